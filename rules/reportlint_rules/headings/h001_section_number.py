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
    summary = Bilingual("部分的序号缺失或不正确", "A section's number is missing or wrong")
    rationale = Bilingual(
        "六个部分的序号是“一、”至“六、”。少写、写错或换成阿拉伯数字，目录和引用都会乱。",
        "The six sections are numbered 一、 to 六、. A missing or wrong number misleads whoever looks "
        "for a section or refers to it.",
    )
    remedy = Bilingual(
        "将标题序号改为格式规定的序号，数字后用顿号，并核对目录和文中的引用。",
        "Give the heading the number that the form gives it, with a 、 behind it, and look over the "
        "table of contents and whatever refers to the section.",
    )
    basis = sources.FORM
    message = Bilingual(
        "标题序号应为“{expected}”，现为“{actual}”",
        "the heading's number should be “{expected}”, not “{actual}”",
    )
    missing = Bilingual(
        "标题缺少序号“{expected}”，应予补充", "the heading's number “{expected}” is missing"
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
