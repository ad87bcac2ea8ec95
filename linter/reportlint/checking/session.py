"""Checks one file: from its bytes, through reader, cleaning, form and rules, to its findings."""

from __future__ import annotations

import dataclasses
import hashlib
from bisect import bisect
from functools import cached_property, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.checking.quotations import quoted
from reportlint.checking.reported_findings import (
    Lost,
    crashed,
    filed,
    in_order,
    named,
    told,
    traced,
)
from reportlint.clean import clean
from reportlint.config.settings import Decision, Layer, Settings, configured, decide
from reportlint.discovery.submissions import (
    lines_speak,
    name_speaks,
    speak_of_reports,
    unlike,
    without_text,
)
from reportlint.discovery.target import refused
from reportlint.files.contents import USUAL, read, size, within_limit
from reportlint.files.copy_marks import is_copy
from reportlint.files.results import is_result_in
from reportlint.files.unsupported_kinds import refuse
from reportlint.hookspecs import (
    DemandingReader,
    DrawnReport,
    Reader,
    Report,
    Source,
    TellingReport,
    Unreadable,
)
from reportlint.model.document import (
    Block,
    Caption,
    Document,
    EditableLocator,
    Paragraph,
    Rewriting,
    Span,
)
from reportlint.model.finding import Bilingual
from reportlint.model.fix import Edit, Fix
from reportlint.model.ledger import Facts, Identity, Ledger
from reportlint.model.outcome import Failure, Outcome, Unchecked, Unfixable
from reportlint.model.packed_facts import PackedFacts
from reportlint.model.place import UNSAID, Spot
from reportlint.model.reported import Reported
from reportlint.model.rule import Rule
from reportlint.model.suppression import Remark, Suppressions
from reportlint.plugins.blaming import blaming
from reportlint.readers.shared.text_locator import TextLocator
from reportlint.readers.text.typed_rows import drawn
from reportlint.refusals.catalogue import kept_elsewhere, refusal, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.discovery.target import Target
    from reportlint.files.archives.open_archives import OpenArchives
    from reportlint.plugins.loading import Plugins

NOTHING_BEHIND = Span(-1, -1)
"""The stretch that a comment is on behind which nothing stands."""

TEXT = ".txt"
"""A file that was named, and whose suffix no reader claims, is read as one with this suffix."""


class Parsed(NamedTuple):
    """A file understood: what was read and what a form made of it."""

    document: Document
    report: Report

    def spot(self, spot: Spot) -> Spot:
        """Give a spot with what the form calls it, and where its reader says it is."""
        with blaming(self.report):
            words = self.report.where(spot.place, spot.span)
        location = self.document.locator.locate(spot.span)
        return Spot(spot.span, spot.place, words, location)

    def excerpt(self, span: Span) -> str:
        """Give the line on which a span starts."""
        return self.document.locator.excerpt(span)

    def edit(self, edit: Edit) -> Edit | None:
        """Give an edit as the source has to have it; None where it cannot be made."""
        written = self._written(edit)
        if not isinstance(written, Rewriting):
            return None
        location = self.document.locator.locate(edit.span)
        return dataclasses.replace(edit, old=written.old, new=written.new, location=location)

    def why_not(self, fix: Fix) -> Bilingual | None:
        """Say why a fix cannot be made; None where it can."""
        written = map(self._written, fix.edits)
        return next((why for why in written if not isinstance(why, Rewriting)), None)

    def _written(self, edit: Edit) -> Rewriting | Bilingual:
        locator = self.document.locator
        if not isinstance(locator, EditableLocator):
            return said("fix.kind")
        return locator.rewritten(edit.span, edit.new)


