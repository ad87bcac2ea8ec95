"""The words with which reports speak of themselves, as `editions/about_itself.yaml` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Of the time that figures are for."""

    marks: tuple[str, ...]
    newborn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearWords:
    """Of sentences that begin with a year."""

    own: tuple[str, ...]
    matters: tuple[str, ...]
    doings: tuple[str, ...]
    units: tuple[str, ...]
    none: tuple[str, ...]
    other: tuple[str, ...]
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompositionWords:
    """Of the parts that a report says it is made of; `parts` are by the form's names of sections."""

    parts: Mapping[str, tuple[str, ...]]
    former: tuple[str, ...]
    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    counted: tuple[str, ...]
    open: str


@dataclass(frozen=True, slots=True)
class Words:
    """All of them."""

    period: PeriodWords
    years: YearWords
    presenting: tuple[str, ...]
    publication: tuple[str, ...]
    composition: CompositionWords
    replaced: tuple[str, ...]
    drawing_up: tuple[str, ...]
    accountability: tuple[str, ...]


@cache
def words(file: Path = FOLDER / "about_itself.yaml") -> Words:
    """Read them; raises ConfigurationError."""
    facts = fact_files.read(file).fields(_names(Words))
    composition = facts["composition"].fields(_names(CompositionWords))
    return Words(
        period=PeriodWords(**_lists(facts["period"], PeriodWords)),
        years=YearWords(**_lists(facts["years"], YearWords)),
        presenting=facts["presenting"].spelt(),
        publication=facts["publication"].spelt(),
        composition=CompositionWords(
            parts={name: part.spelt() for name, part in composition["parts"].entries().items()},
            former=composition["former"].spelt(),
            subjects=composition["subjects"].spelt(),
            verbs=composition["verbs"].spelt(),
            counted=composition["counted"].spelt(),
            open=composition["open"].text(),
        ),
        replaced=facts["replaced"].spelt(),
        drawing_up=facts["drawing_up"].spelt(),
        accountability=facts["accountability"].spelt(),
    )


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _lists(fact: Fact, kind: type) -> Mapping[str, tuple[str, ...]]:
    """Read the lists that a class has as its fields."""
    return {name: listed.spelt() for name, listed in fact.fields(_names(kind)).items()}
