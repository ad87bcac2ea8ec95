"""Which column each figure of a row stands in; where that is not as in the form, a node of the tree says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import is_
from typing import NamedTuple

from lark import Token, Tree

from reportlint.model.document import Passage
from reportlint_grammar.figures import column_order
from reportlint_grammar.form.edition import RowForm, TableForm
from reportlint_grammar.syntax.departures import UNKNOWN_ROW, UNPLACED, Departure, Node, departed
from reportlint_grammar.syntax.terminals import FIGURES, FormToken, passages_of, tokens_of, written

_MOST_MERGED = 2
"""Only in rows of so few figures do cells stand over several columns."""
FEWEST_SHORT = 3
"""So many rows of one table end before their totals by no clerk's oversight."""
_NARROWEST_ASTRAY = 4
"""Rows of fewer figures may be filled by chance."""
_WIDEST_FIGURE = 4
"""A count with more digits would be no office's; one with fewer may be what stands alone in its row."""


def fit(form: TableForm, tree: Tree[Token]) -> None:
    """Leave in each row of a table one cell a column in the form's order, or note that it has others.

    Cells of which nothing is written, and which are too few, are taken out.
    """
    tokens = [token.type for token in tokens_of(tree)]
    filled = _filled(form, tree)
    if filled is not None and column_order.is_the_forms(form, tokens):
        for line in filled:
            _put(line, line.chosen or (), None)
        return
    lines = [_one_line(form, tree)] if form.side_by_side else _back_in_their_rows(form, tree)
    if _run_together(lines):
        for line in lines:
            if line.width > 1:
                _put(line, line.cells, Departure.RUN_TOGETHER)
        lines = [line for line in lines if line.width == 1]
    order = column_order.standing(
        form,
        tokens,
        [piece for line in lines for piece in line.by_row],
    )
    for line in lines:
        if line.chosen is None:
            _put(line, line.cells, Departure.MISFIT)
            continue
        if line.is_astray:
            _put(line, line.chosen, Departure.MOVED)
            continue
        cells = [
            cell for row, own in line.by_row for cell in column_order.as_the_form(row, own, order)
        ]
        is_reordered = any(row.columns in order for row in line.rows)
        _put(line, cells, Departure.REORDERED if is_reordered else None)


class _Line(NamedTuple):
    """The figures of a row, or of rows that stand on one line: their cells, and which are one a column.

    None are `chosen` where they do not fit. Those that are `astray` stood behind another row's.
    """

    node: Tree[Token]
    rows: tuple[RowForm, ...]
    cells: Sequence[Passage]
    chosen: Sequence[Passage] | None
    is_astray: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum([len(row.columns) for row in self.rows])

    @property
    def by_row(self) -> Iterator[tuple[RowForm, Sequence[Passage]]]:
        """The rows with the cells that were chosen for each."""
        rest = iter(self.chosen or ())
        for row in self.rows if self.chosen else ():
            yield row, list(islice(rest, len(row.columns)))


def _filled(form: TableForm, tree: Tree[Token]) -> list[_Line] | None:
    """Choose what is written in the rows that have blanks as well; None if it is not one figure a column.

    Where it is that in every row, other rows are as the form's.
    """
    stacked = [(node, (row,)) for node, row in _rows(form, tree)]
    lines: list[_Line] = []
    for node, rows in [(tree, form.rows)] if form.side_by_side else stacked:
        cells = _cells(node)
        said = [cell for cell in cells if cell.text]
        if len(said) != sum([len(row.columns) for row in rows]):
            return None
        if len(said) < len(cells):
            lines.append(_Line(node, rows, cells, said))
    return lines


