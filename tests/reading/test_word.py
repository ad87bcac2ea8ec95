"""Word files: what a person sees on the page is what is read, and nothing harmful is done."""

from __future__ import annotations

import contextlib
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reports import as_word, examples
from reportlint.hookspecs import KeptElsewhere, Source, Unreadable
from reportlint.model.document import Location, Origin, Paragraph, Span
from reportlint.readers.text.plain_text import TextReader
from reportlint.readers.word import WordReader
from reportlint.readers.word.numerals import numerals
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.builder.checking import said
from tests.builder.surfaces import markdown
from tests.builder.truth import Place, Truth, places, truths
from tests.builder.word import NAMESPACE, packed
from tests.builder.word import docx as word
from tests.builder.written import written
from tests.reading.kit import refusal_by, texts, zipped
from tests.test_real_reports import REPORTS


def read(data: bytes) -> list[Any]:
    return texts(WordReader().read(Source("a.docx", data)))


def levels(data: bytes) -> list[int]:
    document = WordReader().read(Source("a.docx", data))
    return [block.level for block in document.blocks if isinstance(block, Paragraph)]


def body(xml: str, numbering: str = "") -> list[Any]:
    return read(packed(xml, numbering))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def saved(file: Any) -> bytes:
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


# ---------------------------------------------------------------- the same report, the same findings


def parse(data: bytes) -> Report:
    return checking.parsed(WordReader().read(Source("a.docx", data)))


@given(truth=truths(), numbered=st.booleans())
def test_what_is_written_is_read(truth: Truth, numbered: bool) -> None:
    report = parse(word(written(truth), numbered=numbered))
    assert checking.figures(report) == truth.figures
    assert (report.office, report.year) == (truth.office, truth.year)
    assert said(report) == said(checking.parse(markdown(written(truth))))


@given(
    truth=truths(),
    place=st.sampled_from(places()),
    number=st.integers(0, 60),
    numbered=st.booleans(),
)
def test_a_changed_figure_is_found_as_in_text(
    truth: Truth, place: Place, number: int, numbered: bool
) -> None:
    changed = written(truth.with_figure(place, number))
    assert said(parse(word(changed, numbered=numbered))) == said(checking.parse(markdown(changed)))


@pytest.mark.parametrize(
    "example", [*examples(), *sorted(REPORTS.glob("*.txt"))], ids=lambda path: path.stem
)
def test_what_is_said_of_a_text_is_said_of_its_word_file(example: Path) -> None:
    text = TextReader().read(Source(example.name, example.read_bytes()))
    assert said(parse(as_word(example).data)) == said(checking.parsed(text))


# ---------------------------------------------------------------- text


