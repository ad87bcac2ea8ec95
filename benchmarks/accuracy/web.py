"""Layouts of web pages: what content management systems, Word and old hands make of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from random import Random
from typing import NamedTuple

from benchmarks.accuracy import grids
from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.grids import Cell, Grid, Ruling, anchors, as_printed, blank, filled
from benchmarks.accuracy.layouts import Heading, Layout, Own, Paragraph, Title, pieces
from benchmarks.accuracy.paper import Paper

Markup = Callable[[str], str]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _cell(cell: Cell) -> str:
    spans = (("colspan", cell.across), ("rowspan", cell.down))
    written = "".join(f' {name}="{value}"' for name, value in spans if value > 1)
    return f"<td{written}>{escape(cell.text)}</td>"


def _table(grid: Grid) -> str:
    rows = ("".join(["<tr>", *map(_cell, row), "</tr>"]) for row in grid)
    return "\n".join(['<table border="1" cellspacing="0">', *rows, "</table>"])


class Page(NamedTuple):
    """How each piece is marked up, and the page that stands around them."""

    frame: Callable[[Paper, str], str]
    title: Markup = _paragraph
    heading: Markup = _paragraph
    paragraph: Markup = _paragraph
    table: Callable[[Grid], str] = _table
    ruling: Ruling = as_printed
    encoding: str = "utf-8"

    def make(self, paper: Paper, _random: Random) -> bytes:
        """Set a paper."""
        return self.frame(paper, "\n".join(self._pieces(paper))).encode(self.encoding)

    def _pieces(self, paper: Paper) -> Iterator[str]:
        for piece in pieces(paper):
            match piece:
                case Title(text):
                    yield self.title(text)
                case Heading(text):
                    yield self.heading(text)
                case Paragraph(text):
                    yield self.paragraph(text)
                case Own(grid):
                    yield self.table(grid)
                case Sheet():
                    yield from map(self.table, self.ruling(piece))


# ------------------------------------------------------------------ tables


def _ruled(grid: Grid) -> str:
    """Mark the head up as such, and put each figure into a paragraph."""
    head, body = grid[:2], grid[2:]
    heads = (
        "".join(["<tr>", *(_cell(cell).replace("td", "th") for cell in row), "</tr>"])
        for row in head
    )
    rows = ("".join(["<tr>", *map(_cell, row), "</tr>"]) for row in body)
    return "\n".join(["<table><thead>", *heads, "</thead><tbody>", *rows, "</tbody></table>"])


def _without_spans(grid: Grid) -> str:
    rows = (
        "".join(["<tr>", *(f"<td>{escape(text)}</td>" for text in row), "</tr>"])
        for row in filled(grid, blank)
    )
    return "\n".join(["<table>", *rows, "</table>"])


def _labels_upright(grid: Grid) -> str:
    """Set the characters of a label below each other where its cell is high."""
    table = _table(
        [
            [cell._replace(text="\0".join(cell.text)) if cell.down > 3 else cell for cell in row]
            for row in grid
        ]
    )
    return table.replace("\0", "<br>")


def _figures_in_fields(grid: Grid) -> str:
    """Put figures where they are filled in, and blanks around them."""
    table = _table(grid)
    return table.replace("<td>0</td>", '<td>&nbsp;<font size="2">0</font>&nbsp;</td>')


def _divisions(grid: Grid) -> str:
    rows = (
        "".join(
            [
                '<div class="tr">',
                *(f'<div class="td">{escape(text)}</div>' for text in row),
                "</div>",
            ]
        )
        for row in anchors(grid)
    )
    return "\n".join(['<div class="table">', *rows, "</div>"])


def _shouted(grid: Grid) -> str:
    """Write tags in capitals and leave those out that may be."""
    rows = ("".join(["<TR>", *map(_shouted_cell, row)]) for row in grid)
    return "\n".join(["<TABLE BORDER=1>", *rows, "</TABLE>"])


def _shouted_cell(cell: Cell) -> str:
    return f"<TD COLSPAN={cell.across} ROWSPAN={cell.down} ALIGN=center>{escape(cell.text)}"


def _of_word(grid: Grid) -> str:
    rows = [
        "".join(
            [
                '<tr style="mso-yfti-irow:0;height:21.0pt">',
                *(
                    _cell(cell._replace(text="\0")).replace("\0", _dressed(cell.text))
                    for cell in row
                ),
                "</tr>",
            ]
        )
        for row in grid
    ]
    return "\n".join(
        [
            '<table class="MsoTableGrid" border="1" style="border-collapse:collapse;mso-yfti-tbllook:1184">',
            *rows,
            "</table>",
        ]
    )


def _dressed(text: str) -> str:
    return (
        '<p class="MsoNormal" align="center" style="text-align:center"><span lang="EN-US" '
        f'style="font-size:10.5pt;font-family:宋体">{escape(text)}<o:p></o:p></span></p>'
    )


# ------------------------------------------------------------------ paragraphs


def _in_words_way(text: str) -> str:
    return (
        '<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt;mso-char-indent-count:2.0">'
        f'<span style="font-size:16.0pt;font-family:仿宋_GB2312">{escape(text)}</span>'
        '<span lang="EN-US"><o:p>&nbsp;</o:p></span></p>'
    )


def _on_a_line(text: str) -> str:
    return f"&emsp;&emsp;{escape(text)}<br/>"


def _level(level: int) -> Markup:
    return lambda text: f"<h{level}>{escape(text)}</h{level}>"


def _strong(text: str) -> str:
    return f"<p><strong>{escape(text[:2])}</strong><strong>{escape(text[2:])}</strong></p>"


# ------------------------------------------------------------------ pages


def _bare(paper: Paper, body: str) -> str:
    return f"""<!doctype html>
