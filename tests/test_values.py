"""A document is a value: from its reader to the last rule nothing edits what is in it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import FrozenInstanceError

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import STRICT, Settings
from reportlint.model.document import Cell, Document, Paragraph, Passage, Table
from reportlint.plugins.loading import load
from reportlint.readers.shared.text_locator import TextLocator
from tests.test_invariance import FORMATS, Case, written_down


@pytest.mark.parametrize("name", FORMATS)
def test_no_passage_is_edited(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its attributes is set but once, though nothing at run time forbids to set it again."""
    edited: list[tuple[str, str]] = []

    def note(passage: Passage, attribute: str, value: object) -> None:
        if hasattr(passage, attribute):
            edited.append((type(passage).__name__, attribute))
        object.__setattr__(passage, attribute, value)

    monkeypatch.setattr(Passage, "__setattr__", note)
    session, settings = Session(load()), Settings(layers=(STRICT,))
    for source in FORMATS[name].write([case.report for case in _some()]):
        outcome = session.lint(source, settings)
        assert outcome.rules
        assert edited == []


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_parsed_stays_as_it_was(name: str) -> None:
    session = Session(load())
    (source,) = FORMATS[name].write([case.report for case in _some()[:1]])
    document = session.read(source)
    before = deepcopy((document.blocks, document.stains))
    for form in session.plugins.forms:
        form.recognises(document)
        form.parse(document)
    assert (document.blocks, document.stains) == before


def test_what_a_document_is_made_of_may_change_without_it() -> None:
    row, blocks = [Cell("甲", 0)], [Paragraph("乙", 2)]
    rows = [row]
    table, document = Table(rows), Document(blocks, TextLocator(""))
    row.append(Cell("丙", 4))
    rows.append(row)
    blocks.clear()
    assert table == Table([[Cell("甲", 0)]])
    assert document.blocks == (Paragraph("乙", 2),)
    with pytest.raises(FrozenInstanceError):
        table.rows = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        document.blocks = ()  # type: ignore[misc]


def _some() -> list[Case]:
    """Give so few reports that each format takes a moment."""
    return list(written_down()[:3])
