"""Headings that do not stand on a line by themselves, and the paragraphs in which they stand.

Texts copied from a page may run a heading into its text, and one paragraph into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reportlint.model.document import Paragraph
from reportlint_grammar.form import Edition, SectionForm
from reportlint_grammar.wording import BRACKETED, enumerator

_BEHIND = frozenset("。：:；;，. \u3000\u00a0")
"""What parts a heading from its text on the same line; so does the number of a part, （一）."""
_BEFORE = r"[\s。；;！!？?：:）)]"
"""What stands before a heading within a paragraph: the end of a sentence, or of an entry in a list."""
_ENTRY_ENDS = ("；", ";")
_END = re.compile("[。！？]")


def end(text: str, place: int) -> int | None:
    """Say where a heading ends whose words do at a place, if a text may follow it there."""
    if text[place : place + 1] in _BEHIND:
        return place + 1
    number = enumerator(text[place:])
    return place if number and number.style in BRACKETED else None


def sentence(text: str) -> str:
    """Give a text's first sentence."""
    return _END.split(text, maxsplit=1)[0]


def headings(text: str, edition: Edition) -> Iterator[tuple[int, SectionForm]]:
    """Give the headings within a paragraph that are over a text of their own, with their places.

    Where no sentence ends between one and the next they only list the sections, as a table of
    contents in one line does.
    """
    found = list(_headings(edition).finditer(text))
    ends = [_END.search(text, a.end(), b.start()) for a, b in pairwise(found)]
    apart = [True, *map(bool, ends), True]
    for place, match in enumerate(found):
        goes_on = text.endswith(_ENTRY_ENDS, 0, match.start())
        if match.start() and not goes_on and apart[place] and apart[place + 1]:
            yield match.start(), _by_numeral(edition)[match["numeral"]]


def parts(paragraph: Paragraph, places: Sequence[int]) -> Iterator[Paragraph]:
    """Give a paragraph in parts that begin at the places, without the blanks at their ends."""
    if len(places) < 2:
        yield paragraph
        return
    text = paragraph.text
    for first, last in pairwise([*places, len(text)]):
        yield paragraph.part(first, first + len(text[first:last].rstrip())).as_(Paragraph)


@cache
def _headings(edition: Edition) -> re.Pattern[str]:
    """Give what finds a section's own number and wording; one not the form's is set apart."""
    end = f"(?=[{''.join(map(re.escape, sorted(_BEHIND)))}（(]|$)"
    sections = [
        rf"(?<={section.numeral})[、.．]\s?(?:(?:{'|'.join(section.heading.variants)}){end}"
        rf"|{section.heading.official})"
        for section in edition.sections
    ]
    return re.compile(
        rf"(?:^|(?<={_BEFORE}))(?P<numeral>[{''.join(_by_numeral(edition))}])(?:{'|'.join(sections)})"
    )


@cache
def _by_numeral(edition: Edition) -> dict[str, SectionForm]:
    return {section.numeral: section for section in edition.sections}
