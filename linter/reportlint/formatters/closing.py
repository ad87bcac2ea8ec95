"""The end of a run for people: what was left out, what could not be checked, who has most to do.

The last line has the numbers, for it is what a terminal still shows when all has gone by.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from reportlint.characters.printable import legible
from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.layout import INDENT
from reportlint.formatters.words import FIXABLE, SEVERITIES, files, findings, reports, whose
from reportlint.hookspecs import Detail
from reportlint.model.finding import Bilingual
from reportlint.model.fix import Safety
from reportlint.model.reported import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.hookspecs import Style
    from reportlint.model.finding import Language
    from reportlint.model.outcome import Outcome, Standing, Summary

MOST_NAMED = 20
"""So many files of a list are named, the others counted; `--verbose` names all."""

MOST_RANKED = 10
"""So many of the reports with most errors are listed."""

_FAULTLESS = Bilingual("未发现问题", "without fault")
_HIDDEN = {
    State.BASELINED: Bilingual("原有问题{}处，不计", "{} known before"),
    State.SUPPRESSED: Bilingual("按说明忽略{}处", "{} suppressed"),
}
"""How many findings are not listed, and do not count."""

_NOT_FIXED = Bilingual("未自动修改", "not fixed")
_PARTLY = Bilingual("部分未自动修改", "fixed in part")
"""What becomes of a file in which something was to be fixed and was not."""

_OFFICE = Bilingual("单位", "office")

Item = TypeVar("Item")


def closing(summary: Summary, style: Style) -> Iterator[str]:
    """Give the lines at the end of a run."""
    for lines in (_skipped(summary, style), _unchecked(summary, style), _ranked(summary, style)):
        yield from lines
    if summary.attendance is not None:
        yield from attendance_lines(summary.attendance, style.language)
    if summary.left_out:
        yield left_out(summary).within(style.language)
        if style.detail is Detail.VERBOSE:
            for path, why in summary.left_out.items():
                said = Bilingual(f"{legible(path)}：{why.zh}", f"{legible(path)}: {why.en}")
                yield f"{INDENT}{said.within(style.language)}"
    yield from _fixes(summary, style.language)
    yield numbers(summary).within(style.language)


def _skipped(summary: Summary, style: Style) -> Iterator[str]:
    if not summary.skipped:
        return
    count = len(summary.skipped)
    named = [legible(path) for path in _first(summary.skipped, style)]
    said = Bilingual(
        f"跳过{count}个不是年度报告的文件：{_and_more('、'.join(named), count > len(named)).zh}",
        f"skipped, not being annual reports: {_and_more(', '.join(named), count > len(named)).en}",
    )
    yield said.within(style.language)
    yield ""


def _and_more(names: str, more: bool) -> Bilingual:
    return Bilingual(f"{names}等", f"{names} …") if more else Bilingual(names, names)


def _unchecked(summary: Summary, style: Style) -> Iterator[str]:
    """Give the files that could not be checked, those with the same reason together."""
    if not summary.unchecked:
        return
    count = len(summary.unchecked)
    yield Bilingual(f"未能检查{count}份：", f"not checked: {files(count)}").within(style.language)
    by_reason: dict[str, list[Outcome]] = {}
    for outcome in summary.unchecked:
        by_reason.setdefault(unchecked_reason(outcome, style.language), []).append(outcome)
    for reason, outcomes in by_reason.items():
        yield f"{INDENT}{reason}"
        named = _first(outcomes, style)
        yield from (f"{INDENT * 2}{legible(outcome.path)}" for outcome in named)
        if more := len(outcomes) - len(named):
            said = Bilingual(f"……另有{more}份", f"… and {more} more")
            yield f"{INDENT * 2}{said.within(style.language)}"
    yield ""


def unchecked_reason(outcome: Outcome, language: Language) -> str:
    """Say why a file went unchecked: by the rule that says so, or by itself where none is on.

    Of what this machine lacks the same is said for files of all kinds.
    """
    lack = outcome.unchecked and outcome.unchecked.lacks
    if lack is not None:
        codes = (finding.code for finding in outcome.findings)
        return " ".join((*codes, lack.said.within(language)))
    if outcome.findings:
        return "; ".join(
            f"{finding.code} {legible(finding.message(language))}" for finding in outcome.findings
        )
    refusal = outcome.unchecked
    if refusal is None:
        return ""
    said = Bilingual(
        f"{refusal.reason.zh}；{refusal.remedy.zh}", f"{refusal.reason.en}; {refusal.remedy.en}"
    )
    return legible(said.within(language))


def _ranked(summary: Summary, style: Style) -> Iterator[str]:
    """Rank the reports with findings, where there is more than one report to rank."""
    if summary.reports < 2 or not summary.standings:
        return
    heads = [word.within(style.language) for word in SEVERITIES.values()]
    yield INDENT + INDENT.join([*heads, _OFFICE.within(style.language)])
    for standing in summary.worst_first[:MOST_RANKED]:
        counts = [
            str(standing.counts.get(severity, 0)).rjust(_columns(head))
            for severity, head in zip(SEVERITIES, heads, strict=True)
        ]
        yield INDENT + INDENT.join([*counts, _named(standing, style)])
    more = len(summary.standings) - MOST_RANKED
    if more > 0:
        said = Bilingual(f"……另有{more}份有问题的报告", f"… and {more} more reports with findings")
        yield f"{INDENT}{said.within(style.language)}"
    yield ""


def left_alone(summary: Summary) -> Iterator[Bilingual]:
    """Say in which files something was to be fixed and was not, and why."""
    for outcome in summary.unfixed:
        if outcome.unfixed is not None:
            kind = _PARTLY if outcome.fixed else _NOT_FIXED
            yield Bilingual(
                f"{kind.zh}：{outcome.path}：{outcome.unfixed.zh}。",
                f"{kind.en}: {outcome.path}: {outcome.unfixed.en}.",
            )


def left_out(summary: Summary) -> Bilingual:
    """Say how many reports were not held against those of other years, and why."""
    count = len(summary.left_out)
    reasons = Counter(summary.left_out.values()).most_common()
    return Bilingual(
        f"{count}份报告没有与其他年度的比对：{'、'.join(f'{why.zh}的{n}份' for why, n in reasons)}。",
        f"{reports(count)} not compared with other years: "
        f"{', '.join(f'{n} {why.en}' for why, n in reasons)}.",
    )


def _fixes(summary: Summary, language: Language) -> Iterator[str]:
    """Say how many findings were fixed, and how many more can be."""
    for said in left_alone(summary):
        yield legible(said.within(language))
    if summary.fixed:
        said = Bilingual(
            f"已自动改正{summary.fixed}处，修改了{summary.mended}个文件。",
            f"fixed {findings(summary.fixed)} in {files(summary.mended)}.",
        )
        yield said.within(language)
    safe, unsafe = (summary.fixable.get(safety, 0) for safety in (Safety.SAFE, Safety.UNSAFE))
    if safe and not (summary.fixed or summary.unfixed):
        said = Bilingual(
            f"标有{FIXABLE}的{safe}处可用 --fix 自动改正。",
            f"{findings(safe)} marked {FIXABLE} can be fixed with --fix.",
        )
        yield said.within(language)
    if unsafe:
        said = Bilingual(
            f"{unsafe}处可用 --fix --unsafe-fixes 改正，意思可能改变，改后请核对。",
            f"{findings(unsafe)} can be fixed with --fix --unsafe-fixes, which may change what is said.",
        )
        yield said.within(language)


def _columns(head: str) -> int:
    """Give the columns that a word takes in a terminal, Chinese ones being twice as wide."""
    return len(head) if head.isascii() else 2 * len(head)


def _named(standing: Standing, style: Style) -> str:
    office = whose(standing.identity, style.language)
    path = legible(standing.path)
    return f"{office}{INDENT}{path}" if office else path


def numbers(summary: Summary) -> Bilingual:
    """Say in a sentence what a run came to."""
    counts = [summary.counts.get(severity, 0) for severity in SEVERITIES]
    kinds = list(zip(SEVERITIES.values(), counts, strict=True))
    zh = f"共检查{summary.reports}份报告"
    en = f"{reports(summary.reports)} checked"
    if summary.interrupted:
        zh = f"检查中断：共{summary.total}个文件，已{zh.removeprefix('共')}"
        en = f"interrupted: of {files(summary.total)}, {en}"
    if summary.reports and not summary.rules:
        zh += "，但没有启用任何规则"
        en += ", but by no rule: none is on"
    elif summary.reports:
        faulty = len(summary.standings)
        fault = Bilingual("没有新问题", "without new findings") if summary.hidden else _FAULTLESS
        zh += f"：{summary.faultless}份{fault.zh}"
        en += f": {summary.faultless} {fault.en}"
        if faulty:
            zh += (
                f"，{faulty}份有问题（{'、'.join(f'{word.zh}{count}处' for word, count in kinds)}）"
            )
            en += f", {faulty} with findings ({', '.join(f'{word.en} {count}' for word, count in kinds)})"
    for state, said in _HIDDEN.items():
        if count := summary.hidden.get(state, 0):
            zh += f"；{said.zh.format(count)}"
            en += f"; {said.en.format(count)}"
    if summary.unchecked:
        zh += f"；{len(summary.unchecked)}份未能检查"
        en += f"; {len(summary.unchecked)} not checked"
    if summary.failures:
        zh += f"；{len(summary.failures)}处出错"
        en += f"; {len(summary.failures)} failed"
    if summary.skipped:
        zh += f"；跳过{len(summary.skipped)}个文件"
        en += f"; {files(len(summary.skipped))} skipped"
    return Bilingual(f"{zh}。", f"{en}.")


def _first(items: Sequence[Item], style: Style) -> Sequence[Item]:
    return items if style.detail is Detail.VERBOSE else items[:MOST_NAMED]
