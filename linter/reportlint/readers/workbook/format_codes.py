"""The code of a number format, taken apart: `#,##0.00;[Red]-0` is two sections of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | (?P<gap>[_*].|AM/PM|A/P|上午/下午)
    | \[\$(?P<currency>[^\]\-]{0,255}+)(?:-[^\]]{0,255})?\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | (?P<condition>\[[<>=][^\]]{0,255}\])
    | (?P<colour>\[[^\]]{0,255}\])
    | (?P<general>General)
    | (?P<digits>[0\#?][0\#?,.]*|\.[0\#?]+)
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<exponent>E[+-])
    | (?P<end>;)
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a format: its kind, and its text."""

    kind: str
    text: str


@lru_cache(maxsize=256)
def sections_of(code: str) -> Sequence[Sequence[Token]]:
    """Split a format into its sections: for what is positive, negative, zero and text."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append(Token(kind, match[kind]))
    return sections
