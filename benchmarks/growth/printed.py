"""What a printed page can have many of, in PDF and in OFD: characters, lines, boxes, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.making import Make, stored

_WIDTH, _HEIGHT = 595, 842
_MARGIN = 60
_WHITE, _FAINT = 255, 204


class Mark(NamedTuple):
    """Something on a page, as both formats draw it; places are counted from the upper left corner."""

    pdf: str
    ofd: str


Draw = Callable[[int], list[Mark]]
"""Draws so many things on a page."""


def _text(left: float, top: float, text: str, *, size: float = 10, grey: int = 0) -> Mark:
    code = text.encode("utf-16-be").hex()
    colour = f"{grey / 255:.2f} g"
    paper = f'<ofd:FillColor Value="{grey} {grey} {grey}"/>' if grey else ""
    step = " ".join([str(size)] * (len(text) - 1))
    return Mark(
        f"{colour} BT /F1 {size} Tf {left:.2f} {_HEIGHT - top - size:.2f} Td <{code}> Tj ET",
        f'<ofd:TextObject Boundary="{left:.2f} {top:.2f} {size * len(text)} {size}" Font="3" '
        f'Size="{size}">{paper}<ofd:TextCode X="0" Y="{0.86 * size}" DeltaX="{step}">{text}'
        "</ofd:TextCode></ofd:TextObject>",
    )


def _turned(left: float, top: float, text: str) -> Mark:
    code = text.encode("utf-16-be").hex()
    return Mark(
        f"0 g BT /F1 10 Tf 0 1 -1 0 {left:.2f} {_HEIGHT - top:.2f} Tm <{code}> Tj ET",
        f'<ofd:TextObject Boundary="{left:.2f} {top:.2f} 10 10" Font="3" Size="10" '
        f'CTM="0 -1 1 0 0 0"><ofd:TextCode X="0" Y="8.6">{text}</ofd:TextCode></ofd:TextObject>',
    )


def _line(left: float, top: float, right: float, bottom: float) -> Mark:
    return Mark(
        f"{left:.2f} {_HEIGHT - top:.2f} m {right:.2f} {_HEIGHT - bottom:.2f} l S",
        f'<ofd:PathObject Boundary="0 0 {_WIDTH} {_HEIGHT}"><ofd:AbbreviatedData>'
        f"M {left:.2f} {top:.2f} L {right:.2f} {bottom:.2f}</ofd:AbbreviatedData></ofd:PathObject>",
    )


def _box(left: float, top: float, width: float, height: float, *, fill: bool = False) -> Mark:
    right, bottom = left + width, top + height
    return Mark(
        f"0 g {left:.2f} {_HEIGHT - bottom:.2f} {width:.2f} {height:.2f} re {'f' if fill else 'S'}",
        f'<ofd:PathObject Boundary="0 0 {_WIDTH} {_HEIGHT}" Stroke="{str(not fill).lower()}" '
        f'Fill="{str(fill).lower()}"><ofd:AbbreviatedData>M {left:.2f} {top:.2f} '
        f"L {right:.2f} {top:.2f} L {right:.2f} {bottom:.2f} L {left:.2f} {bottom:.2f} C"
        "</ofd:AbbreviatedData></ofd:PathObject>",
    )


def _curve(left: float, top: float) -> Mark:
    y = _HEIGHT - top
    return Mark(
        f"{left:.2f} {y:.2f} m {left:.2f} {y + 5:.2f} {left + 5:.2f} {y:.2f} "
        f"{left + 5:.2f} {y - 5:.2f} c S",
        f'<ofd:PathObject Boundary="0 0 {_WIDTH} {_HEIGHT}"><ofd:AbbreviatedData>'
        f"M {left:.2f} {top:.2f} B {left:.2f} {top:.2f} {left + 5:.2f} {top:.2f} {left + 5:.2f} "
        f"{top + 5:.2f}</ofd:AbbreviatedData></ofd:PathObject>",
    )


def _places(count: int, columns: int, width: float, height: float) -> list[tuple[float, float]]:
    """Give as many places on a page, row by row, beginning at its top again once it is full."""
    rows = int((_HEIGHT - 2 * _MARGIN) / height)
    return [
        (_MARGIN + place % columns * width, _MARGIN + place // columns % rows * height)
        for place in range(count)
    ]


def _at(make: Callable[[float, float], Mark], columns: int, width: float, height: float) -> Draw:
    return lambda count: [make(*place) for place in _places(count, columns, width, height)]


def _both(*draws: Draw) -> Draw:
    return lambda count: [mark for draw in draws for mark in draw(count)]


def _grid(columns: int) -> Draw:
    """Draw a ruled table of as many cells, each with a figure, in boxes."""
    width = (_WIDTH - 2 * _MARGIN) / columns

    def draw(count: int) -> list[Mark]:
        height = (_HEIGHT - 2 * _MARGIN) / max(count // columns, 1)
        size = min(height, width) / 2
        marks = []
        for place in range(count):
            left, top = _MARGIN + place % columns * width, _MARGIN + place // columns * height
            marks += [_box(left, top, width, height), _text(left, top, "1", size=size)]
        return marks

    return draw


_SMALL = _at(lambda left, top: _box(left, top, 4.5, 4.5, fill=True), 60, 8, 8)
_DRAWN: Mapping[str, Draw] = {
    "characters": _at(lambda left, top: _text(left, top, "一"), 40, 10, 14),
    "characters at one place": lambda count: [_text(100, 100, "一")] * count,
    "characters on one line": lambda count: [
        _text(60 + number / 100, 100, "一二三四五"[number % 5]) for number in range(count)
    ],
    "characters one below the other": lambda count: [
        _text(100, 60 + 700 * number / count, "一") for number in range(count)
    ],
    "words": _at(lambda left, top: _text(left, top, "一是甲"), 10, 45, 14),
    "figures": _at(lambda left, top: _text(left, top, "1"), 10, 45, 14),
    "figures in columns": _at(lambda left, top: _text(left, top, "1", size=4), 40, 12, 6),
    "text in lines": _at(lambda left, top: _text(left, top, "全年公开信息四十二条" * 4), 1, 1, 14),
    "text upright": _at(lambda left, top: _turned(left, top, "一"), 40, 10, 14),
    "text upright and level": _both(
        _at(lambda left, top: _turned(left, top, "一"), 40, 10, 14),
        _at(lambda left, top: _text(left, top, "一"), 40, 10, 14),
    ),
    "white text": _at(lambda left, top: _text(left, top, "一", grey=_WHITE), 40, 10, 14),
    "white text over boxes": _both(
        _SMALL, _at(lambda left, top: _text(left, top, "一", grey=_WHITE), 40, 10, 14)
    ),
    "white text outside of boxes": _both(
        lambda count: [_box(10, 10, 5, 5, fill=True)] * count,
        _at(lambda left, top: _text(left, top, "一", grey=_WHITE), 40, 10, 14),
    ),
    "faint text over text": _both(
        _at(lambda left, top: _text(left, top, "一"), 40, 10, 14),
        _at(lambda left, top: _text(left, top, "印", size=30, grey=_FAINT), 40, 10, 14),
    ),
    "faint text of every grey": lambda count: [
        _text(60 + number % 400, 60 + number % 700, "印", grey=128 + number % 120)
        for number in range(count)
    ],
    "lines": _at(lambda left, top: _line(left, top, left + 6, top), 50, 8, 8),
    "lines aslant": _at(lambda left, top: _line(left, top, left + 6, top + 6), 50, 8, 8),
    "lines at one place": lambda count: [_line(60, 100, 500, 100)] * count,
    "lines from side to side": lambda count: [
        _line(60, 60 + 700 * number / count, 500, 60 + 700 * number / count)
        for number in range(count)
    ],
    "lines that cross": lambda count: [
        mark
        for number in range(count // 2)
        for mark in (
            _line(60, 60 + 1400 * number / count, 500, 60 + 1400 * number / count),
            _line(60 + 880 * number / count, 60, 60 + 880 * number / count, 760),
        )
    ],
    "crosses": _both(
        _at(lambda left, top: _line(left, top, left + 6, top), 50, 8, 8),
        _at(lambda left, top: _line(left + 3, top - 3, left + 3, top + 3), 50, 8, 8),
    ),
    "boxes": _at(lambda left, top: _box(left, top, 6, 6), 50, 9, 9),
    "boxes that touch": _at(lambda left, top: _box(left, top, 9, 9), 50, 9, 9),
    "boxes within each other": lambda count: [
        _box(60 + 200 * number / count, 60 + 200 * number / count, 400 - 400 * number / count, 400)
        for number in range(count)
    ],
    "filled boxes": _SMALL,
    "filled boxes that touch": _at(lambda left, top: _box(left, top, 8, 8, fill=True), 60, 8, 8),
    "filled boxes at one place": lambda count: [_box(100, 100, 50, 50, fill=True)] * count,
    "thin boxes": _at(lambda left, top: _box(left, top, 9, 0.5, fill=True), 50, 9, 9),
    "filled boxes and upright lines": _both(
        _SMALL, _at(lambda left, top: _line(left, top, left, top + 6), 50, 8, 8)
    ),
    "curves": _at(_curve, 50, 9, 9),
    "cells": _grid(8),
    "cells in many columns": _grid(40),
    "cells in a column": _grid(2),
}

_OPERATORS: Mapping[str, tuple[str, str, str]] = {
    "states saved": ("", "q ", ""),
    "states saved and restored": ("", "q Q ", ""),
    "matrices": ("", "1 0 0 1 0 0 cm ", ""),
    "clips": ("", "0 0 9 9 re W n ", ""),
    "colours": ("", "1 0 0 rg ", ""),
    "numbers": ("", "1 ", ""),
    "unknown operators": ("", "xx ", ""),
    "comments": ("", "%\n", ""),
    "arrays": ("", "[1] ", ""),
    "arrays in arrays": ("", "[", ""),
    "dictionaries in dictionaries": ("", "<<", ""),
    "characters of a string": ("BT /F1 1 Tf 9 9 Td <", "4e00", "> Tj ET"),
    "strings of an array": ("BT /F1 1 Tf 9 9 Td [", "<4e00> -99", "] TJ ET"),
    "strings": ("BT /F1 1 Tf 9 9 Td ", "<4e00> Tj ", "ET"),
    "texts": ("", "BT ET ", ""),
    "fonts": ("BT ", "/F1 10 Tf ", "ET"),
    "marked content": ("", "/P BMC ", ""),
    "small pictures": ("", "BI /W 1 /H 1 ID 0 EI ", ""),
    "pictures begun": ("", "BI ", ""),
    "corners of a path": ("9 9 m ", "99 9 l 99 99 l ", "S"),
    "corners of a filled path": ("9 9 m ", "99 9 l 99 99 l ", "f"),
    "curves of a path": ("9 9 m ", "1 1 2 2 3 3 c ", "S"),
    "boxes of a path": ("", "60 60 9 9 re ", "S"),
    "path begun": ("", "9 9 m ", "S"),
    "path never drawn": ("", "9 9 m 99 9 l ", ""),
}


_HEADINGS = [
    _text(100, 5, "某县2024年政府信息公开工作年度报告"),
    _text(60, 20, "一、总体情况"),
    _text(60, 35, "三、收到和处理政府信息公开申请情况"),
]
_END = [
    _text(60, 100, "四、政府信息公开行政复议、行政诉讼情况"),
    _text(60, 115, "五、存在的主要问题及改进情况"),
]


def _pdf(pages: Sequence[Sequence[Mark]]) -> tuple[str, bytes]:
    streams = ["\n".join(mark.pdf for mark in page) for page in pages]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Count {len(pages)} /Kids [{kids}] /MediaBox [0 0 {_WIDTH} {_HEIGHT}]"
        " /Resources <</Font <</F1 3 0 R>>>>>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [4 0 R]>>",
        "<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
        " <</Registry (Adobe) /Ordering (GB1) /Supplement 0>> /DW 1000 /FontDescriptor"
        " <</Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -140 1000 860]"
        " /Ascent 860 /Descent -140 /CapHeight 860 /ItalicAngle 0 /StemV 90>>>>",
    ]
    for number, stream in enumerate(streams):
        objects += [
            f"<</Type /Page /Parent 2 0 R /Contents {6 + 2 * number} 0 R>>",
            f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        ]
    data = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{written}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer <</Size {len(objects) + 1} /Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return "report.pdf", data + end.encode()


def _ofd(pages: Sequence[Sequence[Mark]]) -> tuple[str, bytes]:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="{number}.xml"/>' for number in range(len(pages))
    )
    content = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        f"0 0 {_WIDTH} {_HEIGHT}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{
            f"{number}.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>"
            f"{''.join(mark.ofd for mark in page)}</ofd:Layer></ofd:Content></ofd:Page>"
            for number, page in enumerate(pages)
        },
    }
    return "report.ofd", stored(content)


_File = Callable[[Sequence[Sequence[Mark]]], tuple[str, bytes]]
_FULL = 200
"""So many marks are on each page of what is drawn page by page."""


def _on_a_page(draw: Draw, file: _File, count: int) -> tuple[str, bytes]:
    return file([[*_HEADINGS, *draw(count)], _END])


def _on_pages(draw: Draw, file: _File, count: int) -> tuple[str, bytes]:
    return file([_HEADINGS, *[draw(_FULL)] * (1 + count // _FULL), _END])


def _operated(before: str, operator: str, behind: str, count: int) -> tuple[str, bytes]:
    return _pdf([[*_HEADINGS, Mark(f"{before}{operator * count}{behind}", "")], _END])


def _kinds() -> Mapping[str, Make]:
    kinds: dict[str, Make] = {}
    for name, draw in _DRAWN.items():
        for format_, file in (("PDF", _pdf), ("OFD", _ofd)):
            kinds[f"{format_}: {name}"] = partial(_on_a_page, draw, file)
            kinds[f"{format_}: {name}, page by page"] = partial(_on_pages, draw, file)
    for name, parts in _OPERATORS.items():
        kinds[f"PDF: {name}"] = partial(_operated, *parts)
    return kinds


KINDS: Mapping[str, Make] = _kinds()
"""Every kind of file by its name."""
