"""X002 effective-documents."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Ledger
from reportlint.model.rule import related
from reportlint_grammar.about_itself.explanations import is_explained
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import are_alike, pairs

_TABLE = "disclosure"
_ROWS = ("regulations", "normative_documents")
_PARTS = ("issued", "repealed")
_EFFECTIVE = "effective"
_EXPLAINED = "effective_documents"


class EffectiveDocuments(LedgerRule):
    code = "X002"
    name = "effective-documents"
    severity = Severity.WARNING
    since = "0.1.0"
    within_office = True
    summary = Bilingual(
        "现行有效件数与上年度报告推算的不一致",
        "The documents in force do not follow from last year's",
    )
    rationale = Bilingual(
        "上年末现行有效件数，加本年制发，减本年废止，就是本年末现行有效件数，"
        "规章和行政规范性文件都如此。两年都用2021年格式、四个数都能读出时检查。"
        "上年度报告的制发、废止件数也都填报了的，为警告；上年度只填了现行有效件数的，可能口径不同，只作提示。"
        "清理文件、机构改革后重新统计的，数据可能确实接不上，请在报告中说明；"
        "文字在“规范性文件”等词附近说明了划入、划转、统计口径等原因的，只作提示。"
        "本年度现行有效件数比制发减废止还少的（A006），上年末无论多少件都不相符，两个问题归到一处。",
        "What was in force at the end of last year, and what was issued less what was repealed, is "
        "what is in "
        "force at the end of this. It is checked where both reports are on the form of 2021 and all four "
        "figures can be read; for information only, where last year's report does not tell what was issued "
        "and repealed: it may have counted otherwise. After a review of documents, or a reform, the figures "
        "may rightly not follow; the report should then say so, and it is for information only where it "
        "does. Where fewer are in force than were issued less those repealed (A006), no number of last "
        "year's would do, and both are shown as one.",
    )
    remedy = Bilingual(
        "对照文件清单核对两年的数。统计口径有变化的，在报告中说明；填错的，更正填错的一个。",
        "Check both years against the list of documents. Correct the figure that is wrong, or say in the "
        "report that they are counted otherwise now.",
    )
    basis = None
    message = Bilingual(
        "上年末现行有效{before}件，加本年制发{issued}件、减本年废止{repealed}件为{expected}件，"
        "现填报{actual}件，不一致{lead}，请核实",
        "{before} in force a year ago, {issued} issued and {repealed} repealed make {expected}, "
        "not {actual}{lead}",
    )
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 1 | 0 | 7
---
云岭县水务局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 3 | 1 | 9
"""
    failing = """\
云岭县水务局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 1 | 0 | 7
---
云岭县水务局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 3 | 1 | 12
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for then, now in pairs(subject):
            if not are_alike(then, now, _TABLE):
                continue
            for row in _ROWS:
                before = then.facts.get(f"{_TABLE}.{row}.{_EFFECTIVE}")
                after = now.facts.get(f"{_TABLE}.{row}.{_EFFECTIVE}")
                issued, repealed = (now.facts.get(f"{_TABLE}.{row}.{part}") for part in _PARTS)
                if not (before and after and issued and repealed):
                    continue
                numbers = [fact.number for fact in (before, issued, repealed)]
                if after.number is None or None in numbers:
                    continue
                was, more, less = (number for number in numbers if number is not None)
                if was + more - less == after.number:
                    continue
                is_whole = not is_explained(now.facts, _EXPLAINED) and all(
                    (part := then.facts.get(f"{_TABLE}.{row}.{name}")) and part.number is not None
                    for name in _PARTS
                )
                errs = after.number < more - less
                yield self.finding(
                    after,
                    expected=was + more - less,
                    actual=after.number,
                    before=was,
                    issued=more,
                    repealed=less,
                    lead=_THIS_YEARS if errs else _NOTHING_KNOWN,
                    at_most=None if is_whole else Severity.INFO,
                    related=[
                        related(Role.COUNTERPART, before),
                        related(Role.ADDEND, issued),
                        related(Role.ADDEND, repealed),
                        *([related(Role.EXPLAINED, after)] if errs else ()),
                    ],
                    cause=after if errs else None,
                )


_NOTHING_KNOWN = Bilingual("", "")
_THIS_YEARS = Bilingual(
    "。此数少于本年制发减废止件数，上年末无论多少件都不相符，最可能是本年度填错",
    "; fewer are in force than were issued less those repealed, whatever last year's report says, so it is "
    "most likely this year's that is wrong",
)
