"""What of a report's own words outlives its file: the texts of two sections, and marks to find them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlint.model.ledger import Fact, Facts
from reportlint_grammar.content.own_words import OwnWords
from reportlint_grammar.content.prose import Section

TELLING = ("overview", "problems")
"""The sections that are an office's own words: the others are tables, and a sentence on the fee."""
_TEXTS, _MARKS, _MARKS_OF_TOLD = "words", "marks", "telling"
"""How the facts' names begin; those of which many are read apart from others are packed apart."""
_DIGITS = 8
"""Of a mark, as it is written."""
_WORTH_COMPARING = 6
"""Texts of which less than this part of the clauses are alike repeat no half of each other."""


def words_as_facts(sections: Mapping[str, Section], office: str) -> Facts:
    """Give what sections say that outlives their file, with the marks of those that are long enough."""
    facts: dict[str, Fact] = {}
    for name in TELLING:
        section = sections.get(name)
        if section is None or not section.prose:
            continue
        text = "\n".join(prose.text for prose in section.prose)
        words = OwnWords.of(text, office)
        if words.is_long_enough:
            heading = section.heading
            fact = Fact(text, None, heading.place, heading.span, is_in_words=True)
            facts[f"{_TEXTS}.{name}"] = fact
            facts[f"{_MARKS}.{name}"] = fact._replace(text=_written(words.marks()))
            if its := words.marks_of_told():
                facts[f"{_MARKS_OF_TOLD}.{name}"] = fact._replace(text=_written(its))
    return facts


def may_be_half(alike: int, marks: int) -> bool:
    """Say whether texts with so many marks alike, of so many, may repeat half of each other."""
    return alike * _WORTH_COMPARING >= marks


def told(facts: Facts, section: str) -> Fact | None:
    """Give what a section says, from the facts of its report; None if it is too short to be compared."""
    return facts.get(f"{_TEXTS}.{section}")


def marks(facts: Facts, section: str) -> frozenset[int]:
    """Give the marks of a section, from the facts of its report."""
    return frozenset(_read(facts.get(f"{_MARKS}.{section}")))


def marks_of_told(facts: Facts, section: str) -> Sequence[int]:
    """Give those of what a section tells of its office; none if that is too little to know it by."""
    return _read(facts.get(f"{_MARKS_OF_TOLD}.{section}"))


def _written(numbers: Sequence[int]) -> str:
    return "".join(f"{number:0{_DIGITS}x}" for number in numbers)


def _read(fact: Fact | None) -> Sequence[int]:
    text = fact.text if fact else ""
    return [int(text[at : at + _DIGITS], 16) for at in range(0, len(text), _DIGITS)]
