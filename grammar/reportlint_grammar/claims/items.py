"""The words of a clause for what they are to the form's figures: items, with numbers and negations between.

The name of the office that reports, and what tells nothing, are left out. Which year a clause is of, and
whom, is no word of an item either; but with 结转, another year is that which requests go to or come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lark import Token, Tree

from reportlint_grammar.claims.clauses import Clause, parse
from reportlint_grammar.claims.meanings import Meanings, Senses, Use, meanings
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.words import Kind, Word

CARRY, NEXT, EARLIER = "carry", "next", "earlier"
CHANGED = "changed"
TIMES = frozenset({NEXT, EARLIER})
MONTHS, SEVERAL = "months", "several"
PERIODS = frozenset({MONTHS, SEVERAL})
STRANGE = frozenset({Use.STRANGER, Use.RIVAL})
DENIALS = frozenset({Kind.NOT, Kind.UNMET})
_MARKS = DENIALS | {Kind.NUMBER}
ENDS = frozenset({Kind.SENTENCE_END, Kind.CLAUSE_END})
_SENSES = {Kind.DISCLOSURE: "disclosure", Kind.REQUEST: "request"}
"""What words say that are listed for the fee."""
_OF_WHEN = frozenset({Kind.YEAR, Kind.EARLIER})
_OF_WHAT = _OF_WHEN | {Kind.OWN, Kind.ALL, Kind.OFFICE}
_SILENT = _OF_WHAT | {Kind.SILENT, Kind.TOTAL, Kind.THIS_YEAR}
_TERM, _OTHER, _AMOUNT, _NOT, _LISTED = "TERM", "OTHER", "AMOUNT", "NOT", "LISTED"
"""The terminals of the grammar."""
_ONE = "一"
_SHORTEST_NAME = 3
"""Characters of the office's name by which it is known."""


class Item(NamedTuple):
    """Words that belong together: where they stand, and what they say; None if one is not understood.

    `period` is what they say of the time that is meant, understood or not.
    `is_part` if they tell which requests are meant in a way that the form does not, or how many more there
    are than in another year; `is_strange` if they name what the form has no figure of, `is_rival` if what
    follows may be of that, and `is_foreign` if they name nothing else.
    """

    first: int
    last: int
    senses: Senses | None
    period: Senses
    is_part: bool
    is_strange: bool
    is_rival: bool
    is_foreign: bool

    def joined(self, behind: Item) -> Item:
        """Give it with the one behind it."""
        known = self.senses is not None and behind.senses is not None
        return Item(
            self.first,
            behind.last,
            (self.senses or frozenset()) | (behind.senses or frozenset()) if known else None,
            self.period | behind.period,
            self.is_part or behind.is_part,
            self.is_strange or behind.is_strange,
            self.is_rival or behind.is_rival,
            self.is_foreign and behind.is_foreign,
        )


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


class Parts(NamedTuple):
    """A clause in parts: each number or negation stands between two runs."""

    runs: Sequence[Run]
    marks: Sequence[Word]


def parts(clause: Clause, scope: Scope) -> Parts:
    """Give a clause in its parts, and note in the scope whose and of which year it is."""
    return _Reading(clause, scope).parts()