class TestText:
    def test_paragraphs_and_tables_in_order(self) -> None:
        file = docx.Document()
        file.add_paragraph("一、总体情况")
        table = file.add_table(2, 2)
        table.cell(0, 0).text, table.cell(1, 1).text = "规章", "3"
        file.add_paragraph("")
        file.add_paragraph("　二、说明 ")
        assert read(saved(file)) == ["一、总体情况", [["规章", ""], ["", "3"]], "二、说明"]

    def test_breaks_tabs_and_hyphens(self) -> None:
        assert body(
            "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t>"
            "<w:br/><w:t>丁</w:t><w:cr/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>"
        ) == ["甲\t乙-丙", "丁"]

    def test_spaces_around_text_count_only_where_they_are_kept(self) -> None:
        xml = "<w:p><w:r><w:t>\n 2024 </w:t><w:t xml:space='preserve'> 年</w:t></w:r></w:p>"
        assert body(xml) == ["2024 年"]

    def test_what_is_not_the_report_is_kept_out(self) -> None:
        file = docx.Document()
        text = file.add_paragraph("正文")
        file.sections[0].header.paragraphs[0].text = "页眉"
        file.sections[0].footer.paragraphs[0].text = "- 4 -"
        file.add_comment(text.runs, text="批注")
        assert read(saved(file)) == ["正文"]

    def test_hidden_text(self) -> None:
        file = docx.Document()
        style = file.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
        style.font.hidden = True
        text = file.add_paragraph("共3件")
        text.add_run("（待核）").font.hidden = True
        text.add_run("（内部）", style="Secret")
        shown = text.add_run("。", style="Secret")
        shown.font.hidden = False
        assert read(saved(file)) == ["共3件。"]

    def test_text_that_its_paragraph_style_hides(self) -> None:
        file = docx.Document()
        hiding = file.styles.add_style("Hiding", WD_STYLE_TYPE.PARAGRAPH)
        hiding.font.hidden = True
        below = file.styles.add_style("Below", WD_STYLE_TYPE.PARAGRAPH)
        below.base_style = hiding
        showing = file.styles.add_style("Showing", WD_STYLE_TYPE.PARAGRAPH)
        showing.base_style, showing.font.hidden = hiding, False
        secret = file.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
        secret.font.hidden = True
        for name in ("Hiding", "Below", "Showing"):
            file.add_paragraph(f"{name}。", style=name)
        mixed = file.add_paragraph("填表说明", style="Below")
        mixed.add_run("共3件").font.hidden = False
        # To hide is a switch that every kind of style turns, as Word has it.
        mixed.add_run("。", style="Secret")
        assert read(saved(file)) == ["Showing。", "共3件。"]

    def test_bookmarks_links_small_type_and_controls_are_looked_through(self) -> None:
        assert body(
            f"<w:sdt><w:sdtPr><w:alias w:val='题'/></w:sdtPr><w:sdtContent><w:p>"
            f"<w:bookmarkStart w:id='0' w:name='_GoBack'/><w:bookmarkEnd w:id='0'/>"
            f"<w:hyperlink w:anchor='a'>{run('某')}</w:hyperlink><w:smartTag>{run('县')}</w:smartTag>"
            f"<w:sdt><w:sdtContent>{run('政')}</w:sdtContent></w:sdt>"
            f"<w:r><w:ruby><w:rt>{run('fǔ')}</w:rt><w:rubyBase>{run('府')}</w:rubyBase></w:ruby></w:r>"
            f"</w:p></w:sdtContent></w:sdt>"
        ) == ["某县政府"]

    def test_formulas_are_text(self) -> None:
        math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        formula = f"<m:oMath xmlns:m='{math}'><m:r><m:t>3</m:t></m:r></m:oMath>"
        assert body(f"<w:p>{run('共')}{formula}{run('件')}</w:p>") == ["共3件"]

    def test_fields_are_their_results(self) -> None:
        def mark(kind: str) -> str:
            return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

        inner = f"{mark('begin')}{mark('separate')}{run('内')}{mark('end')}"
        assert body(
            f"<w:p>{run('共')}{mark('begin')}<w:r><w:instrText> IF </w:instrText></w:r>{inner}"
            f"{mark('separate')}{run('3')}{mark('end')}{run('件，')}"
            f"<w:fldSimple w:instr=' DATE '>{run('2024年')}</w:fldSimple></w:p>"
            f"<w:p>{run('甲')}{mark('begin')}{run('无')}</w:p><w:p>{mark('end')}{run('乙')}</w:p>"
        ) == ["共3件，2024年", "甲", "乙"]

    def test_a_heading_that_broke_is_two_lines_of_a_heading(self) -> None:
        file = docx.Document()
        file.add_heading("五、存在的主要问题", 1).add_run().add_break()
        file.paragraphs[0].add_run("及改进情况")
        file.add_paragraph("正文")
        assert read(saved(file)) == ["五、存在的主要问题", "及改进情况", "正文"]
        assert levels(saved(file)) == [1, 1, 0]

    def test_levels_come_from_styles_and_from_paragraphs(self) -> None:
        file = docx.Document()
        own = file.styles.add_style("标题 3", WD_STYLE_TYPE.PARAGRAPH)
        below = file.styles.add_style("Mine", WD_STYLE_TYPE.PARAGRAPH)
        below.base_style, below.font.size = own, Pt(9)
        file.add_heading("甲", 2)
        file.add_paragraph("乙", style="Mine")
        file.add_paragraph("丙")
        file.add_heading("全文误设为标题的一段话。", 1)
        direct = f'<w:p {NAMESPACE}><w:pPr><w:outlineLvl w:val="8"/></w:pPr>{run("丁")}</w:p>'
        file.element.body.insert(0, parse_xml(direct))
        assert levels(saved(file)) == [6, 2, 3, 0, 0]

    def test_styles_in_a_circle(self) -> None:
        file = docx.Document()
        first = file.styles.add_style("A", WD_STYLE_TYPE.PARAGRAPH)
        second = file.styles.add_style("B", WD_STYLE_TYPE.PARAGRAPH)
        first.base_style, second.base_style = second, first
        file.add_paragraph("甲", style="A")
        assert read(saved(file)) == ["甲"]

    def test_each_style_of_a_circle_has_what_the_others_say(self) -> None:
        file = docx.Document()
        styles = [file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in "ABCD"]
        for style, base in zip(styles, [*styles[1:3], styles[0], styles[2]], strict=True):
            style.base_style = base
        styles[1].font.hidden = True
        for name in "ABCD":
            file.add_paragraph("甲", style=name)
        assert read(saved(file)) == []


