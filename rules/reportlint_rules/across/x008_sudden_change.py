"""X008 sudden-change."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Ledger
from reportlint.model.option import Option
from reportlint.model.rule import related
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import are_alike, figures, pairs

_ENDINGS = {"disclosure": "", "requests": "received.total", "review": ".total"}
"""How the names of the figures end that are compared: each tells of a year's work as a whole."""


class SuddenChange(LedgerRule):
    code = "X008"
    name = "sudden-change"
    severity = Severity.INFO
    on_by_default = False
    needs_judgement = True
    since = "0.1.0"
    within_office = True
    summary = Bilingual("数据比上年突增", "A figure is many times last year's")
    rationale = Bilingual(
        "一个数是上年的10倍以上（可设置）而且不小（100以上，可设置），常常是错位、漏小数点、"
        "统计口径变了。只看表二各数、表三本年新收总计和表四各总计；"
        "上年为0的没有倍数，不看。可能确有原因，所以只是提示，默认关闭。",
        "A figure that is ten times last year's and more, and not a small one, often stands in a wrong row, "
        "lacks its decimal point, or was counted otherwise. Both limits may be set. Of table two all "
        "figures are "
        "compared, of table three the new requests, of table four the totals; what was 0 last year has no "
        "multiple. There may be good reasons, so it is for information, and off by default.",
    )
    remedy = Bilingual(
        "核对两年的原始数据和统计口径；确属实际变化的，不需要改。",
        "Check the records of both years, and how they were counted. If it is so, leave it.",
    )
    basis = None
    message = Bilingual(
        "上年度报告为{before}，现为{actual}，是上年的{times}倍，请核实",
        "last year's report has {before}, this one {actual}: {times} times as much",
    )
    times = Option(10, Bilingual("达到上年的几倍提示", "How many times last year's"), at_least=2)
    least = Option(100, Bilingual("多大的数才看", "The least figure that is looked at"), at_least=1)
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 30 | 0 | 0 | 0 | 0 | 0 | 30
"""
    failing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 130 | 0 | 0 | 0 | 0 | 0 | 130
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for then, now in pairs(subject):
            alike = [table for table in _ENDINGS if are_alike(then, now, table)]
            for name, fact in figures(now):
                table = name.partition(".")[0]
                before = then.facts.get(name)
                if table not in alike or not name.endswith(_ENDINGS[table]):
                    continue
                if before is None or not before.number or fact.number is None:
                    continue
                if fact.number >= self.least and fact.number >= before.number * self.times:
                    yield self.finding(
                        fact,
                        actual=fact.number,
                        before=before.number,
                        times=int(fact.number // before.number),
                        related=[related(Role.COUNTERPART, before)],
                    )
