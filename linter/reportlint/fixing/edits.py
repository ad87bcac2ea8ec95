"""Chooses fixes that can be made at once: those that do not stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.fix import Edit
from reportlint.model.reported import Reported


class Chosen(NamedTuple):
    """Edits that are apart from each other, and the findings whose fixes they are."""

    edits: Sequence[tuple[Span, str]]
    fixed: Sequence[Reported]


def chosen(text: str, findings: Iterable[Reported]) -> Chosen:
    """Choose fixes of findings in a text.

    Each is made as a whole or not at all. Of those that overlap, the first is chosen; the others have
    their turn when the text has been looked at again.
    """
    taken = bytearray(len(text) + 1)
    edits: list[tuple[Span, str]] = []
    fixed: list[Reported] = []
    for finding in findings:
        its = finding.fix.edits if finding.fix is not None else ()
        if its and all(_is_free(edit, taken) and _fits(edit, text) for edit in its):
            for start, end in map(_stretch, its):
                taken[start:end] = b"\x01" * (end - start)
            edits += [(edit.span, edit.new) for edit in its]
            fixed.append(finding)
    return Chosen(edits, fixed)


def _stretch(edit: Edit) -> tuple[int, int]:
    """Give what an edit takes up: one that only puts in takes up the place where it does."""
    start, end = edit.span
    return start, max(end, start + 1)


def _is_free(edit: Edit, taken: bytearray) -> bool:
    return taken.find(1, *_stretch(edit)) < 0


def _fits(edit: Edit, text: str) -> bool:
    return text[slice(*edit.span)] == edit.old
