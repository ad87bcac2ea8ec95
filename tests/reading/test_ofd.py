"""OFD files: what is printed is read, where it is printed, and nothing harmful is done."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.hookspecs import Source, Unreadable
from reportlint.readers.ofd import OfdReader
from reportlint.readers.ofd.ofd_parts import OfdPackage
from reportlint.readers.ofd.pages import pages
from reportlint.readers.printed.drawn import Drawn
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.builder.checking import said
from tests.builder.ofd import NAMESPACE, PROGRAMS, packed, page
from tests.builder.surfaces import markdown
from tests.builder.truth import Place, Truth, places, truths
from tests.builder.written import written
from tests.reading.kit import refusal_by, texts

POINT = 72 / 25.4
ENTRY, DOCUMENT = "OFD.xml", "Doc_0/Document.xml"
PAGES = "Doc_0/Pages/Page_{}/Content.xml"
PAGE = PAGES.format(0)


def drawn(data: bytes) -> list[Drawn]:
    """Give what is drawn on the pages of an OFD."""
    return list(pages(OfdPackage(data)))


def text(line: str, boundary: str = "0 0 100 10", code: str = "", more: str = "") -> str:
    """Give a text object; its size is 10 mm."""
    code = code or 'X="0" Y="8.6"'
    return (
        f'<ofd:TextObject Boundary="{boundary}" Font="3" Size="10" {more}>'
        f"<ofd:TextCode {code}>{line}</ofd:TextCode></ofd:TextObject>"
    )


def drawing(data: str, more: str = "", inside: str = "", boundary: str = "0 0 100 100") -> str:
    """Give a path object."""
    return (
        f'<ofd:PathObject Boundary="{boundary}" {more}>{inside}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def glyphs(*objects: str, **more: Any) -> list[tuple[Any, ...]]:
    """Give each character with its box, in millimetres."""
    return [
        (text.glyph.text, *(round(side / POINT, 2) for side in text.glyph[1:]))
        for one in drawn(packed(*objects, **more))
        for text in one.texts
    ]


def seen(*objects: str, **more: Any) -> str:
    """Give the text that can be seen."""
    return "".join(
        glyph.text for one in drawn(packed(*objects, **more)) for glyph in one.page.glyphs
    )


def rules(*objects: str) -> list[tuple[float, ...]]:
    """Give the ruled lines of a page, in millimetres."""
    (one,) = drawn(packed("".join(objects)))
    return [tuple(round(side / POINT, 2) for side in rule) for rule in one.rules]


def read(data: bytes) -> list[Any]:
    return texts(OfdReader().read(Source("a.ofd", data)))


def notes(data: bytes) -> str:
    return " ".join(note.en for note in OfdReader().read(Source("a.ofd", data)).notes)


# ---------------------------------------------------------------- the same report, the same findings


def parse(data: bytes) -> Report:
    return checking.parsed(OfdReader().read(Source("a.ofd", data)))


@given(truth=truths(), program=st.sampled_from(sorted(PROGRAMS)))
def test_what_is_printed_is_read(truth: Truth, program: str) -> None:
    report = parse(PROGRAMS[program].file(written(truth)))
    assert checking.figures(report) == truth.figures
    assert (report.office, report.year) == (truth.office, truth.year)
    assert said(report) == said(checking.parse(markdown(written(truth))))


@given(
    truth=truths(),
    place=st.sampled_from(places()),
    number=st.integers(0, 60),
    program=st.sampled_from(sorted(PROGRAMS)),
)
def test_a_changed_figure_is_found_as_in_text(
    truth: Truth, place: Place, number: int, program: str
) -> None:
    changed = written(truth.with_figure(place, number))
    report = parse(PROGRAMS[program].file(changed))
    assert said(report) == said(checking.parse(markdown(changed)))


def test_a_place_is_a_page() -> None:
    document = OfdReader().read(Source("a.ofd", packed(text("甲"), text("乙共3件。"))))
    first, second = document.passages
    assert document.locator.locate(first.span()).page == 1
    assert document.locator.locate(second.span(2, 3)).page == 2
    assert document.locator.excerpt(second.span()) == "乙共3件。"


# ---------------------------------------------------------------- text


class TestText:
    def test_each_character_has_its_box(self) -> None:
        code = 'X="1" Y="8.6" DeltaX="12 10 4"'
        assert glyphs(text("共：a1", "20 30 50 10", code)) == [
            ("共", 21, 30, 31, 40),
            ("：", 33, 30, 43, 40),
            ("a", 43, 30, 47, 40),
            ("1", 47, 30, 52, 40),
        ]

    @pytest.mark.parametrize(
        ("deltas", "lefts"),
        [
            ("10 10 20", [0, 10, 20, 40]),
            ("g 2 10 20", [0, 10, 20, 40]),
            ("10 g 2 15 20 -60", [0, 10, 25, 40]),
            ("g 1000000 10", [0, 10, 20, 30]),
            ("11", [0, 11, 22, 33]),
        ],
    )
    def test_offsets(self, deltas: str, lefts: list[float]) -> None:
        found = glyphs(text("甲乙丙丁", code=f'X="0" Y="8.6" DeltaX="{deltas}"'))
        assert [left for _, left, *_ in found] == lefts

    def test_without_offsets_characters_follow_each_other(self) -> None:
        assert [left for _, left, *_ in glyphs(text("甲1乙"))] == [0, 10, 15]

    def test_a_label_from_top_to_bottom(self) -> None:
        found = glyphs(text("甲乙丙", code='X="0" Y="8.6" DeltaY="g 2 12"'))
        assert [glyph[1:3] for glyph in found] == [(0, 0), (0, 12), (0, 24)]

    def test_several_texts_of_an_object(self) -> None:
        codes = '甲</ofd:TextCode><ofd:TextCode Y="18.6">乙</ofd:TextCode><ofd:TextCode X="20">丙'
        found = glyphs(text(codes, code='X="5" Y="8.6"'))
        assert [glyph[:3] for glyph in found] == [("甲", 5, 0), ("乙", 5, 10), ("丙", 20, 10)]

    def test_a_matrix_scales(self) -> None:
        scaled = text("甲", "20 30 5 5", more='CTM="0.5 0 0 0.5 1 0"')
        assert glyphs(scaled) == [("甲", 21, 30, 26, 35)]

    def test_narrow_type(self) -> None:
        assert glyphs(text("甲", more='HScale="0.5"')) == [("甲", 0, 0, 5, 10)]

    @pytest.mark.parametrize(
        ("direction", "box"),
        [
            ("90", (48.6, 50, 58.6, 60)),
            ("180", (40, 48.6, 50, 58.6)),
            ("270", (41.4, 40, 51.4, 50)),
        ],
    )
    def test_turned_characters(self, direction: str, box: tuple[float, ...]) -> None:
        turned = text("甲", code='X="50" Y="50"', more=f'CharDirection="{direction}"')
        assert glyphs(turned) == [("甲", *box)]

    def test_upright_text(self) -> None:
        (found,) = glyphs(text("甲", "50 50 10 10", 'X="0" Y="0"', 'CTM="0 1 -1 0 0 0"'))
        assert found == ("甲", 48.6, 50, 58.6, 60)

    def test_a_slanted_watermark_is_no_text(self) -> None:
        slanted = text("内部资料", "50 50 40 40", more='CTM="0.7 0.7 -0.7 0.7 0 0"')
        assert seen(slanted + text("甲")) == "甲"

    def test_glyphs_by_number_change_nothing(self) -> None:
        numbers = (
            '</ofd:TextCode><ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2">'
            "<ofd:Glyphs>17 18</ofd:Glyphs></ofd:CGTransform><ofd:TextCode>"
        )
        assert seen(text(f"甲乙{numbers}")) == "甲乙"

    def test_escaped_characters(self) -> None:
        assert seen(text("\\7532\\0020乙\\d800\\n")) == "甲 乙\\d800\\n"

    def test_line_ends_of_the_xml_are_no_characters(self) -> None:
        assert [glyph[:2] for glyph in glyphs(text("\n甲乙\n\t"))] == [("甲", 0), ("乙", 10)]

    def test_what_is_off_the_page_is_no_text(self) -> None:
        aside = text("乙", "300 0 10 10") + text("丙", "-30 0 10 10")
        assert read(packed(text("甲") + aside)) == ["甲"]

    def test_what_leaves_no_ink_is_no_text(self) -> None:
        white = '<ofd:FillColor Value="255 255 255"/>'
        unseen = [
            text("乙", more='Visible="false"'),
            text("丙", more='Alpha="0"'),
            text(f"丁</ofd:TextCode>{white}<ofd:TextCode>"),
            text(f"戊</ofd:TextCode>{white.replace('255 255 255', '0 0 0 0')}<ofd:TextCode>"),
        ]
        assert seen(text("甲") + "".join(unseen)) == "甲"

    def test_white_text_on_a_dark_box(self) -> None:
        white = '<ofd:FillColor Value="255"/>'
        box = drawing("M 0 0 L 99 0 L 99 20 L 0 20 C", 'Stroke="false" Fill="true"')
        assert seen(box + text(f"甲</ofd:TextCode>{white}<ofd:TextCode>")) == "甲"

    @pytest.mark.parametrize(
        ("more", "colour"), [("", "204 204 204"), ('Alpha="60"', "0 0 0"), ("", "20 0 10 5")]
    )
    def test_a_watermark_over_the_text(self, more: str, colour: str) -> None:
        faint = f'</ofd:TextCode><ofd:FillColor Value="{colour}"/><ofd:TextCode>'
        mark = text(f"印章{faint}", more=more)
        assert read(packed(text("甲乙") + mark)) == ["甲乙"]

    def test_text_that_lies_unseen_over_a_scan_is_read(self) -> None:
        picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'
        data = packed(picture + text("甲", more='Alpha="0"'))
        assert read(data) == ["甲"]
        assert "recognised" in notes(data)

    def test_a_page_on_its_side(self) -> None:
        first = text("甲乙", "100 20 10 20", 'X="0" Y="0"', 'CTM="0 1 -1 0 0 0"')
        below = text("丙丁", "80 20 10 20", 'X="0" Y="0"', 'CTM="0 1 -1 0 0 0"')
        assert read(packed(first + below)) == ["甲乙", "丙丁"]


# ---------------------------------------------------------------- ruled lines


class TestRules:
    def test_lines(self) -> None:
        assert rules(drawing("M 1 2 L 31 2 L 31 9", boundary="10 20 99 99")) == [
            (11, 22, 41, 22),
            (41, 22, 41, 29),
        ]

    def test_data_without_spaces(self) -> None:
        assert rules(drawing("M1 2L31,2M1+1L1.1e1 1")) == [(1, 2, 31, 2), (1, 1, 11, 1)]

    def test_a_box_has_four_sides(self) -> None:
        sides = [(0, 0, 30, 0), (0, 20, 30, 20), (0, 0, 0, 20), (30, 0, 30, 20)]
        box = "M 0 0 L 30 0 L 30 20 L 0 20"
        for data in (f"{box} C", f"{box} L 0 0", f"S 5 5 {box} L 0 0 C"):
            assert rules(drawing(data)) == sides

    def test_a_box_that_is_only_filled_has_no_lines(self) -> None:
        assert rules(drawing("M 0 0 L 30 0 L 30 20 L 0 20", 'Stroke="false" Fill="true"')) == []

    @pytest.mark.parametrize("more", ['Stroke="false" Fill="true"', ""])
    def test_a_thin_box_is_a_line(self, more: str) -> None:
        assert rules(drawing("M 0 0 L 30 0 L 30 0.2 L 0 0.2 C", more)) == [(0, 0.1, 30, 0.1)]
        assert rules(drawing("M 5 0 L 5 30 L 5.2 30 L 5.2 0 C", more)) == [(5.1, 0, 5.1, 30)]

    def test_an_open_box_has_three_sides(self) -> None:
        sides = [(0, 0, 0, 20), (0, 20, 30, 20), (30, 0, 30, 20)]
        assert rules(drawing("M 0 0 L 0 20 L 30 20 L 30 0")) == sides

    def test_a_closed_path_is_drawn_to_its_beginning(self) -> None:
        assert rules(drawing("M 0 0 L 30 0 L 40 40 L 0 30 C")) == [(0, 0, 30, 0), (0, 0, 0, 30)]

    def test_a_frame_with_round_corners(self) -> None:
        data = "M 5 0 L 25 0 Q 30 0 30 5 L 30 25 B 30 27 27 30 25 30 L 5 30 A 5 5 0 0 1 0 25 L 0 5"
        assert rules(drawing(data)) == [
            *((5, 0, 25, 0), (30, 5, 30, 25), (5, 30, 25, 30), (0, 5, 0, 25))
        ]

    def test_what_is_no_rule(self) -> None:
        drawings = (
            drawing("M 0 0 L 30 30"),
            drawing("M 5 5 L 5 5.1"),
            drawing("M 0 0 L 30 0", 'Stroke="false"'),
            drawing("M 0 0 L 30 0 L 30 30 C", 'Stroke="false" Fill="true"'),
            drawing("M 0 0 L 30 0", 'Visible="false"'),
            drawing("M 0 0 L 30 0", 'Alpha="0"'),
            drawing(""),
            '<ofd:PathObject Boundary="0 0 9 9"/>',
        )
        assert rules(*drawings) == []

    def test_white_paper_has_no_sides(self) -> None:
        white = '<ofd:FillColor Value="255 255 255"/>'
        data = "M 0 0 L 210 0 L 210 297 L 0 297 C"
        assert rules(drawing(data, 'Stroke="false" Fill="true"', white)) == []
        assert len(rules(drawing(data, 'Fill="true"', white))) == 4

    def test_clipping_areas_are_not_drawn(self) -> None:
        clip = (
            '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 50 50"><ofd:AbbreviatedData>'
            "M 0 0 L 50 0</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
        )
        assert rules(drawing("M 0 0 L 30 0", inside=clip)) == [(0, 0, 30, 0)]


# ---------------------------------------------------------------- pages


def document(common: str, listed: str) -> str:
    return (
        f"<ofd:Document {NAMESPACE}><ofd:CommonData>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def graphics(**units: str) -> str:
    """Give resources in which graphics have names."""
    made = "".join(
        f'<ofd:CompositeGraphicUnit ID="{name}" Width="9" Height="9"><ofd:Content>{objects}'
        "</ofd:Content></ofd:CompositeGraphicUnit>"
        for name, objects in units.items()
    )
    return f"<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits>{made}</ofd:CompositeGraphicUnits></ofd:Res>"


def graphic(name: str, more: str = "") -> str:
    return f'<ofd:CompositeObject Boundary="20 30 9 9" ResourceID="{name}" {more}/>'


class TestPages:
    def test_in_the_order_of_the_document(self) -> None:
        listed = (
            '<ofd:Page BaseLoc="Pages/Page_1/Content.xml"/>'
            '<ofd:Page BaseLoc="/Doc_0/Pages/Page_0/Content.xml"/>'
        )
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 100 200</ofd:PhysicalBox></ofd:PageArea>"
        data = packed(text("甲"), text("乙"), parts={DOCUMENT: document(area, listed)})
        assert [page.texts[0].glyph.text for page in drawn(data)] == ["乙", "甲"]
        assert [round(page.width / POINT) for page in drawn(data)] == [100, 100]

    def test_locations_from_the_root_and_in_another_case(self) -> None:
        listed = '<ofd:Page BaseLoc="doc_0\\pages/Page_0/content.XML"/>'
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 100 200</ofd:PhysicalBox></ofd:PageArea>"
        assert seen(text("甲"), parts={DOCUMENT: document(area, listed)}) == "甲"

    def test_a_page_may_have_a_size_of_its_own(self) -> None:
        area = "<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>"
        (one,) = drawn(packed("", parts={PAGE: page(text("甲"), area)}))
        assert (round(one.width), round(one.height)) == (842, 595)

    def test_layers_and_blocks(self) -> None:
        layers = (
            f'<ofd:Layer Type="Foreground">{text("丙")}</ofd:Layer>'
            f"<ofd:Layer><ofd:PageBlock><ofd:PageBlock>{text('乙')}</ofd:PageBlock></ofd:PageBlock>"
            f"{text('又')}</ofd:Layer>"
            f'<ofd:Layer Type="Background">{text("甲")}</ofd:Layer>'
        )
        content = f"<ofd:Page {NAMESPACE}><ofd:Content>{layers}</ofd:Content></ofd:Page>"
        assert seen("", parts={PAGE: content}) == "甲乙又丙"

    def test_templates(self) -> None:
        assert seen(text("甲"), text("乙"), template=text("头")) == "头甲头乙"
        above = '<ofd:Template TemplateID="9000" ZOrder="Foreground"/>'
        unknown = '<ofd:Template TemplateID="1"/>'
        parts = {PAGE: page(text("甲"), above + unknown)}
        assert seen("", template=text("头"), parts=parts) == "甲头"

    def test_a_template_may_give_the_size(self) -> None:
        area = "<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>"
        parts = {"Doc_0/Tpls/Tpl_0/Content.xml": page("", area)}
        (one,) = drawn(packed(text("甲"), template="x", parts=parts))
        assert round(one.width) == 842

    def test_graphics(self) -> None:
        inner, outer = text("甲"), graphic("inner", 'CTM="0.5 0 0 0.5 0 0"')
        parts = {"Doc_0/PublicRes.xml": graphics(inner=inner, outer=outer)}
        assert glyphs(graphic("outer") + graphic("unknown"), parts=parts) == [
            ("甲", 40, 60, 45, 65)
        ]

    def test_graphics_of_one_page(self) -> None:
        own = "<ofd:PageRes>Res.xml</ofd:PageRes><ofd:PageRes>missing.xml</ofd:PageRes>"
        parts = {
            PAGE: page(graphic("own"), own),
            "Doc_0/Pages/Page_0/Res.xml": graphics(own=text("甲")),
        }
        assert seen("", parts=parts) == "甲"

    def test_another_namespace(self) -> None:
        parts = {PAGE: page(text("甲")).replace("http://www.ofdspec.org/2016", "urn:x")}
        assert seen("", parts=parts) == "甲"

    def test_annotations_are_not_the_report(self) -> None:
        stamp = (
            f"<ofd:PageAnnot {NAMESPACE}><ofd:Annot><ofd:Appearance>{text('作废')}"
            "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
        )
        assert seen(text("甲"), parts={"Doc_0/Annots/Page_0/Annotation.xml": stamp}) == "甲"

    def test_the_current_version(self) -> None:
        body = (
            '<ofd:DocBody><ofd:Versions><ofd:Version ID="1" BaseLoc="no.xml"/>'
            '<ofd:Version ID="2" Current="true" BaseLoc="Doc_0/Versions/V2.xml"/></ofd:Versions>'
            "<ofd:DocRoot>no.xml</ofd:DocRoot></ofd:DocBody>"
        )
        version = (
            f"<ofd:DocVersion {NAMESPACE}><ofd:DocRoot>/{DOCUMENT}</ofd:DocRoot></ofd:DocVersion>"
        )
        parts = {ENTRY: f"<ofd:OFD {NAMESPACE}>{body}</ofd:OFD>", "Doc_0/Versions/V2.xml": version}
        assert seen(text("甲"), parts=parts) == "甲"


# ---------------------------------------------------------------- hostile and broken files


def refusal(data: bytes) -> Unreadable:
    return refusal_by(OfdReader(), "a.ofd", data)


def refused(*drawn: str, **more: Any) -> str:
    """Give the reason for which an OFD is refused."""
    return refusal(packed(*drawn, **more)).reason.en


class TestBadInput:
    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 and no more", b"%PDF-1.7"])
    def test_no_zip(self, data: bytes) -> None:
        assert "OFD" in refusal(data).reason.zh

    def test_truncated(self) -> None:
        data = packed(text("甲"))
        assert "damaged" in refusal(data[: len(data) // 2]).reason.en

    @given(st.data())
    def test_flipped_bytes(self, data: st.DataObject) -> None:
        whole = bytearray(packed(text("甲" * 50) + drawing("M 0 0 L 30 0")))
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with contextlib.suppress(Unreadable):
            read(bytes(whole))

    def test_no_ofd(self) -> None:
        assert "OFD.xml" in refused(text("甲"), parts={ENTRY: None})

    @pytest.mark.parametrize(
        ("part", "content"),
        [
            (ENTRY, f"<ofd:OFD {NAMESPACE}/>"),
            (ENTRY, f"<ofd:OFD {NAMESPACE}><ofd:DocBody/></ofd:OFD>"),
            ("Doc_0/Document.xml", None),
            ("Doc_0/Document.xml", "<a/>"),
            ("Doc_0/Pages/Page_0/Content.xml", None),
            ("Doc_0/Tpls/Tpl_0/Content.xml", None),
        ],
    )
    def test_not_whole(self, part: str, content: str | None) -> None:
        assert "incomplete" in refused(text("甲"), template="x", parts={part: content})

    def test_no_size(self) -> None:
        listed = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>'
        assert "PhysicalBox" in refused(text("甲"), parts={DOCUMENT: document("", listed)})

    @pytest.mark.parametrize("part", ["Encryptions.xml", "EncryptEntries.xml"])
    def test_encrypted(self, part: str) -> None:
        assert "encrypted" in refused(text("甲"), parts={part: "<a/>"})

    def test_a_part_locked_by_zip(self) -> None:
        data = bytearray(packed(text("甲")))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        assert "encrypted" in refusal(bytes(data)).reason.en

    @pytest.mark.parametrize("line", ["", "\u3000 "])
    def test_a_scan(self, line: str) -> None:
        picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'
        scan = refusal(packed(picture + text(line)))
        assert "扫描" in scan.reason.zh
        assert "OCR" in scan.remedy.zh

    def test_one_page_of_several_is_a_scan(self) -> None:
        picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'
        assert "not read: 2" in notes(packed(text("甲"), picture, text("乙")))

    def test_no_text(self) -> None:
        assert "no text" in refused(drawing("M 0 0 L 30 0"))

    def test_text_without_codes(self) -> None:
        assert "cannot be extracted" in refused(text("¤¤甲"))
        assert "could not be extracted" in notes(packed(text("¤" + "甲" * 60)))

    def test_a_second_document_is_said_to_be_left_out(self) -> None:
        body = f"<ofd:DocBody><ofd:DocRoot>{DOCUMENT}</ofd:DocRoot></ofd:DocBody>"
        parts = {ENTRY: f"<ofd:OFD {NAMESPACE}>{body}{body}</ofd:OFD>"}
        assert "2 documents" in notes(packed(text("甲"), parts=parts))

    def test_zip_bombs(self) -> None:
        assert "too much for a report" in refused("", parts={PAGE: " " * 40_000_000})
        assert "too much for a report" in refused("", parts={PAGE: " " * 4_000_000})
        many = [page(text("甲")) + " " * 1_000_000] * 20
        assert "too much for a report" in refused(
            *many, parts={PAGES.format(number): page for number, page in enumerate(many)}
        )

    def test_entities(self) -> None:
        own = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        assert "document type" in refused("", parts={PAGE: own + page(text("&e;"))})
        far = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"
        assert "document type" in refused("", parts={PAGE: far + page(text("甲"))})
        lines = ["<!ENTITY a0 'ha'>"]
        lines += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)]
        refused("", parts={PAGE: f"<!DOCTYPE x [{''.join(lines)}]>" + page(text("&a9;"))})

    def test_wrong_xml(self) -> None:
        assert "XML" in refused("<ofd:PageBlock>")
        assert "XML" in refused("", parts={ENTRY: ""})

    def test_nested_blocks(self) -> None:
        opened, closed = "<ofd:PageBlock>", "</ofd:PageBlock>"
        assert seen(opened * 200 + text("甲") + closed * 200) == "甲"
        assert "deep" in refused(opened * 5000 + text("甲") + closed * 5000)

    def test_graphics_that_hold_each_other(self) -> None:
        parts = {"Doc_0/PublicRes.xml": graphics(a=graphic("b"), b=graphic("a"))}
        assert "more has been drawn" in refused(graphic("a"), parts=parts)

    def test_graphics_that_multiply(self) -> None:
        units = {f"u{n}": graphic(f"u{n + 1}") * 40 for n in range(7)}
        parts = {"Doc_0/PublicRes.xml": graphics(**units, u7=text("甲"))}
        assert "more has been drawn" in refused(graphic("u0"), parts=parts)

    def test_too_many_characters(self) -> None:
        many = "甲" * 100_000
        assert "more has been drawn" in refused(*[text(many, code='X="0" Y="9" DeltaX="0"')] * 6)

    def test_a_long_path_drawn_often(self) -> None:
        long = drawing("M 0 0 B 1 1 2 2 3 3 " * 4000)
        assert "more has been drawn" in refused(*[text("甲")] * 199, template=long)

    def test_too_many_pages(self) -> None:
        listed = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>' * 201
        assert "200 pages" in refused(text("甲"), parts={DOCUMENT: document("", listed)})

    @pytest.mark.parametrize("wrong", ["NaN", "inf", "1e999", "-1e7", "x", "1.2.3"])
    def test_wrong_numbers(self, wrong: str) -> None:
        for objects in (
            text("甲", code=f'X="{wrong}" Y="0"'),
            text("甲乙", code=f'X="0" Y="0" DeltaX="{wrong}"'),
            text("甲乙", code=f'X="0" Y="0" DeltaX="g {wrong} 1"'),
            text("甲", boundary=f"0 {wrong} 1 1"),
            text("甲", more=f'CTM="1 0 0 1 0 {wrong}"'),
            text("甲", more=f'HScale="{wrong}"'),
            drawing(f"M 0 0 L 3 {wrong}"),
        ):
            assert "place on the page" in refused(objects)
        area = f"<ofd:Area><ofd:PhysicalBox>0 0 {wrong} 210</ofd:PhysicalBox></ofd:Area>"
        assert "place on the page" in refused("", parts={PAGE: page(text("甲"), area)})

    @pytest.mark.parametrize(
        "objects",
        [
            '<ofd:TextObject Boundary="0 0 9 9"><ofd:TextCode>甲</ofd:TextCode></ofd:TextObject>',
            text("甲乙", code='X="0" Y="0" DeltaX="g 3"'),
            text("甲", more='CharDirection="45"'),
            text("甲", boundary="0"),
            text("甲", more='CTM="1 0 0 1"'),
            drawing("M 0 0 L 3"),
            drawing("M 0 0 Z"),
        ],
    )
    def test_missing_numbers(self, objects: str) -> None:
        assert "place on the page" in refused(objects)

    @pytest.mark.parametrize("box", ["0 0 0 0", "0 0 -9 -9", "0 0 1e6 1e6"])
    def test_pages_of_no_size_or_a_huge_one(self, box: str) -> None:
        area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
        frame = drawing("M 0 0 L 60 0 L 60 60 L 0 60 C M 30 0 L 30 60")
        read(packed("", parts={PAGE: page(text("甲") + frame, area)}))

    def test_nothing_overflows(self) -> None:
        huge = 'CTM="1e6 0 0 1e6 0 0"'
        units = {f"u{n}": graphic(f"u{n + 1}", huge) for n in range(7)}
        parts = {"Doc_0/PublicRes.xml": graphics(**units, u7=text("乙", more=huge))}
        assert read(packed(graphic("u0", huge) + text("甲"), parts=parts)) == ["甲"]
