"""What the clauses of a paragraph say of the fee, each going on from what those before it named.

A number or a negation is of the subjects that it stands behind: 收费通知的件数和总金额均为0. Where a
clause names none, it is of those of the clause before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import NamedTuple

from reportlint_grammar.claims.claim import NONE, Quantity, Subject
from reportlint_grammar.claims.clauses import Clause, Group
from reportlint_grammar.claims.scope import Scope
from reportlint_grammar.claims.topics import (
    NEGATIONS,
    OF_REQUESTS,
    Topic,
    is_of_charges,
    is_of_others,
    names_fee,
)
from reportlint_grammar.claims.words import Kind, Word

_NOT_OF_THE_FEE = frozenset({Kind.COMPLAINT, Kind.ABUSE, Kind.MAKE, Kind.EXCEPT})
"""What can be denied while the fee was charged: complaints, abuse, rules of one's own, other charges."""
_OF_THE_FEE = frozenset({Kind.FEE, Kind.CHARGE, Kind.COLLECT, Kind.PAY, Kind.SUCH})
_OF_SOMETHING_ELSE = frozenset(
    {Kind.UNKNOWN, Kind.DISCLOSURE, Kind.REQUEST, Kind.MATTERS, Kind.THINGS, Kind.SEND}
)
_COUNTED_THEMSELVES = OF_REQUESTS | {Kind.UNKNOWN}
"""A number behind them is of them: 收费专项检查3次, 收到申请5件."""
_SUBJECTS = {
    Kind.FEE: Subject.FEE,
    Kind.CHARGE: Subject.FEE,
    Kind.NOTICE: Subject.NOTICES,
    Kind.COLLECT: Subject.RECEIVED,
    Kind.PAY: Subject.RECEIVED,
    Kind.ASK: Subject.ASKED,
}


class Said(NamedTuple):
    """What a clause says; a habit is so of the year, by the tariff or by the law."""

    subject: Subject
    quantity: Quantity
    is_habit: bool = False


