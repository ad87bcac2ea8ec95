"""Ways to write titles, headings, paragraphs and figures."""

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
    """Break a title before its year, or behind it, as centred ones are."""
    before, year, behind = re.split(r"(\d{4}年度?)", text, maxsplit=1)
    return [before, year + behind] if before else [year + behind[:-12], behind[-12:]]


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


def full_width(text: str) -> str:
    """Write digits as wide as characters."""
    return text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789."})


def thousands(text: str) -> str:
    """Set thousands apart."""
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def in_items(text: str) -> str:
    """Write the unit behind a count."""
    return text if "." in text else f"{text}件"


def padded_with_spaces(text: str) -> str:
    """Set spaces of two kinds around a figure."""
    return f"\u3000{text}\xa0"
