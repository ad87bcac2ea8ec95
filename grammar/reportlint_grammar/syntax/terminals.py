"""What the lexer hands to the grammar: terminals that know where they stand in the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from lark import Token, Tree

from reportlint.model.document import Passage


class FormToken(Token):
    """A terminal and the passages it was read from: a label's cell, a row's cells, a paragraph.

    Its places are its passages'; lark's own positions stay empty.
    """

    passages: tuple[Passage, ...]
    start_pos = end_pos = line = column = end_line = end_column = None

    @classmethod
    def of(cls, terminal: str, *passages: Passage) -> Self:
        """Make a token of passages; its text is what they say."""
        text = (
            passages[0].text
            if len(passages) == 1
            else " ".join([passage.text for passage in passages])
        )
        token = str.__new__(cls, text)
        token.type = terminal
        token.value = text
        token.passages = passages
        return token

    def as_(self, terminal: str) -> FormToken:
        """Give it as another terminal, as which it was read."""
        return self if terminal == self.type else type(self).of(terminal, *self.passages)

    @classmethod
    def absent(cls, terminal: str) -> Self:
        """Make a token of what is not there: it has no text and no place."""
        return cls.of(terminal)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel with its passages, of which lark's own way knows nothing."""
        return type(self).of, (self.type, *self.passages)


FIGURES = "FIGURES"
"""The terminal of figures that stand next to each other in a row."""

UNKNOWN_LABEL = "UNKNOWN_LABEL"
"""The terminal of a label before figures that no edition has."""

UNKNOWN_COLUMN = "UNKNOWN_COLUMN"
"""The terminal of a word among the names of columns that no edition has."""

PROSE = frozenset({"TITLE", "PARAGRAPH", "SUBHEADING"})
"""The terminals of text that is neither a heading nor in a table."""


def written(node: Tree[Token]) -> tuple[Passage, ...]:
    """Give whatever is written in a node."""
    return tuple(
        passage for token in tokens_of(node) for passage in passages_of(token) if passage.text
    )


def tokens_of(node: Tree[Token]) -> Iterator[Token]:
    """Give the tokens of a node, in order."""
    for child in node.children:
        if isinstance(child, Tree):
            yield from tokens_of(child)
        else:
            yield child


def passages_of(token: Token | Tree[Token]) -> tuple[Passage, ...]:
    """Give the passages that a token was read from."""
    return token.passages if isinstance(token, FormToken) else ()
