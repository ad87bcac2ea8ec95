"""Which column each figure of a row stands in; figures that fit no columns are a departure of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lark import Token, Tree

from reportlint.model.document import Passage
from reportlint_grammar.departures import UNKNOWN_ROW, UNPLACED, Departure, Node, departed
from reportlint_grammar.form import RowForm, TableForm
from reportlint_grammar.terminals import FIGURES, FormToken, passages_of, written

_MOST_MERGED = 2
"""Only in rows of so few figures do cells stand over several columns."""
FEWEST_SHORT = 3
"""So many rows of one table end before their totals by no clerk's oversight."""


def fit(form: TableForm, tree: Tree[Token]) -> None:
    """Leave in each row of a table one cell a column, or note that its figures do not fit them.

    Cells of which nothing is written, and which are too few, are taken out.
    """
    if form.side_by_side:
        _fit_line(tree, sum(len(row.columns) for row in form.rows))
        return
    rows = list(_rows(form, tree))
    laid_out = [(_cells(node), len(row.columns)) for node, row in rows]
    spare = _spare_cells(laid_out)
    lost_blanks = _have_lost_blanks(laid_out)
    for (node, _), (cells, count) in zip(rows, laid_out, strict=True):
        chosen = _align(cells, count, spare.get((len(cells), count)))
        if lost_blanks and chosen and not chosen[-1].text:
            chosen = None
        _put(node, cells, chosen)


def _rows(form: TableForm, node: Tree[Token]) -> Iterator[tuple[Tree[Token], RowForm]]:
    """Give the rows in a node, in place or not, each with its form."""
    for child in node.children:
        _, piece = departed(child)
        if isinstance(piece, Tree):
            row = form.by_name.get(piece.data)
            if row is None:
                yield from _rows(form, piece)
            else:
                yield piece, row


def _fit_line(tree: Tree[Token], count: int) -> None:
    """Choose the figures of rows that all stand on one line.

    A word between them that the form has not stands where a figure should, and is no label.
    """
    cells = _cells(tree)
    chosen = _align(cells, count)
    if chosen is None:
        line = [cell for child in tree.children for cell in _on_line(child)]
        chosen = _align(line, count)
        if chosen is not None:
            tree.children = [child for child in tree.children if not _is_unplaced(child)]
    _put(tree, cells, chosen)


def _put(row: Tree[Token], cells: Sequence[Passage], chosen: Sequence[Passage] | None) -> None:
    """Put the cells that were chosen in place of a row's figures, if they are others."""
    if chosen is not None and len(chosen) == len(cells):
        return
    row.children = [child for child in row.children if not _is_figures(child)]
    if chosen is not None:
        row.children.append(FormToken.of(FIGURES, *chosen))
    elif any(cell.text for cell in cells):
        row.children.append(Tree(Departure.MISFIT, [FormToken.of(FIGURES, *cells)]))


def _cells(row: Tree[Token]) -> Sequence[Passage]:
    return [cell for child in row.children if _is_figures(child) for cell in passages_of(child)]


def _on_line(node: Node) -> Sequence[Passage]:
    """Give what stands on the line of figures: their cells, and what is written between them."""
    if isinstance(node, Tree):
        return written(node) if _is_unplaced(node) else ()
    return passages_of(node) if _is_figures(node) else ()


def _is_figures(node: Node) -> bool:
    return isinstance(node, Token) and node.type == FIGURES


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
        if written and written[-1] - written[0] >= len(written):
            return False
        short += 1 < len(written) < count
    return short >= FEWEST_SHORT
