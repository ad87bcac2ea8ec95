"""H002 section-wording."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class SectionWording(ReportRule):
    code = "H002"
    name = "section-wording"
    severity = Severity.WARNING
    summary = Bilingual("部分的标题与格式不一致", "A section's heading is not the form's")
    rationale = Bilingual(
        "六个标题的文字由格式规定。标点、空格和括号里的说明不算。",
        "The form fixes the wording of the six headings; punctuation, spaces and notes do not count.",
    )
    basis = sources.FORM
    message = Bilingual(
        "标题应为“{expected}”，写作“{actual}”", "heading “{actual}” should be “{expected}”"
    )
    passing = "五、存在的主要问题及改进情况\n"
    failing = "五、存在的主要问题及整改措施\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            heading = section.heading
            if not heading.has_official_wording:
                expected = section.form.heading.official
                yield self.finding(heading, expected=expected, actual=heading.wording)
