"""C004 stray-whitespace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.model.document import Passage
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.report import Report
from reportlint_rules.cleanliness import lines
from reportlint_rules.report_rule import ReportRule

_PADDING = re.compile(r"(?<=[^\s\d.、)）]) {2,}(?=\S)")
_WITHIN_WORDS = re.compile("[一-鿿] +[一-鿿]")
_SPREAD = re.compile(r"[一-鿿] +[一-鿿]$|[一-鿿](?: +[一-鿿]){1,3}(?=[：:])")
"""A word set as wide as those beside it, as is the custom: 目　　录, 名　　称：, 联  系  人：."""


class StrayWhitespace(ReportRule):
    code = "C004"
    name = "stray-whitespace"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual("文字中间有成串的空格", "A run of spaces stands within a text")
    rationale = Bilingual(
        "用空格撑开标题或正文，换一种字体或一个网页就走样，检索也找不到。留着等填数字的空格由 N004 检查。",
        "Spaces that pad a title or a line go astray on another page, and a search misses the words. A blank "
        "that a number was to fill is for N004.",
    )
    remedy = Bilingual(
        "删去多余的空格。要居中、对齐或换行的，用排版功能，不用空格。",
        "Delete the spaces. To centre, align or break a line, use the program's own means.",
    )
    basis = None
    message = Bilingual(
        "文字中间有{actual}个连续空格，应予删除", "{actual} spaces in a row stand within the text"
    )
    passing = "云岭县水务局2024年政府信息公开工作年度报告\n"
    failing = "云岭县水务局2024年政府信息      公开工作年度报告\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        blanks = {gap.end for gap in subject.gaps}
        for at, passage in lines.of_its_own(subject):
            if "  " not in passage.text:
                continue
            spread = _SPREAD.match(passage.text)
            paddings = [
                padding
                for padding in _PADDING.finditer(passage.text, spread.end() if spread else 0)
                if passage.span(padding.end(), padding.end() + 1).start not in blanks
            ]
            if paddings:
                span = passage.span(*paddings[0].span())
                actual = len(paddings[0].group())
                yield self.finding(at, span=span, actual=actual, fix=_fix(passage, paddings))


def _fix(passage: Passage, paddings: Sequence[re.Match[str]]) -> Fix | None:
    """Take out all of a line; None unless they are between Chinese characters, which need no space."""
    if not all(_WITHIN_WORDS.match(passage.text, padding.start() - 1) for padding in paddings):
        return None
    return Fix(
        Safety.SAFE,
        Bilingual("删去文字中间的空格", "take out the spaces"),
        tuple(Edit(passage.span(*padding.span()), "") for padding in paddings),
    )
