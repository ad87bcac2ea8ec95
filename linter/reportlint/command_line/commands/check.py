"""`reportlint check`: has the files checked, writes what was found, settles the exit status."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import click

from reportlint.api import lint_paths
from reportlint.characters.printable import legible
from reportlint.command_line.console import results, tell, watched
from reportlint.command_line.language import of_locale
from reportlint.command_line.letters import Wishes, refuse_folders
from reportlint.command_line.outputs import chosen, read_for, refuse_inputs, refuse_reports, write
from reportlint.command_line.standard_input import STDIN, StandardInput
from reportlint.config.settings import FailOn
from reportlint.errors import RunError
from reportlint.fixing.mending import Mended, Mending
from reportlint.fixing.saving import difference, save
from reportlint.formatters.closing import MOST_NAMED, closing, left_alone
from reportlint.hookspecs import Detail, Style
from reportlint.model.finding import Bilingual, Language
from reportlint.plugins.loading import load
from reportlint.roster.listing import path_and_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.command_line.outputs import Destination
    from reportlint.model.outcome import Outcome
    from reportlint.running.run import LintRun
    from reportlint.running.tally import Tally

CLEAN, FINDINGS, UNTRUSTED, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    paths: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    extend_select: Sequence[str]
    extend_ignore: Sequence[str]
    preview: bool | None
    config: str | None
    isolated: bool
    outputs: Sequence[tuple[str | None, str | None]]
    """Formats and files, in pairs; None where one is not named."""

    lang: str | None
    jobs: int | None
    fail_on: str | None
    allow_empty: bool
    notice_kind: str | None
    template: str | None
    roster: str | None
    history: Sequence[str]
    baseline: str | None
    ignore_suppressions: bool
    new_since: str | None
    stdin_filename: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    list_files: bool
    no_cache: bool
    statistics: bool
    quiet: bool
    verbose: bool

    def style(self, language: Language) -> Style:
        """Give how results are to be written."""
        detail = Detail.VERBOSE if self.verbose else Detail.USUAL
        return Style(language, Detail.QUIET if self.quiet else detail)


def check(options: Options) -> int:
    """Check what the paths lead to; gives the exit status."""
    if options.stdin_filename and STDIN not in options.paths:
        raise RunError(
            "--stdin-filename 只与 -（标准输入）同用。",
            "--stdin-filename goes with - (standard input) only.",
        )
    piped = StandardInput(options.stdin_filename) if STDIN in options.paths else None
    mending = _mending(options, piped)
    plugins = load()
    outputs = chosen(plugins, options.outputs, Wishes(options.notice_kind, options.template))
    on_screen = any(output.file is None for output in outputs)
    run = lint_paths(
        [path for path in options.paths if path != STDIN],
        select=options.select,
        ignore=options.ignore,
        extend_select=options.extend_select,
        extend_ignore=options.extend_ignore,
        preview=options.preview,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        locale=of_locale(),
        fail_on=FailOn(options.fail_on) if options.fail_on else None,
        jobs=options.jobs,
        roster=options.roster,
        history=options.history or None,
        baseline=options.baseline,
        ignore_suppressions=options.ignore_suppressions,
        new_since=options.new_since,
        cache=not options.no_cache,
        facts=any(getattr(output.formatter, "needs_facts", False) for output in outputs),
        sources=piped.sources() if piped and not options.list_files else (),
        mending=mending,
        progress=lambda files, total: watched(files, total, run.language, on_screen=on_screen),
        plugins=plugins,
    )
    if options.list_files:
        return _list(run)
    if options.diff:
        return _show_changes(options, run)
    refuse_inputs((output.file for output in outputs), lambda: _inputs(options, run))
    refuse_reports((output.file for output in outputs), plugins)
    refuse_folders(outputs, {*options.paths, *_folders(run)})
    with piped.passed_on() if piped and options.fix else nullcontext(), run.interruptible():
        _write(run, outputs, options.style(run.language))
    _tell_the_rest(options, run)
    return _status(options, run)


def _mending(options: Options, piped: StandardInput | None) -> Mending | None:
    """Say how reports are to be mended, and what becomes of what is; raises RunError."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise RunError(
            "--unsafe-fixes 要与 --fix 或 --diff 同用。",
            "--unsafe-fixes goes with --fix or --diff.",
        )
    if options.diff and any(map(any, options.outputs)):
        raise RunError(
            "--diff 只显示改动，不能与 --format、--output 同用。",
            "--diff shows changes only, and does not go with --format or --output.",
        )
    if options.diff:
        return Mending(_show, saves=False, is_unsafe=options.unsafe_fixes)
    if options.fix and piped and len(options.paths) > 1:
        raise RunError(
            "标准输入（-）用 --fix 时，不能同时检查文件：改正后的内容要写到标准输出。",
            "With --fix, standard input (-) goes alone: standard output is for what becomes of it.",
        )
    put = piped.mend if piped else save
    return Mending(put, saves=True, is_unsafe=options.unsafe_fixes) if options.fix else None


