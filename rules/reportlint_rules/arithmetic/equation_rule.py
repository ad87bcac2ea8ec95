"""The base of the rules that judge the form's equations, which are listed with the form's facts."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.model.finding import Bilingual, Finding, Related, Role
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.rule import related
from reportlint_grammar.content.table import Repeat
from reportlint_grammar.figures.equations import Broken, Number
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.report import Certainty, Culprit, Report
from reportlint_rules.repairs import said
from reportlint_rules.report_rule import ReportRule


class EquationRule(ReportRule, ABC):
    """Reports every broken equation that names the rule, at the figure which the form says.

    Messages may use `{sum}`, what is expected with the addition written out, 103件（41＋1＋61）;
    `{found}`, what is there instead; and `{gap}`, by how much they differ. Where figures are
    unknown, they are known only from below, and say so. `{lead}` says which figure is wrong, as far as
    that can be told. Where one repair stands out it is the cause of what it explains, unless a row that
    stands twice is; where one of a few is, the sum that leads stands for it.
    """

    def check(self, subject: Report) -> Iterator[Finding]:
        repeats = {
            name: repeat
            for name, table in subject.tables.items()
            if (repeat := table.mistaken_repeat) is not None
        }
        for culprit in subject.culprits:
            for broken in culprit.broken:
                if broken.rule == self.code:
                    repeat = repeats.get(broken.at.form.table)
                    yield self._finding(broken, culprit, repeat)

    def _finding(self, broken: Broken, culprit: Culprit, repeat: Repeat | None) -> Finding:
        return self.finding(
            broken.at,
            expected=broken.expected,
            actual=broken.actual,
            sum=counted(broken.expected, broken.addends, at_least=broken.expected_at_least),
            found=counted(broken.actual, at_least=broken.actual_at_least),
            gap=counted(max(broken.residual, -broken.residual), at_least=broken.is_open),
            lead=_PLEASE_CHECK if repeat else _lead(culprit, broken.at),
            related=related_figures(broken, None if repeat else culprit),
            cause=repeat or culprit.shown_at,
            fix=None if repeat else _fix(culprit, broken),
        )


def related_figures(broken: Broken, culprit: Culprit | None) -> Iterator[Related]:
    """Give the figure that is judged, those that it is judged by, and the culprits again as such."""
    yield related(Role.TOTAL, broken.at)
    for _, figure in broken.terms:
        if figure is not broken.at:
            yield related(Role.ADDEND, figure)
    if culprit is None:
        return
    if culprit.is_known:
        for figure, implied in culprit.repairs[0]:
            yield replace(related(Role.CULPRIT, figure), expected=implied, actual=figure.value)
    for told in culprit.evidence:
        yield Related(Role.CLAIM, told.at)


def _fix(culprit: Culprit, broken: Broken) -> Fix | None:
    """Write what a figure should be, where that is certain: with the sum that leads, and that alone."""
    if culprit.certainty is not Certainty.CERTAIN or broken is not culprit.leading:
        return None
    ((figure, implied),) = culprit.repairs[0]
    if figure.raw != str(figure.value):  # There is more in its cell.
        return None
    words = Bilingual(
        f"把{figure.raw}改为测算所得的{implied}", f"write {implied}, which the sums imply"
    )
    return Fix(Safety.UNSAFE, words, (Edit(figure.span, str(implied)),))


def counted(
    number: Number, addends: Sequence[Number] = (), *, at_least: bool, unit: str = "件"
) -> Bilingual:
    """Write a count, and of what it is the sum: 18件（13＋3＋2）."""
    written = "".join(f"{addend:+}" for addend in addends).removeprefix("+")
    zh = f"（{written.replace('+', '＋').replace('-', '－')}）" if len(addends) > 1 else ""
    en = f" ({written.replace('+', ' + ').replace('-', ' − ')})" if len(addends) > 1 else ""
    if at_least:
        return Bilingual(f"{number}{unit}以上{zh}", f"at least {number}{en}")
    return Bilingual(f"{number}{unit}{zh}", f"{number}{en}")


_PLEASE_CHECK = Bilingual("，请核实", "")
_UNKNOWN = Bilingual(
    "，仅凭表内数字无法确定哪一个有误，请核实",
    "; which figure is wrong cannot be told from the table",
)
_LEADS = {
    Certainty.CERTAIN: Bilingual(
        "。经测算可以确定，{repairs}，更正后有关勾稽关系相符，请核实",
        "; for certain, {repairs}: then it adds up",
    ),
    Certainty.LIKELY: Bilingual(
        "。经测算，最可能的是{repairs}，更正后有关勾稽关系相符{text}，请核实",
        "; most likely {repairs}: then it adds up{text}",
    ),
    Certainty.ONE_OF_THESE: Bilingual(
        "。经测算，最可能的是下列之一，无法确定是哪一处：{repairs}{text}，请核实",
        "; most likely one of these, but which cannot be told: {repairs}{text}",
    ),
}


def _lead(culprit: Culprit, at: Figure) -> Bilingual:
    """Say which figure is wrong: for certain, most likely, one of a few, or that it cannot be told."""
    template = _LEADS.get(culprit.certainty)
    if template is None:
        return _UNKNOWN
    repairs = [said(repair, at.form) for repair in culprit.repairs]
    quoted = [told.words for told in culprit.evidence[:1]]
    return Bilingual(
        template.zh.format(
            repairs="；或".join(repair.zh for repair in repairs),
            text="".join(f"，并与正文“{words}”一致" for words in quoted),
        ),
        template.en.format(
            repairs="; or ".join(repair.en for repair in repairs),
            text="".join(f" and agrees with “{words}” in the text" for words in quoted),
        ),
    )