class Session:
    """The plugins at work: made once, asked for every file."""

    def __init__(self, plugins: Plugins) -> None:
        self.plugins = plugins
        self._selections: dict[tuple[_Rules, type], Selection] = {}
        self._codes_on: dict[tuple[_Rules, bool], frozenset[str]] = {}

    def rules(self, settings: Settings) -> tuple[Rule[Any], ...]:
        """Give the rules that there are where settings hold: the plugins' and those declared in files."""
        return (*self.plugins.rules, *settings.declared)

    def check(self, target: Target) -> Outcome:
        """Read a file and lint it."""
        try:
            source = self.source(target)
        except Unreadable as refusal:
            return self.give_up(refused(target.path, refusal), target.settings)
        return self.lint(
            source, target.settings, wanted=target.wanted, with_facts=target.with_facts
        )

    def source(self, target: Target) -> Source:
        """Give the name and the bytes of a file; raises Unreadable."""
        if target.data is not None:
            return within_limit(Source(target.path, target.data))
        if target.member is not None:
            return Source(target.path, self._archives.read(target.member))
        return read(target.path)

    @cached_property
    def _archives(self) -> OpenArchives:
        from reportlint.files.archives.open_archives import OpenArchives

        return OpenArchives()

    def lint(
        self,
        source: Source,
        settings: Settings,
        *,
        wanted: bool = True,
        with_facts: bool = False,
    ) -> Outcome:
        """Lint the bytes of a file; `wanted` and `with_facts` are as a target has them."""
        outcome = self._linted(source, settings, wanted=wanted, with_facts=with_facts)
        if not with_facts:
            return outcome
        return dataclasses.replace(outcome, sha256=hashlib.sha256(source.data).hexdigest())

    def _linted(
        self, source: Source, settings: Settings, *, wanted: bool, with_facts: bool
    ) -> Outcome:
        try:
            as_it_is = self.as_it_is(source)
            if not wanted and (is_result_in(source) or is_copy(source.data, as_it_is)):
                return Outcome(source.path, skipped=True)
            document = clean(drawn(as_it_is))
            parsed = self._understood(document)
            if parsed is not None:
                outcome = self.judge(parsed, source.path, settings, with_facts=with_facts)
            else:
                outcome = self._not_understood(document, source.path, settings, wanted=wanted)
            notes = tuple(document.notes)
            return dataclasses.replace(outcome, notes=notes) if notes else outcome
        except Unreadable as refusal:
            return self.give_up(refused(source.path, refusal), settings, refusal.__cause__)

    def _not_understood(
        self, document: Document, path: str, settings: Settings, *, wanted: bool
    ) -> Outcome:
        speaks = self._calls_itself_a_report(document, path)
        empty = without_text(document, speaks=speaks)
        unchecked = refused(path, empty) if empty is not None else None
        if wanted or speaks:
            return self.give_up(unchecked or self._no_report(path, speaks=speaks), settings)
        is_mark = not PurePath(path).suffix  # Programs leave empty files to say that they are done.
        return Outcome(path, skipped=True, in_doubt=None if is_mark else unchecked)

    def _calls_itself_a_report(self, document: Document, path: str) -> bool:
        speaks = partial(speak_of_reports, self.plugins.forms)
        return name_speaks(path, speaks) or lines_speak(document, speaks)

    def _no_report(self, path: str, *, speaks: bool) -> Unchecked:
        """Say that a file which should be a report is none."""
        return refused(path, unlike(self.plugins.forms)) if speaks else self.not_a_report(path)

    def recognises(self, source: Source) -> bool:
        """Say whether a file is a report that some form knows; one that cannot be read is none."""
        try:
            document = self.read(source)
        except Unreadable:
            return False
        return any(form.recognises(document) for form in self.plugins.forms)

    def parse(self, source: Source) -> Parsed | None:
        """Read a file and parse it by the form it shows signs of; raises Unreadable."""
        return self._understood(self.read(source))

    def _understood(self, document: Document) -> Parsed | None:
        for form in self.plugins.forms:
            with blaming(form):
                if form.recognises(document):
                    return Parsed(document, form.parse(document))
        return None

    def keeps_apart(self, target: Target) -> bool:
        """Say whether a file is to be checked in a process apart, as its reader may come to grief.

        No reader is harmless over files of every size, and an archive may lie about its members'.
        """
        reader = self._reader(target.path)
        if reader is None:
            return False
        if target.member is not None or not getattr(reader, "is_harmless", False):
            return True
        return _size(target) > USUAL

    def refused_at_once(self, target: Target) -> Outcome | None:
        """Give up a file that is read by what is not installed, without a process for it.

        It is looked at only where something is missing, and only if it is of a usual size.
        """
        reader = self._reader(target.path)
        if not isinstance(reader, DemandingReader) or target.member is not None:
            return None
        if PurePath(target.path).suffix.lower() not in reader.wanting:
            return None
        if not 0 < _size(target) <= USUAL:  # A pipe has no size, and can be read but once.
            return None
        try:
            with blaming(reader):
                reader.refuse(self.source(target))
        except Unreadable as refusal:
            return self.give_up(refused(target.path, refusal), target.settings)
        return None

    def _reader(self, path: str) -> Reader | None:
        readers = self.plugins.readers
        return readers.get(PurePath(path).suffix.lower()) or readers.get(TEXT)

    def read(self, source: Source) -> Document:
        """Read a file by its suffix and clean it; raises Unreadable."""
        return clean(drawn(self.as_it_is(source)))

    def as_it_is(self, source: Source) -> Document:
        """Read a file by its suffix, with all that is in it; raises Unreadable."""
        reader = self._reader(source.path)
        if PurePath(source.path).suffix.lower() not in self.plugins.readers:
            refuse(source.path)
        if reader is None:
            raise refusal("kind.no-reader")
        with blaming(reader):
            return reader.read(source)

    def judge(
        self, parsed: Parsed, path: str, settings: Settings, *, with_facts: bool = False
    ) -> Outcome:
        """Run the rules on a parsed report; `with_facts`, also tell what it says and quote it."""
        drafts, failures = self._drafts(parsed.report, path, settings)
        drafts = in_order(drafts)
        across = self.selection(Ledger, path, settings)
        rules = len(self.selection(type(parsed.report), path, settings)) + len(across)
        identity = parsed.report.identity
        with blaming(parsed.document.locator):
            findings = filed(drafts, path, named(identity, path), parsed)
        if with_facts:
            findings = quoted(findings, parsed.document)
        is_telling = with_facts or bool(across)
        return Outcome(
            path,
            identity,
            findings,
            tuple(failures),
            rules=rules,
            remarks=_remarks(parsed.document),
            facts=_facts(parsed, path) if is_telling else {},
            layouts=_layouts(parsed.report) if is_telling else (),
            unfixable=tuple(_unfixable(drafts, findings, parsed)),
        )

    def give_up(
        self, unchecked: Unchecked, settings: Settings, cause: BaseException | None = None
    ) -> Outcome:
        """Say, by the rules whose business it is, that a file could not be checked."""
        drafts, failures = self._drafts(unchecked, unchecked.path, settings)
        findings = filed(drafts, unchecked.path, (PurePath(unchecked.path).name,), Lost())
        unchecked = dataclasses.replace(unchecked, traceback=traced(cause))
        return Outcome(
            unchecked.path, findings=findings, failures=tuple(failures), unchecked=unchecked
        )

    def review(
        self, suppressions: Suppressions, path: str, identity: Identity, settings: Settings
    ) -> Outcome:
        """Say, by the rules whose business it is, what is wrong with what is suppressed in a report."""
        drafts, failures = self._drafts(suppressions, path, settings)
        findings = filed(drafts, path, named(identity, path), _Written(suppressions))
        return Outcome(path, identity, findings, tuple(failures), in_hindsight=True)

    def codes_on(
        self, path: str, settings: Settings, *, in_hindsight: bool = False
    ) -> frozenset[str]:
        """Give the codes of the rules that are on for a file; of those on all reports, if they count."""
        layers = settings.layers_for(path)
        key = ((layers, settings.declared), in_hindsight)
        if key not in self._codes_on:
            self._codes_on[key] = frozenset(
                rule.code
                for rule in self.rules(settings)
                if (in_hindsight or not issubclass(Ledger, rule.subject))
                and decide(rule, layers).on
            )
        return self._codes_on[key]

    def not_a_report(self, path: str) -> Unchecked:
        """Say that a file is none of the reports that any form knows."""
        known = "、".join(form.name for form in self.plugins.forms)
        forms = known or said("report.of-any-kind")
        return refused(path, kept_elsewhere("report.unrecognised", forms=forms))

    def _drafts(
        self, subject: object, path: str, settings: Settings
    ) -> tuple[list[Reported], list[Failure]]:
        """Run every rule for a subject; one that raises costs its own findings and no other's."""
        drafts: list[Reported] = []
        failures: list[Failure] = []
        for rule, decision in self.selection(type(subject), path, settings):
            try:
                drafts.extend(told(rule.check(subject), decision))
            except Exception as error:
                failures.append(crashed(rule, Bilingual(path, path), error))
        return drafts, failures

    def selection(self, subject: type, path: str, settings: Settings) -> Selection:
        """Give the rules that are on for a kind of subject in a file, set as they are for it."""
        layers = settings.layers_for(path)
        key = ((layers, settings.declared), subject)
        if key not in self._selections:
            decisions = (
                (rule, decide(rule, layers))
                for rule in self.rules(settings)
                if issubclass(subject, rule.subject)
            )
            self._selections[key] = tuple(
                (configured(rule, decision), decision)
                for rule, decision in decisions
                if decision.on
            )
        return self._selections[key]


