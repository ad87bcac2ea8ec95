"""A report as web pages show it: site furniture, Word's leavings, half the spans of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from random import Random

from tests.builder.written import Grid, Written, is_under_another, spans

FURNITURE = (
    """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}_青泷县人民政府</title>
<script>if (1 < 2) document.write("<td>1</td>");</script><style>td > p {{ margin: 0 }}</style>
<!-- 一、总体情况 --></head>
<body><header><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></header>
<nav><a href="/zn">政府信息公开指南</a><a href="/nb">政府信息公开年报</a></nav>
<div class="path">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/nb">政府信息公开年报</a></div>
<noscript>请打开脚本功能</noscript>
<div style="display: none">三、收到和处理政府信息公开申请情况<div>0</div></div>
<table><tr><td>索引号：</td><td>000014349/2025-00012</td><td>发布日期：</td><td>2025-01-20</td></tr></table>
<p>浏览次数：<span id="hits">120</span>&emsp;字体：[大 中 小]</p>
""",
    """<p>上一篇：<a href="a.html">关于调整办公时间的通知</a></p><p>下一篇：没有了</p>
<form><select><option>友情链接</option><option>省政府</option></select><button>搜索</button></form>
<footer><p>主办：青泷县人民政府办公室 网站标识码：0000000000</p></footer></body></html>
""",
)
"""What a site puts before and behind a report."""


@dataclass(frozen=True)
class Site:
    """How one site makes its pages; chance, by a seed, does the rest."""

    furniture: bool = True
    layout_table: bool = False
    keeps_spans: float = 1.0
    """How many of its tables' spans it keeps."""
    closes: bool = True
    """Whether paragraphs, cells and rows have end tags."""
    dressed: bool = True
    """Whether cells hold paragraphs and `<o:p>`, words are in spans, blanks are `&nbsp;`."""
    one_line: bool = False

    def page(self, report: Written, seed: int = 0) -> str:
        """Write a report as a page of the site."""
        return _Page(self, Random(seed)).of(report)


SITES = {
    "published": Site(),
    "bare": Site(furniture=False, dressed=False),
    "one_line": Site(one_line=True),
    "laid_out_by_a_table": Site(layout_table=True),
    "half_the_spans": Site(keeps_spans=0.5),
    "no_spans": Site(keeps_spans=0, dressed=False),
    "unclosed": Site(closes=False, keeps_spans=0.5),
}


def table(grid: Grid) -> str:
    """Write a table by itself, as programs that recognise scans do."""
    return "".join(_Page(Site(dressed=False), Random(0)).table(grid))


class _Page:
    """One page being written."""

    def __init__(self, site: Site, random: Random) -> None:
        self._site = site
        self._random = random

    def of(self, report: Written) -> str:
        content = "\n".join(self._content(report))
        if self._site.layout_table:
            content = (
                "<table width=100%><tr><td>\n<table><tr><td><a>栏目</a></td></tr></table></td>"
                f"<td colspan=2>\n{content}\n</td></tr></table>"
            )
        if self._site.furniture:
            before, behind = FURNITURE
            content = before.format(title=escape(report.title)) + content + behind
        return content.replace("\n", "") if self._site.one_line else content

    def _content(self, report: Written) -> Iterator[str]:
        yield f"<h1>{self._words(report.title)}</h1>"
        yield from map(self._paragraph, report.front)
        for section in report.sections:
            heading = self._random.choice((self._paragraph, self._heading))
            yield heading(section.heading)
            yield from map(self._paragraph, section.paragraphs)
            if section.grid:
                yield from self.table(section.grid)

    def _heading(self, text: str) -> str:
        return f"<h3>{self._words(text)}</h3>"

    def _paragraph(self, text: str) -> str:
        indent = "&nbsp;&#12288;" if self._site.dressed else ""
        return f'<P class="p">{indent}{self._words(text)}{self._closing("P")}'

    def _words(self, text: str) -> str:
        """Write a text, torn into spans as editors do, even between a number and its heading."""
        if not self._site.dressed or len(text) < 2:
            return escape(text)
        place = self._random.randrange(1, len(text))
        first, rest = escape(text[:place]), escape(text[place:])
        patterns = ("<span>{}</span><span lang=EN-US>{}</span>", "<b>{}</b>{}", "{}<!-- -->{}")
        return self._random.choice(patterns).format(first, rest)

    def table(self, grid: Grid) -> Iterator[str]:
        yield '<table border="1"><tbody>'
        for number, row in enumerate(grid):
            cells = [
                self._cell(cell, *spans(grid, number, column))
                for column, cell in enumerate(row)
                if cell is not None and not is_under_another(grid, number, column)
            ]
            yield f"<tr>{''.join(cells)}{self._closing('tr')}"
        yield "</tbody></table>"

    def _cell(self, text: str, rows: int, columns: int) -> str:
        spans = "".join(
            f' {name}="{number}"'
            for name, number in (("rowspan", rows), ("colspan", columns))
            if number > 1 and self._random.random() < self._site.keeps_spans
        )
        return f"<td{spans}>{self._dress()(text)}{self._closing('td')}"

    def _dress(self) -> Callable[[str], str]:
        if not self._site.dressed:
            return escape
        return self._random.choice(
            (
                escape,
                lambda text: f"<p>{self._words(text)}<o:p></o:p></p>",
                lambda text: f"&nbsp;{escape(text)}&nbsp;",
                lambda text: f"\n      <p><span>{escape(text)}</span></p>\n    ",
                lambda text: f"{escape(text)}<br>",
                lambda text: "".join(f"&#{ord(character)};" for character in text),
            )
        )

    def _closing(self, name: str) -> str:
        return f"</{name}>" if self._site.closes else ""
