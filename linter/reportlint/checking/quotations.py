"""What a place of a document says, as its reader sees it, with the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint.model.reported import NOTHING, Quotation, Reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Document, Passage, Span

_LONGEST = 60
"""Characters of what a place says, and of what stands on either side, that are quoted."""

_CUT = "…"


def quoted(findings: Sequence[Reported], document: Document) -> tuple[Reported, ...]:
    """Give findings with what their places say."""
    quotations = Quotations(document)
    return tuple(replace(each, quotation=quotations.of(each.span)) for each in findings)


class Quotations:
    """Quotes a document; its passages are put in order once."""

    def __init__(self, document: Document) -> None:
        self._passages = sorted(document.passages, key=_start)
        self._stains = {stain.span: stain.text for stain in document.stains}

    def of(self, span: Span) -> Quotation:
        """Quote a stretch of the source, from the passage in which it begins.

        What cleaning has taken out of there is put in again.
        """
        number = bisect_right(self._passages, span.start, key=_start)
        if not number:
            return NOTHING
        passage = self._passages[number - 1]
        if span.start > passage.span().end:
            return NOTHING
        first, last = (_index(passage, offset) for offset in span)
        text = passage.text
        return Quotation(
            _tail(text[:first]),
            _head(text[first:last] or self._stains.get(span, "")),
            _head(text[last:]),
        )


def _start(passage: Passage) -> int:
    return passage.start


def _index(passage: Passage, offset: int) -> int:
    """Give the first character of a passage that stands at an offset of the source, or behind it."""
    behind = offset - passage.start
    if passage.moved is None:
        return min(max(behind, 0), len(passage.text))
    return bisect_left(passage.moved, behind, 0, len(passage.text))


def _head(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}{_CUT}"


def _tail(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{_CUT}{text[-_LONGEST:]}"
