"""The base of the rules that judge the form's equations, which are listed with the form's facts."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator, Sequence

from reportlint.model.finding import Bilingual, Finding, Related, Role
from reportlint.model.rule import related
from reportlint_grammar.figures.culprit import Culprit
from reportlint_grammar.figures.equations import Broken, Number
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import CellForm
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class EquationRule(ReportRule, ABC):
    """Reports every broken equation that names the rule, at the figure which the form says.

    Messages may use `{sum}`, what is expected with the addition written out, 103件（41＋1＋61）;
    `{found}`, what is there instead; and `{gap}`, by how much they differ. Where figures are
    unknown, they are known only from below, and say so. `{lead}` names the one figure that explains
    all broken equations of the table, where there is one; it is their cause, unless a row that stands
    twice is.
    """

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            figure = table.culprit and table.culprit.figure
            for broken in table.broken_equations:
                if broken.rule == self.code:
                    yield self.finding(
                        broken.at,
                        expected=broken.expected,
                        actual=broken.actual,
                        sum=counted(
                            broken.expected, broken.addends, at_least=broken.expected_at_least
                        ),
                        found=counted(broken.actual, at_least=broken.actual_at_least),
                        gap=counted(
                            max(broken.residual, -broken.residual), at_least=broken.is_open
                        ),
                        lead=_lead(table.culprit, broken.at),
                        related=related_figures(broken, table.culprit),
                        cause=table.mistaken_repeat or figure,
                    )


def related_figures(broken: Broken, culprit: Culprit | None) -> Iterator[Related]:
    """Give the figure that is judged, those that it is judged by, and the culprit again as such."""
    yield related(Role.TOTAL, broken.at)
    for _, figure in broken.terms:
        if figure is not broken.at:
            yield related(Role.ADDEND, figure)
    if culprit is not None:
        yield related(Role.CULPRIT, culprit.figure)


def counted(
    number: Number, addends: Sequence[Number] = (), *, at_least: bool, unit: str = "件"
) -> Bilingual:
    """Write a count, and of what it is the sum: 18件（13＋3＋2）."""
    written = "".join(f"{addend:+}" for addend in addends).removeprefix("+")
    zh = f"（{written.replace('+', '＋').replace('-', '－')}）" if len(addends) > 1 else ""
    en = f" ({written.replace('+', ' + ').replace('-', ' − ')})" if len(addends) > 1 else ""
    if at_least:
        return Bilingual(f"{number}{unit}以上{zh}", f"at least {number}{en}")
    return Bilingual(f"{number}{unit}{zh}", f"{number}{en}")


def _lead(culprit: Culprit | None, at: Figure) -> Bilingual:
    if culprit is None:
        return Bilingual("，请核实", "")
    figure, implied = culprit
    cell = _cell(figure.form, at.form)
    return Bilingual(
        f"。经测算，如{cell.zh}的{figure.value}件更正为{implied}件，全表勾稽关系相符，请核实",
        f"; if the {figure.value} {cell.en} becomes {implied}, the whole table adds up",
    )


def _cell(cell: CellForm, seen_from: CellForm) -> Bilingual:
    """Name a cell of an equation to someone who looks at another: by its row or its column."""
    if cell == seen_from:
        return Bilingual("此处", "here")
    if cell.row is seen_from.row:
        column = cell.column.label.words
        return Bilingual(f"“{column.zh}”栏", f"under “{column.en}”")
    row = cell.row.words
    return Bilingual(f"“{row.zh}”行", f"in “{row.en}”")
