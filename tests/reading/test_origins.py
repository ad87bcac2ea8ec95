"""Where a program finds what a finding is about, as programs that open the file tell it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
import openpyxl
from docx.document import Document as WordDocument
from docx.table import _Cell
from hypothesis import given
from hypothesis import strategies as st

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Location, Origin, Passage, Rectangle
from reportlint.readers.pdf import PdfReader
from reportlint.readers.word import WordReader
from reportlint.readers.workbook import WorkbookReader
from tests.builder.pdf import Paper
from tests.builder.truth import Truth, truths
from tests.builder.word import docx as word
from tests.builder.word import packed
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx


def _located(document: Document) -> Iterator[tuple[Passage, Location]]:
    for passage in document.passages:
        yield passage, document.locator.locate(passage.span())


def _origins(document: Document) -> list[tuple[str, Origin | None]]:
    return [(passage.text, location.origin) for passage, location in _located(document)]


def _of_word(file: WordDocument, origin: Origin) -> str:
    if origin.paragraph is not None:
        return file.paragraphs[origin.paragraph - 1].text
    table = file.tables[(origin.table or 0) - 1]
    row = table.rows[(origin.row or 0) - 1]
    cells = row._tr.tc_lst  # As the file has them: `row.cells` repeats those that are merged.
    return _Cell(cells[(origin.cell or 0) - 1], table).text


@given(truths())
def test_word_finds_what_is_read_of_it(truth: Truth) -> None:
    data = word(written(truth))
    file = docx.Document(BytesIO(data))
    for passage, location in _located(WordReader().read(Source("a.docx", data))):
        assert location.page is None
        assert location.origin is not None
        assert _of_word(file, location.origin) == passage.text


@given(truths(), st.builds(Style, *[st.booleans()] * 4))
def test_a_workbook_has_what_is_read_of_it(truth: Truth, style: Style) -> None:
    data = xlsx(written(truth), style)
    book = openpyxl.load_workbook(BytesIO(data))
    found = 0
    for passage, location in _located(WorkbookReader().read(Source("a.xlsx", data))):
        if passage.text:
            assert location.origin is not None
            cell = book[location.origin.sheet or ""][location.origin.reference or ""]
            assert str(cell.value) == passage.text
            found += 1
    assert found > 200


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_what_a_cell_or_a_text_box_holds_is_where_that_is() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_run('框内')}</w:p></w:txbxContent></w:pict></w:r>"
    inner = f"<w:tbl><w:tr><w:tc><w:p>{_run('内层')}</w:p></w:tc></w:tr></w:tbl>"
    long = "".join(f"<w:p>{_run('很长的一段正文' * 10)}</w:p>" for _ in range(2))
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    document = WordReader().read(
        Source(
            "a.docx",
            packed(
                f"<w:p>{_run('一')}</w:p><w:p/><w:p>{_run('三')}{box}</w:p>"
                f"<w:tbl>{deleted}<w:tr><w:tc>{long}</w:tc><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
                f"<w:p>{_run('四')}</w:p>"
                f"<w:tbl><w:tr><w:tc><w:p>{_run('甲')}</w:p></w:tc>"
                f"<w:tc><w:p>{_run('乙')}</w:p></w:tc></w:tr></w:tbl>"
            ),
        )
    )
    assert [
        (text[:2], origin) for text, origin in _origins(document) if not text.startswith("很长")
    ] == [
        ("一", Origin(paragraph=1)),
        ("三", Origin(paragraph=3)),
        ("框内", Origin(paragraph=3)),
        ("内层", Origin(table=1, row=2, cell=2)),
        ("四", Origin(paragraph=4)),
        ("甲", Origin(table=2, row=1, cell=1)),
        ("乙", Origin(table=2, row=1, cell=2)),
    ]
    long_ones = {origin for text, origin in _origins(document) if text.startswith("很长")}
    assert long_ones == {Origin(table=1, row=2, cell=1)}


def test_a_merged_cell_is_where_it_begins() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表 二"
    sheet["AB7"], sheet["AC7"], sheet["AC8"] = "行政许可", 3, 4
    sheet.merge_cells("AB7:AB8")
    stream = BytesIO()
    book.save(stream)
    document = WorkbookReader().read(Source("a.xlsx", stream.getvalue()))
    assert [(text, origin) for text, origin in _origins(document) if text] == [
        (text, Origin(sheet="表 二", reference=reference))
        for text, reference in (("行政许可", "AB7"), ("3", "AC7"), ("4", "AC8"))
    ]


def test_a_page_has_a_box_round_what_is_printed() -> None:
    made = Paper()
    made.text(70, 95, "一、总体情况")
    for column, text in enumerate(("规章", "3")):
        left = 100 + 80 * column
        made.box(left, 200, left + 80, 220)
        made.text(left + 4, 205, text)
    document = PdfReader().read(Source("a.pdf", made.data()))
    located = {passage.text: location for passage, location in _located(document)}
    assert {location.page for location in located.values()} == {1}
    for text, left, top in (("一、总体情况", 70, 95), ("规章", 104, 205), ("3", 184, 205)):
        origin = located[text].origin
        assert origin is not None
        assert isinstance(origin.box, Rectangle)
        assert abs(origin.box.left - left) <= 1
        assert top - 4 <= origin.box.top < origin.box.bottom <= top + 16
        assert origin.box.left < origin.box.right <= left + 80
