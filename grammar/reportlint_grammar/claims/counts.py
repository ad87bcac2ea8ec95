"""What the clauses of a paragraph say of the form's figures.

A number is of the words that it stands behind, 新收政府信息公开申请5件, or if there are none, of those behind
it, 5件予以公开. All of these must be understood, and mean figures of the form. What a clause leaves unsaid,
it takes from those before it, 新收政府信息公开申请5件，办结4件, unless something came between that is not
understood. What tells of a part is under the whole before 其中.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from reportlint_grammar.claims.claim import NONE, Bound, Figures, Quantity
from reportlint_grammar.claims.clauses import Clause
from reportlint_grammar.claims.items import (
    CHANGED,
    DENIALS,
    ENDS,
    MONTHS,
    SEVERAL,
    TIMES,
    Item,
    Run,
    parts,
)
from reportlint_grammar.claims.meanings import Senses, Thing, Use, meanings
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.words import SENTENCE_ENDS, Kind, Word

_PART, _IN_TIME, _CAUSE, _INFORMATION = "part", "in_time", "cause", "information"
_REQUEST = "request"
FEE = "fee"
_CONDITION = "的"
_ALL = frozenset("均都皆")
"""Behind a number they begin what is said of all that were counted: 不予公开的3件均说明了理由."""
_SUMS = ("共", "合计", "总计")


class Told(NamedTuple):
    """What a clause tells of figures, and where.

    It `may_be_part` of what was counted before, which is more, unless the sentence tells of the rest: it
    `goes_on` then with what came in, or is left.
    """

    figures: Figures
    quantity: Quantity
    several_years: bool
    of_area: bool
    first: int
    last: int
    may_be_part: bool = False
    goes_on: bool = False


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
    is_doubtful: bool = False
    """Whether a number was told of what is not understood; `topic` is then only of what says so itself."""
    above: Thing | None = None
    """The topic of the heading, which a sentence can lose."""
    around: Senses = frozenset()
    """What the section is known to speak of."""
    named: Item | None = None
    """What the clause before named, if it told of that, and had no number: 作出的行政处罚决定，共5件."""
    heading: Thing | None = None
    """What the clause that was read last names without telling of it; of a heading, what is below it."""
    heads_others: bool = False
    """Whether that clause names what the form has no figure of."""
    side_by_side: tuple[Thing, ...] = ()
    """What the sentence counted, or denied, since it last told how any of it ended."""
    most: Told | None = None
    """What the sentence counted most of."""

    def read(self, clause: Clause) -> Iterator[Told]:
        """Give what a clause tells."""
        runs, marks = parts(clause, self.scope)
        self.heading = None if marks else self._named(runs[0].items)
        self.heads_others = any(item.is_strange for run in runs for item in run.items)
        yield from self._amounts(clause, runs, marks)
        if _is_denial(clause, runs, marks):
            for place, mark in enumerate(marks):
                yield from self._denied(mark, () if place else runs[0].items, runs[place + 1].items)
        self.named = None if marks else self._telling(runs[0].items)
        if clause.ends_sentence:
            self.named = None
            self.whole, self.is_of_parts = None, False
            if clause.words[-1].text in SENTENCE_ENDS:
                self.topic = self.topic or self.above
                self.thing, self.told, self.seen = None, frozenset(), frozenset()
                self.side_by_side, self.most = (), None
                self.several_years = self.is_of_months = self.is_of_others = False

    def pass_over(self, clause: Clause) -> None:
        """Note whose and of which year a clause is that tells no figure, and if it is of other things."""
        self.scope.note(clause)
        if any(meanings().uses.get(word.text) is Use.RIVAL for word in clause.words):
            self.topic = self.above = None

    def _forget(self) -> None:
        self.thing, self.told, self.last = None, frozenset(), None

    def _named(self, items: Sequence[Item]) -> Thing | None:
        """Note what a clause names that tells nothing of it."""
        senses: Senses = frozenset()
        for item in items:
            senses |= item.senses or item.period
            if item.senses is None and not item.is_part:
                self._forget()
            self.is_of_others |= item.is_strange
            if item.is_rival:
                self.topic = self.above = None
        is_known = all(item.senses is not None for item in items)
        self.seen |= senses
        if is_known and _PART in senses and senses != {_PART}:
            meant = self._meant(senses - {_PART})  # 新收申请中，
            self.last = Whole(*meant) if meant else None
        self._note(senses)
        named = meanings().thing(senses) if is_known else None
        if named:
            self.thing, self.told = named, frozenset()
        return named

    def _telling(self, items: Sequence[Item]) -> Item | None:
        """Give what a clause without a number names, if it says of it what figures are told with."""
        if len(items) != 1 or items[0].senses is None:
            return None
        thing = meanings().thing(items[0].senses)
        told = thing.told(items[0].senses) if thing else None
        return items[0] if thing and told and thing.figures(told) else None

    def _note(self, senses: Senses) -> None:
        self.seen |= senses
        self.several_years |= SEVERAL in senses
        self.is_of_months |= MONTHS in senses
        if _PART in senses:
            self.whole, self.is_of_parts = self.last, True

    def _amounts(
        self, clause: Clause, runs: Sequence[Run], marks: Sequence[Word]
    ) -> Iterator[Told]:
        """Give what each number is of: the items before it, or if there are none that behind it."""
        if not marks:
            return
        numbers = _Numbers(clause)
        of_change: Sequence[Item] = ()
        for place, mark in enumerate(marks):
            before, behind = runs[place], runs[place + 1]
            items = before.items if before.is_closed else ()
            if place and before.is_open and len(before.items) > 1:
                items = items[1:]
            if mark.kind in DENIALS:
                continue
            if _is_change(behind) and place + 1 < len(marks):
                of_change = items
                continue
            if _is_change(before):
                items = of_change
            if not items and not place and self.named and not before.items:
                items = (self.named,)
            if place and marks[place - 1].kind in DENIALS:
                self._lose(items)
                continue
            is_last = place + 1 == len(marks)
            follows = behind.is_open and behind.items and (is_last or not behind.is_contested)
            follows = follows and not (numbers.is_of_all(mark) and self._is_by_row(items))
            noun = behind.items[0] if follows else None
            yield from self._counted(mark, items, noun, is_sum=numbers.is_sum(mark))

    def _counted(
        self, number: Word, items: Sequence[Item], behind: Item | None, *, is_sum: bool
    ) -> Iterator[Told]:
        """Give what a number tells of the items before it, and that right behind it."""
        is_of_parts = behind is not None and behind.senses == frozenset({_PART})  # 新收5件中，
        if behind and not is_of_parts and not (items and self._names(items[-1])):
            items = [*items[:-1], items[-1].joined(behind) if items else behind]
        if len(items) > 1 and number.number:
            told = self._together(items, number) if is_sum else None
            self._lose(items)
            if told:
                yield told
            return
        if not items and is_sum and self.thing:
            self.last = None  # 新收3件，上年结转1件，共计4件，其中…: of both, and of what else?
        elif not items:
            self._lose(items)
        for item in items:
            told = self._of(item, number)
            if told is None:
                self._lose(items)
                return
            yield told
        if is_of_parts:
            self._note(frozenset({_PART}))

    def _together(self, items: Sequence[Item], number: Word) -> Told | None:
        """Give what a number tells of several figures together: 行政复议、行政诉讼共11件."""
        each: list[Told] = []
        things: list[Thing] = []
        for item in items:
            told = self._of(item, number)
            if told is None or self.thing is None:
                return None
            if self.thing in things and not self.thing.is_by_row(self.told):
                return None  # 受理、办结申请共5件: the same ones.
            if any(_overlap(before.figures, told.figures) for before in each):
                return None
            each.append(told)
            things.append(self.thing)
        sums = product(*(told.figures.sums for told in each))
        figures = Figures(
            each[0].figures.table,
            tuple(tuple(cell for cells in some for cell in cells) for some in sums),
        )
        first = min(told.first for told in each)
        return each[-1]._replace(figures=figures, first=first)

    def _is_by_row(self, items: Sequence[Item]) -> bool:
        """Say whether a row is told of by its own name: 不予公开的."""
        if len(items) != 1 or items[0].senses is None:
            return False
        meant = self._meant(items[0].senses - {_PART})
        return meant is not None and meant[0].is_by_row(meant[1])

    def _names(self, item: Item) -> bool:
        return item.senses is not None and meanings().thing(item.senses) is not None

    def _lose(self, items: Sequence[Item]) -> None:
        """Forget what was named, as a number is of something that is not understood."""
        for item in items:
            self._note(item.senses or item.period)
            self.is_of_others |= item.is_strange
            if item.is_rival:
                self.above = None
        if not any(item.is_part for item in items):
            self._forget()
            self.topic = None
            self.is_doubtful = True

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
        is_counted &= not number.number or told not in thing.only_none
        if figures is None or not is_counted or not self._is_of_the_year(thing, told):
            return None
        is_some = self._is_some(thing, told, item, number)
        self.thing, self.told, self.is_doubtful = thing, told, False
        if not (self.is_of_parts or is_some):
            self.last = Whole(thing, told)
        self._stand_by_side(thing, told)
        bound = number.bound
        if bound is Bound.EXACTLY and (is_some or _IN_TIME in item.senses):
            bound = Bound.AT_LEAST
        counted = Told(
            figures,
            Quantity(number.number, bound),
            self.several_years,
            thing.of_area,
            min(item.first, number.first),
            max(item.last, number.last),
            told in thing.wholes and self._is_less(figures, number),
            told in thing.tells and told not in thing.wholes,
        )
        if self.most is None or self.most.quantity.number < number.number:
            self.most = counted
        return counted

    def _is_less(self, figures: Figures, number: Word) -> bool:
        """Say whether more was counted before, of which this may be a part: 受理12件，答复7件，转办5件."""
        most = self.most
        return (
            most is not None
            and most.figures.table == figures.table
            and most.quantity.number > number.number
        )

    def _stand_by_side(self, thing: Thing, told: Senses) -> None:
        if thing.columns(told):
            self.side_by_side = ()
        elif thing not in self.side_by_side:
            self.side_by_side += (thing,)

    def _figures(self, thing: Thing, told: Senses) -> Figures | None:
        """Give the figures that are meant; of a part, those of its whole by the column that it names."""
        if not self.is_of_parts:
            return thing.figures(told)
        if self.whole is None:
            is_plain = thing is self.topic and not self.is_doubtful and thing.is_by_row(told)
            return thing.figures(told) if is_plain else None
        if self._is_by_column(thing, told, self.whole):
            told |= self.whole.told - thing.columns(self.whole.told)
        return thing.figures(told)

    def _is_of_the_year(self, thing: Thing, told: Senses) -> bool:
        """Say whether a number is of the whole year, and not of what was published."""
        if self.is_of_months or told not in thing.alone:
            return not self.is_of_months
        others = (other for other in meanings().things.values() if other.form is not thing.form)
        is_beside = any(other.is_named_by(self.seen) for other in others)
        return not (self.is_of_others or self.among_others or is_beside)

    def _is_some(self, thing: Thing, told: Senses, item: Item, number: Word) -> bool:
        """Say whether a number may be of some only of what its figure counts, as of the requests named."""
        if self.whole:
            is_whole = self._is_by_column(thing, told, self.whole)
            return not (is_whole or self._is_exact(thing, self.whole))
        if self.is_of_parts:
            return True
        senses = item.senses or frozenset()
        is_of_those = number.first <= item.first or _is_of_those_named(thing, senses)
        if not is_of_those or self.last is None:
            return False
        is_beside = self.last.thing is thing and thing.is_by_row(self.last.told)
        return not (is_beside or self._is_exact(thing, self.last))

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
            if thing.figures(told) is None or told in thing.only_none:
                told |= self.told
            return (thing, told) if self._may_tell(thing) else None
        thing = self.whole.thing if self.is_of_parts and self.whole else self.thing or self.topic
        if thing is None or not senses - thing.beside:
            return None
        if len(self.side_by_side) > 1 and thing.columns(senses):
            return None  # 行政复议10件，行政诉讼0件，结果维持2件
        told = thing.told_further(senses)
        is_by_row = thing.is_by_row(told)
        if _INFORMATION in senses and not is_by_row:
            return None  # 新增信息5条 is no request.
        is_by_topic = self.thing is None and not (self.is_of_parts and self.whole)
        if is_by_topic and self.is_doubtful and not (is_by_row or _REQUEST in senses):
            return None
        return thing, told

    def _may_tell(self, thing: Thing) -> bool:
        """Say whether what a thing needs is named: suits are told of where disclosure is."""
        if not thing.needs or thing.form.name == self.table or thing.needs & self.seen:
            return True
        return self.topic is not None and any(named & thing.needs for named in self.topic.named)

    def _denied(
        self, negation: Word, lead: Sequence[Item], items: Sequence[Item]
    ) -> Iterator[Told]:
        """Give what a negation denies: all that is named behind it, if that is understood.

        What is foreign to the form is left out: 未发生行政复议、行政诉讼和投诉.
        """
        named: Senses = frozenset().union(*(item.senses or frozenset() for item in lead))
        if not self._leads_in(lead, named - TIMES) or any(
            item.senses is None and not item.is_foreign for item in items
        ):
            self._named([*lead, *items])
            return
        self._note(named)
        of_lead = meanings().thing(named)
        self.thing, verb = of_lead or self.thing, frozenset[str]()
        known = [item for item in items if item.senses is not None]
        said, given = named, set[Figures]()
        for place, item in enumerate(known):
            senses = (item.senses or frozenset()) | (named & TIMES)
            self._note(senses)
            said |= senses
            meant = self._denied_thing(senses, known[place + 1 :])
            if meant is None:
                continue
            thing, told = meant
            if _is_of_those_named(thing, said):
                return
            figures = self._deniable(thing, (told, told | verb), negation)
            verb = verb or told
            self.thing = thing
            if figures and figures not in given:
                given.add(figures)
                self._stand_by_side(thing, told)
                first = item.first if place else negation.first
                several = self.several_years
                yield Told(figures, NONE, several, thing.of_area, first, item.last)

    def _leads_in(self, lead: Sequence[Item], named: Senses) -> bool:
        """Say whether what stands before a negation only names what it is of: 办理结果中没有."""
        if any(item.senses is None for item in lead):
            return False
        meant = self._meant(named - {_PART})
        if meant is not None:
            thing, told = meant
            return not told or told in thing.wholes
        return not named or any(named <= thing.needs for thing in meanings().things.values())

    def _denied_thing(
        self, senses: Senses, following: Sequence[Item]
    ) -> tuple[Thing, Senses] | None:
        """Give what is denied of what; verbs may share what stands behind the last: 未制定、废止规章."""
        if meanings().thing(senses) is None:
            shared = [meanings().thing(item.senses or frozenset()) for item in following]
            thing = next((thing for thing in shared if thing), None)
            if thing and (told := thing.told_further(senses)) and thing.figures(told):
                return thing, told
        return self._meant(senses)

    def _deniable(self, thing: Thing, ways: Iterable[Senses], negation: Word) -> Figures | None:
        """Give the figures of which one may say that there were none."""
        if (
            self.is_of_parts
            or self.is_of_months
            or thing.not_denied_with & (self.seen | self.around)
        ):
            return None
        for told in ways:
            is_power = negation.kind is Kind.UNMET and told in thing.only_none
            if not is_power and thing.may_be_denied(told) and (figures := thing.figures(told)):
                return figures
        return None


def _overlap(some: Figures, other: Figures) -> bool:
    """Say whether figures cannot be added: they are of two tables, or have one in common."""
    cells = {cell for cells in some.sums for cell in cells}
    return some.table != other.table or any(
        cell in cells for others in other.sums for cell in others
    )


class _Numbers:
    """What stands around the numbers of a clause and is no word of an item."""

    def __init__(self, clause: Clause) -> None:
        self._all = {before.first for before, word in pairwise(clause.words) if word.text in _ALL}
        self._sum = min(
            (word.first for word in clause.words if word.text.startswith(_SUMS)),
            default=clause.last,
        )

    def is_of_all(self, number: Word) -> bool:
        """Say whether behind a number stands what is said of all that it counts."""
        return number.first in self._all

    def is_sum(self, number: Word) -> bool:
        """Say whether a number is said to be a sum."""
        return self._sum < number.first


def _is_change(run: Run) -> bool:
    """Say whether a run is but what stands between the number of another year and that of this."""
    return len(run.items) == 1 and run.items[0].senses == frozenset({CHANGED})


def _is_of_those_named(thing: Thing, senses: Senses) -> bool:
    """Say whether what is told is of requests named before, and not of the year: 未引发行政复议."""
    return _CAUSE in senses and bool(thing.needs) and not thing.needs & senses


def _is_denial(clause: Clause, runs: Sequence[Run], marks: Sequence[Word]) -> bool:
    """Say whether a clause denies something, and does nothing else; a condition, 未收到申请的, does not.

    Of several negations each must begin a list's item: 无行政复议、无行政诉讼, and not 无未办结的申请.
    """
    if not marks or any(mark.kind not in DENIALS for mark in marks):
        return False
    if any(run.is_closed or not run.items for run in runs[1 : len(marks)]):
        return False
    return all(
        before.text != _CONDITION or word.kind not in ENDS
        for before, word in pairwise(clause.words)
    )
