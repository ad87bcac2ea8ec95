"""XML as it is written, element by element: what others have written stays text in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.streams import speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    Attributes = Mapping[str, str | int | None]
    """By name; one that is None is left out."""


TAB = "\t"


class XmlWriter:
    """Writes XML to a stream; what it has no letter for is written as a reference to its number."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._ascii_only = not speaks_unicode(out)
        self._open: list[str] = []
        self._put('<?xml version="1.0" encoding="UTF-8"?>\n')

    def begin(self, name: str, attributes: Attributes) -> None:
        """Begin an element that others stand in."""
        self._put(f"{self._indent}<{name}{_written(attributes)}>\n")
        self._open.append(name)

    def end(self) -> None:
        """End the element begun last."""
        name = self._open.pop()
        self._put(f"{self._indent}</{name}>\n")

    def element(self, name: str, attributes: Attributes, text: str = "") -> None:
        """Write an element that has only text in it, or nothing; a line end separates its lines."""
        said = "\n".join(escape(legible(line), quote=False) for line in text.split("\n"))
        inside = f">{said}</{name}>" if text else "/>"
        self._put(f"{self._indent}<{name}{_written(attributes)}{inside}\n")

    @property
    def _indent(self) -> str:
        return "  " * len(self._open)

    def _put(self, text: str) -> None:
        if self._ascii_only:
            text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        self._out.write(text)


def _written(attributes: Attributes) -> str:
    """Give attributes as they are written; a tab would be read as a blank."""
    return "".join(
        f' {name}="{escape(legible(str(value))).replace(TAB, "&#9;")}"'
        for name, value in attributes.items()
        if value is not None
    )
