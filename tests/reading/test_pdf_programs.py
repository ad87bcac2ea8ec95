"""What programs make of a PDF on its way: it looks the same, and is read the same."""

from __future__ import annotations

from typing import Any

import pytest

from reportlint.hookspecs import Source
from reportlint.readers.pdf import PdfReader
from tests.builder.pdf import Paper
from tests.builder.rawpdf import CATALOG, PAGE_WITH_FONT, PAGES, raw, stream
from tests.reading.kit import refusal_by, texts


def read(data: bytes) -> list[Any]:
    return texts(PdfReader().read(Source("a.pdf", data)))


def ruled(
    made: Paper, rows: list[list[str]], *, left: float = 100, top: float = 100, height: float = 20
) -> None:
    """Draw a table whose cells are all of one size; its texts stand half way down."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            x, y = left + 80 * column, top + height * row
            made.box(x, y, x + 80, y + height)
            made.text(x + 4, y + (height - 10) / 2, text)


ROWS = [["信息内容", "件数"], ["规章", "3"], ["合计", "12"]]


@pytest.mark.parametrize("descent", ["0000", "-999"])
def test_a_descent_that_is_not_the_fonts_own_moves_nothing(descent: str) -> None:
    """Ghostscript and cairo write that of the font's largest glyph."""
    made = Paper()
    ruled(made, ROWS, height=12)
    data = made.data()
    assert data.count(b"/Descent -271") == 1
    assert read(data.replace(b"/Descent -271", f"/Descent {descent}".encode())) == [ROWS]


# ---------------------------------------------------------------- characters drawn as outlines


class TestOutlines:
    """Bold characters of which only their outlines are left."""

    def bold(self, made: Paper, left: float, top: float, count: int, *, curved: bool) -> None:
        """Draw a run of characters as one path, in which are level, upright and bent pieces."""
        path = made.canvas.beginPath()
        for place in range(count):
            x, y = left + 10 * place, made.height - top - 10
            path.rect(x + 1, y + 4, 8, 1)
            path.rect(x + 5, y, 1, 9)
            path.moveTo(x + 1, y + 1)
            if curved:
                path.curveTo(x + 3, y + 2, x + 3, y + 3, x + 1, y + 3)
            else:
                path.lineTo(x + 3, y + 3)
            path.lineTo(x + 2, y + 3)
            path.close()
        made.canvas.setLineWidth(0.3)
        made.canvas.drawPath(path, stroke=1, fill=1)

    @pytest.mark.parametrize("curved", [True, False])
    def test_in_the_cells_of_a_table(self, curved: bool) -> None:
        made = Paper()
        ruled(made, ROWS, height=12)
        for row in range(3):
            self.bold(made, 101, 101 + 12 * row, 7, curved=curved)
        assert read(made.data()) == [ROWS]

    def test_in_prose(self) -> None:
        made = Paper()
        made.text(70, 80, "一、总体情况")
        self.bold(made, 70, 80, 6, curved=True)
        assert read(made.data()) == ["一、总体情况"]

    def test_a_table_drawn_as_one_path_is_none_even_if_a_head_is_parted_aslant(self) -> None:
        made = Paper()
        path = made.canvas.beginPath()
        for row, cells in enumerate(ROWS):
            for column, text in enumerate(cells):
                left, top = 100 + 80 * column, 100 + 20 * row
                path.rect(left, made.height - top - 20, 80, 20)
                made.text(left + 4, top + 5, text)
        path.moveTo(100, made.height - 100)
        path.lineTo(180, made.height - 120)
        made.canvas.drawPath(path)
        assert read(made.data()) == [ROWS]

    def test_a_line_of_round_dots_is_a_line(self) -> None:
        made = Paper()
        ruled(made, ROWS[:1])
        made.text(104, 125, "规章")
        made.text(184, 125, "3")
        for left in (100, 180, 260):
            made.line(left, 120, left, 140)
        path = made.canvas.beginPath()
        for place in range(81):
            path.circle(100 + 2 * place, made.height - 140, 0.5)
        made.canvas.drawPath(path, stroke=0, fill=1)
        assert read(made.data()) == [ROWS[:2]]


