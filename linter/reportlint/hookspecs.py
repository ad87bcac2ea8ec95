"""The hooks by which readers, forms, rules and formatters reach the engine.

A plugin is a module (or any object) with functions of these names marked by `hookimpl`, named in
the entry-point group `reportlint`. The form and the rules of this project are such plugins.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol, TextIO, runtime_checkable

import pluggy

from reportlint.messages.languages import Bilingual, Language
from reportlint.model.document import Document, Span
from reportlint.model.layout import Layout
from reportlint.model.ledger import Entry, Facts
from reportlint.model.ledger import Identity as Identity
from reportlint.model.outcome import Outcome, Summary
from reportlint.model.outcome import Unchecked as Unchecked
from reportlint.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlint.model.grading import Grading
    from reportlint.model.missing_software import Lack
    from reportlint.model.rule import Family, Rule

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
    One that rests on a program outside names it, with its version, in `rests_on`: what was found in
    a file is kept for later runs, and not told where that has changed.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """The lower-case file suffixes it reads, with their dots; '' for a file without one."""

    def read(self, source: Source) -> Document:
        """Read a file; raises Unreadable."""


@runtime_checkable
class DemandingReader(Reader, Protocol):
    """A reader that rests on what may not be installed.

    A file that will hardly be read is then refused before a process is started for it.
    """

    @property
    def wanting(self) -> frozenset[str]:
        """Its suffixes of which most files are read by what is not installed; looked up once."""

    def refuse(self, source: Source) -> None:
        """Raise Unreadable as `read` would for what is not installed, in little time and memory."""


class Report(Protocol):
    """What the engine needs to know of a parsed report; rules know the form's own class."""

    @property
    def identity(self) -> Identity:
        """What stays the same when lines move."""

    def where(self, place: Place, span: Span) -> Bilingual:
        """Say what a person calls a place of its: where to look, in the form's own words.

        Of places that are alike, `span` says which one it is.
        """

    def tree(self, language: Language) -> str:
        """Show how it was read, for people."""


@runtime_checkable
class TellingReport(Report, Protocol):
    """A report that can be compared with others: rules on the ledger read what it says."""

    def facts(self) -> Facts:
        """Give what it says, by the form's own names; asked where such a rule or a format reads it."""


@runtime_checkable
class DrawnReport(TellingReport, Protocol):
    """A report whose facts stand in tables that its form can draw."""

    @property
    def layouts(self) -> Sequence[str]:
        """The names of the layouts by which its tables are drawn, in their order."""


@runtime_checkable
class WordedReport(Report, Protocol):
    """A report whose text claims things that its form understands."""

    def told(self, language: Language) -> str:
        """Show what it claims in words, for people."""


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


@runtime_checkable
class DrawingForm(Form, Protocol):
    """A form that knows how its tables are drawn."""

    def layouts(self) -> Iterable[Layout]:
        """Give every table of every edition as it is drawn; asked once a run, where a format draws."""


class RuleMaker(Protocol):
    """Makes rules of a file that declares them, without any code: it runs nothing of what is in there."""

    def make(self, file: Path, letter: str) -> Sequence[Rule[Any]]:
        """Read a file of rules whose codes begin with a letter; raises a RunError that says where.

        The rules compare by value, travel to other processes, and say in their `repr` all that they
        check: an earlier outcome is known by it.
        """


class Profile(NamedTuple):
    """Settings by a name, which a configuration may extend: those of a place, or of a purpose.

    The file is a configuration as anybody's, but for the letter of the rules that it may declare.
    """

    name: str
    summary: Bilingual
    file: Path


class Repeated(NamedTuple):
    """How far a section repeats an earlier report's, in whole percent of its own words, cut off.

    `words` are what a person calls it, and `passages` what is repeated, the longest first.
    """

    words: Bilingual
    percent: int
    passages: Sequence[str]


