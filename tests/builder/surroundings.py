"""What stands around a report and its tables: a site's page, a cover, contents, the form's remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from reportlint_grammar.form.facts import edition
from tests.builder.written import Written, WrittenSection

Lines = Sequence[str]

_TITLE = re.compile(r"([^《》：\n]+?)(\d{4})年政府信息公开工作年度报告")
_WORDINGS = tuple(section.heading.official for section in edition().sections)
_HEADINGS = tuple(section.title for section in edition().sections)
_PARTS_OF_SECTION_ONE = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）监督保障",
)

_ABOVE: Sequence[Lines] = (
    ("首页", "走进本县", "新闻中心", "政务公开", "办事服务", "互动交流"),
    ("首页 | 新闻中心 | 政务公开 | 办事服务",),
    ("您现在的位置：首页 > 政务公开 > 政府信息公开年报 > 正文",),
    ("首页 / 政务公开 / 政府信息公开年报",),
    ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"),
    ("一、政府信息公开指南", "二、政府信息公开制度", "三、政府信息公开年报", "四、依申请公开"),
    ("索引号：000014349/2025-00012", "发文日期：2025年01月20日", "文号：无", "浏览次数：123次"),
    ("索 引 号\t000014349/2025-00012\t主题分类\t政务公开", "文    号\t\t有效性\t有效"),
    ("| 索引号 | 000014349/2025-00012 | 浏览次数 | 12 |", "| 文号 | 无 | 有效性 | 有效 |"),
    (
        "【字体：大 中 小】",
        "打印本页 关闭窗口",
        "来源：办公室 发布时间：2025-01-20 10:20 点击数：34",
    ),
    (
        "青水〔2025〕3号",
        "签发人：李某",
        "各股室、各二级单位：",
        "现将年度报告印发给你们，请认真执行。",
    ),
)
_BELOW: Sequence[Lines] = (
    ("打印本页 关闭窗口", "分享到：微信 微博", "扫一扫在手机打开当前页"),
    ("版权所有：县人民政府 主办单位：县人民政府办公室 承办：县政务服务中心",),
    ("滇ICP备12345678号-1 网站标识码：5300000012", "联系电话：0871-1234567 地址：人民路1号"),
    ("| 友情链接 | 国家部委 | 省政府 | 市政府 |", "| 总计 | 访问 | 12345 | 次 |"),
    ("行政许可", "行政处罚", "行政事业性收费", "总计 12345 次"),
    ("附件：1.表二.xlsx", "二〇二五年一月二十日"),
)

_REMARKS = (
    "（该部分以表格形式报告）",
    "此处为表格",
    "单位：件",
    "（单位：件）",
    "如下表所示：",
    "表2",
    "表二：主动公开政府信息情况",
    "收到和处理政府信息公开申请情况统计表",
    "填表说明：1.各项数据均为非负整数。2.没有的填0。",
    "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    "注：“三、本年度办理结果”各项相加应等于“（七）总计”。",
    "（注：行政许可、行政处罚数据截至12月31日）",
    "填报单位：办公室    填表人：李某    审核人：王某",
    "备注",
    "（续表）",
)

_OWN_LISTS = (
    ("渠道 | 条数", "网站 | 12", "微信 | 13", "其他 | 5", "总计 | 30"),
    ("申请方式 | 件数", "网络申请 | 3", "信函申请 | 1", "合计 | 4"),
    ("年度 | 本年新收 | 上年结转", "2023年 | 3 | 0", "2024年 | 5 | 1"),
)
_LISTS_LIKE_THE_FORMS = (
    ("事项 | 件数", "行政许可 | 12", "行政处罚 | 3", "行政强制 | 1", "其他 | 7", "合计 | 23"),
    (
        "办理结果 | 件数",
        "予以公开 | 9",
        "部分公开 | 3",
        "不予公开 | 1",
        "无法提供 | 7",
        "合计 | 20",
    ),
)
"""What an office counts for itself, and what it may say again where the form has no table."""


def on_a_page(random: Random, text: str) -> str:
    """Set a text into the page of a site, with menus before and behind it."""
    years = _other_years(random, text)
    above = [*random.sample(_ABOVE, 3), *random.choice((years, [years[0]], []))]
    below = [*random.sample(_BELOW, 2), *random.choice((_previous_and_next(years), _HEADINGS, []))]
    return "\n".join([*_lines(above), text.rstrip("\n"), *_lines(below)]) + "\n"


def with_contents(random: Random, report: Written) -> Written:
    """Put a table of contents, or a menu to jump by, between the title and the text."""
    return replace(report, front=(*_lines(_contents(random)), *report.front))


def behind_contents(random: Random, text: str) -> str:
    """Put a table of contents before a text."""
    return "\n".join([*_lines(_contents(random)), text])


def template_remarks(random: Random, report: Written) -> Written:
    """Leave the form's own remarks below headings, above tables' heads and below their last rows."""

    def remarked(section: WrittenSection) -> WrittenSection:
        grid = section.grid
        if grid:
            beside: list[str | None] = [None] * (len(grid[0]) - 1)
            above, below = random.sample(_REMARKS, 2)
            grid = random.choice(([[above, *beside], *grid], [*grid, [below, *beside]], grid))
        behind = random.sample(_REMARKS, random.choice((0, 1, 2)))
        return replace(section, grid=grid, paragraphs=(*behind, *section.paragraphs))

    return replace(report, sections=tuple(map(remarked, report.sections)))


def own_lists(random: Random, report: Written) -> Written:
    """Let the office put lists of its own between its paragraphs."""

    def listed(section: WrittenSection) -> WrittenSection:
        lists = _OWN_LISTS if section.form.table else (*_OWN_LISTS, *_LISTS_LIKE_THE_FORMS)
        own = [f"| {row} |" for row in random.choice(lists)]
        return replace(section, paragraphs=(*own, "以上是本机关的统计。", *section.paragraphs))

    return replace(report, sections=tuple(map(listed, report.sections)))


def title_in_pieces(random: Random, report: Written) -> Written:
    """Set the title in two or three lines, with spaces, or with its year in Chinese numerals."""
    match = _TITLE.search(report.title)
    assert match is not None
    office, year = match.groups()
    layouts = (
        f"{office}\n{year}年政府信息公开工作年度报告",
        f"{office}\n{year}年\n政府信息公开工作年度报告",
        f"{office}{year}年\n政府信息公开\n工作年度报告",
        f"{office}{year}年政府信息\n公开工作年度报告",
        f"{office}   {year} 年  政府信息公开 工作年度报告",
        f"{office}{_in_chinese(year)}年政府信息公开工作年度报告",
        f"{year}年度{office}政府信息公开工作年度报告",
    )
    return replace(report, title=random.choice(layouts))


def title_repeated(random: Random, text: str) -> str:
    """Say the title in the window's bar, on a cover and in the page's head as well."""
    match = _TITLE.search(text)
    if match is None:
        return text
    title, (office, year) = match[0], match.groups()
    before = (
        (f"{title}_政府信息公开年报_县人民政府",),
        (title, "发布时间：2025-01-20"),
        ("政府信息公开工作年度报告", f"（{year}年）", office, "二〇二五年一月"),
        (f"关于印发《{title}》的通知", f"现将《{title}》印发给你们。", f"附件：{title}"),
    )
    return "\n".join([*random.choice(before), text])


def _contents(random: Random) -> Lines:
    page: Callable[[int], str] = random.choice(
        (
            lambda _: "",
            lambda number: f"{'…' * 12}{number}",
            lambda number: f"{'.' * 24} {number}",
            lambda number: f"\t{number}",
            lambda number: f"\n{number}",
        )
    )
    entries = random.choice(
        (_HEADINGS, _WORDINGS, (_HEADINGS[0], *_PARTS_OF_SECTION_ONE, *_HEADINGS[1:]))
    )
    head = random.choice((["目 录"], ["目录"], []))
    return [*head, *(f"{entry}{page(place)}" for place, entry in enumerate(entries, start=1))]


def _other_years(random: Random, text: str) -> list[str]:
    match = _TITLE.search(text)
    if match is None:
        return ["政府信息公开年报"]
    office, year = match[1], int(match[2])
    years = [
        f"{office}{other}年政府信息公开工作年度报告" for other in range(year + 1, year - 4, -1)
    ]
    return random.choice((years, years * 2, [f"{link} 2025-01-20" for link in years]))


def _previous_and_next(years: Lines) -> Lines:
    return (f"上一篇：{years[0]}", "下一篇：没有了")


def _in_chinese(year: str) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in year)


def _lines(pieces: Sequence[Lines | str]) -> list[str]:
    """Give lines one by one, of pieces that are one line or several."""
    return [line for piece in pieces for line in ((piece,) if isinstance(piece, str) else piece)]
