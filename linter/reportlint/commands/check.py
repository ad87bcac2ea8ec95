"""`reportlint check`: find the files, check them, write what was found, settle the exit status."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint.batch import outcomes
from reportlint.config.faults import ConfigurationError
from reportlint.config.find import Configurations
from reportlint.console import coloured, results, tell, watched
from reportlint.discover import Discovery, discover
from reportlint.errors import RunError, did_you_mean
from reportlint.finding import Bilingual, Finding, Language
from reportlint.hookspecs import Summary, Unreadable
from reportlint.legible import legible
from reportlint.plugins import Plugins, load
from reportlint.run import Failure, Outcome, Session, Target, refused
from reportlint.settings import COMMAND_LINE, FailOn, Layer, Overrides, check_selectors
from reportlint.sources import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.hookspecs import Formatter

STDIN = "-"
CLEAN, FINDINGS, UNTRUSTED = 0, 1, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    paths: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    extend_select: Sequence[str]
    extend_ignore: Sequence[str]
    config: str | None
    isolated: bool
    format_name: str
    output: str | None
    lang: str | None
    jobs: int | None
    fail_on: str | None
    stdin_filename: str | None
    list_files: bool
    statistics: bool
    quiet: bool
    verbose: bool

    def overrides(self) -> Overrides:
        """Give what stands above every configuration file."""
        layer = Layer(
            COMMAND_LINE,
            select=tuple(self.select) or None,
            ignore=tuple(self.ignore) or None,
            extend_select=tuple(self.extend_select),
            extend_ignore=tuple(self.extend_ignore),
        )
        return Overrides(
            layer,
            Language(self.lang) if self.lang else None,
            FailOn(self.fail_on) if self.fail_on else None,
        )


@dataclass
class _Tally:
    """What has come of the files so far."""

    findings: list[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[Bilingual] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    checked: int = 0
    failing: bool = False
    trusted: bool = True

    def add(self, outcome: Outcome, fail_on: FailOn) -> None:
        self.findings += outcome.findings
        self.failing |= any(fail_on.fails(finding.severity) for finding in outcome.findings)
        if outcome.skipped:
            self.skipped.append(outcome.path)
        elif not outcome.unchecked:
            self.checked += 1
        self.trusted &= not outcome.unchecked
        self.notes += [
            Bilingual(f"{outcome.path}：{note.zh}。", f"{outcome.path}: {note.en}.")
            for note in outcome.notes
        ]
        for failure in outcome.failures:
            self.fail(failure)

    def fail(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.trusted = False

    @property
    def status(self) -> int:
        if not self.trusted:
            return UNTRUSTED
        return FINDINGS if self.failing else CLEAN


def check(options: Options) -> int:
    """Check what the paths lead to; gives the exit status."""
    if options.stdin_filename and STDIN not in options.paths:
        raise RunError(
            "--stdin-filename 只与 -（标准输入）同用。",
            "--stdin-filename goes with - (standard input) only.",
        )
    plugins = load()
    overrides = options.overrides()
    check_selectors(overrides.layer.selectors(), plugins.rules)
    formatter = _formatter(plugins, options.format_name)
    explicit = Path(options.config).absolute() if options.config else None
    configurations = Configurations(
        plugins, overrides, explicit=explicit, isolated=options.isolated
    )
    named = [path for path in options.paths if path != STDIN]
    found = discover(named, configurations, plugins)
    language = _language(options, configurations)
    if options.list_files:
        return _list(found, language)

    tally = _checked(options, Session(plugins), configurations, found, language)
    with results(options.output) as out:
        formatter.write(
            tally.findings,
            Summary(tally.checked, tally.skipped, [failure.said for failure in tally.failures]),
            out,
            language=language,
            colour=coloured(options.output),
            quiet=options.quiet,
        )
    _tell_the_rest(options, tally, found.notes, language)
    return tally.status


def _checked(
    options: Options,
    session: Session,
    configurations: Configurations,
    found: Discovery,
    language: Language,
) -> _Tally:
    tally = _Tally()
    if STDIN in options.paths:
        _take_stdin(options.stdin_filename or STDIN, configurations, found)
    targets = found.targets
    checking = watched(outcomes(session, targets, options.jobs), len(targets), language)
    handed_in = []
    for target, outcome in zip(targets, checking, strict=True):
        if outcome.in_doubt is not None:
            found.doubt(target, outcome.in_doubt)
            continue
        tally.add(outcome, target.settings.fail_on)
        if not outcome.skipped:
            handed_in.append(outcome.path)
    found.settle(handed_in)
    tally.skipped += found.skipped
    for unchecked, settings in found.unreadable:
        tally.add(session.give_up(unchecked, settings), settings.fail_on)
    for said in chain.from_iterable(found.faults.values()):
        tally.fail(Failure(said))
    tally.findings.sort(key=lambda finding: finding.path)
    tally.skipped.sort()
    return tally


def _take_stdin(path: str, configurations: Configurations, found: Discovery) -> None:
    """Add standard input to what was found, under a path of its own."""
    settings = configurations.of(Path(path).parent)
    try:
        data = read_stream(path, sys.stdin.buffer).data
    except Unreadable as refusal:
        found.unreadable.append((refused(path, refusal), settings))
    else:
        found.targets.append(Target(path, settings, data=data))


def _tell_the_rest(
    options: Options, tally: _Tally, notes: Sequence[Bilingual], language: Language
) -> None:
    """Say on standard error what is no finding."""
    if options.statistics:
        for line in _statistics(tally.findings):
            click.echo(line, err=True)
    if options.verbose:
        for path in tally.skipped:
            tell(Bilingual(f"跳过：{path}", f"skipped: {path}"), language)
        for note in tally.notes:
            tell(note, language)
    for note in notes:
        tell(note, language)
    for failure in tally.failures:
        tell(failure.said, language)
        if options.verbose and failure.traceback:
            click.echo(failure.traceback, err=True)
    if not tally.checked and tally.trusted and not options.quiet:
        tell(Bilingual("没有找到可检查的报告。", "There is no report to check."), language)


def _statistics(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter((finding.code, finding.name) for finding in findings)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>6}  {code}  {name}"


def _list(found: Discovery, language: Language) -> int:
    with results() as out:
        out.writelines(f"{legible(target.path)}\n" for target in found.targets)
    faults = chain.from_iterable(found.faults.values())
    problems = [*faults, *(unchecked.said for unchecked, _ in found.unreadable)]
    for said in (*found.notes, *problems):
        tell(said, language)
    return UNTRUSTED if problems else CLEAN


def _formatter(plugins: Plugins, name: str) -> Formatter:
    try:
        return plugins.formatters[name]
    except KeyError:
        near, known = did_you_mean(name, plugins.formatters), ", ".join(plugins.formatters)
        raise RunError(
            f"没有格式 {name!r}{near.zh}（可用的格式：{known}）",
            f"there is no format {name!r}{near.en} (the formats are: {known})",
        ) from None


def _language(options: Options, configurations: Configurations) -> Language:
    """Give the language of the run: the command line's, or else that of the first path."""
    if options.lang:
        return Language(options.lang)
    path = Path(options.paths[0])
    try:
        return configurations.of(path if path.is_dir() else path.parent).language
    except ConfigurationError:
        return Language.ZH
