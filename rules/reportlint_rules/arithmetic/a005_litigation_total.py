"""A005 litigation-total."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class LitigationTotal(EquationRule):
    code = "A005"
    name = "litigation-total"
    severity = Severity.ERROR
    summary = Bilingual("行政诉讼的总计不等于四项结果之和", "A litigation total is not its sum")
    rationale = Bilingual(
        "未经复议直接起诉和复议后起诉两组，各自的总计是本组四项结果之和。",
        "In both groups of lawsuits the total is the sum of the group's four results.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本组四项结果之和为{at_least} {sum}，总计为 {actual}",
        "the group's results add up to {at_least}{sum}, its total is {actual}",
    )
    passing = """\
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
0 | 0 | 0 | 0 | 0 | 3 | 0 | 0 | 1 | 4 | 1 | 0 | 0 | 0 | 1
"""
    failing = """\
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
0 | 0 | 0 | 0 | 0 | 3 | 0 | 0 | 1 | 3 | 1 | 0 | 0 | 0 | 1
"""
