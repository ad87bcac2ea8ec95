"""Tables over pages: one table again, its repeated heads once, its broken rows whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from reportlint.readers.printed.figures import is_figure
from reportlint.readers.printed.grid import Box, Grid
from reportlint.readers.printed.numbering import begins_anew
from reportlint.readers.printed.places import Places
from reportlint.readers.shared.sheet import SheetCell, SheetRow


def are_one(above: Grid, below: Grid) -> bool:
    """Say whether two tables, at the end of a page and on top of the next, are set as one."""
    edges = [(min(grid.boxes, key=_left), max(grid.boxes, key=_right)) for grid in (above, below)]
    (left, right), (further_left, further_right) = edges
    return abs(left.left - further_left.left) < 8 and abs(right.right - further_right.right) < 8


def rows(parts: Sequence[Grid], places: Places) -> Iterator[SheetRow]:
    """Give the rows of a table of which each page has a part."""
    head = parts[0].texts()
    for above, below in pairwise(parts):
        below.drop(_repeated(head, below))
        above.trim()
        if above.boxes and below.boxes:
            _mend(above, below)
    for part in parts:
        for texts, row in zip(part.texts(), part.rows(), strict=True):
            cells = zip(texts, row, strict=True)
            yield SheetRow([_cell(text, box, part.page, places) for text, box in cells], part.page)


def _cell(text: str, box: Box, page: int, places: Places) -> SheetCell:
    portions = box.portions(page)
    lines = places.lines(portions) if text else ()
    return SheetCell(text, box.columns, origin=places.origin(portions), lines=lines)


def _left(box: Box) -> float:
    return box.left


def _right(box: Box) -> float:
    return box.right


def _repeated(head: Sequence[Sequence[str]], part: Grid) -> int:
    """Count the rows of labels at the top of a part that its table begins with."""
    same = takewhile(
        lambda pair: pair[0] == pair[1] and not any(map(is_figure, pair[0])),
        zip(part.texts(), head, strict=False),
    )
    return sum(1 for _ in same)


def _mend(above: Grid, below: Grid) -> None:
    """Join what the end of a page cut in two: the text of a cell, or a row."""
    upper, lower = above.row(above.height - 1), below.row(0)
    pairs = [(one, other) for one in upper for other in lower if one.is_over(other)]
    is_ruled = above.is_ruled
    cut = [pair for pair in pairs if _goes_on(*pair, is_ruled=is_ruled)]
    with_figures = [pair for pair in pairs if _goes_on(*pair, is_ruled=is_ruled, even_figures=True)]
    if _is_rest(pairs) and _is_one_row(pairs, with_figures):
        cut = with_figures
    are_alike = len(pairs) == len(upper) == len(lower)
    is_row = are_alike and _is_one_row(pairs, cut)
    if not is_ruled:
        # Its cells are set to the top: below a cut nothing but the rest of labels can stand.
        is_row = is_row and all(pair in cut for pair in pairs if pair[1].text)
        cut = cut if is_row else []
    elif are_alike and not is_row:
        # Where two rows of the same columns meet, only what stands beside more rows can go on.
        cut = [pair for pair in cut if max(box.rows for box in pair) > 1]
    for one, other in pairs:
        if (one, other) in cut or (is_row and other.rows == 1):
            one.take_in(other, below.page)
    if is_row:
        below.drop(1)


def _goes_on(above: Box, below: Box, *, is_ruled: bool, even_figures: bool = False) -> bool:
    """Say whether a text that fills a cell's last line can only go on in the cell below.

    A figure below may be cut off from the one above only where a row is: else it is one of its own.
    """
    return (
        bool(above.lines and below.lines)
        and not begins_anew(below.text)
        and (even_figures or not is_figure(below.text))
        and not above.has_room_for(below.lines[0], is_ruled=is_ruled)
    )


def _is_rest(pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Say whether a row has blanks below what is whole above, as the rest of a row has.

    Below a cell of several rows, as the label of a group is, a blank tells nothing of the last one.
    """
    return any(one.text and not other.text for one, other in pairs if one.rows == other.rows == 1)


def _is_one_row(pairs: Sequence[tuple[Box, Box]], cut: Sequence[tuple[Box, Box]]) -> bool:
    """Say whether cells above and below are one row: none but cut ones have something in both."""
    own = [(one, other) for one, other in pairs if other.rows == 1]
    if any(one.text and other.text and (one, other) not in cut for one, other in own):
        return False
    return any(pair in cut for pair in own) or (
        any(other.text for _, other in own) and any(one.text for one, _ in own)
    )
