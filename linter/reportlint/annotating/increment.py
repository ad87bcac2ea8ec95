"""Writes what has changed in a PDF behind its bytes, with a table that says where it is.

The table is of the kind that the file has: programs may not follow one of another kind back to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import SEEK_END, BytesIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
)

from reportlint.files.copy_marks import NAME
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

    from reportlint.files.copy_marks import CopyMark

_START = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
_TAIL = 1024
_STREAM = re.compile(rb"\d{1,10}\s+\d{1,5}\s+obj\b")

_PLACE = 5
"""The bytes of an offset in a table that is a stream."""


def increment(data: bytes, reader: PdfReader, writer: PdfWriter, mark: CopyMark) -> bytes:
    """Give a file with what was changed by a writer that a reader of it was given to, and its mark.

    Raises Unreadable for one that does not say where its own table is, or says it wrongly.
    """
    changed = sorted(writer.list_objects_in_increment(), key=attrgetter("idnum"))
    start = _START.search(data, max(len(data) - _TAIL, 0))
    before = int(start[1]) if start is not None else len(data)
    is_table = data.startswith(b"xref", before)
    if not is_table and not _STREAM.match(data, before):
        raise refusal("copy.odd-pdf")
    out = BytesIO(data)
    out.seek(0, SEEK_END)
    out.write(b"\n")
    if not changed:
        _end(out, before, mark)
        return out.getvalue()
    places = {}
    for reference in changed:
        places[reference.idnum] = out.tell()
        out.write(f"{reference.idnum} 0 obj\n".encode())
        changed_object = reference.get_object()
        (NullObject() if changed_object is None else changed_object).write_to_stream(out)
        out.write(b"\nendobj\n")
    size = max(_whole(reader.trailer.get("/Size")), changed[-1].idnum + 1)
    trailer = DictionaryObject(
        {
            NameObject(name): reader.trailer.raw_get(name)
            for name in ("/Root", "/Info", "/ID")
            if name in reader.trailer
        }
    )
    trailer[NameObject("/Prev")] = NumberObject(before)
    place = out.tell()
    if is_table:
        _write_table(out, places, trailer, size)
    else:
        _write_stream(out, places, trailer, size)
    _end(out, place, mark)
    return out.getvalue()


def _end(out: BytesIO, place: int, mark: CopyMark) -> None:
    """Say where the table is, below a comment with the mark: whoever adds something writes another end."""
    out.write(f"%{NAME} {mark}\nstartxref\n{place}\n%%EOF\n".encode())


def _write_table(
    out: BytesIO, places: Mapping[int, int], trailer: DictionaryObject, size: int
) -> None:
    out.write(b"xref\n")
    for first, count in _stretches(places):
        out.write(f"{first} {count}\n".encode())
        for number in range(first, first + count):
            out.write(f"{places[number]:010} 00000 n \n".encode())
    trailer[NameObject("/Size")] = NumberObject(size)
    out.write(b"trailer\n")
    trailer.write_to_stream(out)
    out.write(b"\n")


def _write_stream(
    out: BytesIO, places: Mapping[int, int], trailer: DictionaryObject, size: int
) -> None:
    """Write a table that is an object itself, the last one."""
    places = {**places, size: out.tell()}
    stream = DecodedStreamObject()
    stream.update(trailer)
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/Size")] = NumberObject(size + 1)
    stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, _PLACE, 1)))
    stream[NameObject("/Index")] = ArrayObject(
        NumberObject(number) for stretch in _stretches(places) for number in stretch
    )
    stream.set_data(
        b"".join(b"\x01" + place.to_bytes(_PLACE) + b"\x00" for place in places.values())
    )
    out.write(f"{size} 0 obj\n".encode())
    stream.write_to_stream(out)
    out.write(b"\nendobj\n")


def _stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give where numbers in order follow each other without a gap: the first, and how many."""
    for _, run in groupby(enumerate(numbers), key=lambda entry: entry[1] - entry[0]):
        its = [number for _, number in run]
        yield its[0], len(its)


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int) else 0
