"""`reportlint baseline`: takes down the findings that are there, and what has become of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.api import lint_paths, settings_for
from reportlint.command_line.console import results, tell, watched
from reportlint.command_line.language import of_locale
from reportlint.debts.baseline import Baseline
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual, Language
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.outcome import Identity
    from reportlint.model.reported import Reported
    from reportlint.running.run import LintRun

NAME = ".reportlint-baseline.yaml"
"""Where a baseline is kept if nothing says otherwise."""

DONE, UNTRUSTED, INTERRUPTED = 0, 2, 130


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    paths: Sequence[str]
    baseline: str | None
    config: str | None
    isolated: bool
    lang: str | None


def create(options: Options) -> int:
    """Take down all findings that count; a baseline that is there is not replaced."""
    file = _file(options)
    if file.exists():
        raise RunError(
            f"已有基线 {file}。补充新问题用 reportlint baseline update，"
            "删去已不存在的用 reportlint baseline prune；要重建，请先删除它。",
            f"the baseline {file} is there already. reportlint baseline update adds what is new, "
            "reportlint baseline prune takes out what is gone; to make it anew, delete it first.",
        )
    run, found = _checked(options, None)
    baseline = Baseline().with_more(found)
    count = len(baseline.entries)
    said = Bilingual(
        f"基线 {file}：记下{count}条。检查时用 --baseline {file}，"
        "或在 .reportlint.yaml 中写 baseline。",
        f"The baseline {file} has {count} entries. Check against it with --baseline {file}, "
        "or with `baseline` in .reportlint.yaml.",
    )
    return _written(run, baseline, file, said)


def update(options: Options) -> int:
    """Add what is new; what people have written of the others stays."""
    file = _file(options)
    run, found = _checked(options, file)
    before = _baseline(run)
    baseline = before.renewed().with_more(found)
    added, stale = len(baseline.entries) - len(before.entries), len(before.stale)
    said = Bilingual(
        f"基线 {file}：新增{added}条，共{len(baseline.entries)}条{_and_stale(stale).zh}。",
        f"The baseline {file}: {added} added, {len(baseline.entries)} now{_and_stale(stale).en}.",
    )
    return _written(run, baseline, file, said)


def prune(options: Options) -> int:
    """Take out what is no longer found in the reports that were checked."""
    file = _file(options)
    run, _ = _checked(options, file)
    before = _baseline(run)
    stale = before.stale
    baseline = before.without(stale)
    said = Bilingual(
        f"基线 {file}：删去已不存在的{len(stale)}条，余{len(baseline.entries)}条。",
        f"The baseline {file}: {len(stale)} are gone and taken out, {len(baseline.entries)} left.",
    )
    return _written(run, baseline, file, said)


def _and_stale(count: int) -> Bilingual:
    if not count:
        return Bilingual("", "")
    return Bilingual(
        f"；其中{count}条的问题已不存在，用 reportlint baseline prune 删去",
        f"; {count} of them are gone, which reportlint baseline prune takes out",
    )


def _file(options: Options) -> Path:
    if options.baseline:
        return Path(options.baseline)
    first = Path(options.paths[0])
    folder = first if first.is_dir() else first.parent
    configured = settings_for(
        folder, config=options.config, isolated=options.isolated, plugins=load()
    ).baseline
    return Path(configured or NAME)


def _checked(
    options: Options, baseline: Path | None
) -> tuple[LintRun, list[tuple[Reported, Identity]]]:
    """Check the reports; gives the run and what counts in it, or would without `baseline`."""
    run = lint_paths(
        options.paths,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        locale=of_locale(),
        cache=True,
        baseline=baseline,
        without_baseline=baseline is None,
        progress=lambda files, total: watched(files, total, run.language, on_screen=False),
        plugins=load(),
    )
    with run.interruptible():
        found = [
            (finding, outcome.identity)
            for outcome in run
            if outcome.is_report
            for finding in outcome.findings
            if finding.counts
        ]
    return run, found


def _baseline(run: LintRun) -> Baseline:
    baseline = run.debts.baseline
    if baseline is None:
        raise ValueError("a run without a baseline")
    return baseline


def _written(run: LintRun, baseline: Baseline, file: Path, said: Bilingual) -> int:
    """Write a baseline, unless the run is not to be trusted; gives the exit status."""
    tally = run.tally
    if tally.interrupted:
        return INTERRUPTED
    for failure in tally.failures:
        tell(failure.said, run.language)
    for outcome in run.summary.unchecked:
        if outcome.unchecked is not None:
            tell(outcome.unchecked.said, run.language)
    if tally.failures or not run.summary.reports:
        raise RunError(
            f"没有写入 {file}：{'检查出错' if tally.failures else '没有检查到年度报告'}。",
            f"{file} was not written: "
            f"{'the check has failed' if tally.failures else 'no annual report was checked'}.",
        )
    with results(str(file)) as out:
        baseline.write(out)
    tell(said, run.language)
    return DONE if tally.is_trusted else UNTRUSTED
