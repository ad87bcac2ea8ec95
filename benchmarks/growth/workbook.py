"""What a workbook can have many of: rows, cells, sheets, strings, formats, merged and hidden ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from benchmarks.making import Make, stored

_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_TEXT = '<c t="inlineStr"><is><t>甲</t></is></c>'
_FIGURE = "<c><v>1</v></c>"
_ROWS: Mapping[str, str] = {
    "rows": f"<row>{_TEXT}{_FIGURE}</row>",
    "rows of one figure": f"<row>{_FIGURE}</row>",
    "rows of one text": f"<row>{_TEXT}</row>",
    "rows of one sentence": '<row><c t="inlineStr"><is><t>全年主动公开412条。</t></is></c></row>',
    "rows of one long text": f'<row><c t="inlineStr"><is><t>{"长" * 61}</t></is></c></row>',
    "rows of a blank cell": "<row><c/></row>",
    "blank rows": "<row/>",
    "rows apart": f"<row>{_FIGURE}{_FIGURE}</row><row/>",
    "hidden rows": f'<row hidden="1">{_FIGURE}</row>',
    "hidden rows by turns": f'<row hidden="1">{_FIGURE}</row><row>{_FIGURE}</row>',
    "formulas": "<row><c><f>A1</f><v>1</v></c></row>",
    "formulas without a result": "<row><c><f>A1</f></c></row>",
    "shared strings": '<row><c t="s"><v>0</v></c></row>',
    "dates": '<row><c s="1"><v>45000.5</v></c></row>',
    "figures in a format": '<row><c s="2"><v>1234.5</v></c></row>',
    "lines of a cell": '<row><c t="inlineStr"><is><t>甲\n乙\n丙</t></is></c></row>',
}

_WITHIN: Mapping[str, tuple[str, str, str]] = {
    "cells": ("<row>", _FIGURE, "</row>"),
    "cells of texts": ("<row>", _TEXT, "</row>"),
    "lines of one cell": ('<row><c t="inlineStr"><is><t>', "1&#10;", "</t></is></c></row>"),
    "runs of a string": ('<row><c t="inlineStr"><is>', "<r><t>一</t></r>", "</is></c></row>"),
}
_NUMBERED: Mapping[str, Callable[[int], str]] = {
    "columns of a cell each": lambda row: f'<row><c r="{_letters(row)}{row}"><v>1</v></c></row>',
    "rows far apart": lambda row: f'<row r="{row * 50}">{_FIGURE}</row>',
}
_MERGED: Mapping[str, Callable[[int], str]] = {
    "merged rows": lambda row: f"A{row}:C{row}",
    "merged columns": lambda row: f"B{row}:B{row + 5}",
    "cells merged over all": lambda _: "A1:XFD1048576",
    "cells merged over those below": lambda row: f"A{row}:C1048576",
}


def _with(before: str, mark: str, behind: str, count: int) -> tuple[str, bytes]:
    return _file(f"{before}{mark * count}{behind}")


def _each(mark: Callable[[int], str], count: int) -> tuple[str, bytes]:
    """Give as many rows, told apart by their numbers."""
    return _file("".join(map(mark, range(1, count + 1))))


def _strings(count: int) -> tuple[str, bytes]:
    return _file('<row><c t="s"><v>0</v></c></row>', strings=["甲"] * count)


def _hidden(count: int) -> tuple[str, bytes]:
    """Give as many columns, every second of them hidden."""
    columns = (f'<col min="{column}" max="{column}" hidden="1"/>' for column in range(1, count, 2))
    return _file(f"<row>{_FIGURE * count}</row>", columns="".join(columns))


def _sheets(count: int) -> tuple[str, bytes]:
    return _file(f"<row>{_FIGURE}</row>", sheets=count)


def _formats(count: int) -> tuple[str, bytes]:
    """Give as many figures, each in a format of its own."""
    formats = "".join(
        f'<numFmt numFmtId="{number + 200}" formatCode="0&quot;{number}&quot;"/>'
        for number in range(count)
    )
    styles = "".join(f'<xf numFmtId="{number + 200}"/>' for number in range(count))
    return _file(
        "".join(f'<row><c s="{number}"><v>1</v></c></row>' for number in range(count)),
        styles=f"<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>",
    )


def _merged(reference: Callable[[int], str], count: int) -> tuple[str, bytes]:
    """Give as many rows, and references to cells that are merged."""
    cells = "".join(f'<mergeCell ref="{reference(row)}"/>' for row in range(1, count + 1))
    return _file(f"<row>{_FIGURE * 3}</row>" * count, behind=f"<mergeCells>{cells}</mergeCells>")


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _file(
    rows: str,
    *,
    columns: str = "",
    behind: str = "",
    strings: Iterable[str] = ("甲",),
    styles: str = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="4"/></cellXfs>',
    sheets: int = 1,
) -> tuple[str, bytes]:
    """Give a file that says something of a report, with some rows on its sheets."""
    heading = (
        '<row r="1"><c t="inlineStr"><is><t>三、收到和处理政府信息公开申请情况</t></is></c></row>'
    )
    numbers = range(sheets)
    content = {
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"sheet{number}.xml") for number in numbers),
                *(("sharedStrings", "strings.xml"), ("styles", "styles.xml")),
            ]
        ),
        "xl/workbook.xml": f'<workbook {_S} xmlns:r="{_OFFICE}"><sheets>'
        + "".join(f'<sheet name="{number}" r:id="id{number}"/>' for number in numbers)
        + "</sheets></workbook>",
        "xl/strings.xml": f"<sst {_S}>"
        + "".join(f"<si><t>{text}</t></si>" for text in strings)
        + "</sst>",
        "xl/styles.xml": f"<styleSheet {_S}>{styles}</styleSheet>",
        **{
            f"xl/sheet{number}.xml": f"<worksheet {_S}><cols>{columns}</cols>"
            f"<sheetData>{heading}{rows}</sheetData>{behind}</worksheet>"
            for number in numbers
        },
    }
    return "report.xlsx", stored(content)


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="id{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f"<Relationships>{listed}</Relationships>"


def _kinds() -> Mapping[str, Make]:
    kinds: dict[str, Make] = {name: partial(_with, "", row, "") for name, row in _ROWS.items()}
    kinds |= {name: partial(_with, *parts) for name, parts in _WITHIN.items()}
    kinds |= {name: partial(_each, mark) for name, mark in _NUMBERED.items()}
    kinds |= {name: partial(_merged, reference) for name, reference in _MERGED.items()}
    kinds |= {
        "strings": _strings,
        "formats": _formats,
        "hidden columns": _hidden,
        "sheets": _sheets,
    }
    return {f"workbook: {name}": make for name, make in kinds.items()}


KINDS: Mapping[str, Make] = _kinds()
"""Every kind of file by its name."""
