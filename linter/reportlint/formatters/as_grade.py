"""`--format grade`: every report with its points, the findings that cost them, and those that only warn.

What is graded, and how, a configuration says; where none does, that is said, and nothing graded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.closing import closing
from reportlint.formatters.grades import graded
from reportlint.formatters.layout import INDENT
from reportlint.formatters.whole_run import WholeRun
from reportlint.formatters.words import told, where, whose, why_hidden
from reportlint.hookspecs import Detail
from reportlint.messages.languages import Bilingual
from reportlint.model.grading import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reportlint.formatters.grades import Graded
    from reportlint.hookspecs import Run, Style
    from reportlint.messages.languages import Language
    from reportlint.model.grading import Loss
    from reportlint.model.reported import Reported

_OF = Bilingual("{}分（满分{}）", "{} of {} points")
_NO_MARK = Bilingual("不评分", "no mark")
_LOST = Bilingual("扣{}分  {}", "−{}  {}")
_CAPPED = Bilingual("（最多扣{}）", " (at most {})")
_LIMITED = Bilingual("（合计{1}，最多扣{0}）", " ({1} in all, at most {0})")
_COST = Bilingual("扣{}", "−{}")
_SAME = Bilingual("同一原因，不另扣：", "same cause, nothing more: ")
_HINTS = Bilingual("只提示，不扣分", "of note only")
_HIDDEN = Bilingual("不计的", "not counted")
_UNSETTLED = Bilingual(
    "未评分：没有说明怎样评分。请在配置里写 grading，或用 extends 沿用带评分的规则集。",
    "No marks: nothing says how to grade. Write `grading` in the configuration, or extend a profile with it.",
)
_ALIKE = Bilingual(
    "本单位本年度共有{}份文件，各自评分", "{} files of this office for this year, each by itself"
)


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the grades once all files are done."""
    whole = WholeRun(run)
    if run.summary.reports and not (run.gradings or run.grading):
        out.write(f"{_UNSETTLED.within(style.language)}\n\n")
    for each in graded(run, whole):
        out.writelines(f"{line}\n" for line in _lines(each, style))
    if style.detail is not Detail.QUIET:
        out.writelines(f"{line}\n" for line in closing(run.summary, style))


def _lines(each: Graded, style: Style) -> Iterator[str]:
    language = style.language
    mark = _NO_MARK.within(language)
    if each.points is not None:
        mark = _OF.within(language).format(written(each.points), written(each.full_mark))
    whom = [whose(each.identity, language), legible(each.path)]
    yield INDENT.join([mark, *filter(None, whom)])
    if style.detail is Detail.QUIET:
        return
    if each.why is not None:
        yield f"{INDENT}{legible(each.why.within(language))}"
    if each.alike > 1:
        yield f"{INDENT}{_ALIKE.within(language).format(each.alike)}"
    if each.grade is not None:
        for loss in each.grade.losses:
            yield from (f"{INDENT}{line}" for line in _loss(loss, language))
        for heading, findings in ((_HINTS, each.grade.hints), (_HIDDEN, each.grade.hidden)):
            if findings:
                yield f"{INDENT}{heading.within(language)}"
                yield from (f"{INDENT * 2}{_said(finding, language)}" for finding in findings)
    yield ""


def _loss(loss: Loss, language: Language) -> Iterator[str]:
    """Say what a group costs, then each finding with what it costs by itself."""
    name = legible(loss.group.name.within(language))
    capped = ""
    if loss.group.at_most is not None:
        said = _LIMITED if loss.points < loss.total else _CAPPED
        capped = said.within(language).format(written(loss.group.at_most), written(loss.total))
    yield _LOST.within(language).format(written(loss.points), name) + capped
    for cost in loss.costs:
        price = _COST.within(language).format(written(cost.points))
        yield f"{INDENT}{price}{INDENT}{_said(cost.finding, language)}"
        for other in cost.same_cause:
            yield f"{INDENT * 2}{_SAME.within(language)}{_said(other, language)}"


def _said(finding: Reported, language: Language) -> str:
    place = where(finding.location, language)
    said = (place, finding.code, told(finding, language), why_hidden(finding, language))
    return INDENT.join(filter(None, said))
