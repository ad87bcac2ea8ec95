"""Which of two reports errs where a figure of one should be that of the other: what the sums of each tell.

Each has the other's figures as evidence. A report errs where its sums do not hold, and do with the other's
figure; where that may be said of both, or of neither, nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlint.model.finding import Bilingual, Related, Role
from reportlint.model.ledger import Entry, Fact, Facts
from reportlint.model.packed_facts import group
from reportlint.model.place import Place
from reportlint.model.rule import related
from reportlint_grammar import retold
from reportlint_grammar.about_itself.explanations import is_explained
from reportlint_grammar.report import Certainty, Culprit
from reportlint_grammar.retold import RetoldTable
from reportlint_rules.across.registers import Pair, are_alike
from reportlint_rules.repairs import said

_TABLE = "requests"
_FORWARD = "requests.carried_forward."
_OVER = "requests.carried_over."
_EXPLAINED = "carried_over"


class Meeting(NamedTuple):
    """A figure of last year's report and that of this year's which should be the same."""

    then: Fact
    now: Fact

    @property
    def is_unlike(self) -> bool:
        """Whether they are not the same."""
        return self.then.number != self.now.number


def is_doubted(entry: Entry) -> bool:
    """Say whether table three of a report does not add up."""
    return retold.is_doubted(_TABLE, entry.facts)


def doubted(entry: Entry) -> RetoldTable | None:
    """Give table three of a report, if it does not add up."""
    return retold.retold(_TABLE, entry.facts, entry.layouts)


def meetings(pair: Pair) -> Iterator[Meeting]:
    """Give what was carried forward and what is carried over, by column, as far as both are numbers.

    There is nothing to give where the report gives a reason, or where the two are of other forms.
    """
    if not are_alike(*pair, _TABLE) or is_explained(pair.now.facts, _EXPLAINED):
        return
    before, after = group(pair.then.facts, _TABLE), group(pair.now.facts, _TABLE)
    for name in before:
        if not name.startswith(_FORWARD):
            continue
        then, now = before[name], after.get(f"{_OVER}{name.removeprefix(_FORWARD)}")
        if now and None not in (then.number, now.number):
            yield Meeting(then, now)


class Erring:
    """What is behind the sums of a table that do not hold, in either of two reports."""

    def __init__(self, pair: Pair, columns: Sequence[Meeting]) -> None:
        then, now = pair
        self._last = _culprits(then, {each.then.place: each.now for each in columns})
        self._this = _culprits(now, {each.now.place: each.then for each in columns})

    def this_years(self, each: Meeting) -> Culprit | None:
        """Give what says that this year's figure should be last year's, if only that is likely."""
        return self._either(each)[1]

    def said(self, each: Meeting) -> Bilingual:
        """Say which of two figures is wrong, and what should be otherwise for sums to hold."""
        last, this = self._either(each)
        if this is not None:
            cell = next(
                one.figure.form for one in this.repairs[0] if one.figure.place == each.now.place
            )
            return _filled(_THIS_YEARS[this.certainty], said(this.repairs[0], cell))
        return _filled(_LAST_YEARS, said(last.repairs[0])) if last is not None else _NOTHING

    def _either(self, each: Meeting) -> tuple[Culprit | None, Culprit | None]:
        last = _naming(self._last, each.then, each.now)
        this = _naming(self._this, each.now, each.then)
        return (None, None) if last is not None and this is not None else (last, this)


def related_figures(culprit: Culprit, facts: Facts, *, with_sums: bool) -> Iterator[Related]:
    """Give what is wrong in a report, with what it should be; and the sums that do not hold for it."""
    for figure, implied in culprit.repairs[0]:
        at = related(Role.CULPRIT, facts[figure.form.fact])
        yield replace(at, expected=implied, actual=figure.value)
    judged = dict.fromkeys(broken.at.form.fact for broken in culprit.broken) if with_sums else ()
    for name in judged:
        if name in facts:
            yield related(Role.EXPLAINED, facts[name])


def _culprits(entry: Entry, beside: Mapping[Place, Fact]) -> Sequence[Culprit]:
    table = doubted(entry)
    return table.culprits(beside) if table is not None else ()


def _naming(culprits: Sequence[Culprit], wrong: Fact, instead: Fact) -> Culprit | None:
    """Give the culprit by which a figure stands out as wrong, and should be another."""
    for culprit in culprits:
        if culprit.is_known and any(
            (change.figure.place, change.implied) == (wrong.place, instead.number)
            for change in culprit.repairs[0]
        ):
            return culprit
    return None


def _filled(template: Bilingual, repair: Bilingual) -> Bilingual:
    return Bilingual(template.zh.format(repair=repair.zh), template.en.format(repair=repair.en))


_NOTHING = Bilingual("", "")
_THIS_YEARS = {
    Certainty.CERTAIN: Bilingual(
        "。经测算可以确定是本年度填错：{repair}，更正后表三有关勾稽关系相符，并与上年度报告一致，请核实",
        "; for certain this year's is wrong: {repair}; then it adds up and agrees with last year's",
    ),
    Certainty.LIKELY: Bilingual(
        "。经测算，最可能是本年度填错：{repair}，更正后表三有关勾稽关系相符，并与上年度报告一致，请核实",
        "; most likely this year's is wrong: {repair}; then it adds up and agrees with last year's",
    ),
}
_LAST_YEARS = Bilingual(
    "。经测算，最可能是上年度填错：上年度报告{repair}，更正后其表三有关勾稽关系相符，并与本年度一致，请核实",
    "; most likely last year's is wrong: there {repair}; then it adds up and agrees with this year's",
)
