"""The three tables with invented figures that add up, as rows of labels and of cells not yet laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks.accuracy.offices import Office
from reportlint_grammar.form.edition import RowForm, TableForm
from reportlint_grammar.form.facts import edition

FORM = edition()
DISCLOSURE = FORM.tables["disclosure"]
REQUESTS = FORM.tables["requests"]
REVIEW = FORM.tables["review"]
_ARTICLES = {
    "article_20_1": ("regulations", "normative_documents"),
    "article_20_5": ("licences",),
    "article_20_6": ("penalties", "compulsory_measures"),
    "article_20_8": ("charges",),
}
"""Which rows stand below which head of table two."""
_RARE = {"fee_unpaid", "not_supplemented", "other_handling"}
"""What the text would have to speak of, were there any; nobody is said to have been sent a notice."""
_NO_REGULATIONS = {"issued": "0", "repealed": "0", "effective": "0"}


@dataclass
class Row:
    """A row as an office fills it in; one of its own has no name."""

    name: str
    groups: list[str]
    label: str
    cells: list[str]


@dataclass
class Block:
    """Rows below the same columns. The heads are those of the form, outermost first."""

    heads: list[str]
    columns: list[str]
    rows: list[Row]


@dataclass
class Sheet:
    """A table of the form: table two has a block an article, the others have one."""

    form: TableForm
    blocks: list[Block] = field(default_factory=list)

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, in order."""
        for block in self.blocks:
            yield from block.rows


class Figures:
    """The numbers of all tables, by the names of row and column; and the fee, in yuan."""

    def __init__(self, random: Random, office: Office) -> None:
        self.fee = random.choice([0, 0, 0, 400, 1300])
        self.disclosure = _disclosed(random, office, self.fee)
        self.requests = requested(random)
        self.review = _reviewed(random)

    def add(self, row: str, column: str, more: int) -> None:
        """Write another number into table three."""
        self.requests[row][column] += more

    def sheets(self) -> dict[str, Sheet]:
        """Fill the tables in."""
        return {
            "disclosure": Sheet(DISCLOSURE, list(self._articles())),
            "requests": Sheet(REQUESTS, [_block(REQUESTS, self.requests)]),
            "review": Sheet(REVIEW, [_block(REVIEW, self.review)]),
        }

    def _articles(self) -> Iterator[Block]:
        heads = {head.name: head.official for head in DISCLOSURE.heads}
        for article, names in _ARTICLES.items():
            rows = [_row(DISCLOSURE.by_name[name], self.disclosure[name]) for name in names]
            columns = [column.label.official for column in DISCLOSURE.by_name[names[0]].columns]
            yield Block([heads[article], heads["information"]], columns, rows)


def _block(form: TableForm, figures: dict[str, dict[str, int]]) -> Block:
    columns = [column.label.official for column in form.columns]
    rows = [
        _row(row, {key: str(value) for key, value in figures[row.label.name].items()})
        for row in form.rows
    ]
    return Block([head.official for head in form.heads], columns, rows)


def _row(form: RowForm, figures: dict[str, str]) -> Row:
    groups = [group.official for group in form.groups]
    cells = [figures[column.label.name] for column in form.columns]
    return Row(form.label.name, groups, form.label.official, cells)


def _disclosed(random: Random, office: Office, fee: int) -> dict[str, dict[str, str]]:
    issued, repealed = random.choice([(0, 0), (1, 0), (3, 1), (6, 4)])
    effective = issued - repealed + random.choice([0, 4, 19])
    most = random.choice([0, 40, 2600])
    return {
        "regulations": _made(random) if office.makes_regulations else _NO_REGULATIONS.copy(),
        "normative_documents": {
            "issued": str(issued),
            "repealed": str(repealed),
            "effective": str(effective),
        },
        "licences": {"decisions": str(random.randint(0, most))},
        "penalties": {"decisions": str(random.randint(0, most // 8))},
        "compulsory_measures": {"decisions": str(random.randint(0, most // 60))},
        "charges": {"charged": random.choice(["3.6", "118.42"] if fee else ["0", "0", "3.6"])},
    }


def _made(random: Random) -> dict[str, str]:
    """Count regulations, for those who may make them."""
    issued, repealed = random.choice([(0, 0), (1, 0), (3, 2)])
    effective = issued - repealed + random.choice([6, 27])
    return {"issued": str(issued), "repealed": str(repealed), "effective": str(effective)}


def requested(random: Random) -> dict[str, dict[str, int]]:
    """Count outcomes first, then what came in: that sums hold is then how they are made."""
    applicants = [column.label.name for column in REQUESTS.columns][:-1]
    most = random.choice([0, 3, 3, 30, 700])
    rows = {row.label.name: dict.fromkeys(applicants, 0) for row in REQUESTS.rows}
    outcomes = [
        row for row in REQUESTS.rows if len(row.groups) and row.label.name != "outcome_total"
    ]
    for outcome in outcomes:
        if outcome.label.name in _RARE or random.random() < 0.4:
            continue
        for applicant in applicants:
            if random.random() < (0.8 if applicant == applicants[0] else 0.25):
                rows[outcome.label.name][applicant] = random.randint(0, most)
    for applicant in applicants:
        answered = sum(rows[outcome.label.name][applicant] for outcome in outcomes)
        forward = random.randint(0, most // 3)
        carried = random.randint(0, min(most // 4, answered + forward))
        rows["outcome_total"][applicant] = answered
        rows["carried_forward"][applicant] = forward
        rows["carried_over"][applicant] = carried
        rows["received"][applicant] = answered + forward - carried
    return {name: {**row, "total": sum(row.values())} for name, row in rows.items()}


def _reviewed(random: Random) -> dict[str, dict[str, int]]:
    results = [column.label.name for column in REVIEW.columns][:-1]
    most = random.choice([0, 0, 2, 6])
    rows = {
        row.label.name: {result: random.randint(0, most) for result in results}
        for row in REVIEW.rows
    }
    return {name: {**row, "total": sum(row.values())} for name, row in rows.items()}
