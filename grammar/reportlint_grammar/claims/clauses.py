"""The clauses of a text: their words, and the groups that `claims.lark` makes of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from lark import Lark, Token, Tree

from reportlint_grammar.claims.words import Kind, Word, vocabulary
from reportlint_grammar.syntax.grammar import ReadyLexer

_GRAMMAR = Path(__file__).with_name("claims.lark")
_ATTRIBUTIVE = "的"
"""A clause that ends with it is a condition: 逾期未缴纳的，不再处理."""


class Group(NamedTuple):
    """Words of a clause that belong together; `name` is that of their rule in the grammar."""

    name: str
    words: Sequence[Word]


@dataclass(frozen=True)
class Clause:
    """The words of a clause, with those that part clauses."""

    words: Sequence[Word]

    @cached_property
    def telling(self) -> Sequence[Word]:
        """The words that the grammar has a terminal for."""
        return [word for word in self.words if word.part]

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What its telling words are."""
        return frozenset(word.kind for word in self.telling)

    @property
    def first(self) -> int:
        """Where it begins."""
        return self.words[0].first

    @property
    def last(self) -> int:
        """Where it ends."""
        return self.words[-1].last

    @property
    def ends_sentence(self) -> bool:
        """Whether the sentence ends with it."""
        return self.words[-1].kind is Kind.SENTENCE_END

    @property
    def condition(self) -> Sequence[Word]:
        """The words of the condition that it begins with, if it does."""
        for place, word in enumerate(self.words[1:-1], start=1):
            if word.kind is Kind.CLAUSE_END:
                return self.words[:place] if self.words[place - 1].text == _ATTRIBUTIVE else ()
        return ()

    def groups(self) -> tuple[Sequence[Word], Sequence[Group]]:
        """Give the words that it begins with, and its groups; without its condition."""
        words = [word for word in self.words[len(self.condition) :] if word.part]
        tree = parse([Token(word.part, word) for word in words], start="clause")
        lead = [child.value for child in tree.children if isinstance(child, Token)]
        groups = [child for child in tree.children if isinstance(child, Tree)]
        return lead, [Group(str(group.data), _words(group)) for group in groups]


def split(text: str) -> Iterator[Clause]:
    """Split a text into clauses."""
    words: list[Word] = []
    for word in vocabulary().words(text):
        if words and words[-1].kind is Kind.CLAUSE_END and not _goes_on(words, word):
            yield Clause(words)
            words = []
        words.append(word)
        if word.kind is Kind.SENTENCE_END:
            yield Clause(words)
            words = []
    if words:
        yield Clause(words)


def _goes_on(words: Sequence[Word], following: Word) -> bool:
    """Say whether a clause goes on behind its comma: 10件以下的，不收费; 没有依据规定，收取."""
    if len(words) == 1:
        return False
    if words[-2].kind is not Kind.RULE or following.kind is not Kind.COLLECT:
        return words[-2].text == _ATTRIBUTIVE
    is_denied = any(word.kind is Kind.NOT for word in words)
    return is_denied and all(word.part != "VERB" for word in words)


def _words(tree: Tree[Token]) -> Sequence[Word]:
    return [token.value for token in tree.children if isinstance(token, Token)]


def parse(tokens: Iterable[Token], start: str) -> Tree[Token]:
    """Parse a clause by the grammar: `clause` for what it says of charges, `told` of figures."""
    return _parser().parse(tokens, start=start)


@cache
def _parser() -> Lark:
    return Lark(
        _GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=ReadyLexer,
        start=["clause", "told"],
        strict=True,
    )
