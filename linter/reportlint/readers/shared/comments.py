"""Comments by which a file speaks to reportlint, in formats that have comments."""

from __future__ import annotations

import re

from reportlint.model.document import Passage

_COMMENT = re.compile(r"<!--\s*+reportlint:(?P<said>(?:[^-<\r\n]++|-(?!->))*+)-->")
"""On one line. What other comments say is the business of their writers."""

_NOT_A_BREAK = re.compile(r"[^\r\n]")


def comments(text: str) -> list[Passage]:
    """Give what the comments say, each at the place of all of the comment."""
    found = []
    if "reportlint:" in text:
        for comment in _COMMENT.finditer(text):
            first, last = comment.span("said")
            said = text[first:last]
            found.append(Passage(said, comment.start()))
    return found


def without_comments(text: str) -> str:
    """Give a text with blanks in the place of the comments, so that all else stands where it stood."""
    return _COMMENT.sub(lambda comment: _NOT_A_BREAK.sub(" ", comment[0]), text)