# ---------------------------------------------------------------- figures set as wide as Chinese


def test_figures_set_as_wide_as_chinese_are_whole() -> None:
    made = Paper()
    for place, text in enumerate("2024年公开1.5万件"):
        made.text(70 + 10 * place, 80, text)
    assert read(made.data()) == ["2024年公开1.5万件"]


def test_figures_with_a_gap_between_them_are_two() -> None:
    made = Paper()
    made.text(70, 80, "2024")
    made.text(95, 80, "12")
    assert read(made.data()) == ["2024 12"]


# ---------------------------------------------------------------- encodings of a font's own


def encoded(text: str, *, ordering: str, encoding: str, meanings: str = "") -> bytes:
    """Give a PDF with a text in codes, of a font that says itself which character each code is."""
    said = "/ToUnicode 8 0 R" if meanings else ""
    return raw(
        CATALOG,
        PAGES,
        PAGE_WITH_FONT,
        stream(f"BT /F 10 Tf 50 700 Td <{text}> Tj ET".encode()),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding 7 0 R {said}"
        " /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /DW 1000 /W [34 35 500]"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /Song >> >>",
        stream(f"begincmap {encoding} endcmap".encode(), "/Type /CMap /CMapName /Its-Own"),
        stream(f"begincmap {meanings} endcmap".encode()),
    )


class TestEncodings:
    def test_codes_that_say_what_they_mean(self) -> None:
        data = encoded(
            "0001000200100011",
            ordering="Identity",
            encoding="2 begincidchar <0001> 700 <0002> 800 endcidchar"
            " 1 begincidrange <0010> <0011> 900 endcidrange",
            meanings="2 beginbfchar <0001> <89C4> <0002> <7AE0> endbfchar"
            " 1 beginbfrange <0010> <0011> <0033> endbfrange",
        )
        assert read(data) == ["规章34"]

    def test_codes_whose_characters_are_known(self) -> None:
        data = encoded(
            "812082218120",
            ordering="GB1",
            encoding="2 begincidchar <8120> 34 <8221> 35 endcidchar",
        )
        assert read(data) == ["ABA"]  # In Adobe-GB1 the letters begin with number 34.

    def test_a_code_is_as_wide_as_its_character(self) -> None:
        encoding = "1 begincidrange <0041> <0042> {} endcidrange"
        meanings = "1 beginbfrange <0041> <0042> <0041> endbfrange"
        said = [
            encoded(
                "0041> Tj 10 0 Td <0042",
                ordering="Identity",
                encoding=encoding.format(character),
                meanings=meanings,
            )
            for character in (34, 340)
        ]
        assert [read(data) for data in said] == [["A B"], ["AB"]]

    def test_what_another_encoding_has(self) -> None:
        data = encoded("4142B5DA", ordering="GB1", encoding="/GBK-EUC-H usecmap")
        assert read(data) == ["AB第"]

    def test_more_codes_than_a_font_has_characters(self) -> None:
        data = encoded(
            "0001",
            ordering="GB1",
            encoding="1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange",
        )
        assert "damaged" in refusal_by(PdfReader(), "a.pdf", data).reason.en


# ---------------------------------------------------------------- watermarks


