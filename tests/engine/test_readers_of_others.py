"""A stranger's reader of a text, written with nothing but what `reportlint.plugin` has."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint.api import lint_bytes
from reportlint.model.outcome import Outcome
from reportlint.plugin import (
    Cell,
    Document,
    Paragraph,
    Reader,
    Source,
    Table,
    TextLocator,
    decode,
    hookimpl,
)
from reportlint.plugins import loading
from tests.engine.fakes import PLUGIN, entry

MARK = "正文："


class JournalReader:
    """Reads `.journal`: a paragraph behind a mark, or a table's cells between semicolons, a line."""

    suffixes = frozenset({".journal"})

    def read(self, source: Source) -> Document:
        written, notes = decode(source.data)
        text = written.text
        blocks: list[Paragraph | Table] = []
        start = 0
        for line in text.splitlines(keepends=True):
            if line.startswith(MARK):
                blocks.append(Paragraph(line.strip().removeprefix(MARK), start + len(MARK)))
            elif ";" in line:
                blocks.append(Table([_cells(line.rstrip(), start)]))
            start += len(line)
        return Document(blocks, TextLocator(text), notes=notes)


def _cells(line: str, start: int) -> list[Cell]:
    cells = []
    for text in line.split(";"):
        cells.append(Cell(text, start))
        start += len(text) + 1
    return cells


class Plugin:
    @hookimpl
    def reportlint_readers(self) -> Iterable[Reader]:
        return [JournalReader()]


@pytest.fixture(autouse=True)
def install(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [
        entry("formatters", reportlint.formatters),
        entry("journals", Plugin()),
        entry("notes", PLUGIN),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)


def check(text: str, encoding: str) -> Outcome:
    return lint_bytes("a.journal", text.encode(encoding), plugins=loading.load())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_finds_its_way_back_whatever_the_encoding(encoding: str, end: str) -> None:
    lines = [
        "云岭县水务局的一份日志，记的是留言",
        f"{MARK}留言 水务局",
        "略",
        f"{MARK}今年 坏 天气",
    ]

    (finding,) = check(end.join([*lines, ""]), encoding).findings

    assert finding.code == "A001"
    assert finding.location[:4] == (4, 7, 4, 8)
    assert finding.excerpt == f"{MARK}今年 坏 天气"


def test_passes_on_what_is_doubtful() -> None:
    text = f"云岭县水务局的一份日志，记的是本年度的留言\n{MARK}留言 水务局\n"
    assert [note.en for note in check(text, "gb18030").notes]
    assert not check(text, "utf-8").notes


def test_each_cell_of_a_table_has_its_place() -> None:
    document = JournalReader().read(Source("a.journal", "项目;3;坏\n".encode()))
    (table,) = document.blocks
    assert isinstance(table, Table)
    spans = [cell.span() for row in table.rows for cell in row]
    assert [document.locator.locate(span)[:4] for span in spans] == [
        (1, 1, 1, 3),
        (1, 4, 1, 5),
        (1, 6, 1, 7),
    ]
