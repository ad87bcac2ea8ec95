"""`reportlint compare`: shows an office's report beside that for an earlier year, and folders of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportlint.api import compare_paths
from reportlint.command_line.console import binary_results, results, tell, watched
from reportlint.command_line.language import of_locale
from reportlint.command_line.outputs import read_for, refuse_inputs, refuse_reports
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual, Language
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from reportlint.comparing.comparison import Comparison, Comparisons
    from reportlint.running.run import LintRun

DONE, UNTRUSTED = 0, 2

TEXT, HTML, XLSX = "text", "html", "xlsx"
_NOTHING = Bilingual(
    "没有可以对照的：两边没有同一单位先后两年的报告。",
    "There is nothing to compare: no office has a report for an earlier year and a later one.",
)
_REVERSED = Bilingual(
    "没有可以对照的：先写的年度在后。请先写较早的，后写较晚的。",
    "There is nothing to compare: those named first are for the later years. Name the earlier ones first.",
)
_SUFFIXES = {".txt": TEXT, ".html": HTML, ".htm": HTML, ".xlsx": XLSX}


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    old: str
    new: str
    format_name: str | None
    output: str | None
    config: str | None
    isolated: bool
    lang: str | None
    jobs: int | None
    no_cache: bool


def compare(options: Options) -> int:
    """Compare two reports, or two folders of them; gives the exit status."""
    form = _format(options)
    plugins = load()
    comparing = compare_paths(
        options.old,
        options.new,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        locale=of_locale(),
        jobs=options.jobs,
        cache=not options.no_cache,
        plugins=plugins,
        progress=lambda files, total: watched(
            files, total, comparing.run.language, on_screen=False
        ),
    )
    run = comparing.run
    refuse_inputs([options.output], lambda: read_for(run))
    refuse_reports([options.output], plugins)
    compared = comparing.compared()
    _write(compared, run, form, options.output)
    if options.output and len(compared.compared) == 1:
        _remark(compared.compared[0], run.language)
    return _ended(run, compared)


def _format(options: Options) -> str:
    """Give the format that is named, else the one that the suffix of the file tells; raises RunError."""
    suffix = PurePath(options.output or "").suffix.lower()
    told = _SUFFIXES.get(suffix)
    if options.output and told is None and options.format_name is None:
        raise RunError(
            f"从后缀“{suffix}”看不出要写成哪种格式。可用的后缀：{'、'.join(_SUFFIXES)}",
            f"the suffix {suffix} tells no format. The suffixes are: {', '.join(_SUFFIXES)}",
        )
    form = options.format_name or told or TEXT
    if form == XLSX and not options.output:
        raise RunError(
            "xlsx 不能写到标准输出。请用 --output 指定文件。",
            "xlsx does not go to standard output. Name a file by --output.",
        )
    return form


def _write(compared: Comparisons, run: LintRun, form: str, output: str | None) -> None:
    if form == XLSX:
        from reportlint.comparing import as_workbook

        with binary_results(output) as stream:
            as_workbook.write(compared, stream, run.language)
    elif form == HTML:
        from reportlint.comparing.page import writing

        with results(output) as out:
            writing.write(compared, run, out, run.language)
    else:
        from reportlint.comparing import as_text

        with results(output) as out:
            as_text.write(compared, out, run.language)


def _remark(comparison: Comparison, language: Language) -> None:
    """Say that two reports are not those of an office for two years on end, if they are not."""
    if comparison.remark is not None:
        zh, en = comparison.remark
        old, new = comparison.old.path, comparison.new.path
        tell(Bilingual(f"{old} → {new}：{zh}。", f"{old} → {new}: {en}."), language)


def _ended(run: LintRun, compared: Comparisons) -> int:
    """Say what was left out, if anything; gives the exit status."""
    for note in run.notes:
        tell(note, run.language)
    for outcome in run.summary.unchecked:
        if outcome.unchecked is not None:
            tell(outcome.unchecked.said, run.language)
    for failure in run.summary.failures:
        tell(failure.said, run.language)
    if not compared.compared:
        tell(_REVERSED if compared.are_reversed else _NOTHING, run.language)
        return UNTRUSTED
    return DONE if run.tally.is_trusted else UNTRUSTED
