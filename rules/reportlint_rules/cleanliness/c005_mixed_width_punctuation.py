"""C005 mixed-width-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_HALF_WIDTH = re.compile(r"(?<=[一-鿿])[,;:?!](?=[一-鿿]|$)|(?<=[一-鿿])\((?=[一-鿿])")


class MixedWidthPunctuation(ReportRule):
    code = "C005"
    name = "mixed-width-punctuation"
    severity = Severity.INFO
    on_by_default = False
    since = "0.1.0"
    summary = Bilingual("汉字之间用了半角标点", "Half-width punctuation stands between characters")
    rationale = Bilingual(
        "汉字之间用全角标点。每份文件只提示一次。",
        "Between Chinese characters punctuation is full-width. Said once a file.",
    )
    remedy = Bilingual(
        "将汉字之间的半角标点改为全角。数字、外文和网址中的标点不改。",
        "Write full-width punctuation between Chinese characters. Leave that in numbers, foreign words "
        "and addresses as it is.",
    )
    basis = sources.PUNCTUATION
    message = Bilingual(
        "汉字之间使用半角标点，全文共{count}处（如“{actual}”），应改为全角",
        "half-width punctuation stands between characters, {count} in all, such as “{actual}”",
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