class TestWatermarks:
    """Level ones; those that run aslant are no text whatever they are."""

    TEXT = ("一、总体情况", "二、主动公开政府信息情况")

    def page(self, made: Paper) -> None:
        for row, text in enumerate(self.TEXT):
            made.text(70, 100 + 20 * row, text)
        ruled(made, ROWS, left=70, top=160)

    def stamp(
        self, made: Paper, text: str, *, top: float = 150, size: float = 50, **colour: float
    ) -> None:
        made.canvas.saveState()
        made.canvas.setFillGray(colour.get("grey", 0), alpha=colour.get("alpha"))
        made.text(60, top, text, size)
        made.canvas.restoreState()

    @pytest.mark.parametrize(
        "look",
        [{"grey": 0.8}, {"alpha": 0.2}, {"grey": 0.7, "size": 14}, {"alpha": 0.3, "size": 14}],
        ids=["grey", "seen through", "small", "small and seen through"],
    )
    def test_over_the_text(self, look: dict[str, float]) -> None:
        made = Paper()
        self.page(made)
        for top in (95, 160, 180, 200):
            self.stamp(made, "内部资料请勿外传", top=top, **look)
        assert read(made.data()) == [*self.TEXT, ROWS]

    def test_below_the_text_and_beside_it_on_another_page(self) -> None:
        made = Paper()
        self.stamp(made, "内部资料", grey=0.85)
        self.page(made)
        made.turn()
        self.stamp(made, "内部资料", grey=0.85)
        made.text(70, 100, "三、说明")
        assert read(made.data()) == [*self.TEXT, ROWS, "三、说明"]

    def test_beside_the_text_of_all_pages(self) -> None:
        made = Paper()
        for text in self.TEXT:
            made.text(70, 100, text)
            self.stamp(made, "内部", top=400)
            made.turn()
        assert read(made.data()) == list(self.TEXT)

    def test_a_mark_that_its_program_calls_a_watermark(self) -> None:
        text = b"BT /F 10 Tf 50 700 Td <0041> Tj ET"
        mark = b"/Artifact << /Subtype /Watermark >> BDC BT /F 10 Tf 50 700 Td <0042> Tj ET EMC "
        assert read(_lettered(mark + text)) == ["A"]

    def test_what_is_drawn_through_a_form_covers_as_thickly_as_where_it_is_used(self) -> None:
        made = Paper()
        self.page(made)
        made.canvas.beginForm("mark")
        made.text(60, 95, "内部资料请勿外传", 50)
        made.canvas.endForm()
        made.canvas.setFillAlpha(0.2)
        made.canvas.doForm("mark")
        assert read(made.data()) == [*self.TEXT, ROWS]

    def test_a_large_title_and_faint_text_are_text(self) -> None:
        made = Paper()
        made.text(70, 60, "年度报告", 26)
        self.page(made)
        self.stamp(made, "三、说明", top=230, size=10, grey=0.6)
        self.stamp(made, "附件", top=250, size=26, grey=0.6)
        assert read(made.data()) == ["年度报告", *self.TEXT, ROWS, "三、说明", "附件"]

    def test_a_head_repeated_in_a_light_colour_on_dark_ground_is_text(self) -> None:
        made = Paper()
        for row in ROWS[1:]:
            made.box(100, 300, 260, 320, fill=True)
            self.stamp(made, "信息内容", top=305, size=10, grey=0.9)
            ruled(made, [row], top=320)
            made.turn()
        assert str(read(made.data())).count("信息内容") == 2

    def test_ink_of_a_colour_of_its_own_is_dark_where_there_is_most_of_it(self) -> None:
        space = "/ColorSpace << /C [/Separation /Black /DeviceGray 9 0 R] >>"
        said = b"/C cs 1 scn BT /F 10 Tf 50 700 Td <0041> Tj ET"
        assert read(_lettered(said, more=space)) == ["A"]


def _lettered(contents: bytes, more: str = "") -> bytes:
    """Give a PDF with a page, of whose font each code is the letter of that number."""
    return raw(
        CATALOG,
        PAGES,
        PAGE_WITH_FONT.replace("/Resources <<", f"/Resources << {more}"),
        stream(contents),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode 7 0 R"
        " /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /Song >> >>",
        stream(b"begincmap 1 beginbfrange <0041> <0042> <0041> endbfrange endcmap"),
        "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>",
    )
