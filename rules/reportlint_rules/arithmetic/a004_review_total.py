"""A004 review-total."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_grammar.form import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class ReviewTotal(EquationRule):
    code = "A004"
    name = "review-total"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual(
        "行政复议的总计不等于四项结果合计", "The reconsideration total is not its sum"
    )
    rationale = Bilingual(
        "行政复议的总计，是结果维持、结果纠正、其他结果、尚未审结四项的合计。",
        "The total of reconsideration cases is the sum of its four results.",
    )
    remedy = Bilingual(
        "按行政复议案件台账核对四项结果和总计，年末没有审结的计入“尚未审结”。"
        "查明后更正，不要为了相等直接改总计。",
        "Check the four results and the total against the register of cases; one not decided by the end "
        "of the year is 尚未审结. Do not change the total just to make it agree.",
    )
    basis = sources.FORM
    message = Bilingual(
        "四项结果合计应为{sum}，现填报{actual}件，不一致{lead}",
        "the four results add up to {sum}, but the total is {actual}{lead}",
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
