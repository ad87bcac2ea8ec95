"""H003 subheading-sequence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.content.prose import Section, Subheading
from reportlint_grammar.form.wording import NUMERALS, Enumerator, Style, numeral
from reportlint_grammar.report import Report
from reportlint_rules.headings.counting import Item, slips
from reportlint_rules.headings.renumbering import Numeral, renumbered
from reportlint_rules.report_rule import ReportRule

_LOST = ("?", "？")
"""With these a line begins whose number was lost on the way; no sentence does."""
_INSIDE = re.compile(rf"(?:(?<=.)[（(]|^)\s*+([{NUMERALS}]{{1,3}})\s*+[)）]")
_NUMERAL = re.compile(f"[{NUMERALS}]++")
_LEADS_IN = re.compile(r"[:：]$|如下|以下|下一步|措施|改进|问题|不足|打算")


class SubheadingSequence(ReportRule):
    code = "H003"
    name = "subheading-sequence"
    severity = Severity.WARNING
    since = "0.1.0"
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
    run = Bilingual(
        "小标题序号重复或跳号，应为“{expected}”，现为“{actual}”，其后{others}个序号依次顺改",
        "the sub-heading's number should be “{expected}”, not “{actual}”, and so on for the {others} "
        "behind it",
    )
    beginning = Bilingual(
        "小标题序号应从“{expected}”开始，现为“{actual}”，请核对是否漏项；没有漏项的，其后{others}个序号依次顺改",
        "the sub-headings should begin with “{expected}”, not “{actual}”; if none is missing, number the "
        "{others} behind it anew",
    )
    swapped = Bilingual(
        "小标题序号与其后的“{other}”颠倒，应为“{expected}”，现为“{actual}”",
        "the sub-heading's number and “{other}” behind it have changed places: it should be “{expected}”, "
        "not “{actual}”",
    )
    style = Bilingual(
        "小标题序号应与其他小标题一致，应为“{expected}”，现为“{actual}”",
        "the sub-heading's number should be “{expected}” like the others', not “{actual}”",
    )
    passing = """\
一、总体情况
（一）主动公开
（二）依申请公开
（三）监督保障
"""
    failing = (
        """\
一、总体情况
（一）主动公开
（二）依申请公开
（二）监督保障
""",
        """\
一、总体情况
（一）主动公开
（二）依申请公开
（四）监督保障
""",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            first, *others = _groups(section)
            yield from self._findings(first, owes_first=_owes_first(section))
            for group in others:
                yield from self._findings(group)

    def _findings(self, group: Sequence[_Member], *, owes_first: bool = False) -> Iterator[Finding]:
        items = [member.item for member in group]
        numerals = [member.numeral for member in group]
        for slip in slips(items, owes_first=owes_first):
            member = group[slip.at]
            message = self.run if slip.others else self.message
            other = None
            if slip.swapped is not None:
                message, other = self.swapped, group[slip.swapped].written
            elif owes_first and slip.at == 0 and slip.others:
                message = self.beginning
            yield self._finding(
                member,
                slip.expected,
                message=message,
                others=len(slip.others),
                other=other,
                fix=renumbered(slip, numerals),
            )
        for member in group:
            if member.number.style is not Style.BRACKETED:
                number = member.item.number
                fix = _in_style(member)
                yield self._finding(member, number, message=self.style, fix=fix)

    def _finding(
        self,
        member: _Member,
        expected: int,
        *,
        message: Bilingual,
        others: int = 0,
        other: str | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        return self.finding(
            member.subheading,
            span=member.span,
            message=message,
            expected=f"（{numeral(expected)}）",
            actual=member.written,
            others=others,
            other=other,
            fix=fix,
        )


class _Member(NamedTuple):
    """A sub-heading that is counted."""

    subheading: Subheading
    number: Enumerator
    item: Item

    @property
    def written(self) -> str:
        return self.number.text.strip()

    @property
    def span(self) -> Span:
        return self.subheading.at(0, len(self.number.text.rstrip()))

    @property
    def numeral(self) -> Numeral:
        found = _NUMERAL.search(self.number.text)
        return Numeral(self.item.number, found and self.subheading.at(*found.span()))


def _in_style(member: _Member) -> Fix:
    """Write a number like the others: it says the same."""
    edit = Edit(member.span, f"（{numeral(member.item.number)}）")
    return Fix(Safety.SAFE, Bilingual("统一序号的写法", "write it like the others"), (edit,))


def _groups(section: Section) -> list[list[_Member]]:
    """Give the sub-headings that are counted; behind a number of a higher level they count anew."""
    inside = _inside(section)
    strays = _strays(section)
    groups: list[list[_Member]] = [[]]
    lost = 0
    before = ""
    for prose in section.prose:
        number = prose.number if isinstance(prose, Subheading) else None
        if isinstance(prose, Subheading) and number and (_counts(number) or prose.span in strays):
            is_elsewhere = partial(_is_there, number=number.number, lost=lost, inside=inside)
            is_announced = _LEADS_IN.search(before) is not None
            item = Item(number.number, is_announced, is_elsewhere)
            groups[-1].append(_Member(prose, number, item))
            lost = 0
        elif number and number.style in (Style.CHAPTER, Style.PART):
            groups.append([])
            lost = 0
        lost += prose.text.startswith(_LOST)
        before = prose.text
    return groups


def _counts(number: Enumerator) -> bool:
    return number.style is Style.BRACKETED


def _numbered(section: Section) -> list[tuple[Subheading, Enumerator]]:
    every = section.subheadings
    return [(subheading, number) for subheading in every if (number := subheading.number)]


def _owes_first(section: Section) -> bool:
    """Say whether the sub-headings must begin with （一）: in a section of words, if no others precede.

    What looks like a sub-heading beside a table may be a label of its.
    """
    numbered = _numbered(section)
    if section.form.table is not None or not numbered:
        return False
    first, number = numbered[0]
    return _counts(number) or first.span in _strays(section)


def _strays(section: Section) -> Set[Span]:
    """Find where sub-headings go on from one （n） to the next, but are numbered in another style.

    No other has that style: it would be a level above or below.
    """
    numbered = _numbered(section)
    styles = Counter(number.style for _, number in numbered)
    strays: set[Span] = set()
    before = 0
    for (subheading, number), (_, behind) in pairwise(numbered):
        goes_on = number.number == before + 1 and behind.number == number.number + 1
        if goes_on and not _counts(number) and _counts(behind) and styles[number.style] == 1:
            strays.add(subheading.span)
        before = number.number if _counts(number) else -1
    return strays


def _is_there(expected: int, *, number: int, lost: int, inside: Set[str]) -> bool:
    """Say whether what is skipped before a number is there: its own number lost, or in a paragraph."""
    return number - expected <= lost or numeral(expected) in inside


def _inside(section: Section) -> frozenset[str]:
    """Give the numbers （n） that are no sub-headings but still count: within paragraphs, or half a （."""
    return frozenset(said for prose in section.prose for said in _INSIDE.findall(prose.text))
