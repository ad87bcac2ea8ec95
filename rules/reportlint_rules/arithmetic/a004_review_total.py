"""A004 review-total."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class ReviewTotal(EquationRule):
    code = "A004"
    name = "review-total"
    severity = Severity.ERROR
    summary = Bilingual(
        "行政复议的总计不等于四项结果之和", "The reconsideration total is not its sum"
    )
    rationale = Bilingual(
        "行政复议的总计，是结果维持、结果纠正、其他结果、尚未审结四项之和。",
        "The total of reconsideration cases is the sum of its four results.",
    )
    basis = sources.FORM
    message = Bilingual(
        "四项结果之和为{at_least} {sum}，总计为 {actual}",
        "the results add up to {at_least}{sum}, the total is {actual}",
    )
    passing = """\
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
2 | 1 | 0 | 1 | 4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
    failing = """\
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
2 | 1 | 0 | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
