"""N004 missing-figure."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class MissingFigure(ReportRule):
    code = "N004"
    name = "missing-figure"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("计量单位前没有数字", "A unit has no number before it")
    rationale = Bilingual(
        "“共公开　条”“收到申请　　件”多半是套用模板后没有填数。只在看得准时提示：“共”“公开”“收到”等词，"
        "或者所计的“信息”“申请”“决定”之后、标点之前只有空格（或空括号）和计量单位；空格已丢失的，须有“共”“累计”，或者是“公开条”“培训次”这样不成词的。"
        "“文 件”“头 条”之类被空格隔开的词不提示；通篇没有一个数字的，是读取时丢了数字，也不提示。"
        "下划线由 C006 检查。",
        "“共公开　条” is a blank of a template that nobody filled in. It is reported only where that is "
        "certain: behind a word such as 共, 公开 or 收到, or behind what the unit counts, such as 信息 or "
        "申请, there is nothing but blanks or empty brackets and a unit before the next mark; where "
        "the blanks are lost, there must be 共 or 累计, or a unit that makes no noun with the "
        "verb. Words that a blank has split, 文 件, are left alone, and so is a text without any digit, whose "
        "figures were lost on the way here. Underscores are for C006.",
    )
    remedy = Bilingual(
        "按台账补填数字；没有发生的填“0”，或者删去这句话。",
        "Fill in the number from the records. If there was none, write 0 or take the words out.",
    )
    basis = None
    message = Bilingual(
        "“{unit}”前缺少数字，请补填；没有发生的请填“0”",
        "there is no number before “{unit}”; fill it in, with 0 if there was none",
    )
    passing = """\
一、总体情况
全年共公开政府信息20条，收到申请3件。
"""
    failing = """\
一、总体情况
2024年共公开政府信息　　条，收到申请3件。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for gap in subject.gaps:
            yield self.finding(gap, unit=gap.unit)
