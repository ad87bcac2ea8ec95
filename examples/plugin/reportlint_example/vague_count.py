"""Z001 vague-count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.plugin import Bilingual, Finding, Option, Rule, Severity
from reportlint_grammar.report import Report


class VagueCount(Rule[Report]):
    subject = Report
    code = "Z001"
    name = "vague-count"
    severity = Severity.WARNING
    since = "1.0.0"
    summary = Bilingual("次数要写明", "what can be counted is counted")
    rationale = Bilingual(
        "“若干次”“多次”让读者无从了解实际情况。",
        "“Several times” leaves the reader to guess how often.",
    )
    remedy = Bilingual(
        "查台账，写明实际次数。没有记录的，不要估计。",
        "Look into the records and give the number. Where there are none, do not guess.",
    )
    basis = Bilingual("《云岭县年度报告编写要求》第三条", "Yunling County's guidance, article 3")
    message = Bilingual("“{words}”没有写明数量", "“{words}” does not say how many")
    units = Option(
        ("次", "期", "场"),
        Bilingual("前面不许写“多”的量词", "what “多” must not stand before"),
    )
    passing = "（五）监督保障\n全年组织培训3次。"
    failing = (
        "（五）监督保障\n全年组织培训若干次。",
        "（五）监督保障\n全年发布政策解读多期。",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        many = [f"多(?={re.escape(unit)})" for unit in self.units]
        vague = re.compile("|".join(["若干", *many]))
        for prose in subject.prose:
            for match in vague.finditer(prose.text):
                yield self.finding(prose, span=prose.at(*match.span()), words=match[0])
