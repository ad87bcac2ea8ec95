"""X009 wrong-figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.model.place import Place
from reportlint.model.rule import related
from reportlint_grammar.form import sources
from reportlint_grammar.report import Culprit
from reportlint_rules.across.erring import doubted, is_doubted, meetings, related_figures
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import pairs
from reportlint_rules.repairs import said


class WrongFigure(LedgerRule):
    code = "X009"
    name = "wrong-figure"
    severity = Severity.INFO
    since = "0.1.0"
    within_office = True
    summary = Bilingual(
        "对照上下年度的结转数，可以看出表三哪个数有误",
        "The carried requests of another year tell which figure of table three is wrong",
    )
    rationale = Bilingual(
        "表三勾稽关系不符，只看本表分不清是哪个数有误的，再看上年度报告的“结转下年度”和下年度报告的“上年结转”："
        "与之一致的数多半没有错，不一致的多半有错。由此只剩一种改法最可能的，在那个数上提示，不符的合计归到这一条。"
        "本表自己就说得清的，不再提示；与上年度不一致的“上年结转”，由 X001 一并说明。"
        "单位、年度和格式的要求与 X001 相同。"
        "另一份报告也可能有误，所以只说最可能，不说确定。",
        "Where table three does not add up and cannot tell by itself which figure is wrong, it is held "
        "against what last year's report carried forward, and what next year's carries over: a figure that "
        "agrees is most likely right, one that does not is most likely wrong. Where one repair stands out "
        "then, it is shown at its figure, and the sums that fail go with it. Nothing is said where the table "
        "tells by itself; of what is carried over otherwise than in last year's report, X001 says it. Office, "
        "year and form have to be as certain as for X001. The other report may be wrong too: it is never "
        "said to be certain.",
    )
    remedy = Bilingual(
        "对照申请台账核对这个数。确实填错的，连同有关合计一并更正；没有错的，再核对同一列的其他数。",
        "Check the figure against the register of requests. If it is wrong, correct it with its totals; if "
        "not, check the others of its column.",
    )
    basis = sources.FORM
    message = Bilingual(
        "表三勾稽关系不符，对照另一年度报告的结转数，最可能的是{repair}，更正后相符，请核实",
        "table three does not add up; by what another year's report has as carried, most likely {repair}: "
        "then it does",
    )
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5
二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
（一）予以公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7
（七）总计 | 7 | 0 | 0 | 0 | 0 | 0 | 7
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
    failing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
（一）予以公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7
（七）总计 | 7 | 0 | 0 | 0 | 0 | 0 | 7
四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for entry, last_years, next_years in _doubted(subject):
            table, beside = doubted(entry), {**last_years, **next_years}
            if table is None or not beside:
                continue
            alone = [culprit.repairs[0] for culprit in table.culprits_alone if culprit.is_known]
            for culprit in table.culprits(beside):
                is_news = culprit.is_known and culprit.repairs[0] not in alone
                if is_news and not _is_carried_over(culprit, last_years):
                    yield self._finding(culprit, entry, beside)

    def _finding(self, culprit: Culprit, entry: Entry, beside: Mapping[Place, Fact]) -> Finding:
        wrong = {figure.form: implied for figure, implied in culprit.repairs[0]}
        cell = culprit.cause.form if culprit.cause else next(iter(wrong))
        at = entry.facts[cell.fact]
        deciding = {told.at.place for told in culprit.evidence}
        return self.finding(
            at,
            expected=wrong[cell],
            actual=at.number,
            repair=said(culprit.repairs[0], cell),
            related=[
                *(
                    related(Role.COUNTERPART, fact)
                    for fact in beside.values()
                    if fact.place in deciding
                ),
                *related_figures(culprit, entry.facts, with_sums=True),
            ],
            cause=at,
        )


class _Beside(NamedTuple):
    """A report, what last year's has for its figures, and what next year's has."""

    entry: Entry
    last_years: dict[Place, Fact]
    next_years: dict[Place, Fact]


def _doubted(ledger: Ledger) -> Iterable[_Beside]:
    """Give the reports whose table three does not add up, with what those beside have for its figures."""
    found = {
        entry.path: _Beside(entry, {}, {})
        for entry in ledger
        if entry.is_checked and is_doubted(entry)
    }
    for pair in pairs(ledger) if found else ():
        of_then, of_now = found.get(pair.then.path), found.get(pair.now.path)
        for each in meetings(pair) if of_then or of_now else ():
            if of_now:
                of_now.last_years[each.now.place] = each.then
            if of_then:
                of_then.next_years[each.then.place] = each.now
    return found.values()


def _is_carried_over(culprit: Culprit, last_years: Mapping[Place, Fact]) -> bool:
    """Say whether what is carried over is to be as in last year's report, of which X001 speaks."""
    return any(
        (fact := last_years.get(figure.place)) is not None and fact.number == implied
        for figure, implied in culprit.repairs[0]
    )
