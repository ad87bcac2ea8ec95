"""Reads what a report claims of the information-processing fee, paragraph by paragraph.

Words are found in one pass (`claim_words.py`), clauses are parsed (`clauses.py`), and from clause to
clause it is known what they are about (`topics.py`) and what they say of it (`sayings.py`). What is not
understood is no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reportlint_grammar.claims.claim import Claim, Subject
from reportlint_grammar.claims.clauses import Clause, split
from reportlint_grammar.claims.sayings import Context, Said
from reportlint_grammar.claims.topics import Topic
from reportlint_grammar.claims.words import Kind
from reportlint_grammar.content.prose import Prose, Section, Subheading

HOME = "other_matters"
"""The section in which the fee is owed."""
_SIGNS = ("费", "收", "无偿")
_TELLING = frozenset(
    {
        *(Kind.FEE, Kind.NOTICE, Kind.EMPTY, Kind.CITED, Kind.CHARGE, Kind.COLLECT, Kind.PAY),
        *(Kind.FREE, Kind.GRATIS, Kind.PRICE),
    }
)
"""Without one of either a paragraph is not of the fee, unless the one before it is."""


def read(sections: Sequence[Section], office: str, year: int | None) -> tuple[Claim, ...]:
    """Give every claim on the fee, in order; one without a quantity for what is but named."""
    return tuple(chain.from_iterable(_of_section(section, office, year) for section in sections))


def _of_section(section: Section, office: str, year: int | None) -> Iterator[Claim]:
    is_home = section.form.name == HOME
    naming: Prose | None = None
    for prose in section.prose:
        if prose.is_remark:
            continue
        if isinstance(prose, Subheading):
            naming = None
        if naming is None and not any(sign in prose.text for sign in _SIGNS):
            continue
        clauses = list(split(prose.text))
        if naming is None and not _are_telling(clauses):
            continue
        context = Context(office, year, is_home, Topic.FEE if naming else Topic.UNKNOWN)
        told = list(_told(context, clauses))
        named = prose if context.names_fee or naming is None else naming
        for said, whose, of_year, first, last in told:
            other = None if of_year == year else of_year
            yield Claim(
                said.subject, said.quantity, whose, other, prose, named, section, first, last
            )
        naming = prose if context.names_fee and not told else None
        if naming:
            end = len(prose.text)
            yield Claim(Subject.FEE, None, "", None, prose, prose, section, 0, end)


def _are_telling(clauses: Iterable[Clause]) -> bool:
    """Say whether a word in clauses can make one of them a clause on the fee."""
    return any(word.kind in _TELLING for clause in clauses for word in clause.words)


def _told(
    context: Context, clauses: Sequence[Clause]
) -> Iterator[tuple[Said, str, int | None, int, int]]:
    """Give what clauses say, and of each whose it is, of which year, and where it stands.

    What is so by law or habit is left out where the next clause has an exception to it.
    """
    for clause, following in zip(clauses, [*clauses, None][1:], strict=True):
        is_law = following is not None and following.words[0].kind is Kind.BUT
        for said in context.read(clause):
            if not (said.is_habit and is_law):
                first, last = clause.words[0].first, clause.words[-1].last
                yield said, context.whose, context.year, first, last
