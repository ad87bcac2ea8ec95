"""The same is said of the same report, whatever file it comes in.

A truth, with a slip or without, is written down in every format; what is found in each, places in
the file apart, is what is found in its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.plugins.loading import load
from reportlint.readers.office import read_by_true_format
from reportlint.readers.office.conversion import Conversion
from tests.builder import profiles
from tests.builder.faults import FAULTS
from tests.builder.ofd import PROGRAMS
from tests.builder.office import convert, needs_office
from tests.builder.surfaces import SURFACES, WITHOUT_BLANKS, Surface, markdown
from tests.builder.truth import Truth, truths
from tests.builder.web import SITES, Site
from tests.builder.word import docx
from tests.builder.written import Written, written
from tests.builder.xlsx import Style, xlsx

Said = tuple[str, str, str, str, str, str, str]


class Case(NamedTuple):
    """A report written down, and the slip that was made."""

    report: Written
    fault: str


class Format(NamedTuple):
    """How reports become files of one kind, many at a time.

    `only_tables` for one without words; `hides` are slips that it puts right, or cannot show.
    """

    write: Callable[[Sequence[Written]], list[Source]]
    only_tables: bool = False
    hides: frozenset[str] = frozenset()


def _each(suffix: str, write: Callable[[Written], bytes]) -> Format:
    return Format(lambda reports: [Source(f"report{suffix}", write(report)) for report in reports])


def _text(surface: Surface, encoding: str = "utf-8") -> Format:
    hides = frozenset({"figure_blank"} if surface in WITHOUT_BLANKS else ())
    return _each(".txt", lambda report: surface(report).encode(encoding))._replace(hides=hides)


def _site(site: Site) -> Format:
    return _each(".html", lambda report: site.page(report).encode())


def _by_office(to: str, suffix: str | None = None) -> Format:
    """Give what LibreOffice makes of a Word file; `suffix` where that goes by another name."""

    def write(reports: Sequence[Written]) -> list[Source]:
        made = _converted("docx", to, tuple(map(_as_word, reports)))
        return [Source(f"report.{suffix or to}", data) for data in made]

    return Format(write)


@cache
def _as_word(report: Written) -> bytes:
    return docx(report)


@cache
def _converted(suffix: str, to: str, files: tuple[bytes, ...]) -> Sequence[bytes]:
    named = {f"{number}.{suffix}": data for number, data in enumerate(files)}
    made = convert(named, to=to)
    return [made[name] for name in named]


def _workbook(style: Style) -> Format:
    return _each(".xlsx", lambda report: xlsx(report, style))._replace(only_tables=True)


FORMATS: Mapping[str, Format] = {
    **{surface.__name__: _text(surface) for surface in SURFACES},
    **{
        f"text in {encoding}": _text(markdown, encoding)
        for encoding in ("gb18030", "utf-16", "utf-8-sig")
    },
    **{f"page {name}": _site(site) for name, site in SITES.items()},
    "docx": _each(".docx", docx),
    "docx, numbered by Word": _each(".docx", lambda report: docx(report, numbered=True))._replace(
        hides=frozenset({"section_lost", "sections_swapped", "number_mistyped"})
    ),
    **{f"ofd of {name}": _each(".ofd", program.file) for name, program in PROGRAMS.items()},
    "xlsx": _workbook(Style()),
    "xlsx, a sheet a table": _workbook(Style(apart=True, headed=True)),
}


@cache
def written_down() -> Sequence[Case]:
    """Give so many truths as the profile wants, each slip made in turn."""
    cases: list[Case] = []

    @settings(max_examples=profiles.truths(), phases=[Phase.generate], database=None)
    @given(truth=truths(), seed=st.integers(0, 2**16))
    def gather(truth: Truth, seed: int) -> None:
        fault = FAULTS[len(cases) % len(FAULTS)]
        cases.append(Case(fault(Random(seed), written(truth)), fault.__name__))

    gather()
    return cases


@cache
def _session() -> Session:
    return Session(load())


def _said(source: Source, *, only_tables: bool) -> list[Said]:
    """Give what is said; tables alone need not say whose they are, as a fingerprint does."""
    outcome = _session().lint(source, Settings())
    assert not outcome.failures, outcome.failures
    return sorted(
        (
            *(
                finding.code,
                str(finding.severity),
                finding.words.zh,
                str(finding.expected),
                str(finding.actual),
                finding.name,
            ),
            "" if only_tables else finding.fingerprint,
        )
        for finding in outcome.findings
    )


def _expected(report: Written, *, only_tables: bool) -> list[Said]:
    if only_tables:
        tables = tuple(
            replace(section, paragraphs=()) for section in report.sections if section.grid
        )
        report = Written(report.title, (), tables)
    return _said(Source("report.md", markdown(report).encode()), only_tables=only_tables)


BY_OFFICE: Mapping[str, Format] = {
    "pdf": _by_office("pdf"),
    "html by LibreOffice": _by_office("html"),
    "doc": _by_office("doc"),
    "wps": _by_office("doc", "wps"),
    "rtf": _by_office("rtf"),
    "odt": _by_office("odt"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_is_said(name: str) -> None:
    form = FORMATS[name]
    cases = [case for case in written_down() if case.fault not in form.hides]
    _compare(form, cases, form.write([case.report for case in cases]))


@needs_office
@pytest.mark.parametrize("name", BY_OFFICE)
def test_the_same_is_said_of_what_an_office_program_makes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes LibreOffice to be read is converted all at once, not at a start of it each."""

    def at_once(data: bytes, name: str, conversion: Conversion) -> bytes:
        return _converted(name, conversion.makes.name, files)[files.index(data)]

    form = BY_OFFICE[name]
    cases = written_down()
    sources = form.write([case.report for case in cases])
    files = tuple(source.data for source in sources)
    monkeypatch.setattr(read_by_true_format, "convert", at_once)
    _compare(form, cases, sources)


def _compare(form: Format, cases: Sequence[Case], sources: Sequence[Source]) -> None:
    for case, source in zip(cases, sources, strict=True):
        expected = _expected(case.report, only_tables=form.only_tables)
        assert _said(source, only_tables=form.only_tables) == expected, case.fault
