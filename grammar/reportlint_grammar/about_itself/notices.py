"""Whether a report says that it was drawn up by a notice that is replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlint.model.document import Span
from reportlint_grammar.about_itself.names import any_of
from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.edition import Edition

_NUMBER = re.compile(r"(?P<maker>\w+)〔(?P<year>\d{4})〕(?P<number>\d+)号")
_SENTENCE = re.compile("[^。；;]+")
_REPORTS = ("报告", "年报")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a report cites a notice as what it was drawn up by."""

    text: str
    prose: Prose
    begin: int
    end: int

    @property
    def span(self) -> Span:
        """The place of its words."""
        return self.prose.at(self.begin, self.end)


def replaced(paragraphs: Sequence[Prose], editions: Sequence[Edition]) -> Citation | None:
    """Find the replaced notice by which a report says it was drawn up; None where it cites none so.

    One that cites the notice in force as well tells of the old one as history.
    """
    in_force = re.compile("|".join(_cited(each) for each in editions if not each.is_replaced))
    if any(in_force.search(prose.text) for prose in paragraphs):
        return None
    numbers = [_cited(each) for each in editions if each.is_replaced]
    old = re.compile("|".join([*numbers, any_of(words().replaced)]))
    for prose in paragraphs:
        for sentence in _SENTENCE.finditer(prose.text):
            match = old.search(prose.text, *sentence.span())
            if match and _draws_up(unquoted(sentence[0])):
                return Citation(match[0], prose, *match.span())
    return None


def _cited(edition: Edition) -> str:
    """Write how an edition's notice is cited, in whatever brackets: 国办公开办函〔2019〕60号."""
    match = _NUMBER.fullmatch(edition.notice)
    if match is None:
        return re.escape(edition.notice)
    maker, year, number = match.groups()
    return rf"(?:{maker}\s?)?[〔﹝\[【（(]\s?{year}\s?[〕﹞\]】）)]\s?{number}\s?号"


def _draws_up(sentence: str) -> bool:
    """Say whether a sentence tells that the report was drawn up."""
    return any(word in sentence for word in words().drawing_up) and any(
        word in sentence for word in _REPORTS
    )
