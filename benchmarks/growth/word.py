"""What a Word file can have many of: runs, paragraphs, tables, fields, lists, changes and the like."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from benchmarks.making import Make, stored

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _cell(within: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{within}</w:tc>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


_LISTED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>甲</w:t></w:r></w:p>"
)
_FIGURE = _cell(_said("1"))
_TABLE = f"<w:tbl>{_row(_FIGURE, _FIGURE)}</w:tbl>"
_BOX = "<w:r><w:txbxContent>" + _said("甲") + "</w:txbxContent></w:r>"
_RUNS: Mapping[str, str] = {
    "runs": "<w:r><w:t>一</w:t></w:r>",
    "runs of a figure": "<w:r><w:t>1</w:t></w:r>",
    "runs of a space": '<w:r><w:t xml:space="preserve"> </w:t></w:r>',
    "runs with properties": "<w:r><w:rPr><w:b/><w:sz w:val='32'/></w:rPr><w:t>一</w:t></w:r>",
    "hidden runs": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t></w:r>",
    "tabs": "<w:r><w:tab/></w:r>",
    "line breaks": "<w:r><w:t>一</w:t><w:br/></w:r>",
    "line breaks alone": "<w:r><w:br/></w:r>",
    "bookmarks": '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
    "hyperlinks": "<w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink>",
    "insertions": "<w:ins><w:r><w:t>一</w:t></w:r></w:ins>",
    "deletions": "<w:del><w:r><w:delText>一</w:delText></w:r></w:del>",
    "fields": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "fields begun": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>1</w:t></w:r>',
    "fields that show": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    ),
    "fields ended": '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "text boxes": _BOX,
    "structured tags": "<w:sdt><w:sdtContent><w:r><w:t>一</w:t></w:r></w:sdtContent></w:sdt>",
}
_BLOCKS: Mapping[str, str] = {
    "blank paragraphs": "<w:p/>",
    "paragraphs": _said("甲"),
    "paragraphs of a figure": _said("1"),
    "paragraphs of a sentence": _said("全年主动公开政府信息412条。"),
    "paragraphs that go on": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>"
    ),
    "paragraphs of a list": _LISTED.format(0),
    "paragraphs of a list, deep": _LISTED.format(8),
    "paragraphs of a list, by turns": _LISTED.format(0) + _LISTED.format(1),
    "paragraphs with text boxes": f"<w:p>{_BOX}</w:p>",
    "paragraphs of typed rows": _said("甲|1"),
    "paragraphs without a style": '<w:p><w:pPr><w:pStyle w:val="none"/></w:pPr></w:p>',
    "breaks of sections": "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    "tables": _TABLE,
    "tables of one cell": f"<w:tbl>{_row(_FIGURE)}</w:tbl>",
    "tables without rows": "<w:tbl/>",
    "tables with a table": f"<w:tbl>{_row(_cell(_TABLE))}</w:tbl>",
}
_TABLED: Mapping[str, tuple[str, str, str]] = {
    "rows": ("", _row(_cell(_said("甲")), _FIGURE), ""),
    "rows of one cell": ("", _row(_FIGURE), ""),
    "rows without cells": ("", _row(), ""),
    "rows by turns": ("", _row(_FIGURE) + _row(_FIGURE, _FIGURE), ""),
    "rows for the layout": ("", _row(_cell(_said("长" * 61) * 2)), ""),
    "rows that are merged": ("", _row(_cell(_said("1"), "<w:vMerge/>"), _FIGURE), ""),
    "rows deleted": ("", "<w:tr><w:trPr><w:del/></w:trPr></w:tr>", ""),
    "cells": ("<w:tr>", _FIGURE, "</w:tr>"),
    "blank cells": ("<w:tr>", _cell("<w:p/>"), "</w:tr>"),
    "cells that span columns": ("<w:tr>", _cell(_said("1"), '<w:gridSpan w:val="99"/>'), "</w:tr>"),
    "cells that are merged": (
        "<w:tr>",
        _cell(_said("1"), "<w:vMerge/>"),
        "</w:tr>" + _row(_FIGURE),
    ),
    "paragraphs of a cell": ("<w:tr>" + _FIGURE + "<w:tc>", _said("1"), "</w:tc></w:tr>"),
    "runs of a cell": ("<w:tr><w:tc><w:p>", _RUNS["runs of a figure"], "</w:p></w:tc></w:tr>"),
    "tables of a cell": (
        "<w:tr>" + _FIGURE + "<w:tc>",
        _TABLE,
        "</w:tc></w:tr>",
    ),
}


def _with(before: str, mark: str, behind: str, count: int) -> tuple[str, bytes]:
    return _file(f"{before}{mark * count}{behind}", {})


def _styled(count: int) -> tuple[str, bytes]:
    """Give paragraphs of as many styles, each based on the one before."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{number}"/></w:pPr></w:p>' for number in range(count)
    )
    styles = "".join(
        f'<w:style w:styleId="{number}"><w:basedOn w:val="{number - 1}"/></w:style>'
        for number in range(count)
    )
    return _file(body, {"word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>"})


def _listed(count: int) -> tuple[str, bytes]:
    """Give as many lists of nine levels, each with a paragraph."""
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'
        for number in range(count)
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        for number in range(9)
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>' for number in range(count)
    )
    return _file(body, {"word/numbering.xml": f"<w:numbering {_W}>{lists}</w:numbering>"})


def _file(body: str, parts: Mapping[str, str]) -> tuple[str, bytes]:
    """Give a file that says something of a report, and has some blocks in its section three."""
    headings = [
        *("某县2024年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况"),
        "三、收到和处理政府信息公开申请情况",
    ]
    behind = ["四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况"]
    content = {
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {"styles": "styles.xml", "numbering": "numbering.xml"}
        ),
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(map(_said, headings))}{body}"
        f"{''.join(map(_said, behind))}</w:body></w:document>",
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="8"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%9."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        **parts,
    }
    return "report.docx", stored(content)


def _relations(targets: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{listed}</Relationships>"


def _parted(count: int) -> tuple[str, bytes]:
    """Give as many parts that nothing refers to."""
    return _file("", {f"word/{number}.xml": "<x/>" for number in range(count)})


def _kinds() -> Mapping[str, Make]:
    kinds: dict[str, Make] = {}
    for name, run in _RUNS.items():
        kinds[f"word: {name}"] = partial(_with, "<w:p>", run, "</w:p>")
        kinds[f"word: {name}, a paragraph each"] = partial(_with, "", f"<w:p>{run}</w:p>", "")
    for name, block in _BLOCKS.items():
        kinds[f"word: {name}"] = partial(_with, "", block, "")
    for name, (before, mark, behind) in _TABLED.items():
        kinds[f"word: {name}"] = partial(_with, f"<w:tbl>{before}", mark, f"{behind}</w:tbl>")
    return {
        **kinds,
        "word: styles based on each other": _styled,
        "word: lists": _listed,
        "word: parts": _parted,
    }


KINDS: Mapping[str, Make] = _kinds()
"""Every kind of file by its name."""
