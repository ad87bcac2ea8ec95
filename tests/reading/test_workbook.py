"""Workbooks: what a person sees on the sheets is what is read, and nothing harmful is done."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from reportlint.hookspecs import Source, Unreadable
from reportlint.model.document import Document, Location, Origin, Paragraph
from reportlint.readers.workbook import WorkbookReader
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.builder.surfaces import tables_alone
from tests.builder.truth import Place, Truth, places, truths
from tests.builder.written import written
from tests.builder.xlsx import Style, first_sheet, saved, xlsx
from tests.reading.kit import refusal_by, texts, zipped

STYLES = st.builds(Style, st.booleans(), st.booleans(), st.booleans(), st.booleans())


def document(data: bytes) -> Document:
    return WorkbookReader().read(Source("a.xlsx", data))


def read(data: bytes) -> list[Any]:
    return texts(document(data))


def notes(data: bytes) -> list[str]:
    return [note.en for note in document(data).notes]


def sheet(*rows: list[Any], **formats: str) -> bytes:
    """Give a workbook of one sheet; `formats` are the number formats of cells, as `A1`."""
    book = Workbook()
    page = first_sheet(book)
    for row in rows:
        page.append(row)
    for cell, code in formats.items():
        page[cell].number_format = code
    return saved(book)


def shown(value: Any, code: str = "General") -> str:
    """Give what a cell with a number format shows."""
    (table,) = read(sheet(["数量", value], B1=code))
    return str(table[0][1])


# ---------------------------------------------------------------- the same tables, the same findings


def parse(data: bytes) -> Report:
    return checking.parsed(document(data))


@given(truth=truths(), style=STYLES)
def test_what_is_written_is_read(truth: Truth, style: Style) -> None:
    report = parse(xlsx(written(truth), style))
    assert checking.figures(report) == truth.figures
    assert checking.said(report) == []


@given(truth=truths(), place=st.sampled_from(places()), number=st.integers(0, 60), style=STYLES)
def test_a_changed_figure_is_found_as_in_text(
    truth: Truth, place: Place, number: int, style: Style
) -> None:
    changed = written(truth.with_figure(place, number))
    assert checking.said(parse(xlsx(changed, style))) == checking.said(
        checking.parse(tables_alone(changed))
    )


@given(truth=truths())
def test_the_title_says_whose_tables_they_are(truth: Truth) -> None:
    report = parse(xlsx(written(truth), Style(headed=True)))
    assert (report.office, report.year) == (truth.office, truth.year)


# ---------------------------------------------------------------- rows, tables and lines


class TestLayout:
    def test_lines_and_tables_in_order(self) -> None:
        rows: list[list[Any]] = [
            ["某县附表"],
            [],
            ["单位：件"],
            ["表二"],
            ["规章", 3],
            ["行政许可", None],
            [],
            ["注"],
        ]
        assert read(sheet(*rows)) == [
            "某县附表",
            "单位：件",
            [["表二", ""], ["规章", "3"], ["行政许可", ""]],
            "注",
        ]

    def test_a_blank_row_parts_tables(self) -> None:
        assert read(sheet(["甲", 1], ["乙", 2], [], ["丙", 3])) == [
            [["甲", "1"], ["乙", "2"]],
            [["丙", "3"]],
        ]

    @given(truth=truths())
    def test_a_blank_row_within_a_table_costs_nothing(self, truth: Truth) -> None:
        book = Workbook()
        page = first_sheet(book)
        (_, grid, _) = [section.grid for section in written(truth).sections if section.grid]
        for row in (*grid[:-1], [], grid[-1]):
            page.append([text if text is None or not text.isdigit() else int(text) for text in row])
        figures = checking.figures(parse(saved(book)))
        assert figures == {
            place: n for place, n in truth.figures.items() if place.table == "requests"
        }

    def test_blank_columns_are_none(self) -> None:
        assert read(sheet([None, "甲", None, 1], [None, "乙", None, 2])) == [
            [["甲", "1"], ["乙", "2"]]
        ]

    def test_a_long_text_among_rows_is_a_paragraph(self) -> None:
        assert read(sheet(["甲", 1], [f"{'文' * 60}\n。"], ["乙", 2])) == [
            [["甲", "1"]],
            "文" * 60,
            "。",
            [["乙", "2"]],
        ]

    def test_lines_in_a_cell(self) -> None:
        assert read(sheet([" 商业 \r\n\n企业　", 1], ["乙", 2]))[0][0] == ["商业\n企业", "1"]

    def test_sheets_in_order(self) -> None:
        book = Workbook()
        first_sheet(book).append(["甲", 1])
        book.create_sheet().append(["乙", 2])
        book.create_chartsheet()
        book.create_sheet("前", 0).append(["丙", 3])
        assert read(saved(book)) == [[["丙", "3"]], [["甲", "1"]], [["乙", "2"]]]

    def test_an_empty_workbook(self) -> None:
        assert read(sheet()) == []


class TestMergedCells:
    def test_say_their_text_once(self) -> None:
        book = Workbook()
        page = first_sheet(book)
        for row in (["横", None, "丙"], ["竖", 1, 2], [None, 3, 4]):
            page.append(row)
        page.merge_cells("A1:B1")
        page.merge_cells("A2:A3")
        assert read(saved(book)) == [[["横", "", "丙"], ["竖", "1", "2"], ["", "3", "4"]]]
        (table,) = document(saved(book)).blocks
        assert not isinstance(table, Paragraph)
        assert [(cell.rows, cell.columns) for row in table.rows for cell in row if cell.text] == [
            *[(1, 2), (1, 1), (2, 1)],
            *[(1, 1)] * 4,
        ]

    def test_hide_what_stands_under_them(self) -> None:
        cells = '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>'
        assert read(bare(f'<row r="1">{cells}</row>', merged=["A1:B1"])) == [[["1", "3"]]]

    def test_a_line_over_two_rows_has_no_blank_row_in_it(self) -> None:
        book = Workbook()
        page = first_sheet(book)
        page["A1"], page["A3"], page["B3"] = "附表", "甲", 1
        page.merge_cells("A1:B2")
        assert read(saved(book)) == [[["附表", ""], ["甲", "1"]]]

    def table(self, *rows: dict[str, Any]) -> bytes:
        """Give a sheet of rows of cells, each by the columns that it takes up, as `A:C`."""
        book = Workbook()
        page = first_sheet(book)
        for number, row in enumerate(rows, start=1):
            for columns, text in row.items():
                first, last = columns.split(":")
                page[f"{first}{number}"] = text
                page.merge_cells(f"{first}{number}:{last}{number}")
        return saved(book)

    def test_tables_whose_columns_differ_are_parted_by_a_line_from_side_to_side(self) -> None:
        data = self.table(
            {"A:C": "规章", "D:F": 3},
            {"A:F": "三、办理"},
            {"A:B": "项目", "C:D": "自然人", "E:F": "总计"},
            {"A:B": "公开", "C:D": None, "E:F": 1},
        )
        assert read(data) == [
            [["规章", "3"]],
            [["三、办理", "", ""], ["项目", "自然人", "总计"], ["公开", "", "1"]],
        ]

    def test_a_line_within_a_table_parts_nothing(self) -> None:
        data = self.table(
            {"A:B": "项目", "C:D": "制发", "E:F": "废止"},
            {"A:F": "第（五）项"},
            {"A:B": "许可", "C:F": 4},
        )
        assert read(data) == [[["项目", "制发", "废止"], ["第（五）项", "", ""], ["许可", "4", ""]]]

    def test_whose_first_cell_is_hidden(self) -> None:
        book = Workbook()
        page = first_sheet(book)
        page.append(["标签", None, 1])
        page.merge_cells("A1:B1")
        page.column_dimensions["A"].hidden = True
        assert read(saved(book)) == [[["标签", "1"]]]
        assert notes(saved(book)) == []


class TestHidden:
    def test_sheets(self) -> None:
        book = Workbook()
        first_sheet(book).append(["甲", 1])
        for state in ("hidden", "veryHidden"):
            page = book.create_sheet()
            page.append(["密", 2])
            page.sheet_state = state
        assert read(saved(book)) == [[["甲", "1"]]]
        assert notes(saved(book)) == ["hidden sheets were not read: 2"]

    def test_rows_and_columns(self) -> None:
        book = Workbook()
        page = first_sheet(book)
        for row in (["甲", 5, 1], ["密", 5, 5], ["乙", 5, 2]):
            page.append(row)
        page.row_dimensions[2].hidden = True
        page.column_dimensions.group("B", "B", hidden=True)
        assert read(saved(book)) == [[["甲", "1"], ["乙", "2"]]]
        assert notes(saved(book)) == ["hidden rows and columns were not read"]

    def test_blank_ones_are_no_matter(self) -> None:
        columns = '<cols><col min="3" max="16384" hidden="1"/></cols>'
        rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        hidden = "".join(f'<row r="{number}" hidden="1"/>' for number in range(2, 9))
        last = '<row r="9"><c r="A9"><v>3</v></c></row>'
        data = bare(rows + hidden + last, before=columns)
        assert read(data) == [[["1", "2"], ["3", ""]]]
        assert notes(data) == []


# ---------------------------------------------------------------- what a cell says


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "code", "said"),
        [
            (3, "General", "3"),
            (3.0, "General", "3"),
            (0, "General", "0"),
            (-3, "General", "-3"),
            (160.59640000000002, "General", "160.5964"),
            (0.1 + 0.2, "General", "0.3"),
            (1e15, "General", "1000000000000000"),
            (3.6, "0", "4"),
            (2.5, "0", "3"),
            (41.5, "0.00", "41.50"),
            (41.5, '0.00"万元"', "41.50万元"),
            (41.27, "0.####", "41.27"),
            (41, "0.####", "41"),
            (3, "000", "003"),
            (0.5, "#.##", "0.5"),
            (1234567.8, "#,##0.00", "1,234,567.80"),
            (12345, "0,", "12"),
            (12345, "0.0,", "12.3"),
            (0.25, "0%", "25%"),
            (0.125, "0.0%", "12.5%"),
            (7, 'General"件"', "7件"),
            (7, "@", "7"),
            (5, "[$¥-804]#,##0", "¥5"),
            (5, r"0\件", "5件"),
            (5, "[Red]0", "5"),
            (-5, "0;[Red]0", "-5"),
            (-5, "0_);(0)", "(5)"),
            (-5, '0;"负"0', "-负5"),
            (0, '0;-0;"零"', "0"),
            (0, '0;-0;"共"0', "共0"),
            (0, "0;-0;;@", "0"),
            (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "0"),
            (8, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "8"),
            (-8, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "-8"),
            (0.5, "# ?/?", "0.5"),
            (1500, "0.00E+00", "1500"),
            (5, "[>9]0;0", "5"),
            (5, "000-0000", "5"),
            (5, f"0.{'0' * 200}", "5"),
            (5, "", "5"),
        ],
    )
    def test_as_shown(self, value: float, code: str, said: str) -> None:
        assert shown(value, code) == said

    def test_typed_as_text(self) -> None:
        assert shown("3") == "3"
        assert shown("３ 件") == "３ 件"

    @pytest.mark.parametrize(
        ("value", "code", "said"),
        [
            (date(2025, 1, 9), "yyyy/m/d", "2025/1/9"),
            (date(2025, 1, 9), "yyyy-mm-dd", "2025-01-09"),
            (date(2025, 1, 9), 'yyyy"年"m"月"d"日"', "2025年1月9日"),
            (date(2025, 1, 9), "[$-804]yy.m.d;@", "25.1.9"),
            (datetime(2025, 1, 9, 8, 5, 30), "yyyy/m/d h:mm", "2025/1/9 8:05"),
            (datetime(2025, 1, 9, 8, 5, 30), "mm:ss", "05:30"),
            (3, "m/d", "1/3"),
            (-3, "yyyy", "-3"),
            (9e6, "yyyy", "9000000"),
        ],
    )
    def test_dates(self, value: Any, code: str, said: str) -> None:
        assert shown(value, code) == said

    def test_dates_since_1904(self) -> None:
        book = Workbook()
        book.epoch = datetime(1904, 1, 1)
        page = first_sheet(book)
        page.append(["日期", date(2025, 1, 9)])
        page["B1"].number_format = "yyyy-mm-dd"
        assert read(saved(book)) == [[["日期", "2025-01-09"]]]

    @given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**12), st.text())
    def test_every_format_shows_something(self, value: float, code: str) -> None:
        cells = f'<c r="A1" s="1"><v>{value!r}</v></c>'
        assert read(bare(f"<row>{cells}</row>", code=code))


class TestOtherValues:
    def test_truths_and_errors(self) -> None:
        cells = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>'
        assert read(bare(f"<row>{cells}</row>")) == [[["TRUE", "FALSE", "#REF!"]]]

    def test_iso_dates_and_words_for_numbers(self) -> None:
        cells = '<c t="d"><v>2025-01-09</v></c><c><v>三</v></c><c><v>nan</v></c>'
        assert read(bare(f"<row>{cells}</row>")) == [[["2025-01-09", "三", "nan"]]]

    def test_a_formula_is_its_last_result(self) -> None:
        cells = "<c><f>1+2</f><v>3</v></c><c t='str'><f>A1</f><v>三</v></c>"
        data = bare(f"<row>{cells}</row>")
        assert read(data) == [[["3", "三"]]]
        assert notes(data) == []

    def test_a_formula_without_result_is_a_blank(self) -> None:
        data = sheet(["甲", "=1+2"], ["乙", 3])
        assert read(data) == [[["甲", ""], ["乙", "3"]]]
        (note,) = notes(data)
        assert "formulas without a result were read as blank: 1" in note

    def test_a_formula_whose_result_is_no_text(self) -> None:
        cells = "<c><v>3</v></c><c t='str'><f>\"\"</f><v></v></c>"
        assert notes(bare(f"<row>{cells}</row>")) == []

    def test_rich_text_is_text(self) -> None:
        bold = TextBlock(InlineFont(b=True), "政府")
        assert shown(CellRichText("某县", bold)) == "某县政府"

    def test_how_it_is_pronounced_is_not_said(self) -> None:
        ruby = '<rPh sb="0" eb="2"><t>ㄍㄨㄟ</t></rPh><phoneticPr fontId="1"/>'
        strings = f"<si><t>规章</t>{ruby}</si><si><r><t>共</t></r><r><rPr/><t>3</t></r>{ruby}</si>"
        cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        inline = f'<c t="inlineStr"><is><t>规章</t>{ruby}</is></c><c t="inlineStr"/>'
        assert read(bare(f"<row>{cells}{inline}</row>", strings=strings)) == [
            [["规章", "共3", "规章"]]
        ]

    def test_characters_by_number(self) -> None:
        strings = "<si><t>商业_x000D_\n企业_x005F_x0041_</t></si>"
        data = bare('<row><c t="s"><v>0</v></c><c><v>1</v></c></row>', strings=strings)
        assert read(data) == [[["商业\n企业_x0041_", "1"]]]

    def test_what_is_not_in_cells_is_not_read(self) -> None:
        book = Workbook()
        page = first_sheet(book)
        page.append(["甲", 1])
        assert page.oddHeader is not None
        assert page.oddHeader.center is not None
        page.oddHeader.center.text = "页眉"
        page["A1"].hyperlink = "http://127.0.0.1:9/"
        assert read(saved(book)) == [[["甲", "1"]]]


# ---------------------------------------------------------------- places


def test_a_place_has_no_line_but_an_excerpt() -> None:
    found = document(sheet(["附表"], [], ["商业\n企业", None, 3], ["甲", 1, 2]))
    first, table = found.blocks
    assert isinstance(first, Paragraph)
    assert not isinstance(table, Paragraph)
    assert found.locator.locate(first.span()) == Location(
        origin=Origin(sheet="Sheet", reference="A1")
    )
    assert found.locator.excerpt(first.span()) == "附表"
    assert found.locator.excerpt(table.rows[0][2].span()) == "商业 企业 |  | 3"


# ---------------------------------------------------------------- hostile and broken files

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def refusal(data: bytes) -> Unreadable:
    return refusal_by(WorkbookReader(), "a.xlsx", data)


def relations(**kinds: str) -> bytes:
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in kinds.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'.encode()


def bare(
    rows: str,
    *,
    before: str = "",
    merged: Sequence[str] = (),
    strings: str = "",
    code: str = "",
    prologue: str = "",
) -> bytes:
    """Give an xlsx of nothing but one sheet, its strings, and a style 1 with a number format."""
    own = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    listed = "".join(f"&#{ord(character)};" for character in code if character.isprintable())
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="{listed}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>'
    )
    parts = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations(
            worksheet="worksheets/sheet1.xml", sharedStrings="/xl/strings.xml", styles="styles.xml"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            '<sheets><sheet name="1" sheetId="1" r:id="worksheet"/></sheets></workbook>'
        ).encode(),
        "xl/worksheets/sheet1.xml": (
            f'{prologue}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>'
            f"<mergeCells>{own}</mergeCells></worksheet>"
        ).encode(),
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'.encode(),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode(),
    }
    return zipped(parts)


class TestBadInput:
    def test_strict_namespaces(self) -> None:
        strict = "http://purl.oclc.org/ooxml"
        parts = {}
        with zipfile.ZipFile(BytesIO(bare("<row><c><v>1</v></c><c><v>2</v></c></row>"))) as file:
            for name in file.namelist():
                data = file.read(name).replace(
                    MAIN.encode(), f"{strict}/spreadsheetml/main".encode()
                )
                strictly = f"{strict}/officeDocument/relationships".encode()
                parts[name] = data.replace(RELATIONS.encode(), strictly)
        assert read(zipped(parts)) == [[["1", "2"]]]

    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 and no more", b"a,b\n1,2\n"])
    def test_no_zip(self, data: bytes) -> None:
        assert "xlsx" in refusal(data).reason.zh

    def test_truncated(self) -> None:
        data = sheet(["甲", 1])
        assert "damaged" in refusal(data[: len(data) // 2]).reason.en

    @given(st.data())
    def test_flipped_bytes(self, data: st.DataObject) -> None:
        whole = bytearray(bare('<row><c t="s"><v>0</v></c></row>', strings="<si><t>甲</t></si>"))
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with contextlib.suppress(Unreadable):
            document(bytes(whole))

    def test_another_zip(self) -> None:
        assert "no workbook" in refusal(zipped({"word/document.xml": b"<a/>"})).reason.en
        assert "no workbook" in refusal(zipped({"xl/workbook.xml": b"<a/>"})).reason.en

    def test_a_zip_bomb(self) -> None:
        assert "too much for a report" in refusal(bare(" " * 40_000_000)).reason.en
        assert "too much for a report" in refusal(bare(" " * 4_000_000)).reason.en
        assert "too much for a report" in refusal(bare("", strings=" " * 40_000_000)).reason.en

    @pytest.mark.parametrize(
        "declared",
        [
            "<!DOCTYPE x [<!ENTITY e 'ha'>]>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        ],
    )
    def test_entities(self, declared: str) -> None:
        cell = "<row><c t='inlineStr'><is><t>&e;</t></is></c></row>" if "ENTITY" in declared else ""
        assert "document type" in refusal(bare(cell, prologue=declared)).reason.en

    def test_wrong_xml(self) -> None:
        assert "XML" in refusal(bare("<row>")).reason.en

    def test_a_string_that_is_not_there(self) -> None:
        for number in ("7", "-1", "x"):
            reason = refusal(bare(f'<row><c t="s"><v>{number}</v></c></row>')).reason.en
            assert "damaged" in reason

    def test_nonsense_is_passed_over(self) -> None:
        cells = '<c r="ZZZZ1"><v>1</v></c><c r="B0" s="99"><v>2</v></c><x/><c><f/></c>'
        rows = f'<row r="x">{cells}</row><row r="{"9" * 5000}"><c><v>3</v></c></row>'
        columns = '<cols><col min="x" max="9" hidden="1"/><col hidden="1"/></cols>'
        assert read(bare(rows, before=columns, merged=["A1", "", "A9:B7", "A1:XFD1048576x"]))

    def test_many_rows(self) -> None:
        rows = "".join(
            f"<row>{''.join(f'<c><v>{number}</v></c>' for _ in range(11))}</row>"
            for number in range(10_000)
        )
        (table,) = read(bare(rows))
        assert len(table) == 10_000

    def test_an_endless_sheet_is_refused_at_once(self) -> None:
        rows = "".join(f'<row r="{number}" ht="15"/>' for number in range(1, 1_048_577))
        data = bare(rows)
        start = process_time()
        assert "too much for a report" in refusal(data).reason.en
        assert process_time() - start < 5

    def test_a_sheet_with_borders_far_down(self) -> None:
        blank = "".join(
            f'<row r="{number}"><c r="A{number}" s="1"/><c r="B{number}" s="1"/></row>'
            for number in range(2, 20_000)
        )
        first = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        assert read(bare(first + blank)) == [[["1", "2"]]]

    def test_corners_far_apart(self) -> None:
        first = '<row r="1"><c r="A1"><v>1</v></c></row>'
        last = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        everything = ["A2:XFD1048576"]
        assert read(bare(first + last)) == ["1", "2"]
        assert read(bare(first, merged=everything)) == ["1"]

    def test_a_sheet_of_which_only_the_diagonal_is_written(self) -> None:
        rows = "".join(
            f'<row r="{n}"><c r="{column(n)}{n}"><v>1</v></c><c r="{column(n + 1)}{n}"><v>1</v></c></row>'
            for n in range(1, 3000)
        )
        assert "too large" in refusal(bare(rows)).reason.en

    def test_merged_cells_over_and_over(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 2000))
        assert "too large" in refusal(bare(rows, merged=["B1:C2000"] * 2000)).reason.en

    def test_a_long_text_said_over_and_over(self) -> None:
        cells = '<c t="s"><v>0</v></c>' * 100
        text = "".join(chr(0x4E00 + n % 5000) for n in range(60_000))
        data = bare(f"<row>{cells}</row>", strings=f"<si><t>{text}</t></si>")
        assert "too large" in refusal(data).reason.en


def column(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