class _Reading:
    """The reading of one clause."""

    def __init__(self, clause: Clause, scope: Scope) -> None:
        self._meanings: Meanings = meanings()
        self._scope = scope
        self._words = [word for word in clause.words if word.kind not in ENDS]
        kinds = {word.kind for word in self._words}
        senses = set(map(self._meanings.senses.get, (word.text for word in self._words)))
        self._carries, self._changes = CARRY in senses, CHANGED in senses
        self._has_marks = not kinds.isdisjoint(_MARKS) or any(word.unit for word in self._words)
        compares = self._carries or Kind.APART in kinds
        self._of_another = [word for word in self._words if compares and self._is_of_another(word)]
        scope.note(clause, self._of_another)

    def parts(self) -> Parts:
        tokens = list(self._tokens())
        if not self._has_marks:
            items = [self._item(tokens)] if tokens else []
            return Parts([Run(items, is_open=True, is_closed=True)], [])
        tree = parse(tokens, start="told")
        runs = [self._run(child) for child in tree.children if isinstance(child, Tree)]
        return Parts(runs, [child.value for child in tree.children if isinstance(child, Token)])

    def _run(self, tree: Tree[Token]) -> Run:
        children = tree.children
        items = [self._item(child.children) for child in children if isinstance(child, Tree)]
        is_open = bool(children) and isinstance(children[0], Tree)
        return Run(items, is_open, bool(children) and isinstance(children[-1], Tree))

    def _item(self, tokens: Sequence[Token | Tree[Token]]) -> Item:
        words: list[Word] = []
        is_known = True
        for token in tokens:
            if isinstance(token, Token) and token.type != _LISTED:
                words.append(token.value)
                is_known &= token.type == _TERM
        uses = {self._meanings.uses.get(word.text) for word in words}
        is_part = Use.PART in uses or any(word.kind is Kind.APART for word in words)
        senses = frozenset(map(self._sense, words))
        first, last = (words[0].first, words[-1].last) if words else (0, 0)
        period = senses & PERIODS
        is_foreign = bool(uses) and uses <= STRANGE
        known = senses if is_known else None
        is_strange, is_rival = bool(uses & STRANGE), Use.RIVAL in uses
        return Item(first, last, known, period, is_part, is_strange, is_rival, is_foreign)

    def _tokens(self) -> Iterator[Token]:
        """Give the terminals. Of unknown words that follow each other one is enough."""
        own = self._own_name() if self._has_marks else None
        is_denied = is_counted = is_unknown = False
        for word in self._words:
            if own and own.first <= word.first < own.last:
                continue
            terminal = self._terminal(word, is_behind=is_counted)
            if not terminal:
                continue
            was_unknown, is_unknown = is_unknown, word.text not in self._meanings.uses
            is_unknown &= terminal == _OTHER
            is_single = terminal == _AMOUNT and word.number == 1 and word.text[0] == _ONE
            if (was_unknown and is_unknown) or (is_denied and is_single):
                continue  # 没有收到一件申请 has no number.
            is_denied |= terminal == _NOT
            is_counted |= terminal == _AMOUNT
            yield Token(terminal, word)

    def _terminal(self, word: Word, *, is_behind: bool) -> str:
        """Give a word's terminal, if it has one. Whom a number is of is not said behind it."""
        if word.unit or word.kind is Kind.NUMBER:
            is_amount = word.kind is not Kind.LIMIT and (word.unit or not word.number)
            return _AMOUNT if is_amount else _OTHER
        use = self._meanings.uses.get(word.text)
        if use is not None:
            return {Use.TELLING: _TERM, Use.SILENT: ""}.get(use, _OTHER)
        kind = word.kind
        if kind is Kind.UNKNOWN:
            return _OTHER
        if _is_day(word):
            return _TERM
        if kind in _OF_WHEN and word in self._of_another:
            if self._changes:
                return ""
            return _TERM if self._carries and self._sense(word) else _OTHER
        if kind in _SENSES:
            return _TERM
        if kind in DENIALS:
            return _NOT
        if kind is Kind.LISTED:
            return _LISTED
        return "" if kind in _SILENT and not (is_behind and kind in _OF_WHAT) else _OTHER

    def _sense(self, word: Word) -> str:
        """Give what a word says; nothing if it is of no use here."""
        if word.kind in _OF_WHEN:
            reported = self._scope.reported or 0
            year = reported - 1 if word.kind is Kind.EARLIER else int(word.number)
            return {-1: EARLIER, 1: NEXT}.get(year - reported, "")
        if _is_day(word):
            return MONTHS
        return self._meanings.senses.get(word.text) or _SENSES.get(word.kind, "")

    def _is_of_another(self, word: Word) -> bool:
        """Say whether a word names another year than that reported on."""
        return word.kind is Kind.EARLIER or (
            word.kind is Kind.YEAR and int(word.number) != self._scope.reported
        )

    def _own_name(self) -> Word | None:
        """Find the name of the office that reports, or how it ends; gives it as one word."""
        office = self._scope.office
        for place, word in enumerate(self._words):
            name, last, found = "", word.first, None
            for part in self._words[place:] if word.text[0] in office else ():
                name += part.text
                if part.first != last or len(name) > len(office):
                    break
                last = part.last
                if len(name) >= _SHORTEST_NAME and self._scope.is_own(name):
                    found = word._replace(text=name, last=last)
            if found:
                return found
        return None


def _is_day(word: Word) -> bool:
    """Say whether a word names a month or a day, and not the first or last of the year."""
    is_day = word.kind is Kind.SILENT and word.text[0].isdecimal()
    return is_day and word.text not in meanings().uses
