"""Colours, so far as they show on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHITES = ({"255"}, {"0"})
"""By light, be it grey or red, green and blue; and by four inks, of which there is none."""
_INKS = 4


def is_white(colour: _Element | None) -> bool:
    """Say whether a colour is that of paper; what has none of its own is black."""
    values = [] if colour is None else (colour.get("Value") or "").split()
    return bool(values) and set(values) == _WHITES[len(values) == _INKS]
