"""Colours, so far as they show on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WHITES = ({"255"}, {"0"})
"""By light, be it grey or red, green and blue; and by four inks, of which there is none."""
_INKS = 4
_MOST = 255
_PALEST = 0.99
"""What is not wholly white can be seen."""


def is_white(colour: Element | None) -> bool:
    """Say whether a colour is that of paper; what has none of its own is black."""
    values = [] if colour is None else (colour.get("Value") or "").split()
    return bool(values) and set(values) == _WHITES[len(values) == _INKS]


def lightness(colour: Element | None, alpha: str | None = None) -> float:
    """Say how near a colour is to that of paper, from 0 to 1; `alpha` is how thickly it covers."""
    if is_white(colour):
        return 1
    try:
        values = (
            [float(value) for value in (colour.get("Value") or "").split()]
            if colour is not None
            else []
        )
        cover = float(alpha or _MOST) / _MOST
    except ValueError:
        return 0
    mean = sum(values) / len(values) / _MOST if values else 0
    light = 1 - mean if len(values) == _INKS else mean
    return min(max(1 - cover * (1 - light), 0), _PALEST)
