"""Tables drawn with lines: │ between cells, ├──┼──┤ between rows. They are read as + - | draw them.

A Chinese keyboard's bar, ｜, is as good as an upright line, and so are bars of other fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BARS = "｜￨¦∣❘"
_UPRIGHT = "│┃┆┇┊┋║╎╏╵╷╹╻╽╿" + _BARS
_LEVEL = "─━┄┅┈┉═╌╍╴╶╸╺╼╾"
_SLANTED = "╱╲╳"
_CORNERS = "".join(sorted(set(map(chr, range(0x2500, 0x2580))) - {*_UPRIGHT, *_LEVEL, *_SLANTED}))
_AS_TYPED = str.maketrans(
    _UPRIGHT + _LEVEL + _CORNERS,
    "|" * len(_UPRIGHT) + "-" * len(_LEVEL) + "+" * len(_CORNERS),
)
_SIGN = re.compile(f"[|\t+{_UPRIGHT}{_LEVEL}{_CORNERS}]")
RULE = re.compile(r"(?=[^-=]*+[-=]{2})(?=[^+]*+\+)[-=:+|\s]++")
"""What stands between the rows of a table that + - | draw, as pandoc and databases do."""


def has_boxes(text: str) -> bool:
    """Say whether any line is drawn in a text that can stand between cells."""
    return any(upright in text for upright in _UPRIGHT)


def may_be_typed(line: str) -> bool:
    """Say whether anything is in a line of which each row, and each rule between rows, has something."""
    return _SIGN.search(line) is not None


def typed_lines(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines of a text as `typed` does: from its first row on, one bar parts cells as well.

    Before it, one bar may stand in a title: 年报｜云岭县自然资源局.
    """
    fewest = 2
    for line in lines:
        if fewest > 1 and _is_row(line, fewest):
            fewest = 1
        yield typed(line, fewest)


def typed(line: str, fewest: int = 2) -> str:
    """Give a line of a drawn table as it would be typed with + - |, place by place; others as they are."""
    if _is_row(line, fewest):
        return line.translate(_AS_TYPED)
    typed = line.translate(_AS_TYPED)
    is_rule = typed != line and RULE.fullmatch(f"+{typed.strip()}") is not None
    return f"+{typed[1:]}" if is_rule else line


def _is_row(line: str, fewest: int) -> bool:
    """Say whether so many uprights stand in a line, or one at its beginning."""
    return sum(map(line.count, _UPRIGHT)) >= fewest or line.strip().startswith(tuple(_UPRIGHT))
