"""Layouts of text: what is pasted from Word, dumped by converters, or printed by programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import NamedTuple

from opencc import OpenCC

from benchmarks.accuracy import grids
from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.grids import Grid, Ruling, again, as_printed
from benchmarks.accuracy.layouts import Heading, Layout, Lines, Own, Paragraph, Title, pieces
from benchmarks.accuracy.lettering import (
    bold,
    in_two_lines,
    indented,
    marked,
    number_apart,
    spaced,
    wrapped,
)
from benchmarks.accuracy.numerals import full_width, in_items, padded_with_spaces, thousands
from benchmarks.accuracy.paper import Paper
from benchmarks.accuracy.surroundings import (
    appended,
    caption,
    contents,
    enclosed,
    index_block,
    index_row,
    note,
    portal,
    portal_foot,
    reader_head,
    signed,
)
from benchmarks.accuracy.table_lines import (
    HEAVY,
    LIGHT,
    NUMBER,
    SIGNS,
    aligned,
    between,
    bold_totals,
    boxed,
    cell_a_line,
    heads_halved,
    in_markup,
    indented_cells,
    labels_spaced,
    marked_by_bells,
    piped,
    quoted,
    ruled_below_the_head,
    trailing_pipes,
    unquoted,
    with_page_numbers,
)


def _kept(text: str) -> Lines:
    return [text]


def _no_lines(_paper: Paper) -> Lines:
    return []


class Style(NamedTuple):
    """How each piece is written as lines, and what the site or program puts around them."""

    table: Callable[[Grid], Lines]
    ruling: Ruling = as_printed
    title: Callable[[str], Lines] = _kept
    heading: Callable[[str], Lines] = _kept
    paragraph: Callable[[str], Lines] = _kept
    figure: Callable[[str], str] = str
    above: Callable[[Paper], Lines] = _no_lines
    below: Callable[[Paper], Lines] = _no_lines
    caption: Callable[[Sheet], Lines] | None = None
    note: Callable[[Sheet], Lines] | None = None
    between: str = "\n"
    whole: Callable[[str], str] = str
    encoding: str = "utf-8"

    def make(self, paper: Paper, _random: Random) -> bytes:
        """Set a paper."""
        blocks = [self.above(paper), *self._blocks(paper), self.below(paper)]
        text = self.between.join("\n".join(block) + "\n" for block in map(list, blocks) if block)
        return self.whole(text).encode(self.encoding)

    def _blocks(self, paper: Paper) -> Iterator[Lines]:
        for piece in pieces(paper):
            match piece:
                case Title(text):
                    yield self.title(text)
                case Heading(text):
                    yield self.heading(text)
                case Paragraph(text):
                    yield self.paragraph(text)
                case Own(grid):
                    yield self.table(self._figured(grid))
                case Sheet():
                    if self.caption:
                        yield self.caption(piece)
                    for grid in self.ruling(piece):
                        yield self.table(self._figured(grid))
                    if self.note:
                        yield self.note(piece)

    def _figured(self, grid: Grid) -> Grid:
        return [
            [
                cell._replace(text=self.figure(cell.text)) if NUMBER.fullmatch(cell.text) else cell
                for cell in row
            ]
            for row in grid
        ]


_TO_TRADITIONAL = OpenCC("s2t").convert
_NO_BLANKS = {
    "a blank figure": "a cell that is blank leaves no trace: the row has a figure too few"
}

LAYOUTS = tuple(
    Layout(name, suffix, style.make, loses, owes)
    for name, suffix, style, loses, owes in (
        (
            "tabs from a sheet",
            ".txt",
            Style(between("\t"), whole=lambda text: text.replace("\n", "\r\n")),
            {},
            (),
        ),
        (
            "tabs in GB18030, signed",
            ".txt",
            Style(
                between("\t"),
                between="",
                below=signed,
                paragraph=indented,
                encoding="gb18030",
            ),
            {},
            (),
        ),
        ("a cell a paragraph", ".txt", Style(cell_a_line), _NO_BLANKS, ()),
        (
            "a cell a line, indented, heads broken",
            ".txt",
            Style(indented_cells, between="\n\n"),
            {},
            (),
        ),
        (
            "bars behind the cells",
            ".txt",
            Style(trailing_pipes, between="", below=enclosed),
            {},
            (),
        ),
        (
            "bars behind the cells, in a portal",
            ".txt",
            Style(
                trailing_pipes,
                above=portal,
                below=portal_foot,
            ),
            {},
            (),
        ),
        ("commas, all quoted", ".txt", Style(quoted), {}, ()),
        ("commas", ".txt", Style(unquoted, paragraph=indented), {}, ()),
        (
            "boxes of light lines",
            ".txt",
            Style(partial(boxed, LIGHT)),
            {},
            (),
        ),
        (
            "boxes of heavy lines",
            ".txt",
            Style(
                partial(boxed, HEAVY),
                ruling=grids.article_by_article,
                below=signed,
            ),
            {},
            (),
        ),
        ("boxes of signs", ".txt", Style(partial(boxed, SIGNS)), {}, ()),
        ("aligned by spaces", ".txt", Style(aligned), _NO_BLANKS, ()),
        (
            "Markdown",
            ".md",
            Style(piped, title=marked(1), heading=marked(2)),
            {},
            (),
        ),
        (
            "Markdown, cells repeated, headings bold",
            ".md",
            Style(partial(piped, fill=again), heading=bold, title=bold),
            {},
            (),
        ),
        (
            "Markdown with tables in HTML",
            ".md",
            Style(in_markup, title=marked(1), heading=marked(3)),
            {},
            (),
        ),
        (
            "Markdown of a reading service",
            ".md",
            Style(
                piped,
                heading=bold,
                title=lambda text: [text, "=" * 12],
                above=reader_head,
            ),
            {"no title": "the service says the title"},
            (),
        ),
        (
            "html2text",
            ".txt",
            Style(
                ruled_below_the_head,
                title=marked(1),
                paragraph=lambda text: [f"{text}  "],
            ),
            {},
            (),
        ),
        (
            "captions above, notes below",
            ".txt",
            Style(
                between("\t"),
                caption=caption,
                note=note,
                below=appended,
            ),
            {},
            (),
        ),
        (
            "captions above, notes below, piped",
            ".md",
            Style(piped, caption=caption, note=note),
            {},
            (),
        ),
        (
            "an index block above, title in two lines",
            ".txt",
            Style(
                between("\t"),
                above=index_block,
                title=in_two_lines,
            ),
            {},
            (),
        ),
        (
            "an index row above, portal below",
            ".txt",
            Style(
                trailing_pipes,
                above=index_row,
                below=portal_foot,
            ),
            {},
            (),
        ),
        (
            "Traditional characters",
            ".txt",
            Style(between("\t"), whole=_TO_TRADITIONAL),
            {"traditional characters": "all of it is"},
            ("C002",),
        ),
        (
            "full-width digits",
            ".txt",
            Style(between("\t"), figure=full_width),
            {},
            (),
        ),
        (
            "thousands apart",
            ".txt",
            Style(between("|"), figure=thousands),
            {},
            (),
        ),
        (
            "a unit behind each figure",
            ".txt",
            Style(between("\t"), figure=in_items),
            {},
            (),
        ),
        (
            "figures among spaces",
            ".txt",
            Style(between("\t"), figure=padded_with_spaces),
            {},
            (),
        ),
        (
            "the total first",
            ".txt",
            Style(between("\t"), ruling=grids.total_first),
            {},
            (),
        ),
        (
            "one column of labels",
            ".md",
            Style(piped, ruling=grids.one_label_column),
            {},
            (),
        ),
        (
            "table four upright",
            ".txt",
            Style(between("\t"), ruling=grids.upright),
            {},
            (),
        ),
        (
            "table three continued",
            ".txt",
            Style(between("\t"), ruling=grids.continued),
            {},
            (),
        ),
        ("bells behind the cells", ".txt", Style(marked_by_bells), {}, ()),
        ("heads halved", ".txt", Style(heads_halved, between=""), {}, ()),
        ("full-width bars", ".txt", Style(between("｜", edge="｜")), {}, ()),
        (
            "totals in bold",
            ".md",
            Style(bold_totals, heading=marked(2), title=marked(1)),
            {},
            (),
        ),
        ("page numbers amid", ".txt", Style(with_page_numbers, between=""), {}, ()),
        ("labels spaced out", ".txt", Style(labels_spaced), {}, ()),
        (
            "a list of contents above",
            ".txt",
            Style(between("\t"), above=contents, below=signed),
            {},
            (),
        ),
        (
            "numbers on lines of their own",
            ".txt",
            Style(between(" | "), heading=number_apart),
            {},
            (),
        ),
        (
            "headings spaced, with colons",
            ".txt",
            Style(between("|", edge="|"), heading=spaced),
            {},
            (),
        ),
        (
            "lines of thirty characters",
            ".txt",
            Style(between("\t"), paragraph=partial(wrapped, 30), between=""),
            {},
            (),
        ),
    )
)
