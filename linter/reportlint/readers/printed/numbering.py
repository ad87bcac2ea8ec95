"""The numbers before headings and items, by which a text shows that it begins."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"""[ \u3000]*(?:
      [一二三四五六七八九十]{1,3}[、.．]
    | [（(][ ]?[一二三四五六七八九十\d]{1,3}[ ]?[)）]
    | \d{1,2}[.、．](?!\d)
    | 第[一二三四五六七八九十]{1,3}(?:部分|章)
    )""",
    re.VERBOSE,
)

_ARTICLE = re.compile(r"[ \u3000]*第[一二三四五六七八九十百]{1,5}条")


def begins_numbered(text: str) -> bool:
    """Say whether a text begins with a number as headings and items do."""
    return _NUMBERED.match(text) is not None


def begins_anew(text: str) -> bool:
    """Say whether a text, as headings, items and articles do, cannot be the rest of another."""
    return begins_numbered(text) or _ARTICLE.match(text) is not None
