"""The base of every check: one rule, one class."""

from __future__ import annotations

import abc
import enum
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Related, Role, Severity, Value
from reportlint.model.fix import Fix
from reportlint.model.ledger import Entry, Fact
from reportlint.model.option import Configurable
from reportlint.model.place import Placed, Spot

OF_HOUSES, OF_PROFILES = "U", "P"
"""With these begin the codes of rules that are declared in files, a user's and a profile's.

No plugin may have such a code, so that none of those comes to mean something else with another plugin.
"""

Subject = TypeVar("Subject")
"""What a rule checks: the report a form has parsed, a file left unchecked, or the run's ledger."""


class Status(enum.Enum):
    """How settled a rule is.

    One in preview may find other things in the next version, and is on only where previews are asked
    for. One that is deprecated runs, and says so: it will be removed. One that is removed does not.
    """

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"
    REMOVED = "removed"


class Family(NamedTuple):
    """The rules whose codes begin with a letter, and what they are about."""

    letter: str
    words: Bilingual


class LeftOut(NamedTuple):
    """A report of the ledger that is held against no other, and why: words that go behind “reports”."""

    entry: Entry
    reason: Bilingual


class Rule(abc.ABC, Configurable, Generic[Subject]):
    """A check with its code, its reasons and its examples.

    `subject` is the class of what the rule checks: the engine hands a rule every such thing and
    nothing else; one that compares reports checks the run's `Ledger`. The other class attributes are
    the rule's whole documentation: `reportlint explain`, the rule's page and the tests are made from
    them. `remedy` says what its reader is to do; `basis` is the article or notice that says so, and
    None where none does; `since` is the version of its package that brought it, `status_since` the one
    that deprecated or removed it, and `instead` says what to use then. `formerly` are the codes and
    names by which it was known before, and still is. One without code has what it checks as `declared` in its
    file. `passing` and
    `failing` are fragments of a report, or of several with a line `---` between them, or tuples of
    such; the tests run the rule on each. A rule on the ledger that is `within_office` reads nothing of
    the reports of other offices but whose they are. What its user may set, it has as attributes that
    are an `Option`. One that `needs_judgement` shows what only a person can tell to be wrong: where
    reports are graded, it costs points only if its own code is named.
    """

    subject: ClassVar[type]
    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    on_by_default: ClassVar[bool] = True
    within_office: ClassVar[bool] = False
    status: ClassVar[Status] = Status.STABLE
    needs_judgement: ClassVar[bool] = False
    since: ClassVar[str] = ""
    status_since: ClassVar[str] = ""
    instead: ClassVar[Bilingual | None] = None
    formerly: ClassVar[tuple[str, ...]] = ()
    declared: ClassVar[str] = ""
    summary: ClassVar[Bilingual]
    rationale: ClassVar[Bilingual]
    remedy: ClassVar[Bilingual] = Bilingual("", "")
    basis: ClassVar[Bilingual | None] = None
    message: ClassVar[Bilingual]
    passing: ClassVar[str | tuple[str, ...]]
    failing: ClassVar[str | tuple[str, ...]]

    @classmethod
    def passing_examples(cls) -> tuple[str, ...]:
        """Give the examples of which it says nothing, be there one or several."""
        return (cls.passing,) if isinstance(cls.passing, str) else cls.passing

    @classmethod
    def failing_examples(cls) -> tuple[str, ...]:
        """Give the examples of which it says something, be there one or several."""
        return (cls.failing,) if isinstance(cls.failing, str) else cls.failing

    @abc.abstractmethod
    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for everything wrong with the subject."""

    def left_out(self, subject: Subject) -> Iterable[LeftOut]:  # noqa: ARG002 - for those that leave any
        """Give the reports that a rule on the ledger holds against none, there being a doubt, and why."""
        return ()

    def finding(
        self,
        at: Placed,
        *,
        message: Bilingual | None = None,
        expected: Value = None,
        actual: Value = None,
        span: Span | None = None,
        related: Iterable[Related] = (),
        cause: Placed | None = None,
        fix: Fix | None = None,
        at_most: Severity | None = None,
        **arguments: Value | Bilingual,
    ) -> Finding:
        """Make a finding at a place; `span` narrows it, `message` replaces the class's own.

        `related`, `cause`, `fix` and `at_most` are as a finding has them.
        """
        return Finding(
            code=self.code,
            name=self.name,
            at=_spot(at) if span is None else Spot(span, at.place),
            template=self.message if message is None else message,
            arguments=arguments,
            basis=self.basis,
            expected=expected,
            actual=actual,
            related=tuple(related),
            cause=None if cause is None else _spot(cause),
            fix=fix,
            path=_path(at),
            at_most=at_most,
        )


class RemovedRule(Rule[Any]):
    """A rule that there is no more: what is left of it says since when, and what to use instead."""

    subject = type(None)
    severity = Severity.INFO
    on_by_default = False
    status = Status.REMOVED
    rationale = message = Bilingual("", "")
    passing = failing = ""

    def check(self, _: object) -> Iterator[Finding]:
        """Find nothing."""
        return iter(())


def related(role: Role, at: Placed) -> Related:
    """Give a place that a finding rests on, be it in its own report or, as a fact, in another."""
    return Related(role, _spot(at), _path(at))


def _spot(at: Placed) -> Spot:
    if isinstance(at, Fact):
        return Spot(at.span, at.place, at.words, at.location)
    return Spot(at.span, at.place)


def _path(at: Placed) -> str:
    return at.path if isinstance(at, Entry | Fact) else ""
