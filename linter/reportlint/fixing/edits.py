"""Makes edits in a text: all that do not stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlint.model.fix import Edit
from reportlint.model.reported import Reported


class Edited(NamedTuple):
    """A text after some edits, and the findings whose fixes were made in it."""

    text: str
    fixed: Sequence[Reported]


def edited(text: str, findings: Iterable[Reported]) -> Edited:
    """Make the fixes of findings in a text.

    Each is made as a whole or not at all. Of those that overlap, the first is made; the others have
    their turn when the text has been looked at again.
    """
    taken = bytearray(len(text) + 1)
    made: list[Edit] = []
    fixed: list[Reported] = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix is not None else ()
        if edits and all(_is_free(edit, taken) and _fits(edit, text) for edit in edits):
            for start, end in map(_stretch, edits):
                taken[start:end] = b"\x01" * (end - start)
            made += edits
            fixed.append(finding)
    return Edited(_rewritten(text, sorted(made, key=lambda edit: edit.span)), fixed)


def _stretch(edit: Edit) -> tuple[int, int]:
    """Give what an edit takes up: one that only puts in takes up the place where it does."""
    start, end = edit.span
    return start, max(end, start + 1)


def _is_free(edit: Edit, taken: bytearray) -> bool:
    return taken.find(1, *_stretch(edit)) < 0


def _fits(edit: Edit, text: str) -> bool:
    return text[slice(*edit.span)] == edit.old


def _rewritten(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += text[position : edit.span.start], edit.new
        position = edit.span.end
    parts.append(text[position:])
    return "".join(parts)
