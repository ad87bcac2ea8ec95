"""A county's own rule for reportlint: what can be counted is counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlint.hookspecs import hookimpl
from reportlint.rule import Rule
from reportlint_example.vague_count import VagueCount


@hookimpl
def reportlint_rules() -> Iterable[type[Rule[Any]]]:
    """Give the rules of this package."""
    return [VagueCount]
