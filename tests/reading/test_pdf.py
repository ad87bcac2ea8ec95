"""PDF files: what a person sees on the pages is what is read, whichever program made them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFPageInterpreter
from PIL import Image
from reportlab.lib.colors import black, lightgrey, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.reports import as_word, examples
from reportlint.hookspecs import Source, Unreadable
from reportlint.model.document import Document
from reportlint.readers.pdf import PdfReader
from reportlint.readers.printed.covering import covered
from reportlint.readers.printed.layout import compose
from reportlint.readers.printed.marks import Glyph, Page, Rule
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.builder.office import convert, needs_office
from tests.builder.pdf import FONT, PRINTERS, Paper
from tests.builder.rawpdf import CATALOG, PAGE, PAGE_WITH_FONT, PAGES, raw, stream
from tests.builder.surfaces import markdown
from tests.builder.truth import Place, Truth, places, truths
from tests.builder.web import Site
from tests.builder.word import docx
from tests.builder.written import Written, written
from tests.reading.kit import refusal_by, texts


def document(data: bytes) -> Document:
    return PdfReader().read(Source("a.pdf", data))


def read(data: bytes) -> list[Any]:
    return texts(document(data))


def parse(data: bytes) -> Report:
    return checking.parsed(document(data))


# ---------------------------------------------------------------- the same report, the same findings


@given(
    truth=truths(),
    place=st.sampled_from(places()),
    number=st.integers(0, 60),
    printer=st.sampled_from(sorted(PRINTERS)),
)
def test_what_is_printed_is_read(truth: Truth, place: Place, number: int, printer: str) -> None:
    changed = truth.with_figure(place, number)
    report = parse(PRINTERS[printer].print(written(changed)))
    assert checking.figures(report) == changed.figures
    assert (report.office, report.year) == (truth.office, truth.year)
    assert checking.said(report) == checking.said(checking.parse(markdown(written(changed))))


@needs_office
@settings(max_examples=2, phases=[Phase.generate])
@given(st.data())
def test_what_libreoffice_prints_is_read(data: st.DataObject) -> None:
    """Half of the reports have a figure changed; tables are with lines and without, by turns."""
    reports = [data.draw(truths()) for _ in range(6)]
    reports[::2] = [
        report.with_figure(data.draw(st.sampled_from(places())), 61) for report in reports[::2]
    ]
    files = {}
    for number, truth in enumerate(reports):
        suffix, made = _WRITERS[number % len(_WRITERS)]
        files[f"{number}{suffix}"] = made(written(truth))
    for name, printed in convert(files, to="pdf").items():
        truth = reports[int(name[0])]
        assert checking.figures(parse(printed)) == truth.figures
        assert checking.said(parse(printed)) == checking.said(
            checking.parse(markdown(written(truth)))
        )


def _unruled(report: Written) -> bytes:
    return docx(report, numbered=True, ruled=False)


def _page(report: Written) -> bytes:
    body = Site(furniture=False).page(report)
    head = "<meta charset=utf-8><style>td { font-size: 7pt }</style>"
    return f"<html><head>{head}</head><body><p>年报</p>{body}</body></html>".encode()


_WRITERS = ((".docx", docx), (".docx", _unruled), (".html", _page))


@cache
def _printed() -> dict[str, bytes]:
    return convert({f"{path.stem}.docx": as_word(path).data for path in examples()}, to="pdf")


@needs_office
@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_what_is_said_of_an_example_is_said_of_it_printed(path: Path) -> None:
    printed = parse(_printed()[f"{path.stem}.docx"])
    text = checking.parsed(TextReader().read(Source(path.name, path.read_bytes())))
    assert checking.figures(printed) == checking.figures(text)
    assert checking.said(printed) == checking.said(text)


# ---------------------------------------------------------------- lines and paragraphs


def paper(*lines: tuple[float, float, str]) -> bytes:
    made = Paper()
    for left, top, text in lines:
        made.text(left, top, text)
    return made.data()


def block(text: str, left: float, top: float, width: int, indent: float = 0) -> Any:
    """Give a text's lines, so many characters wide."""
    lines = (
        [text[: width - 2], *_chunks(text[width - 2 :], width)] if indent else _chunks(text, width)
    )
    return [
        (left + (indent if number == 0 else 0), top + 15 * number, line)
        for number, line in enumerate(lines)
    ]


