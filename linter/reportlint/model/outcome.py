"""What became of a file, and of a whole run: the values that formatters write of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.finding import Severity
from reportlint.model.fix import Safety
from reportlint.model.ledger import NOBODY as NOBODY
from reportlint.model.ledger import Facts
from reportlint.model.ledger import Identity as Identity
from reportlint.model.missing_software import Lack
from reportlint.model.place import WholeFile
from reportlint.model.reported import Reported, State
from reportlint.model.suppression import Remark

if TYPE_CHECKING:
    from reportlint.model.attendance import Attendance


@dataclass(frozen=True, slots=True)
class Unchecked(WholeFile):
    """A file that could not be checked: it could not be read, or it is not a report."""

    path: str
    readable: bool
    reason: Bilingual
    remedy: Bilingual
    lacks: Lack | None = None
    """What would have to be installed to read it, if that is all."""

    traceback: str = ""
    """Of the plugin that failed over it, for `--verbose`."""

    @property
    def said(self) -> Bilingual:
        """The whole message, where neither a rule nor the end of the run says it."""
        return Bilingual(
            f"{self.path}：未能检查：{self.reason.zh}。{self.remedy.zh}。",
            f"{self.path}: not checked: {self.reason.en}; {self.remedy.en}.",
        )


class Failure(NamedTuple):
    """Something that makes the run not to be trusted, with the traceback for `--verbose`."""

    said: Bilingual
    traceback: str = ""


class Unfixable(NamedTuple):
    """A finding with a fix that cannot be made in its file, and why it cannot.

    It is the one of this `number`, from 0, among the findings: like paragraphs share a fingerprint.
    """

    number: int
    safety: Safety
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: a report with its findings, a file left unchecked, or one skipped.

    `rules` is how many rules were on for it; `notes` are what its reader was not certain of. One that
    is skipped, there being no text in it, may be `in_doubt`: a submission if it lies beside others.
    `facts` are what it says, if a rule on the ledger is on for it or the format asks for them, and
    `layouts` name the ways in which its form draws the tables they stand in. Rules on the ledger run when
    all files are done, and what they find of a report comes `in_hindsight`, as a further outcome of its
    path. `remarks` are the comments in it that are meant for reportlint.
    One of no path has the failures of such rules.
    """

    path: str
    identity: Identity = NOBODY
    findings: tuple[Reported, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    rules: int = 0
    unchecked: Unchecked | None = None
    skipped: bool = False
    in_doubt: Unchecked | None = None
    facts: Facts = field(default_factory=dict)
    layouts: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    in_hindsight: bool = False
    unfixable: tuple[Unfixable, ...] = ()
    """The findings with fixes that cannot be made: the file is more than its text."""

    sha256: str = ""
    """That of the file's bytes, told with its facts."""

    fixed: int = 0
    """How many findings were fixed in it, or would be where changes are only shown."""

    unfixed: Bilingual | None = None
    """Why something in it was not fixed that was to be."""

    @property
    def is_report(self) -> bool:
        """Whether it was checked as a report."""
        return self.unchecked is None and not self.skipped


class Standing(NamedTuple):
    """How a report stands: whose it is, where, and how many findings of each severity it has."""

    path: str
    identity: Identity
    counts: Mapping[Severity, int]

    @property
    def badness(self) -> tuple[int, ...]:
        """What reports are ranked by: errors before warnings before what is merely of note."""
        return tuple(self.counts.get(severity, 0) for severity in reversed(Severity))


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a run.

    `total` files were to be looked into; an `interrupted` run has not come to all of them.
    `reports` were checked, by so many `rules` together; `counts` are those of their findings that
    count, and `hidden` says how many are known and do not. `standings` are those of the reports with
    any that count, in the order in which they were checked. `fixed` findings were mended, in files whose
    number is `mended`, and `unfixed` are the files in which some could not be; of those that are left and
    count, `fixable` are the numbers of those with a fix.
    `unchecked` could not be, and `skipped` are the files met while walking that show no sign of a
    form; `left_out` are the reports that were held against none of another year, by their paths, and why.
    Where a list of offices was given, `attendance` says who of it has handed in.
    """

    total: int = 0
    reports: int = 0
    standings: Sequence[Standing] = ()
    unchecked: Sequence[Outcome] = ()
    skipped: Sequence[str] = ()
    failures: Sequence[Failure] = ()
    interrupted: bool = False
    counts: Mapping[Severity, int] = field(default_factory=dict)
    hidden: Mapping[State, int] = field(default_factory=dict)
    rules: int = 0
    left_out: Mapping[str, Bilingual] = field(default_factory=dict)
    attendance: Attendance | None = None
    fixed: int = 0
    mended: int = 0
    unfixed: Sequence[Outcome] = ()
    fixable: Mapping[Safety, int] = field(default_factory=dict)

    @property
    def faultless(self) -> int:
        """How many reports have no finding that counts."""
        return self.reports - len(self.standings)

    @property
    def worst_first(self) -> Sequence[Standing]:
        """Give the reports with findings, those with most errors first."""
        return sorted(self.standings, key=lambda standing: standing.badness, reverse=True)
