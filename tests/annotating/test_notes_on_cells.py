"""Notes on the cells of a copy of a workbook, as openpyxl, LibreOffice and reportlint find them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from reportlint.annotating.copies import annotated
from reportlint.annotating.notes import AUTHOR
from reportlint.hookspecs import Source
from reportlint.messages.languages import Language
from tests.annotating.kit import checked, copied, faulty, known, marked_at, placed, said, session
from tests.builder.office import convert, needs_office
from tests.builder.xlsx import Style, first_sheet, saved, xlsx

NAME = "水务局.xlsx"
STYLES = [Style(), Style(apart=True, headed=True), Style(merged=False, headed=True)]


def _notes(data: bytes) -> dict[tuple[str, str], Comment]:
    return {
        (sheet.title, cell.coordinate): cell.comment
        for sheet in load_workbook(BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def _with_others() -> bytes:
    """Give a workbook with a chart, and somebody's notes on two cells, one of which is wrong."""
    data = xlsx(faulty(), Style())
    (wrong,) = (each for each, _ in placed(NAME, data) if each.code == "A001")
    book: Workbook = load_workbook(BytesIO(data))
    sheet = first_sheet(book)
    assert wrong.location.origin is not None
    assert wrong.location.origin.reference is not None
    sheet[wrong.location.origin.reference].comment = Comment("请核对", "张三")
    sheet["A1"].comment = Comment("另一条", "张三")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=5))
    sheet.add_chart(chart, "M2")
    return saved(book)


@pytest.mark.parametrize("style", STYLES)
def test_every_finding_is_on_its_cell(style: Style) -> None:
    data = xlsx(faulty(), style)
    notes = _notes(copied(NAME, data))
    book = load_workbook(BytesIO(data))
    found = placed(NAME, data)
    for finding, words in found:
        origin = marked_at(finding).origin
        assert origin is not None
        assert origin.sheet is not None
        assert origin.reference is not None
        comment = notes[origin.sheet, origin.reference]
        assert finding.message(Language.ZH) in comment.text
        assert finding.code in comment.text
        assert comment.author == AUTHOR
        value = book[origin.sheet][origin.reference].value
        assert ("" if value is None else str(value)).strip() == words
    assert len(found) >= 2
    assert known(NAME, copied(NAME, data)) == known(NAME, data)


def test_a_blank_cell_has_its_note_itself() -> None:
    data = xlsx(faulty(), Style())
    blank = [each.location.origin for each, words in placed(NAME, data) if not words]
    assert blank
    assert all(origin is not None and origin.reference for origin in blank)


def test_all_else_stays() -> None:
    data = xlsx(faulty(), Style(apart=True))
    before, after = _parts(data), _parts(copied(NAME, data))
    kept = [name for name in before if after[name] == before[name]]
    changed = {name for name in before if name not in kept}
    of_package = {"[Content_Types].xml", "_rels/.rels"}
    assert {name for name in changed if not name.startswith("xl/worksheets/")} == of_package
    for name in changed - of_package:
        sheet = etree.fromstring(after[name])
        (drawing,) = [each for each in sheet if etree.QName(each).localname == "legacyDrawing"]
        sheet.remove(drawing)
        assert etree.tostring(sheet, method="c14n") == etree.tostring(
            etree.fromstring(before[name]), method="c14n"
        )


def test_a_second_run_changes_nothing() -> None:
    for data in (xlsx(faulty(), Style()), _with_others()):
        once = copied(NAME, data)
        assert copied(NAME, once) == once


class TestWhatOthersHaveWritten:
    def test_theirs_stays_and_ours_goes_below(self) -> None:
        data = _with_others()
        copy = copied(NAME, data)
        theirs = {at: note for at, note in _notes(copy).items() if note.author == "张三"}
        assert sorted(note.text.partition("\n")[0] for note in theirs.values()) == [
            "另一条",
            "请核对",
        ]
        (both,) = (note.text for note in theirs.values() if "A001" in note.text)
        assert both.startswith(f"请核对\n—— {AUTHOR} ——\n")
        before, after = _parts(data), _parts(copy)
        for name in before:
            if "chart" in name or "styles" in name or name == "xl/workbook.xml":
                assert after[name] == before[name]

    def test_ours_goes_when_nothing_is_found_any_more(self) -> None:
        source = Source(NAME, copied(NAME, _with_others()))
        bare = annotated(source, session().as_it_is(source), [], Language.ZH).data
        assert sorted(note.text for note in _notes(bare).values()) == ["另一条", "请核对"]
        (drawing,) = (data for name, data in _parts(bare).items() if name.endswith(".vml"))
        shapes = etree.fromstring(drawing).iter("{urn:schemas-microsoft-com:vml}shape")
        assert len(list(shapes)) == 2


def test_several_findings_of_a_cell_are_in_one_note() -> None:
    data = xlsx(faulty(), Style())
    source = Source(NAME, data)
    twice = [*checked(NAME, data).findings] * 2
    copy = annotated(source, session().as_it_is(source), twice, Language.ZH).data
    assert len(_notes(copy)) == len(_notes(copied(NAME, data)))
    assert all(note.text.count("（错误，A001") in (0, 2) for note in _notes(copy).values())


@needs_office
def test_libreoffice_has_every_note() -> None:
    data = xlsx(faulty(), Style())
    written = convert({"a.xlsx": copied(NAME, data)}, to="ods")["a.xlsx"]
    content = etree.fromstring(_parts(written)["content.xml"])
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    texts = [said(each) for each in content.iter(f"{{{office}}}annotation")]
    assert len(texts) == len(_notes(copied(NAME, data)))
    for finding, _ in placed(NAME, data):
        assert any(finding.message(Language.ZH) in text for text in texts)
