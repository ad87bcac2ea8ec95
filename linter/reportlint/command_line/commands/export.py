"""`reportlint export`: writes what reports say, and what is found in them, as tables of data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.api import lint_paths
from reportlint.command_line.console import tell, watched
from reportlint.command_line.language import of_locale
from reportlint.command_line.outputs import read_for, refuse_inputs
from reportlint.errors import RunError
from reportlint.exporting.destination import chosen
from reportlint.exporting.rows import Rows
from reportlint.exporting.tables import TABLES
from reportlint.formatters.closing import left_out
from reportlint.messages.languages import Bilingual, Language
from reportlint.messages.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.running.run import LintRun

DONE, UNTRUSTED, INTERRUPTED = 0, 2, 130


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    paths: Sequence[str]
    only: Sequence[str]
    format_name: str | None
    output: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    config: str | None
    isolated: bool
    lang: str | None
    jobs: int | None
    no_cache: bool
    on: str | None


def export(options: Options) -> int:
    """Check what the paths lead to and write its data; gives the exit status."""
    refuse_unknown(options.only)
    destination = chosen(options.output, options.format_name, options.only)
    run = lint_paths(
        options.paths,
        select=options.select,
        ignore=options.ignore,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        locale=of_locale(),
        jobs=options.jobs,
        cache=not options.no_cache,
        facts=True,
        progress=lambda files, total: watched(
            files, total, run.language, on_screen=destination.path is None
        ),
    )
    refuse_inputs(destination.files, lambda: read_for(run))
    rows = Rows(run.layouts, run.language)
    with destination.opened() as put, run.interruptible():
        for outcome in run:
            for row in rows.of(outcome):
                if type(row) in destination.tables:
                    put(row)
    return _ended(run)


def refuse_unknown(names: Sequence[str]) -> None:
    """Raise RunError for a table that there is not."""
    for name in names:
        if name not in TABLES:
            near = did_you_mean(name, TABLES)
            raise RunError(
                f"没有数据表“{name}”{near.zh}（可用的有：{'、'.join(TABLES)}）",
                f"there is no table {name!r}{near.en} (the tables are: {', '.join(TABLES)})",
            )


def _ended(run: LintRun) -> int:
    """Say what the data lack, if anything; gives the exit status."""
    summary = run.summary
    for note in run.notes:
        tell(note, run.language)
    for outcome in summary.unchecked:
        if outcome.unchecked is not None:
            tell(outcome.unchecked.said, run.language)
    for failure in summary.failures:
        tell(failure.said, run.language)
    if summary.left_out:
        tell(left_out(summary), run.language)
    if summary.interrupted:
        done = summary.reports + len(summary.unchecked) + len(summary.skipped)
        tell(
            Bilingual(
                f"已中断：数据只含{summary.total}个文件中的{done}个。再运行一次，已查过的不必重查。",
                f"Interrupted: the data have {done} of {summary.total} files. "
                "Run it again: what is checked is not checked again.",
            ),
            run.language,
        )
        return INTERRUPTED
    if not run.tally.is_trusted:
        return UNTRUSTED
    if not summary.reports:
        tell(
            Bilingual(
                "没有导出：没有找到年度报告。", "There is nothing to export: no report found."
            ),
            run.language,
        )
        return UNTRUSTED
    return DONE
