"""What a clause says of the fee, as `claims.lark` parses it, given what the clauses before it named.

A clause names its subjects, and a number or a negation is of those that it stands behind: 收费通知的件数
和总金额均为0. Where it names none, it goes on with those of the clause before.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from lark import Lark, Token, Tree

from reportlint_grammar.claim import NONE, Bound, Quantity, Subject
from reportlint_grammar.claim_words import Kind, Word, vocabulary
from reportlint_grammar.grammar import ReadyLexer

GRAMMAR = Path(__file__).with_name("claims.lark")

_CHARGING = frozenset({"CHARGE", "COLLECT", "PAY", "FREE"})
"""What is said of any charge."""
_NEGATIONS = frozenset({"NOT", "UNMET", "FREE", "GRATIS"})
_VERBS = frozenset({"COLLECT", "PAY", "SEND", "ARISE", "CHARGE", "MAKE"})
_NOT_OF_THE_FEE = frozenset({"COMPLAINT", "ABUSE", "MAKE", "EXCEPT"})
"""What can be denied while the fee was charged: complaints, abuse, rules of one's own, other charges."""
_OF_THE_FEE = frozenset({"FEE", "CHARGE", "COLLECT", "PAY", "SUCH"})
_SUBJECTS = {
    "FEE": Subject.FEE,
    "CHARGE": Subject.FEE,
    "NOTICE": Subject.NOTICES,
    "COLLECT": Subject.RECEIVED,
    "PAY": Subject.RECEIVED,
    "ASK": Subject.ASKED,
}


class Topic(enum.Enum):
    """What a clause is about."""

    UNKNOWN = enum.auto()
    FEE = enum.auto()
    COSTS = enum.auto()
    OTHER = enum.auto()


class Said(NamedTuple):
    """What a clause says; a habit is so of the year, by the tariff or by the law."""

    subject: Subject
    quantity: Quantity
    is_habit: bool = False


@cache
def _parser() -> Lark:
    return Lark(
        GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=ReadyLexer,
        start="clause",
        strict=True,
    )


def split(text: str) -> Iterator[list[Word]]:
    """Split a text into clauses; the last word of each is the one that ends it, if any does."""
    clause: list[Word] = []
    for word in vocabulary().words(text):
        if clause and clause[-1].kind is Kind.CLAUSE_END and not _is_open(clause, word):
            yield clause
            clause = []
        clause.append(word)
        if word.kind is Kind.SENTENCE_END:
            yield clause
            clause = []
    if clause:
        yield clause


def _is_open(clause: Sequence[Word], following: Word) -> bool:
    """Say whether a clause goes on behind its comma: 10件以下的，不收费; 没有依据规定，收取."""
    kinds = {word.kind for word in clause}
    if clause[-2:-1] and clause[-2].text == "的" and kinds & {"LIMIT", "OVERDUE"}:
        return True
    is_denied = "NOT" in kinds and not kinds & _VERBS
    return is_denied and clause[-2].kind == "RULE" and following.kind in ("COLLECT", "SEND")


