"""X006 copied-text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.model.option import Option
from reportlint.model.rule import related
from reportlint.roster.offices import are_one, canonical
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.about_itself.office_kind import places, read
from reportlint_grammar.content.repetition import (
    TELLING,
    OwnWords,
    Repetition,
    compared,
    marks,
    may_be_half,
    told,
)
from reportlint_rules.across.example import TEXT
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.passages import quoted
from reportlint_rules.across.registers import registers
from reportlint_rules.across.sources import REPETITION

_KNOWN_BY = 2
"""Reports by which a clause is known: those that had it first. What all others copied, they have."""
_CLOSEST = 2
"""Reports with which one is compared word by word: those with most clauses alike."""


class CopiedText(LedgerRule):
    code = "X006"
    name = "copied-text"
    severity = Severity.WARNING
    needs_judgement = True
    since = "0.1.0"
    summary = Bilingual("与其他单位的报告雷同", "The text is another office's")
    rationale = Bilingual(
        "不同单位同一年度的报告，第一或第五部分有50%以上（可设置）逐字相同，是其中一家照抄，"
        "或者都照抄了模板。年份、数字、各单位的名称和自称不计，"
        "标题、编制说明、法规名称和套话不计，两份都有200字以上才比对；几家单位同用一两句统一的话，"
        "远不到一半，不提示。谁抄谁看不出来，所以双方都提示。"
        "人民政府和它的办公室可能同用一份文字，名称可能是同一家单位的，不比。",
        "Where more than half of section one or five of two offices' reports for one year is the same "
        "word for "
        "word, one has copied from the other, or both from a template. Years, figures, and the "
        "offices' names do "
        "not count, nor do headings, the preamble, names of laws and what stands in every report; "
        "both have to "
        "have 200 characters. A sentence or two that a county's offices share are far from half. Who "
        "copied cannot "
        "be seen, so it is said of both. A government and its own office may share a text, and of "
        "names that may be "
        "one office's nothing is said.",
    )
    remedy = Bilingual(
        "按本单位的实际工作重写相同的段落。",
        "Write anew, of this office's own work, what is the same.",
    )
    basis = REPETITION
    message = Bilingual(
        "有{actual}%与{office}同年度的报告相同（不计年份、数字和单位名称），最长的为{passages}，"
        "请核实是否照抄",
        "{actual} % of it is also the report of {office}, years, figures and names aside; "
        "the longest passages: {passages}",
    )
    most = Option(
        50,
        Bilingual("相同超过百分之几提示", "Percent of a section that may be another office's"),
        at_least=10,
        at_most=99,
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
今年修订了水库调度信息的公开目录。
---
云岭县民政局2024年政府信息公开工作年度报告
一、总体情况
今年修订了养老服务信息的公开目录。
"""
    failing = f"""\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
{TEXT}
---
石桥县河务局2024年政府信息公开工作年度报告
一、总体情况
{TEXT}
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        by_year: dict[int, list[Entry]] = defaultdict(list)
        for register in registers(subject):
            for year, reports in register.reports.items():
                by_year[year].append(reports[0])
        for reports in by_year.values():
            for section in TELLING:
                yield from self._alike(
                    [
                        _Text(report, fact, marks(report.facts, section))
                        for report in reports
                        if (fact := told(report.facts, section))
                    ]
                )

    def _alike(self, texts: Sequence[_Text]) -> Iterator[Finding]:
        closest: dict[str, tuple[_Text, _Text, Repetition]] = {}
        for one, other in _candidates(texts):
            if _may_share(one.entry, other.entry):
                continue
            words, others = one.words(), other.words()
            for text, source, repetition in (
                (one, other, compared(words, others)),
                (other, one, compared(others, words)),
            ):
                known = closest.get(text.entry.path)
                if repetition.is_long_enough and (
                    known is None or known[2].percent < repetition.percent
                ):
                    closest[text.entry.path] = text, source, repetition
        for text, source, repetition in closest.values():
            if repetition.percent > self.most and text.entry.is_checked:
                yield self.finding(
                    text.fact,
                    actual=repetition.percent,
                    office=source.entry.identity.office,
                    passages=quoted(repetition),
                    related=[related(Role.COUNTERPART, source.fact)],
                )


class _Text(NamedTuple):
    """A section of a report, and the marks by which it is known."""

    entry: Entry
    fact: Fact
    marks: frozenset[str]

    def words(self) -> OwnWords:
        """Read its words."""
        return OwnWords.of(self.fact.text, self.entry.identity.office)


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Give the texts that may be alike, each with the few of those before it that have most of its marks.

    The time is linear in the number of texts: each mark leads to no more than the first that had it.
    """
    having: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        votes = Counter(other for mark in text.marks for other in having[mark])
        for other, alike in votes.most_common(_CLOSEST):
            shorter = min(len(text.marks), len(texts[other].marks))
            if may_be_half(alike, shorter):
                yield text, texts[other]
        for mark in text.marks:
            if len(having[mark]) < _KNOWN_BY:
                having[mark].append(number)


def _may_share(one: Entry, other: Entry) -> bool:
    """Say whether two reports may rightly say the same: of a government and its office, or of one office."""
    names = [canonical(entry.identity.office) for entry in (one, other)]
    if are_one(names):
        return True
    sorts = {read(entry.identity.office).sort for entry in (one, other)}
    of_government = sorts == {Sort.GOVERNMENT, Sort.GOVERNMENT_OFFICE}
    where = [places(entry.identity.office) for entry in (one, other)]
    return of_government and where[0] == where[1]
