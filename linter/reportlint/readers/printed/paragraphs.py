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

_CLUMP = 3
"""So many lines that end at one place end there because of the margin."""
_INDENT = 1.0
"""A line that begins so many characters behind the others begins a paragraph."""
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
    """What lines say together, and the page on which they begin."""

    text: str
    page: int


def margins(lines: Sequence[Line], width: float) -> Margins:
    """Find the margins of pages of one width by the lines on them.

    Where no lines end at a common place the text is taken to stand in the middle of the page.
    """
    left = min((line.left for line in lines), default=0)
    ends = Counter(round(line.reach / 6) for line in lines)
    common = [end for end, count in ends.items() if count + ends[end + 1] >= _CLUMP]
    reached = max((line.reach for line in lines), default=width)
    right = max(reached, width - left)
    if common and max(common) * 6 > 0.6 * width and reached < max(common) * 6 + 15:
        right = reached
    return Margins(left, right, _pitch(lines))


def within(box: Box) -> Margins:
    """Find the margins of the text in a cell, which is set as far from its right as from its left."""
    left = min(line.left for line in box.lines)
    return Margins(left, box.right - (left - box.left), _pitch(box.lines))


def paragraphs(lines: Iterable[Placed]) -> Iterator[Paragraph]:
    """Join lines that follow each other to paragraphs."""
    begun: list[Placed] = []
    for placed in lines:
        if begun and not _goes_on([of.line for of in begun], placed, placed.page != begun[-1].page):
            yield _paragraph(begun)
            begun = []
        begun.append(placed)
    if begun:
        yield _paragraph(begun)


def _paragraph(lines: Sequence[Placed]) -> Paragraph:
    return Paragraph(joined(of.line.text for of in lines), lines[0].page)


def _goes_on(begun: Sequence[Line], placed: Placed, is_turned: bool) -> bool:
    """Say whether the last of some lines goes on in the next; `is_turned` over a page's end."""
    line, last, margins = placed.line, begun[-1], placed.margins
    if max(last.size, line.size) > _SAME_SIZE * min(last.size, line.size):
        return False
    if not is_turned and line.middle - last.middle > _WIDEST_PITCH * margins.pitch:
        return False
    is_ended = _ENDED.search(last.text) is not None
    if is_ended and begins_numbered(line.text):
        return False
    room = margins.right - _slack(last, margins) - last.right
    if room >= line.first_unit + (0 if is_ended else line.size):
        return False
    indent = _INDENT * line.size
    if line.left - margins.left <= indent:
        return True
    hangs = line.left >= last.left - indent and (len(begun) > 1 or begins_numbered(last.text))
    is_block = abs(line.left - last.left) < indent and len(begun) > 1
    return hangs or is_block or _is_centred(last, margins)


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
