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

from lark import Token, Tree

from reportlint_grammar.claims.claim import NONE, Bound, Figures, Quantity
from reportlint_grammar.claims.clauses import Clause, parse
from reportlint_grammar.claims.meanings import Senses, Thing, Use, meanings
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.words import Kind, Word

_SENSES = {Kind.DISCLOSURE: "disclosure", Kind.REQUEST: "request"}
"""What words say that are listed for the fee."""
_OF_WHOM = frozenset({Kind.OWN, Kind.ALL, Kind.OFFICE})
_OF_WHEN = frozenset({Kind.YEAR, Kind.EARLIER})
_SILENT = _OF_WHOM | _OF_WHEN | {Kind.SILENT, Kind.TOTAL, Kind.THIS_YEAR}
_ENDS = frozenset({Kind.SENTENCE_END, Kind.CLAUSE_END})
_DENIALS = frozenset({Kind.NOT, Kind.UNMET})
_CARRY, _NEXT, _EARLIER = "carry", "next", "earlier"
"""With 结转, another year is that which requests go to or come from."""
_PART, _SEVERAL, _IN_TIME = "part", "several", "in_time"
_ONE = "一"
_CONDITION = "的"
_SENTENCE_ENDS = "。！!？?\n"
"""Behind other ends, such as ；, a sentence goes on, but for what is told of parts."""
_SHORTEST_NAME = 3
"""Characters of the office's name by which it is known."""


class Told(NamedTuple):
    """What a clause tells of figures, and where."""

    figures: Figures
    quantity: Quantity
    several_years: bool
    first: int
    last: int


class Item(NamedTuple):
    """Words that belong together: where they stand, and what they say; None if one is not understood.

    `is_part` if they tell which requests are meant in a way that the form does not.
    """

    first: int
    last: int
    senses: Senses | None
    is_part: bool
    is_strange: bool


class Run(NamedTuple):
    """The items between two numbers or negations.

    The first stands right behind the one if it `is_open`, the last right before the other if it
    `is_closed`.
    """

    items: Sequence[Item]
    is_open: bool
    is_closed: bool

    @property
    def is_contested(self) -> bool:
        """Whether its only item is between both."""
        return len(self.items) == 1 and self.is_open and self.is_closed


class Whole(NamedTuple):
    """What parts are of: the thing, and what was said of it."""

    thing: Thing
    told: Senses


