"""The names of SpreadsheetML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""What the names of elements begin with; those of a strict file are turned into it."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""The attribute by which a part names what it refers to."""

_TEXT, _RUN = f"{S}t", f"{S}r"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ON = frozenset({"1", "true", "on"})


def is_on(element: Element | None, name: str) -> bool:
    """Say whether an element is there and a switch of its is on."""
    return element is not None and element.get(name) in _ON


def said(element: Element) -> str:
    """Give what a string says, in one piece or in runs; how it is pronounced is no part of it."""
    pieces = []
    for child in element:
        holder = child.find(_TEXT) if child.tag == _RUN else child
        if holder is not None and holder.tag == _TEXT:
            pieces.append(holder.text or "")
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Put the characters in that a string cannot hold, and has by number: `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
