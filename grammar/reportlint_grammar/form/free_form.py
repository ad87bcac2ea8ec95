"""How reports looked before there was a form: headings of their own, and a table of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint.model.document import Document, Passage
from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.wording import Style, enumerator, key

_NUMBERED = frozenset({Style.CHAPTER, Style.PART, Style.FORMAL, Style.ROMAN, Style.ARABIC})
_LONGEST = 40
_ENOUGH_PARTS = 2
_ENOUGH_INDICATORS = 5
_OPENING = re.compile(
    r"编制(?:了)?(?:本|20\d\d年)[^，。；]{0,20}(?:报告|年报)|^本(?:年度)?报告(?:是|由|根据)"
    r"|现[就将][^。；]{0,60}(?:报告|公布|公告)如下"
)
"""With these words a report says what it is; a notice goes on otherwise."""


@dataclass(frozen=True, slots=True)
class FreeForm:
    """What reports for years up to `last_year` have in common."""

    last_year: int
    parts: tuple[tuple[tuple[str, ...], ...], ...]
    indicators: frozenset[str]

    def part(self, wording: str) -> int | None:
        """Say which of its parts a heading is of; None if it is of none."""
        for number, signs in enumerate(self.parts):
            if any(all(word in wording for word in words) for words in signs):
                return number
        return None


@cache
def free_form(file: Path = FOLDER / "earlier.yaml") -> FreeForm:
    """Read what reports before the form have in common; raises ConfigurationError."""
    facts = fact_files.read(file).fields(["last_year", "parts", "indicators"])
    parts = facts["parts"].entries().values()
    return FreeForm(
        facts["last_year"].whole(),
        tuple(tuple(words.words() for words in part.items()) for part in parts),
        frozenset(map(key, facts["indicators"].words())),
    )


def first_heading(document: Document) -> Passage | None:
    """Give the first heading of a part; None where there is none."""
    return next((passage for passage, _ in _headings(document)), None)


def opens(text: str) -> bool:
    """Say whether a text is one with which a report opens."""
    return _OPENING.search(text) is not None


def shows(document: Document, *, has_title: bool) -> bool:
    """Say whether a text is set out as such reports were.

    A title alone may be that of a piece of news: below it parts, or words that open a report, are
    looked for.
    """
    if _indicators(document) >= _ENOUGH_INDICATORS:
        return True
    return has_title and (
        len({part for _, part in _headings(document)}) >= _ENOUGH_PARTS
        or any(opens(said.text) for said in document.passages)
    )


def _headings(document: Document) -> Iterator[tuple[Passage, int]]:
    for passage in document.passages:
        number = enumerator(passage.text) if len(passage.text) <= _LONGEST else None
        if number is not None and number.style in _NUMBERED and "。" not in passage.text:
            part = free_form().part(key(passage.text))
            if part is not None:
                yield passage, part


def _indicators(document: Document) -> int:
    known = free_form().indicators
    said = {key(passage.text) for passage in document.passages if len(passage.text) <= _LONGEST * 2}
    return len(known & said)