class TestTextBoxes:
    BOX = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent>{box}</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def test_once_and_where_it_hangs(self) -> None:
        box = self.BOX.format(box=paragraph("框"))
        assert body(f"<w:p>{box}{run('前')}</w:p><w:p>{run('后')}{box}</w:p>") == [
            *("框", "前", "后", "框")
        ]

    def test_a_table_in_a_box(self) -> None:
        table = f"<w:tbl><w:tr><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"
        assert body(f"<w:p>{self.BOX.format(box=table)}</w:p>") == [[["3"]]]

    def test_of_an_old_file(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r>"
        assert body(f"<w:p>{box}</w:p>") == ["框"]


class TestTrackedChanges:
    MARKED = "<w:pPr><w:rPr><w:{}/></w:rPr></w:pPr>"

    def test_deleted_text_is_no_text(self) -> None:
        deleted = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        moved = f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>"
        inserted = f"<w:ins>{run('3')}</w:ins>"
        assert body(f"<w:p>{run('共')}{deleted}{inserted}{run('件')}{moved}</w:p>") == ["共3件新"]

    @pytest.mark.parametrize("change", ["del", "moveFrom"])
    def test_a_deleted_end_joins_two_paragraphs(self, change: str) -> None:
        first = f"<w:p>{self.MARKED.format(change)}{run('一、总体')}</w:p>"
        assert body(first + paragraph("情况")) == ["一、总体情况"]
        assert body(first) == ["一、总体"]

    def test_a_deleted_end_before_a_table(self) -> None:
        first = f"<w:p>{self.MARKED.format('del')}{run('甲')}</w:p>"
        table = f"<w:tbl><w:tr><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"
        assert body(first + table + paragraph("乙")) == ["甲", [["3"]], "乙"]

    def test_deleted_rows_and_cells(self) -> None:
        cell = f"<w:tc>{paragraph('3')}</w:tc>"
        gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('4')}</w:tc>"
        rows = f"<w:tr>{cell}{gone}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell}</w:tr>"
        assert body(f"<w:tbl>{rows}</w:tbl>") == [[["3"]]]


# ---------------------------------------------------------------- tables


class TestTables:
    def test_merged_cells(self) -> None:
        file = docx.Document()
        table = file.add_table(3, 3)
        for place, text in enumerate("甲乙丙丁戊己庚辛壬"):
            table.cell(*divmod(place, 3)).text = text
        table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"
        document = WordReader().read(Source("a.docx", saved(file)))
        assert read(saved(file)) == [[["横", "丙"], ["丁", "戊", "竖"], ["庚", "辛", ""]]]
        (only,) = document.blocks
        assert not isinstance(only, Paragraph)
        assert [cell.columns for cell in only.rows[0]] == [2, 1]

    def test_a_cell_that_goes_on_from_nothing_is_one_of_its_own(self) -> None:
        cells = "".join(
            f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(text)}</w:tc>" for text in "34"
        )
        assert body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [[["3", "4"]]]

    def test_a_label_over_several_lines_is_one_cell(self) -> None:
        cell = f"<w:tc>{paragraph('商业')}{paragraph('')}{paragraph('企业')}</w:tc>"
        assert body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == [[["商业\n企业"]]]

    def test_a_table_for_the_layout_gives_way_to_what_it_holds(self) -> None:
        inner = f"<w:tbl><w:tr><w:tc>{paragraph('规章')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"
        title = f"<w:tr><w:tc>{paragraph('题')}</w:tc></w:tr>"
        whole = f"<w:tr><w:tc>{paragraph('一、')}{inner}{paragraph('二、')}</w:tc></w:tr>"
        prose = f"<w:tr><w:tc>{paragraph('三、')}{paragraph('文' * 61)}</w:tc></w:tr>"
        assert body(f"<w:tbl>{title}{whole}{prose}{title}</w:tbl>") == [
            [["题"]],
            "一、",
            [["规章", "3"]],
            "二、",
            "三、",
            "文" * 61,
            [["题"]],
        ]