def _back_in_their_rows(form: TableForm, tree: Tree[Token]) -> list[_Line]:
    """Choose the figures of rows; those of rows that have none are found behind another row's.

    Text taken out of a page may have all that stands in a column in one piece, and some rows' labels
    after their figures. That is certain only where every row of the form is there, and as many whole
    rows of figures are too many as rows have none.
    """
    lines = list(_stacked(form, tree))
    empty = [place for place, line in enumerate(lines) if not _written(line.cells)]
    over = {place: rows for place, line in enumerate(lines) if len(rows := _whole_rows(line)) > 1}
    astray = [row for rows in over.values() for row in rows[1:]]
    if not astray or len(astray) != len(empty) or len(lines) != len(form.rows):
        return lines
    if len({lines[place].width for place in (*empty, *over)}) > 1:
        return lines
    for place, rows in over.items():
        lines[place] = lines[place]._replace(chosen=rows[0])
    for place, row in zip(empty, astray, strict=True):
        lines[place] = lines[place]._replace(chosen=row, is_astray=True)
    return lines


def _whole_rows(line: _Line) -> list[Sequence[Passage]]:
    """Part figures into as many rows as they fill; none if they fill none."""
    places, width = _written(line.cells), line.width
    if width < _NARROWEST_ASTRAY or len(places) % width or not _are_unbroken(places):
        return []
    cells = [line.cells[place] for place in places]
    return [cells[first : first + width] for first in range(0, len(cells), width)]


def _are_unbroken(places: Sequence[int]) -> bool:
    """Say whether no blank stands between places where something is written."""
    return not places or places[-1] - places[0] < len(places)


def _stacked(form: TableForm, tree: Tree[Token]) -> Iterator[_Line]:
    """Choose the figures of rows that stand below each other."""
    rows = list(_rows(form, tree))
    laid_out = [(_cells(node), len(row.columns)) for node, row in rows]
    spare = _spare_cells(laid_out)
    lost_blanks = _have_lost_blanks(laid_out)
    for (node, row), (cells, count) in zip(rows, laid_out, strict=True):
        chosen = _align(cells, count, spare.get((len(cells), count)))
        if lost_blanks and chosen and not chosen[-1].text:
            chosen = None
        yield _Line(node, (row,), cells, chosen)


def _rows(form: TableForm, node: Tree[Token]) -> Iterator[tuple[Tree[Token], RowForm]]:
    """Give the rows in a node, in place or not, each with its form."""
    for child in node.children:
        if isinstance(child, Token):
            continue
        _, piece = departed(child)
        if isinstance(piece, Tree):
            row = form.by_name.get(piece.data)
            if row is None:
                yield from _rows(form, piece)
            else:
                yield piece, row


def _one_line(form: TableForm, tree: Tree[Token]) -> _Line:
    """Choose the figures of rows that all stand on one line.

    A word between them that the form has not stands where a figure should, and is no label.
    """
    cells = _cells(tree)
    count = sum(len(row.columns) for row in form.rows)
    chosen = _align(cells, count)
    if chosen is None:
        between = [cell for child in tree.children for cell in _on_line(child)]
        chosen = _align(between, count)
        if chosen is not None:
            tree.children = [child for child in tree.children if not _is_unplaced(child)]
    return _Line(tree, form.rows, cells, chosen)


def _run_together(lines: Iterable[_Line]) -> bool:
    """Say whether all rows of several figures have these in one, with a digit for each at least: 000."""
    filled = [
        (line, said)
        for line in lines
        if line.width > 1 and (said := [cell for cell in line.cells if cell.text])
    ]
    return all(
        len(said) == 1 and sum(map(str.isdigit, said[0].text)) >= line.width
        for line, said in filled
    ) and any(
        line.width > _WIDEST_FIGURE
        or said[0].text.startswith("00")
        or _touches_label(line.node, said[0])
        for line, said in filled
    )


def _touches_label(row: Tree[Token], figure: Passage) -> bool:
    labels = [token for token in tokens_of(row) if not _is_figures(token)]
    return bool(labels) and passages_of(labels[-1])[-1].span().end == figure.span().start


