"""Layouts of text: what is pasted from Word, dumped by converters, or printed by programs."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from random import Random
from typing import Literal, NamedTuple

from opencc import OpenCC

from benchmarks.accuracy import grids
from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.grids import Grid, Ruling, again, anchors, as_printed, blank, filled
from benchmarks.accuracy.layouts import Heading, Layout, Own, Paragraph, Title, pieces
from benchmarks.accuracy.paper import Paper

Lines = Iterable[str]
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BLANKS_LEAVE_NO_TRACE = "a cell that is blank leaves no trace: the row has a figure too few"
_SPACES_ARE_LAID_OUT = "what is laid out with spaces has them everywhere"


_NARROW = 4
"""Tables of more columns have heads of two lines."""


def _kept(text: str) -> Lines:
    return [text]


def _no_lines(_paper: Paper) -> Lines:
    return []


class Style(NamedTuple):
    """How each piece is written as lines, and what the site or program puts around them."""

    table: Callable[[Grid], Lines]
    ruling: Ruling = as_printed
    title: Callable[[str], Lines] = _kept
    heading: Callable[[str], Lines] = _kept
    paragraph: Callable[[str], Lines] = _kept
    figure: Callable[[str], str] = str
    above: Callable[[Paper], Lines] = _no_lines
    below: Callable[[Paper], Lines] = _no_lines
    caption: Callable[[Sheet], Lines] | None = None
    note: Callable[[Sheet], Lines] | None = None
    between: str = "\n"
    whole: Callable[[str], str] = str
    encoding: str = "utf-8"

    def make(self, paper: Paper, _random: Random) -> bytes:
        """Set a paper."""
        blocks = [self.above(paper), *self._blocks(paper), self.below(paper)]
        text = self.between.join("\n".join(block) + "\n" for block in map(list, blocks) if block)
        return self.whole(text).encode(self.encoding)

    def _blocks(self, paper: Paper) -> Iterator[Lines]:
        for piece in pieces(paper):
            match piece:
                case Title(text):
                    yield self.title(text)
                case Heading(text):
                    yield self.heading(text)
                case Paragraph(text):
                    yield self.paragraph(text)
                case Own(grid):
                    yield self.table(self._figured(grid))
                case Sheet():
                    if self.caption:
                        yield self.caption(piece)
                    for grid in self.ruling(piece):
                        yield self.table(self._figured(grid))
                    if self.note:
                        yield self.note(piece)

    def _figured(self, grid: Grid) -> Grid:
        return [
            [
                cell._replace(text=self.figure(cell.text)) if _NUMBER.fullmatch(cell.text) else cell
                for cell in row
            ]
            for row in grid
        ]


# ------------------------------------------------------------------ tables


def _between(
    separator: str, fill: Callable[[str, bool], str] = blank, *, edge: str = ""
) -> Callable[[Grid], Lines]:
    def lines(grid: Grid) -> Lines:
        return [edge + separator.join(row) + edge for row in filled(grid, fill)]

    return lines


def _piped(grid: Grid, fill: Callable[[str, bool], str] = blank) -> Lines:
    """Write the pipe tables of Markdown, which have one row of heads."""
    rows = [[text.replace("|", "\\|") for text in row] for row in filled(grid, fill)]
    width = max(map(len, rows))
    yield _pipe_row(rows[0], width)
    yield "|" + " --- |" * width
    for row in rows[1:]:
        yield _pipe_row(row, width)


def _pipe_row(row: Sequence[str], width: int) -> str:
    cells = [*row, *[""] * (width - len(row))]
    return "| " + " | ".join(cells) + " |"


def _trailing_pipes(grid: Grid) -> Lines:
    """Write a row as extractors of web pages do: what begins in it, each cell before a bar."""
    return [" | ".join(row) + " |" for row in anchors(grid)]


def _ruled_below_the_head(grid: Grid) -> Lines:
    """Write a table as html2text does, without bars at its sides."""
    first, *others = ([_escaped(text) for text in row] for row in anchors(grid))
    return [
        " | ".join(first) + "  ",
        "|".join(["---"] * len(first)),
        *(" | ".join(row) + "  " for row in others),
    ]


def _escaped(text: str) -> str:
    return re.sub(r"^(\d+)\.", r"\1\\.", text).replace("-", "\\-")


def _cell_a_line(grid: Grid) -> Lines:
    """Write each cell into a paragraph of its own."""
    return [line for row in anchors(grid) for text in row if text for line in (text, "")]


def _indented_cells(grid: Grid) -> Lines:
    """Write what Word gives as plain text of a table with narrow columns: its heads are broken."""
    for row in filled(grid, blank):
        for text in row:
            yield "\t" + (
                f"{text[:2]}\n{text[2:]}" if len(text) == 4 and "一" <= text[0] <= "鿿" else text
            )
        yield ""


def _marked_by_bells(grid: Grid) -> Lines:
    """Write what Word's own interface gives as the text of a table: a bell ends a cell, two a row."""
    for row in anchors(grid):
        yield "".join(f"{text}\r\x07" for text in row) + "\r\x07"


