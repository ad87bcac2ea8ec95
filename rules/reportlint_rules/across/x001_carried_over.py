"""X001 carried-over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Facts, Ledger
from reportlint.model.rule import LeftOut, related
from reportlint_grammar.form import sources
from reportlint_rules.across.erring import Erring, Meeting, meetings, related_figures
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import left_out, pairs

_TOTAL = "total"


class CarriedOver(LedgerRule):
    code = "X001"
    name = "carried-over"
    severity = Severity.WARNING
    since = "0.1.0"
    within_office = True
    summary = Bilingual(
        "上年结转与上年度报告的结转下年度不一致",
        "What was carried over is not what last year's report carried forward",
    )
    rationale = Bilingual(
        "上年度报告“四、结转下年度继续办理”的每一栏，就是本年度“二、"
        "上年结转政府信息公开申请数量”的同一栏。两份报告的单位和年度都确定、"
        "表三用的是同一版格式、两个数都能读出时，逐栏比对；空白不当作0。"
        "同一年度有两份数据不同的报告（如更正前后），"
        "不知以哪份为准，不作比对；单位改名的，在配置的 offices 中写明后比对，名称对不上的不猜。"
        "本年度报告的文字在“结转”等词附近说明了原因的（如上年误报、更正、统计口径、机构改革划转），或者说明机构合并后相关数据合并统计的，不提示。"
        "申请人各栏已有不一致的，不再另说“总计”栏。"
        "两份报告各以对方的数为佐证：本年度表三勾稽关系不符，改为上年度的数即相符的，说明最可能是本年度填错，"
        "由此不符的合计归到这一条；上年度表三不符，改为本年度的数即相符的，说明最可能是上年度填错。"
        "两份都相符或者都能这样解释的，不说是哪一份；单凭另一份报告，不说“可以确定”。",
        "Each column of 四、结转下年度继续办理 in last year's report is the same column of 二、"
        "上年结转 in this "
        "year's. They are compared where office and year of both reports are certain, table three is of the "
        "same form, and both figures can be read: a blank is not a zero. Where there are two reports for a "
        "year that say different things, as before and after a correction, nobody can tell which counts. "
        "Offices that were renamed are known by `offices` of the configuration, and none is guessed at. "
        "Nothing is said where this year's report gives a reason near 结转, as a correction, another way to "
        "count, or a reform, or tells of a merger by which its figures are counted together. The total is "
        "silent where a column of applicants has told of it. Each report is evidence for the other: where "
        "this year's table three does not add up, and does with last year's figure, this year's is most "
        "likely wrong, and the sums that fail for it are shown under this; where last year's does with this "
        "year's figure, last year's is. Where both add up, or both would, neither is named. Nothing is "
        "certain by another report alone.",
    )
    remedy = Bilingual(
        "对照申请台账和上年度报告核对。上年度数据有误的，按程序更正上年度报告；本年度填错的，"
        "改为上年结转的实际件数。",
        "Check both reports against the register of requests, and correct the one that is wrong.",
    )
    basis = sources.FORM
    message = Bilingual(
        "上年度报告结转下年度{expected}件，现填报上年结转{actual}件，不一致{lead}",
        "last year's report carried {expected} forward, but {actual} are said to be carried over{lead}",
    )
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
    failing = """\
云岭县水务局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for pair in pairs(subject):
            columns = [*meetings(pair)]
            unlike = _but_for_total([each for each in columns if each.is_unlike])
            if not unlike:
                continue
            erring = Erring(pair, columns)
            for each in unlike:
                yield self._finding(each, unlike, erring, pair.now.facts)

    def _finding(
        self, each: Meeting, unlike: Sequence[Meeting], erring: Erring, facts: Facts
    ) -> Finding:
        """Say that two figures differ, and which is wrong, as far as the sums of its report tell."""
        wrong = erring.this_years(each)
        alike = [one.now for one in unlike if wrong and erring.this_years(one) is wrong]
        is_first = each.now in alike[:1]
        return self.finding(
            each.now,
            expected=each.then.number,
            actual=each.now.number,
            lead=erring.said(each),
            related=[
                related(Role.COUNTERPART, each.then),
                *(related_figures(wrong, facts, with_sums=is_first) if wrong else ()),
            ],
            cause=next(iter(alike), None),
        )

    def left_out(self, subject: Ledger) -> Iterator[LeftOut]:
        return left_out(subject)


def _but_for_total(unlike: Sequence[Meeting]) -> Sequence[Meeting]:
    """Leave out the total where a column of applicants tells of it."""
    return [each for each in unlike if each.now.place.parts[-1] != _TOTAL] or unlike
