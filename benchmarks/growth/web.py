"""What a web page can have many of: tags of every kind in every order, attributes, marks of markup."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from benchmarks import reports
from benchmarks.making import Make

_ELEMENTS = (
    *("a", "b", "br", "button", "caption", "center", "dd", "div", "dl", "dt", "font", "footer"),
    *("form", "h1", "header", "hr", "iframe", "img", "li", "math", "nav", "noscript", "ol", "p"),
    *("pre", "script", "section", "select", "span", "style", "svg", "table", "tbody", "td"),
    *("template", "textarea", "th", "title", "tr", "ul"),
)

_STYLES: Mapping[str, str] = {
    "hidden": "<p hidden>1",
    "not displayed": '<span style="display:none">1</span>',
    "not displayed, open": '<div style="display:none">1',
    "styled": '<p style="margin:0; text-align:center">1</p>',
    "one attribute more": '<td width="1" class=a nowrap>1',
}

_MARKS: Mapping[str, str] = {
    "comment": "<!---->",
    "comment with text": "<!-- 1 -->",
    "comment, open": "<!-- 1 ",
    "comment, begun": "<!-",
    "dashes": "<!-- - -- --",
    "CDATA": "<![CDATA[1]]>",
    "CDATA, open": "<![CDATA[1",
    "conditional": "<!--[if mso]>1<![endif]-->",
    "processing instruction": "<?xml:namespace prefix = o />",
    "declaration": "<!DOCTYPE html>",
    "entity": "&amp;",
    "number": "&#19968;",
    "number without end": "&#19968 ",
    "unknown entity": "&nosuchentity;",
    "ampersand": "&",
    "spaces": "&nbsp; &#12288;",
    "less than": "<",
    "less than and a letter": "<a",
    "end of nothing": "</",
    "tag, open": "<a ",
    "attribute, open": '<a href="',
    "quotes": "<a href='\"",
    "equals": "<a = = ",
    "line end": "\n",
    "line of one character": "一\n",
    "line of one figure": "1\n",
}

_WITHIN: Mapping[str, tuple[str, str, str]] = {
    "attributes of one tag": ("<p ", 'a="1" ', ">1"),
    "attributes without value": ("<p hidden ", "a ", ">1"),
    "attributes of one name": ("<td rowspan=2 ", "rowspan=3 ", ">1"),
    "a long attribute": ('<p style="display:', " ", 'none">1'),
    "a long number": ('<td rowspan="', "9", '">1'),
    "characters of a tag's name": ("<p", "p", ">1"),
    "a figure and spaces, verbatim": ("<pre>1", " ", "a</pre>"),
    "a figure and spaces": ("<p>1", " ", "a</p>"),
    "a figure and hard spaces": ("<p>1", "&nbsp;", "a</p>"),
    "characters of a title": ("<title>", "一_", "</title>"),
    "scripted text": ("<script>var text = '", "一", "'</script>"),
    "dashes in a comment": ("<!--", "-", "-->"),
    "rows": ("<table>", "<tr><td>甲<td>1</tr>", "</table>"),
    "rows of one cell": ("<table>", "<tr><td>1", "</table>"),
    "rows without cells": ("<table>", "<tr>", "<td>1</table>"),
    "rows that span": ("<table>", "<tr><td rowspan=2>1<td>2<td>3", "</table>"),
    "rows that span all": ("<table>", "<tr><td rowspan=999999>1<td>2", "</table>"),
    "cells of a row": ("<table><tr>", "<td>1", "</table>"),
    "blank cells of a row": ("<table><tr>", "<td>", "</table>"),
    "cells that span columns": ("<table><tr>", "<td colspan=2>1", "</table>"),
    "cells that span many columns": ("<table><tr>", "<td colspan=999999>1", "</table>"),
    "cells that span rows": ("<table><tr>", "<td rowspan=2>1", "<tr><td>1<tr><td>2</table>"),
    "cells and rows they span": ("<table><tr>", "<td rowspan=999999>1", "<tr><td>1" * 64),
    "rows below 64 cells": ("<table><tr>" + "<td rowspan=999999>1" * 64, "<tr><td>1", "</table>"),
    "rows below a wide one": ("<table><tr>" + "<td>" * 64, "<tr><td>1", "</table>"),
    "paragraphs of a cell": ("<table><tr><td>甲<td>", "<p>1", "</table>"),
    "lines of a cell": ("<table><tr><td>甲<td>", "1<br>", "</table>"),
    "tables of a cell": (
        "<table><tr><td>甲<td>",
        "<table><tr><td>1<td>2</table>",
        "</table>",
    ),
    "paragraphs in tables in tables": ("<table><tr><td>甲<td>" * 99, "<p>1", ""),
    "tables in tables in tables": (
        "<table><tr><td>甲<td>" * 99,
        "<table><tr><td>1<td>2</table>",
        "",
    ),
    "headings in a header": ("<header>", "<h1>1</h1>", "</header>"),
    "headers ended": ("<header><h1>1</h1>", "<p>1</p></header><header>", ""),
    "a list of papers": (
        "<table>",
        '<tr><td><a href="/art/1.html">某县财政局2024年度部门决算公开</a></td><td>2024-05-06</td>',
        "</table>",
    ),
    "a list of reports": (
        "<ul>",
        "<li><a href='1.html'>某县财政局2024年政府信息公开工作年度报告</a><span>2025-01-20</span>",
        "</ul>",
    ),
    "headings of the form": ("", "<p>三、收到和处理政府信息公开申请情况</p>", ""),
    "tables of contents": ("", "<p>一、总体情况<p>二、主动公开政府信息情况<p>六、其他", ""),
}


def _page(before: str, mark: str, behind: str, count: int) -> tuple[str, bytes]:
    return _report(f"{before}{mark * count}{behind}")


def _nested(name: str, count: int) -> tuple[str, bytes]:
    return _report(f"<{name}>" * count + "1" + f"</{name}>" * count)


def _report(within: str) -> tuple[str, bytes]:
    """Give a report with something at the end of its section three, behind the table."""
    page = reports.as_page(reports.EXAMPLES / "forestry-bureau.md").data.decode()
    place = page.rindex("</table>", 0, page.index("四、政府信息公开")) + len("</table>")
    return "report.html", f"{page[:place]}{within}\n{page[place:]}".encode()


def _kinds() -> Mapping[str, Make]:
    kinds: dict[str, Make] = {}
    for name in _ELEMENTS:
        for how, mark in (
            ("open", f"<{name}>"),
            ("open, with text", f"<{name}>1"),
            ("whole", f"<{name}>1</{name}>"),
            ("ended", f"1</{name}>"),
        ):
            kinds[f"web: <{name}> {how}"] = partial(_page, "", mark, "")
        kinds[f"web: <{name}> nested"] = partial(_nested, name)
    for name, mark in {**_STYLES, **_MARKS}.items():
        kinds[f"web: {name}"] = partial(_page, "", mark, "")
    for name, parts in _WITHIN.items():
        kinds[f"web: {name}"] = partial(_page, *parts)
    return kinds


KINDS: Mapping[str, Make] = _kinds()
"""Every kind of page by its name."""