<html><head><meta charset=utf-8><title>{paper.title or ""}</title></head>
<body>
{body}
</body></html>"""


def _portal(paper: Paper, body: str) -> str:
    """Put it where a system for municipal portals does."""
    year = paper.office.year
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="SiteName" content="政府门户网站">
<meta name="ColumnName" content="政府信息公开年报"><title>政府信息公开年报_门户网站</title>
<script>var _paq = window._paq || []; document.write("<p>加载中</p>");</script></head><body>
<div id="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>
<li><a href="/zwfw">政务服务</a></li><li><a href="/hd">互动交流</a></li></ul>
<form><input name="q" value="请输入关键字"><button>搜索</button></form></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt;
<a href="/nb">政府信息公开年报</a> &gt; 正文</div>
<table class="xxgk"><tr><td>索引号：</td><td>0011-{year + 1}-00017</td>
<td>公开日期：</td><td>{year + 1}-01-21</td></tr>
<tr><td>发布机构：</td><td>{paper.office.name}</td><td>有效性：</td><td>有效</td></tr></table>
<div class="info">来源：{paper.office.name}&nbsp;&nbsp;
浏览量：<span id="hits">208</span>&nbsp;&nbsp;字体：【大 中 小】</div>
<div class="TRS_Editor">
{body}
</div>
<div class="share">分享到： <a>微信</a> <a>微博</a></div>
<div class="prenext">
<p>上一篇：<a href="a.html">{paper.office.name}{year - 1}年政府信息公开工作年度报告</a></p>
<p>下一篇：没有了</p></div>
<div id="footer"><p>主办：门户网站管理中心 网站标识码：0000000002</p>
<p>备案序号：某ICP备00000002号</p></div></body></html>"""


def _side_bar(paper: Paper, body: str) -> str:
    """Put the platform's columns beside it: 指南, 制度, 年报."""
    year = paper.office.year
    reports = "".join(
        f"<li><a href='{each}.html'>{each}年</a></li>" for each in range(year, year - 4, -1)
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<title>{paper.title or "年报"}-信息公开平台</title><style>.left{{float:left}}</style></head><body>
<div class="left"><ul><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li>
<li>政府信息公开年报<ul>{reports}</ul></li><li>依申请公开</li></ul></div>
<div class="right"><div class="date">发布时间：{year + 1}-01-25 16:02:11</div>
<article>{body}</article></div>
<p>Copyright © {year + 1} 版权所有</p></body></html>"""


def _outer_table(_paper: Paper, body: str) -> str:
    """Lay the page out with tables, as pages once were."""
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<TITLE>政务公开</TITLE></HEAD><BODY><TABLE WIDTH=960 ALIGN=center><TR><TD HEIGHT=90><IMG SRC=top.jpg></TD></TR>
<TR><TD><A HREF=/>网站首页</A> | <A HREF=/jg>机构设置</A> | <A HREF=/gk>信息公开</A></TD></TR>
<TR><TD CLASS=nr>
{body}
</TD></TR><TR><TD ALIGN=center>地址：人民路1号 邮编：000000</TD></TR></TABLE></BODY></HTML>"""


def _anchored(paper: Paper, body: str) -> str:
    """List the sections above, as links to them."""
    links = "".join(
        f'<li><a href="#s{at}">{escape(part.heading)}</a></li>'
        for at, part in enumerate(paper.parts)
    )
    return f"""<html><head><meta charset="utf-8"><title>{paper.title or ""}</title></head><body>
<div class="catalog"><h4>目录</h4><ul>{links}</ul></div>
<div class="content">{body}</div></body></html>"""


_SPACES = {"stray spaces": "a browser shows a run of spaces as one"}

LAYOUTS = tuple(
    Layout(name, ".html", page.make, {**_SPACES, **loses})
    for name, page, loses in (
        ("page, bare", Page(_bare, title=_level(1), heading=_level(2)), {}),
        ("page of a portal", Page(_portal, title=_level(1), heading=_strong, table=_ruled), {}),
        (
            "page saved by Word",
            Page(
                _bare,
                title=_in_words_way,
                heading=_in_words_way,
                paragraph=_in_words_way,
                table=_of_word,
            ),
            {},
        ),
        (
            "page with a side bar, spans lost",
            Page(_side_bar, heading=_strong, table=_without_spans),
            {},
        ),
        (
            "page laid out in tables, in GB18030",
            Page(_outer_table, table=_shouted, encoding="gb18030"),
            {},
        ),
        (
            "page of lines, tables of divisions",
            Page(
                _bare, title=_level(3), heading=_on_a_line, paragraph=_on_a_line, table=_divisions
            ),
            {"a blank figure": "a division with nothing in it leaves no trace"},
        ),
        (
            "page with a list of its sections",
            Page(_anchored, title=_level(1), heading=_level(2), ruling=grids.article_by_article),
            {},
        ),
        (
            "page, labels upright",
            Page(_bare, title=_level(1), heading=_strong, table=_labels_upright),
            {},
        ),
        (
            "page, figures in fields",
            Page(_portal, title=_level(2), heading=_on_a_line, table=_figures_in_fields),
            {},
        ),
        (
            "page, table four upright",
            Page(_side_bar, title=_level(2), heading=_level(4), ruling=grids.upright),
            {},
        ),
    )
)