def _chunks(text: str, width: int) -> list[str]:
    return [text[place : place + width] for place in range(0, len(text), width)]


class TestParagraphs:
    TEXT = (
        "本机关按照政府信息公开条例的要求及时主动地公开各类政府信息并且逐件登记办理收到的申请。" * 4
    )

    def test_lines_that_reach_the_margin_go_on(self) -> None:
        lines = block(self.TEXT, 70, 80, 45, indent=20)
        assert read(paper(*lines)) == [self.TEXT]

    def test_an_indented_line_begins_a_paragraph(self) -> None:
        text = self.TEXT[:133]  # Its last line reaches the margin.
        lines = [*block(text, 70, 80, 45, indent=20), *block(text, 70, 125, 45, indent=20)]
        assert read(paper(*lines)) == [text, text]

    def test_over_the_end_of_a_page(self) -> None:
        made = Paper()
        lines = block(self.TEXT, 70, 700, 45, indent=20)
        for left, top, text in lines[:2]:
            made.text(left, top, text)
        made.turn()
        for left, top, text in lines[2:]:
            made.text(left, top - 600, text)
        assert read(made.data()) == [self.TEXT]

    def test_short_lines_stay_apart(self) -> None:
        heads = ["（一）主动公开", "（二）依申请公开", "（三）监督保障"]
        assert read(paper(*((70, 80 + 15 * n, text) for n, text in enumerate(heads)))) == heads

    def test_a_centred_title_on_two_lines(self) -> None:
        made = Paper()
        made.text(217, 80, "青泷县人民政府办公室", 16)
        made.text(153, 105, "2024年政府信息公开工作年度报告", 16)
        for left, top, text in block(self.TEXT, 70, 140, 45, indent=20):
            made.text(left, top, text)
        assert read(made.data()) == [
            "青泷县人民政府办公室",
            "2024年政府信息公开工作年度报告",
            self.TEXT,
        ]

    def test_gaps_are_spaces_only_where_they_mean_one(self) -> None:
        assert read(paper((70, 80, "共"), (83, 80, "3"), (91, 80, "件"))) == ["共3件"]
        assert read(paper((70, 80, "Annual"), (104, 80, "report"))) == ["Annual report"]
        assert read(paper((70, 80, "青泷县"), (115, 80, "年报"))) == ["青泷县 年报"]

    def test_a_place_is_a_page(self) -> None:
        made = Paper()
        made.text(70, 80, "甲")
        made.turn()
        made.text(70, 80, "乙")
        found = document(made.data())
        pages = [found.locator.locate(passage.span()).page for passage in found.passages]
        assert pages == [1, 2]


class TestFurniture:
    def pages(self, *sheets: Sequence[tuple[float, float, str]]) -> list[Any]:
        made = Paper()
        for lines in sheets:
            for left, top, text in lines:
                made.text(left, top, text)
            made.turn()
        return read(made.data())

    @pytest.mark.parametrize(
        "number", ["{}", "- {} -", "— {} —", "第 {} 页", "第{}页 共3页", "{}/3"]
    )
    def test_page_numbers(self, number: str) -> None:
        pages = [
            [(70, 400, text), (290, 790, number.format(page))]
            for page, text in enumerate("甲乙丙", start=4)
        ]
        assert self.pages(*pages) == ["甲", "乙", "丙"]

    def test_running_heads(self) -> None:
        pages = [[(70, 40, "公开年报"), (70, 400, text)] for text in "甲乙丙"]
        assert self.pages(*pages) == ["甲", "乙", "丙"]

    def test_figures_at_the_end_of_pages_are_figures(self) -> None:
        pages = [[(70, 700, text), (70, 770, "0")] for text in "甲乙丙"]
        assert self.pages(*pages) == ["甲", "0", "乙", "0", "丙", "0"]

    def test_what_stands_on_one_page_only_is_text(self) -> None:
        pages = [[(70, 40, text), (70, 400, "正文")] for text in ("甲乙", "丙丁", "戊己")]
        assert self.pages(*pages)[0] == "甲乙"


