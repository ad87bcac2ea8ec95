"""The parse tables kept between runs: used where they are safe, done without where they are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lark import Token, Tree

from reportlint.document import Document
from reportlint_grammar import parser
from reportlint_grammar.departures import Departure, departed
from reportlint_grammar.facts import editions
from reportlint_grammar.lexer import tokens
from reportlint_grammar.parser import FormParser, build
from tests.builder import checking
from tests.builder.productions import TEXT


def parsed(report: Document, table_file: str) -> Tree[Token]:
    lark = build(TEXT, editions(), table_file)
    return FormParser(editions(), lark).parse(tokens(report, editions()))


@pytest.fixture
def report() -> Document:
    return checking.read("云岭县水务局2024年政府信息公开工作年度报告\n一、总体情况\n一切正常。\n")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(parser, "user_cache_dir", lambda _: str(folder))
    return folder


def test_kept_tables_parse_as_new_ones_do(tmp_path: Path, report: Document) -> None:
    file = str(tmp_path / "tables")
    new = parsed(report, file)
    kept = parsed(report, file)
    assert Path(file).stat().st_size > 0
    assert kept == new


@pytest.mark.parametrize("content", [b"", b"no tables", b"\x80\x04"])
def test_a_broken_file_is_done_without(tmp_path: Path, report: Document, content: bytes) -> None:
    file = tmp_path / "tables"
    file.write_bytes(content)
    front, overview, *absent = parsed(report, str(file)).children
    assert [node.data for node in (front, overview) if isinstance(node, Tree)] == [
        *("front", "overview")
    ]
    assert [departed(node)[0] for node in absent] == [Departure.ABSENT] * 5


def test_the_folder_is_made_for_the_user_alone(cache: Path) -> None:
    file = parser._table_file()
    assert file is not None
    assert Path(file).parent == cache
    assert cache.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="permissions are posix's")
def test_a_folder_that_others_can_write_to_is_not_used(cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    assert parser._table_file() is None


def test_no_folder_no_file(cache: Path) -> None:
    cache.write_text("in the way", encoding="utf-8")
    assert parser._table_file() is None