def _heads_halved(grid: Grid) -> Lines:
    """Write rows as an extractor does that takes each line of narrow heads for a row of its own."""
    width = sum(cell.across for cell in grid[0])
    for row in grid:
        is_head = width > _NARROW and not any(_NUMBER.fullmatch(cell.text) for cell in row)
        halves = [
            (cell.text[:2], cell.text[2:])
            if is_head and cell.across == 1 and len(cell.text) == 4
            else (cell.text, "")
            for cell in row
        ]
        yield " | ".join(first for first, _ in halves) + " |"
        if any(second for _, second in halves):
            yield " | ".join(second for _, second in halves if second) + " |"


def _bold_totals(grid: Grid) -> Lines:
    """Set what stands last in a row in bold, as totals are."""
    last = {id(row[-1]) for row in grid}
    return _piped(
        [
            [
                cell._replace(text=f"**{cell.text}**")
                if id(cell) in last and _NUMBER.fullmatch(cell.text)
                else cell
                for cell in row
            ]
            for row in grid
        ]
    )


def _with_page_numbers(grid: Grid) -> Lines:
    """Break a table every dozen rows, where a page ends."""
    for at, row in enumerate(filled(grid, blank), start=1):
        yield "\t".join(row)
        if not at % 12:
            yield from ("", f"— {at // 12 + 1} —", "")


def _labels_spaced(grid: Grid) -> Lines:
    """Set words of two characters as wide as longer ones, as typists do."""
    rows = [
        [
            cell._replace(text="\u3000\u3000".join(cell.text))
            if len(cell.text) == 2 and not cell.text.isascii()
            else cell
            for cell in row
        ]
        for row in grid
    ]
    return _between("\t")(rows)


def _quoted(grid: Grid) -> Lines:
    return _comma_separated(grid, csv.QUOTE_ALL)


def _unquoted(grid: Grid) -> Lines:
    return _comma_separated(grid, csv.QUOTE_MINIMAL)


def _comma_separated(grid: Grid, quoting: Literal[0, 1]) -> Lines:
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting, lineterminator="\n").writerows(filled(grid, blank))
    return stream.getvalue().splitlines()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    most = max(map(len, rows))
    return [
        max((_width(row[at]) for row in rows if at < len(row)), default=0) for at in range(most)
    ]


def _boxed(corners: Sequence[str], grid: Grid) -> Lines:
    """Draw a table with lines; `corners` are the pieces they are made of."""
    rows = filled(grid, blank)
    widths = _widths(rows)
    flat, upright, *ends = corners
    rules = [
        left + middle.join(flat * (width + 2) for width in widths) + right
        for left, middle, right in zip(*[iter(ends)] * 3, strict=True)
    ]
    yield rules[0]
    for at, row in enumerate(rows):
        if at:
            yield rules[1]
        cells = [*row, *[""] * (len(widths) - len(row))]
        yield (
            upright
            + upright.join(
                f" {_padded(text, width)} " for text, width in zip(cells, widths, strict=True)
            )
            + upright
        )
    yield rules[2]


