"""Watermarks: what is written over or behind a text, faint or large, and is no part of it.

Those that run aslant are left out by that alone. A level one is known by what text never does: it
lies over other text, or stands in large characters at the same place of page after page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlint.readers.printed.covering import covered
from reportlint.readers.printed.drawn import Drawn, Text
from reportlint.readers.printed.marks import Direction, Rule

_FAINT = 0.5
"""From here on, half way from black to paper, a colour is that of a watermark."""
_LARGE = 2.0
"""Characters so many times as high as the text's may be a watermark's, whatever their colour."""
_LEAST_COVERED = 2
"""One character may stand in another's square by chance."""
_MOST_KINDS = 8
"""No report has more kinds of watermarks; of so many the most frequent are looked at."""


class _Kind(NamedTuple):
    """What the characters of one watermark have in common."""

    size: int
    light: float
    direction: Direction


def without_watermarks(pages: Iterable[Drawn]) -> list[Drawn]:
    """Give pages without the watermarks on them."""
    pages = list(pages)
    counts = Counter(_kind(text) for page in pages for text in page.texts if text.is_visible)
    candidates = _candidates(counts)
    if not candidates:
        return pages
    found = {
        kind
        for kind in candidates[:_MOST_KINDS]
        if _lies_over_text(kind, candidates, pages) or _is_on_most(kind, counts, pages)
    }
    if not found:
        return pages
    return [
        replace(page, texts=[text for text in page.texts if _kind(text) not in found])
        for page in pages
    ]


def _kind(text: Text) -> _Kind:
    box = text.glyph
    height = max(box.bottom - box.top, box.right - box.left)
    return _Kind(round(height), round(text.light, 2), text.direction)


def _candidates(counts: Counter[_Kind]) -> list[_Kind]:
    """Give the kinds that can be a watermark's, the most frequent first."""
    text = _of_text(counts)
    return [
        kind
        for kind, _ in counts.most_common()
        if kind != text and kind.light < 1 and (_is_faint(kind) or _is_large(kind, text))
    ]


def _of_text(counts: Counter[_Kind]) -> _Kind | None:
    """Give the kind of most of the text, which is dark: tiles of a watermark may be more."""
    kinds = [kind for kind, _ in counts.most_common()]
    return next((kind for kind in kinds if not _is_faint(kind)), next(iter(kinds), None))


def _is_faint(kind: _Kind) -> bool:
    return kind.light >= _FAINT


def _is_large(kind: _Kind, text: _Kind | None) -> bool:
    return text is not None and kind.size >= _LARGE * text.size


def _lies_over_text(kind: _Kind, candidates: Collection[_Kind], pages: Sequence[Drawn]) -> bool:
    """Say whether characters of a kind cover those of the text."""
    others = frozenset(candidates)
    count = 0
    for page in pages:
        kinds = [(_kind(text), text) for text in page.texts if text.is_visible]
        boxes = [Rule(*text.glyph[1:]) for its, text in kinds if its == kind]
        if boxes:
            places = [
                text.glyph.middle
                for its, text in kinds
                if its not in others and not text.glyph.text.isspace()
            ]
            count += len(covered(places, boxes))
    return count >= _LEAST_COVERED


def _is_on_most(kind: _Kind, counts: Counter[_Kind], pages: Sequence[Drawn]) -> bool:
    """Say whether large characters of a kind say the same at the same place of most pages."""
    if not _is_large(kind, _of_text(counts)):
        return False
    said = Counter(
        frozenset(
            (text.glyph.text, round(text.glyph.left), round(text.glyph.top))
            for text in page.texts
            if _kind(text) == kind
        )
        for page in pages
    )
    count = max((count for its, count in said.items() if its), default=0)
    return count > 1 and 2 * count >= len(pages)
