"""What two reports of one office differ in, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.comparing.pairs import Pair, Read, paired
from reportlint.comparing.remarks import remark
from reportlint.model.ledger import NOTHING_KNOWN, Entry, KnownOffices, Ledger
from reportlint.roster.offices import Renamed

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reportlint.hookspecs import Repeated
    from reportlint.messages.languages import Bilingual
    from reportlint.model.layout import Layout, LayoutCell
    from reportlint.model.ledger import Fact, Facts
    from reportlint.model.reported import Reported
    from reportlint.running.run import LintRun

Number = int | Decimal

_TENTH = Decimal("0.1")


class Change(NamedTuple):
    """A figure that is not what it was: as written, and the `numbers` before and now where both are some."""

    cell: LayoutCell
    old: str
    new: str
    numbers: tuple[Number, Number] | None = None

    @property
    def by(self) -> Number | None:
        """By how much it has changed."""
        return self.numbers and self.numbers[1] - self.numbers[0]

    @property
    def percent(self) -> Decimal | None:
        """The same in percent of what it was, to a tenth; None where that was zero, or no number."""
        if self.numbers is None or not self.numbers[0]:
            return None
        old, new = map(Decimal, self.numbers)
        return ((new - old) * 100 / old).quantize(_TENTH, ROUND_HALF_UP)


class ComparedTable(NamedTuple):
    """A table of the new report, as its form draws it, with the figures that have changed in it.

    The others are `unchanged`; those that the old report's edition of the form does not have are neither.
    """

    layout: Layout
    changes: Sequence[Change]
    unchanged: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An office's report beside its earlier one; `findings` are what rules on the ledger say of the new one.

    Where these are no report and that of its office for the year before, the `remark` says so: then rules
    have nothing to say.
    """

    old: Entry
    new: Entry
    tables: Sequence[ComparedTable]
    repeated: Sequence[Repeated]
    findings: Sequence[Reported]
    remark: Bilingual | None = None

    @property
    def changes(self) -> Sequence[Change]:
        """All figures that have changed."""
        return [change for table in self.tables for change in table.changes]


class Comparisons(NamedTuple):
    """All that was compared, and the reports that have no counterpart.

    They `are_reversed` if nothing is, but would be if the old reports were the new ones.
    """

    compared: Sequence[Comparison]
    only_old: Sequence[Entry]
    only_new: Sequence[Entry]
    are_reversed: bool = False


def comparisons(
    run: LintRun, old_paths: Container[str], offices: KnownOffices = NOTHING_KNOWN
) -> Comparisons:
    """Compare the reports of a run, of which some are the old ones, by their paths.

    What is configured of `offices` says which of them were renamed.
    """
    reads: dict[str, Read] = {}
    across = {rule.code for rule in run.rules if issubclass(Ledger, rule.subject)}
    for outcome in run:
        if outcome.in_hindsight and outcome.path in reads:
            found = (finding for finding in outcome.findings if finding.code in across)
            reads[outcome.path].findings += found
        elif outcome.is_report and outcome.path:
            entry = Entry(outcome.path, outcome.identity, outcome.facts, outcome.layouts)
            reads[outcome.path] = Read(entry)
    old = [read for path, read in reads.items() if path in old_paths]
    new = [read for path, read in reads.items() if path not in old_paths]
    renamed = Renamed(offices.renamed)
    pairs = paired(old, new, renamed)
    return Comparisons(
        [_compared(pair, run, renamed) for pair in pairs.pairs],
        [read.entry for read in pairs.only_old],
        [read.entry for read in pairs.only_new],
        are_reversed=not pairs.pairs and bool(paired(new, old, renamed).pairs),
    )


def _compared(pair: Pair, run: LintRun, renamed: Renamed) -> Comparison:
    old, new = pair.old.entry, pair.new.entry
    known = {
        cell.fact
        for name in old.layouts
        if name in run.layouts
        for cell in run.layouts[name].figures
    }
    tables = [
        _table(run.layouts[name], old.facts, new.facts, known)
        for name in new.layouts
        if name in run.layouts
    ]
    return Comparison(
        old,
        new,
        tables,
        run.repeated(new, old),
        pair.new.findings,
        remark(pair, renamed),
    )


def _table(layout: Layout, old: Facts, new: Facts, known: Container[str]) -> ComparedTable:
    cells = [cell for cell in layout.figures if cell.fact in known]
    changes = [*_changes(cells, old, new)]
    return ComparedTable(layout, changes, len(cells) - len(changes))


def _changes(cells: Sequence[LayoutCell], old: Facts, new: Facts) -> Iterator[Change]:
    for cell in cells:
        was, is_ = old.get(cell.fact), new.get(cell.fact)
        before, after = _number(was), _number(is_)
        if before is not None and after is not None:
            if before != after:
                yield Change(cell, _text(was), _text(is_), (before, after))
        elif _text(was) != _text(is_):
            yield Change(cell, _text(was), _text(is_))


def _number(fact: Fact | None) -> Number | None:
    return fact.number if fact else None


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""
