"""Highlights in a copy of a PDF: over the very words, as pypdf and pdfminer find them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from reportlint.annotating.copies import annotated
from reportlint.annotating.notes import AUTHOR
from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.languages import Language
from tests.annotating.kit import checked, copied, faulty, known, placed, session
from tests.builder.pdf import PRINTERS, Paper

NAME = "水务局.pdf"


@pytest.fixture(scope="module")
def data() -> bytes:
    return PRINTERS["word"].print(faulty())


def _annotations(data: bytes) -> Iterator[tuple[int, DictionaryObject]]:
    for number, page in enumerate(PdfReader(BytesIO(data)).pages):
        for annotation in page.get("/Annots", ()):
            yield number, annotation.get_object()


def _own(data: bytes) -> list[tuple[int, DictionaryObject]]:
    return [entry for entry in _annotations(data) if entry[1].get("/T") == AUTHOR]


def _characters(component: LTComponent) -> Iterator[LTChar]:
    if isinstance(component, LTChar):
        yield component
    elif isinstance(component, LTContainer):
        for child in component:
            yield from _characters(child)


def _under(data: bytes) -> Iterator[tuple[str, str]]:
    """Give what is written under each highlight, and its note."""
    pages = [list(_characters(page)) for page in extract_pages(BytesIO(data))]
    for number, highlight in _own(data):
        quads = _quads(highlight)
        said = ""
        for first in range(0, len(quads), 8):
            left, top, right, _, _, bottom = quads[first : first + 6]
            said += "".join(
                character.get_text()
                for character in pages[number]
                if left < (character.x0 + character.x1) / 2 < right
                and bottom < (character.y0 + character.y1) / 2 < top
            )
        yield said, str(highlight["/Contents"])


def _quads(highlight: DictionaryObject) -> list[float]:
    points = highlight["/QuadPoints"]
    assert isinstance(points, ArrayObject)
    return [*map(float, points)]


@pytest.mark.parametrize("printer", PRINTERS)
def test_every_finding_is_highlighted_where_it_is(printer: str) -> None:
    data = PRINTERS[printer].print(faulty())
    found = placed(NAME, data)
    copy = copied(NAME, data)
    notes = [(words.replace(" ", ""), text) for words, text in _under(copy)]
    for finding, said in found:
        its = [words for words, text in notes if finding.message(Language.ZH) in text]
        assert its, finding
        if said:  # What is blank is marked beside: there is nothing to be seen in it.
            once = said.replace(" ", "")
            assert "".join(its) in (once, once + once)  # Some headings are printed twice.
        else:
            assert "".join(its)
    assert len(found) > 3


def test_nothing_that_was_there_is_written_anew(data: bytes) -> None:
    copy = copied(NAME, data)
    assert copy.startswith(data)
    assert PdfReader(BytesIO(copy)).metadata == PdfReader(BytesIO(data)).metadata
    assert known(NAME, copy) == known(NAME, data)


def test_a_second_run_does_not_highlight_twice(data: bytes) -> None:
    once = copied(NAME, data)
    twice = copied(NAME, once)
    assert [dict(each) for _, each in _own(twice)] != []
    assert [(page, each["/Rect"], each["/Contents"]) for page, each in _own(twice)] == [
        (page, each["/Rect"], each["/Contents"]) for page, each in _own(once)
    ]
    source = Source(NAME, once)
    bare = annotated(source, session().as_it_is(source), [], Language.ZH).data
    assert _own(bare) == []


def test_windows_that_programs_gave_our_notes_go_with_them(data: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(copied(NAME, data)))
    page = next(page for page in writer.pages if "/Annots" in page)
    annotations = page["/Annots"]
    assert isinstance(annotations, ArrayObject)
    window = DictionaryObject(
        {NameObject("/Subtype"): NameObject("/Popup"), NameObject("/Parent"): annotations[0]}
    )
    annotations.append(writer._add_object(window))
    stream = BytesIO()
    writer.write(stream)
    kinds = [str(each["/Subtype"]) for _, each in _annotations(copied(NAME, stream.getvalue()))]
    assert set(kinds) == {"/Highlight"}


def test_the_notes_of_others_stay(data: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.add_annotation(0, Text(rect=(50, 550, 70, 570), text="请改", title_bar="张三"))
    stream = BytesIO()
    writer.write(stream)
    copy = copied(NAME, copied(NAME, stream.getvalue()))
    others = [each for _, each in _annotations(copy) if each.get("/T") != AUTHOR]
    assert [str(each["/Contents"]) for each in others] == ["请改"]
    assert _own(copy)


def test_a_table_of_objects_that_is_a_stream_is_added_to() -> None:
    writer = PdfWriter(clone_from=BytesIO(PRINTERS["word"].print(faulty())), incremental=False)
    stream = BytesIO()
    writer.write(stream)
    classic = stream.getvalue()
    as_stream = PdfWriter(BytesIO(classic), incremental=True)
    as_stream.add_metadata({"/Subject": "x"})
    stream = BytesIO()
    as_stream.write(stream)
    data = stream.getvalue()
    assert data.rstrip().endswith(b"%%EOF")
    copy = copied(NAME, data)
    assert copy.startswith(data)
    assert len({note for _, note in _under(copy)}) == len(placed(NAME, data))
    assert known(NAME, copy) == known(NAME, data)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True])
def test_pages_that_are_turned_and_cropped(data: bytes, turn: int, crop: bool) -> None:
    """A page is set upright, turned in the file, and turned back by its `Rotate`: it looks the same."""
    writer = PdfWriter(clone_from=BytesIO(data))
    for page in writer.pages:
        if turn:
            page.rotate(-turn).transfer_rotation_to_content()
            page[NameObject("/Rotate")] = NumberObject(turn)
        if crop:
            box = page.mediabox
            page.cropbox = type(box)((box.left + 10, box.bottom + 20, box.right - 30, box.top - 15))
    stream = BytesIO()
    writer.write(stream)
    turned = stream.getvalue()
    assert known(NAME, turned) == known(NAME, data)
    copy = copied(NAME, turned)
    # pdfminer has the places of a page as it is turned: there, they are those of the upright one.
    upright = [_quads(each) for _, each in _own(copied(NAME, data))]
    marked = [[*_as_seen(copy, number, _quads(each))] for number, each in _own(copy)]
    for one, other in zip(upright, marked, strict=True):
        assert all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def _as_seen(data: bytes, number: int, quads: Sequence[float]) -> Iterator[float]:
    """Give the points of a page as they are once it is turned as it says."""
    page = PdfReader(BytesIO(data)).pages[number]
    box = page.mediabox
    for place in range(0, len(quads), 2):
        x, y = quads[place : place + 2]
        match page.rotation % 360:
            case 90:
                yield from (y - box.bottom, box.right - x)
            case 180:
                yield from (box.right - x, box.top - y)
            case 270:
                yield from (box.top - y, x - box.left)
            case _:
                yield from (x - box.left, y - box.bottom)


def test_a_text_that_runs_upwards_is_marked_where_it_is() -> None:
    """Lines set upright on a page that is not turned: the reader turns them, the marks do not."""
    made = Paper()
    lines = [
        *("云岭县水务局2024年政府信息公开工作年度报告", "一、总体情况", "一切正常。"),
        *("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"),
    ]
    canvas = made.canvas
    canvas.saveState()
    canvas.translate(300, 100)
    canvas.rotate(90)
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate(lines):
        canvas.drawString(0, -30 * number, line)
    canvas.restoreState()
    data = made.data()
    (highlight,) = (
        each for _, each in _own(copied(NAME, data)) if "表三" in str(each["/Contents"])
    )
    places = _quads(highlight)
    left, right = min(places[::2]), max(places[::2])
    bottom, top = min(places[1::2]), max(places[1::2])
    assert left <= 300 + 120 - 9 < 300 + 120 + 1 <= right
    assert abs(bottom - 100) < 3
    assert abs(top - bottom - 12 * len(lines[-1])) < 6
    assert right - left < 16


def test_a_protected_file_is_refused(data: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt("", owner_password="x", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    assert checked(NAME, stream.getvalue()).findings
    with pytest.raises(Unreadable) as refused:
        copied(NAME, stream.getvalue())
    assert "限制编辑" in refused.value.reason.zh


def test_a_file_that_does_not_say_where_its_table_is_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        copied(NAME, data.replace(b"startxref\n", b"startxref\n9"))
    assert "内部结构有错" in refused.value.reason.zh


def test_of_a_signed_file_is_said_what_was_done(data: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(data))
    form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    form[NameObject("/Fields")] = ArrayObject()
    writer.root_object[NameObject("/AcroForm")] = form
    stream = BytesIO()
    writer.write(stream)
    source = Source(NAME, stream.getvalue())
    copy = annotated(source, session().as_it_is(source), checked(*source).findings, Language.ZH)
    assert copy.data.startswith(source.data)
    assert ["电子签章" in doubt.zh for doubt in copy.doubts] == [True]


def test_a_file_that_is_certified_against_changes_is_refused(data: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(data))

    def dictionary(name: str, value: object) -> DictionaryObject:
        return DictionaryObject({NameObject(name): value})

    allowed = dictionary("/TransformParams", dictionary("/P", NumberObject(1)))
    signature = dictionary("/Reference", ArrayObject([allowed]))
    writer.root_object[NameObject("/Perms")] = dictionary("/DocMDP", signature)
    stream = BytesIO()
    writer.write(stream)
    with pytest.raises(Unreadable) as refused:
        copied(NAME, stream.getvalue())
    assert "数字签名" in refused.value.reason.zh
