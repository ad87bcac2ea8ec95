"""A001 row-total."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_grammar.form import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class RowTotal(EquationRule):
    code = "A001"
    name = "row-total"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual(
        "表三一行的总计不等于各类申请人合计", "A row's total in table three is not its sum"
    )
    rationale = Bilingual(
        "表三每一行的总计，是自然人和各类法人或其他组织的合计，行行都应相等。",
        "In every row of table three the total is the sum of the six kinds of applicants.",
    )
    remedy = Bilingual(
        "按申请登记台账逐格核对这一行，查明是某一类申请人填错还是总计填错，再作更正，"
        "并核对同一列的其他合计。不要为了相等直接改总计。",
        "Check each figure of the row against the register of requests, to see whether a kind of "
        "applicant or the total is wrong. Do not change the total just to make it agree.",
    )
    basis = sources.FORM
    message = Bilingual(
        "各类申请人合计应为{sum}，现填报{actual}件，不一致{lead}",
        "the applicants add up to {sum}, but the total is {actual}{lead}",
    )
    passing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4
"""
    failing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 3
"""
