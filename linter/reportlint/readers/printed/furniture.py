"""Running heads, running feet and page numbers: what is on the page, but not in the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    numbered = _numbers(pages) | _repeated(pages)
    return [
        [line for line in lines if id(line) not in numbered and not _is_dressed(line, height)]
        for lines, height in pages
    ]


def _edges(lines: Sequence[Line], height: float) -> Iterator[Line]:
    """Give the lines at the upper and lower edge of a page."""
    edges = {id(line): line for line in (*lines[:_DEEPEST], *lines[-_DEEPEST:])}
    return (line for line in edges.values() if _in_margin(line, height))


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def _is_dressed(line: Line, height: float) -> bool:
    return _in_margin(line, height) and _DRESSED_NUMBER.fullmatch(line.text) is not None


def _numbers(pages: Sequence[tuple[Sequence[Line], float]]) -> set[int]:
    """Find bare page numbers: they count on from page to page, as no figures do."""
    by_offset: dict[tuple[int, bool], list[Line]] = defaultdict(list)
    for page, (lines, height) in enumerate(pages):
        for line in _edges(lines, height):
            if _NUMBER.fullmatch(line.text):
                by_offset[int(line.text) - page, line.top > height / 2].append(line)
    return {
        id(line)
        for its in by_offset.values()
        if len(its) > 1 and len(its) >= _MOST * (len(pages) - 1)
        for line in its
    }


def _repeated(pages: Sequence[tuple[Sequence[Line], float]]) -> set[int]:
    """Find what stands at the same place of most pages, or of most left or right ones."""
    by_text: dict[str, list[Line]] = defaultdict(list)
    for lines, height in pages:
        for line in _edges(lines, height):
            if not _NUMBER.fullmatch(line.text):
                by_text[_DIGITS.sub("0", line.text)].append(line)
    found = set()
    for its in by_text.values():
        middles = sorted(line.middle for line in its)
        for line in its:
            end = bisect_left(middles, line.middle + _NEAR)
            near = end - bisect_right(middles, line.middle - _NEAR)
            if near > 1 and near >= min(_MOST * (len(pages) - 1), len(pages) / 2):
                found.add(id(line))
    return found
