"""The source line of a finding and the carets under it, as wide as a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible

if TYPE_CHECKING:
    from reportlint.model.document import Location

WIDTH = 96
"""How many terminal columns of a long line are shown."""

_BEFORE = 32
"""How many of them go before the place, where the line is long."""

_CUT = "…"


def pointed_at(line: str, location: Location) -> tuple[str, str]:
    """Give a line, cut to a window if it is long, and carets under the place in it.

    Tabs stay tabs in both, so that a terminal aligns them by itself.
    """
    start = (location.column or 1) - 1
    if location.end_line == location.line and location.end_column is not None:
        end = location.end_column - 1
    else:
        end = len(line)
    first, last = _window(line, start)
    shown = legible(line[first:last])
    before = shown[: start - first]
    under = shown[start - first : max(end, start + 1) - first]
    head = _CUT if first else ""
    tail = _CUT if last < len(line) else ""
    pad = "".join("\t" if c == "\t" else " " * _width(c) for c in head + before)
    carets = "".join("^" * max(_width(c), c == "\t") for c in under) or "^"
    return f"{head}{shown}{tail}", f"{pad}{carets}"


def _window(line: str, start: int) -> tuple[int, int]:
    """Choose the part of a line to show: all of it, or what is around the start of the place."""
    if _fits(line):
        return 0, len(line)
    first, room = start, _BEFORE
    while first and (room := room - _width(line[first - 1])) >= 0:
        first -= 1
    last, room = first, WIDTH
    while last < len(line) and (room := room - _width(line[last])) >= 0:
        last += 1
    return first, last


def _fits(line: str) -> bool:
    return 2 * len(line) <= WIDTH or (
        len(line) <= WIDTH and sum(_width(character) for character in line) <= WIDTH
    )


def _width(character: str) -> int:
    """Give the columns a character takes in a terminal; a tab counts as one."""
    if character.isascii():
        return 1
    from wcwidth import wcwidth

    return max(wcwidth(legible(character)), 0)
