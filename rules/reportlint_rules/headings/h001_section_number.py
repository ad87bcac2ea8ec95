"""H001 section-number."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_grammar.wording import Style
from reportlint_rules.report_rule import ReportRule


class SectionNumber(ReportRule):
    code = "H001"
    name = "section-number"
    severity = Severity.WARNING
    summary = Bilingual("部分的序号缺失或不对", "A section's number is missing or wrong")
    rationale = Bilingual(
        "六个部分的序号是“一、”至“六、”。少写、写错或换成阿拉伯数字，目录和引用都会乱。",
        "The six sections are numbered 一、 to 六、; a lost or wrong number breaks contents and references.",
    )
    basis = sources.FORM
    message = Bilingual(
        "序号应为“{expected}”，写作“{actual}”", "number “{actual}” should be “{expected}”"
    )
    missing = Bilingual(
        "标题前缺少序号“{expected}”", "the number “{expected}” is missing before the heading"
    )
    passing = "二、主动公开政府信息情况\n"
    failing = "2、主动公开政府信息情况\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            number = section.heading.number
            expected = f"{section.form.numeral}、"
            if number is None:
                yield self.finding(section.heading, message=self.missing, expected=expected)
            elif (
                number.style is not Style.CHAPTER
                or not number.official
                or number.number != section.form.number
            ):
                yield self.finding(section.heading, expected=expected, actual=number.text.strip())
