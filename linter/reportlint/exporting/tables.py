"""The tables of data: a row is a named tuple, and its fields are the columns, in their order.

The columns have the same names in every format and language: programs read them. What is not there,
or cannot be read, is None, never zero and never an empty text.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import NamedTuple, TypeAlias, get_type_hints

Text: TypeAlias = str | None
Whole: TypeAlias = int | None
Number: TypeAlias = int | Decimal | None
Cell: TypeAlias = str | int | Decimal | None


class Report(NamedTuple):
    """A report, or a file that should be one and could not be checked: then `reason` says why."""

    office: Text
    office_kind: Text
    year: Whole
    edition: Text
    state: Text
    reason: Text
    file: Text
    sha256: Text


class Figure(NamedTuple):
    """A cell of one of the form's tables, by the form's names of table, row and column.

    `raw` is what stands in it, as written; one that is blank or cannot be read has no `value`.
    """

    office: Text
    office_kind: Text
    year: Whole
    edition: Text
    table: Text
    row: Text
    column: Text
    value: Number
    raw: Text
    place: Text
    file: Text
    sha256: Text


class Claim(NamedTuple):
    """What a report says of itself in words: `subject` is the form's name of what it is said of.

    `bound` is how the value is meant: `exactly`; `at-least`, as 60余件, and as a part of what the table
    counts; `about`; `none`, where it is said in words that there was none, which is 0.
    """

    office: Text
    office_kind: Text
    year: Whole
    subject: Text
    value: Number
    bound: Text
    raw: Text
    place: Text
    file: Text
    sha256: Text


class Finding(NamedTuple):
    """A finding; `cause` is the place of what is behind it and others, which go away with it."""

    office: Text
    year: Whole
    code: Text
    name: Text
    severity: Text
    place: Text
    message: Text
    expected: Text
    actual: Text
    state: Text
    verdict: Text
    reason: Text
    cause: Text
    line: Whole
    page: Whole
    fingerprint: Text
    file: Text


Row: TypeAlias = Report | Figure | Claim | Finding
Table: TypeAlias = type[Report] | type[Figure] | type[Claim] | type[Finding]

TABLES: dict[str, Table] = {
    "figures": Figure,
    "claims": Claim,
    "findings": Finding,
    "reports": Report,
}
"""The tables by the names that they are asked for, and that their files have."""


class Kind(enum.Enum):
    """What stands in a column."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "exact number"


_KINDS = {Text: Kind.TEXT, Whole: Kind.WHOLE, Number: Kind.NUMBER}


def columns(table: Table) -> dict[str, Kind]:
    """Give the columns of a table, and what stands in them."""
    return {name: _KINDS[hint] for name, hint in get_type_hints(table).items()}


def name_of(table: Table) -> str:
    """Give the name of a table."""
    return next(name for name, known in TABLES.items() if known is table)
