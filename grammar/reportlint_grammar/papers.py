"""What a paper calls itself: an annual report of information disclosure, or something else.

A Chinese title says at its end what the paper is, so its end is read. The words are in `papers.yaml`.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import yaml

from reportlint_grammar.titles import OFFICE
from reportlint_grammar.wording import YEAR

_LONGEST = 60
"""No title is longer, without its spaces."""
_REPORT = re.compile(
    r"信息(?:主动|依申请)?公开[^《》]{0,16}?(?:报告|年报)"
    r"|政务公开(?:报告|[^《》]{0,16}?(?:年度报告|年报))"
    r"|(?:报告|年报)[（(]?(?:政府)?(?:信息|政务)公开"
)
_ANY_REPORT = ("报告", "年报", "报表", "白皮书")
_NO_TITLE = re.compile(
    r"[，。；;！!？?>»›|｜/]|^(?:上一[篇条]|下一[篇条]|首页|当前位置|根据|依据|按照|现将|现公布)"
)
"""What a sentence has, or a line by which a site leads elsewhere."""
_LABEL = re.compile(r"^(?:附件?\d*|(?:信息|文件|文章)?(?:标题|题目|名称))[：:]|^附件?\d+")
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]+")
_COLON = re.compile("[：:]")
_BETWEEN = re.compile(r"[-—－–_+＋·•.．~（）()【】\[\]〔〕〖〗：:]+")
"""What stands between a title and its notes, its office, the site's name."""
_TIME = rf"(?:{YEAR}度?|\d+[年度月日]*)"
_DATED = re.compile(rf"{YEAR}|20\d\d")
_OFFICE = re.compile(OFFICE)
_SUBJECT = re.compile("(?:政府)?信息公开|政务公开")
_AT_LENGTH = ("关于", "有关")
"""With these words begins the title of one paper, and no entry of a menu."""


class Paper(enum.Enum):
    """What a title names."""

    REPORT = enum.auto()
    """An annual report of information disclosure."""

    ABOUT_REPORTS = enum.auto()
    """A paper about such reports: a notice, a template, a reading, a piece of news."""

    OTHER = enum.auto()
    """Another paper of an office: a budget, a guide, a work plan."""


class Named(NamedTuple):
    """What a title names: `one`, by its office or year, or only the kind, as a menu does."""

    paper: Paper
    one: bool


def named(text: str) -> Named | None:
    """Say what a line names; None if it is no title, or that of a paper unknown."""
    title = _LABEL.sub("", _MARKS.sub("", text))
    if len(title) > _LONGEST or _NO_TITLE.search(title):
        return None
    paper = _paper(title)
    if paper is None or (paper is not Paper.REPORT and _COLON.search(title)):
        return None
    whose = _SUBJECT.split(title, maxsplit=1)[0]
    one = title.startswith(_AT_LENGTH) or _DATED.search(title) or _OFFICE.match(whose)
    return Named(paper, bool(one))


def common_labels() -> frozenset[str]:
    """Give the labels of the form's tables that other papers and the menus of sites have too."""
    return _words().common_labels


class _Words(NamedTuple):
    others: tuple[str, ...]
    other_reports: re.Pattern[str]
    nobody: re.Pattern[str]
    tidings: re.Pattern[str]
    state: re.Pattern[str]
    common_labels: frozenset[str]


@cache
def _words() -> _Words:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    known = yaml.safe_load(text)
    return _Words(
        others=tuple(chain.from_iterable(known["others"].values())),
        other_reports=_any(known["other_reports"]),
        nobody=_any(known["nobody"]),
        tidings=_any(
            known["tidings"], behind=f"|{_any(known['doings']).pattern}了?{_TIME}?(?:政府)?$"
        ),
        state=_any(
            known["states"],
            behind=rf"$|[\u4e00-\u9fffA-Za-z]{{0,4}}[稿版件]$|[A-Za-z]+\d*$|{_TIME}$",
        ),
        common_labels=frozenset(known["common_labels"]),
    )


def _any(words: Iterable[str], behind: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){behind}")


def _paper(title: str) -> Paper | None:
    """Say what a title names; a note behind a report's name, （模板）, may say that it is none."""
    words = _words()
    report = _REPORT.search(title)
    parts = [part for part in _BETWEEN.split(title) if part]
    if any(map(_is_other, parts)):
        return Paper.ABOUT_REPORTS if report else Paper.OTHER
    if report is None:
        return Paper.OTHER if any(part.endswith(_ANY_REPORT) for part in parts) else None
    if words.other_reports.search(report[0]):
        return Paper.OTHER
    if words.tidings.search(title[: report.start()]) or words.nobody.search(title):
        return Paper.ABOUT_REPORTS
    behind = _without_states(_BETWEEN.split(title[report.end() :], maxsplit=1)[0])
    return Paper.REPORT if not behind or _OFFICE.fullmatch(behind) else None


def _is_other(part: str) -> bool:
    return part.endswith(_words().others) or _without_states(part).endswith(_words().others)


def _without_states(part: str) -> str:
    """Leave out what is written behind a title of a paper on its way: 终稿, 盖章版, a date."""
    while state := _words().state.search(part):
        part = part[: state.start()]
    return part
