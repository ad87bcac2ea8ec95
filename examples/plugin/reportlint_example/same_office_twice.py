"""Z002 same-office-twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportlint.plugin import Bilingual, Entry, Finding, Identity, Ledger, Rule, Severity


class SameOfficeTwice(Rule[Ledger]):
    subject = Ledger
    code = "Z002"
    name = "same-office-twice"
    severity = Severity.WARNING
    since = "1.0.0"
    summary = Bilingual("一个单位一个年度报送一份", "an office hands in one report a year")
    rationale = Bilingual(
        "同一单位同一年度有两份报告，不知以哪一份为准。",
        "Of two reports of an office for one year, nobody knows which one counts.",
    )
    remedy = Bilingual(
        "请与该单位核对，只留下定稿。", "Ask the office which one is final, and keep that one."
    )
    basis = Bilingual("《云岭县年度报告编写要求》第五条", "Yunling County's guidance, article 5")
    message = Bilingual(
        "{office}{year}年的报告另有：{others}", "{office} has handed in for {year} also: {others}"
    )
    passing = "云岭县民政局2024年政府信息公开工作年度报告\n---\n云岭县水务局2024年政府信息公开工作年度报告"
    failing = "云岭县民政局2024年政府信息公开工作年度报告\n---\n云岭县民政局2024年政府信息公开工作年度报告"

    def check(self, subject: Ledger) -> Iterator[Finding]:
        reports: dict[Identity, list[Entry]] = defaultdict(list)
        for entry in subject:
            reports[entry.identity].append(entry)
        for identity, same in reports.items():
            for entry in same if all(identity) else ():
                others = "、".join(other.path for other in same if other is not entry)
                if others:
                    yield self.finding(entry, others=others, **identity._asdict())
