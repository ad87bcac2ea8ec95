"""The same report in any encoding and with any line ends says the same; other bytes are refused."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.clean import clean
from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.readers.shared.decoding import decode
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.annual_report import AnnualReport
from tests.builder import checking
from tests.builder.noises import render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths

if TYPE_CHECKING:
    from opencc import OpenCC

TEXT = "青泷县水务局2024年政府信息公开工作年度报告\n一、总体情况\n本机关依法公开信息12条。\n"
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
MARKED = frozenset({"utf-8-sig", "utf-16"})
"""These write a byte order mark themselves."""
LINE_ENDS = ("\n", "\r\n", "\r")

reports = st.builds(render, truths(), st.sampled_from(SURFACES))
line_ends = st.sampled_from(LINE_ENDS)


def _traditional(text: str) -> str:
    """Turn a text into one that Big5 can say: opencc prefers 爲 and 衆, which it lacks."""
    converted: str = _converter().convert(text)
    return converted.translate(str.maketrans("爲衆羣着", "為眾群著"))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("s2t")


def _decoded(data: bytes, declared: str | None = None) -> tuple[str, Sequence[Bilingual]]:
    decoded = decode(data, declared)
    return decoded.text, decoded.notes


def _said(data: bytes) -> list[str]:
    return [note.en for note in decode(data).notes]


def _findings(data: bytes) -> list[tuple[object, ...]]:
    """Give what is found and where, in code points, lines and columns."""
    document = clean(TextReader().read(Source("report.txt", data)))
    return [
        (
            finding.code,
            finding.span,
            finding.words.zh,
            finding.expected,
            finding.actual,
            document.locator.locate(finding.span),
        )
        for finding in checking.run(AnnualReport().parse(document))
    ]


# ---------------------------------------------------------------- whole reports


@given(text=reports, encoding=st.sampled_from(ENCODINGS), end=line_ends)
def test_a_report_is_the_same_in_every_encoding(text: str, encoding: str, end: str) -> None:
    text = text.replace("\n", end)
    assert decode(text.encode(encoding)).text == text


@given(text=reports, encoding=st.sampled_from(("cp950", "gbk", "utf-16-le")), end=line_ends)
def test_so_is_a_traditional_one(text: str, encoding: str, end: str) -> None:
    text = _traditional(text).replace("\n", end)
    assert decode(text.encode(encoding)).text == text


@given(
    text=reports,
    encoding=st.sampled_from((*ENCODINGS, "cp950", "big5hkscs")),
    ends=st.lists(line_ends, min_size=1, max_size=3),
    mark=st.sampled_from(("", "\ufeff")),
)
def test_its_text_is_written_back_as_its_bytes(
    text: str, encoding: str, ends: Sequence[str], mark: str
) -> None:
    if encoding in ("cp950", "big5hkscs"):
        text, mark = _traditional(text), ""
    lines = zip(text.splitlines(), cycle(ends), strict=False)
    said = "".join(f"{line}{end}" for line, end in lines)
    data = (said if encoding in MARKED else mark + said).encode(encoding)
    source = TextReader().read(Source("report.txt", data)).source
    assert source is not None
    assert source.is_exact
    assert source.text == said
    assert source.edited(()) == data


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_new_line_would_end_as_most_do(end: str) -> None:
    others = "\n" if end != "\n" else "\r\n"
    text = f"甲{others}乙{end}丙{end}{others}丁{end}"
    assert decode(f"{TEXT}{text}".replace("\n", end).encode()).source.line_end == end
    assert decode(text.encode()).source.line_end == end
    assert decode("甲".encode()).source.line_end == "\n"


def test_a_character_with_two_codes_in_big5_is_written_with_its_own() -> None:
    lines = _traditional(TEXT).encode("cp950")
    other, usual = b"\xa1\xfe", b"\xa2\x41"
    for code in (other, usual):
        source = decode(lines + code).source
        assert source.text.endswith("／")
        assert source.is_exact
        assert source.encoded(source.text) == lines + code
    assert not decode(lines + other + usual).source.is_exact


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16"])
def test_what_has_lost_characters_is_not_written_back_as_it_was(encoding: str) -> None:
    data = f"{_traditional(TEXT).rstrip()}公".encode(encoding)[:-1]
    assert not decode(data).source.is_exact


@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    encoding=st.sampled_from((*ENCODINGS, "cp950")),
    end=line_ends,
)
def test_findings_and_their_places_do_not_depend_on_it(
    truth: Truth, surface: Surface, encoding: str, end: str
) -> None:
    text = render(truth, surface).replace("0", "1").replace("二、", "三、").replace("\n", end)
    if encoding == "cp950":
        text = _traditional(text)
    found = _findings(text.encode(encoding))
    assert found
    assert found == _findings(text.encode())


@given(text=reports, data=st.data())
def test_a_byte_lost_in_utf8_costs_one_character_and_is_said(
    text: str, data: st.DataObject
) -> None:
    raw = text.encode()
    place = data.draw(st.sampled_from([at for at, byte in enumerate(raw) if byte > 0x7F]))
    decoded = decode(raw[:place] + raw[place + 1 :])
    left, notes = decoded.text, decoded.notes
    first = len(raw[:place].decode(errors="ignore"))
    last = len(text) - first - 1
    assert (left[:first], left[len(left) - last :]) == (text[:first], text[first + 1 :])
    assert set(left[first : len(left) - last]) == {"\ufffd"}
    assert any("U+FFFD" in note.en for note in notes)


@given(text=reports, data=st.data())
def test_a_byte_lost_in_gb18030_costs_its_line_at_most(text: str, data: st.DataObject) -> None:
    raw = text.encode("gb18030")
    place = data.draw(st.sampled_from([at for at, byte in enumerate(raw) if byte > 0x7F]))
    left = decode(raw[:place] + raw[place + 1 :]).text.split("\n")
    lines = text.split("\n")
    assert len(left) == len(lines)
    assert sum(one != other for one, other in zip(left, lines, strict=True)) <= 1


@given(text=reports, data=st.data(), encoding=st.sampled_from(("utf-16", "utf-16-le")))
def test_a_byte_lost_in_utf16_is_never_passed_over(
    text: str, data: st.DataObject, encoding: str
) -> None:
    raw = text.encode(encoding)
    place = data.draw(st.integers(2, len(raw) - 1))
    try:
        decoded = decode(raw[:place] + raw[place + 1 :])
    except Unreadable:
        return
    assert decoded.text.endswith("\ufffd")
    assert any("U+FFFD" in note.en for note in decoded.notes)


# ---------------------------------------------------------------- what is said of it


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_nothing_is_said_of_what_is_certain(encoding: str) -> None:
    assert _decoded(TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize(
    ("encoding", "name"), [("gbk", "GB18030"), ("cp950", "Big5"), ("utf-16-be", "UTF-16")]
)
def test_a_judgement_is_said(encoding: str, name: str) -> None:
    text = _traditional(TEXT)
    assert _said(text.encode(encoding)) == [f"read as {name}, judging by its characters"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gbk", "gb2312"), ("cp950", " Big5 "), ("utf-8", "UTF8"), ("utf-16-le", "utf_16")],
)
def test_a_true_declaration_leaves_nothing_to_say(encoding: str, declared: str) -> None:
    assert _decoded(_traditional(TEXT).encode(encoding), declared) == (_traditional(TEXT), ())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("declared", ["big5", "iso-8859-1", "", "?\0", "idna"])
def test_a_lying_declaration_is_not_believed(encoding: str, declared: str) -> None:
    text, (note,) = _decoded(TEXT.encode(encoding), declared)
    assert text == TEXT
    assert note.en.startswith(f"declared as {declared}, it is ")


def test_a_declaration_does_not_matter_to_ascii() -> None:
    assert _decoded(b"2024", "gb2312") == ("2024", ())


def test_a_declaration_decides_where_characters_cannot() -> None:
    data = "滹沱".encode("gbk")
    with pytest.raises(Unreadable):
        decode(data)
    assert _decoded(data, "gbk") == ("滹沱", ())


def test_stray_nuls_stay_in_their_columns_and_are_said() -> None:
    text = TEXT.replace("12", "\x001\x002")
    assert decode(text.encode()).text == text
    assert _said(text.encode())[-1] == "2 NUL characters were left out"
    document = checking.read(text)
    assert all("\0" not in str(block) for block in document.blocks)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04\x00\x00", "二进制"),
        (b"\xff\xfb\xff", "第 1 行有不是 UTF-8 的字节"),
        ("甲\n乙\r".encode() + b"\xff\xfe\xff", "第 3 行"),
        ("naïve café".encode("latin-1"), "读不成中文"),
        (TEXT.encode("gbk") + _traditional(TEXT).encode("cp950"), "两种编码"),
        (TEXT.encode().replace(b"\xe4", b""), "已损坏"),
        (TEXT.encode("utf-16").replace(b"\n\0", b"\r\n\0", 1), "错了位"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(data)
    assert says in refusal.value.reason.zh
    assert refusal.value.remedy.zh


@given(st.binary(max_size=400) | st.builds(bytes.__add__, st.just(TEXT.encode()), st.binary()))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    for prefix in (b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"):
        for declared in (None, "gbk", "utf-16"):
            try:
                decoded = decode(prefix + data, declared)
            except Unreadable:
                continue
            decoded.text.encode()


MEGABYTES = 5 * 1024**2


@pytest.mark.parametrize(
    "unit", [b"\xff", b"\0", b"\xb0", b"a", b"\xb0\0", b"\xb9\xab", b"\x81\x30", b"\r\n"]
)
def test_megabytes_of_nothing_end_soon(unit: bytes) -> None:
    started = time.process_time()
    with suppress(Unreadable):
        decode(unit * (MEGABYTES // len(unit)))
    assert time.process_time() - started < 5


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16", "utf-16-le"])
def test_a_text_cut_within_a_character_is_read_up_to_there(encoding: str) -> None:
    text = _traditional(TEXT).rstrip("。\n")
    decoded = decode(f"{text}公".encode(encoding)[:-1])
    assert decoded.text == f"{text}\ufffd"
    assert "U+FFFD" in decoded.notes[-1].en
