"""A005 litigation-total."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_grammar.form import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class LitigationTotal(EquationRule):
    code = "A005"
    name = "litigation-total"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("行政诉讼的总计不等于四项结果合计", "A litigation total is not its sum")
    rationale = Bilingual(
        "未经复议直接起诉和复议后起诉两组，各自的总计是本组四项结果的合计。",
        "In both groups of lawsuits the total is the sum of the group's four results.",
    )
    remedy = Bilingual(
        "按行政诉讼案件台账分组核对四项结果和总计，一个案件只计入一组、一项结果。"
        "查明后更正，不要为了相等直接改总计。",
        "Check the group's results and its total against the register of cases; each case counts once, "
        "in one group. Do not change the total just to make it agree.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本组四项结果合计应为{sum}，现填报{actual}件，不一致{lead}",
        "the group's four results add up to {sum}, but the total is {actual}{lead}",
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
