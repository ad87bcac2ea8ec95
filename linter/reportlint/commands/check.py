"""`reportlint check`: find the files, check them, write what was found, settle the exit status."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from reportlint.batch import outcomes
from reportlint.cache.kept import KeptOutcomes
from reportlint.config.faults import ConfigurationError
from reportlint.config.find import Configurations
from reportlint.console import coloured, results, tell, watched
from reportlint.discover import Discovery, discover
from reportlint.errors import RunError, described, did_you_mean
from reportlint.finding import Bilingual, Language
from reportlint.formatters.closing import closing
from reportlint.hookspecs import Detail, Style, Unreadable
from reportlint.interruption import Interruption
from reportlint.legible import legible
from reportlint.outcome import Failure, Outcome
from reportlint.plugins import Plugins, load
from reportlint.run import Session, Target, refused
from reportlint.settings import COMMAND_LINE, FailOn, Layer, Overrides, Settings, check_selectors
from reportlint.sources import read_stream
from reportlint.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.hookspecs import Formatter
    from reportlint.outcome import Summary, Unchecked
    from reportlint.roster.listing import Roster

STDIN = "-"
CLEAN, FINDINGS, UNTRUSTED, INTERRUPTED = 0, 1, 2, 130

DEFAULT_FORMAT = "text"
"""What is written where neither `--format` nor the suffix of `--output` says otherwise."""


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
    format_name: str | None
    output: str | None
    lang: str | None
    jobs: int | None
    fail_on: str | None
    allow_empty: bool
    roster: str | None
    stdin_filename: str | None
    list_files: bool
    no_cache: bool
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

    def style(self, language: Language) -> Style:
        """Give how results are to be written."""
        detail = Detail.VERBOSE if self.verbose else Detail.USUAL
        return Style(language, Detail.QUIET if self.quiet else detail, coloured(self.output))


class _Checks:
    """A run as it goes: gives the files as they are done, and keeps count.

    `crash` is what ended it early, if anything did: no formatter is to blame for that. It is
    `finished` where it has come to the last file, or was interrupted by its user.
    """

    def __init__(
        self,
        options: Options,
        session: Session,
        found: Discovery,
        language: Language,
        interruption: Interruption,
        roster: Roster | None,
    ) -> None:
        self.crash: Exception | None = None
        self.finished = False
        self.notes: list[Bilingual] = []
        self.tally = Tally(found.total, roster)
        self._options = options
        self._language = language
        self._session = session
        self._found = found
        self._interruption = interruption

    @property
    def summary(self) -> Summary:
        return self.tally.summary

    def __iter__(self) -> Iterator[Outcome]:
        for said in chain.from_iterable(self._found.faults.values()):
            self.tally.failures.append(Failure(said))
        try:
            for outcome, settings in self._interruption.awaiting(self._outcomes()):
                self.tally.add(outcome, settings.fail_on)
                self.notes += [
                    Bilingual(f"{outcome.path}：{note.zh}。", f"{outcome.path}: {note.en}.")
                    for note in outcome.notes
                ]
                yield outcome
        except KeyboardInterrupt:
            self.tally.interrupted = True
        except GeneratorExit:  # Nobody reads on: the rest goes unchecked, too.
            self.tally.interrupted = not self.tally.is_whole
            raise
        except Exception as error:
            self.crash = error
            raise
        self.finished = True

    def _outcomes(self) -> Iterator[tuple[Outcome, Settings]]:
        """Give what became of each file, and the settings that held for it."""
        for path in self._found.skipped:
            yield Outcome(path, skipped=True), Settings()
        targets = self._found.targets
        kept = None if self._options.no_cache else KeptOutcomes(self._session.plugins)
        checking = watched(
            outcomes(self._session, targets, self._options.jobs, kept),
            len(targets),
            self._language,
            output=self._options.output,
        )
        handed_in: list[str] = []
        empty: list[tuple[Target, Unchecked]] = []
        for entry in self._found.in_order():
            if isinstance(entry, Target):
                outcome, settings = next(checking), entry.settings
                if outcome.in_doubt is not None:
                    empty.append((entry, outcome.in_doubt))
                    continue
            else:
                unchecked, settings = entry
                outcome = self._session.give_up(unchecked, settings)
            if not outcome.skipped:
                handed_in.append(outcome.path)
            yield outcome, settings
        submissions, skipped = self._found.settled(handed_in, empty)
        for unchecked, settings in submissions:
            yield self._session.give_up(unchecked, settings), settings
        for path in skipped:
            yield Outcome(path, skipped=True), Settings()
        if kept is not None and kept.trouble is not None:
            self.notes.append(kept.trouble)


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
    formatter = _formatter(plugins, options.format_name, options.output)
    explicit = Path(options.config).absolute() if options.config else None
    configurations = Configurations(
        plugins, overrides, explicit=explicit, isolated=options.isolated
    )
    session = Session(plugins)
    roster = _roster(options.roster, session)
    named = [path for path in options.paths if path != STDIN]
    found = discover(named, configurations, plugins)
    if roster is not None:
        found.leave_out(roster.path)
    language = _language(options, configurations)
    if options.list_files:
        return _list(found, language)
    if STDIN in options.paths:
        _take_stdin(options.stdin_filename or STDIN, configurations, found)

    with Interruption() as interruption:
        checks = _Checks(options, session, found, language, interruption, roster)
        _write(checks, formatter, options.output, options.style(language))
    notes = (*found.notes, *(roster.notes if roster else ()))
    _tell_the_rest(options, checks, notes, language)
    return _status(options, checks.tally, language)


def _write(checks: _Checks, formatter: Formatter, output: str | None, style: Style) -> None:
    """Let a formatter write; what it raises is its own fault, and named as such."""
    with results(output) as out:
        try:
            formatter.write(checks, out, style)
        except Exception as error:
            if error is checks.crash or _is_of_stream(error):
                raise
            raise _blamed(formatter, described(error)) from error
        if not checks.finished:
            raise _blamed(formatter, Bilingual("没有写完全部文件", "it has not written every file"))
    if style.detail is not Detail.QUIET and (output is not None or not formatter.has_closing):
        for line in closing(checks.summary, style._replace(colour=False)):
            click.echo(line, err=True)


def _is_of_stream(error: Exception) -> bool:
    """Say whether the stream failed that is written to; a file that is opened has a name."""
    return isinstance(error, OSError) and error.filename is None


def _blamed(formatter: Formatter, why: Bilingual) -> RunError:
    name = f"{type(formatter).__module__}.{type(formatter).__qualname__}"
    return RunError(
        f"输出格式“{formatter.name}”出错（{why.zh}）。请告知 {name} 的作者，或换一种格式。",
        f"the format {formatter.name} failed ({why.en}). "
        f"Tell the authors of {name}, or choose another format.",
    )


def _status(options: Options, tally: Tally, language: Language) -> int:
    """Settle the exit status; a run in which nothing was checked is not a success."""
    if tally.interrupted:
        return INTERRUPTED
    if not tally.is_trusted:
        return UNTRUSTED
    why = _nothing_checked(tally)
    if why is not None and not options.allow_empty:
        tell(why, language)
        return UNTRUSTED
    attendance = tally.attendance
    is_owed = attendance is not None and not attendance.is_complete
    is_failing = tally.failing or (is_owed and options.fail_on != FailOn.NEVER.value)
    return FINDINGS if is_failing else CLEAN


def _roster(option: str | None, session: Session) -> Roster | None:
    """Read the list of offices that is given, if one is."""
    if option is None:
        return None
    from reportlint.roster.listing import Roster, path_and_column

    path, column = path_and_column(option)
    return Roster.read(path, session, column)


def _nothing_checked(tally: Tally) -> Bilingual | None:
    """Say why nothing was checked; None if something was."""
    if tally.summary.reports and tally.rules:
        return None
    if tally.summary.reports:
        return Bilingual(
            "没有检查：没有启用任何规则。请核对 --select、--ignore 和配置。",
            "Nothing was checked: no rule is on. Look at --select, --ignore and the configuration.",
        )
    if tally.summary.skipped:
        why = Bilingual("找到的文件都不是年度报告", "none of the files found is an annual report")
    else:
        why = Bilingual(
            "没有找到文件（文件夹是空的，或者都被排除、忽略了）",
            "no file was found (the folder is empty, or everything in it is excluded or ignored)",
        )
    return Bilingual(
        f"没有检查：{why.zh}。请核对路径；确实可以没有报告的，加上 --allow-empty。",
        f"Nothing was checked: {why.en}. Look at the path; where there may be no report, "
        "say --allow-empty.",
    )


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
    options: Options, checks: _Checks, notes: Sequence[Bilingual], language: Language
) -> None:
    """Say on standard error what is not a finding."""
    if options.statistics:
        for (code, name), count in sorted(
            checks.tally.kinds.items(), key=lambda entry: (-entry[1], entry[0])
        ):
            click.echo(f"{count:>6}  {code}  {name}", err=True)
    for note in (*(checks.notes if options.verbose else ()), *notes):
        tell(note, language)
    for outcome in checks.summary.unchecked:
        _tell_of_unchecked(options, outcome, language)
    for failure in checks.tally.failures:
        tell(failure.said, language)
        if options.verbose and failure.traceback:
            click.echo(failure.traceback, err=True)


def _tell_of_unchecked(options: Options, outcome: Outcome, language: Language) -> None:
    """Say what neither a finding nor the end of the run has said of a file left unchecked."""
    unchecked = outcome.unchecked
    if unchecked is not None:
        if options.quiet and not outcome.findings:
            tell(unchecked.said, language)
        if options.verbose and unchecked.traceback:
            click.echo(unchecked.traceback, err=True)


def _list(found: Discovery, language: Language) -> int:
    with results() as out:
        out.writelines(f"{legible(target.path)}\n" for target in found.targets)
    faults = chain.from_iterable(found.faults.values())
    problems = [*faults, *(unchecked.said for unchecked, _ in found.unreadable)]
    for said in (*found.notes, *problems):
        tell(said, language)
    return UNTRUSTED if problems else CLEAN


def _formatter(plugins: Plugins, name: str | None, output: str | None) -> Formatter:
    """Choose the format that is named, else the one that the suffix of the output file tells."""
    suffix = PurePath(output).suffix.lower() if output else ""
    meant = next(
        (known for known in plugins.formatters.values() if suffix and suffix in known.suffixes),
        None,
    )
    if name is None:
        if suffix and meant is None:
            _, suffixes = _known(plugins)
            raise RunError(
                f"从后缀“{suffix}”看不出 --output 要写成哪种格式。"
                f"请用 --format 说明，或改用这些后缀之一：{suffixes}",
                f"the suffix {suffix} of --output tells no format. "
                f"Name one by --format, or use one of these suffixes: {suffixes}",
            )
        return meant or plugins.formatters[DEFAULT_FORMAT]
    if name not in plugins.formatters:
        names, _ = _known(plugins)
        near = did_you_mean(name, plugins.formatters)
        raise RunError(
            f"没有格式“{name}”{near.zh}（可用的格式：{names}）",
            f"there is no format {name!r}{near.en} (the formats are: {names})",
        )
    formatter = plugins.formatters[name]
    if meant is not None and meant is not formatter:
        raise RunError(
            f"--format {name} 与 --output 的后缀“{suffix}”（{meant.name}）不一致。请去掉一个或改正。",
            f"--format {name} contradicts the suffix {suffix} of --output ({meant.name}). "
            "Leave one out, or correct it.",
        )
    return formatter


def _known(plugins: Plugins) -> tuple[str, str]:
    """Give the names of all formats, and the suffixes that tell them."""
    names = ", ".join(plugins.formatters)
    suffixes = sorted(
        {suffix for known in plugins.formatters.values() for suffix in known.suffixes}
    )
    return names, ", ".join(suffixes)


def _language(options: Options, configurations: Configurations) -> Language:
    """Give the language of the run: the command line's, or else that of the first path."""
    if options.lang:
        return Language(options.lang)
    path = Path(options.paths[0])
    is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() raises where this says no
    try:
        return configurations.of(path if is_folder else path.parent).language
    except ConfigurationError:
        return Language.ZH
