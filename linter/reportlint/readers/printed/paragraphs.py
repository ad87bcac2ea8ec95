"""From lines to paragraphs: a line that reaches the margin goes on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint.readers.printed.grid import Box
from reportlint.readers.printed.lines import Line, joined
from reportlint.readers.printed.numbering import begins_numbered
from reportlint.readers.printed.places import Portion

_CLUMP = 3
"""So many lines that end at one place end there because of the margin."""
_BIN = 6.0
"""Places no further apart are one place."""
_INDENT = 1.0
"""A line that begins so many characters behind the others begins a paragraph."""
_RAGGED = 3.0
"""Lines of one paragraph end this many characters before the margin at the most."""
_SAME_SIZE = 1.25
_WIDEST_PITCH = 1.5
"""Lines of a paragraph are no further apart than this, in pitches of the page."""
_ENDED = re.compile(r"[。；：！？.;:!?][”’）)]?$")


class Margins(NamedTuple):
    """Between which edges text is set, and how far below each other its lines stand."""

    left: float
    right: float
    pitch: float


class Placed(NamedTuple):
    """A line, the page it stands on, and the margins it is set between."""

    line: Line
    page: int
    margins: Margins


class Paragraph(NamedTuple):
    """What lines say together, and these."""

    text: str
    portions: Sequence[Portion]


def margins(lines: Sequence[Line], width: float) -> Margins:
    """Find the margins of pages of one width by the lines on them.

    Where no lines end at a common place the text is taken to stand in the middle of the page.
    """
    lefts = _common([line.left for line in lines])
    left = min(lefts or [line.left for line in lines], default=0)
    reached = max((line.reach for line in lines), default=width)
    ends = _common([line.reach for line in lines])
    if ends and ends[-1] > 0.6 * width and reached - ends[-1] < 2 * _BIN:
        right = reached
    else:
        right = max(reached, width - left)
    return Margins(left, right, _pitch(lines))


def within(box: Box) -> Margins:
    """Find the margins of the text in a cell, as if it were a page."""
    return margins(box.lines, box.left + box.right)


def _common(places: Sequence[float]) -> list[float]:
    """Give where several lines begin or end, in order."""
    bins = Counter(int(place // _BIN) for place in places)
    least = max(_CLUMP, len(places) / 20)
    return sorted(place for place in places if _around(bins, int(place // _BIN)) >= least)


def _around(bins: Counter[int], number: int) -> int:
    return bins[number] + max(bins[number - 1], bins[number + 1])


def paragraphs(lines: Iterable[Placed]) -> Iterator[Paragraph]:
    """Join lines that follow each other to paragraphs."""
    begun: list[Placed] = []
    for placed in lines:
        if begun and not _goes_on(begun, placed):
            yield _paragraph(begun)
            begun = []
        begun.append(placed)
    if begun:
        yield _paragraph(begun)


def _paragraph(lines: Sequence[Placed]) -> Paragraph:
    text, starts = joined(placed.line.text for placed in lines)
    return Paragraph(
        text,
        [
            Portion(start, placed.page, placed.line)
            for start, placed in zip(starts, lines, strict=True)
        ],
    )


def _goes_on(begun: Sequence[Placed], placed: Placed) -> bool:
    """Say whether the last of some lines goes on in the next."""
    line, last, margins = placed.line, begun[-1].line, placed.margins
    if max(last.size, line.size) > _SAME_SIZE * min(last.size, line.size):
        return False
    is_turned = placed.page != begun[-1].page
    if not is_turned and line.middle - last.middle > _WIDEST_PITCH * margins.pitch:
        return False
    has_room = last.right + line.first_unit <= margins.right - _slack(last, margins)
    if has_room and not _breaks_off(last, line, margins):
        return False
    if begins_numbered(line.text) and _ENDED.search(last.text):
        return False
    indent = _INDENT * line.size
    if line.left - margins.left <= indent:
        return True
    if len(begun) > 1:
        return abs(line.left - last.left) < indent or _is_centred(last, margins)
    hangs = begins_numbered(last.text) and last.left - margins.left <= indent
    return hangs or _is_centred(last, margins)


def _breaks_off(last: Line, line: Line, margins: Margins) -> bool:
    """Say whether a line breaks off near the margin, in the midst of what it says.

    What must stand together is decided by programs, by rules of their own: there may seem to be
    room. A figure is by itself, and so is what is numbered.
    """
    return (
        margins.right - last.right < _RAGGED * last.size
        and not _is_centred(last, margins)
        and not _ENDED.search(last.text)
        and not begins_numbered(line.text)
        and not line.text[0].isdigit()
    )


def _slack(line: Line, margins: Margins) -> float:
    """Give the room before a centred line, which is lost behind it as well."""
    return line.left - margins.left if _is_centred(line, margins) else 0


def _is_centred(line: Line, margins: Margins) -> bool:
    before, behind = line.left - margins.left, margins.right - line.right
    return min(before, behind) > line.size / 2 and abs(before - behind) < line.size


def _pitch(lines: Sequence[Line]) -> float:
    """Give how far lines commonly stand below each other; nothing is nearer than its height."""
    steps = Counter(
        round(below.middle - above.middle)
        for above, below in pairwise(lines)
        if below.middle - above.middle >= above.size / 2
    )
    if not steps:
        return 0
    most = max(steps.values())
    return min(step for step, count in steps.items() if 2 * count >= most)
