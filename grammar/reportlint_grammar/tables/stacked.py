"""A head whose labels stand in scraps, line below line, above all the figures of its table in one line.

So the fourth table comes out of a PDF: 结果 on one line and 维持 on the next, or a character a line.
Which scrap belongs to which label nobody can tell, but the order of the figures is the form's.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model.document import Passage
from reportlint_grammar.form.edition import TableForm
from reportlint_grammar.form.labels import Labels
from reportlint_grammar.tables.cells import may_be_figure, pieces

LONGEST_HEAD = 24
"""A head is no longer, in lines."""
_LONGEST_LINE = 400
"""A line set in columns, with the spaces between them, is no longer."""


def stacked(lines: Sequence[Passage], form: TableForm, known: Labels) -> tuple[list[Passage], int]:
    """Give the whole labels of a stacked head and the figures below it, and over how many lines.

    Nothing unless some label is broken and one is whole, nothing but labels and scraps of them stands
    above the figures, and these are as many in one line as the table has.
    """
    wanted = sum(len(row.columns) for row in form.rows)
    whole: list[Passage] = []
    is_broken = False
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST_LINE:
            break
        said = pieces(line)
        if said and all(may_be_figure(piece.text) for piece in said):
            is_it = is_broken and bool(whole) and len(said) == wanted
            return ([*whole, *said], place + 1) if is_it else ([], 0)
        if not all(known.is_scrap(piece.text, form.name) for piece in said):
            break
        labels = [piece for piece in said if known.exact(piece.text, {form.name})]
        is_broken = is_broken or len(labels) < len(said)
        whole += labels
    return [], 0
