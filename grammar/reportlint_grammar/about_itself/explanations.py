"""Whether a report explains that a figure does not follow from last year's: a correction, a reform."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.model.ledger import Fact, Facts
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose

_EXPLAINED = "words.explained."
_NEAR = 60
"""Characters between the words that explain and those for what they explain."""


def explanations_as_facts(paragraphs: Iterable[Prose]) -> Facts:
    """Give the first explanation of each figure that has one, as far as it says so in a paragraph."""
    explaining = words().explaining
    facts: dict[str, Fact] = {}
    for prose in paragraphs:
        for match in explaining.said.finditer(prose.text):
            first, last = max(0, match.start() - _NEAR), match.end() + _NEAR
            for figure, named in explaining.of.items():
                name = f"{_EXPLAINED}{figure}"
                if name not in facts and named.search(prose.text, first, last):
                    span = prose.at(match.start(), match.end())
                    facts[name] = Fact(match[0], None, prose.place, span, is_in_words=True)
    return facts


def is_explained(facts: Facts, figure: str) -> bool:
    """Say whether a report explains a figure, from its facts."""
    return f"{_EXPLAINED}{figure}" in facts