def _unfixable(
    drafts: Sequence[Reported], findings: Sequence[Reported], parsed: Parsed
) -> Iterator[Unfixable]:
    """Give the findings that had fixes as drafts, and have none in this file."""
    for number, (draft, finding) in enumerate(zip(drafts, findings, strict=True)):
        if draft.fix is None or finding.fix is not None:
            continue
        why = parsed.why_not(draft.fix)
        if why is not None:
            yield Unfixable(number, draft.fix.safety, why)


class _Written(Lost):
    """The guide to what is suppressed in a report, which knows where it was written."""

    def __init__(self, suppressions: Suppressions) -> None:
        self._spots = {(each.place, each.span): each.at for each in suppressions.all}

    def spot(self, spot: Spot) -> Spot:
        """Give the spot with its words and place."""
        return self._spots.get((spot.place, spot.span), spot)


def _remarks(document: Document) -> tuple[Remark, ...]:
    """Give what a file says to reportlint, and before which paragraph or table it does."""
    if not document.comments:
        return ()
    shown = (block for block in document.blocks if not isinstance(block, Caption))
    spans = sorted(map(_span, shown))
    remarks = []
    for comment in document.comments:
        behind = bisect(spans, comment.span())
        before = spans[behind] if behind < len(spans) else NOTHING_BEHIND
        location = document.locator.locate(comment.span())
        remarks.append(Remark(comment.text, comment.span(), location, before if behind else None))
    return tuple(remarks)


