"""Archives written byte by byte, so that they can be wrong in every way."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from tests.engine.fakes import SIGN

UTF_8 = 0x800
ENCRYPTED = 0x1
STORED, DEFLATED, AES = 0, 8, 99


@dataclass(frozen=True)
class Part:
    """A member; a `size`, `crc` or `offset` that is given is a lie."""

    name: bytes
    data: bytes = f"{SIGN} 好\n".encode()
    flags: int = 0
    method: int = STORED
    extra: bytes = b""
    attributes: int = 0
    size: int | None = None
    crc: int | None = None
    offset: int | None = None

    @property
    def packed(self) -> bytes:
        if self.method != DEFLATED:
            return self.data
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        return deflate.compress(self.data) + deflate.flush()

    @property
    def header(self) -> bytes:
        """What stands both before the member and in the directory."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        size = len(self.data) if self.size is None else self.size
        return struct.pack(
            "<HHHHHLLLHH",
            *(20, self.flags, self.method, 0, 0x21),
            *(crc, len(self.packed), size, len(self.name), len(self.extra)),
        )


def packed(*parts: Part) -> bytes:
    """Pack members into an archive."""
    body = b""
    directory = b""
    for part in parts:
        offset = len(body) if part.offset is None else part.offset
        place = struct.pack("<HHHLL", 0, 0, 0, part.attributes, offset)
        directory += b"PK\1\2\x14\3" + part.header + place + part.name + part.extra
        if part.offset is None:
            body += b"PK\3\4" + part.header + part.name + part.extra + part.packed
    return body + directory + ended(len(parts), len(directory), len(body))


def ended(count: int, size: int, offset: int) -> bytes:
    """Give the record that ends an archive."""
    return b"PK\5\6" + struct.pack(
        "<HHHHLLH", 0, 0, count & 0xFFFF, count & 0xFFFF, size, offset, 0
    )


def note(name: str, words: str = "好") -> Part:
    """Give a member that is a note, named in UTF-8."""
    return Part(name.encode(), f"{SIGN} {words}\n".encode(), UTF_8)
