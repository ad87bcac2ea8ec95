"""E001 unreadable-file."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint.hookspecs import Unchecked
from reportlint.rule import Rule
from reportlint_grammar import sources


class UnreadableFile(Rule[Unchecked]):
    subject = Unchecked
    code = "E001"
    name = "unreadable-file"
    severity = Severity.ERROR
    summary = Bilingual("文件无法读取", "The file cannot be read")
    rationale = Bilingual(
        "读不出来的文件没有经过检查。不说明就放过，等于说它没有问题。",
        "A file that cannot be read has not been checked; to pass over it would be to call it good.",
    )
    basis = sources.PROJECT
    message = Bilingual("{reason}；{remedy}", "{reason}; {remedy}")
    passing = ""
    failing = ""

    def check(self, subject: Unchecked) -> Iterator[Finding]:
        if not subject.readable:
            yield self.finding(subject, reason=subject.reason, remedy=subject.remedy)
