"""S002 duplicate-section."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.departures import Departure
from reportlint_rules.report_rule import ReportRule


class DuplicateSection(ReportRule):
    code = "S002"
    name = "duplicate-section"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("同一部分重复出现", "A section appears twice")
    rationale = Bilingual(
        "同一标题出现两次，多半是复制时没有改标题，或者把同一内容贴了两遍。",
        "A heading that appears twice was copied and not changed, or its content was pasted twice.",
    )
    remedy = Bilingual(
        "对照两处内容：本属不同部分的，更正标题和序号；内容相同的，删去一处；内容不同的，合并为一处。",
        "Compare the two. If they are different sections, correct the heading and its number; if they "
        "say the same, delete one; otherwise make them one.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本部分重复出现，请更正标题或予以合并",
        "this section appears again; correct its heading, or make the two one",
    )
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
