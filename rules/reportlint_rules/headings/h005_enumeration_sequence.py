"""H005 enumeration-sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar.prose import Prose, Subheading
from reportlint_grammar.report import Report
from reportlint_grammar.wording import numeral, value
from reportlint_rules.headings.counting import Count
from reportlint_rules.report_rule import ReportRule

_MARK = re.compile("([一二三四五六七八九十]{1,3})是|首先|其一|第一[，,]")
_BEFORE = frozenset('：:；;。，,、！？!?“”"（()）. \t\n')
"""What may stand before an item's number; in 统一是 nothing is counted."""
_UNMARKED_FIRST = re.compile("(?<![统唯单同])一是")
"""An item one that runs on from the words before it: 抓了两项工作一是…二是…."""
_ADVERBS = {2: ["其次"], 3: ["再次"]}


class EnumerationSequence(ReportRule):
    code = "H005"
    name = "enumeration-sequence"
    severity = Severity.WARNING
    summary = Bilingual("“一是……二是……”有重复或跳号", "一是…二是… repeats or skips a number")
    rationale = Bilingual(
        "列举的序号重复或跳过，多半是增删内容后没有重排，也可能漏了一项。",
        "A repeated or skipped number in an enumeration tells of an item that was moved, added or lost.",
    )
    remedy = Bilingual(
        "从“一是”起逐项核对：漏项的补上，多出的删去，序号写错的改正，其后各项一并顺改。",
        "Go through the items from 一是 on. Add what is missing, delete what is there twice, and number "
        "the items behind it anew.",
    )
    basis = None
    message = Bilingual(
        "列举序号不连续，应为“{expected}”，现为“{actual}”，请核对是否漏项",
        "the enumeration should go on with “{expected}”, not “{actual}”",
    )
    passing = """\
一、总体情况
一是健全制度。二是加强培训。三是强化监督。
"""
    failing = """\
一、总体情况
一是健全制度。三是加强培训。三是强化监督。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            count = Count()
            since = ""
            for prose in section.prose:
                if isinstance(prose, Subheading):
                    count, since = Count(), ""
                position = 0
                for number, mark in _marks(prose):
                    since += prose.text[position : mark.start()]
                    position = mark.end()
                    if number == 2 and _UNMARKED_FIRST.search(since):
                        count.slip(1)
                    slip = count.slip(number)
                    if slip and not (slip.skips and _counted_otherwise(slip.expected, since)):
                        yield self.finding(
                            prose,
                            span=prose.at(*mark.span()),
                            expected=f"{numeral(slip.expected)}是",
                            actual=mark.group(),
                        )
                    since = ""
                since += prose.text[position:]


def _marks(prose: Prose) -> Iterator[tuple[int, re.Match[str]]]:
    text = prose.text
    for mark in _MARK.finditer(text):
        if mark.start() and text[mark.start() - 1] not in _BEFORE:
            continue
        try:
            yield value(mark[1]) if mark[1] else 1, mark
        except ValueError:
            continue


def _counted_otherwise(number: int, text: str) -> bool:
    """Say whether a skipped item is there in other words: 二要, 其二, 第二."""
    name = numeral(number)
    marks = [f"{name}是", f"{name}要", f"{name}则", f"其{name}", f"第{name}", f"{name}、"]
    marks += _ADVERBS.get(number, [])
    return any(mark in text for mark in marks)
