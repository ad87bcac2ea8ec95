"""E002 not-a-report."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.hookspecs import Unchecked
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.rule import Rule


class NotAReport(Rule[Unchecked]):
    subject = Unchecked
    code = "E002"
    name = "not-a-report"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("文件不是年度报告", "The file is not an annual report")
    rationale = Bilingual(
        "点名要检查的文件里找不到年度报告的标题和表格，多半是给错了文件，或者导出时丢了内容。",
        "A file named outright shows neither the headings nor the tables of the form: "
        "it is the wrong file, or its content was lost on the way.",
    )
    remedy = Bilingual(
        "先核对是否选错文件。确是年度报告的，打开看六个部分和三张表是否齐全、是否成了图片，"
        "必要时重新导出；不是年度报告的，移出检查范围。",
        "See whether it is the right file. If it is the report, make sure that its sections and "
        "tables are there, and as text, and export it anew; if it is not, leave it out of the check.",
    )
    basis = None
    message = Bilingual("{reason}；{remedy}", "{reason}; {remedy}")
    passing = ""
    failing = ""

    def check(self, subject: Unchecked) -> Iterator[Finding]:
        if subject.readable:
            yield self.finding(subject, reason=subject.reason, remedy=subject.remedy)
