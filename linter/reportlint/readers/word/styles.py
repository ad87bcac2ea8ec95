"""What styles say that matters to a reader: heading levels, numbers, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.readers.word.vocabulary import W, number, properties, switch, value, within

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
BODY_TEXT = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, or leaves open (None) for the one it is based on."""

    outline: int | None = None
    list: str | None = None
    list_level: int | None = None
    hidden: bool | None = None

    def over(self, base: Style) -> Style:
        """Give the two as one, what `base` says counting where this one leaves it open."""
        return Style(
            base.outline if self.outline is None else self.outline,
            base.list if self.list is None else self.list,
            base.list_level if self.list_level is None else self.list_level,
            base.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The styles of a file, each with what it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iterfind(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements.setdefault(name, element)
            is_default = element.get(f"{W}default") in ("1", "true", "on")
            if is_default and element.get(f"{W}type") == "paragraph":
                self.default = name

    def style(self, name: str) -> Style:
        """Give what a style says, and the styles it is based on; a circle is gone round once."""
        if name not in self._resolved:
            line, base = self._line(name)
            style = self._resolved.get(base, Style())
            for style_name in line[: line.index(base) : -1] if base in line else ():
                style = _said(self._elements[style_name]).over(style)
            for style_name in reversed(line):
                style = _said(self._elements[style_name]).over(style)
                self._resolved[style_name] = style
        return self._resolved.get(name, Style())

    def _line(self, name: str) -> tuple[list[str], str]:
        """Give a style and those it is based on, nearest first, and what the last is based on.

        The line ends before a style that is resolved, or that is none, or at which a circle closes.
        """
        line: dict[str, None] = {}
        while name in self._elements and name not in self._resolved and name not in line:
            line[name] = None
            name = value(within(self._elements[name]), "basedOn") or ""
        return list(line), name


def _said(element: Element) -> Style:
    paragraph = properties(element, "pPr")
    numbering = within(paragraph.get(f"{W}numPr"))
    outline = number(paragraph, "outlineLvl")
    heading = _HEADING.fullmatch((value(within(element), "name") or "").strip())
    if outline is None and heading is not None:
        outline = int(heading[1]) - 1
    return Style(
        outline,
        value(numbering, "numId"),
        number(numbering, "ilvl"),
        switch(properties(element, "rPr"), "vanish"),
    )
