"""Readers: each turns the bytes of one kind of file into a document."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.hookspecs import Reader, hookimpl
from reportlint.readers.text import TextReader


@hookimpl
def reportlint_readers() -> Iterable[Reader]:
    """Give the readers that need nothing but Python."""
    return [TextReader()]