@dataclass(slots=True)
class Counts:
    """What a paragraph has named so far.

    `topic` is the thing that is named above it, `table` that of its section. `thing` is what was named
    last in the sentence, `told` what was said of it, `seen` all that was said. Where parts are told,
    `whole` is what they are of, if that is known.
    """

    scope: Scope
    table: str | None
    topic: Thing | None = None
    thing: Thing | None = None
    told: Senses = frozenset()
    seen: Senses = frozenset()
    last: Whole | None = None
    whole: Whole | None = None
    is_of_parts: bool = False
    several_years: bool = False
    heading: Thing | None = None
    """What the clause that was read last names without telling of it."""

    def read(self, clause: Clause) -> Iterator[Told]:
        """Give what a clause tells."""
        runs, marks = self._parsed(clause)
        self.heading = None if marks else self._named(runs[0].items)
        yield from self._amounts(runs, marks)
        if _is_denial(clause, marks):
            yield from self._denied(marks[0], runs[0].items, runs[1].items)
        if clause.ends_sentence:
            self.whole, self.is_of_parts = None, False
            if clause.words[-1].text in _SENTENCE_ENDS:
                self._forget()
                self.seen, self.several_years = frozenset(), False

    def _forget(self) -> None:
        self.thing, self.told, self.last = None, frozenset(), None

    # -------------------------------------------------------------- the words of a clause

    def _parsed(self, clause: Clause) -> tuple[Sequence[Run], Sequence[Word]]:
        tree = parse(list(self._tokens(clause)), start="told")
        runs = [self._run(child) for child in tree.children if isinstance(child, Tree)]
        return runs, [child.value for child in tree.children if isinstance(child, Token)]

    def _run(self, tree: Tree[Token]) -> Run:
        children = tree.children
        items = [self._item(child) for child in children if isinstance(child, Tree)]
        is_open = bool(children) and isinstance(children[0], Tree)
        return Run(items, is_open, bool(children) and isinstance(children[-1], Tree))

    def _item(self, tree: Tree[Token]) -> Item:
        tokens = [token for token in tree.children if isinstance(token, Token)]
        words: list[Word] = [token.value for token in tokens]
        uses = {meanings().uses.get(word.text) for word in words}
        is_known = all(token.type == "TERM" for token in tokens)
        senses = frozenset(map(self._sense, words)) if is_known else None
        first, last = words[0].first, words[-1].last
        return Item(first, last, senses, Use.PART in uses, Use.STRANGER in uses)

    def _tokens(self, clause: Clause) -> Iterator[Token]:
        """Give the terminals of a clause, and note whose and of which year it is."""
        words = [word for word in clause.words if word.kind not in _ENDS]
        carries = any(self._sense(word) == _CARRY for word in words)
        compares = any(word.kind is Kind.APART for word in words)
        of_another = [word for word in words if (carries or compares) and self._is_of_another(word)]
        self.scope.note(word for word in words if word not in of_another)
        own = self._own_name(words)
        is_denied = is_counted = False
        for word in words:
            if own and own.first <= word.first < own.last:
                continue
            part = self._part(word, is_behind=is_counted)
            if part == "AMOUNT" and is_denied and word.number == 1 and word.text[0] == _ONE:
                continue  # 没有收到一件申请
            if word in of_another:
                part = "TERM" if carries and self._sense(word) else "OTHER"
            is_denied |= part == "NOT"
            is_counted |= part == "AMOUNT"
            if part:
                yield Token(part, word)

    def _part(self, word: Word, *, is_behind: bool) -> str:
        """Give a word's terminal, if it has one. Whom a number is of is not said behind it."""
        if word.unit or word.kind is Kind.NUMBER:
            is_amount = word.kind is not Kind.LIMIT and (word.unit or not word.number)
            return "AMOUNT" if is_amount else "OTHER"
        match meanings().uses.get(word.text):
            case Use.TELLING:
                return "TERM"
            case Use.SILENT:
                return ""
            case Use.PART | Use.STRANGER:
                return "OTHER"
        if word.kind in _SENSES:
            return "TERM"
        if word.kind in _DENIALS:
            return "NOT"
        if word.kind is Kind.LISTED:
            return "LISTED"
        is_silent = word.kind in _SILENT and not (is_behind and word.kind in _OF_WHOM | _OF_WHEN)
        return "" if is_silent else "OTHER"

    def _sense(self, word: Word) -> str:
        """Give what a word says; nothing if it is of no use here."""
        if word.kind in _OF_WHEN:
            year = (self.scope.reported or 0) - 1 if word.kind is Kind.EARLIER else int(word.number)
            return {-1: _EARLIER, 1: _NEXT}.get(year - (self.scope.reported or 0), "")
        return meanings().senses.get(word.text) or _SENSES.get(word.kind, "")

    def _is_of_another(self, word: Word) -> bool:
        """Say whether a word names another year than that reported on."""
        return word.kind is Kind.EARLIER or (
            word.kind is Kind.YEAR and int(word.number) != self.scope.reported
        )

    def _own_name(self, words: Sequence[Word]) -> Word | None:
        """Find the name of the office that reports, or how it ends; gives it as one word."""
        for place, word in enumerate(words):
            name, last, found = "", word.first, None
            for part in words[place:] if word.text[0] in self.scope.office else ():
                name += part.text
                if part.first != last or len(name) > len(self.scope.office):
                    break
                last = part.last
                if len(name) >= _SHORTEST_NAME and self.scope.is_own(name):
                    found = word._replace(text=name, last=last)
            if found:
                return found
        return None

    # -------------------------------------------------------------- what it tells

    def _named(self, items: Sequence[Item]) -> Thing | None:
        """Note what a clause names that tells nothing of it."""
        senses: Senses = frozenset()
        for item in items:
            senses |= item.senses or frozenset()
            if item.senses is None and not item.is_part:
                self._forget()
            if item.is_strange:
                self.topic = None
        self._note(senses)
        if any(item.senses is None for item in items):
            return None
        named = meanings().thing(senses)
        if named:
            self.thing, self.told = named, frozenset()
        return named

    def _note(self, senses: Senses) -> None:
        self.seen |= senses
        self.several_years |= _SEVERAL in senses
        if _PART in senses:
            self.whole, self.is_of_parts = self.last, True

    def _amounts(self, runs: Sequence[Run], marks: Sequence[Word]) -> Iterator[Told]:
        """Give what each number is of: the items before it, or if there are none that behind it."""
        is_taken = False
        for place, mark in enumerate(marks):
            before, behind = runs[place], runs[place + 1]
            items = before.items[is_taken:] if before.is_closed else ()
            if place and before.is_open and not is_taken and not before.is_contested:
                items = items[1:]
            is_taken = False
            if mark.kind in _DENIALS:
                continue
            if place and marks[place - 1].kind in _DENIALS:
                self._lose(items)
                continue
            is_last = place + 1 == len(marks)
            follows = behind.is_open and (is_last or not behind.is_contested or not items)
            is_taken = follows and behind.is_contested and not is_last
            yield from self._counted(mark, items, behind.items[0] if follows else None)

    def _counted(self, number: Word, items: Sequence[Item], behind: Item | None) -> Iterator[Told]:
        """Give what a number tells of the items before it, and that right behind it."""
        if behind and not (items and self._names(items[-1])):
            items = [*items[:-1], _joined(items[-1], behind) if items else behind]
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

    def _names(self, item: Item) -> bool:
        return item.senses is not None and meanings().thing(item.senses) is not None

    def _lose(self, items: Sequence[Item]) -> None:
        """Forget what was named, as a number is of something that is not understood."""
        for item in items:
            self._note(item.senses or frozenset())
        if not any(item.is_part for item in items):
            self._forget()
            self.topic = None

    def _of(self, item: Item, number: Word) -> Told | None:
        """Give what a number tells of an item."""
        if item.senses is None:
            return None
        self._note(item.senses)
        meant = self._meant(item.senses - {_PART, _SEVERAL, _IN_TIME})
        if meant is None:
            return None
        thing, told = meant
        if number.unit not in thing.units and (number.unit or number.number):
            return None
        figures, bound = thing.figures(told), number.bound
        if self.is_of_parts:
            if self.whole is None or self.whole.thing is not thing:
                return None
            if thing.is_by_column(told):
                figures = thing.figures(told | self.whole.told)
            elif self.whole.told not in thing.wholes and bound is Bound.EXACTLY:
                bound = Bound.AT_LEAST
        if _IN_TIME in item.senses and bound is Bound.EXACTLY:
            bound = Bound.AT_LEAST
        if figures is None:
            return None
        self.thing, self.told = thing, told
        if not self.is_of_parts:
            self.last = Whole(thing, told)
        first, last = min(item.first, number.first), max(item.last, number.last)
        return Told(figures, Quantity(number.number, bound), self.several_years, first, last)

    def _meant(self, senses: Senses) -> tuple[Thing, Senses] | None:
        """Give the thing that words are of, and what they say of it; it may be named before."""
        thing = meanings().thing(senses)
        if thing is not None:
            told = thing.told(senses)
            if thing.figures(told) is None:
                told |= self.told
            return (thing, told) if self._may_tell(thing) else None
        thing = self.thing or self.topic
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
            figures = thing.figures(told | verb)
            if figures and told | verb in thing.denied and not self.is_of_parts:
                first = item.first if place else negation.first
                yield Told(figures, NONE, self.several_years, first, item.last)
            self.thing = thing


def _joined(item: Item, behind: Item) -> Item:
    senses = None
    if item.senses is not None and behind.senses is not None:
        senses = item.senses | behind.senses
    return Item(
        item.first,
        behind.last,
        senses,
        item.is_part or behind.is_part,
        item.is_strange or behind.is_strange,
    )


def _is_denial(clause: Clause, marks: Sequence[Word]) -> bool:
    """Say whether a clause denies something, and does nothing else; a condition, 未收到申请的, does not."""
    if len(marks) != 1 or marks[0].kind not in _DENIALS:
        return False
    return all(
        before.text != _CONDITION or word.kind not in _ENDS
        for before, word in pairwise(clause.words)
    )
