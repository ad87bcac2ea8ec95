"""What the lexer hands to the grammar: terminals that know where they stand in the report."""

from __future__ import annotations

from typing import Self

from lark import Token

from reportlint.document import Passage


class FormToken(Token):
    """A terminal and the passages it was read from: a label's cell, a row's cells, a paragraph.

    Its places are its passages'; lark's own positions stay empty.
    """

    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, terminal: str, *passages: Passage) -> Self:
        """Make a token of passages; its text is what they say."""
        text = passages[0].text if len(passages) == 1 else " ".join([of.text for of in passages])
        token = str.__new__(cls, text)
        token.type = terminal
        token.value = text
        token.start_pos = token.end_pos = None
        token.line = token.column = token.end_line = token.end_column = None
        token.passages = passages
        return token

    def as_(self, terminal: str) -> FormToken:
        """Give it as another terminal, as which it was read."""
        return self if terminal == self.type else type(self).of(terminal, *self.passages)

    @classmethod
    def absent(cls, terminal: str) -> Self:
        """Make a token of what is not there: it has no text and no place."""
        token = cls.of(terminal, Passage("", 0))
        token.passages = ()
        return token


FIGURES = "FIGURES"
"""The terminal of figures that stand next to each other in a row."""

UNKNOWN_LABEL = "UNKNOWN_LABEL"
"""The terminal of a label before figures that no edition has."""

PROSE = frozenset({"TITLE", "PARAGRAPH", "SUBHEADING"})
"""The terminals of text that is neither a heading nor in a table."""
