"""A zip with other bytes in some members is the same zip in all else."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.files.repacking import repacked

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
NAMES = ("word/document.xml", "[Content_Types].xml", "word/media/图.png", "_rels/.rels")


class Pipe(BytesIO):
    """What cannot go back: zipfile writes sizes behind the members, as streaming programs do."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


def made(
    contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, stream: BytesIO | None = None
) -> bytes:
    stream = stream or BytesIO()
    with zipfile.ZipFile(stream, "w", method) as written:
        for name, content in contents.items():
            written.writestr(zipfile.ZipInfo(name, (2024, 1, 30, 9, 0, 0)), content, method)
        written.comment = "说明".encode()
    return stream.getvalue()


def raw(data: bytes) -> list[tuple[object, ...]]:
    """What there is of each member but its place: all that the directory says, and its packed bytes."""
    members: list[tuple[object, ...]] = []
    with zipfile.ZipFile(BytesIO(data)) as opened:
        for info in opened.infolist():
            name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            packed = data[start : start + info.compress_size]
            said = (info.filename, info.date_time, info.compress_type, info.external_attr)
            members.append((*said, info.create_system, info.extra, info.CRC, packed))
    return members


@given(
    st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=200), min_size=1),
    st.sampled_from(METHODS),
    st.booleans(),
    st.binary(max_size=200),
    st.data(),
)
def test_only_what_is_replaced_is_another(
    contents: dict[str, bytes], method: int, is_piped: bool, new: bytes, draw: st.DataObject
) -> None:
    data = made(contents, method, Pipe() if is_piped else None)
    name = draw.draw(st.sampled_from(list(contents)))
    after = repacked(data, {name: new})
    assert repacked(data, {}) == data
    place = list(contents).index(name)
    before, now = raw(data), raw(after)
    assert [*now[:place], *now[place + 1 :]] == [*before[:place], *before[place + 1 :]]
    assert now[place][:-2] == before[place][:-2]
    with zipfile.ZipFile(BytesIO(after)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == list(contents)
        assert opened.read(name) == new
        assert opened.comment == "说明".encode()


def test_what_is_added_stands_behind() -> None:
    data = made({"a.xml": b"<a/>", "b.xml": b"<b/>"})
    after = repacked(data, {"a.xml": b"<c/>"}, {"批注.xml": b"<d/>", "e.xml": b"<e/>"})
    with zipfile.ZipFile(BytesIO(after)) as opened:
        assert opened.testzip() is None
        read = {name: opened.read(name) for name in opened.namelist()}
    assert list(read) == ["a.xml", "b.xml", "批注.xml", "e.xml"]
    assert list(read.values()) == [b"<c/>", b"<b/>", b"<d/>", b"<e/>"]
    assert raw(after)[1] == raw(data)[1]


def _twice() -> bytes:
    data = made({"a.xml": b"<a/>", "b.xml": b"<b/>"})
    return data.replace(b"b.xml", b"a.xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06",
        made({"a.xml": b"<a/>"})[:-1],
        b"#!/bin/sh\n" + made({"a.xml": b"<a/>"}),
        made({"a.xml": b"<a/>"}) + b"behind",
        made({"a.xml": b"<a/>"}).replace(b"PK\x01\x02", b"PK\x01\x09"),
        made({"a.xml": b"<a/>"}).replace(b"PK\x03\x04", b"PK\x03\x09"),
        made({"a.xml": b"<a/>"}, zipfile.ZIP_LZMA),
        made({"b.xml": b"<a/>"}),
        _twice(),
    ],
)
def test_what_is_no_plain_zip_is_refused(data: bytes) -> None:
    with pytest.raises(zipfile.BadZipFile):
        repacked(data, {"a.xml": b"<c/>"})


def test_what_is_there_is_not_added() -> None:
    with pytest.raises(zipfile.BadZipFile, match="already"):
        repacked(made({"a.xml": b"<a/>"}), {}, {"a.xml": b"<c/>"})


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
def test_damage_raises_nothing_else(content: bytes, at: int, byte: int) -> None:
    data = bytearray(made({"a.xml": content, "b.xml": b"<b/>"}))
    data[at % len(data)] = byte
    with suppress(zipfile.BadZipFile):
        repacked(bytes(data), {"b.xml": b"<c/>"})
