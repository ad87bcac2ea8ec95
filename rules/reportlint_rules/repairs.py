"""How what makes sums hold is said: which figures should be which others."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model.finding import Bilingual
from reportlint_grammar.form.edition import CellForm
from reportlint_grammar.report import Change

_MOST_LISTED = 5
"""Where a repair is of more figures, a message names the first and counts them."""


def said(repair: Sequence[Change], seen_from: CellForm | None = None) -> Bilingual:
    """Say which figures are to be which others, to someone who may be looking at the cell of one."""
    if len(repair) > _MOST_LISTED:
        first, count = _change(repair[0], seen_from), len(repair)
        return Bilingual(f"{first.zh}等{count}处", f"{first.en} and {count - 1} more")
    changes = [_change(change, seen_from) for change in repair]
    return Bilingual(
        "、".join(change.zh for change in changes), ", ".join(change.en for change in changes)
    )


def _change(change: Change, seen_from: CellForm | None) -> Bilingual:
    figure, implied = change
    cell = _cell(figure.form, seen_from)
    return Bilingual(
        f"{cell.zh}的{figure.value}件应更正为{implied}件",
        f"the {figure.value} {cell.en} should be {implied}",
    )


def _cell(cell: CellForm, seen_from: CellForm | None) -> Bilingual:
    """Name a cell by its row and its column."""
    row, column = cell.row.words, cell.column.label.words
    if cell == seen_from:
        return Bilingual("此处", "here")
    return Bilingual(f"“{row.zh}”行“{column.zh}”栏", f"in “{row.en}” under “{column.en}”")
