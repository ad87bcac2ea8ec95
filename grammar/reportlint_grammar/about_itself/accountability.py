"""Whether a report speaks of what 条例第五十条 asks of governments: appraisal, opinion, accountability."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose


def is_told(paragraphs: Iterable[Prose]) -> bool:
    """Say whether any of the three is spoken of, be it that nobody was held to account."""
    said = words().accountability
    return any(word in prose.text for prose in paragraphs for word in said)
