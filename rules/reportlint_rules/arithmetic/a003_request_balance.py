"""A003 request-balance."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_grammar.form import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class RequestBalance(EquationRule):
    code = "A003"
    name = "request-balance"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual(
        "新收加上年结转不等于办理总计加结转下年", "Requests in and requests out do not balance"
    )
    rationale = Bilingual(
        "每一列，第一项加第二项之和，等于第三项加第四项之和；这一勾稽关系印在表三的左上角。",
        "In each column items one and two equal items three and four; the form prints this in table three.",
    )
    remedy = Bilingual(
        "逐项核对四个数：本年新收、上年结转（应与上一年度报告的结转下年度数一致）、办理结果总计、"
        "结转下年度。对照台账查明哪一个有误再更正，不要用结转数凑平。",
        "Check all four figures against the records: received, carried over (which is what last year's "
        "report carried forward), dealt with, and carried forward. Correct the one that is wrong; do not "
        "use the last as what is left over.",
    )
    basis = sources.FORM
    message = Bilingual(
        "勾稽关系不符：本年新收与上年结转合计{sum}，办理结果总计与结转下年度合计{found}，"
        "相差{gap}{lead}",
        "received and carried over come to {sum}, dealt with and carried forward to {found}; "
        "they differ by {gap}{lead}",
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
