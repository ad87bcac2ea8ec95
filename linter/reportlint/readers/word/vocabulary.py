"""The names of WordprocessingML, and how its attributes are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportlint.readers.xml_zip.ooxml import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of elements begin with; those of a strict file are turned into it."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TEXT, FIELD = f"{W}t", f"{W}fldChar"

_VALUE = f"{W}val"
_OFF = frozenset({"0", "false", "off"})


Properties = Mapping[str, "_Element"]
"""What an element has within it, by name: `<w:name w:val="…"/>`, each once."""


def within(element: _Element | None) -> Properties:
    """Give what an element has within it; nothing where there is no element."""
    return {} if element is None else {child.tag: child for child in element}


def properties(element: _Element, name: str) -> Properties:
    """Give what an element says of itself in a child of a name, as a paragraph does in `pPr`."""
    return within(next(element.iterchildren(W + name), None))


def value(own: Properties, name: str) -> str | None:
    """Give the value of a property; None where it is not set."""
    found = own.get(W + name)
    return None if found is None else found.get(_VALUE)


def number(own: Properties, name: str) -> int | None:
    """Give the value of a property that is a whole number; None where it is none."""
    return whole(value(own, name))


def switch(own: Properties, name: str) -> bool | None:
    """Say whether a property is on or off; None where it is not set."""
    found = own.get(W + name)
    return None if found is None else is_on(found.get(_VALUE))


def is_on(value: str | None) -> bool:
    """Say whether the value of a switch, or none, is that of one that is on."""
    return value not in _OFF
