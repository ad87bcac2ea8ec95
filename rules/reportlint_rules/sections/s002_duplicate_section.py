"""S002 duplicate-section."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.departures import Departure
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class DuplicateSection(ReportRule):
    code = "S002"
    name = "duplicate-section"
    severity = Severity.ERROR
    summary = Bilingual("同一部分出现两次", "A section appears twice")
    rationale = Bilingual(
        "同一标题出现两次，多半是复制时没有改标题，或者把同一内容贴了两遍。",
        "A heading that stands twice was copied and not changed, or its content was pasted twice.",
    )
    basis = sources.FORM
    message = Bilingual("“{expected}”重复出现", "“{expected}” appears again")
    passing = """\
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""
    failing = """\
五、存在的主要问题及改进情况
五、存在的主要问题及改进情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            if section.departure is Departure.REPEATED:
                yield self.finding(section.heading, expected=section.form.title)
