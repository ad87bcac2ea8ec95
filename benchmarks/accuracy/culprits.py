"""Print how often the figures that are wrong are named, fault by fault; exit 1 below what was promised.

Tables three are invented, faults put in, and what is said compared with what was done. Nothing but the
table is known, unless it says that the text tells totals. `python -m benchmarks.accuracy.culprits 7`
does so from another seed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from statistics import mean
from typing import NamedTuple

from benchmarks import machine
from benchmarks.accuracy.figures import REQUESTS, requested
from reportlint.model.document import Passage, Span
from reportlint.model.ledger import Fact
from reportlint.model.place import Place, Spot
from reportlint_grammar.figures import equations
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.locating.culprit import Certainty, Culprit, Told
from reportlint_grammar.locating.locate import culprits
from reportlint_grammar.retold import RetoldTable

SEED = 20
TABLES, TABLES_OF_MANY = 600, 100
"""So many tables have each fault; of more than two figures, which take longer, fewer have."""
LEAST_OF_ONE, LEAST_OF_TWO = 0.95, 0.85
LEAST_CERTAIN = 5_000

Rows = dict[str, dict[str, int]]
Cell = tuple[str, str]
Put = Callable[[Random, Rows], "Mapping[Cell, int | None]"]
"""A fault: which cells it gives which other numbers, or none."""

ROWS = [row.label.name for row in REQUESTS.rows]
ITEMS = [
    row.label.name for row in REQUESTS.rows if row.groups and row.label.name != "outcome_total"
]
COLUMNS = [column.label.name for column in REQUESTS.columns]
APPLICANTS = COLUMNS[:-1]
TOTALS = [*((row, "total") for row in ROWS), *(("outcome_total", column) for column in APPLICANTS)]


# ---------------------------------------------------------------- faults


def _cell(random: Random) -> Cell:
    return random.choice(ROWS), random.choice(COLUMNS)


def _more(random: Random, number: int) -> int:
    """Give another number, as near to it as offices' figures are to each other."""
    return random.choice([other for other in range(number + 9) if other != number])


