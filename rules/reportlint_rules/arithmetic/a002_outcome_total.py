"""A002 outcome-total."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_grammar.form import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class OutcomeTotal(EquationRule):
    code = "A002"
    name = "outcome-total"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual(
        "（七）总计不等于各项办理结果合计", "Row （七）总计 is not the sum of the outcomes"
    )
    rationale = Bilingual(
        "每一列的（七）总计，是同列（一）至（六）各项办理结果的合计。",
        "In each column, row （七） is the sum of the outcomes （一） to （六） above it.",
    )
    remedy = Bilingual(
        "按办理台账核对本列（一）至（六）各项，一件申请只计入一项结果；漏计、重计的更正后，再核对总计。"
        "不要为了相等直接改数。",
        "Check the outcomes of the column against the records; each request counts once. Correct what "
        "was left out or counted twice, then the total. Do not change a figure just to make it agree.",
    )
    basis = sources.FORM
    message = Bilingual(
        "（一）至（六）项合计应为{sum}，现填报{actual}件，不一致{lead}",
        "the outcomes （一） to （六） add up to {sum}, but the total is {actual}{lead}",
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
