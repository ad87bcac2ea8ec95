"""Lays help out in columns, as wide as it looks: a Chinese character takes two, and lines may end behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

_PIECES = re.compile(
    r" |[（“]++(?:[!-~]++|[^ -~（“])?+[，。；：、）”…]*+|(?:[!-~]++|[^ -~（“])[，。；：、）”…]*+"
)
"""What no line ends within: a word, or a character, with the brackets and stops that go with it."""

_WIDEST_TERM = 30
_GAP = 2


class HelpLayout(click.HelpFormatter):
    """click's layout, with wide characters."""

    def write_text(self, text: str) -> None:
        """Write paragraphs, each indented."""
        indent = " " * self.current_indent
        for paragraph in text.splitlines():
            lines = wrapped(paragraph, self.width - self.current_indent)
            self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _WIDEST_TERM,
        col_spacing: int = _GAP,
    ) -> None:
        """Write terms, and beside each what it means; beneath it where the term is a long one."""
        rows = list(rows)
        column = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            first, *others = wrapped(meaning, self.width - self.current_indent - column)
            if width(term) + col_spacing > column:
                self.write(f"{indent}{term}\n")
                term = ""
            self.write(f"{indent}{term}{' ' * (column - width(term))}{first}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * column}{line}\n" for line in others))


def width(text: str) -> int:
    """Give how many columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Give the lines of a paragraph; there is always one."""
    return [*_lines(text, columns)] or [""]


def _lines(text: str, columns: int) -> Iterator[str]:
    line = ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece) > columns:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line:
        yield line.rstrip()
