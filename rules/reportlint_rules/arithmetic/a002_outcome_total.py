"""A002 outcome-total."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class OutcomeTotal(EquationRule):
    code = "A002"
    name = "outcome-total"
    severity = Severity.ERROR
    summary = Bilingual(
        "（七）总计不等于各项办理结果之和", "Row （七）总计 is not the sum of the outcomes"
    )
    rationale = Bilingual(
        "每一列的（七）总计，是同列（一）至（六）各项办理结果之和。",
        "In each column, row （七） is the sum of the outcomes （一） to （六） above it.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本列各项办理结果之和为{at_least} {sum}，（七）总计为 {actual}{lead}",
        "the outcomes in this column add up to {at_least}{sum}, row （七） says {actual}{lead}",
    )
    passing = """\
三、收到和处理政府信息公开申请情况
三、本年度办理结果 | （一）予以公开 | 3 | 1 | 0 | 0 | 0 | 0 | 4
（七）总计 | 3 | 1 | 0 | 0 | 0 | 0 | 4
"""
    failing = """\
三、收到和处理政府信息公开申请情况
三、本年度办理结果 | （一）予以公开 | 3 | 1 | 0 | 0 | 0 | 0 | 4
（七）总计 | 2 | 1 | 0 | 0 | 0 | 0 | 3
"""