def _put(line: _Line, cells: Sequence[Passage], departure: Departure | None) -> None:
    """Put cells in place of a line's figures, if they are others or depart from the form."""
    if departure is None and len(cells) == len(line.cells) and all(map(is_, cells, line.cells)):
        return
    line.node.children = [child for child in line.node.children if not _is_figures(child)]
    figures = FormToken.of(FIGURES, *cells)
    if departure is None or departure is Departure.REORDERED:
        line.node.children.append(Tree(departure, [figures]) if departure else figures)
    elif any(cell.text for cell in cells):
        line.node.children.append(Tree(departure, [figures]))


def _cells(row: Tree[Token]) -> Sequence[Passage]:
    figures = [passages_of(child) for child in row.children if _is_figures(child)]
    return figures[0] if len(figures) == 1 else [*chain.from_iterable(figures)]


def _on_line(node: Node) -> Sequence[Passage]:
    """Give what stands on the line of figures: their cells, and what is written between them."""
    if isinstance(node, Tree):
        return written(node) if _is_unplaced(node) else ()
    return passages_of(node) if _is_figures(node) else ()


def _is_figures(node: Node) -> bool:
    return not isinstance(node, Tree) and node.type == FIGURES


def _is_unplaced(node: Node) -> bool:
    _, piece = departed(node)
    return isinstance(piece, Tree) and piece.data in (UNPLACED, UNKNOWN_ROW)


def _align(
    cells: Sequence[Passage], count: int, spare: int | None = None
) -> Sequence[Passage] | None:
    """Choose the `count` cells behind a label that are its figures.

    Spare cells may stand before and behind them; `spare` is how many stood behind them in a full row
    of the same table. None if there are too many figures, or too few cells for them.
    """
    written = [cell for cell in cells if cell.text]
    if len(written) == count:
        return written
    if len(written) > count:
        return _once(written, count) if count <= _MOST_MERGED else None
    if len(cells) < count:
        return None
    last_start = len(cells) - count
    start = last_start if spare is None else max(0, last_start - spare)
    if written:
        first_written = next(place for place, cell in enumerate(cells) if cell.text)
        last_written = max(place for place, cell in enumerate(cells) if cell.text)
        if last_written - first_written >= count:
            return None
        start = min(max(start, last_written - count + 1), first_written)
    return cells[start : start + count]


def _once(written: Sequence[Passage], count: int) -> Sequence[Passage] | None:
    """Give figures once that are repeated in every place of a merged cell; None if they are others."""
    runs = [list(run) for _, run in groupby(written, lambda cell: cell.text)]
    if len(runs) == count:
        return [run[0] for run in runs]
    return written[:count] if len(runs) == 1 else None


def _spare_cells(rows: Iterable[tuple[Sequence[Passage], int]]) -> dict[tuple[int, int], int]:
    """Say how many cells stand unused behind the figures, by the number of cells and of figures.

    Rows of one table that have as many cells are laid out alike: full ones tell, else what is written
    the furthest behind in any of them is their last figure.
    """
    ends: dict[tuple[int, int], int] = {}
    full: dict[tuple[int, int], int] = {}
    for cells, count in rows:
        if len(cells) <= count:
            continue
        written = _written(cells)
        layout = len(cells), count
        if len(written) == count:
            full.setdefault(layout, written[-1])
        elif written:
            ends[layout] = max(ends.get(layout, 0), written[-1])
    return {(size, count): size - 1 - end for (size, count), end in (ends | full).items()}


def _written(cells: Sequence[Passage]) -> list[int]:
    """Give the places of the cells that say something."""
    return [place for place, cell in enumerate(cells) if cell.text]


def _have_lost_blanks(rows: Sequence[tuple[Sequence[Passage], int]]) -> bool:
    """Say whether blank cells were left out of a table's rows, so that figures moved to the left.

    No blank then stands before a figure, and of rows that lack figures all lack the last: the total.
    """
    short = 0
    for cells, count in rows:
        written = _written(cells)
        if not _are_unbroken(written):
            return False
        short += 1 < len(written) < count
    return short >= FEWEST_SHORT
