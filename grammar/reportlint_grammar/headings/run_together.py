"""Headings that do not stand on a line by themselves, and the paragraphs in which they stand.

Texts copied from a page may run a heading into its text, and one paragraph into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reportlint.model.document import Paragraph
from reportlint_grammar.form.edition import Edition, SectionForm
from reportlint_grammar.form.wording import BRACKETED, Enumerator, enumerator

_BEHIND = frozenset("。：:；;，. \u3000\u00a0")
"""What parts a heading from its text on the same line; so does the number of a part, （一）."""
_BEFORE = r"[\s。；;！!？?：:）)\d]"
"""What stands before a heading within a paragraph: the end of a sentence, of an entry or of a table."""
_ENTRY_ENDS = ("；", ";")
SPOKEN = re.compile(r"[。；！？]|，.*，")
"""What a sentence has and a heading has not."""
_END = re.compile("[。！？]")
_NOTHING = "无"
_LONGEST_HEAD = 120
"""Within so many characters two labels of a table stand."""


def end(text: str, place: int) -> int | None:
    """Say where a heading ends whose words do at a place, if a text may follow it there."""
    if text[place : place + 1] in _BEHIND:
        return place + 1
    number = enumerator(text[place:])
    return place if number and number.style in BRACKETED else None


def beginning(text: str, number: Enumerator, edition: Edition) -> tuple[str, int] | None:
    """Give the wording of a heading with which a text begins behind its number, and where it ends.

    What goes on with a further heading is of a table of contents in one line.
    """
    for section, wording in _begun(text, number, edition):
        at = end(text, len(number.text) + len(wording))
        if at is not None:
            return None if _goes_on(text[at:], section, edition) else (wording, at)
    return None


def beginning_unparted(text: str, number: Enumerator, edition: Edition) -> tuple[str, int] | None:
    """Give the same where nothing parts the heading from its first sentence.

    It may be the sentence's own beginning, so that one with nothing behind it is preferred.
    """
    for section, wording in _begun(text, number, edition):
        at = len(number.text) + len(wording)
        said = text[at:]
        is_its = number.number == section.number and wording == section.heading.official
        is_text = (
            said == _NOTHING
            or SPOKEN.search(said) is not None
            or _begins_table(said, section, edition)
        )
        if is_its and is_text and not _goes_on(said, section, edition):
            return wording, at
    return None


def _begun(text: str, number: Enumerator, edition: Edition) -> Iterator[tuple[SectionForm, str]]:
    """Give the wordings with which a text goes on behind its number."""
    for section in edition.sections:
        for wording in section.heading.wordings:
            if text.startswith(wording, len(number.text)):
                yield section, wording


def _goes_on(text: str, section: SectionForm, edition: Edition) -> bool:
    """Say whether a later section's heading follows on the same line before a sentence ends."""
    said = _END.split(text, maxsplit=1)[0]
    return any(
        f"{later.numeral}、{wording}" in said
        for later in edition.sections[section.number :]
        for wording in later.heading.wordings
    )


def headings(text: str, edition: Edition) -> Iterator[int]:
    """Give the places of the headings within a paragraph that are over a text of their own.

    Where no sentence ends between one and the next they only list the sections, as a table of
    contents in one line does.
    """
    found = list(_headings(edition).finditer(text))
    apart = [
        True,
        *(_says_something(text[a.end() : b.start()], edition) for a, b in pairwise(found)),
        True,
    ]
    for place, match in enumerate(found):
        goes_on = text.endswith(_ENTRY_ENDS, 0, match.start())
        if match.start() and not goes_on and apart[place] and apart[place + 1]:
            yield match.start()


def _says_something(text: str, edition: Edition) -> bool:
    """Say whether what stands between two headings is a text, or a table whose cells ran together."""
    return _END.search(text) is not None or any(
        _begins_table(text, section, edition) for section in edition.sections
    )


def _begins_table(text: str, section: SectionForm, edition: Edition) -> bool:
    """Say whether a text begins with the head of a section's table."""
    form = edition.tables[section.table] if section.table else None
    first = text[:_LONGEST_HEAD]
    return form is not None and sum(label.official in first for label in form.labels()) > 1


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
    numerals = "".join(section.numeral for section in edition.sections)
    sections = [
        rf"(?<={section.numeral})[、.．]\s?(?:(?:{'|'.join(others)}){end}|{official})"
        for section in edition.sections
        for official, *others in [section.heading.wordings]
    ]
    return re.compile(rf"(?:^|(?<={_BEFORE}))[{numerals}](?:{'|'.join(sections)})")
