"""What a paper is made of, in order, for those who lay it out; and what a layout is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.grids import Cell, Grid
from benchmarks.accuracy.paper import Paper


class Title(NamedTuple):
    """The title of a paper."""

    text: str


class Heading(NamedTuple):
    """The heading of a section."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph, a sub-heading among them."""

    text: str


class Own(NamedTuple):
    """A table that an office puts into its text."""

    grid: Grid


Lines = Iterable[str]
Piece = Title | Heading | Paragraph | Sheet | Own


class Layout(NamedTuple):
    """A way to set a paper: the suffix of its file, and what makes its bytes.

    `loses` names kinds of fault that cannot be told in it, and why; `owes` are the codes of what is
    wrong with all that is set so.
    """

    name: str
    suffix: str
    make: Callable[[Paper, Random], bytes]
    loses: Mapping[str, str] = {}
    owes: tuple[str, ...] = ()


def pieces(paper: Paper) -> Iterator[Piece]:
    """Give a paper's pieces in order."""
    if paper.title:
        yield Title(paper.title)
    yield from map(Paragraph, paper.opening)
    for part in paper.parts:
        yield Heading(part.heading)
        yield from map(Paragraph, part.paragraphs)
        if part.own:
            yield Own([[Cell(text) for text in row] for row in part.own])
        if part.sheet:
            yield part.sheet
