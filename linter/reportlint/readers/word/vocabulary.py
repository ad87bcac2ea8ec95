"""The names of WordprocessingML, and how its attributes are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of elements begin with; those of a strict file are turned into it."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_VALUE = f"{W}val"
_OFF = frozenset({"0", "false", "off"})


def value(parent: _Element | None, name: str) -> str | None:
    """Give the value of a property, `<w:name w:val="…"/>`; None where it is not set."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(_VALUE)


def number(parent: _Element | None, name: str) -> int | None:
    """Give the value of a property that is a whole number; None where it is none."""
    return whole(value(parent, name))


def switch(parent: _Element | None, name: str) -> bool | None:
    """Say whether a property is on or off; None where it is not set."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(_VALUE) not in _OFF


def whole(text: str | None) -> int | None:
    """Read a whole number; None where there is none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
