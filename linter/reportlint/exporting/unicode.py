"""Texts for formats that refuse half of a character, as the name of a file may have one in it."""

from __future__ import annotations


def whole_characters(text: str) -> str:
    """Give a text with what is no character replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