def _aligned(grid: Grid) -> Lines:
    """Set columns below each other with spaces."""
    rows = filled(grid, blank)
    widths = _widths(rows)
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _in_markup(grid: Grid) -> Lines:
    """Write a table as pandoc does that has spans, which its Markdown cannot write otherwise."""
    yield "<table>"
    yield "<tbody>"
    for row in grid:
        yield "<tr>"
        for cell in row:
            spans = [
                f' {key}="{value}"'
                for key, value in (("colspan", cell.across), ("rowspan", cell.down))
                if value > 1
            ]
            yield f"<td{''.join(spans)}>{cell.text}</td>"
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"


# ------------------------------------------------------------------ what stands around them


def _marked(level: int) -> Callable[[str], Lines]:
    return lambda text: [f"{'#' * level} {text}"]


def _bold(text: str) -> Lines:
    return [f"**{text}**"]


def _in_two_lines(text: str) -> Lines:
    """Break a title before its year, or behind it, as centred ones are."""
    before, year, behind = re.split(r"(\d{4}年度?)", text, maxsplit=1)
    return [before, year + behind] if before else [year + behind[:-12], behind[-12:]]


def _indented(text: str) -> Lines:
    return [f"\u3000\u3000{text}"]


def _wrapped(width: int, text: str) -> Lines:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _portal(paper: Paper) -> Lines:
    return [
        "无障碍浏览 | 繁體版 | 登录",
        "首页 走进本地 新闻中心 政务公开 政务服务 互动交流 数据开放",
        "当前位置：首页 > 政务公开 > 政府信息公开 > 政府信息公开年报",
        f"发布日期：{paper.office.year + 1}-01-19 09:30 来源：{paper.office.name} 浏览次数：136 次",
        "字号：[大 中 小] 打印 收藏 分享到：",
    ]


def _portal_foot(paper: Paper) -> Lines:
    return [
        "扫一扫在手机打开当前页",
        f"上一篇：{paper.office.name}{paper.office.year - 1}年政府信息公开工作年度报告",
        "下一篇：没有了",
        "【打印本页】 【关闭窗口】",
        "主办单位：信息中心 网站标识码：0000000001 备案号：某ICP备00000001号 公网安备00000000000001号",
        "版权所有 未经授权不得转载 网站地图 联系我们",
    ]


def _index_block(paper: Paper) -> Lines:
    year = paper.office.year + 1
    return [
        "索引号",
        f"00145{year}/{year}-00021",
        "主题分类",
        "政务公开",
        "发布机构",
        paper.office.name,
        "成文日期",
        f"{year}年1月16日",
        "名称",
        f"{paper.office.name}{paper.office.year}年政府信息公开年报",
        "文号",
        "无",
        "有效性",
        "有效",
    ]


def _index_row(paper: Paper) -> Lines:
    year = paper.office.year + 1
    return [
        f"索 引 号：00{year}-0117\t公开方式：主动公开",
        f"发布机构：{paper.office.name}\t公开日期：{year}-01-22",
        "公开范围：面向社会\t信息时效：长期公开",
    ]


def _reader_head(paper: Paper) -> Lines:
    return [
        f"Title: {paper.title or '政府信息公开年报'}",
        "",
        "URL Source: http://www.example.gov.cn/zwgk/nb/t0001.html",
        "",
        f"Published Time: {paper.office.year + 1}-01-20T08:00:00Z",
        "",
        "Markdown Content:",
    ]


def _signed(paper: Paper) -> Lines:
    return [paper.office.name, f"{paper.office.year + 1}年1月18日"]


