"""A form and rules of no importance: the engine must not know which ones it has."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportlint.hookspecs import Form, Identity, Unchecked, hookimpl
from reportlint.model.document import Document, Paragraph, Span
from reportlint.model.finding import Bilingual, Finding, Language, Severity
from reportlint.model.place import Place
from reportlint.model.rule import Rule
from reportlint.plugins.loading import Origin

SIGN = "留言"
"""What a file must have in it to be a note."""

NAME = "便条"
"""What a note is called where that is all there is of it."""


def both(text: str) -> Bilingual:
    return Bilingual(text, text)


@dataclass(frozen=True)
class Word:
    """A place in a note."""

    text: str
    span: Span
    place: Place


@dataclass(frozen=True)
class Note:
    """The parsed form: words, separated by spaces."""

    identity: Identity
    words: tuple[Word, ...]

    def where(self, place: Place, _: Span) -> Bilingual:
        return Bilingual(f"第 {place.parts[0]} 段", f"paragraph {place.parts[0]}")

    def tree(self, language: Language) -> str:  # noqa: ARG002
        return "note\n" + "".join(f"  {word.text}\n" for word in self.words)


class NoteForm:
    name = "留言条"

    def recognises(self, document: Document) -> bool:
        return any(SIGN in block.text for block in _paragraphs(document))

    def speaks_of(self, text: str) -> bool:
        return SIGN in text or NAME in text

    def parse(self, document: Document) -> Note:
        words = []
        for number, paragraph in enumerate(_paragraphs(document), start=1):
            end = 0
            for text in paragraph.text.split():
                first = paragraph.text.index(text, end)
                end = first + len(text)
                words.append(Word(text, paragraph.span(first, end), Place((f"{number}",))))
        if any(word.text == "form-crash" for word in words):
            raise ValueError("the form is at its wits' end")
        if any(word.text == "form-spin" for word in words):
            spin()
        office = next((word.text for word in words if word.text.endswith("局")), "")
        return Note(Identity(office, "2024"), tuple(words))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    return (block for block in document.blocks if isinstance(block, Paragraph))


class NoteRule(Rule[Note]):
    """Objects to one word."""

    subject = Note
    severity = Severity.ERROR
    summary = Bilingual("不许写某个词", "A word that must not be written")
    rationale = both("理由")
    basis = Bilingual("某办法第一条", "Article 1 of some measures")
    message = Bilingual("不应写“{actual}”", "{actual} must not be written")
    passing = f"{SIGN} 好"
    word: str

    def check(self, subject: Note) -> Iterator[Finding]:
        for word in subject.words:
            if word.text == self.word:
                yield self.finding(word, actual=word.text)


class Bad(NoteRule):
    code = "A001"
    name = "bad-word"
    word = "坏"
    failing = f"{SIGN} 坏"

    def check(self, subject: Note) -> Iterator[Finding]:
        yield from super().check(subject)
        for word in subject.words:
            if word.text == f"不太{self.word}":
                yield self.finding(word, actual=word.text, at_most=Severity.INFO)


class Poor(NoteRule):
    code = "A002"
    name = "poor-word"
    severity = Severity.WARNING
    word = "差"
    failing = f"{SIGN} 差"


class Odd(NoteRule):
    code = "B001"
    name = "odd-word"
    severity = Severity.INFO
    word = "怪"
    failing = f"{SIGN} 怪"


class Quiet(NoteRule):
    code = "B002"
    name = "quiet-word"
    severity = Severity.WARNING
    on_by_default = False
    word = "静"
    failing = f"{SIGN} 静"


class Crashing(NoteRule):
    """Raises at the word of its own, after having found what the others find.

    At others it takes its time, for ever or until it is interrupted.
    """

    code = "C001"
    name = "crashing-rule"
    word = "崩"
    failing = f"{SIGN} 崩"

    def check(self, subject: Note) -> Iterator[Finding]:
        yield from super().check(subject)
        if any(word.text == "崩" for word in subject.words):
            raise RecursionError("no end to it")
        if any(word.text == "exit" for word in subject.words):
            os._exit(70)
        for word in subject.words:
            LINGERING.get(word.text, lambda: None)()


def spin() -> int:
    return sum(1 for _ in iter(int, 1))


def ignore_and_spin() -> None:
    """Take whatever interrupts it for nothing, once."""
    try:
        spin()
    except BaseException:
        spin()


LINGERING: Mapping[str, Callable[[], object]] = {
    "spin": spin,
    "spin-on": ignore_and_spin,
    "backtrack": lambda: re.fullmatch("(?:a|a)*b", "a" * 64),
    "interrupt": lambda: os.kill(os.getpid(), signal.SIGINT),
    "linger": lambda: time.sleep(1),
}


class Failed(Rule[Unchecked]):
    subject = Unchecked
    code = "E001"
    name = "unchecked-file"
    severity = Severity.ERROR
    summary = both("文件未能检查")
    rationale = both("理由")
    basis = both("本项目")
    message = Bilingual("{reason}；{remedy}", "{reason}; {remedy}")
    passing = ""
    failing = ""

    def check(self, subject: Unchecked) -> Iterator[Finding]:
        yield self.finding(subject, reason=subject.reason, remedy=subject.remedy)


RULES: tuple[type[Rule[Any]], ...] = (Bad, Poor, Odd, Quiet, Crashing, Failed)


class NotePlugin:
    """The plugin of the form and its rules."""

    @hookimpl
    def reportlint_forms(self) -> Iterable[Form]:
        return [NoteForm()]

    @hookimpl
    def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
        return RULES


@dataclass(frozen=True)
class EntryPoint:
    """As much of an entry point as loading needs."""

    loaded: Callable[[], object]

    def load(self) -> object:
        return self.loaded()


def entry(name: str, plugin: object) -> tuple[Origin, EntryPoint]:
    return Origin(f"dist-{name}", name, f"module_{name}"), EntryPoint(lambda: plugin)


PLUGIN = NotePlugin()