class TestGlyphs:
    def test_printed_twice_to_look_bold(self) -> None:
        assert read(paper((70, 80, "一、总体情况"), (70.4, 80, "一、总体情况"))) == ["一、总体情况"]
        assert read(paper((70, 80, "11"))) == ["11"]

    def test_variants_are_the_characters_they_stand_for(self) -> None:
        assert read(paper((70, 80, "\u2f8f政"))) == ["行政"]
        marks = [Glyph(text, 70, top, 80, top + 10) for top, text in ((80, "\ufe35"), (95, "一"))]
        (bracket, one) = compose([Page(600, 800, marks, [])]).passages
        assert (bracket.text, one.text) == ("（", "一")

    def test_outside_the_page(self) -> None:
        assert read(paper((70, 80, "甲"), (-80, 80, "乙"), (70, 900, "丙"))) == ["甲"]

    def test_white_text_is_seen_on_dark_ground_only(self) -> None:
        made = Paper()
        made.text(70, 80, "甲")
        made.canvas.setFillColor(white)
        made.text(70, 110, "乙")
        made.canvas.setFillColor(black)
        made.box(60, 130, 200, 160, fill=True)
        made.canvas.setFillColor(white)
        made.text(70, 140, "丙")
        assert read(made.data()) == ["甲", "丙"]

    @given(
        places=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))),
        boxes=st.lists(st.builds(Rule, *[st.integers(0, 9)] * 4)),
    )
    def test_a_place_is_covered_by_a_box_that_it_is_in_or_on(
        self, places: list[tuple[float, float]], boxes: list[Rule]
    ) -> None:
        assert covered(places, boxes) == {
            number
            for number, (x, y) in enumerate(places)
            if any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)
        }

    def test_invisible_text_is_read_only_where_there_is_no_other(self) -> None:
        def made(*, visible: bool) -> bytes:
            sheet = Paper()
            if visible:
                sheet.text(70, 80, "正文")
            text = sheet.canvas.beginText(70, 600)
            text.setFont("STSong-Light", 10)
            text.setTextRenderMode(3)
            text.textOut("识别")
            sheet.canvas.drawText(text)
            return sheet.data()

        assert read(made(visible=True)) == ["正文"]
        assert read(made(visible=False)) == ["识别"]
        assert "recognised" in document(made(visible=False)).notes[0].en

    def test_a_stamp_aslant_is_no_text(self) -> None:
        made = Paper()
        made.text(70, 80, "甲")
        made.canvas.rotate(45)
        made.canvas.drawString(300, 100, "DRAFT")
        assert read(made.data()) == ["甲"]

    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_page_drawn_on_its_side(self, angle: int) -> None:
        made = Paper(600, 600)
        made.canvas.translate(300, 300)
        made.canvas.rotate(angle)
        made.canvas.translate(-300, -300)
        ruled(made, [["规章", "3"], ["合计", "4"]])
        assert read(made.data()) == [[["规章", "3"], ["合计", "4"]]]

    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_page_that_is_turned_to_be_shown(self, angle: int) -> None:
        made = Paper(600, 600)
        made.canvas.setPageRotation(angle)
        made.canvas.translate(300, 300)
        made.canvas.rotate(angle)
        made.canvas.translate(-300, -300)
        ruled(made, [["规章", "3"], ["合计", "4"]])
        assert read(made.data()) == [[["规章", "3"], ["合计", "4"]]]


# ---------------------------------------------------------------- tables


