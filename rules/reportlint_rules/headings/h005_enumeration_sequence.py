"""H005 enumeration-sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.content.prose import Prose, Section, Subheading
from reportlint_grammar.form.wording import numeral, value
from reportlint_grammar.report import Report
from reportlint_rules.headings.counting import Item, slips
from reportlint_rules.headings.renumbering import Numeral, renumbered
from reportlint_rules.report_rule import ReportRule


class _Way(NamedTuple):
    """A way to number items, each of which counts for itself: how they are known, and written.

    A mark without a numeral is an item one that another way begins with, and that no 1 repeats.
    `unmarked` knows an item one that runs on from the words before it: 抓了两项工作一是…二是….
    """

    marks: re.Pattern[str]
    written: str
    unmarked: re.Pattern[str]


_NUMERAL = "([一二三四五六七八九十]{1,3})"
_WAYS = (
    _Way(
        re.compile(f"{_NUMERAL}是|一要|首先|其一|第一[，,]"),
        "{}是",
        re.compile("(?<![统唯单同])一是"),
    ),
    _Way(
        re.compile(f"{_NUMERAL}要(?![素件点求领务道闻塞])"),
        "{}要",
        re.compile("(?<![统唯单同])一要"),
    ),
    _Way(re.compile(f"其{_NUMERAL}(?=[，,：:是])"), "其{}", re.compile("其一(?=[，,：:是])")),
    _Way(re.compile(f"第{_NUMERAL}(?=[，,])"), "第{}", re.compile("第一(?=[，,])")),
)
_BEFORE = frozenset('：:；;。，,、！？!?“”"（()）. \t\n')
"""What may stand before an item's number; in 统一是 nothing is counted."""
_STOP = re.compile(r"[。；;！？!?]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_COLONS = ("：", ":")
_ANNOUNCES = re.compile(r"如下|以下|下一步|今后|接下来|[两二三四五六几](?:个|项|点|方面|条|种)")
"""Words that announce a list: 抓两项工作, 有以下问题; or turn from problems to what will be done."""
_ADVERBS = {2: ["其次", "再次"], 3: ["再次"]}


class EnumerationSequence(ReportRule):
    code = "H005"
    name = "enumeration-sequence"
    severity = Severity.WARNING
    since = "0.1.0"
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
    run = Bilingual(
        "列举序号不连续，应为“{expected}”，现为“{actual}”，其后{others}项依次顺改，请核对是否漏项",
        "the enumeration should go on with “{expected}”, not “{actual}”, and so on for the {others} items "
        "behind it",
    )
    swapped = Bilingual(
        "列举序号与其后的“{other}”颠倒，应为“{expected}”，现为“{actual}”",
        "the item's number and “{other}” behind it have changed places: it should be “{expected}”, not "
        "“{actual}”",
    )
    passing = """\
一、总体情况
一是健全制度。二是加强培训。三是强化监督。
"""
    failing = (
        """\
一、总体情况
一是健全制度。三是加强培训。三是强化监督。
""",
        """\
一、总体情况
一是健全制度。二是加强培训。二是强化监督。
""",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        for section, way in _counted(subject):
            for members in _groups(section, way):
                numerals = [member.numeral for member in members]
                for slip in slips([member.item for member in members]):
                    member = members[slip.at]
                    message = self.run if slip.others else self.message
                    other = None
                    if slip.swapped is not None:
                        message, other = self.swapped, members[slip.swapped].written
                    yield self.finding(
                        member.prose,
                        span=member.prose.at(*member.stretch),
                        message=message,
                        expected=way.written.format(numeral(slip.expected)),
                        actual=member.written,
                        others=len(slip.others),
                        other=other,
                        fix=renumbered(slip, numerals),
                    )


class _Member(NamedTuple):
    """A number in an enumeration, and where in its paragraph it stands, as 一是 and as 一."""

    prose: Prose
    stretch: tuple[int, int]
    digits: tuple[int, int]
    item: Item

    @property
    def written(self) -> str:
        return self.prose.text[slice(*self.stretch)]

    @property
    def numeral(self) -> Numeral:
        """Its number; 首先 has no numeral."""
        has_one = self.digits[0] >= 0
        return Numeral(self.item.number, self.prose.at(*self.digits) if has_one else None)


def _counted(subject: Report) -> Iterator[tuple[Section, _Way]]:
    """Give each section with the ways in which it counts more than one."""
    for section in subject.sections:
        text = "\n".join(prose.text for prose in section.prose)
        yield from ((section, way) for way in _WAYS if len(way.marks.findall(text)) > 1)


def _groups(section: Section, way: _Way) -> list[list[_Member]]:
    """Give what is counted in one way in a section; behind a sub-heading it counts anew."""
    groups: list[list[_Member]] = [[]]
    sentence = 0
    since = ""
    for prose in section.prose:
        if isinstance(prose, Subheading):
            groups.append([])
            since = ""
        position = 0
        for number, mark in _marks(prose, way):
            since += prose.text[position : mark.start()]
            position = mark.end()
            is_elsewhere = partial(_counted_otherwise, text=since)
            sentence += _SENTENCE_END.search(since) is not None
            if number == 2 and way.unmarked.search(since):
                first = Item(1, True, is_elsewhere, sentence)
                groups[-1].append(_Member(prose, mark.span(), mark.span(1), first))
            is_announced = mark[1] is None or _is_announced(since)
            item = Item(number, is_announced, is_elsewhere, sentence)
            groups[-1].append(_Member(prose, mark.span(), mark.span(1), item))
            since = ""
        since += prose.text[position:] + "\n"
    return groups


def _marks(prose: Prose, way: _Way) -> Iterator[tuple[int, re.Match[str]]]:
    text = prose.text
    for mark in way.marks.finditer(text):
        if mark.start() and text[mark.start() - 1] not in _BEFORE:
            continue
        try:
            yield value(mark[1]) if mark[1] else 1, mark
        except ValueError:
            continue


def _is_announced(since: str) -> bool:
    """Say whether the words since the last item lead to a list, instead of being all of that item's."""
    since = since.strip()
    *before, last = _STOP.split(since)
    return (
        "\n" in since
        or bool(before and last)
        or since.endswith(_COLONS)
        or _ANNOUNCES.search(since) is not None
    )


def _counted_otherwise(number: int, text: str) -> bool:
    """Say whether a skipped item is there in other words: 二要, 其二, 第二."""
    name = numeral(number)
    marks = [f"{name}是", f"{name}要", f"{name}则", f"其{name}", f"第{name}", f"{name}、"]
    marks += _ADVERBS.get(number, [])
    return any(mark in text for mark in marks)
