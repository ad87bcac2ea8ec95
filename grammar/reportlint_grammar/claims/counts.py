"""What the clauses of a paragraph say of the form's figures.

A number is of the words that it stands behind, 新收政府信息公开申请5件, or if there are none, of those behind
it, 5件予以公开. All of these must be understood, and mean figures of the form. What a clause leaves unsaid,
it takes from those before it, 新收政府信息公开申请5件，办结4件, unless something came between that is not
understood. What tells of a part is under the whole before 其中.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportlint_grammar.claims.claim import NONE, Bound, Figures, Quantity
from reportlint_grammar.claims.clauses import Clause
from reportlint_grammar.claims.items import DENIALS, ENDS, MONTHS, SEVERAL, Item, Run, parts
from reportlint_grammar.claims.meanings import Senses, Thing, Use, meanings
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.words import Word

_PART, _IN_TIME, _CAUSE = "part", "in_time", "cause"
_CONDITION = "的"
_SENTENCE_ENDS = "。！!？?\n"
"""Behind other ends, such as ；, a sentence goes on, but for what is told of parts."""


class Told(NamedTuple):
    """What a clause tells of figures, and where."""

    figures: Figures
    quantity: Quantity
    several_years: bool
    of_area: bool
    first: int
    last: int


class Whole(NamedTuple):
    """What parts are of: the thing, and what was said of it."""

    thing: Thing
    told: Senses


@dataclass(slots=True)
class Counts:
    """What a paragraph has named so far.

    `topic` is the thing that is named above it, `table` that of its section. `thing` is what was named
    last in the sentence, `told` what was said of it, `seen` all that was said. Where parts are told,
    `whole` is what they are of, if that is known. The sentence `is_of_others` if it names what the form
    has no figure of, and stands `among_others` if what is above it does; it `is_of_months` if it tells of
    a part of the year.
    """

    scope: Scope
    table: str | None
    topic: Thing | None = None
    among_others: bool = False
    thing: Thing | None = None
    told: Senses = frozenset()
    seen: Senses = frozenset()
    last: Whole | None = None
    whole: Whole | None = None
    is_of_parts: bool = False
    several_years: bool = False
    is_of_months: bool = False
    is_of_others: bool = False
    heading: Thing | None = None
    """What the clause that was read last names without telling of it; of a heading, what is below it."""
    heads_others: bool = False
    """Whether that clause names what the form has no figure of."""

    def read(self, clause: Clause) -> Iterator[Told]:
        """Give what a clause tells."""
        runs, marks = parts(clause, self.scope)
        self.heading = None if marks else self._named(runs[0].items)
        self.heads_others = any(item.is_strange for run in runs for item in run.items)
        yield from self._amounts(runs, marks)
        if _is_denial(clause, marks):
            yield from self._denied(marks[0], runs[0].items, runs[1].items)
        if clause.ends_sentence:
            self.whole, self.is_of_parts = None, False
            if clause.words[-1].text in _SENTENCE_ENDS:
                self.thing, self.told, self.seen = None, frozenset(), frozenset()
                self.several_years = self.is_of_months = self.is_of_others = False

    def pass_over(self, clause: Clause) -> None:
        """Note whose and of which year a clause is that tells no figure, and if it is of other things."""
        self.scope.note(clause.words)
        if any(meanings().uses.get(word.text) is Use.STRANGER for word in clause.words):
            self.topic = None

    def _forget(self) -> None:
        self.thing, self.told, self.last = None, frozenset(), None

    def _named(self, items: Sequence[Item]) -> Thing | None:
        """Note what a clause names that tells nothing of it."""
        senses: Senses = frozenset()
        for item in items:
            senses |= item.senses or item.period
            if item.senses is None and not item.is_part:
                self._forget()
            if item.is_strange:
                self.topic, self.is_of_others = None, True
        self._note(senses)
        if any(item.senses is None for item in items):
            return None
        named = meanings().thing(senses)
        if named:
            self.thing, self.told = named, frozenset()
        return named

    def _note(self, senses: Senses) -> None:
        self.seen |= senses
        self.several_years |= SEVERAL in senses
        self.is_of_months |= MONTHS in senses
        if _PART in senses:
            self.whole, self.is_of_parts = self.last, True

    def _amounts(self, runs: Sequence[Run], marks: Sequence[Word]) -> Iterator[Told]:
        """Give what each number is of: the items before it, or if there are none that behind it."""
        for place, mark in enumerate(marks):
            before, behind = runs[place], runs[place + 1]
            items = before.items if before.is_closed else ()
            if place and before.is_open and len(before.items) > 1:
                items = items[1:]
            if mark.kind in DENIALS:
                continue
            if place and marks[place - 1].kind in DENIALS:
                self._lose(items)
                continue
            is_last = place + 1 == len(marks)
            follows = behind.is_open and behind.items and (is_last or not behind.is_contested)
            yield from self._counted(mark, items, behind.items[0] if follows else None)

    def _counted(self, number: Word, items: Sequence[Item], behind: Item | None) -> Iterator[Told]:
        """Give what a number tells of the items before it, and that right behind it."""
        is_of_parts = behind is not None and behind.senses == frozenset({_PART})  # 新收5件中，
        if behind and not is_of_parts and not (items and self._names(items[-1])):
            items = [*items[:-1], items[-1].joined(behind) if items else behind]
        if len(items) > 1 and number.number:
            self._lose(items)
            return
        if not items:
            self._lose(items)
        for item in items:
            told = self._of(item, number)
            if told is None:
                self._lose(items)
                return
            yield told
        if is_of_parts:
            self._note(frozenset({_PART}))

    def _names(self, item: Item) -> bool:
        return item.senses is not None and meanings().thing(item.senses) is not None

    def _lose(self, items: Sequence[Item]) -> None:
        """Forget what was named, as a number is of something that is not understood."""
        for item in items:
            self._note(item.senses or item.period)
            self.is_of_others |= item.is_strange
        if not any(item.is_part for item in items):
            self._forget()
            self.topic = None

    def _of(self, item: Item, number: Word) -> Told | None:
        """Give what a number tells of an item."""
        if item.senses is None:
            return None
        self._note(item.senses)
        meant = self._meant(item.senses - {_PART, SEVERAL, _IN_TIME})
        if meant is None:
            return None
        thing, told = meant
        if self.whole and not thing.is_part_of(self.whole.thing):
            self.whole, self.is_of_parts = None, False
        figures = self._figures(thing, told)
        is_counted = number.unit in thing.units or not (number.unit or number.number)
        if figures is None or not is_counted or not self._is_of_the_year(thing, told):
            return None
        is_some = self._is_some(thing, told, item, number)
        self.thing, self.told = thing, told
        if not (self.is_of_parts or is_some):
            self.last = Whole(thing, told)
        bound = number.bound
        if bound is Bound.EXACTLY and (is_some or _IN_TIME in item.senses):
            bound = Bound.AT_LEAST
        return Told(
            figures,
            Quantity(number.number, bound),
            self.several_years,
            thing.of_area,
            min(item.first, number.first),
            max(item.last, number.last),
        )

    def _figures(self, thing: Thing, told: Senses) -> Figures | None:
        """Give the figures that are meant; of a part, those of its whole by the column that it names."""
        if not self.is_of_parts:
            return thing.figures(told)
        if self.whole is None:
            return None
        if self._is_by_column(thing, told, self.whole):
            told |= self.whole.told - thing.columns(self.whole.told)
        return thing.figures(told)

    def _is_of_the_year(self, thing: Thing, told: Senses) -> bool:
        """Say whether a number is of the whole year, and not of what was published."""
        is_alone = told in thing.alone and (self.is_of_others or self.among_others)
        return not (self.is_of_months or is_alone)

    def _is_some(self, thing: Thing, told: Senses, item: Item, number: Word) -> bool:
        """Say whether a number may be of some only of what its figure counts, as of the requests named."""
        if self.whole:
            is_whole = self._is_by_column(thing, told, self.whole)
            return not (is_whole or self._is_exact(thing, self.whole))
        senses = item.senses or frozenset()
        is_of_those = number.first <= item.first or _is_of_those_named(thing, senses)
        return is_of_those and self.last is not None and not self._is_exact(thing, self.last)

    @staticmethod
    def _is_by_column(thing: Thing, told: Senses, whole: Whole) -> bool:
        """Say whether a part is told by who applies, or how a suit ended, and no more."""
        return bool(told) and told == thing.columns(told) and thing is whole.thing

    @staticmethod
    def _is_exact(thing: Thing, whole: Whole) -> bool:
        """Say whether the whole has all of a part's figure, and not some of it only."""
        return whole.told in whole.thing.wholes and thing.form is whole.thing.form

    def _meant(self, senses: Senses) -> tuple[Thing, Senses] | None:
        """Give the thing that words are of, and what they say of it; it may be named before."""
        thing = meanings().thing(senses)
        if thing is not None:
            told = thing.told(senses)
            if thing.figures(told) is None:
                told |= self.told
            return (thing, told) if self._may_tell(thing) else None
        thing = self.whole.thing if self.is_of_parts and self.whole else self.thing or self.topic
        if thing is None or not senses - thing.beside:
            return None
        return thing, thing.told_further(senses)

    def _may_tell(self, thing: Thing) -> bool:
        """Say whether what a thing needs is named: suits are told of where disclosure is."""
        if not thing.needs or thing.form.name == self.table or thing.needs & self.seen:
            return True
        return self.topic is not None and any(named & thing.needs for named in self.topic.named)

    def _denied(
        self, negation: Word, lead: Sequence[Item], items: Sequence[Item]
    ) -> Iterator[Told]:
        """Give what a negation denies: all that is named behind it, if all of that is understood."""
        named: Senses = frozenset().union(*(item.senses or frozenset() for item in lead))
        of_lead = meanings().thing(named)
        if any(item.senses is None for item in [*lead, *items]) or (
            named and (of_lead is None or of_lead.told(named))
        ):
            self._named([*lead, *items])
            return
        self._note(named)
        self.thing, verb = of_lead or self.thing, frozenset[str]()
        for place, item in enumerate(items):
            senses = item.senses or frozenset()
            self._note(senses)
            meant = self._meant(senses)
            if meant is None:
                continue
            thing, told = meant
            verb = verb or told
            if _is_of_those_named(thing, senses):
                return
            figures = thing.figures(told | verb)
            is_whole = not (self.is_of_parts or self.is_of_months)
            if figures and thing.may_be_denied(told | verb) and is_whole:
                first = item.first if place else negation.first
                several = self.several_years
                yield Told(figures, NONE, several, thing.of_area, first, item.last)
            self.thing = thing


def _is_of_those_named(thing: Thing, senses: Senses) -> bool:
    """Say whether what is told is of requests named before, and not of the year: 未引发行政复议."""
    return _CAUSE in senses and bool(thing.needs) and not thing.needs & senses


def _is_denial(clause: Clause, marks: Sequence[Word]) -> bool:
    """Say whether a clause denies something, and does nothing else; a condition, 未收到申请的, does not."""
    if len(marks) != 1 or marks[0].kind not in DENIALS:
        return False
    return all(
        before.text != _CONDITION or word.kind not in ENDS
        for before, word in pairwise(clause.words)
    )
