"""A look at the packed streams of a PDF before it is read: how large they are, and if whole.

pdfminer unpacks a stream whatever its size, and takes a broken one for as much as can be unpacked.
"""

from __future__ import annotations

import re
import zlib

from reportlint.readers.pdf.broken import what_is_broken
from reportlint.refusals.catalogue import refusal, said

_LARGEST = 64 * 1024**2
"""A report's page is less than 1 MB; a picture of a whole page in colours may be 30."""
_CHUNK = 1024**2
_BITE = 64 * 1024
"""So much is looked at at a time: what lies behind a stream is copied as far as it was looked at."""
_STREAM = re.compile(rb"/FlateDecode[^\0]{0,400}?stream\r?\n(?=\x78[\x01\x5e\x9c\xda])")
"""A stream that begins with what zlib writes; others are packed in something else again."""


def check(data: bytes) -> None:
    """Refuse a file with a stream that is too large or broken; raises Unreadable."""
    if b"/Encrypt" in data:
        return
    end = 0
    for found in _STREAM.finditer(data):
        if end < found.end():
            end = data.find(b"endstream", found.end())
            end = end if end >= 0 else len(data)
        _unpack(memoryview(data)[found.end() : end])


def _unpack(packed: memoryview) -> None:
    unpacking = zlib.decompressobj()
    size = 0
    try:
        for place in range(0, len(packed), _BITE):
            piece = unpacking.decompress(packed[place : place + _BITE], _CHUNK)
            while piece:
                size += len(piece)
                if size > _LARGEST:
                    raise refusal("pdf.too-large", megabytes=size / 1024**2)
                piece = unpacking.decompress(unpacking.unconsumed_tail, _CHUNK)
            if unpacking.eof:
                return
    except zlib.error as error:
        raise refusal("pdf.damaged", why=what_is_broken(error)) from None
    raise refusal("pdf.damaged", why=said("pdf.incomplete-stream"))