def _appended(_paper: Paper) -> Lines:
    """Explain words, behind the report."""
    return [
        "附：名词解释",
        "1.政府信息：行政机关在履行行政管理职能过程中制作或者获取的信息。",
        "2.信息处理费：为了有效调节政府信息公开申请行为、引导申请人合理行使权利，向申请公开政府信息超出一定数量或者频次范围的申请人收取的费用。",
        "3.行政规范性文件：行政机关制发的、涉及公民权利义务的公文。",
        "（此页无正文）",
    ]


def _enclosed(_paper: Paper) -> Lines:
    return ["附件：政府信息公开工作年度报告（PDF版）.pdf"]


def _contents(paper: Paper) -> Lines:
    """List the sections, with the pages they begin on."""
    return [
        "目　录",
        *(f"{part.heading}…………………{page}" for page, part in enumerate(paper.parts, start=1)),
    ]


def _number_apart(text: str) -> Lines:
    """Put the number of a heading on a line of its own."""
    number, wording = _parted(text)
    return [number, wording] if number else [wording]


def _spaced(text: str) -> Lines:
    number, wording = _parted(text)
    return [f"{number[:-1]} {number[-1]} {wording}：" if number else f"{wording}："]


def _parted(heading: str) -> tuple[str, str]:
    match = re.match("[一二三四五六]、", heading)
    end = match.end() if match else 0
    return heading[:end], heading[end:]


def _caption(sheet: Sheet) -> Lines:
    number = {"disclosure": 1, "requests": 2, "review": 3}[sheet.form.name]
    named = {"disclosure": "主动公开", "requests": "依申请公开", "review": "行政复议、行政诉讼"}
    return [f"表{number} 政府信息{named[sheet.form.name]}情况统计表", "单位：件（收费金额为万元）"]


def _note(sheet: Sheet) -> Lines:
    noted = {
        "disclosure": "注：行政许可等处理决定数量含依法不予公开的决定。",
        "requests": "注：本表统计范围为本机关直接收到的申请，不含转办件。",
        "review": "说明：本表只统计本年度审结及尚未审结的案件。",
    }
    return [noted[sheet.form.name]]


def _full_width(text: str) -> str:
    return text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789."})


def _thousands(text: str) -> str:
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def _in_items(text: str) -> str:
    return text if "." in text else f"{text}件"


def _padded_with_spaces(text: str) -> str:
    return f"\u3000{text}\xa0"


_TO_TRADITIONAL = OpenCC("s2t").convert
_LIGHT = tuple("─│┌┬┐├┼┤└┴┘")
_HEAVY = tuple("━┃┏┳┓┣╋┫┗┻┛")
_ASCII = tuple("-|+++++++++")
_NO_BLANKS = {"a blank figure": _BLANKS_LEAVE_NO_TRACE}

