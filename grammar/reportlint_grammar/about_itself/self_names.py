"""What a report calls its office by: 我局, 我镇, and by name where it says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlint_grammar.about_itself import office_kind
from reportlint_grammar.about_itself.names import office_words
from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import YEAR

_PRESENTED = re.compile(
    rf"(?:现公布|现发布|现公开|现将)(?P<published>[^。，；：“”《》\d]{{3,30}}?)(?:关于)?{YEAR}"
    r"|(?:^|(?<=[。，；]))(?P<drawn_up>[^。，；：“”《》\d]{3,30}?)(?:编制|特向社会公布)"
)
"""Whose report it says that it is, before section one."""


@dataclass(frozen=True, slots=True)
class SelfNamed(Statement):
    """A word by which a report speaks of its office; `is_foreign` if no office of its name has it."""

    is_foreign: bool


def self_named(paragraphs: Iterable[Prose], office: str) -> Iterator[SelfNamed]:
    """Give the words by which paragraphs speak of the office, but for what they quote.

    One that is in the office's own name is never foreign: a clinic of a town may say 我镇.
    """
    known = office_words()
    own = known.own(office)
    for prose in paragraphs:
        if "我" not in prose.text:
            continue
        for match in known.self_name.finditer(unquoted(prose.text)):
            word = match["word"]
            is_foreign = own is not None and word in own.never and word not in office
            yield SelfNamed(prose, *match.span(), is_foreign)


def presented_as(front: Iterable[Prose], office: str) -> Iterator[SelfNamed]:
    """Give the offices of whom the front says that this is the report; foreign ones are elsewhere."""
    for prose in front:
        for match in _PRESENTED.finditer(unquoted(prose.text)):
            group = match.lastgroup or ""
            is_foreign = office_kind.are_elsewhere(match[group], office)
            yield SelfNamed(prose, *match.span(group), is_foreign)