# ---------------------------------------------------------------- numbers


def numbering(*levels: tuple[str, str], more: str = "") -> str:
    """Give a list whose levels have each a format and a text."""
    made = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for place, (format_, text) in enumerate(levels)
    )
    return f'<w:abstractNum {NAMESPACE} w:abstractNumId="77">{made}</w:abstractNum>'


def item(level: int, text: str = "文", list_: str = "77", more: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}{more}</w:pPr>{run(text)}</w:p>"


OUTLINE = numbering(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


class TestNumbers:
    def test_levels_begin_anew(self) -> None:
        items = "".join(item(level) for level in (0, 1, 2, 2, 1, 2, 0, 1))
        assert body(items, OUTLINE) == [
            *("一、文", "（一）文", "1. 文", "2. 文", "（二）文", "1. 文", "二、文", "（一）文")
        ]

    def test_a_level_may_go_on(self) -> None:
        going_on = numbering(
            ("decimal", "%1、"), ("decimal", "%2）"), more="<w:lvlRestart w:val='0'/>"
        )
        items = "".join(item(level) for level in (0, 1, 0, 1))
        assert body(items, going_on) == ["1、文", "1）文", "2、文", "2）文"]

    def test_a_text_of_several_levels(self) -> None:
        parts = numbering(("upperRoman", "%1"), ("lowerLetter", "%1.%2"))
        legal = numbering(("upperRoman", "%1"), ("lowerLetter", "%1.%2"), more="<w:isLgl/>")
        items = item(0) + item(0) + item(1)
        assert body(items, parts) == ["I 文", "II 文", "II.a 文"]
        assert body(items, legal)[-1] == "2.1 文"

    def test_bullets_and_lists_without_numbers_show_none(self) -> None:
        assert body(item(0), numbering(("bullet", "\uf0b7"))) == ["文"]
        assert body(item(0), numbering(("none", "附"))) == ["附 文"]
        assert body(item(0), numbering(("decimal", ""))) == ["文"]

    def test_what_is_hidden_or_deleted_is_not_counted(self) -> None:
        deleted = item(0, "").replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>")
        hidden = item(0, "").replace("</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>")
        assert body(item(0) + deleted + hidden + item(0), OUTLINE) == ["一、文", "二、文"]

    def test_what_its_style_hides_is_not_counted(self) -> None:
        file = docx.Document(BytesIO(packed(item(0) + item(0) + item(0), OUTLINE)))
        hiding = file.styles.add_style("Hiding", WD_STYLE_TYPE.PARAGRAPH)
        hiding.font.hidden = True
        file.paragraphs[1].style = hiding
        assert read(saved(file)) == ["一、文", "二、文"]

    def test_an_empty_item_shows_its_number(self) -> None:
        assert body(item(0, "") + item(0), OUTLINE) == ["一、", "二、文"]

    def test_in_cells(self) -> None:
        row = f"<w:tr><w:tc>{item(0, '收费')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr>"
        assert body(f"<w:tbl>{row}{row}</w:tbl>", OUTLINE) == [
            [["一、收费", "3"], ["二、收费", "3"]]
        ]

    def test_by_the_style(self) -> None:
        file = docx.Document()
        lists = file.part.numbering_part.element
        lists.insert(0, parse_xml(OUTLINE))
        start_over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
        for name, more in (("77", ""), ("78", start_over)):
            num = f'<w:num {NAMESPACE} w:numId="{name}"><w:abstractNumId w:val="77"/>{more}</w:num>'
            lists.append(parse_xml(num))
        style = file.styles.add_style("Mine", WD_STYLE_TYPE.PARAGRAPH)
        numbered = f'<w:numPr {NAMESPACE}><w:numId w:val="77"/></w:numPr>'
        style.element.get_or_add_pPr().append(parse_xml(numbered))
        for text in "甲乙":
            file.add_paragraph(text, style="Mine")
        plain = file.add_paragraph("丙", style="Mine")
        none = parse_xml(f'<w:numPr {NAMESPACE}><w:numId w:val="0"/></w:numPr>')
        plain._p.get_or_add_pPr().append(none)
        for text in "丁戊":
            last = file.add_paragraph(text, style="Mine")
            over = parse_xml(f'<w:numPr {NAMESPACE}><w:numId w:val="78"/></w:numPr>')
            last._p.get_or_add_pPr().append(over)
        assert read(saved(file)) == ["一、甲", "二、乙", "丙", "四、丁", "五、戊"]

    @pytest.mark.parametrize(
        ("format_", "number", "written"),
        [
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCounting", 100, "一〇〇"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1001, "一千零一"),
            ("chineseLegalSimplified", 11, "壹拾壹"),
            ("japaneseCounting", 12, "十二"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 2, "乙"),
            ("ideographTraditional", 11, "11"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 50, "㊿"),
            ("decimalEnclosedParen", 3, "⑶"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalZero", 3, "03"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 10**9, "1000000000"),
            ("upperLetter", 28, "BB"),
            ("upperLetter", 10**9, "1000000000"),
            ("chineseCounting", 0, "0"),
            ("chineseCountingThousand", -3, "-3"),
            ("whatever", 5, "5"),
        ],
    )
    def test_formats(self, format_: str, number: int, written: str) -> None:
        assert numerals(number, format_) == written

    def test_nonsense_numbers_nothing(self) -> None:
        assert body(item(99) + item(-1) + item(0, list_="x"), OUTLINE) == ["文", "文", "文"]


# ---------------------------------------------------------------- places


def test_a_place_has_no_line_but_an_excerpt() -> None:
    row = f"<w:tr><w:tc>{paragraph('商业')}{paragraph('企业')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr>"
    data = packed(paragraph("甲。乙共3件。") + f"<w:tbl>{row}</w:tbl>")
    document = WordReader().read(Source("a.docx", data))
    first, table = document.blocks
    assert isinstance(first, Paragraph)
    assert not isinstance(table, Paragraph)
    locator = document.locator
    assert locator.locate(first.span()) == Location(origin=Origin(paragraph=1))
    assert locator.excerpt(first.span()) == "甲。乙共3件。"
    assert locator.excerpt(first.span(4, 5)) == "乙共3件。"
    for cell in table.rows[0]:
        assert locator.excerpt(cell.span()) == "商业 企业 | 3"


def test_no_excerpt_is_longer_than_anybody_is_shown() -> None:
    long = "长" * 10_000
    cells = f"<w:tc>{paragraph(long)}</w:tc>" * 2
    data = packed(paragraph(f"甲。{long}") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    document = WordReader().read(Source("a.docx", data))
    excerpts = [document.locator.excerpt(passage.span(9, 10)) for passage in document.passages]
    assert excerpts == ["长" * 400] * 3


def test_an_empty_file_has_an_empty_excerpt() -> None:
    document = WordReader().read(Source("a.docx", packed("")))
    assert document.blocks == ()
    assert document.locator.excerpt(Span(0, 0)) == ""


# ---------------------------------------------------------------- hostile and broken files


def refusal(data: bytes) -> Unreadable:
    return refusal_by(WordReader(), "a.docx", data)


def bare(text: str, prologue: str = "") -> bytes:
    """Give a docx of nothing but its text."""
    xml = f"{prologue}<w:document {NAMESPACE}><w:body>{text}</w:body></w:document>"
    return zipped({"word/document.xml": xml.encode()})


class TestBadInput:
    def test_a_bare_file_will_do(self) -> None:
        assert read(bare(paragraph("甲"))) == ["甲"]

    def test_strict_namespaces(self) -> None:
        strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        xml = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("甲")}</w:body></w:document>'
        assert read(zipped({"word/document.xml": xml.encode()})) == ["甲"]

    def test_the_text_is_found_by_its_relation(self) -> None:
        relation = (
            '<Relationships><Relationship Type="http://x/officeDocument" Target="/Word/text.xml"/>'
            "</Relationships>"
        )
        xml = f"<w:document {NAMESPACE}><w:body>{paragraph('甲')}</w:body></w:document>"
        assert read(zipped({"_rels/.rels": relation.encode(), "word/text.xml": xml.encode()})) == [
            "甲"
        ]

    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 and no more"])
    def test_no_zip(self, data: bytes) -> None:
        assert "docx" in refusal(data).reason.zh

    def test_truncated(self) -> None:
        data = packed(paragraph("甲"))
        assert "damaged" in refusal(data[: len(data) // 2]).reason.en

    @given(st.data())
    def test_flipped_bytes(self, data: st.DataObject) -> None:
        whole = bytearray(bare(paragraph("甲" * 50)))
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with contextlib.suppress(Unreadable):
            read(bytes(whole))

    def test_no_text(self) -> None:
        assert "no Word text" in refusal(zipped({"xl/workbook.xml": b"<a/>"})).reason.en
        assert "no Word text" in refusal(zipped({"word/document.xml": b"<a/>"})).reason.en

    def test_text_kept_in_a_file_within(self) -> None:
        said = refusal(packed(f"{paragraph('题')}<w:altChunk/>"))
        assert isinstance(said, KeptElsewhere)
        assert "altChunk" in said.reason.zh
        assert "另存为 docx" in said.remedy.zh

    def test_a_file_within_besides_the_report(self) -> None:
        table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>"
        document = WordReader().read(Source("a.docx", packed(f"{table}<w:altChunk/>")))
        assert texts(document) == [[["甲"]]]
        assert "altChunk" in document.notes[0].zh

    def test_a_part_locked_by_zip(self) -> None:
        data = bytearray(bare(paragraph("甲")))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert "encrypted" in refusal(bytes(data)).reason.en

    def test_a_zip_bomb(self) -> None:
        assert (
            "too much for a report"
            in refusal(zipped({"word/document.xml": b" " * 40_000_000})).reason.en
        )
        assert (
            "too much for a report"
            in refusal(zipped({"word/document.xml": b" " * 4_000_000})).reason.en
        )

    def test_entities(self) -> None:
        lines = ["<!ENTITY a0 'ha'>"]
        lines += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)]
        bomb = f"<!DOCTYPE x [{''.join(lines)}]>"
        for text in ("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", "<w:p w:x='&a9;'/>"):
            refusal(bare(text, bomb))

    def test_external_entities(self) -> None:
        own = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        assert "document type" in refusal(bare(paragraph("&e;"), own)).reason.en
        far = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"
        assert "document type" in refusal(bare(paragraph("甲"), far)).reason.en

    def test_wrong_xml(self) -> None:
        assert "XML" in refusal(bare("<w:p>")).reason.en
        assert "XML" in refusal(zipped({"word/document.xml": b""})).reason.en

    def test_wrong_nesting(self) -> None:
        cell = f"<w:tc>{paragraph('3')}</w:tc>"
        assert read(bare(f"{cell}<w:tr>{cell}</w:tr><w:p>{paragraph('4')}</w:p>")) == [*"334"]

    def test_many_rows(self) -> None:
        row = f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in '甲34')}</w:tr>"
        rows = "".join(row.replace("甲", f"{number}甲") for number in range(10_000))
        (table,) = read(bare(f"<w:tbl>{rows}</w:tbl>"))
        assert len(table) == 10_000

    @pytest.mark.parametrize("depth", [70, 200, 5000])
    def test_nested_tables(self, depth: int) -> None:
        opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
        data = bare(opened * depth + paragraph("甲") + closed * depth)
        if depth < 80:
            assert read(data) == [[["甲"]]]
        else:
            assert "deep" in refusal(data).reason.en

    def test_nested_wrappers(self) -> None:
        assert "deep" in refusal(bare("<w:ins>" * 900 + "</w:ins>" * 900)).reason.en
