"""The grammar of the form as lark builds it: `report.lark`, and what the editions fill into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.lexer import Lexer

from reportlint_grammar.form.edition import Edition
from reportlint_grammar.syntax.productions import productions, starts

GRAMMAR = Path(__file__).with_name("report.lark")


class ReadyLexer(Lexer):
    """Lark's way to a lexer of one's own: it is handed terminals, not a text."""

    def __init__(self, _configuration: Any) -> None:
        pass

    def lex(self, terminals: Any) -> Iterator[Token]:  # type: ignore[override]
        """Give the terminals as they come."""
        return iter(terminals)


@cache
def built(editions: tuple[Edition, ...]) -> Lark:
    """Give the parser of the editions' grammar, built once."""
    return build(grammar(editions), editions)


def grammar(editions: Sequence[Edition]) -> str:
    """Give the whole grammar: the shapes of `report.lark`, and what the editions fill into them."""
    return f"{GRAMMAR.read_text(encoding='utf-8')}\n{productions(editions)}"


def build(grammar: str, editions: Sequence[Edition]) -> Lark:
    """Build the LALR parser of a grammar; raises GrammarError for one that has conflicts."""
    return Lark(
        grammar,
        parser="lalr",
        lexer=ReadyLexer,
        start=list(starts(editions)),
        strict=True,
        propagate_positions=False,
    )
