"""Running heads, running feet and page numbers: what is on the page, but not in the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.readers.printed.lines import Line

_DEEPEST = 2
"""So many lines at the top, and at the bottom of a page may be furniture."""
_MARGIN = 0.15
"""Furniture stands in this part of a page's height."""
_NEAR = 4.0
_MOST = 0.6
"""What stands on such a part of the pages is on most of them."""
_DRESSED_NUMBER = re.compile(
    r"(?:[-—－–―~·]\s*\d{1,3}\s*[-—－–―~·]|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3}|page\s*\d{1,3}.{0,12})",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,3}")


def without_furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> list[list[Line]]:
    """Give the lines of pages, each with its height, without what only a page needs."""
    furniture = _numbers(pages) | _repeated(pages)
    return [
        [
            line
            for number, line in enumerate(lines)
            if _At(page, number) not in furniture and not _is_dressed(line, height)
        ]
        for page, (lines, height) in enumerate(pages)
    ]


class _At(NamedTuple):
    """Where a line stands: its page, and which of its lines it is."""

    page: int
    number: int


def _edges(pages: Sequence[tuple[Sequence[Line], float]]) -> Iterator[tuple[_At, Line, float]]:
    """Give the lines at the upper and lower edges of pages, with the height of each page."""
    for page, (lines, height) in enumerate(pages):
        numbers = range(len(lines))
        for number in sorted({*numbers[:_DEEPEST], *numbers[-_DEEPEST:]}):
            if _in_margin(lines[number], height):
                yield _At(page, number), lines[number], height


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _is_dressed(line: Line, height: float) -> bool:
    return _in_margin(line, height) and _DRESSED_NUMBER.fullmatch(line.text) is not None


def _numbers(pages: Sequence[tuple[Sequence[Line], float]]) -> set[_At]:
    """Find bare page numbers: they count on from page to page, as no figures do."""
    by_offset: dict[tuple[int, bool], list[_At]] = defaultdict(list)
    for at, line, height in _edges(pages):
        if _NUMBER.fullmatch(line.text):
            by_offset[int(line.text) - at.page, line.top > height / 2].append(at)
    return {
        at
        for its in by_offset.values()
        if len(its) > 1 and len(its) >= _MOST * (len(pages) - 1)
        for at in its
    }


def _repeated(pages: Sequence[tuple[Sequence[Line], float]]) -> set[_At]:
    """Find what stands at the same place of most pages, or of most left or right ones."""
    by_text: dict[str, list[tuple[_At, Line]]] = defaultdict(list)
    for at, line, _ in _edges(pages):
        if not _NUMBER.fullmatch(line.text):
            by_text[_DIGITS.sub("0", line.text)].append((at, line))
    found = set()
    for its in by_text.values():
        middles = sorted(line.middle for _, line in its)
        for at, line in its:
            end = bisect_left(middles, line.middle + _NEAR)
            near = end - bisect_right(middles, line.middle - _NEAR)
            if near > 1 and near >= min(_MOST * (len(pages) - 1), len(pages) / 2):
                found.add(at)
    return found
