"""E002 not-a-report."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint.hookspecs import Unchecked
from reportlint.rule import Rule
from reportlint_grammar import sources


class NotAReport(Rule[Unchecked]):
    subject = Unchecked
    code = "E002"
    name = "not-a-report"
    severity = Severity.ERROR
    summary = Bilingual("文件不是年度报告", "The file is no annual report")
    rationale = Bilingual(
        "点名要检查的文件里找不到年度报告的标题和表格，多半是给错了文件，或者导出时丢了内容。",
        "A file named outright shows neither headings nor tables of the form: "
        "it is the wrong file, or its content was lost on the way.",
    )
    basis = sources.PROJECT
    message = Bilingual("{reason}；{remedy}", "{reason}; {remedy}")
    passing = ""
    failing = ""

    def check(self, subject: Unchecked) -> Iterator[Finding]:
        if subject.readable:
            yield self.finding(subject, reason=subject.reason, remedy=subject.remedy)
