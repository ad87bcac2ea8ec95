"""Puts other bytes into members of a zip; all the rest stays as it is, byte by byte and in order."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_ENTRY = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_LOCAL_MARK, _ENTRY_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_VERSION = 20
"""Of the format: 2.0, the first with folders and deflated members."""
_FIRST_DAY = 0x21
"""1 January 1980, the first that a zip can tell: what is added does not tell when it was."""


@dataclass
class _Member:
    """A member: what the directory says of it, where it stands, and all its bytes up to the next."""

    method: int
    flags: int
    version: int
    made_by: int
    time: int
    day: int
    sum: int
    packed: int
    size: int
    inner: int
    outer: int
    offset: int
    name: bytes
    extra: bytes = b""
    comment: bytes = b""
    local: bytes = field(default=b"", repr=False)

    @property
    def said_name(self) -> str:
        coding = "utf-8" if self.flags & _UTF8 else "cp437"
        return self.name.decode(coding, "surrogateescape")

    @property
    def entry(self) -> bytes:
        """What the directory has of it."""
        fixed = _ENTRY.pack(
            *(_ENTRY_MARK, self.made_by, self.version, self.flags, self.method),
            *(self.time, self.day, self.sum, self.packed, self.size),
            *(len(self.name), len(self.extra), len(self.comment)),
            *(0, self.inner, self.outer, self.offset),
        )
        return fixed + self.name + self.extra + self.comment

    def say(self, content: bytes) -> None:
        """Put other bytes in, packed as it was."""
        packed = content
        if self.method == ZIP_DEFLATED:
            deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
            packed = deflate.compress(content) + deflate.flush()
        elif self.method != ZIP_STORED:
            raise BadZipFile(f"{self.said_name} is packed by method {self.method}")
        self.flags &= ~_SIZES_BEHIND
        self.sum, self.packed, self.size = zlib.crc32(content), len(packed), len(content)
        fixed = _LOCAL.pack(
            *(_LOCAL_MARK, self.version, self.flags, self.method, self.time, self.day),
            *(self.sum, self.packed, self.size, len(self.name), 0),
        )
        self.local = fixed + self.name + packed


def repacked(
    data: bytes, replaced: Mapping[str, bytes], added: Mapping[str, bytes] | None = None
) -> bytes:
    """Give a zip with other bytes in some of its members, and some more behind the others.

    Members are named as the zip names them. Raises BadZipFile where one is not there, or twice, and
    where the zip is no plain one: damaged, encrypted, in parts, behind something else, over 4 GB.
    """
    end, comment = _end(data)
    members = list(_directory(data, end))
    names = [member.said_name for member in members]
    for name in replaced:
        if names.count(name) != 1:
            raise BadZipFile(f"{name} is there {names.count(name)} times")
    for member in members:
        if member.said_name in replaced:
            member.say(replaced[member.said_name])
    for name, content in (added or {}).items():
        if name in names:
            raise BadZipFile(f"{name} is there already")
        members.append(_new(name, content, len(data)))
    position = min((member.offset for member in members), default=0)
    parts = [data[:position]]
    for member in sorted(members, key=lambda member: member.offset):
        member.offset = position
        parts.append(member.local)
        position += len(member.local)
    directory = b"".join(member.entry for member in members)
    count = len(members)
    parts += (
        directory,
        _END.pack(_END_MARK, 0, 0, count, count, len(directory), position, len(comment)),
        comment,
    )
    return b"".join(parts)


def _end(data: bytes) -> tuple[tuple[int, int, int], bytes]:
    """Give how many members the directory has, its length and its place; and the zip's comment."""
    at = data.rfind(_END_MARK, max(len(data) - _LONGEST_COMMENT - _END.size, 0))
    if at < 0 or at + _END.size > len(data):
        raise BadZipFile("it has no end")
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(data, at)
    if disk or first_disk or here != count or at + _END.size + comment != len(data):
        raise BadZipFile("it is in parts, or something stands behind it")
    if start + length != at:
        raise BadZipFile("it is larger than 4 GB, or something stands before it")
    return (count, length, start), data[at + _END.size :]


def _directory(data: bytes, end: tuple[int, int, int]) -> Iterator[_Member]:
    """Give the members as the directory names them, each with its bytes."""
    count, length, start = end
    members = []
    position = start
    for _ in range(count):
        if position + _ENTRY.size > start + length:
            raise BadZipFile("its directory is cut off")
        fixed = _ENTRY.unpack_from(data, position)
        mark, made_by, version, flags, method, time, day, sum_, packed, size = fixed[:10]
        name, extra, comment, disk, inner, outer, offset = fixed[10:]
        if mark != _ENTRY_MARK or disk or flags & _ENCRYPTED:
            raise BadZipFile("its directory is damaged, or a member encrypted")
        names = position + _ENTRY.size
        position = names + name + extra + comment
        members.append(
            _Member(
                *(method, flags, version, made_by, time, day, sum_, packed, size),
                *(inner, outer, offset),
                data[names : names + name],
                data[names + name : names + name + extra],
                data[names + name + extra : position],
            )
        )
    if position != start + length:
        raise BadZipFile("its directory is damaged")
    starts = sorted({member.offset for member in members})
    if len(starts) < len(members) or (starts and starts[-1] >= start):
        raise BadZipFile("its members overlap")
    ends = dict(pairwise([*starts, start]))
    for member in members:
        member.local = data[member.offset : ends[member.offset]]
        if not member.local.startswith(_LOCAL_MARK) or len(member.local) < member.packed:
            raise BadZipFile(f"{member.said_name} is not where it should be")
        yield member


def _new(name: str, content: bytes, behind: int) -> _Member:
    """Give a member that stands behind all others."""
    flags = 0 if name.isascii() else _UTF8
    member = _Member(
        *(ZIP_DEFLATED, flags, _VERSION, _VERSION, 0, _FIRST_DAY, 0, 0, 0, 0, 0),
        offset=behind,
        name=name.encode(),
    )
    member.say(content)
    return member
