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
        "同一标题出现两次，多半是复制时没有改标题，或者把同一内容贴了两遍。六个部分都重复的，是一个文件里有几份报告，"
        "只提示一次，也只检查第一份。",
        "A heading that appears twice was copied and not changed, or its content was pasted twice. Where all "
        "six are repeated there are several reports in one file: that is said once, and only the first of "
        "them is checked.",
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
    copies = Bilingual(
        "本文件内有{count}份报告，从此处起重复，请只保留一份；其余各份未检查",
        "there are {count} reports in this file, the second from here on; keep one. The others were not "
        "checked",
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
        if subject.copies:
            count = 1 + len(subject.copies)
            yield self.finding(subject.copies[0], message=self.copies, count=count)
        for section in subject.sections:
            if section.departure is Departure.REPEATED:
                yield self.finding(section.heading, expected=section.form.title)
