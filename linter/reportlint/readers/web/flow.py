"""Text as it flows on a page: stretches of the source become passages that know where they stood."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from reportlint.characters.blanks import MARKUP_BLANK
from reportlint.model.document import Passage, Span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?", re.IGNORECASE)
_GAP = re.compile(r"[ \t\n\r\f]++")
_WIDE = "\u2e80"
"""From here on characters are as wide as high, and need no space where a line of source ends."""


def passage(source: str, runs: Sequence[Span], *, verbatim: bool = False) -> Passage:
    """Make one passage of stretches of a source: entities read, white space as a page shows it.

    A page shows it as it is written where it is `verbatim`, and closed up elsewhere.
    """
    lengths: dict[int, int] = {}
    text, places = _read(source, runs, lengths)
    if not verbatim and _GAP.search(text):
        text, places = _closed_up(text, places)
    start = len(text) - len(text.lstrip(MARKUP_BLANK))
    text = text.strip(MARKUP_BLANK)
    return Passage.placed(text, places[start : start + len(text)], runs[0].start, lengths)


def _read(source: str, runs: Sequence[Span], lengths: dict[int, int]) -> tuple[str, Sequence[int]]:
    """Give what stretches of a source say, and where each character of it stands.

    Notes, by where they stand, the lengths of entities.
    """
    if len(runs) == 1 and "&" not in source[slice(*runs[0])]:
        return source[slice(*runs[0])], range(*runs[0])
    texts: list[str] = []
    places: list[int] = []
    for start, end in runs:
        for entity in _ENTITY.finditer(source, start, end):
            said = html.unescape(entity[0])
            if said == entity[0]:
                continue
            texts += source[start : entity.start()], said
            places += range(start, entity.start())
            places += [entity.start()] * len(said)
            lengths[entity.start()] = len(entity[0])
            start = entity.end()
        texts.append(source[start:end])
        places += range(start, end)
    return "".join(texts), places


def _closed_up(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Make one space of white space, and nothing of a line end between wide characters."""
    texts: list[str] = []
    kept: list[int] = []
    behind = 0
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        texts.append(text[behind:start])
        kept += places[behind:start]
        is_wide = text[max(start - 1, 0)] >= _WIDE and text[end : end + 1] >= _WIDE
        if not (is_wide and "\n" in gap[0]):
            texts.append(" ")
            kept.append(places[start])
        behind = end
    texts.append(text[behind:])
    kept += places[behind:]
    return "".join(texts), kept