def _span(block: Block) -> Span:
    if isinstance(block, Paragraph):
        return block.span()
    cells = [cell.span() for row in block.rows for cell in row]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def _facts(parsed: Parsed, path: str) -> Facts:
    """Give what a report says, with the places, if it can tell."""
    report, locator = parsed.report, parsed.document.locator
    if not isinstance(report, TellingReport):
        return {}
    with blaming(report):
        facts = report.facts()
        words = [
            report.where(fact.place, fact.span) if fact.words == UNSAID else fact.words
            for fact in facts.values()
        ]
    if isinstance(locator, TextLocator):
        return PackedFacts.placed(facts, path, words, locator.lines)
    with blaming(locator):
        locations = [locator.locate(fact.span) for fact in facts.values()]
    return PackedFacts.placed(facts, path, words, locations)


def _layouts(report: Report) -> tuple[str, ...]:
    """Give the names of the layouts by which a report's tables are drawn, if it has any."""
    if not isinstance(report, DrawnReport):
        return ()
    with blaming(report):
        return tuple(report.layouts)


def _size(target: Target) -> int:
    """Give the bytes of a target; 0 if it is no file with a size to be seen."""
    return size(target.path) if target.data is None else len(target.data)


_Rules = tuple[tuple[Layer, ...], tuple[Rule[Any], ...]]
"""What is said of rules, and those that are declared in files: by this, the rules that are on are known."""

Selection = tuple[tuple[Rule[Any], Decision], ...]
