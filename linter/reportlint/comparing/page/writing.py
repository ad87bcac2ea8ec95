"""Writes the page of comparisons, in the look of the page of findings, by its macros."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.comparing import words
from reportlint.comparing.page.office import ComparedOffice
from reportlint.formatters.page.rendering import Page
from reportlint.formatters.page.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from reportlint.comparing.comparison import Comparisons
    from reportlint.messages.languages import Language
    from reportlint.running.run import LintRun


class Explained(NamedTuple):
    """A rule, as the page explains it."""

    code: str
    name: str
    summary: str
    remedy: str


_PAGE = Page(__package__, "comparison.html.j2", "comparison.css")


def write(compared: Comparisons, run: LintRun, out: TextIO, language: Language) -> None:
    """Write the page."""
    offices = [
        ComparedOffice(number, comparison, run.layouts, language)
        for number, comparison in enumerate(compared.compared, start=1)
    ]
    _PAGE.write(
        out,
        language,
        offices=offices,
        alone=[*words.alone(compared, language)],
        rules=[*_explained(offices, run, language)],
        t=vocabulary(language),
        w=words.in_one(language),
    )


def _explained(
    offices: Iterable[ComparedOffice], run: LintRun, language: Language
) -> Iterator[Explained]:
    """Give the rules by which anything is found."""
    met = {finding.code for office in offices for finding in office.findings}
    for rule in run.rules:
        if rule.code in met:
            remedy = rule.remedy.within(language) if rule.remedy else ""
            yield Explained(rule.code, rule.name, rule.summary.within(language), remedy)
