"""Taking text out of a passage without losing where the rest stood."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.model.document import Passage


def remove(passage: Passage, cuts: Iterable[tuple[int, int]]) -> None:
    """Cut stretches, in order and apart from each other, out of a passage's text."""
    replace(passage, ((stretch, "") for stretch in cuts))


def replace(passage: Passage, edits: Iterable[tuple[tuple[int, int], str]]) -> None:
    """Put something else, or nothing, for stretches of a passage's text.

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
    passage.text = "".join(kept_text)
    passage.moved = kept_moved
    passage.lengths = lengths or None


def trim(passage: Passage) -> None:
    """Cut the blanks off both ends of a passage's text."""
    text = passage.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end < len(text) or start:
        remove(passage, [(0, start), (max(start, end), len(text))])