@runtime_checkable
class ComparingForm(Form, Protocol):
    """A form that knows which words of a report are its office's own."""

    def repeated(self, now: Entry, then: Entry) -> Iterable[Repeated]:
        """Say how far a report repeats an earlier one, for each section long enough in both."""


class Detail(enum.IntEnum):
    """How much a formatter for people says: findings only, the usual, or everything."""

    QUIET = 0
    USUAL = 1
    VERBOSE = 2


class Style(NamedTuple):
    """How a run is to be written: in which language, how fully, with colours or without."""

    language: Language
    detail: Detail = Detail.USUAL
    colour: bool = False


class Run(Protocol):
    """A run as a formatter gets it: iterated once, it gives the files as they are done.

    They come in the order in which they were found. The summary is whole once all have come.
    """

    def __iter__(self) -> Iterator[Outcome]:
        """Give what became of each file."""

    @property
    def rules(self) -> Sequence[Rule[Any]]:
        """Every rule there is, by code, for formats that explain findings."""

    @property
    def families(self) -> Mapping[str, Bilingual]:
        """What the rules are about whose codes begin with a letter, in the order to show them in."""

    @property
    def layouts(self) -> Mapping[str, Layout]:
        """How the forms draw their tables, by name, for formats that show figures in their places."""

    @property
    def gradings(self) -> Mapping[str, Grading]:
        """How each file that has come is graded, by its path; those that are not are not in it."""

    @property
    def grading(self) -> Grading | None:
        """How offices are graded that have not handed in; None where nothing is graded."""

    @property
    def summary(self) -> Summary:
        """What has become of all so far."""


class Format(Protocol):
    """What is to be known of a format before anything is written in it.

    One whose `needs_facts` is True is told of every report what it says: its figures, how they are drawn,
    and the words at which something is found. That takes some time and space.
    """

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of files in this format, lower-case, with their dots.

        One that several formats have tells the first of them.
        """

    @property
    def has_closing(self) -> bool:
        """Whether it ends with what the run came to, in words; else that goes to standard error."""


class Formatter(Format, Protocol):
    """Writes what became of a run as text, for people or programs."""

    def write(self, run: Run, out: TextIO, style: Style) -> None:
        """Write a run to a stream, each file as it comes, as far as the format allows."""


@runtime_checkable
class BinaryFormatter(Format, Protocol):
    """Writes what became of a run in a format that is not text, as a workbook; to no terminal."""

    def write_bytes(self, run: Run, out: BinaryIO, style: Style) -> None:
        """Write a run to a stream, which may not go back to what is written."""


class Letter(NamedTuple):
    """A file that a format of letters writes: its name, which is safe on every system, and its bytes."""

    name: str
    data: bytes


@runtime_checkable
class LetterFormatter(Format, Protocol):
    """Writes a file to each of those whom a run concerns, into a folder; to a terminal as text.

    Of the suffixes, `kinds` has the usual one first; that of text is `.txt`.
    """

    @property
    def kinds(self) -> Sequence[str]:
        """The suffixes, the usual one first."""

    def template(self, suffix: str, source: Source) -> object:
        """Read a template of the user's own for letters of a suffix; raises RunError."""

    def letters(
        self, run: Run, style: Style, suffix: str, template: object = None
    ) -> Iterable[Letter]:
        """Give the letters, no two of one name; without a template, by one that the format has."""


AnyFormatter = Formatter | BinaryFormatter | LetterFormatter
"""A format of any kind, told by the method that it has."""


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
def reportlint_families() -> Iterable[Family]:
    """Say what the rules of a plugin are about, by the letters that their codes begin with."""
    raise NotImplementedError


@hookspec
def reportlint_rule_makers() -> Iterable[RuleMaker]:
    """Give what makes rules of files that declare them; of all plugins, one may."""
    raise NotImplementedError


@hookspec
def reportlint_profiles() -> Iterable[Profile]:
    """Give the profiles of a plugin."""
    raise NotImplementedError


@hookspec
def reportlint_formatters() -> Iterable[AnyFormatter]:
    """Give the formatters a plugin has."""
    raise NotImplementedError
