"""What the page shows of one report: its findings, numbered, and its tables with the cells they are at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reportlint.formatters.words import where, whose, why_hidden
from reportlint.model.finding import Role
from reportlint.model.reported import NOTHING, folded

if TYPE_CHECKING:
    from reportlint.formatters.whole_run import Figure, WholeReport
    from reportlint.messages.languages import Language
    from reportlint.model.finding import Value
    from reportlint.model.layout import Layout, LayoutCell
    from reportlint.model.place import Place
    from reportlint.model.reported import Quotation, Reported

_WITHIN = " · "
"""What stands between the names of what a place is in."""


class Term(NamedTuple):
    """A cell that takes part in what is wrong: its number there, what it is called, what it says."""

    number: int
    cell: str
    words: str
    says: str
    role: str


class Mark(NamedTuple):
    """A finding as it is marked in a cell: its number in the list, how severe it is, what is owed there.

    A cell is not wrong that only takes part, where what is wrong is known to be in another.
    """

    finding: str
    number: int
    severity: str
    owed: Value
    counts: bool
    is_wrong: bool


class DrawnCell(NamedTuple):
    """A cell as it is drawn; one that nothing points at needs no name. `scope` is that of a head.

    Of its marks, those of findings that count come first, and of them those that say it is wrong.
    `before` is what stood there in an earlier report, where one is held against it and has another figure.
    """

    text: str
    scope: str
    rows: int
    columns: int
    name: str
    marks: Sequence[Mark]
    before: str = ""


class DrawnTable(NamedTuple):
    """A table as it is drawn."""

    title: str
    rows: Sequence[Sequence[DrawnCell]]


class Found(NamedTuple):
    """A finding as it is shown; `cell` names the one that it is at, if there is one.

    Its `marks` are by the names of their cells. What a figure says is seen in its cell, and not quoted.
    """

    anchor: str
    number: int
    code: str
    name: str
    severity: str
    place: str
    where: str
    cell: str
    message: str
    expected: Value
    actual: Value
    marks: Mapping[str, Mark]
    gap: int | Decimal | None
    quotation: Quotation
    terms: Sequence[Term]
    same_cause_as: int | None
    basis: str
    state: str
    counts: bool


class Office:
    """A report for the template; `number` is its place among all, from which its names are made."""

    def __init__(
        self,
        number: int,
        report: WholeReport,
        layouts: Mapping[str, Layout],
        language: Language,
    ) -> None:
        self.name = f"o{number}"
        self.path = report.path
        self.words = whose(report.identity, language)
        self.office, self.year = report.identity
        self.notes = [note.within(language) for note in report.notes]
        self.counts = {severity.label: count for severity, count in report.standing.counts.items()}
        self._report = report
        self._layouts = [layouts[name] for name in report.layouts if name in layouts]
        self._language = language
        self._pointed_at: set[Place] = set()
        self.findings = [*self._found()]

    @cached_property
    def families(self) -> Counter[str]:
        """How many findings that count there are of which family."""
        return Counter(finding.code[0] for finding in self.findings if finding.counts)

    # -------------------------------------------------------------- findings

    def _found(self) -> Iterator[Found]:
        number = 0
        for leading, others in folded(self._report.findings):
            first = number + 1
            together = (leading, *others)
            telling = min(together, key=lambda one: (not one.culprits, not one.counts))
            for finding in together:
                number += 1
                same_cause_as = None if finding is leading else first
                yield self._shown(
                    finding,
                    number,
                    same_cause_as,
                    is_telling=finding is telling,
                    is_led=finding is not leading and (leading.counts or not finding.counts),
                )

    def _shown(
        self,
        finding: Reported,
        number: int,
        same_cause_as: int | None,
        *,
        is_telling: bool,
        is_led: bool,
    ) -> Found:
        cell = self._point_at(finding.place)
        mark = Mark(
            f"{self.name}f{number}", number, finding.severity.label, None, finding.counts, True
        )
        message = finding.message(self._language, is_led=is_led)
        gap = _gap(finding)
        is_shown = gap is not None or any(
            value is not None and str(value) not in message
            for value in (finding.expected, finding.actual)
        )
        return Found(
            mark.finding,
            number,
            finding.code,
            finding.name,
            finding.severity.label,
            finding.words.within(self._language),
            where(finding.location, self._language),
            cell,
            message,
            finding.expected if is_shown and _is_owed(finding) else None,
            finding.actual if is_shown else None,
            self._marks(finding, mark, is_telling=is_telling),
            gap,
            NOTHING if self._figure(finding.place) else finding.quotation,
            [*self._terms(finding)],
            same_cause_as,
            finding.basis.within(self._language) if finding.basis else "",
            why_hidden(finding, self._language),
            finding.counts,
        )

    def _marks(self, finding: Reported, mark: Mark, *, is_telling: bool) -> Mapping[str, Mark]:
        """Mark what is wrong: the culprits where they are known, by one finding of their cause, else its cell.

        What is expected is owed in it, unless it is what several cells come to.
        """
        cell = self._point_at(finding.place)
        if not finding.culprits:
            owed = finding.expected if self._is_of_cell(finding) else None
            marks = {cell: mark._replace(owed=owed)}
        else:
            marks = {cell: mark._replace(is_wrong=False)}
            if is_telling:
                marks |= {
                    self._point_at(culprit.at.place): mark._replace(owed=culprit.expected)
                    for culprit in finding.culprits
                }
        return {name: its for name, its in marks.items() if name}

    def _is_of_cell(self, finding: Reported) -> bool:
        """Say whether what a finding says to be there is what stands in its cell."""
        figure = self._figure(finding.place)
        return figure is not None and finding.actual in (figure.number, figure.text)

    def _terms(self, finding: Reported) -> Iterator[Term]:
        """Give the places that a finding rests on, what is judged last; a culprit among them is named so."""
        culprits = {other.at.place for other in finding.related if other.role is Role.CULPRIT}
        others = [other for other in finding.related if other.role is not Role.CULPRIT]
        seen = {other.at.place for other in others}
        others += [other for other in finding.related if other.at.place not in seen]
        others.sort(key=lambda other: other.role is Role.TOTAL)
        called = _unlike([other.at.words.within(self._language).split(_WITHIN) for other in others])
        for number, (other, words) in enumerate(zip(others, called, strict=True), start=1):
            is_here = other.path in ("", finding.path)
            role = Role.CULPRIT if other.at.place in culprits else other.role
            yield Term(
                number,
                self._point_at(other.at.place) if is_here else "",
                words,
                self._says(other.at.place) if is_here else other.path,
                role.value,
            )

    def _says(self, place: Place) -> str:
        figure = self._figure(place)
        return figure.text if figure else ""

    def _figure(self, place: Place) -> Figure | None:
        cell = self._cells.get(place)
        return self._report.figures.get(cell.fact) if cell else None

    # -------------------------------------------------------------- tables

    @cached_property
    def _cells(self) -> Mapping[Place, LayoutCell]:
        return {cell.place: cell for layout in self._layouts for row in layout.rows for cell in row}

    @cached_property
    def _numbers(self) -> Mapping[Place, int]:
        return {place: number for number, place in enumerate(self._cells, start=1)}

    def _point_at(self, place: Place) -> str:
        """Give the name of the cell at a place, which has one from now on; empty if none is drawn."""
        if place not in self._numbers:
            return ""
        self._pointed_at.add(place)
        return self._name(place)

    def _name(self, place: Place) -> str:
        return f"{self.name}c{self._numbers[place]}"

    @property
    def tables(self) -> Iterator[DrawnTable]:
        """Give the tables of the report, as its form draws them."""
        marks: dict[str, list[Mark]] = {}
        for finding in self.findings:
            for cell, mark in finding.marks.items():
                marks.setdefault(cell, []).append(mark)
        for its in marks.values():
            its.sort(key=lambda mark: (not mark.counts, not mark.is_wrong))
        unnamed = set(self._pointed_at)
        for layout in self._layouts:
            rows = [[*self._drawn(row, marks, unnamed)] for row in layout.rows]
            yield DrawnTable(layout.title.within(self._language), rows)

    def _drawn(
        self, row: Sequence[LayoutCell], marks: Mapping[str, Sequence[Mark]], unnamed: set[Place]
    ) -> Iterator[DrawnCell]:
        """Draw a row; of a head that stands above several rows, the first is the one that is named."""
        has_figures = any(cell.fact for cell in row)
        for cell in row:
            name = self._name(cell.place) if cell.place in unnamed else ""
            unnamed.discard(cell.place)
            if cell.fact:
                figure = self._report.figures.get(cell.fact)
                text, scope, before = figure.text if figure else "", "", self.before(cell)
            else:
                text, before = cell.words.within(self._language), ""
                scope = "row" if has_figures else "colgroup" if cell.columns > 1 else "col"
            its = marks.get(name, ())
            yield DrawnCell(text, scope, cell.rows, cell.columns, name, its, before)

    def before(self, cell: LayoutCell) -> str:  # noqa: ARG002 - a report by itself knows of no other
        """Say what stood in a cell in an earlier report, if that is to be shown."""
        return ""


def _is_owed(finding: Reported) -> bool:
    """Say whether what is expected is to be written at its place: not if the culprits are others."""
    culprits = finding.culprits
    return not culprits or (finding.place, finding.expected) in [
        (culprit.at.place, culprit.expected) for culprit in culprits
    ]


def _gap(finding: Reported) -> int | Decimal | None:
    """Give by how much what is there differs from what is expected, where both are numbers."""
    expected, actual = finding.expected, finding.actual
    if isinstance(expected, int | Decimal) and isinstance(actual, int | Decimal):
        return max(expected - actual, actual - expected)
    return None


def _unlike(called: Sequence[Sequence[str]]) -> list[str]:
    """Name places without what all of them share at the beginning or the end, be it table or column."""
    shortest = min(map(len, called), default=0)
    first = last = 0
    if len(called) > 1:
        while first < shortest - 1 and len({words[first] for words in called}) == 1:
            first += 1
        while first + last < shortest - 1 and len({words[-1 - last] for words in called}) == 1:
            last += 1
    return [_WITHIN.join(words[first : len(words) - last]) for words in called]
