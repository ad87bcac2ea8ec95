"""Whether a report says that it was drawn up by a notice that is replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.form.spelling import any_of

_NUMBER = re.compile(r"(?P<maker>\w+)〔(?P<year>\d{4})〕(?P<number>\d+)号")
_SENTENCE = re.compile("[^。；;]+")
_REPORTS = ("报告", "年报")
_ENDS = "发函字办文通规"
"""How the signs of offices end that number papers: behind another's, a number is of its paper."""
_TO_FULL_WIDTH = 0xFEE0
"""So far behind a digit stands the same one, full-width."""


def replaced(
    front: Sequence[Prose], first: Sequence[Prose], editions: Sequence[Edition]
) -> Statement | None:
    """Find the replaced notice by which a report says it was drawn up; None where it cites none so.

    It says so in `front`, before its sections, or in the `first` of them. One that cites the notice in
    force as well tells of the old one as history.
    """
    old, in_force = _patterns(tuple(editions))
    drawing_up = words().drawing_up
    told = [(prose, (*drawing_up, *words().publishing)) for prose in front]
    told += [(prose, drawing_up) for prose in first]
    for prose, doings in told:
        for sentence in _SENTENCE.finditer(prose.text):
            match = old.search(prose.text, *sentence.span())
            if match and _draws_up(unquoted(sentence[0]), doings):
                is_history = any(in_force.search(other.text) for other, _ in told)
                return None if is_history else Statement(prose, *match.span())
    return None


@cache
def _patterns(editions: Sequence[Edition]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Write how the replaced notices are cited, and how that in force is."""
    old = [_cited(each) for each in editions if each.is_replaced]
    in_force = [_cited(each) for each in editions if not each.is_replaced]
    return re.compile("|".join([*old, any_of(words().replaced)])), re.compile("|".join(in_force))


def _cited(edition: Edition) -> str:
    """Write how an edition's notice is cited, in whatever brackets: 国办公开办函〔2019〕60号."""
    match = _NUMBER.fullmatch(edition.notice)
    if match is None:
        return re.escape(edition.notice)
    maker = match["maker"]
    year, number = (_in_any_digits(match[name]) for name in ("year", "number"))
    bracketed = rf"[〔﹝\[【（(]\s?{year}\s?[〕﹞\]】）)]\s?{number}\s?号"
    return rf"{maker}\s?(?:{bracketed}|{year}\s?年?第?\s?{number}\s?号)|(?<![{_ENDS}]){bracketed}"


def _in_any_digits(number: str) -> str:
    """Write a number as a pattern, be its digits full-width."""
    return "".join(f"[{digit}{chr(ord(digit) + _TO_FULL_WIDTH)}]" for digit in number)


def _draws_up(sentence: str, doings: tuple[str, ...]) -> bool:
    """Say whether a sentence tells that the report was drawn up; a doing at its end is of nothing else."""
    is_done = any(word in sentence for word in doings)
    return is_done and (
        any(word in sentence for word in _REPORTS) or sentence.rstrip().endswith(doings)
    )
