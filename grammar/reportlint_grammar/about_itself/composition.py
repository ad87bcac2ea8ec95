"""The parts that a report says it is made of: 由总体情况……六部分组成."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import value

_FEWEST = 4
"""A list that names fewer parts of the form is one of something else."""
_SENTENCE = re.compile(r"[^。]+")
_PIECE = re.compile("[^、，,；;“”\\s]+")
_COMMA = re.compile("[，,；;]")
_SHORTEST = 3
"""What is shorter between two commas names nothing."""
_WIDEST = 30
"""So far behind where the last part is named the list has ended: 改进情况及其他需要报告的事项等六个方面."""


@dataclass(frozen=True, slots=True)
class Composition(Statement):
    """What a report says it is made of; `number` is None where it does not say of how many parts.

    `named` are the sections of the form that it lists, by name, and `former` what it lists that is no
    part any more. `pieces` are what commas part, more than sections: 行政复议、行政诉讼. A list that `is_open`
    ends in 等; one that is not `is_clear` has parts of its own, or some that are not understood.
    """

    number: int | None
    named: frozenset[str] = frozenset()
    former: str = ""
    pieces: int = 0
    is_open: bool = False
    is_clear: bool = True

    @property
    def is_short(self) -> bool:
        """Whether fewer parts are listed than it says that there are, however they are parted."""
        is_whole = self.is_clear and not self.is_open
        most = max(self.pieces, len(self.named))
        return is_whole and bool(self.named) and most < (self.number or 0)


def composition(paragraphs: Iterable[Prose]) -> Composition | None:
    """Find what a report says it is made of; None where it says nothing of it."""
    return next((made for prose in paragraphs for made in _of(prose)), None)


def _of(prose: Prose) -> Iterator[Composition]:
    said = words().composition
    for sentence in _SENTENCE.finditer(prose.text):
        text, first = sentence[0], sentence.start()
        subject = said.lists_of.search(text)
        places = _places(text, subject.end()) if subject else {}
        if subject is None or len(places) < _FEWEST:
            if bare := said.bare.search(text):
                span = (first + bare.start(), first + bare.end())
                yield Composition(prose, *span, _number(bare["number"]))
            continue
        begin, last = min(places.values()), max(places.values())
        counted = said.counted.search(text, last, last + _WIDEST)
        number = counted or said.counted.search(text, subject.end(), begin)
        comma = _COMMA.search(text, last)
        end = counted.start() if counted else comma.start() if comma else len(text)
        listing = (piece[0] for piece in _PIECE.finditer(text, begin, end))
        pieces = [piece for piece in listing if len(piece) >= _SHORTEST]
        known = [*(sign for signs in said.parts.values() for sign in signs), *said.former]
        listed = text[begin:end].rstrip()
        yield Composition(
            prose,
            first + begin,
            first + (counted.end() if counted else end),
            _number(number["number"]) if number else None,
            frozenset(places),
            next((word for word in said.former if word in listed), ""),
            len(pieces),
            said.open in listed[-_SHORTEST:],
            all(any(sign in piece for sign in known) for piece in pieces),
        )


def _places(text: str, first: int) -> dict[str, int]:
    """Say where a text names sections of the form, each the first time."""
    found = {}
    for name, signs in words().composition.parts.items():
        places = [place for sign in signs if (place := text.find(sign, first)) >= 0]
        if places:
            found[name] = min(places)
    return found


def _number(text: str) -> int | None:
    try:
        return int(text) if text.isdecimal() else value(text)
    except ValueError:
        return None
