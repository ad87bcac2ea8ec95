"""What one county adds to reportlint: rules of its own, and a reader of its own files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlint.plugin import Reader, Rule, hookimpl
from reportlint_example.filing import FilingReader
from reportlint_example.same_office_twice import SameOfficeTwice
from reportlint_example.vague_count import VagueCount


@hookimpl
def reportlint_rules() -> Iterable[type[Rule[Any]]]:
    """Give the rules of this package."""
    return [VagueCount, SameOfficeTwice]


@hookimpl
def reportlint_readers() -> Iterable[Reader]:
    """Give its readers."""
    return [FilingReader()]
