"""What the words of `editions/figures.yaml` mean: which figures of the form are told of with them."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from reportlint.messages.languages import Bilingual
from reportlint_grammar.claims.claim import TOTAL, Cell, Figures
from reportlint_grammar.form import fact_files, facts
from reportlint_grammar.form.edition import Edition, TableForm
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.spelling import spelt
from reportlint_grammar.form.wording import key

Senses = frozenset[str]
"""What words that belong together say: newly, request and disclosure."""

_NOTHING = "nothing"
"""What is said of a thing that is but named."""


class Use(enum.Enum):
    """What a word is good for where figures are told."""

    TELLING = enum.auto()
    SILENT = enum.auto()
    PART = enum.auto()
    """It tells which of the requests are meant, in a way that the form does not."""
    STRANGER = enum.auto()
    """It names what the form has no figure of."""
    RIVAL = enum.auto()
    """So it does, and what follows may be of that."""


@dataclass(frozen=True)
class Thing:
    """What figures are told of: requests, documents, suits.

    `named` are the senses that name it, `beside` those that may stand with them. One that has `needs`
    is told of only where one of these is said as well. `answers` may be said with its outcomes. `wholes`
    are said of what these are parts of; `denied` is what one may say that there was none of besides rows,
    unless the sentence says one of `not_denied_with`. What is `alone` counts only where nothing is told of
    others, and `only_none` only where it is told that there was none. A government's report counts those
    `of_area` of all the offices in its area.
    """

    name: str
    form: TableForm
    named: tuple[Senses, ...]
    beside: Senses
    needs: Senses
    units: frozenset[str]
    tells: Mapping[Senses, tuple[tuple[Cell, ...], ...]]
    answers: Senses
    wholes: frozenset[Senses]
    denied: frozenset[Senses]
    not_denied_with: Senses
    alone: frozenset[Senses]
    only_none: frozenset[Senses]
    of_area: bool

    def is_named_by(self, senses: Senses) -> bool:
        """Say whether words name it."""
        return any(named <= senses for named in self.named)

    def is_named_with(self, other: Thing) -> bool:
        """Say whether what names another thing may stand beside its name."""
        return all(named <= self.beside for named in other.named)

    def is_part_of(self, whole: Thing) -> bool:
        """Say whether it can be a part of another thing, or of itself."""
        return self is whole or self.is_named_with(whole)

    def told(self, senses: Senses) -> Senses:
        """Give what words say of it beside its name."""
        return senses.difference(self.beside, *(named for named in self.named if named <= senses))

    def told_further(self, senses: Senses) -> Senses:
        """Give what words say of it that need not name it, as it was named before."""
        return senses.difference(self.beside, *self.named)

    def figures(self, told: Senses) -> Figures | None:
        """Give the figures that are meant if this is said of it; None where none are."""
        columns = list(self.columns(told))
        told = told.difference(columns)
        sums = self.tells.get(told) or self._rows(told)
        if not sums or len(columns) > 1:
            return None
        if columns:
            sums = tuple(tuple(Cell(cell.row, columns[0]) for cell in cells) for cells in sums)
        return Figures(self.form.name, sums)

    def columns(self, told: Senses) -> Senses:
        """Give what of this says who applies, or how a suit ended."""
        return frozenset(sense for sense in told if self.form.columns_of(sense))

    def may_be_denied(self, told: Senses) -> bool:
        """Say whether one may say that there was none of this."""
        rest = told - self.columns(told)
        return rest in self.denied or self.is_by_row(rest)

    def is_by_row(self, told: Senses) -> bool:
        """Say whether a row, or a group of them, is told of by its own name."""
        rest = told - self.columns(told)
        return rest not in self.tells and bool(self._rows(rest))

    def _rows(self, told: Senses) -> tuple[tuple[Cell, ...], ...]:
        """Give the row, or the group of rows, that is named; if a group and a row of it are, that row."""
        named = {sense: self.form.rows_of(sense) for sense in told - self.answers}
        inmost = min(named, key=lambda sense: len(named[sense]), default=None)
        if inmost is None or not named[inmost]:
            return ()
        is_one = all(set(named[inmost]) <= set(rows) for rows in named.values())
        return ((Cell(inmost, TOTAL),),) if is_one else ()


class Meanings:
    """The words of a file, and what they mean. Raises ConfigurationError for what is not as it must be."""

    def __init__(self, file: Path, editions: tuple[Edition, ...]) -> None:
        self._editions = editions
        fields = fact_files.read(file).fields(
            ["words", "silent", "parts", "strangers", "rivals", "things"]
        )
        self.senses: dict[str, str] = {}
        self.uses: dict[str, Use] = {}
        for sense, fact in fields["words"].entries().items():
            for word in [*self._labels(sense), *_words(fact)]:
                self._take(word, Use.TELLING, fact, sense)
        for name, use in (
            ("silent", Use.SILENT),
            ("parts", Use.PART),
            ("strangers", Use.STRANGER),
            ("rivals", Use.RIVAL),
        ):
            for item in fields[name].items():
                for word in spelt(item.text()):
                    self._take(word, use, item)
        known = fields["words"].entries().keys()
        self.things = {
            name: _thing(fact, editions[0], known)
            for name, fact in fields["things"].entries().items()
        }

    def _labels(self, sense: str) -> Iterator[str]:
        """Give the labels of the rows, groups and columns of a name, as they stand in a text."""
        tables = chain.from_iterable(edition.tables.values() for edition in self._editions)
        labels = [label for table in tables for label in table.labels() if label.name == sense]
        yield from dict.fromkeys(
            key(wording) for label in labels for wording in (*label.wordings, label.short)
        )

    def _take(self, word: str, use: Use, fact: Fact, sense: str = "") -> None:
        if word in self.uses:
            fact.fail(f"“{word}”重复", f"the word {word!r} stands twice")
        self.uses[word] = use
        if sense:
            self.senses[word] = sense

    @property
    def words(self) -> frozenset[str]:
        """Every word."""
        return frozenset(self.uses)

    def thing(self, senses: Senses) -> Thing | None:
        """Give the thing that words name; None where they name none, or several."""
        named = [thing for thing in self.things.values() if thing.is_named_by(senses)]
        for thing in named:
            if all(other is thing or thing.is_named_with(other) for other in named):
                return thing
        return None

    def thing_of(self, table: str | None) -> Thing | None:
        """Give what all figures of a table are of; None where they are of several things."""
        things = [thing for thing in self.things.values() if thing.form.name == table]
        return things[0] if len(things) == 1 else None


@cache
def meanings(file: Path = FOLDER / "figures.yaml") -> Meanings:
    """Read what words mean; raises ConfigurationError."""
    return Meanings(file, facts.editions())


def _words(fact: Fact) -> list[str]:
    return [word for item in fact.items() for word in spelt(item.text())]


def _thing(fact: Fact, edition: Edition, known: Collection[str]) -> Thing:
    fields = fact.fields(
        ["table", "named", "units", "tells", "denied"],
        [
            *("beside", "needs", "answers", "wholes", "not_denied_with", "alone", "only_none"),
            "of_area",
        ],
    )
    table = fields["table"].text()
    if table not in edition.tables:
        fields["table"].fail_unknown(Bilingual("表", "table"), table, edition.tables)
    form = edition.tables[table]
    return Thing(
        name=fact.name,
        form=form,
        named=tuple(_senses(item, known) for item in fields["named"].items()),
        beside=frozenset().union(*_each(fields, "beside", known)),
        needs=frozenset().union(*_each(fields, "needs", known)),
        units=frozenset(fields["units"].words()),
        tells={
            _senses_of(told, said, known): tuple(_sum(item, form) for item in told.items())
            for said, told in fields["tells"].entries().items()
        },
        answers=frozenset().union(*_each(fields, "answers", known)),
        wholes=frozenset(_each(fields, "wholes", known)),
        denied=frozenset(_each(fields, "denied", known)),
        not_denied_with=frozenset().union(*_each(fields, "not_denied_with", known)),
        alone=frozenset(_each(fields, "alone", known)),
        only_none=frozenset(_each(fields, "only_none", known)),
        of_area="of_area" in fields and fields["of_area"].flag(),
    )


def _each(fields: Mapping[str, Fact], name: str, known: Collection[str]) -> list[Senses]:
    return [_senses(item, known) for item in fields[name].items()] if name in fields else []


def _senses(item: Fact, known: Collection[str]) -> Senses:
    return _senses_of(item, item.text(), known)


def _senses_of(fact: Fact, said: str, known: Collection[str]) -> Senses:
    senses = frozenset(said.split()) - {_NOTHING}
    for sense in senses.difference(known):
        fact.fail_unknown(Bilingual("词义", "sense of words"), sense, known)
    return senses


def _sum(item: Fact, form: TableForm) -> tuple[Cell, ...]:
    """Read a sum of rows: received + carried_over, regulations.issued."""
    cells = []
    for term in item.text().split("+"):
        row, _, column = term.strip().partition(".")
        cell = Cell(row, column or TOTAL)
        if not form.rows_of(cell.row):
            item.fail_unknown(Bilingual("行", "row"), cell.row, form.by_name)
        if not form.columns_of(cell.column):
            columns = [column.label.name for column in form.columns]
            item.fail_unknown(Bilingual("列", "column"), cell.column, columns)
        cells.append(cell)
    return tuple(cells)
