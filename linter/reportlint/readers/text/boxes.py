"""Tables drawn with lines: │ between cells, ├──┼──┤ between rows. They are read as + - | draw them."""

from __future__ import annotations

import re

_UPRIGHT = "│┃┆┇┊┋║╎╏╵╷╹╻╽╿"
_LEVEL = "─━┄┅┈┉═╌╍╴╶╸╺╼╾"
_SLANTED = "╱╲╳"
_CORNERS = "".join(sorted(set(map(chr, range(0x2500, 0x2580))) - {*_UPRIGHT, *_LEVEL, *_SLANTED}))
_AS_TYPED = str.maketrans(
    _UPRIGHT + _LEVEL + _CORNERS,
    "|" * len(_UPRIGHT) + "-" * len(_LEVEL) + "+" * len(_CORNERS),
)
_DRAWN = re.compile(f"[{_UPRIGHT}{_LEVEL}{_CORNERS}]")
RULE = re.compile(r"(?=[^-=]*+[-=]{2})(?=[^+]*+\+)[-=:+|\s]++")
"""What stands between the rows of a table that + - | draw, as pandoc and databases do."""


def has_boxes(text: str) -> bool:
    """Say whether anything is drawn in a text."""
    return _DRAWN.search(text) is not None


def typed(line: str) -> str:
    """Give a line of a drawn table as it would be typed with + - |, place by place; others as they are."""
    uprights = sum(map(line.count, _UPRIGHT))
    if uprights > 1 or line.strip().startswith(tuple(_UPRIGHT)):
        return line.translate(_AS_TYPED)
    typed = line.translate(_AS_TYPED)
    is_rule = typed != line and RULE.fullmatch(f"+{typed.strip()}") is not None
    return f"+{typed[1:]}" if is_rule else line