def ruled(made: Paper, rows: list[list[str]], left: float = 100, top: float = 100) -> None:
    """Draw a table whose cells are all of one size."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            x, y = left + 80 * column, top + 20 * row
            made.box(x, y, x + 80, y + 20)
            made.text(x + 4, y + 5, text)


LABELS = [
    (["1.予以公开"], "3"),
    (["2.不再处理其政府", "信息公开申请"], "4"),
    (["3.没有现成的信息", "需要制作"], "0"),
    (["4.其他"], "5"),
]


class TestTables:
    def test_merged_cells(self) -> None:
        made = Paper()
        made.box(100, 100, 340, 180)
        made.line(100, 140, 260, 140)  # Under the first two cells of the first row,
        made.line(260, 100, 260, 180)  # beside which a third reaches down.
        made.line(180, 140, 180, 180)
        for left, top, text in (
            (110, 115, "横"),
            (110, 155, "丁"),
            (190, 155, "戊"),
            (270, 135, "竖"),
        ):
            made.text(left, top, text)
        assert read(made.data()) == [[["横", "竖"], ["丁", "戊", ""]]]

    def test_text_between_tables(self) -> None:
        made = Paper()
        ruled(made, [["甲", "1"], ["乙", "2"]], top=100)
        made.text(70, 160, "二、说明")
        ruled(made, [["丙", "3"], ["丁", "4"]], top=200)
        made.text(70, 80, "一、说明")
        assert read(made.data()) == [
            "一、说明",
            [["甲", "1"], ["乙", "2"]],
            "二、说明",
            [["丙", "3"], ["丁", "4"]],
        ]

    def test_on_two_pages_with_its_head_on_both(self) -> None:
        made = Paper()
        ruled(made, [["项目", "件数"], ["甲", "1"]], top=740)
        made.turn()
        ruled(made, [["项目", "件数"], ["乙", "2"]], top=60)
        assert read(made.data()) == [[["项目", "件数"], ["甲", "1"], ["乙", "2"]]]

    def test_a_row_cut_by_the_end_of_the_page(self) -> None:
        made = Paper()
        ruled(made, [["甲", "1"], ["申请人逾期不补", "2"]], top=740)
        made.turn()
        ruled(made, [["正的", ""], ["乙", "3"]], top=60)
        assert read(made.data()) == [[["甲", "1"], ["申请人逾期不补正的", "2"], ["乙", "3"]]]

    def test_a_cut_row_of_which_one_word_is_left_for_the_next_page(self) -> None:
        made = Paper()
        ruled(made, [["甲", "1"], ["申请人逾期不补", "2"]], top=740)
        made.turn()
        ruled(made, [["正的", ""]], top=60)
        made.text(70, 200, "三、说明")
        assert read(made.data()) == [[["甲", "1"], ["申请人逾期不补正的", "2"]], "三、说明"]

    def test_a_row_that_ends_with_the_page_is_whole(self) -> None:
        made = Paper()
        ruled(made, [["甲", "1"], ["行政许可", "2"]], top=740)
        made.turn()
        ruled(made, [["行政处罚", ""], ["乙", "3"]], top=60)
        assert read(made.data()) == [
            [["甲", "1"], ["行政许可", "2"], ["行政处罚", ""], ["乙", "3"]]
        ]

    @pytest.mark.parametrize("figure", ["3", "41.27", "1,386", "-"])
    def test_rows_that_part_at_the_end_of_the_page_stay_apart(self, figure: str) -> None:
        made = Paper()
        ruled(made, [["甲", "1"], ["信息内容两个字", "金额（以万元计"]], top=740)
        made.turn()
        ruled(made, [["行政许可", figure], ["乙", "3"]], top=60)
        head = ["信息内容两个字", "金额（以万元计"]
        assert read(made.data()) == [[["甲", "1"], head, ["行政许可", figure], ["乙", "3"]]]

    def test_a_label_of_rows_on_two_pages_goes_on(self) -> None:
        made = Paper()
        for top, label, rows in ((740, "申请人逾期不补", "12"), (60, "正的", "34")):
            made.box(100, top, 180, top + 40)
            made.text(104, top + 5, label)
            ruled(made, [["件数", row] for row in rows], left=180, top=top)
            made.turn()
        cells = [["件数", row] for row in "234"]
        rest = [["", *row] for row in cells]
        assert read(made.data()) == [[["申请人逾期不补正的", "件数", "1"], *rest]]

    @pytest.mark.parametrize(
        ("figures", "below"), [(["27"], "369"), (["5", "27"], "369"), (["5", "1234"], "5678")]
    )
    def test_rows_of_figures_beside_a_label_that_is_not_said_again_stay_apart(
        self, figures: Sequence[str], below: str
    ) -> None:
        made = Paper()
        for top, label, its in ((720, "办理结果", figures), (60, "", [below])):
            made.box(100, top, 160, top + 20 * len(its))
            made.text(104, top + 5, label)
            for row, figure in enumerate(its):
                made.box(160, top + 20 * row, 192, top + 20 * (row + 1))
                made.text(176 - stringWidth(figure, FONT, 10) / 2, top + 20 * row + 5, figure)
            made.turn()
        said = [figure for row in read(made.data()) for _, figure in row]
        assert said == [*figures, below]

    def test_a_figure_wider_than_its_cell_is_cut_by_the_end_of_the_page(self) -> None:
        made = Paper()
        for top, label, figure in ((740, "其他", "1221"), (60, "", "831")):
            made.box(100, top, 160, top + 20)
            made.text(104, top + 5, label)
            made.box(160, top, 184, top + 20)
            made.text(162, top + 5, figure)
            made.turn()
        assert read(made.data()) == [[["其他", "1221831"]]]

    def test_a_label_beside_a_head_that_the_page_cut_goes_on(self) -> None:
        made = Paper()
        ruled(made, [["甲", "乙"], ["申请人逾期不补"]], top=740)
        made.box(180, 760, 260, 780)
        made.text(184, 765, "机构")
        made.turn()
        ruled(made, [["正的"]], top=60)
        for left, text in ((180, "商"), (220, "科")):
            made.box(left, 60, left + 40, 80)
            made.text(left + 4, 65, text)
        assert read(made.data()) == [
            [["甲", "乙"], ["申请人逾期不补正的", "机构"], ["", "商", "科"]]
        ]

    def head_that_the_page_cut(self, below: str) -> Paper:
        """Give a table whose first and third cell are cut, with more lines than they have room for."""
        made = Paper()
        made.line(60, 740, 260, 740)
        for left in (60, 120, 200, 260):
            made.line(left, 740, left, 756)
        made.line(120, 756, 200, 756)
        for left, top, text in (
            (62, 742, "三、本年度"),
            (62, 754, "办理结"),
            (62, 766, "果"),
            (124, 743, "法人"),
            (204, 743, "总"),
            (204, 754, "计"),
            (124, 766, below),
        ):
            made.text(left, top, text)
        made.turn()
        for left, right in ((60, 120), (120, 160), (160, 200), (200, 260)):
            made.line(left, 60, left, 80)
            made.line(left, 80, right, 80)
        made.line(260, 60, 260, 80)
        made.text(124, 65, "商")
        made.text(164, 65, "科")
        return made

    def test_a_head_whose_cells_the_page_cut_is_whole(self) -> None:
        assert read(self.head_that_the_page_cut(below="").data()) == [
            [["三、本年度办理结果", "法人", "总计"], ["", "商", "科", ""]]
        ]

    def test_what_stands_below_a_cut_table_is_none_of_it(self) -> None:
        """A line that goes on beside the cells that are cut is a line of the page."""
        first, *_ = read(self.head_that_the_page_cut(below="注").data())
        assert first == [["三、本年度办理结", "法人", "总计"]]

    def test_a_frame_around_the_page_is_no_table(self) -> None:
        made = Paper()
        made.box(30, 30, 560, 800)
        made.text(70, 60, "一、说明")
        ruled(made, [["甲", "1"], ["乙", "2"]])
        assert read(made.data()) == ["一、说明", [["甲", "1"], ["乙", "2"]]]

    def test_prose_in_a_table_is_prose(self) -> None:
        made = Paper()
        text = TestParagraphs.TEXT
        made.box(60, 60, 540, 200)
        made.line(60, 90, 540, 90)
        made.line(140, 60, 140, 90)
        made.text(70, 70, "题")
        made.text(150, 70, "年报")
        for left, top, line in block(text, 70, 100, 45, indent=20):
            made.text(left, top, line)
        assert read(made.data()) == [[["题", "年报"]], text]

    def test_without_lines(self) -> None:
        rows = [["信息内容", "制发件数"], ["规章", "3"], ["规范性文件", ""], ["合计", "11"]]
        made = Paper()
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                made.text(70 + 120 * column, 100 + 15 * row, text)
        assert read(made.data()) == [rows]

    @pytest.mark.parametrize("down", [0, 6, 12], ids=["top", "half way", "bottom"])
    def test_a_label_on_two_lines_beside_its_figures(self, down: int) -> None:
        made = Paper()
        for row, (label, figure) in enumerate(LABELS):
            top = 100 + 30 * row
            lines = label if len(label) > 1 else [label[0]]
            for number, line in enumerate(lines):
                left = 70 + 5 * (8 - len(line))
                made.text(left, top + 12 * number + (down if len(lines) == 1 else 0), line)
            for column in range(3):
                made.text(170 + 40 * column, top + down, figure)
        rows = [["".join(label), *[figure] * 3] for label, figure in LABELS]
        assert read(made.data()) == [rows]

    def test_a_label_of_a_group_beside_rows_that_stand_higher_and_lower(self) -> None:
        made = Paper()
        for row, label in enumerate(("1.公开", "2.其他", "3.不予公开")):
            made.text(120, 100 + 15 * row, label)
            made.text(200, 100 + 15 * row, str(row))
            made.text(240, 100 + 15 * row, "7")
        for line, text in enumerate(("（一）处", "理结果")):
            made.text(70, 109 + 12 * line, text)
        assert read(made.data()) == [
            [
                ["", "1.公开", "0", "7"],
                ["（一）处理结果", "", "", ""],
                ["", "2.其他", "1", "7"],
                ["", "3.不予公开", "2", "7"],
            ]
        ]

    def test_columns_part_where_every_line_has_a_gap(self) -> None:
        """One label reaches into the next column, another stands between two."""
        rows = [
            [(70, "甲"), (100, "1.规章"), (180, "3"), (220, "4")],
            [(70, "2.行政规范性文件"), (180, "5"), (220, "6")],
            [(84, "3.合计"), (180, "8"), (220, "10")],
            [(70, "乙"), (100, "4.其他"), (180, "0"), (220, "0")],
        ]
        made = Paper()
        for row, cells in enumerate(rows):
            for left, text in cells:
                made.text(left, 100 + 20 * row, text)
        assert read(made.data()) == [
            [
                ["甲", "1.规章", "3", "4"],
                ["2.行政规范性文件", "5", "6"],
                ["", "3.合计", "8", "10"],
                ["乙", "4.其他", "0", "0"],
            ]
        ]

    def test_a_typed_space_within_a_label_parts_no_columns(self) -> None:
        rows = [["(一)", "公开", "3", "4"], ["(二) 不予公开", "5", "6"], ["乙", "其他", "0", "0"]]
        made = Paper()
        for row, cells in enumerate(rows):
            lefts = [70, 89, 180, 220] if row != 1 else [70, 180, 220]
            for left, text in zip(lefts, cells, strict=True):
                made.text(left + 15 * (left == 89), 100 + 20 * row, text)
        assert read(made.data()) == [rows]

    def test_figures_with_typed_spaces_between_them_are_apart(self) -> None:
        made = Paper()
        for row, text in enumerate(
            ("规章        3        4        0", "合计        5        6        0")
        ):
            made.text(70, 100 + 15 * row, text)
        assert read(made.data()) == [[["规章", "3", "4", "0"], ["合计", "5", "6", "0"]]]

    def test_words_recognised_in_a_scan_stand_somewhat_higher_and_lower(self) -> None:
        made = Paper()
        made.canvas.drawInlineImage(Image.new("L", (60, 80), 240), 0, 0, made.width, made.height)
        rows = [["信息内容", "件数"], ["规章", "3"], ["规范性文件", "5"], ["合计", "11"]]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                words = made.canvas.beginText()
                words.setTextRenderMode(3)
                words.setFont(FONT, 10)
                uneven = (row + column) % 3 - 1
                words.setTextOrigin(70 + 120 * column, made.height - 110 - 15 * row - uneven)
                words.textOut(text)
                made.canvas.drawText(words)
        assert read(made.data()) == [rows]

    def test_a_frame_with_level_lines_only(self) -> None:
        rows = [["信息内容", "制发件数"], ["规章", "3"], ["规范性文件", "5"], ["合计", "11"]]
        made = Paper()
        for row, cells in enumerate(rows):
            made.box(64, 97 + 20 * row, 530, 117 + 20 * row)
            for column, text in enumerate(cells):
                made.text(70 + 120 * column, 100 + 20 * row, text)
        assert read(made.data()) == [rows]

    @pytest.mark.parametrize("widths", [(200,), (100, 100)])
    def test_bands_behind_every_second_row_are_no_tables(self, widths: Sequence[int]) -> None:
        rows = [["信息内容", "制发件数"], ["规章", "3"], ["规范性文件", "5"], ["合计", "11"]]
        made = Paper()
        made.canvas.setFillColor(lightgrey)
        for top in (117, 157):
            for place, width in enumerate(widths):
                left = 64 + place * width
                made.box(left, top, left + width, top + 20, fill=True)
        made.canvas.setFillColor(black)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                made.text(70 + 100 * column, 100 + 20 * row, text)
        assert read(made.data()) == [rows]

    def test_filled_cells_without_lines_are_a_table(self) -> None:
        rows = [["规章和规范性文件都算", "3"], ["", "5"]]
        made = Paper()
        made.canvas.setFillColor(lightgrey)
        for top in (100, 121):
            made.box(100, top, 199, top + 20, fill=True)
            made.box(200, top, 299, top + 20, fill=True)
        made.canvas.setFillColor(black)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                made.text(104 + 98 * column, 105 + 21 * row, text)
        assert read(made.data()) == [rows]

    @pytest.mark.parametrize("parts", [("41.", "27"), ("1,", "386")])
    def test_a_figure_is_whole_where_others_begin_in_its_midst(self, parts: Sequence[str]) -> None:
        made = Paper()
        midst = 190.2 + stringWidth(parts[0], FONT, 10)
        for top, left, label, text in (
            (100, midst, "行政许可", "3"),
            (115, midst, "行政处罚", "5"),
            (130, 190.2, "收费", "".join(parts)),
        ):
            made.text(70, top, label)
            made.text(left, top, text)
        rows = [["行政许可", "3"], ["行政处罚", "5"], ["收费", "".join(parts)]]
        assert read(made.data()) == [rows]

    def test_figures_that_narrow_cells_broke(self) -> None:
        made = Paper()
        for row, cells in enumerate((["甲", "乙", "丙"], ["10", "12", "10"], ["", "", "2"])):
            for column, text in enumerate(cells):
                made.text(70 + 30 * column, 100 + 14 * row, text)
        assert read(made.data()) == [[["甲", "乙", "丙"], ["10", "12", "102"]]]

    def test_figures_that_the_margin_broke(self) -> None:
        made = Paper()
        for top, lefts in ((100, range(200, 520, 35)), (114, (90, 125))):
            for left in lefts:
                made.text(left, top, "0")
        made.text(60, 100, "二、上年结转申请数量")
        assert read(made.data()) == [[["二、上年结转申请数量", *"0" * 12]]]

    def test_a_table_wider_than_the_page(self) -> None:
        made = Paper(300, 300)
        ruled(made, [["规章", "3", "4"], ["合计", "5", "6"]])
        assert read(made.data()) == [[["规章", "3", "4"], ["合计", "5", "6"]]]

    def test_a_label_and_its_figures_on_one_line_only(self) -> None:
        assert read(paper((70, 80, "规章"), (150, 80, "3"))) == ["规章 3"]


# ---------------------------------------------------------------- files that cannot be read


def refusal(data: bytes) -> Unreadable:
    return refusal_by(PdfReader(), "a.pdf", data)


class TestBadInput:
    def scan(self, made: Paper) -> None:
        made.canvas.drawInlineImage(Image.new("L", (8, 8), 128), 0, 0, made.width, made.height)

    def test_a_scan(self) -> None:
        made = Paper()
        self.scan(made)
        why = refusal(made.data())
        assert "扫描件" in why.reason.zh
        assert "OCR" in why.remedy.en

    def test_mostly_a_scan(self) -> None:
        made = Paper()
        made.text(70, 80, "甲")
        for _ in range(2):
            made.turn()
            self.scan(made)
        assert "2 of its 3 pages" in refusal(made.data()).reason.en

    def test_a_scanned_page_among_others_is_noted(self) -> None:
        made = Paper()
        made.text(70, 80, "甲")
        made.turn()
        self.scan(made)
        assert "2" in document(made.data()).notes[0].en

    def test_nothing(self) -> None:
        assert "no text" in refusal(Paper().data()).reason.en

    def test_locked(self) -> None:
        made = Paper(encrypt=StandardEncryption("secret"))
        made.text(70, 80, "甲")
        assert "password" in refusal(made.data()).reason.en

    def test_locked_against_changes_only(self) -> None:
        made = Paper(encrypt=StandardEncryption("", ownerPassword="secret", canCopy=0))
        made.canvas.drawString(70, 700, "2024")
        assert read(made.data()) == ["2024"]

    def test_no_pdf(self) -> None:
        assert "not a PDF" in refusal(b"PK\x03\x04").reason.en
        assert "not a PDF" in refusal(b"").reason.en

    @pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
    def test_truncated(self, part: float) -> None:
        made = Paper()
        ruled(made, [["规章", "3"], ["合计", "4"]])
        data = made.data()
        assert "truncated" in refusal(data[: int(part * len(data))]).reason.en

    @given(st.data())
    def test_flipped_bytes(self, data: st.DataObject) -> None:
        made = Paper()
        ruled(made, [["规章", "3"], ["合计", "4"]])
        whole = bytearray(made.data())
        for _ in range(data.draw(st.integers(1, 6))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with contextlib.suppress(Unreadable):
            document(bytes(whole))

    def test_a_broken_stream(self) -> None:
        whole = stream(b"BT (1) Tj ET " * 500)
        broken = whole[:-18] + "\xff" * 8 + whole[-10:]
        data = raw(CATALOG, PAGES, PAGE, broken)
        assert "damaged" in refusal(data).reason.en

    def test_a_font_that_does_not_say_what_its_characters_are(self) -> None:
        font = (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
            " /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            " /FontDescriptor << /Type /FontDescriptor /FontName /Song >> >>",
        )
        said = stream(b"BT /F 12 Tf 50 700 Td <000100020003> Tj ET")
        data = raw(CATALOG, PAGES, PAGE_WITH_FONT, said, *font)
        why = refusal(data)
        assert "3 of 3" in why.reason.en
        assert "OCR" in why.remedy.en

    def test_what_takes_all_memory_is_not_called_damaged(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The engine says what is the matter."""

        def process_page(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(PDFPageInterpreter, "process_page", process_page)
        made = Paper()
        ruled(made, [["规章", "3"]])
        with pytest.raises(MemoryError):
            document(made.data())

    def test_a_bomb(self) -> None:
        bomb = stream(bytes(80 * 1024**2))
        data = raw(CATALOG, PAGES, PAGE, bomb)
        assert "too much for a report" in refusal(data).reason.en

    def test_too_many_pages(self) -> None:
        made = Paper()
        for _ in range(201):
            made.text(70, 80, "甲")
            made.turn()
        assert "200 pages" in refusal(made.data()).reason.en

    def test_pages_in_a_circle(self) -> None:
        data = raw(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
        assert "no text" in refusal(data).reason.en

    def test_pages_nested_deep(self) -> None:
        kids = [f"<< /Type /Pages /Kids [{number} 0 R] /Count 1 >>" for number in range(3, 3000)]
        refusal(raw(CATALOG, *kids, PAGE))

    def test_brackets_nested_deep(self) -> None:
        contents = stream(b"[" * 100_000)
        data = raw(CATALOG, PAGES, PAGE, contents)
        refusal(data)

    def test_drawings_are_no_tables(self) -> None:
        made = Paper()
        for place in range(3000):
            left, top = 4.1 * (place % 140), 12 * (place // 140)
            made.line(left, top + 3.5 * (place % 2), left, top + 8)
        made.text(70, 790, "甲")
        assert read(made.data()) == ["甲"]


# ---------------------------------------------------------------- what is imported


def test_pdfminer_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("reportlint.readers.pdf.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pdfminer.pdfdocument", None)
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    assert "pip install pdfminer.six" in refusal(Paper().data()).remedy.zh
