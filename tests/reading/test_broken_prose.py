"""Prose that is broken into lines: what goes on is joined, what stands by itself is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Paragraph
from reportlint.readers.text.plain_text import TextReader
from reportlint.testing import lint

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
ENDS = ("。", "：")
MUST_NOT_BEGIN = "，。；：、）》”"
Wrap = Callable[[str, int], list[str]]


def _by_characters(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _with_marks_kept(text: str, width: int) -> list[str]:
    """Break a text as typesetters do: no line begins with a mark that ends something."""
    lines = []
    while text:
        end = width
        while text[end : end + 1] in MUST_NOT_BEGIN and end < len(text):
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def _by_columns(text: str, width: int) -> list[str]:
    """Break a text as programs for mail do: two letters are as wide as a Chinese character."""
    lines, columns = [""], 0
    for character in text:
        wide = 1 if character.isascii() else 2
        if columns + wide > 2 * width:
            lines.append("")
            columns = 0
        lines[-1] += character
        columns += wide
    return lines


def _wrapped(report: str, wrap: Wrap, width: int, *, indent: str = "", blank: str = "") -> str:
    """Give a report with its prose in lines; `blank` is what stands between all of them."""
    lines = []
    for line in filter(None, report.split("\n")):
        prose = line.strip("# ")
        is_table = "|" in line or "\t" in line
        lines += [line] if is_table else [*wrap(indent + prose, width), *([blank] if blank else [])]
    return "\n".join(lines)


def _read(text: str) -> Document:
    return TextReader().read(Source("report.txt", text.encode()))


def _paragraphs(text: str) -> list[str]:
    return [block.text for block in _read(text).blocks if isinstance(block, Paragraph)]


def _in_cells(report: str) -> str:
    """Give a report whose tables have a cell a line, with nothing to tell it."""
    lines = []
    for line in report.split("\n"):
        if not line.startswith("|"):
            lines.append(line)
        elif "---" not in line:
            lines += filter(None, (cell.strip() for cell in line.split("|")))
    return "\n".join(lines)


@pytest.mark.parametrize("report", [CORRECT, _in_cells(CORRECT)], ids=["rows", "cells"])
@pytest.mark.parametrize("indent", ["", "　　"], ids=["flush", "indented"])
@pytest.mark.parametrize("width", [28, 30, 35, 40])
@pytest.mark.parametrize("wrap", [_by_characters, _with_marks_kept, _by_columns])
def test_lines_up_to_a_margin_are_joined(wrap: Wrap, width: int, indent: str, report: str) -> None:
    whole = set(_paragraphs(report))
    text = _wrapped(report, wrap, width, indent=indent)
    broken = [line for line in _paragraphs(text) if line not in whole and not line.endswith(ENDS)]
    assert broken == []
    assert "".join(_paragraphs(text)) == "".join(_paragraphs(report))


@pytest.mark.parametrize("wrap", [_by_characters, _with_marks_kept, _by_columns])
def test_blank_lines_may_stand_between_all_of_them(wrap: Wrap) -> None:
    text = _wrapped(CORRECT, wrap, 32, blank="\n")
    whole = set(_paragraphs(CORRECT))
    assert [line for line in _paragraphs(text) if line not in whole and line[-1] not in ENDS] == []


@pytest.mark.parametrize("width", [30, 40])
def test_every_character_is_where_it_stands(width: int) -> None:
    text = _wrapped(CORRECT, _by_characters, width, indent="　　")
    for passage in _read(text).passages:
        places = [passage.span(at, at + 1) for at in range(len(passage.text))]
        assert "".join(text[start:end] for start, end in places) == passage.text


@pytest.mark.parametrize("report", [CORRECT, _in_cells(CORRECT)], ids=["rows", "cells"])
@pytest.mark.parametrize("width", [26, 30, 37, 40, 46])
def test_a_contradiction_between_lines_is_found(width: int, report: str) -> None:
    wrong = report.replace("免费使用。", "免费使用，本年共收取政府信息公开信息处理费400元。")
    wrapped = _wrapped(wrong, _by_characters, width)
    said = [(finding.code, finding.place) for finding in lint(wrapped)]
    assert said == [(finding.code, finding.place) for finding in lint(wrong)]
    assert said
    assert lint(_wrapped(report, _by_characters, width)) == []


APART = "\n\n".join(
    ["某局年度报告", "一、总体情况", "我局认真做好公开工作。", "（一）主动公开", "公开信息三条。"]
    + [f"（{number}）其他方面\n\n已按要求办理。" for number in "二三四五六七"]
)


@pytest.mark.parametrize(
    "broken",
    [
        "本年度我局未收取信息处\n理费。",
        "本年度，\n我局未收取信息处理费。",
    ],
)
def test_a_line_broken_by_mistake_is_joined(broken: str) -> None:
    assert _paragraphs(f"{APART}\n\n{broken}\n")[-1] == broken.replace("\n", "")


@pytest.mark.parametrize(
    "broken",
    ["我局2024年未\n收取信息处理费。", "按照规定、\n要求办理。", "收到（\n含上年结转）三件。"],
)
def test_what_is_nothing_without_the_next_line_is_joined_anywhere(broken: str) -> None:
    assert _paragraphs(f"一、总体情况\n{broken}\n二、其他情况\n") == [
        "一、总体情况",
        broken.replace("\n", ""),
        "二、其他情况",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "一、总体情况\n（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n",
        "存在的主要问题及改进情况\n一是数量不多。\n其他需要报告的事项\n没有。\n",
        "联系地址：人民路1号\n联系电话：5550166\n邮编：000000\n",
        "工作有待加强。\n云岭县自然资源局\n2025年1月20日\n",
        "规章\n0\n行政规范性文件\n3\n其他法律行政法规禁止公开\n0\n",
        "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n",
        "第一条未\n（一）收取\n",
        "各项工作的\n12\n",
    ],
)
def test_what_has_a_line_to_itself_keeps_it(lines: str) -> None:
    assert _paragraphs(lines) == lines.splitlines()
    assert _paragraphs(f"{APART}\n\n{lines}")[-lines.count("\n") :] == lines.splitlines()


def test_a_title_does_not_go_on() -> None:
    title, text = "云岭县自然资源局2024年政府信息公开工作年度报告", "根据条例的规定，现公布本报告。"
    assert _paragraphs(f"{title}\n{text}\n\n{APART}")[:2] == [title, text]


def test_items_as_long_as_each_other_are_no_lines_of_one_text() -> None:
    items = [
        f"{number}.关于做好第{number}批规划公开工作的有关通知和办法" for number in range(1, 10)
    ]
    assert _paragraphs("\n".join(items)) == items


def test_long_paragraphs_tell_that_there_is_no_margin() -> None:
    lines = ["二〇二四年" + "公开信息工作" * 4] * 8 + ["公开信息工作" * 20 + "。"] * 3
    assert _paragraphs("\n".join(lines)) == lines
