"""A001 row-total."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class RowTotal(EquationRule):
    code = "A001"
    name = "row-total"
    severity = Severity.ERROR
    summary = Bilingual(
        "表三一行的总计不等于六类申请人之和", "A row's total in table three is not its sum"
    )
    rationale = Bilingual(
        "表三每一行的总计是自然人和五类法人或其他组织之和，二十五行都要相等。",
        "In each of table three's 25 rows the total is the sum of the six kinds of applicants.",
    )
    basis = sources.FORM
    message = Bilingual(
        "六类申请人之和为{at_least} {sum}，总计为 {actual}{lead}",
        "the applicants add up to {at_least}{sum}, the total is {actual}{lead}",
    )
    passing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4
"""
    failing = """\
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 3
"""
