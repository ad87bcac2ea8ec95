"""The parser: `report.lark` over the lexer's tokens, built once a process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree
from lark.lexer import Lexer
from platformdirs import user_cache_dir

from reportlint.document import Document
from reportlint_grammar.form import editions
from reportlint_grammar.lexer import tokens

GRAMMAR = Path(__file__).with_name("report.lark")


class _DocumentLexer(Lexer):
    """Lark's way to a lexer of one's own: it is handed a document, not a text."""

    def __init__(self, _configuration: Any) -> None:
        pass

    def lex(self, document: Any) -> Iterator[Token]:  # type: ignore[override]
        return tokens(document, editions())


def parse(document: Document) -> Tree[Token]:
    """Parse a cleaned document, however broken, into the tree that `report.lark` describes."""
    return _parser().parse(document)


@cache
def _parser() -> Lark:
    return build(GRAMMAR.read_text(encoding="utf-8"), _table_file())


def _table_file() -> str | None:
    """Give the file in which lark keeps its parse tables between runs; None without a safe place.

    The tables take a quarter of a second to make. The file holds pickles, so it may lie only in a
    folder that is the user's own and that nobody else can write to.
    """
    folder = Path(user_cache_dir("reportlint"))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    if os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return str(folder / f"parse-tables-{sys.version_info[0]}.{sys.version_info[1]}")


def build(grammar: str, table_file: str | None = None) -> Lark:
    """Build a parser; a grammar need not declare the terminals of headings and labels."""
    terminals = {
        terminal
        for form in editions()
        for terminal in (
            *(section.heading.token for section in form.sections),
            *(label.token for table in form.tables.values() for label in table.labels()),
        )
    }
    return Lark(
        f"{grammar}\n%declare {' '.join(sorted(terminals))}",
        parser="lalr",
        lexer=_DocumentLexer,
        start="report",
        propagate_positions=False,
        cache=table_file or False,
    )
