"""The hooks by which readers, forms, rules and formatters reach the engine.

A plugin is a module (or any object) with functions of these names marked by `hookimpl`, named in
the entry-point group `reportlint`. The form and the rules of this project are such plugins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TextIO

import pluggy

from reportlint.document import Document, Span
from reportlint.finding import Bilingual, Finding, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.lacks import Lack
    from reportlint.rule import Rule

GROUP = "reportlint"
"""The entry-point group, and the name the hooks are marked with."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Source(NamedTuple):
    """A file's name, as the user gave it or as it was found, and its bytes."""

    path: str
    data: bytes


class Unreadable(Exception):
    """A reader's refusal: why the file cannot be read, and what its owner can do about it.

    Where it is not for the file, but for something that this machine `lacks`, that is told too.
    """

    def __init__(self, reason: Bilingual, remedy: Bilingual, lacks: Lack | None = None) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.remedy = remedy
        self.lacks = lacks


class KeptElsewhere(Unreadable):
    """A refusal of a file that can be read well enough, but does not have its text in it."""


class Reader(Protocol):
    """Turns the bytes of one kind of file into a document.

    It works in a process apart, which it may end without harm to the run. One whose `is_harmless`
    is True is spared that for files of a usual size: it takes little time and memory over any.

    One that rests on what may not be installed says by `lacks`, a sequence of `Lack`, what is
    missing, and may then `refuse` a source before a process is started for it: as `read` would, with
    little time and memory.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """The lower-case file suffixes it reads, with their dots; '' for a file without one."""

    def read(self, source: Source) -> Document:
        """Read a file; raises Unreadable."""


class Identity(NamedTuple):
    """Whose report it is, and for which year; empty where that is unknown."""

    office: str = ""
    year: str = ""


NOBODY = Identity()
"""That of a file that is no report, or could not be read."""


class Report(Protocol):
    """What the engine needs to know of a parsed report; rules know the form's own class."""

    @property
    def identity(self) -> Identity:
        """What stays the same when lines move."""

    def tree(self) -> str:
        """Show the parse tree, for people."""


class Form(Protocol):
    """A kind of report."""

    @property
    def name(self) -> str:
        """Its official name."""

    def recognises(self, document: Document) -> bool:
        """Say whether a cleaned document shows enough signs of the form to be checked as one."""

    def speaks_of(self, text: str) -> bool:
        """Say whether a file's name, or a line of it, speaks of such a report.

        A file that does is handed in as one, be there nothing else in it that can be read.
        """

    def parse(self, document: Document) -> Report:
        """Parse a cleaned document, however broken."""


class Unchecked(NamedTuple):
    """A file that could not be checked: it could not be read, or it is no report."""

    path: str
    readable: bool
    reason: Bilingual
    remedy: Bilingual
    lacks: Lack | None = None
    """What would have to be installed to read it, if that is all."""

    @property
    def span(self) -> Span:
        """Its very beginning: rules that report such a file point at nothing within it."""
        return Span(0, 0)

    @property
    def place(self) -> str:
        """No place within the file."""
        return ""

    @property
    def said(self) -> Bilingual:
        """The whole message, where no rule says it."""
        return Bilingual(
            f"{self.path}：未能检查：{self.reason.zh}。{self.remedy.zh}。",
            f"{self.path}: not checked: {self.reason.en}; {self.remedy.en}.",
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a run, for formatters.

    `skipped` are the files met while walking that show no sign of a form; `failures` are messages
    for whatever makes the run not to be trusted.
    """

    checked: int = 0
    skipped: Sequence[str] = ()
    failures: Sequence[Bilingual] = field(default_factory=tuple)


class Formatter(Protocol):
    """Writes findings for people or programs."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    def write(
        self,
        findings: Sequence[Finding],
        summary: Summary,
        out: TextIO,
        *,
        language: Language,
        colour: bool,
        quiet: bool,
    ) -> None:
        """Write all findings, sorted already, to a stream."""


@hookspec
def reportlint_readers() -> Iterable[Reader]:
    """Give the readers a plugin has."""
    raise NotImplementedError


@hookspec
def reportlint_forms() -> Iterable[Form]:
    """Give the forms a plugin knows."""
    raise NotImplementedError


@hookspec
def reportlint_rules() -> Iterable[type[Rule[Any]]]:
    """Give the rule classes of a plugin; the engine makes one instance of each."""
    raise NotImplementedError


@hookspec
def reportlint_formatters() -> Iterable[Formatter]:
    """Give the formatters a plugin has."""
    raise NotImplementedError
