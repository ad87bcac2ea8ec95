"""Reads what a report claims of the information-processing fee and of the form's figures.

Words are found in one pass (`words.py`), clauses are parsed (`clauses.py`). From clause to clause it is
known what they are about and what they say: of the fee in `topics.py` and `sayings.py`, of figures in
`meanings.py` and `counts.py`. What is not understood is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reportlint_grammar.claims.claim import Bound, Claim, Quantity, Subject
from reportlint_grammar.claims.clauses import Clause, split
from reportlint_grammar.claims.counts import FEE, Counts, Told
from reportlint_grammar.claims.meanings import meanings
from reportlint_grammar.claims.sayings import Context, Said
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.topics import Topic
from reportlint_grammar.claims.words import SENTENCE_ENDS, Kind
from reportlint_grammar.content.prose import Prose, Section, Subheading
from reportlint_grammar.form.wording import enumerator

_FEE = re.compile("费|实际收|收(?![到集录藏件文悉看听货购益回发尾官获视缩紧])|无偿")
"""Without one of them a paragraph is not of the fee, unless the one before it is."""
_TELLING = frozenset(
    {
        *(Kind.FEE, Kind.NOTICE, Kind.EMPTY, Kind.CITED, Kind.CHARGE, Kind.COLLECT, Kind.PAY),
        *(Kind.FREE, Kind.GRATIS, Kind.PRICE),
    }
)
"""Nor without one of these words."""
_FIGURES = re.compile("申请|复议|诉讼|规范性文件|规章|处罚|许可|强制|事业性收费")
"""Without one of them a sentence tells no figure of the form, unless its heading names one."""
_QUANTITY = re.compile(
    r"(?<!第)[\d〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰][余多万亿]{0,2}\s?"
    r"(?:[件份宗起例封项笔元]|次(?!性)|个(?!月)|条(?!例)|单(?![位一])|部(?![分门]))"
    r"|未(?![来成])|无(?![锡障缝])|没|不存在|[为均是]\s?[0０零]"
)
"""Without one a sentence tells no figure at all."""
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]++[{SENTENCE_ENDS}]?")


def read(sections: Sequence[Section], office: str, year: int | None) -> tuple[Claim, ...]:
    """Give every claim, in order; one on the fee without a quantity for where it is but named."""
    return tuple(chain.from_iterable(_of_section(section, office, year) for section in sections))


def _of_section(section: Section, office: str, year: int | None) -> Iterator[Claim]:
    fee = _Fee(section, office, year)
    figures = _Figures(section, office, year)
    for prose in section.prose:
        if prose.is_remark:
            continue
        is_of_fee = fee.concern(prose)
        sentences = figures.telling(prose)
        end = len(prose.text) if is_of_fee else max((end for _, end in sentences), default=0)
        clauses = list(split(prose.text[:end])) if end else []
        if is_of_fee:
            yield from fee.read(prose, clauses)
        if sentences:
            yield from figures.read(prose, clauses, sentences)


class _Fee:
    """Reads what a section says of the fee."""

    def __init__(self, section: Section, office: str, year: int | None) -> None:
        self._section = section
        self._scope = Scope(office, year)
        self._naming: Prose | None = None
        """The paragraph before, if it names the fee and says nothing of it."""

    def concern(self, prose: Prose) -> bool:
        """Say whether a paragraph may speak of it."""
        if isinstance(prose, Subheading):
            self._naming = None
        return self._naming is not None or _FEE.search(prose.text) is not None

    def read(self, prose: Prose, clauses: Sequence[Clause]) -> Iterator[Claim]:
        """Give what a paragraph says of it, or that it names it."""
        if self._naming is None and not _are_telling(clauses):
            return
        topic = Topic.FEE if self._naming else Topic.UNKNOWN
        context = Context(replace(self._scope), self._section.form.reports_fee, topic)
        told = list(_told(context, clauses))
        named = prose if context.names_fee or self._naming is None else self._naming
        for said, whose, year, clause in told:
            yield Claim(
                said.subject,
                said.quantity,
                whose,
                year,
                prose,
                named,
                self._section,
                clause.first,
                clause.last,
            )
        self._naming = prose if context.names_fee and not told else None
        if self._naming:
            end = len(prose.text)
            yield Claim(Subject.FEE, None, "", None, prose, prose, self._section, 0, end)


def _are_telling(clauses: Iterable[Clause]) -> bool:
    """Say whether a word in clauses can make one of them a clause on the fee."""
    return any(word.kind in _TELLING for clause in clauses for word in clause.words)


def _told(
    context: Context, clauses: Sequence[Clause]
) -> Iterator[tuple[Said, str, int | None, Clause]]:
    """Give what clauses say, and of each whose it is, of which year, and in which clause.

    What is so by law or habit is left out where the next clause has an exception to it.
    """
    scope = context.scope
    for clause, following in zip(clauses, [*clauses, None][1:], strict=True):
        is_law = following is not None and following.words[0].kind is Kind.BUT
        for said in context.read(clause):
            if not (said.is_habit and is_law):
                yield said, scope.whose, scope.other_year, clause


class _Figures:
    """Reads what a section says of the form's figures."""

    def __init__(self, section: Section, office: str, year: int | None) -> None:
        self._section = section
        self._scope = Scope(office, year)
        self._own = meanings().thing_of(section.form.table)
        self._topic = self._own
        self._whose = ""
        self._among_others = False

    def telling(self, prose: Prose) -> Sequence[tuple[int, int]]:
        """Give where the sentences stand that may tell figures; the first of a heading may name a thing."""
        text = prose.text
        is_heading = isinstance(prose, Subheading)
        if is_heading:
            self._topic, self._whose, self._among_others = self._own, "", False
        if not is_heading and not _QUANTITY.search(text):
            return []
        is_named = self._topic is not None or (is_heading and _FIGURES.search(text) is not None)
        return [
            sentence.span()
            for sentence in _SENTENCE.finditer(text)
            if (is_heading and not sentence.start())
            or (
                (is_named or _FIGURES.search(text, *sentence.span()))
                and _QUANTITY.search(text, *sentence.span())
            )
        ]

    def read(
        self, prose: Prose, clauses: Sequence[Clause], sentences: Sequence[tuple[int, int]]
    ) -> Iterator[Claim]:
        """Give what such sentences tell; a heading says what those below it are of, and whose."""
        number = enumerator(prose.text)
        clauses = _behind(clauses, len(number.text) if number else 0)
        scope = replace(self._scope, whose=self._whose)
        counts = Counts(scope, self._section.form.table, self._topic, self._among_others)
        counts.above = self._topic
        counts.around = frozenset({FEE}) if self._section.form.reports_fee else frozenset()
        sentence: list[tuple[Told, Claim]] = []
        for clause in clauses:
            if not any(start <= clause.first < end for start, end in sentences):
                counts.pass_over(clause)
                continue
            for told in counts.read(clause):
                claim = Claim(
                    told.figures,
                    told.quantity,
                    "" if told.of_area and scope.is_own_area else scope.whose,
                    scope.other_year,
                    prose,
                    prose,
                    self._section,
                    told.first,
                    told.last,
                    told.several_years,
                )
                sentence.append((told, claim))
            if clause.words[-1].text in SENTENCE_ENDS:
                yield from _settled(sentence)
                sentence = []
            if isinstance(prose, Subheading) and clause is clauses[0]:
                self._topic = counts.topic = counts.above = counts.heading or self._own
                self._among_others = counts.among_others = counts.heads_others
                self._whose = scope.whose
        yield from _settled(sentence)


def _settled(sentence: Sequence[tuple[Told, Claim]]) -> Iterator[Claim]:
    """Give a sentence's claims: what may be a part, and is not said to leave a rest, is at least so much."""
    for place, (told, claim) in enumerate(sentence):
        is_part = told.may_be_part and not any(later.goes_on for later, _ in sentence[place:])
        if is_part and claim.quantity and claim.quantity.bound is Bound.EXACTLY:
            yield replace(claim, quantity=Quantity(claim.quantity.number, Bound.AT_LEAST))
        else:
            yield claim


def _behind(clauses: Sequence[Clause], start: int) -> list[Clause]:
    """Give clauses without the words before a place, which are a number."""
    kept = [[word for word in clause.words if word.first >= start] for clause in clauses]
    return [Clause(words) for words in kept if words]
