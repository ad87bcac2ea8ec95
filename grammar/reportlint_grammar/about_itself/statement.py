"""Words by which a report speaks of itself, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model.document import Span
from reportlint_grammar.content.prose import Prose


@dataclass(frozen=True, slots=True)
class Statement:
    """Some words of a paragraph: `prose.text[begin:end]`."""

    prose: Prose
    begin: int
    end: int

    @property
    def text(self) -> str:
        """What they are, as written."""
        return self.prose.text[self.begin : self.end]

    @property
    def span(self) -> Span:
        """Their stretch of the source."""
        return self.prose.at(self.begin, self.end)
