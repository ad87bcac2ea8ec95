"""Texts of every kind of line, as long as one likes: by lines, by turns, and within one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import cycle, islice

Make = Callable[[int], tuple[str, bytes]]
"""Makes a file so many pieces long: its name, and its bytes."""

_BEFORE = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
全年主动公开政府信息12条。
{first}二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 4
三、收到和处理政府信息公开申请情况
{third}四、政府信息公开行政复议、行政诉讼情况
{fourth}五、存在的主要问题及改进情况
公开的内容还不够细。
六、其他需要报告的事项
{sixth}本年度未收取信息处理费。
"""
_LINES = {
    "titles": "云岭县水务局2024年政府信息公开工作年度报告",
    "headings": "五、存在的主要问题及改进情况",
    "headings of each section": "\n".join(
        [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ]
    ),
    "headings with pages": "一、总体情况……1\n二、主动公开政府信息情况……3\n五、存在的主要问题及改进情况…… 5",
    "menu entries": "首页 > 政务公开 > 政府信息公开年报",
    "sub-headings": "（一）主动公开",
    "sub-headings out of order": "（一）主动公开\n（三）监督保障",
    "enumerations": "一是健全制度；二是加强培训。",
    "enumerations out of order": "一是健全制度；三是加强培训；",
    "items": "1.健全制度",
    "sentences": "公开的内容还不够细，将逐项充实办事指南。",
    "lines up to a margin": "公开的内容还不够细将逐项充实各类办事的指南并且按季度检查",
    "lines without an end": "公开的内容还不够细，",
    "sentences on the fee": "本年度收取信息处理费3元。",
    "exact labels": "总计",
    "telling labels": "一、本年新收政府信息公开申请数量",
    "labels like one": "结转下年度继续办里",
    "broken labels": "法律服务\n机构",
    "unknown labels": "其他自行增加的一行事项",
    "unknown scraps": "备注",
    "open notes": "总计（含上年",
    "figures": "1",
    "full-width figures": "１",
    "figures with spaces": "1      x",
    "dashes": "-",
    "words for none": "无",
    "blank lines": "",
    "spaces": " " * 20,
    "pipe rows": "总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
    "pipe rows of unknown labels": "| 其他自行增加的一行事项 | 1 | 2 |",
    "pipes alone": "|",
    "cells that a pipe ends": "总计 |\n1 |",
    "rows between full-width bars": "总计｜1｜0｜0｜0｜0｜0｜1",
    "rows between commas": "总计,1,——,0,0,0,0,1",
    "cells that a bell ends": "总计\r\a1\r\a\r\a",
    "tab rows": "总计\t1\t0\t0\t0\t0\t0\t1",
    "cells behind a tab": "\t总计\n\t1",
    "rules of Markdown": "| --- | --- |",
    "rules of a grid": "+---+---+",
    "Markdown headings": "## 总体情况",
    "page numbers": "- 4 -",
    "addresses": "http://www.example.gov.cn/art/2024/1/1/art_1_1.html",
    "pinyin": "政務(wù)公開(kāi)",
    "traditional characters": "持續做好政務公開工作。",
    "half brackets": "一)主动公开",
    "open brackets": "（",
    "leftovers": "[bookmark:1]公开",
    "leftovers that differ": "[bookmark:№]公开",
    "entities": "&#10001;公开",
    "entities that differ": "&#№;公开",
    "titles that differ": "云岭县第№分局2024年政府信息公开工作年度报告",
    "sub-headings that differ": "（一）第№项公开",
    "unknown labels that differ": "第№种自行增加的事项",
    "figures that differ": "№",
    "lost bytes": "三?!敝贫?",
    "lists of files": "附件下载：\n1.年度报告.docx",
    "dates": "2024年1月1日至2024年12月31日",
    "angle brackets": "<p>1",
    "book marks": "《政府信息公开条例》",
    "runs of spaces": "公开    工作。",
}
"""Every kind of line that a report may have, by what it is called; № is a number of its own."""

_BEGUN = {
    "lines of one row of a grid": ("third", "+---+---+", "| 甲 | 1 |"),
    "cells of one row, a line each": ("third", "\t规章\t0", "\t0"),
    "rest of one cell, a line each": ("third", "\t规章", "(a)"),
    "sentences behind a table's head": ("third", "总计 | 1", "公开的内容还不够细。"),
    "digits of one amount": ("sixth", "收取信息处理费1元。", "收取信息处理费1" + "1" * 20),
    "fees of others and none of one's own": (
        "sixth",
        "本年度的情况如下。",
        "全市收取信息处理费3元。\n本年度未收取信息处理费。",
    ),
    "headings in the cells of a table of others": (
        "third",
        "| 甲 | 2 |",
        "| 五、存在的主要问题及改进情况 | x |\n| 一、总体情况 | x |\n| 甲 | 2 |",
    ),
}
"""What begins once, in which section, and how it goes on."""

_PLACES = {
    "before the report": None,
    "in section one": "first",
    "in section three": "third",
    "in section four": "fourth",
    "in section six": "sixth",
}
_BESIDE = {"figures": "1", "labels": "总计"}
"""What every kind of line is alternated with."""


def _report(place: str | None, text: str) -> bytes:
    slots = dict.fromkeys(filter(None, _PLACES.values()), "")
    if place is None:
        return f"{text}\n{_BEFORE.format(**slots)}".encode()
    return _BEFORE.format(**(slots | {place: f"{text}\n"})).encode()


def _repeated(
    place: str | None, separator: str, pieces: Sequence[str], count: int
) -> tuple[str, bytes]:
    every = islice(cycle(pieces), count)
    numbered = (piece.replace("№", str(number)) for number, piece in enumerate(every, start=1))
    return "report.txt", _report(place, separator.join(numbered))


def _begun(place: str, first: str, line: str, count: int) -> tuple[str, bytes]:
    return "report.txt", _report(place, "\n".join([first, *[line] * count]))


def _kinds() -> Mapping[str, Make]:
    kinds: dict[str, Make] = {}
    for name, line in _LINES.items():
        for where, place in _PLACES.items():
            kinds[f"{name} {where}"] = partial(_repeated, place, "\n", [line])
        for beside, other in _BESIDE.items():
            kinds[f"{name} and {beside} in section three"] = partial(
                _repeated, "third", "\n", [line, other]
            )
        if piece := " ".join(line.split()):
            kinds[f"{name} in one line"] = partial(_repeated, "first", "", [piece])
            kinds[f"{name} in one row of section three"] = partial(_repeated, "third", " ", [piece])
            kinds[f"{name} in one row between pipes"] = partial(_repeated, "third", " | ", [piece])
    for name, (place, first, line) in _BEGUN.items():
        kinds[name] = partial(_begun, place, first, line)
    return kinds


KINDS: Mapping[str, Make] = _kinds()
"""Every kind of text by its name."""
