"""C005 mixed-width-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_HALF_WIDTH = re.compile(r"(?<=[一-鿿])[,;:?!](?=[一-鿿]|$)|(?<=[一-鿿])\((?=[一-鿿])")


class MixedWidthPunctuation(ReportRule):
    code = "C005"
    name = "mixed-width-punctuation"
    severity = Severity.INFO
    on_by_default = False
    summary = Bilingual("汉字之间用了半角标点", "Half-width punctuation stands between characters")
    rationale = Bilingual(
        "汉字之间用全角标点。每份文件只提示一次。",
        "Between Chinese characters punctuation is full-width. Said once a file.",
    )
    basis = sources.PUNCTUATION
    message = Bilingual(
        "有 {count} 处半角标点，如“{actual}”", "{count} half-width marks, such as “{actual}”"
    )
    passing = """\
一、总体情况
健全制度，加强培训。
"""
    failing = """\
一、总体情况
健全制度,加强培训。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        found = [
            (prose, mark) for prose in subject.prose for mark in _HALF_WIDTH.finditer(prose.text)
        ]
        if found:
            prose, mark = found[0]
            span = prose.at(*mark.span())
            yield self.finding(prose, span=span, actual=mark.group(), count=len(found))
