"""What becomes of a table's labels: numbered otherwise, added to, shortened, damaged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from reportlint_grammar.form.facts import editions
from reportlint_grammar.form.wording import value
from tests.builder.written import Grid, Written

_LABELS = frozenset(
    label.official
    for form in editions()
    for table in form.tables.values()
    for label in table.labels()
)
_NUMBER = re.compile(r"^(?:([一二三四])、|（([一二三四五六七])）|(\d)\.)")
_SCARS = ("", "?", "□")

_SHORTER = {
    "一、本年新收政府信息公开申请数量": "一、本年新收",
    "二、上年结转政府信息公开申请数量": "二、上年结转申请",
    "三、本年度办理结果": "三、办理结果",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开（区分处理的，只计这一情形",
    "1.属于国家秘密": "1.国家秘密",
    "2.其他法律行政法规禁止公开": "2.法律行政法规禁止公开",
    "3.危及“三安全一稳定”": "3.三安全一稳定",
    "4.保护第三方合法权益": "4.第三方合法权益",
    "1.本机关不掌握相关政府信息": "1.不掌握相关信息",
    "2.没有现成信息需要另行制作": "2.需另行制作",
    "3.补正后申请内容仍不明确": "3.补正后仍不明确",
    "5.要求行政机关确认或重新出具已获取信息": "5.要求行政机关确认…",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期未缴费",
    "四、结转下年度继续办理": "四、结转下年",
    "本年收费金额（单位：万元）": "本年收费金额",
}

_OTHERWISE = {
    "第二十条第（一）项": "第二十条第一项",
    "规章": "规章（件）",
    "行政规范性文件": "规范性文件（含部门联合发文）",
    "本年处理决定数量": "本年处理决定数",
    "本年收费金额（单位：万元）": "本年收费金额（万元）",
    "2.其他法律行政法规禁止公开": "2.其他法律、行政法规禁止公开",
    "1.信访举报投诉类申请": "1.信访、举报、投诉类申请",
    "4.无正当理由大量反复申请": "4.无正当理由的大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息": "5.要求行政机关确认或者重新出具已获取的信息",
    "6.属于四类过程性信息": "6.属于四类过程性信息（讨论记录、过程稿等）",
    "四、结转下年度继续办理": "四、结转下年度继续办理数量",
    "复议后起诉": "经复议后起诉",
}


def renumbered(random: Random, report: Written) -> Written:
    """Number the labels in another way, all alike, or not at all."""
    mark: Callable[[int], str] = random.choice(
        (
            lambda _: "",
            lambda number: f"{number}、",
            lambda number: f"{number}．",
            lambda number: f"{number}）",
            lambda number: f"（{number}）",
            lambda number: f"({number})",
            lambda number: f"（{number}",
            lambda number: "①②③④⑤⑥⑦⑧"[number - 1],
            lambda number: "⑴⑵⑶⑷⑸⑹⑺⑻"[number - 1],
            lambda number: "⒈⒉⒊⒋⒌⒍⒎⒏"[number - 1],
            lambda number: "㈠㈡㈢㈣㈤㈥㈦㈧"[number - 1],
        )
    )

    def number(match: re.Match[str]) -> str:
        chinese = match[1] or match[2]
        return mark(value(chinese) if chinese else int(match[3]))

    return _each(report, lambda label: _NUMBER.sub(number, label))


def added_to(random: Random, report: Written) -> Written:
    """Say behind every label what is counted, or give it a footnote."""
    added = random.choice(("（件）", "(件)", "（单位：件）", "数", "：", "[1]", "①"))
    return _each(report, lambda label: label + added)


def shortened(random: Random, report: Written) -> Written:
    """Say less than the form does, in some labels or in all."""
    return _some(random, report, lambda label: _SHORTER.get(label, label))


def in_other_words(random: Random, report: Written) -> Written:
    """Say it as offices do that type the form anew."""
    return _some(random, report, lambda label: _OTHERWISE.get(label, label))


def damaged(random: Random, report: Written) -> Written:
    """Let labels lose a character each, with a scar in its place or without."""
    scar = random.choice(_SCARS)

    def hurt(label: str) -> str:
        places = [
            place
            for place, character in enumerate(label)
            if character not in "一二三四五六七八1234567890"
        ]
        place = random.choice(places)
        return f"{label[:place]}{scar}{label[place + 1 :]}"

    return _some(random, report, hurt)


def _some(random: Random, report: Written, changed: Callable[[str], str]) -> Written:
    rate = random.choice((0.1, 0.5, 1.0))
    return _each(report, lambda label: changed(label) if random.random() < rate else label)


def _each(report: Written, changed: Callable[[str], str]) -> Written:
    def in_(grid: Grid) -> Grid:
        return [
            [changed(cell) if cell is not None and cell in _LABELS else cell for cell in row]
            for row in grid
        ]

    return replace(
        report,
        sections=tuple(replace(section, grid=in_(section.grid)) for section in report.sections),
    )