def one_digit(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Give a digit of a figure another value."""
    row, column = _cell(random)
    digits = list(str(rows[row][column]))
    digits[random.randrange(len(digits))] = str(random.randint(0, 9))
    return {(row, column): int("".join(digits))}


def digit_lost_or_doubled(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Leave out a digit, or type it twice."""
    row, column = _cell(random)
    digits = str(rows[row][column])
    at = random.randrange(len(digits))
    kept = (
        digits[: at + 1] + digits[at:] if random.random() < 0.5 else digits[:at] + digits[at + 1 :]
    )
    return {(row, column): int(kept or "0")}


def transposed(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Let two digits change places."""
    cells = [(row, column) for row in ROWS for column in COLUMNS if rows[row][column] > 9]
    if not cells:
        return {}
    row, column = random.choice(cells)
    digits = list(str(rows[row][column]))
    at = random.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return {(row, column): int("".join(digits))}


def neighbours_number(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Type the number of the next cell, in any direction."""
    down, along = random.choice([(0, 1), (0, -1), (1, 0), (-1, 0)])
    row, column = random.randrange(len(ROWS)), random.randrange(len(COLUMNS))
    beside = rows[ROWS[(row + down) % len(ROWS)]][COLUMNS[(column + along) % len(COLUMNS)]]
    return {(ROWS[row], COLUMNS[column]): beside}


def left_at_zero(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Leave a figure at 0."""
    cells = [(row, column) for row in ROWS for column in COLUMNS if rows[row][column]]
    return {random.choice(cells): 0} if cells else {}


def another_number(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Type any other number."""
    row, column = _cell(random)
    return {(row, column): _more(random, rows[row][column])}


def total_of_another(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Type another total."""
    (row, column), (other, beside) = random.sample(TOTALS, 2)
    return {(row, column): rows[other][beside]}


SINGLE: Sequence[Put] = (
    one_digit,
    digit_lost_or_doubled,
    transposed,
    neighbours_number,
    left_at_zero,
    another_number,
    total_of_another,
)


def _several(count: int) -> Put:
    def put(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
        changed: dict[Cell, int | None] = {}
        while len(changed) < count:
            for (row, column), number in random.choice(SINGLE)(random, rows).items():
                changed |= {(row, column): number} if number != rows[row][column] else {}
        return changed

    return put


def two_in_a_row(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change two figures of a row."""
    row = random.choice(ROWS)
    return {(row, column): _more(random, rows[row][column]) for column in random.sample(COLUMNS, 2)}


def two_in_a_column(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change two figures of a column."""
    column = random.choice(COLUMNS)
    return {(row, column): _more(random, rows[row][column]) for row in random.sample(ROWS, 2)}


def figure_with_its_total(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change a figure, and add it up in its row."""
    return _with_its_total(random, rows, random.choice(ROWS))


def _with_its_total(random: Random, rows: Rows, row: str) -> Mapping[Cell, int | None]:
    column = random.choice(APPLICANTS)
    more = _more(random, rows[row][column])
    by = more - rows[row][column]
    return {(row, column): more, (row, "total"): rows[row]["total"] + by}


def figure_with_its_outcome_total(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change a figure, and add it up in its column."""
    row, column = random.choice(ITEMS), random.choice(APPLICANTS)
    more = _more(random, rows[row][column])
    by = more - rows[row][column]
    return {(row, column): more, ("outcome_total", column): rows["outcome_total"][column] + by}


def moved_a_row(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Exchange a figure for the one below."""
    at, column = random.randrange(len(ITEMS) - 1), random.choice(COLUMNS)
    one, other = ITEMS[at], ITEMS[at + 1]
    return {(one, column): rows[other][column], (other, column): rows[one][column]}


def moved_a_column(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Exchange a figure for the one beside."""
    at, row = random.randrange(len(COLUMNS) - 1), random.choice(ROWS)
    one, other = COLUMNS[at], COLUMNS[at + 1]
    return {(row, one): rows[row][other], (row, other): rows[row][one]}


TWO: Sequence[Put] = (
    two_in_a_row,
    two_in_a_column,
    figure_with_its_total,
    figure_with_its_outcome_total,
    moved_a_row,
    moved_a_column,
)


def rows_exchanged_but_for_totals(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Exchange two rows, but for their totals."""
    at = random.randrange(len(ITEMS) - 1)
    one, other = ITEMS[at], ITEMS[at + 1]
    return {
        cell: number
        for column in APPLICANTS
        for cell, number in (
            ((one, column), rows[other][column]),
            ((other, column), rows[one][column]),
        )
    }


def row_a_line_off_but_for_its_total(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Type a row a line below, leaving its total where it was as well."""
    pairs = [
        (one, other)
        for one, other in pairwise(ITEMS)
        if rows[one]["total"] and not rows[other]["total"]
    ]
    if not pairs:
        return {}
    one, other = random.choice(pairs)
    return {
        **{(one, column): 0 for column in APPLICANTS},
        **{(other, column): rows[one][column] for column in COLUMNS},
    }


def row_a_column_off(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Type a row's figures a column to the right."""
    row = random.choice(ROWS)
    values = [rows[row][column] for column in APPLICANTS]
    return dict(zip([(row, column) for column in APPLICANTS], [0, *values[:-1]], strict=True))


def no_totals(_: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Leave all totals at 0."""
    return {(row, column): 0 for row, column in TOTALS if rows[row][column]}


def blank_and_a_fault(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Leave a cell blank, and put a fault into another."""
    return {**random.choice(SINGLE)(random, rows), _cell(random): None}


def total_and_a_fault(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change a figure with its total, and put in another fault."""
    return {**figure_with_its_total(random, rows), **random.choice(SINGLE)(random, rows)}


def carried_over_with_its_total(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change what was carried over, and add it up in its row."""
    return _with_its_total(random, rows, "carried_over")


def carried_over_in_another_column(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Exchange what was carried over for the figure beside."""
    at = random.randrange(len(APPLICANTS) - 1)
    one, other = APPLICANTS[at], APPLICANTS[at + 1]
    row = rows["carried_over"]
    return {("carried_over", one): row[other], ("carried_over", other): row[one]}


def received_with_its_total(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change what was received, and add it up in its row."""
    return _with_its_total(random, rows, "received")


ACROSS: Sequence[Put] = (
    carried_over_with_its_total,
    carried_over_in_another_column,
    received_with_its_total,
)


def carried_over(random: Random, rows: Rows) -> Mapping[Cell, int | None]:
    """Change what was carried over, in any column."""
    column = random.choice(COLUMNS)
    return {("carried_over", column): _more(random, rows["carried_over"][column])}


LAST_YEARS: Sequence[Put] = (carried_over, carried_over_with_its_total)
"""Faults of last year's report in what it carries forward, by the cells of this year's that should be alike."""


MORE: Sequence[Put] = (
    total_and_a_fault,
    rows_exchanged_but_for_totals,
    row_a_line_off_but_for_its_total,
    row_a_column_off,
    no_totals,
    blank_and_a_fault,
)


# ---------------------------------------------------------------- what is said of them


class Said(NamedTuple):
    """What was wrong, and what is said of it."""

    wrong: Mapping[Cell, int]
    culprits: Sequence[Culprit]

    @property
    def is_named(self) -> bool:
        """Whether exactly what was wrong is named, first of all that may be."""
        return self._first == self.wrong

    @property
    def is_among(self) -> bool:
        """Whether what was wrong is among what is named."""
        named = [
            cell for each in self.culprits for repair in each.repairs for cell in _cells(repair)
        ]
        return all((cell, number) in named for cell, number in self.wrong.items())

    @property
    def _first(self) -> Mapping[Cell, int]:
        return dict(
            cell for each in self.culprits if each.repairs for cell in _cells(each.repairs[0])
        )

    def named_as(self, certainty: Certainty) -> Mapping[Cell, int]:
        """Give what is named with so much certainty."""
        sure = [each for each in self.culprits if each.certainty is certainty]
        return dict(cell for each in sure for cell in _cells(each.repairs[0]))

    def is_wrong_as(self, certainty: Certainty) -> bool:
        """Say whether something that is named with so much certainty is not so."""
        return not self.named_as(certainty).items() <= self.wrong.items()


def _cells(repair: Sequence[tuple[Figure, object]]) -> Iterator[tuple[Cell, int]]:
    for figure, implied in repair:
        form = figure.form
        yield (form.row.label.name, form.column.label.name), int(str(implied))


@dataclass
class Score:
    """Counts of tables with a fault, and how long each took, in seconds."""

    tables: int = 0
    seen: int = 0
    named: int = 0
    among: int = 0
    certain: int = 0
    wrong: int = 0
    likely: int = 0
    unlikely: int = 0
    seconds: list[float] = field(default_factory=list)

    def share(self, count: int) -> float:
        """Give the share of a count in the tables in which something does not add up."""
        return count / self.seen if self.seen else 1.0


NOWHERE = Passage("", 0)


def figures(rows: Mapping[str, Mapping[str, int | None]]) -> Mapping[str, Mapping[str, Figure]]:
    """Give the figures of a table three."""
    return {
        row: {
            column: Figure(
                REQUESTS.cells[row][column],
                NOWHERE,
                State.BLANK if number is None else State.READ,
                number,
                number,
            )
            for column, number in columns.items()
        }
        for row, columns in rows.items()
    }


def said(
    random: Random, put: Put, *, with_text: bool, last_years: Sequence[Put] | None = None
) -> Said | None:
    """Put a fault into a table and see what is said; None if it changes nothing.

    With `last_years` there is last year's report beside it, with one of these faults if there are any.
    """
    rows = requested(random)
    changed = {
        (row, column): number
        for (row, column), number in put(random, rows).items()
        if rows[row][column] != number
    }
    if not any(number is not None for number in changed.values()):
        return None
    written: dict[str, dict[str, int | None]] = {row: dict(cells) for row, cells in rows.items()}
    for (row, column), number in changed.items():
        written[row][column] = number
    read = figures(written)
    told = [
        Told([[read[row]["total"]]], rows[row]["total"], Spot(Span(0, 0), Place(())), "")
        for row in ("received", "granted", "outcome_total")
        if with_text and read[row]["total"].usable is not None
    ]
    wrong = {cell: rows[cell[0]][cell[1]] for cell, number in changed.items() if number is not None}
    alone = [*culprits(equations.owed(REQUESTS, read), told)]
    if last_years is None:
        return Said(wrong, alone)
    faults = random.choice(last_years)(random, rows) if last_years else {}
    then = {
        **{("carried_over", column): rows["carried_over"][column] for column in COLUMNS},
        **faults,
    }
    return Said(wrong, _beside(alone, written, then))


def _beside(
    alone: Sequence[Culprit],
    written: Mapping[str, Mapping[str, int | None]],
    then: Mapping[Cell, int | None],
) -> Sequence[Culprit]:
    """Give what is said in the end: beside last year's report, X001 and X009 speak of what stands out."""
    facts = {
        REQUESTS.cells[row][column].fact: _fact((row, column), number)
        for row, columns in written.items()
        for column, number in columns.items()
        if number is not None
    }
    beside = {fact.place: fact for fact in (_fact(cell, number) for cell, number in then.items())}
    known = [dict(_cells(each.repairs[0])) for each in alone if each.is_known]
    found = [
        each
        for each in RetoldTable(REQUESTS, facts).culprits(beside)
        if each.is_known and dict(_cells(each.repairs[0])) not in known
    ]
    explained = {judged for each in found for judged in _sums(each)}
    return [*(each for each in alone if explained.isdisjoint(_sums(each))), *found]


def _fact(cell: Cell, number: int | None) -> Fact:
    return Fact(str(number), number, REQUESTS.cells[cell[0]][cell[1]].place, Span(0, 0))


def _sums(culprit: Culprit) -> frozenset[tuple[str, str]]:
    return frozenset((broken.rule, broken.at.form.fact) for broken in culprit.broken)


def measured(random: Random, kind: Kind) -> Score:
    """Measure tables that have one of the faults of a kind."""
    score = Score()
    while score.tables < kind.tables:
        began = time.process_time()
        put = random.choice(kind.puts)
        result = said(random, put, with_text=kind.with_text, last_years=kind.last_years)
        if result is None:
            continue
        score.seconds.append(time.process_time() - began)
        score.tables += 1
        if result.culprits:
            score.seen += 1
            score.named += result.is_named
            score.among += result.is_among
            score.certain += bool(result.named_as(Certainty.CERTAIN))
            score.wrong += result.is_wrong_as(Certainty.CERTAIN)
            score.likely += bool(result.named_as(Certainty.LIKELY))
            score.unlikely += result.is_wrong_as(Certainty.LIKELY)
    return score


def _name(put: Put) -> str:
    return put.__name__.replace("_", " ")


ONE, ANY_TWO = "one figure, of any kind of fault", "two figures, of any kind"


class Kind(NamedTuple):
    """What is measured: a name, the faults, in how many tables, and whether the text tells totals.

    `last_years` are the faults of last year's report, of which there is none where they are None.
    """

    name: str
    puts: Sequence[Put]
    tables: int = TABLES
    with_text: bool = False
    last_years: Sequence[Put] | None = None


def kinds() -> Iterator[Kind]:
    """Give all that is measured."""
    for put in SINGLE:
        yield Kind(f"one: {_name(put)}", [put])
    yield Kind(ONE, SINGLE)
    yield Kind(f"{ONE}; the text tells totals", SINGLE, with_text=True)
    yield Kind(ANY_TWO, [_several(2)])
    yield Kind(f"{ANY_TWO}; the text tells totals", [_several(2)], with_text=True)
    for put in TWO:
        yield Kind(f"two: {_name(put)}", [put])
    for count, name in enumerate(("three", "four", "five"), start=3):
        yield Kind(f"{name} figures, of any kind", [_several(count)], TABLES_OF_MANY)
    for put in ACROSS:
        yield Kind(f"two: {_name(put)}", [put])
    for name, puts in (
        (ONE, SINGLE),
        (ANY_TWO, [_several(2)]),
        *((f"two: {_name(put)}", [put]) for put in (figure_with_its_total, *ACROSS)),
    ):
        yield Kind(f"{name}; beside last year's", puts, last_years=())
        yield Kind(f"{name}; last year's is wrong", puts, last_years=LAST_YEARS)
    for put in MORE:
        yield Kind(f"several: {_name(put)}", [put], TABLES_OF_MANY)


def main() -> None:
    """Print the table."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    print(f"{machine.described()}\n")
    print(
        "| wrong | tables | named | among those named | certain | of it wrong"
        " | most likely | of it wrong | CPU, ms |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    scores: dict[str, Score] = {}
    for kind in kinds():
        name = kind.name
        score = scores[name] = measured(Random(f"{seed} {name}"), kind)
        print(
            f"| {name} | {score.seen} | {score.share(score.named):.3f}"
            f" | {score.share(score.among):.3f} | {score.certain} | {score.wrong}"
            f" | {score.likely} | {score.unlikely} | {1000 * mean(score.seconds):.1f} |",
            flush=True,
        )
    certain = sum(score.certain for score in scores.values())
    wrong = sum(score.wrong for score in scores.values())
    one, two = scores[ONE], scores[ANY_TWO]
    holds = {
        f"one is named in ≥ {LEAST_OF_ONE}": one.share(one.named) >= LEAST_OF_ONE,
        f"two are named in ≥ {LEAST_OF_TWO}": two.share(two.named) >= LEAST_OF_TWO,
        f"certain and wrong in {wrong} of {certain}: none of ≥ {LEAST_CERTAIN}": (
            not wrong and certain >= LEAST_CERTAIN
        ),
    }
    print()
    for budget, is_kept in holds.items():
        print(f"- {budget}: {'yes' if is_kept else '**no**'}")
    sys.exit(not all(holds.values()))


if __name__ == "__main__":
    main()
