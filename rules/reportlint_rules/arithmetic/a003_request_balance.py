"""A003 request-balance."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class RequestBalance(EquationRule):
    code = "A003"
    name = "request-balance"
    severity = Severity.ERROR
    summary = Bilingual(
        "新收加上年结转不等于办理总计加结转下年", "Requests in and requests out do not balance"
    )
    rationale = Bilingual(
        "每一列，第一项加第二项之和，等于第三项加第四项之和；这一勾稽关系印在表三的左上角。",
        "In each column items one and two equal items three and four; the form prints this in table three.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本列新收加上年结转为{at_least} {sum}，（七）总计加结转下年为 {actual}{lead}",
        "received and carried over make {at_least}{sum}, dealt with and carried forward {actual}{lead}",
    )
    passing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
（七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
    failing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
（七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
"""
