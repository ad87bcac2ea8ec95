"""E001 unreadable-file."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.hookspecs import Unchecked
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.rule import Rule


class UnreadableFile(Rule[Unchecked]):
    subject = Unchecked
    code = "E001"
    name = "unreadable-file"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("文件无法读取", "The file cannot be read")
    rationale = Bilingual(
        "读不出来的文件没有经过检查。不加说明就放过，等于说它没有问题。",
        "A file that cannot be read has not been checked. To pass over it would be to call it good.",
    )
    remedy = Bilingual(
        "按提示处理。没有具体提示的，先用办公软件打开，确认文件完好、没有加密、不是扫描件，"
        "再另存为 docx 或带文字的 PDF 重新检查。",
        "Do what the message says. Otherwise open the file in its own program, make sure that it is "
        "whole, not locked and not a scan, save it as docx or as a PDF with text, and check that.",
    )
    basis = None
    message = Bilingual("{reason}；{remedy}", "{reason}; {remedy}")
    passing = ""
    failing = ""

    def check(self, subject: Unchecked) -> Iterator[Finding]:
        if not subject.readable:
            yield self.finding(subject, reason=subject.reason, remedy=subject.remedy)
