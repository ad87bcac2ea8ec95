"""D006 parts-count."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class PartsCount(ReportRule):
    code = "D006"
    name = "parts-count"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "所称的组成部分与报告不符", "What the report says it is made of is not what it is made of"
    )
    rationale = Bilingual(
        "引言说“由六部分组成”，却只列出五个，或者列的是旧格式的部分，多为沿用旧稿。按部分的名称判断，"
        "不数顿号：“行政复议、行政诉讼”是一个部分。列有自己的部分、有读不懂的、以“等”省略后面几项的，"
        "只说“几个方面”而不列出的，不作判断；数目可以写在列举之前或者之后。"
        "报告确实缺少某一部分的，由 S001 指出。",
        "A report that says it has six parts and names five, or names those of an old form, mostly has this "
        "from an older one. Parts are known by their names; commas are not counted. A list that has parts of "
        "its own, or some that are not understood, or that leaves off with 等 is not judged. Where the report "
        "does lack the part, S001 says so.",
    )
    remedy = Bilingual(
        "对照报告的六个部分，改正引言中的名称和数目；也可以删去这一句，格式没有要求写。",
        "Let names and number be those of the report's six parts, or leave the sentence out: the form does not "
        "ask for it.",
    )
    basis = sources.SECTIONS
    message = Bilingual(
        "列举的组成部分中没有“{expected}”，请核对",
        "“{expected}” is not among the parts that are named",
    )
    former = Bilingual(
        "列举的“{actual}”不是现行格式的组成部分，请核对",
        "“{actual}” is named, which is no part of the form in force",
    )
    miscounted = Bilingual(
        "称共有{actual}个部分，报告应由{expected}个部分组成，请核对",
        "the report is said to have {actual} parts; it has {expected}",
    )
    short = Bilingual(
        "称共有{expected}个部分，只列举了{actual}个，请核对",
        "{expected} parts are announced, and {actual} are named",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。
四、政府信息公开行政复议、行政诉讼情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        made = subject.composition
        if made is None:
            return
        owed = subject.edition.sections
        missing = [form for form in owed if form.name not in made.named]
        numbers = (None, len(owed), len(owed) - len(subject.absent_sections))
        if made.former:
            yield self.finding(made.prose, span=made.span, message=self.former, actual=made.former)
        elif made.is_clear and len(missing) == 1:
            is_left_off = made.is_open and missing[0] is owed[-1]
            if not is_left_off and missing[0] not in subject.absent_sections:
                expected = missing[0].heading.official
                yield self.finding(made.prose, span=made.span, expected=expected)
        elif made.is_short and made.number in numbers and {*missing} - {*subject.absent_sections}:
            yield self.finding(
                made.prose,
                span=made.span,
                message=self.short,
                expected=made.number,
                actual=len(made.named),
            )
        elif made.is_clear and len(missing) in (0, len(owed)) and made.number not in numbers:
            yield self.finding(
                made.prose,
                span=made.span,
                message=self.miscounted,
                expected=len(owed),
                actual=made.number,
            )
