"""X007 change-rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint.model.finding import Bilingual, Finding, Related, Role, Severity
from reportlint.model.ledger import Fact, Facts, Ledger
from reportlint.model.packed_facts import group
from reportlint.model.rule import related
from reportlint_grammar.claims.as_facts import AND, CHANGE, LAST_YEAR, OR
from reportlint_grammar.claims.shares import is_rate
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import Pair, are_alike, pairs


class ChangeRate(LedgerRule):
    code = "X007"
    name = "change-rate"
    severity = Severity.INFO
    since = "0.1.0"
    within_office = True
    summary = Bilingual(
        "同比的数与上年度报告不符", "What is told of last year is not what its report tells"
    )
    rationale = Bilingual(
        "“新收申请12件，同比增长20%”“上年收到10件”，上年度报告的表格里有这个数，可以核对。只核对表二、"
        "表三、表四里有的数：句子写明是上年的，"
        "或者百分比紧跟在本年度的数后面的；“收到”可能指新收，也可能加上上年结转，有一种相符就不提示。"
        "百分比按所写的小数位，四舍五入和去尾都算对。"
        "两年表格的格式不同、上年为0、有数读不出的，不核对。",
        "Of 新收申请12件 (同比增长20%) and 上年收到10件 last year's report has the number in its tables. Only "
        "figures of the tables are checked, where the sentence says that a number is last year's, or "
        "a percentage "
        "stands behind this year's. 收到 may be the new requests, or those with what was carried "
        "over: either "
        "will do. A percentage may be rounded or cut off to the decimals that it is written with. "
        "Where the forms "
        "differ, last year's was 0, or a figure cannot be read, nothing is checked.",
    )
    remedy = Bilingual(
        "对照上年度报告重新计算，更正写错的数或百分比；上年度报告有误的，按程序更正。",
        "Work it out again from last year's report, and correct what is wrong in either.",
    )
    basis = None
    rate = Bilingual(
        "上年度报告填报{before}件，本年度为{after}件，应{way}{expected}%，现为{written}{actual}%，请核实",
        "last year's report has {before}, this one {after}: that is {way} {expected} %, not {written} "
        "{actual} %",
    )
    message = Bilingual(
        "此处称上年为{actual}，上年度报告填报{expected}，不一致，请核实",
        "it says {actual} of last year, whose report has {expected}",
    )
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10
---
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
全年新收政府信息公开申请12件，同比增长20%。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12
"""
    failing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10
---
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
全年新收政府信息公开申请12件，同比增长50%。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for pair in pairs(subject):
            told = {**group(pair.now.facts, LAST_YEAR), **group(pair.now.facts, CHANGE)}
            for name, fact in told.items():
                kind, _, figures = name.partition(".")
                if fact.number is None or not are_alike(*pair, figures.partition(".")[0]):
                    continue
                sums = [each.split(AND) for each in figures.split(OR)]
                if kind == LAST_YEAR:
                    yield from self._last_year(pair, fact, sums)
                else:
                    yield from self._change(pair, fact, sums)

    def _last_year(
        self, pair: Pair, fact: Fact, sums: Sequence[Sequence[str]]
    ) -> Iterator[Finding]:
        told = [_sum(pair.then.facts, names) for names in sums]
        if None not in told and fact.number not in told:
            yield self.finding(
                fact,
                expected=told[0],
                actual=fact.number,
                related=_places(pair.then.facts, sums[0]),
            )

    def _change(self, pair: Pair, fact: Fact, sums: Sequence[Sequence[str]]) -> Iterator[Finding]:
        numbers = [(_sum(pair.then.facts, names), _sum(pair.now.facts, names)) for names in sums]
        known = [(Decimal(then), Decimal(now)) for then, now in numbers if then and now is not None]
        percent, decimals = Decimal(fact.number or 0), _decimals(fact.text)
        if len(known) < len(sums) or any(
            is_rate(percent, decimals, now, then) for then, now in known
        ):
            return
        then, now = known[0]
        exact = (now - then) * 100 / then
        yield self.finding(
            fact,
            message=self.rate,
            expected=round(abs(exact), decimals or None),
            actual=abs(percent),
            before=then,
            after=now,
            way=_way(exact),
            written=_way(percent),
            related=_places(pair.then.facts, sums[0]),
        )


def _sum(facts: Facts, names: Sequence[str]) -> int | Decimal | None:
    """Add up figures; None where one cannot be read."""
    numbers = [facts[name].number for name in names if name in facts]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(names) else None


def _places(facts: Facts, names: Sequence[str]) -> list[Related]:
    return [related(Role.COUNTERPART, facts[name]) for name in names]


def _decimals(text: str) -> int:
    return len(text.strip("%％").partition(".")[2])


def _way(percent: Decimal) -> Bilingual:
    return Bilingual("下降", "down") if percent < 0 else Bilingual("增长", "up")
