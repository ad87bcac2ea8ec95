"""What a figure is in typed text, where no border says where one begins and ends."""

from __future__ import annotations

import re

FULL_ROW = 7
"""A table whose cells have lines to themselves has so many figures at least: those of a full row."""

_ALONE = re.compile(r"\d[\d.,]{0,20}")
_BETWEEN_COMMAS = re.compile(
    r"[-+−]?\d[^,A-Za-z一-鿿（(【〔\[]{0,15}+[一-鿿]{0,2}+[ \t]*+"
    r"(?:[（(【〔\[][^,)）】〕\]]{0,40}+[)）】〕\]])?+"
)
"""A figure, its unit and a remark: 1 204, 12.6万元, 22件（其中修订16件）."""
_INSTEAD = re.compile(r"[-\u2010-\u2015\u2212－/\\*….·~～]{1,6}|N/?A|[a-zA-Z]")
_BEGINS = re.compile(r"[+\-−]?\d(?!\d?[.．、]\s?[一-鿿]|\d{0,3}年)")
_NO_LABEL = re.compile(r"(?:[\d.,\s]*\d)?\s*")


def is_alone(text: str) -> bool:
    """Say whether a line has a figure on it and nothing else."""
    return _ALONE.fullmatch(text) is not None


def is_between_commas(text: str) -> bool:
    """Say whether a cell that commas part is a figure: it has no commas of its own."""
    return begins_figure(text) and _BETWEEN_COMMAS.fullmatch(text) is not None


def stands_for_figure(text: str) -> bool:
    """Say whether a cell that commas part has but a dash or a letter, as stand where a figure should."""
    return _INSTEAD.fullmatch(text) is not None


def begins_figure(text: str) -> bool:
    """Say whether a text begins with a figure, and neither with a numbered label nor with a year."""
    return _BEGINS.match(text) is not None


def is_no_label(text: str) -> bool:
    """Say whether a cell is blank or has figures only, so that no line below it is its rest."""
    return _NO_LABEL.fullmatch(text) is not None