@dataclass(slots=True)
class Context:
    """What a paragraph has named so far.

    `is_home` says that it stands where the fee is owed. `pending` are the subjects that the next
    quantity is of.
    """

    scope: Scope
    is_home: bool
    topic: Topic = Topic.UNKNOWN
    names_fee: bool = False
    """Whether it has named the fee by itself."""
    is_of_requests: bool = False
    is_of_disclosure: bool = False
    has_notices: bool = False
    pending: list[Subject] = field(default_factory=list)
    is_quantified: bool = False
    """Whether the pending subjects have a quantity already: another subject begins anew."""
    is_of_something_else: bool = True
    """Whether what is named last is something else, 收费专项检查, or nothing is: it is what is counted."""
    is_sum: bool = False
    """Whether the next number is one of yuan, by what stands before it."""

    def read(self, clause: Clause) -> Iterator[Said]:
        """Give what a clause says."""
        self.scope.note(clause.words)
        self.is_of_requests |= bool(clause.kinds & OF_REQUESTS)
        self.is_of_disclosure |= Kind.DISCLOSURE in clause.kinds
        topic = self._topic_of(clause)
        if topic is not Topic.UNKNOWN:
            self.topic = topic
        if topic in (Topic.FEE, Topic.COSTS):
            self.has_notices |= Kind.NOTICE in clause.kinds
            yield from self._said(clause)
        if clause.ends_sentence:
            self.pending, self.is_quantified, self.is_sum = [], False, False
            self.has_notices = False

    # -------------------------------------------------------------- what a clause is about

    def _topic_of(self, clause: Clause) -> Topic:
        """Say what a clause is about; where it does not say so, what the one before is about."""
        if names_fee(clause, is_home=self.is_home):
            self.names_fee = True
            return Topic.FEE
        if is_of_others(clause):
            return Topic.OTHER
        if is_of_charges(clause, is_of_requests=self.is_home and self.is_of_requests):
            return self._topic_of_charges(clause.kinds)
        self.names_fee |= self.is_home and Kind.CITED in clause.kinds
        return self.topic if self.topic is Topic.FEE else Topic.UNKNOWN

    def _topic_of_charges(self, kinds: frozenset[Kind]) -> Topic:
        """Say what a clause is about that speaks of charging, and not of what is charged for."""
        if self.topic is Topic.OTHER and not kinds & NEGATIONS:
            return Topic.OTHER
        is_ours = self.is_home or (self.is_of_disclosure and bool(kinds & OF_REQUESTS))
        self.names_fee |= is_ours
        if is_ours or self.topic is Topic.FEE:
            return Topic.COSTS if Kind.COST in kinds else Topic.FEE
        return Topic.UNKNOWN

    # -------------------------------------------------------------- how much there was

    def _said(self, clause: Clause) -> Iterator[Said]:
        """Give what a clause says. On a condition, 逾期未缴纳的，不收取, no habit is one of the year."""
        condition = clause.condition
        self._name(condition)
        lead, groups = clause.groups()
        self._name(lead)
        if any(word.kind is Kind.REST for word in lead):
            return
        for group in groups:
            for said in self._said_by(group, lead):
                if not (condition and said.is_habit):
                    yield said

    def _said_by(self, group: Group, lead: Sequence[Word]) -> Iterator[Said]:
        match group.name:
            case "quantity":
                number, *behind = group.words
                yield from self._quantity(number, behind)
                self._name(behind)
            case "total":
                self._name(group.words)
            case "tariff":
                yield from self._by_tariff(group.words)
            case "waiver":
                yield from self._waived([*lead, *group.words])
            case "empty":
                yield Said(self._whole, NONE)
            case "denial" | "nothing" if all(word.kind is not Kind.OVERDUE for word in lead):
                yield from self._denied(group.words)

    @property
    def _whole(self) -> Subject:
        return Subject.COSTS if self.topic is Topic.COSTS else Subject.FEE

    def _name(self, words: Sequence[Word]) -> None:
        """Note the subjects that words name."""
        for word in words:
            subject = _SUBJECTS.get(word.kind)
            if (subject or word.kind is Kind.TOTAL) and self.is_quantified:
                self.is_quantified = self.is_sum = False
                if subject:
                    self.pending = []
            if subject and subject not in self.pending:
                self.pending.append(subject)
            self.is_sum |= word.kind in (Kind.TOTAL, Kind.MONEY)
            self.is_of_something_else = not subject and (
                self.is_of_something_else or word.kind in _COUNTED_THEMSELVES
            )

    def _quantity(self, word: Word, behind: Sequence[Word] = ()) -> Iterator[Said]:
        """Give what a number is of."""
        quantity = Quantity(word.number, word.bound)
        self.is_quantified = True
        if self.topic is Topic.COSTS:
            yield Said(Subject.COSTS, quantity)
        elif word.kind is Kind.NUMBER and not word.number:
            for subject in self.pending or [self._whole]:
                yield Said(subject, quantity)
        elif word.kind is Kind.SUM or (word.kind is Kind.NUMBER and self.is_sum):
            yield Said(self._sum(), quantity)
        elif word.kind is Kind.COUNT and Subject.NOTICES in self.pending:
            yield Said(Subject.NOTICES, quantity)
        elif word.kind is Kind.COUNT and (
            not word.number
            or not self.is_of_something_else
            or any(other.kind in (Kind.COLLECT, Kind.CHARGE) for other in behind)
        ):
            yield Said(Subject.REQUESTS, quantity)

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
        if Kind.LIMIT in kinds or Kind.EACH in kinds:
            return
        if Kind.FREE in kinds:
            yield from self._waived(words)
        for place, word in enumerate(words):
            if word.kind is Kind.SUM and {Kind.COLLECT, Kind.PAY} & set(kinds[:place]):
                self._name(words[:place])
                yield from self._quantity(word)

    def _waived(self, words: Sequence[Word]) -> Iterator[Said]:
        kinds = {word.kind for word in words}
        if Kind.EXCEPT not in kinds and (
            Kind.FEE in kinds or not kinds & {Kind.OTHER, Kind.LAWSUIT}
        ):
            yield Said(self._whole, NONE, is_habit=True)

    def _denied(self, words: Sequence[Word]) -> Iterator[Said]:
        """Give what a negation denies. What is not of the fee, or not known, it does not."""
        kinds = [word.kind for word in words]
        before = list(takewhile(lambda word: word.part != "VERB", words))
        verb = kinds[len(before)] if len(before) < len(words) else None
        after = kinds[len(before) + 1 :]
        if kinds[0] is Kind.UNMET:
            verb, after = Kind.ARISE, kinds[1:]
        own = {*kinds[: len(before)], *takewhile(lambda kind: kind is not Kind.LISTED, after)}
        if verb is Kind.MAKE or own & _NOT_OF_THE_FEE:
            return
        denied = self._denied_subjects(verb, kinds, after)
        self.pending, self.is_quantified = denied or self.pending, True
        for subject in denied:
            yield Said(subject, NONE)

    def _denied_subjects(
        self, verb: Kind | None, kinds: Sequence[Kind], after: Sequence[Kind]
    ) -> list[Subject]:
        match verb:
            case Kind.COLLECT | Kind.CHARGE:
                return [self._whole]
            case Kind.PAY:
                return [Subject.RECEIVED]
            case Kind.SEND:
                named = [Kind.NOTICE] if Subject.NOTICES in self.pending else []
                return self._denied_things([Kind.SEND], [*kinds, *named])
            case Kind.ARISE:
                return self._denied_things(after, after)
        if Kind.UNKNOWN in dropwhile(lambda kind: kind is not Kind.FEE, kinds):
            return []  # 未收到信息处理费的咨询
        return self._denied_things(kinds[1:], kinds)

    def _denied_things(self, after: Sequence[Kind], named: Sequence[Kind]) -> list[Subject]:
        """Give which of the things named there were none of; where none is, of what is pending."""
        denied = [Subject.NOTICES] if Kind.NOTICE in named else []
        if _OF_THE_FEE & set(named):
            denied.append(self._whole)
        if not denied and not _OF_SOMETHING_ELSE & set(after):
            denied = list(self.pending) or [self._whole]
        return denied
