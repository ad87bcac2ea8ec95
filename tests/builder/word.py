"""The surface of a Word file: merged cells as Word writes them, headings typed or numbered by it."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml

from reportlint_grammar.form.wording import enumerator
from tests.builder.written import Grid, Written

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_LIST = "77"
_WIDTH = 8600
"""How wide a table is, in twentieths of a point: as wide as the text of a page."""
_NUMBERING = f"""
<w:abstractNum {NAMESPACE} w:abstractNumId="{_LIST}">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
    <w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""


def docx(report: Written, *, numbered: bool = False, ruled: bool = True) -> bytes:
    """Give a report as docx; `numbered` leaves the numbers of its headings to Word.

    The lines of its tables are shown where they are `ruled`.
    """
    lines = [_paragraph(line) for line in (report.title, *report.front)]
    for section in report.sections:
        lines += map(_heading if numbered else _paragraph, (section.heading, *section.paragraphs))
        if section.grid:
            lines += [_table(section.grid, ruled), _paragraph("")]
    return packed("".join(lines), _NUMBERING if numbered else "")


def packed(body: str, numbering: str = "") -> bytes:
    """Give the docx whose body is some XML, with a list besides those of every new file."""
    file = Document()
    content = parse_xml(f"<w:body {NAMESPACE}>{body}</w:body>")
    file.element.body[:] = [*content, *file.element.body]
    if numbering:
        lists = file.part.numbering_part.element
        lists.insert(0, parse_xml(numbering))
        lists.append(
            parse_xml(
                f'<w:num {NAMESPACE} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
            )
        )
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _paragraph(text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _heading(line: str) -> str:
    """Leave a line's number to Word if it has one; its lists count as offices do."""
    number = enumerator(line)
    if number is None or number.style.value not in ("一、", "（一）"):
        return _paragraph(line)
    level = 0 if number.style.value == "一、" else 1
    properties = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_LIST}"/></w:numPr></w:pPr>'
    )
    return _paragraph(line[len(number.text) :], properties)


def _table(grid: Grid, ruled: bool) -> str:
    rows = []
    for place, row in enumerate(grid):
        below = grid[place + 1] if place + 1 < len(grid) else []
        cells = "".join(
            _cell(text, _width(row, column), _merge(text, below[column : column + 1]))
            for column, text in enumerate(row)
            if text is not None
        )
        rows.append(f"<w:tr>{cells}</w:tr>")
    columns = f'<w:gridCol w:w="{_WIDTH // len(grid[0])}"/>' * len(grid[0])
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if ruled else "nil"
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="4"/>' for side in sides)
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _width(row: list[str | None], column: int) -> int:
    """Count a cell and those beside it that are merged into it."""
    width = 1
    while column + width < len(row) and row[column + width] is None:
        width += 1
    return width


def _merge(text: str, below: list[str | None]) -> str:
    """Say how a cell is merged with those above and below: an empty one goes on from above."""
    if not text:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>' if below == [""] else ""


def _cell(text: str, width: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(text)}</w:tc>"