LAYOUTS = tuple(
    Layout(name, suffix, style.make, loses, owes)
    for name, suffix, style, loses, owes in (
        (
            "tabs from a sheet",
            ".txt",
            Style(_between("\t"), whole=lambda text: text.replace("\n", "\r\n")),
            {},
            (),
        ),
        (
            "tabs in GB18030, signed",
            ".txt",
            Style(
                _between("\t"), between="", below=_signed, paragraph=_indented, encoding="gb18030"
            ),
            {},
            (),
        ),
        ("a cell a paragraph", ".txt", Style(_cell_a_line), _NO_BLANKS, ()),
        (
            "a cell a line, indented, heads broken",
            ".txt",
            Style(_indented_cells, between="\n\n"),
            {},
            (),
        ),
        (
            "bars behind the cells",
            ".txt",
            Style(_trailing_pipes, between="", below=_enclosed),
            {},
            (),
        ),
        (
            "bars behind the cells, in a portal",
            ".txt",
            Style(_trailing_pipes, above=_portal, below=_portal_foot),
            {},
            (),
        ),
        ("commas, all quoted", ".txt", Style(_quoted), {}, ()),
        ("commas", ".txt", Style(_unquoted, paragraph=_indented), {}, ()),
        ("boxes of light lines", ".txt", Style(partial(_boxed, _LIGHT)), {}, ()),
        (
            "boxes of heavy lines",
            ".txt",
            Style(partial(_boxed, _HEAVY), ruling=grids.article_by_article, below=_signed),
            {},
            (),
        ),
        ("boxes of signs", ".txt", Style(partial(_boxed, _ASCII)), {}, ()),
        ("aligned by spaces", ".txt", Style(_aligned), _NO_BLANKS, ()),
        ("Markdown", ".md", Style(_piped, title=_marked(1), heading=_marked(2)), {}, ()),
        (
            "Markdown, cells repeated, headings bold",
            ".md",
            Style(partial(_piped, fill=again), heading=_bold, title=_bold),
            {},
            (),
        ),
        (
            "Markdown with tables in HTML",
            ".md",
            Style(_in_markup, title=_marked(1), heading=_marked(3)),
            {},
            (),
        ),
        (
            "Markdown of a reading service",
            ".md",
            Style(_piped, heading=_bold, title=lambda text: [text, "=" * 12], above=_reader_head),
            {"no title": "the service says the title"},
            (),
        ),
        (
            "html2text",
            ".txt",
            Style(_ruled_below_the_head, title=_marked(1), paragraph=lambda text: [f"{text}  "]),
            {},
            (),
        ),
        (
            "captions above, notes below",
            ".txt",
            Style(_between("\t"), caption=_caption, note=_note, below=_appended),
            {},
            (),
        ),
        (
            "captions above, notes below, piped",
            ".md",
            Style(_piped, caption=_caption, note=_note),
            {},
            (),
        ),
        (
            "an index block above, title in two lines",
            ".txt",
            Style(_between("\t"), above=_index_block, title=_in_two_lines),
            {},
            (),
        ),
        (
            "an index row above, portal below",
            ".txt",
            Style(_trailing_pipes, above=_index_row, below=_portal_foot),
            {},
            (),
        ),
        (
            "Traditional characters",
            ".txt",
            Style(_between("\t"), whole=_TO_TRADITIONAL),
            {"traditional characters": "all of it is"},
            ("C002",),
        ),
        ("full-width digits", ".txt", Style(_between("\t"), figure=_full_width), {}, ()),
        ("thousands apart", ".txt", Style(_between("|"), figure=_thousands), {}, ()),
        ("a unit behind each figure", ".txt", Style(_between("\t"), figure=_in_items), {}, ()),
        ("figures among spaces", ".txt", Style(_between("\t"), figure=_padded_with_spaces), {}, ()),
        ("the total first", ".txt", Style(_between("\t"), ruling=grids.total_first), {}, ()),
        ("one column of labels", ".md", Style(_piped, ruling=grids.one_label_column), {}, ()),
        ("table four upright", ".txt", Style(_between("\t"), ruling=grids.upright), {}, ()),
        ("table three continued", ".txt", Style(_between("\t"), ruling=grids.continued), {}, ()),
        ("bells behind the cells", ".txt", Style(_marked_by_bells), {}, ()),
        ("heads halved", ".txt", Style(_heads_halved, between=""), {}, ()),
        ("full-width bars", ".txt", Style(_between("｜", edge="｜")), {}, ()),
        (
            "totals in bold",
            ".md",
            Style(_bold_totals, heading=_marked(2), title=_marked(1)),
            {},
            (),
        ),
        ("page numbers amid", ".txt", Style(_with_page_numbers, between=""), {}, ()),
        ("labels spaced out", ".txt", Style(_labels_spaced), {}, ()),
        (
            "a list of contents above",
            ".txt",
            Style(_between("\t"), above=_contents, below=_signed),
            {},
            (),
        ),
        (
            "numbers on lines of their own",
            ".txt",
            Style(_between(" | "), heading=_number_apart),
            {},
            (),
        ),
        (
            "headings spaced, with colons",
            ".txt",
            Style(_between("|", edge="|"), heading=_spaced),
            {},
            (),
        ),
        (
            "lines of thirty characters",
            ".txt",
            Style(_between("\t"), paragraph=partial(_wrapped, 30), between=""),
            {},
            (),
        ),
    )
)
