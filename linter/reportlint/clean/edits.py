"""Taking text out of a passage without losing where the rest stood: what is given stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.model.document import Passage


def without(passage: Passage, cuts: Iterable[tuple[int, int]]) -> Passage:
    """Give a passage without some stretches of its text, in order and apart from each other."""
    return replaced(passage, ((stretch, "") for stretch in cuts))


def replaced(passage: Passage, edits: Iterable[tuple[tuple[int, int], str]]) -> Passage:
    """Give a passage with something else, or nothing, for stretches of its text.

    Every character of it stands for all of its stretch.
    """
    text = passage.text
    moved = passage.moved or range(len(text) + 1)
    lengths = dict(passage.lengths or {})
    kept_text: list[str] = []
    kept_moved: list[int] = []
    position = 0
    for (start, end), instead in edits:
        kept_text += text[position:start], instead
        kept_moved.extend(moved[position:start])
        kept_moved.extend([moved[start]] * len(instead))
        if instead:
            whole = passage.span(start, end)
            lengths[moved[start]] = whole.end - whole.start
        position = end
    kept_text.append(text[position:])
    kept_moved.extend(moved[position:])
    return Passage("".join(kept_text), passage.start, tuple(kept_moved), lengths=lengths or None)


def in_other_characters(passage: Passage, text: str) -> Passage:
    """Give a passage with another character for each of its own."""
    return Passage(text, passage.start, passage.moved, lengths=passage.lengths)


def trimmed(passage: Passage) -> Passage:
    """Give a passage without the blanks at both ends of its text."""
    text = passage.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end == len(text) and not start:
        return passage
    return without(passage, [(0, start), (max(start, end), len(text))])
