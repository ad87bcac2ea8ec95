"""Where a figure is owed and none is there: 共公开　条; 收到申请   件，答复  件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlint.model.document import Span
from reportlint.model.place import Place
from reportlint_grammar.claims.phrases import phrases
from reportlint_grammar.content.prose import Prose, Subheading

_DIGIT = re.compile(r"\d")
_LONGEST_WORD = 3


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A place before a unit where a figure is owed, in `text[first:last]` of its paragraph."""

    unit: str
    first: int
    last: int
    prose: Prose

    @property
    def place(self) -> Place:
        """That of its paragraph."""
        return self.prose.place

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return self.prose.at(self.first, self.last)

    @property
    def end(self) -> int:
        """Where in the source its unit begins, behind what was left blank."""
        return self.prose.at(self.last - len(self.unit), self.last).start


def read(prose: Iterable[Prose]) -> tuple[Gap, ...]:
    """Give every place where a figure is missing, in order; none where all were lost on the way here.

    A line that is no sentence may be the site's: 共 条，每页 条.
    """
    paragraphs = list(prose)
    has_figures = any(_DIGIT.search(paragraph.text) for paragraph in paragraphs)
    return tuple(
        gap
        for paragraph in paragraphs
        if has_figures and (paragraph.is_telling or isinstance(paragraph, Subheading))
        for gap in _gaps(paragraph)
    )


def _gaps(prose: Prose) -> Iterator[Gap]:
    words = phrases()
    for match in words.owed.finditer(prose.text):
        unit = next(unit for unit in match.groups() if unit)
        before = prose.text[: match.end() - len(unit)].rstrip()[-_LONGEST_WORD:]
        if not (before[-1:].isalpha() and f"{before}{unit}".endswith(words.hiding)):
            yield Gap(unit, match.start(), match.end(), prose)
