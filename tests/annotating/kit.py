"""A report with faults of several kinds, and copies of it with its findings marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

from lxml.etree import _Element

from reportlint.annotating.copies import annotated
from reportlint.checking.quotations import Quotations
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.messages.languages import Language
from reportlint.model.document import Location, Span
from reportlint.model.outcome import Outcome
from reportlint.model.reported import Reported, folded
from reportlint.plugins.loading import load
from tests.builder import faults
from tests.builder.written import Written, written
from tests.project.reports import RECEIVED, a_truth

CLAUSE = "新收政府信息公开申请98件"
"""Words of a paragraph that contradict the table."""


@cache
def session() -> Session:
    return Session(load())


def faulty() -> Written:
    """Write a report with a wrong sum, a blank figure, a wrong number in a sentence and in a heading."""
    report = written(a_truth().with_figure(RECEIVED, 99))
    first, *rest = report.sections
    first = replace(
        first, paragraphs=(*first.paragraphs, f"全年运转平稳，本年度{CLAUSE}，均已登记。")
    )
    report = replace(report, sections=(first, *rest))
    return faults.figure_blank(Random(7), faults.number_mistyped(Random(7), report))


def checked(name: str, data: bytes) -> Outcome:
    outcome = session().lint(Source(name, data), Settings())
    assert outcome.is_report
    return outcome


def copied(name: str, data: bytes, language: Language = Language.ZH) -> bytes:
    """Mark what is found in a report."""
    source = Source(name, data)
    return annotated(
        source, session().as_it_is(source), checked(name, data).findings, language
    ).data


def known(name: str, data: bytes) -> Counter[str]:
    """Give what is found by its fingerprints."""
    return Counter(finding.fingerprint for finding in checked(name, data).findings)


def said(element: _Element) -> str:
    """Give all text in an element of XML or HTML."""
    return "".join(map(str, element.itertext()))


def placed(name: str, data: bytes) -> list[tuple[Reported, str]]:
    """Give what is found, each with the words of the report that have to be others.

    Where the culprit of several findings is known, the one that leads is there, and stands for all.
    """
    quotations = Quotations(session().as_it_is(Source(name, data)))
    spans: list[tuple[Span, Reported]] = []
    for leading, others in folded(checked(name, data).findings):
        if leading.culprits:
            spans += [(culprit.at.span, leading) for culprit in leading.culprits]
        else:
            spans += [(finding.span, finding) for finding in (leading, *others)]
    return [
        (finding, quotations.of(span).said)
        for span, finding in sorted(spans, key=lambda entry: entry[0])
    ]


def marked_at(finding: Reported) -> Location:
    """Give the place that is marked for a finding: that of its only culprit, if it has one."""
    return finding.culprits[0].at.location if finding.culprits else finding.location
