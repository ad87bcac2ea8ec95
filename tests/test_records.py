"""What became of a file travels as JSON and as a pickle, and is the same when it arrives."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.cache.records import FORMAT, NoRecordError, from_json, to_json
from reportlint.checking.session import Session
from reportlint.config.settings import STRICT, Settings
from reportlint.hookspecs import Source, TellingReport
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Origin, Rectangle, Span
from reportlint.model.finding import Related, Role, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.ledger import Fact
from reportlint.model.missing_software import Lack
from reportlint.model.outcome import Failure, Identity, Outcome, Unchecked
from reportlint.model.place import Place, Spot
from reportlint.model.reported import Quotation, Reported, State
from reportlint.plugins.loading import load
from tests.builder.faults import FAULTS
from tests.builder.surfaces import markdown
from tests.builder.truth import Truth, truths
from tests.builder.written import written

# A file's name, and with it a message, may have half of a character in it.
texts = st.text(st.characters(), max_size=20)
numbers = st.none() | st.integers(0, 10**6)
bilinguals = st.builds(Bilingual, texts, texts)
decimals = st.decimals(allow_nan=False)
values = st.none() | st.integers() | decimals | texts
lacks = st.none() | st.builds(Lack, texts, bilinguals)
unchecked = st.none() | st.builds(Unchecked, texts, st.booleans(), bilinguals, bilinguals, lacks)
places = st.builds(Place, st.lists(texts, max_size=6).map(tuple))
spans = st.builds(Span, st.integers(0), st.integers(0))
boxes = st.none() | st.builds(Rectangle, *[st.integers()] * 4)
origins = st.none() | st.builds(
    Origin, numbers, numbers, numbers, numbers, st.none() | texts, st.none() | texts, boxes
)
locations = st.builds(Location, numbers, numbers, numbers, numbers, numbers, origins)
spots = st.builds(Spot, spans, places, bilinguals, locations)


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(items, max_size=3).map(tuple)


findings = st.builds(
    Reported,
    code=texts,
    name=texts,
    at=spots,
    template=bilinguals,
    arguments=st.dictionaries(texts, values | bilinguals, max_size=3),
    basis=st.none() | bilinguals,
    expected=values,
    actual=values,
    related=several(st.builds(Related, st.sampled_from(Role), spots, texts)),
    cause=st.none() | spots,
    fix=st.none()
    | st.builds(
        Fix,
        st.sampled_from(Safety),
        bilinguals,
        several(st.builds(Edit, spans, texts, texts, locations)),
    ),
    path=texts,
    severity=st.sampled_from(Severity),
    excerpt=texts,
    quotation=st.builds(Quotation, texts, texts, texts),
    fingerprint=texts,
    state=st.sampled_from(State),
    reason=texts,
)
counts = st.none() | st.integers() | decimals
facts = st.dictionaries(
    texts,
    st.builds(Fact, texts, counts, places, spans, texts, bilinguals, impossible=counts),
    max_size=3,
)


outcomes = st.builds(
    Outcome,
    path=texts,
    identity=st.builds(Identity, texts, texts),
    findings=several(findings),
    failures=several(st.builds(Failure, bilinguals, texts)),
    notes=several(bilinguals),
    rules=st.integers(0, 100),
    unchecked=unchecked,
    skipped=st.booleans(),
    in_doubt=unchecked,
    facts=facts,
    layouts=several(texts),
)


@given(outcomes)
def test_an_outcome_travels_as_json(outcome: Outcome) -> None:
    assert from_json(to_json(outcome)) == outcome


@given(outcomes)
def test_an_outcome_travels_as_a_pickle(outcome: Outcome) -> None:
    assert pickle.loads(pickle.dumps(outcome)) == outcome


@given(truths(), st.sampled_from(FAULTS), st.randoms(use_true_random=False))
def test_what_is_found_in_a_report_travels(
    truth: Truth, fault: Callable[..., Any], random: Random
) -> None:
    report = fault(random, written(truth))
    settings = Settings(layers=(STRICT,))
    source = Source("report.md", markdown(report).encode())
    session = Session(load())
    parsed = session.parse(source)
    assert parsed is not None
    assert isinstance(parsed.report, TellingReport)
    outcome = session.lint(source, settings, with_facts=True)
    assert outcome.facts.keys() == parsed.report.facts().keys()
    assert outcome.is_report
    assert outcome.facts
    assert from_json(to_json(outcome)) == outcome
    assert pickle.loads(pickle.dumps(outcome)) == outcome


@given(findings)
def test_what_is_said_of_it_is_the_same(finding: Reported) -> None:
    there = from_json(to_json(Outcome("a", findings=(finding,)))).findings[0]
    assert [type(value) for value in (there.expected, there.actual)] == [
        *(type(finding.expected), type(finding.actual))
    ]
    assert repr(there) == repr(finding)


PLAIN = Outcome("a.txt", Identity("水务局", "2024"), notes=(Bilingual("甲", "a"),), rules=3)
EXAMPLE = Reported(
    code="A001",
    name="row-total",
    at=Spot(Span(3, 5), Place(("table", "requests"))),
    template=Bilingual("{count}", "{count}"),
    arguments={"count": Decimal("1.50")},
    basis=None,
    severity=Severity.ERROR,
)
FOUND = replace(PLAIN, findings=(EXAMPLE,))


class Token(str):
    """A text that drags a tree behind it."""


@pytest.mark.parametrize(
    "value",
    [Token("22"), True, 1.5, 10**5000, b"22", ("甲", "a")],
    ids=["a text's kin", "truth", "float", "many digits", "bytes", "tuple"],
)
def test_what_has_no_exact_record_is_refused(value: Any) -> None:
    with pytest.raises(NoRecordError):
        to_json(replace(PLAIN, findings=(replace(EXAMPLE, actual=value),)))


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("format",), FORMAT + 1),
        (("format",), True),
        (("more",), 1),
        (("outcome",), []),
        (("outcome", "path"), None),
        (("outcome", "rules"), True),
        (("outcome", "rules"), 3.0),
        (("outcome", "skipped"), 0),
        (("outcome", "colour"), "red"),
        (("outcome", "identity"), ["水务局"]),
        (("outcome", "identity"), ["水务局", "2024", "x"]),
        (("outcome", "unchecked"), "x"),
        (("outcome", "findings"), {}),
        (("outcome", "findings", 0, "severity"), "FATAL"),
        (("outcome", "findings", 0, "severity"), 3),
        (("outcome", "findings", 0, "arguments", "count"), {"decimal": "1_0"}),
        (("outcome", "findings", 0, "arguments", "count"), {"decimal": "one"}),
        (("outcome", "findings", 0, "arguments", "count"), {"float": "1.5"}),
    ],
)
def test_what_is_not_as_it_would_be_written_is_no_record(
    route: tuple[Any, ...], value: Any
) -> None:
    record = json.loads(to_json(FOUND))
    place = record
    for step in route[:-1]:
        place = place[step]
    place[route[-1]] = value
    with pytest.raises(NoRecordError):
        from_json(json.dumps(record))


@pytest.mark.parametrize("key", ["path", "findings", "in_doubt"])
def test_a_record_lacks_nothing(key: str) -> None:
    record = json.loads(to_json(FOUND))
    del record["outcome"][key]
    with pytest.raises(NoRecordError):
        from_json(json.dumps(record))


@pytest.mark.parametrize("text", ["", "null", "[]", "{", '{"format":1}', "[" * 100_000])
def test_other_texts_are_no_records(text: str) -> None:
    with pytest.raises(NoRecordError):
        from_json(text)
