"""`reportlint check`: has the files checked, writes what was found, settles the exit status."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from reportlint.api import lint_paths
from reportlint.characters.printable import legible
from reportlint.command_line.console import binary_results, coloured, results, tell, watched
from reportlint.config.settings import FailOn
from reportlint.errors import RunError, described
from reportlint.files.contents import LIMIT
from reportlint.formatters.closing import closing
from reportlint.hookspecs import BinaryFormatter, Detail, Source, Style
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual, Language
from reportlint.plugins.loading import Plugins, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.hookspecs import Format, Formatter
    from reportlint.model.outcome import Outcome
    from reportlint.running.run import LintRun
    from reportlint.running.tally import Tally

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

    def style(self, language: Language) -> Style:
        """Give how results are to be written."""
        detail = Detail.VERBOSE if self.verbose else Detail.USUAL
        return Style(language, Detail.QUIET if self.quiet else detail, coloured(self.output))


def check(options: Options) -> int:
    """Check what the paths lead to; gives the exit status."""
    if options.stdin_filename and STDIN not in options.paths:
        raise RunError(
            "--stdin-filename 只与 -（标准输入）同用。",
            "--stdin-filename goes with - (standard input) only.",
        )
    plugins = load()
    formatter = _formatter(plugins, options.format_name, options.output)
    run = lint_paths(
        [path for path in options.paths if path != STDIN],
        select=options.select,
        ignore=options.ignore,
        extend_select=options.extend_select,
        extend_ignore=options.extend_ignore,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        fail_on=FailOn(options.fail_on) if options.fail_on else None,
        jobs=options.jobs,
        roster=options.roster,
        cache=not options.no_cache,
        facts=getattr(formatter, "needs_facts", False),
        sources=_standard_input(options),
        progress=lambda files, total: watched(files, total, run.language, output=options.output),
        plugins=plugins,
    )
    if options.list_files:
        return _list(run)
    with run.interruptible():
        _write(run, formatter, options.output, options.style(run.language))
    _tell_the_rest(options, run)
    return _status(options, run)


def _standard_input(options: Options) -> Iterator[Source]:
    """Give the bytes of standard input, if it is to be checked."""
    if STDIN in options.paths and not options.list_files:
        name = options.stdin_filename or STDIN
        yield Source(name, sys.stdin.buffer.read(LIMIT + 1))


def _write(
    run: LintRun, formatter: Formatter | BinaryFormatter, output: str | None, style: Style
) -> None:
    """Let a formatter write; what it raises is its own fault, and named as such."""
    if isinstance(formatter, BinaryFormatter):
        with binary_results(output) as stream, _blaming(formatter, run):
            formatter.write_bytes(run, stream, style)
    else:
        with results(output) as out, _blaming(formatter, run):
            formatter.write(run, out, style)
    if not run.finished:
        run.cut_short()
    if style.detail is not Detail.QUIET and (output is not None or not formatter.has_closing):
        for line in closing(run.summary, style._replace(colour=False)):
            click.echo(line, err=True)


@contextmanager
def _blaming(formatter: Format, run: LintRun) -> Iterator[None]:
    """Name a formatter for what it raises or leaves out, but not for what is said to the user."""
    try:
        yield
    except RunError:
        raise
    except Exception as error:
        if error is run.crash or _is_of_stream(error):
            raise
        raise _blamed(formatter, described(error)) from error
    if not run.finished:
        raise _blamed(formatter, Bilingual("没有写完全部文件", "it has not written every file"))


def _is_of_stream(error: Exception) -> bool:
    """Say whether the stream failed that is written to; a file that is opened has a name."""
    return isinstance(error, OSError) and error.filename is None


def _blamed(formatter: Format, why: Bilingual) -> RunError:
    name = f"{type(formatter).__module__}.{type(formatter).__qualname__}"
    return RunError(
        f"输出格式“{formatter.name}”出错（{why.zh}）。请告知 {name} 的作者，或换一种格式。",
        f"the format {formatter.name} failed ({why.en}). "
        f"Tell the authors of {name}, or choose another format.",
    )


def _status(options: Options, run: LintRun) -> int:
    """Settle the exit status; a run in which nothing was checked is not a success."""
    tally = run.tally
    if tally.interrupted:
        return INTERRUPTED
    if not tally.is_trusted:
        return UNTRUSTED
    why = _nothing_checked(tally)
    if why is not None and not options.allow_empty:
        tell(why, run.language)
        return UNTRUSTED
    attendance = tally.attendance
    is_owed = attendance is not None and not attendance.is_complete
    is_failing = tally.failing or (is_owed and run.fail_on is not FailOn.NEVER)
    return FINDINGS if is_failing else CLEAN


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


def _tell_the_rest(options: Options, run: LintRun) -> None:
    """Say on standard error what is not a finding."""
    if options.statistics:
        for (code, name), count in sorted(
            run.tally.kinds.items(), key=lambda entry: (-entry[1], entry[0])
        ):
            click.echo(f"{count:>6}  {code}  {name}", err=True)
    for note in (*(run.doubts if options.verbose else ()), *run.notes):
        tell(note, run.language)
    for outcome in run.summary.unchecked:
        _tell_of_unchecked(options, outcome, run.language)
    for failure in run.tally.failures:
        tell(failure.said, run.language)
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


def _list(run: LintRun) -> int:
    """Name the files that would be checked, and what stands in the way of others."""
    found = run.found
    with results() as out:
        out.writelines(f"{legible(target.path)}\n" for target in found.targets)
    faults = chain.from_iterable(found.faults.values())
    problems = [*faults, *(unchecked.said for unchecked, _ in found.unreadable)]
    for said in (*found.notes, *problems):
        tell(said, run.language)
    return UNTRUSTED if problems else CLEAN


def _formatter(
    plugins: Plugins, name: str | None, output: str | None
) -> Formatter | BinaryFormatter:
    """Choose the format that is named, else the one that the suffix of the output file tells."""
    suffix, told = _told(plugins, output)
    if name is None:
        if suffix and not told:
            _, suffixes = _known(plugins)
            raise RunError(
                f"从后缀“{suffix}”看不出 --output 要写成哪种格式。"
                f"请用 --format 说明，或改用这些后缀之一：{suffixes}",
                f"the suffix {suffix} of --output tells no format. "
                f"Name one by --format, or use one of these suffixes: {suffixes}",
            )
        formatter = told[0] if told else plugins.formatters[DEFAULT_FORMAT]
    elif name not in plugins.formatters:
        names, _ = _known(plugins)
        near = did_you_mean(name, plugins.formatters)
        raise RunError(
            f"没有格式“{name}”{near.zh}（可用的格式：{names}）",
            f"there is no format {name!r}{near.en} (the formats are: {names})",
        )
    else:
        formatter = plugins.formatters[name]
        if told and formatter not in told:
            raise RunError(
                f"--format {name} 与 --output 的后缀“{suffix}”（{told[0].name}）不一致。"
                "请去掉一个或改正。",
                f"--format {name} contradicts the suffix {suffix} of --output ({told[0].name}). "
                "Leave one out, or correct it.",
            )
    if isinstance(formatter, BinaryFormatter) and output is None and sys.stdout.isatty():
        raise RunError(
            f"格式 {formatter.name} 不是文字，不能显示在终端里。请用 --output 保存到文件。",
            f"the format {formatter.name} is not text, and cannot be shown on a terminal. "
            "Save it to a file with --output.",
        )
    return formatter


def _told(
    plugins: Plugins, output: str | None
) -> tuple[str, Sequence[Formatter | BinaryFormatter]]:
    """Give the suffix of a file, and the formats it can be of; of `x.sarif.json`, the longest counts."""
    suffixes = [suffix.lower() for suffix in PurePath(output or "").suffixes]
    for first in range(len(suffixes)):
        suffix = "".join(suffixes[first:])
        if told := [known for known in plugins.formatters.values() if suffix in known.suffixes]:
            return suffix, told
    return "".join(suffixes[-1:]), ()


def _known(plugins: Plugins) -> tuple[str, str]:
    """Give the names of all formats, and the suffixes that tell them."""
    names = ", ".join(plugins.formatters)
    suffixes = sorted(
        {suffix for known in plugins.formatters.values() for suffix in known.suffixes}
    )
    return names, ", ".join(suffixes)
