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
from reportlint.model.outcome import Outcome
from reportlint.model.reported import Reported
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
    """Give what is found, each with the words of the report that it points at."""
    quotations = Quotations(session().as_it_is(Source(name, data)))
    return [(finding, quotations.of(finding.span).said) for finding in checked(name, data).findings]
