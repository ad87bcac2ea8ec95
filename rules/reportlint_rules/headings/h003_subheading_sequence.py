"""H003 subheading-sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar.prose import Section, Subheading
from reportlint_grammar.report import Report
from reportlint_grammar.wording import NUMERALS, Enumerator, Style, numeral
from reportlint_rules.headings.counting import Count, Slip
from reportlint_rules.report_rule import ReportRule

_LOST = ("?", "？")
"""With these a line begins whose number was lost on the way; no sentence does."""
_INSIDE = re.compile(rf"(?<=.)[（(]\s*+([{NUMERALS}]{{1,3}})\s*+[)）]")
_LEADS_IN = re.compile(r"[:：]$|如下|以下|下一步|措施|改进|问题|不足|打算")


class SubheadingSequence(ReportRule):
    code = "H003"
    name = "subheading-sequence"
    severity = Severity.WARNING
    summary = Bilingual(
        "（一）（二）……有重复或跳号", "Sub-headings （一）（二）… repeat or skip a number"
    )
    rationale = Bilingual(
        "小标题的序号重复或跳过，多半是增删段落后没有重排，也可能漏了一段。",
        "A repeated or skipped number tells of a paragraph that was moved, added or lost.",
    )
    remedy = Bilingual(
        "先对照原稿看是否漏段、多段，再从出错处起依次重排序号。不要只改这一个序号，其后各项也要顺改。",
        "See first whether a paragraph was lost or added, then number the sub-headings anew from here "
        "on, this one and all behind it.",
    )
    basis = None
    message = Bilingual(
        "小标题序号重复或跳号，应为“{expected}”，现为“{actual}”",
        "the sub-heading's number should be “{expected}”, not “{actual}”",
    )
    passing = """\
一、总体情况
（一）主动公开
（二）依申请公开
（三）监督保障
"""
    failing = """\
一、总体情况
（一）主动公开
（二）依申请公开
（二）监督保障
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            for subheading, number, slip in _slips(section):
                yield self.finding(
                    subheading,
                    span=subheading.at(0, len(number.text.rstrip())),
                    expected=_bracketed(slip.expected),
                    actual=number.text.strip(),
                )


def _slips(section: Section) -> Iterator[tuple[Subheading, Enumerator, Slip]]:
    count = Count()
    last = lost = 0
    before = ""
    for prose in section.prose:
        number = prose.number if isinstance(prose, Subheading) else None
        if isinstance(prose, Subheading) and number and number.style is Style.BRACKETED:
            may_begin = last != 1 or _LEADS_IN.search(before) is not None
            slip = count.slip(number.number, may_begin=may_begin)
            if slip and not (slip.skips and _is_there(slip.expected, number.number, lost, section)):
                yield prose, number, slip
            last, lost = number.number, 0
        elif number and number.style in (Style.CHAPTER, Style.PART):
            count, last, lost = Count(), 0, 0
        lost += prose.text.startswith(_LOST)
        before = prose.text


def _is_there(expected: int, number: int, lost: int, section: Section) -> bool:
    """Say whether what is skipped before a number is there: its own number lost, or in a paragraph."""
    return number - expected <= lost or numeral(expected) in _inside(section)


@lru_cache(maxsize=1)
def _inside(section: Section) -> frozenset[str]:
    """Give the numbers （n） that stand within paragraphs: they are no sub-headings but still count.

    Few sections have a slip, for which alone this is asked; one may have many.
    """
    return frozenset(said for prose in section.prose for said in _INSIDE.findall(prose.text))


def _bracketed(number: int) -> str:
    return f"（{numeral(number)}）"
