"""Ways to write titles, headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

from benchmarks.accuracy.layouts import Lines


def marked(level: int) -> Callable[[str], Lines]:
    """Write headings of a level as Markdown does."""
    return lambda text: [f"{'#' * level} {text}"]


def bold(text: str) -> Lines:
    """Set a line in bold, as Markdown does."""
    return [f"**{text}**"]


def in_two_lines(text: str) -> Lines:
    """Break a title before its year, or before its last words, as centred ones are."""
    before, *found = re.split(r"(\d{4}年度?)", text, maxsplit=1)
    if not before or not found:
        return [text[:-12], text[-12:]]
    return [before, "".join(found)]


def indented(text: str) -> Lines:
    """Begin a paragraph two characters in."""
    return [f"\u3000\u3000{text}"]


def wrapped(width: int, text: str) -> Lines:
    """Break a paragraph after so many characters."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def number_apart(text: str) -> Lines:
    """Put the number of a heading on a line of its own."""
    number, wording = _parted(text)
    return [number, wording] if number else [wording]


def spaced(text: str) -> Lines:
    """Set spaces around the sign behind the number, and a colon behind the heading."""
    number, wording = _parted(text)
    return [f"{number[:-1]} {number[-1]} {wording}：" if number else f"{wording}："]


def _parted(heading: str) -> tuple[str, str]:
    match = re.match("[一二三四五六]、", heading)
    end = match.end() if match else 0
    return heading[:end], heading[end:]