@dataclass(slots=True)
class Context:
    """What a paragraph has named so far.

    `is_home` says that it stands where the fee is owed. `pending` are the subjects that the next
    quantity is of. `whose` is empty for the office that reports.
    """

    office: str
    is_home: bool
    topic: Topic = Topic.UNKNOWN
    names_fee: bool = False
    whose: str = ""
    year: int | None = None
    is_on_requests: bool = False
    has_notices: bool = False
    pending: list[Subject] = field(default_factory=list)
    is_quantified: bool = False
    """Whether the pending subjects have a quantity already: another subject begins anew."""
    is_sum: bool = False
    """Whether the next number is one of yuan, by what stands before it."""

    def read(self, clause: Sequence[Word]) -> Iterator[Said]:
        """Give what a clause says."""
        self._note_whose(clause)
        words = [word for word in clause if not isinstance(word.kind, Kind)]
        kinds = frozenset(str(word.kind) for word in words)
        self.is_on_requests |= "DISCLOSURE" in kinds
        topic = self._topic(words, kinds)
        if topic is not Topic.UNKNOWN:
            self.topic = topic
        if topic in (Topic.FEE, Topic.COSTS):
            self.has_notices |= "NOTICE" in kinds
            yield from self._said(words)
        if clause[-1].kind is Kind.SENTENCE_END:
            self.pending, self.is_quantified, self.is_sum = [], False, False
            self.has_notices = False

    # -------------------------------------------------------------- what a clause is about

    def _note_whose(self, clause: Sequence[Word]) -> None:
        """Note whom and which year a clause is of; that holds until another is named."""
        name, last = "", 0
        for word in clause:
            name = name if word.first == last else ""
            last = word.last
            match word.kind:
                case Kind.OWN:
                    self.whose = ""
                case Kind.ALL:
                    self.whose = word.text
                case Kind.OFFICE:
                    name += word.text
                    self.whose = "" if self.office.endswith(name) else name
                case Kind.YEAR:
                    self.year = int(word.number)
                case "UNKNOWN":
                    name += word.text
                    continue
            name = ""

    def _topic(self, words: Sequence[Word], kinds: frozenset[str]) -> Topic:
        """Say what a clause is about; where it does not say so, what the one before is about."""
        if "FEE" in kinds or (self.is_home and "EMPTY" in kinds) or self._names_notices(words):
            self.names_fee = True
            return Topic.FEE
        if (
            kinds & {"OTHER", "LAWSUIT", "MATTERS"}
            or {"COLLECT", "THINGS"} <= kinds
            or {"PAPER", "COUNT"} <= kinds
        ):
            return Topic.OTHER
        if self._is_of_charges(kinds):
            if self.topic is Topic.OTHER and not kinds & _NEGATIONS:
                return Topic.OTHER
            is_ours = self.is_home or "DISCLOSURE" in kinds
            self.names_fee |= is_ours
            if is_ours or self.topic is Topic.FEE:
                return Topic.COSTS if "COST" in kinds else Topic.FEE
            return Topic.UNKNOWN
        self.names_fee |= self.is_home and "CITED" in kinds
        return self.topic if self.topic is Topic.FEE else Topic.UNKNOWN

    def _is_of_charges(self, kinds: frozenset[str]) -> bool:
        is_unmet = "PRICE" in kinds and kinds & {"UNMET", "NOT"}
        is_gratis = "GRATIS" in kinds and self.is_home and self.is_on_requests
        return bool(kinds & _CHARGING or is_unmet or is_gratis)

    def _names_notices(self, words: Sequence[Word]) -> bool:
        """Say whether a clause names notices to pay the fee: 学校收费通知 is none."""
        kinds: set[Kind | str] = set()
        last = -1
        for word in words:
            if word.kind == "NOTICE":
                is_first = word.first > last
                return self.is_home or is_first or bool(kinds & {"SEND", "NOT"})
            kinds.add(word.kind)
            last = word.last
        return False

    # -------------------------------------------------------------- how much there was

    def _said(self, words: Sequence[Word]) -> Iterator[Said]:
        clause = _parser().parse([Token(str(word.kind), word) for word in words])
        lead = [child.value for child in clause.children if isinstance(child, Token)]
        self._name(lead)
        is_of_the_rest = any(word.kind == "REST" for word in lead)
        is_overdue = any(word.kind == "OVERDUE" for word in lead)
        for group in clause.children:
            if isinstance(group, Tree):
                own = [token.value for token in group.children]
                if is_of_the_rest:
                    continue
                match str(group.data):
                    case "quantity":
                        yield from self._quantity(own[0])
                        self._name(own[1:])
                    case "total":
                        self._name(own)
                    case "tariff":
                        yield from self._by_tariff(own)
                    case "waiver":
                        yield from self._waived([*lead, *own])
                    case "empty":
                        yield Said(self._whole, NONE)
                    case "denial" | "nothing" if not is_overdue:
                        yield from self._denied(own)

    @property
    def _whole(self) -> Subject:
        return Subject.COSTS if self.topic is Topic.COSTS else Subject.FEE

    def _name(self, words: Sequence[Word]) -> None:
        """Note the subjects that words name."""
        for word in words:
            subject = _SUBJECTS.get(str(word.kind))
            if (subject or word.kind == "TOTAL") and self.is_quantified:
                self.is_quantified = self.is_sum = False
                if subject:
                    self.pending = []
            if subject and subject not in self.pending:
                self.pending.append(subject)
            self.is_sum |= word.kind in ("TOTAL", "MONEY")

    def _quantity(self, word: Word) -> Iterator[Said]:
        """Give what a number is of."""
        quantity = Quantity(word.number, Bound.AT_LEAST if word.is_more else Bound.EXACTLY)
        self.is_quantified = True
        if self.topic is Topic.COSTS:
            yield Said(Subject.COSTS, quantity)
        elif word.kind == "NUMBER" and not word.number:
            for subject in self.pending or [self._whole]:
                yield Said(subject, quantity)
        elif word.kind == "SUM" or (word.kind == "NUMBER" and self.is_sum):
            yield Said(self._sum(), quantity)
        elif word.kind == "COUNT" and (self.pending or not word.number):
            notices = Subject.NOTICES in self.pending
            yield Said(Subject.NOTICES if notices else Subject.REQUESTS, quantity)

    def _sum(self) -> Subject:
        """Say what a sum is of: of what notices ask for, where they are named and no receipt is."""
        if Subject.ASKED in self.pending:
            return Subject.ASKED
        if Subject.RECEIVED in self.pending or not self.has_notices:
            return Subject.RECEIVED
        return Subject.ASKED

    def _by_tariff(self, words: Sequence[Word]) -> Iterator[Said]:
        """Give what was received by a tariff that is not quoted: 按标准收取300元."""
        kinds = [word.kind for word in words]
        if "LIMIT" in kinds or "EACH" in kinds:
            return
        if "FREE" in kinds:
            yield from self._waived(words)
        for place, word in enumerate(words):
            if word.kind == "SUM" and {"COLLECT", "PAY"} & set(kinds[:place]):
                self._name(words[:place])
                yield from self._quantity(word)

    def _waived(self, words: Sequence[Word]) -> Iterator[Said]:
        kinds = {word.kind for word in words}
        if "EXCEPT" not in kinds and ("FEE" in kinds or not kinds & {"OTHER", "LAWSUIT"}):
            yield Said(self._whole, NONE, is_habit=True)

    def _denied(self, words: Sequence[Word]) -> Iterator[Said]:
        """Give what a negation denies. What is not of the fee, or not known, it does not."""
        kinds = [str(word.kind) for word in words]
        verb = next((place for place, kind in enumerate(kinds) if kind in _VERBS), len(kinds))
        what = kinds[verb] if verb < len(kinds) else ""
        if kinds[0] == "UNMET":
            verb, what = 0, "ARISE"
        after = kinds[verb + 1 :]
        own = {*kinds[:verb], *takewhile(lambda kind: kind != "LISTED", after)}
        if what == "MAKE" or own & _NOT_OF_THE_FEE:
            return
        denied: list[Subject] = []
        if what in ("COLLECT", "CHARGE"):
            denied = [self._whole]
        elif what == "PAY":
            denied = [Subject.RECEIVED]
        elif what == "SEND":
            denied = self._denied_things(after, [*kinds[:verb], *after, *self._pending_notices])
        elif what == "ARISE":
            denied = self._denied_things(after, after)
        else:
            denied = self._denied_things(kinds[1:], kinds)
        self.pending, self.is_quantified = denied or self.pending, True
        for subject in denied:
            yield Said(subject, NONE)

    @property
    def _pending_notices(self) -> list[str]:
        return ["NOTICE"] if Subject.NOTICES in self.pending else []

    def _denied_things(self, after: Sequence[str], named: Sequence[str]) -> list[Subject]:
        """Give which of the things named there were none of; where none is, of what is pending."""
        denied = [Subject.NOTICES] if "NOTICE" in named else []
        if _OF_THE_FEE & set(named):
            denied.append(self._whole)
        if not denied and not {"UNKNOWN", "DISCLOSURE", "MATTERS", "THINGS", "SEND"} & set(after):
            denied = list(self.pending) or [self._whole]
        return denied