def _show(mended: Mended) -> None:
    with results() as out:
        out.writelines(f"{legible(line)}\n" for line in difference(mended))


def _show_changes(options: Options, run: LintRun) -> int:
    """Show what fixing would change; gives 1 where there is something, as a check does."""
    with run.interruptible():
        for _ in run:
            pass
    fixed = run.summary.fixed
    if not options.quiet:
        said = Bilingual(
            f"将改正{run.summary.mended}个文件中的{fixed}处。" if fixed else "没有可以自动改正的。",
            f"{fixed} to be fixed, in {run.summary.mended} of the files."
            if fixed
            else "There is nothing to be fixed.",
        )
        tell(said, run.language)
    _tell_the_rest(options, run)
    untrusted = _untrusted(options, run)
    return (FINDINGS if fixed else CLEAN) if untrusted is None else untrusted


def _write(run: LintRun, outputs: Sequence[Destination], style: Style) -> None:
    """Write all that is asked for, and say on standard error what it came to where nothing else does."""
    write(run, outputs, style)
    if not run.finished:
        run.cut_short()
    if style.detail is not Detail.QUIET and not any(output.ends_on_screen for output in outputs):
        for line in closing(run.summary, style):
            click.echo(line, err=True)


def _inputs(options: Options, run: LintRun) -> Iterator[str]:
    """Give all files that the run is made of."""
    yield from read_for(run)
    if options.roster:
        yield path_and_column(options.roster)[0]
    if options.template:
        yield options.template
    if options.config:
        yield options.config


def _folders(run: LintRun) -> Iterator[str]:
    """Give the folders in which there is a file to be checked."""
    for target in run.found.targets:
        path = target.path if target.member is None else target.member.file
        yield os.path.dirname(path) or os.curdir  # noqa: PTH120


def _untrusted(options: Options, run: LintRun) -> int | None:
    """Give the exit status of a run that came to nothing to be trusted; None for any other."""
    tally = run.tally
    if tally.interrupted:
        return INTERRUPTED
    if not tally.is_trusted:
        return UNTRUSTED
    why = _nothing_checked(tally)
    if why is not None and not options.allow_empty:
        tell(why, run.language)
        return UNTRUSTED
    return None


def _status(options: Options, run: LintRun) -> int:
    """Settle the exit status; a run in which nothing was checked is not a success."""
    untrusted = _untrusted(options, run)
    if untrusted is not None:
        return untrusted
    stale = _tell_of_stale(run)
    attendance = run.tally.attendance
    is_owed = attendance is not None and not attendance.is_complete
    is_failing = run.tally.failing or ((is_owed or stale) and run.fail_on is not FailOn.NEVER)
    return FINDINGS if is_failing else CLEAN


def _tell_of_stale(run: LintRun) -> bool:
    """Say which entries of the baseline are of findings that are gone, if any are."""
    baseline = run.debts.baseline
    stale = baseline.stale if baseline is not None else ()
    if stale:
        names = [entry.said.zh for entry in stale[:MOST_NAMED]]
        more = "…" if len(stale) > len(names) else ""
        tell(
            Bilingual(
                f"基线 {run.baseline} 中有{len(stale)}条的问题已不存在，视为不通过。"
                f"请用 reportlint baseline prune 删去：{'；'.join(names)}{more}",
                f"{len(stale)} entries of the baseline {run.baseline} are of findings that are gone, "
                "which fails the run. Take them out with reportlint baseline prune: "
                f"{'; '.join(names)}{more}",
            ),
            run.language,
        )
    return bool(stale)


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
    if options.quiet or options.diff:
        for said in left_alone(run.summary):
            tell(said, run.language)
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
