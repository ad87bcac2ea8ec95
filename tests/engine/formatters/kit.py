"""Findings and runs for the tests of formats, and the formats as they are registered."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TextIO

from reportlint.config.settings import FailOn
from reportlint.formatters import reportlint_formatters
from reportlint.formatters.on_demand import Text
from reportlint.hookspecs import Detail, Run, Style
from reportlint.model.document import Location, Span
from reportlint.model.finding import Bilingual, Language, Related, Severity
from reportlint.model.grading import Grading
from reportlint.model.layout import Layout
from reportlint.model.outcome import Identity, Outcome, Summary, Unchecked
from reportlint.model.place import Place, Spot
from reportlint.model.reported import Reported
from reportlint.model.rule import Rule
from reportlint.running.tally import Tally
from tests.engine.fakes import Bad

TEXTS = {format_.name: format_ for format_ in reportlint_formatters() if isinstance(format_, Text)}
"""The formats that are text, by name."""

CELL = Spot(
    Span(5, 6),
    Place(("table", "requests", "row", "not_held", "column", "total")),
    Bilingual("表三 · （四）无法提供 1 · 总计", "table 3 · not held · total"),
    Location(2, 5, 2, 6),
)

FINDING = Reported(
    code="A001",
    name="row-total",
    severity=Severity.ERROR,
    at=CELL,
    template=Bilingual("{who}之和为 {expected}，总计为 {actual}", "{who} add up to {expected}"),
    arguments={"who": Bilingual("六类", "six kinds")},
    basis=Bilingual("某办法", "some measures"),
    expected=3,
    actual=0,
    path="a.txt",
    excerpt="\t合计 0",
    fingerprint="0123456789abcdef",
)


@dataclass
class Done:
    """A run that is over."""

    outcomes: Sequence[Outcome]
    summary: Summary
    rules: Sequence[Rule[Any]] = (Bad(),)
    families: Mapping[str, Bilingual] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    gradings: Mapping[str, Grading] = field(default_factory=dict)
    grading: Grading | None = None

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)


def run_of(*outcomes: Outcome, interrupted: bool = False, total: int | None = None) -> Done:
    tally = Tally(len(outcomes) if total is None else total)
    tally.interrupted = interrupted
    for outcome in outcomes:
        tally.add(outcome, FailOn.WARNING)
    return Done(outcomes, tally.summary)


def report(path: str, *findings: Reported, office: str = "", year: str = "") -> Outcome:
    return Outcome(path, Identity(office, year), findings, rules=1)


def at(words: str = "表三 · （四）无法提供 1 · 总计", location: Location = CELL.location) -> Spot:
    return replace(CELL, words=Bilingual(words, words), location=location)


def resting_on(cause: Spot, *related: Related, **changes: Any) -> Reported:
    return replace(FINDING, cause=cause, related=related, **changes)


def refused(path: str, reason: str) -> Outcome:
    said = Bilingual(reason, reason)
    return Outcome(path, unchecked=Unchecked(path, False, said, Bilingual("请重存", "save it")))


CHINESE = Style(Language.ZH)

Writing = Callable[[Run, TextIO, Style], None]
"""What a module of a format has."""


def put(write: Writing, run: Done, style: Style = CHINESE) -> str:
    out = io.StringIO()
    write(run, out, style)
    return out.getvalue()


def written(
    write: Writing,
    *findings: Reported,
    language: Language = Language.ZH,
    detail: Detail = Detail.USUAL,
    colour: bool = False,
) -> str:
    return put(write, run_of(report("a.txt", *findings)), Style(language, detail, colour))


def shown(name: str, *outcomes: Outcome, language: Language = Language.ZH, **run: Any) -> str:
    """Give a run in the format of a name."""
    return put(TEXTS[name].write, run_of(*outcomes, **run), Style(language))
