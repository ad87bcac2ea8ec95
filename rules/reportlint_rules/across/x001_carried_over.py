"""X001 carried-over."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Fact, Ledger
from reportlint.model.packed_facts import group
from reportlint.model.rule import related
from reportlint_grammar.about_itself.explanations import is_explained
from reportlint_grammar.form import sources
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import Pair, are_alike, pairs

_TABLE = "requests"
_FORWARD = "requests.carried_forward."
_OVER = "requests.carried_over."
_TOTAL = "total"
_EXPLAINED = "carried_over"


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
        "本年度报告的文字在“结转”等词附近说明了原因的（如上年误报、更正、统计口径、机构改革划转），不提示。"
        "申请人各栏已有不一致的，不再另说“总计”栏。",
        "Each column of 四、结转下年度继续办理 in last year's report is the same column of 二、"
        "上年结转 in this "
        "year's. They are compared where office and year of both reports are certain, table three is of the "
        "same form, and both figures can be read: a blank is not a zero. Where there are two reports for a "
        "year that say different things, as before and after a correction, nobody can tell which counts. "
        "Offices that were renamed are known by `offices` of the configuration, and none is guessed at. "
        "Nothing is said where this year's report gives a reason near 结转, as a correction, another way to "
        "count, or a reform. The total is silent where a column of applicants has told of it.",
    )
    remedy = Bilingual(
        "对照申请台账和上年度报告核对。上年度数据有误的，按程序更正上年度报告；本年度填错的，"
        "改为上年结转的实际件数。",
        "Check both reports against the register of requests, and correct the one that is wrong.",
    )
    basis = sources.FORM
    message = Bilingual(
        "上年度报告结转下年度{expected}件，现填报上年结转{actual}件，不一致",
        "last year's report carried {expected} forward, but {actual} are said to be carried over",
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
            if not are_alike(*pair, _TABLE) or is_explained(pair.now.facts, _EXPLAINED):
                continue
            unlike = dict(_unlike(pair))
            if len(unlike) > 1:
                unlike.pop(_TOTAL, None)
            for then, now in unlike.values():
                yield self.finding(
                    now,
                    expected=then.number,
                    actual=now.number,
                    related=[related(Role.COUNTERPART, then)],
                )


def _unlike(pair: Pair) -> Iterator[tuple[str, tuple[Fact, Fact]]]:
    """Give the columns in which what was carried forward is not what was carried over."""
    before, after = group(pair.then.facts, _TABLE), group(pair.now.facts, _TABLE)
    for name in before:
        if not name.startswith(_FORWARD):
            continue
        column = name.removeprefix(_FORWARD)
        then, now = before[name], after.get(f"{_OVER}{column}")
        if now and None not in (then.number, now.number) and then.number != now.number:
            yield column, (then, now)
