"""One archive: its members, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import weakref
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from reportlint.files.archives.documents import suffix_of_document
from reportlint.files.archives.names import names
from reportlint.files.contents import LIMIT, is_hidden, too_large, unopened
from reportlint.files.unsupported_kinds import foreign_archive
from reportlint.files.zips import DAMAGE, is_encrypted, is_too_dense, what_is_damaged
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DIRECTORY = 4 * 1024**2
"""Bytes for an archive's list of members, and for all that is read of it at a time."""
MEMBERS = 10_000
"""In an archive and the archives in it. A city has some hundred offices and a dozen years."""
TOTAL = 2 * 1024**3
"""Bytes that all these members unpack to, by what the archive says of them."""
INNER = 64 * 1024**2
"""Bytes of an archive in an archive, which is kept in memory while its members are read."""
_DEEPEST = 1
"""How many archives an archive may lie in."""

_PIECE = 1024**2
_LOCAL_HEADER = 30
"""Bytes before the name of a member, where it lies in the archive."""

_MEMBER = b"PK\3\4"
"""With this a member begins, and so does an archive that has any."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two that all tools write, and whose every step of unpacking is bounded."""
_LINK = 0o120000
_KIND = 0o170000

_OTHER_KINDS = {b"Rar!": "rar", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gz"}


class Address(NamedTuple):
    """Where an archive or a member is: a file, and a position in each archive on the way.

    Positions, not names: two members may have the same name.
    """

    file: str
    positions: tuple[int, ...] = ()

    def at(self, position: int) -> Address:
        """Give the address of a member."""
        return Address(self.file, (*self.positions, position))

    @property
    def around(self) -> Address:
        """The archive it is in."""
        return Address(self.file, self.positions[:-1])


class Member(NamedTuple):
    """A file in an archive, by its path within it."""

    name: str
    address: Address
    is_link: bool


class Archive:
    """A zip; its file is closed when it is no longer used.

    Whatever is asked of it, it may raise Unreadable.
    """

    def __init__(self, stream: BinaryIO, address: Address, allowance: _Allowance) -> None:
        weakref.finalize(self, stream.close)
        self._address = address
        self._allowance = allowance
        start = stream.read(len(_MEMBER))
        try:
            self._zip = _unbroken(stream, start)
        except DAMAGE as error:
            kind = next((kind for mark, kind in _OTHER_KINDS.items() if start.startswith(mark)), "")
            if kind:
                raise foreign_archive(kind) from None
            raise refusal("archive.damaged", why=what_is_damaged(error)) from None
        self._infos = self._zip.infolist()

    @classmethod
    def opened(cls, file: str) -> Archive:
        """Open the archive that a file is."""
        try:
            stream = Path(file).open("rb")  # noqa: SIM115 - an archive closes it
            return cls(stream, Address(file), _Allowance())
        except OSError as error:
            raise unopened(error) from None

    def members(self) -> list[Member]:
        """Give the files in it in the order of their names, but for what is hidden."""
        self._allowance.take(self._infos)
        if _overlap(self._infos):
            raise refusal("archive.overlapping")
        files = [
            (name, position)
            for position, name in enumerate(names(self._infos))
            if not name.endswith("/")
        ]
        if suffix := suffix_of_document(name for name, _ in files):
            raise refusal("archive.misnamed", suffix=suffix)
        if files and all(is_encrypted(self._infos[position]) for _, position in files):
            raise refusal("archive.encrypted")
        return [
            Member(name, self._address.at(position), _is_link(self._infos[position]))
            for name, position in sorted(files)
            if not any(is_hidden(part) for part in name.split("/"))
        ]

    def read(self, address: Address) -> bytes:
        """Unpack a member."""
        info = self._info(address)
        if info.file_size > LIMIT:
            raise too_large()
        return self._unpacked(info)

    def inner(self, address: Address) -> Archive:
        """Open the archive that a member is."""
        if len(address.positions) > _DEEPEST:
            raise refusal("archive.nested-too-deep")
        info = self._info(address)
        if info.file_size > INNER:
            raise refusal("archive.too-large-inside", megabytes=INNER // 1024**2)
        return Archive(io.BytesIO(self._unpacked(info)), address, self._allowance)

    def _info(self, address: Address) -> zipfile.ZipInfo:
        try:
            return self._infos[address.positions[-1]]
        except IndexError:
            raise refusal("archive.changed") from None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if is_encrypted(info):
            raise refusal("archive.encrypted")
        if info.compress_type not in _METHODS:
            raise refusal("archive.unknown-compression", method=info.compress_type)
        if is_too_dense(info):
            raise refusal("archive.too-dense", megabytes=info.file_size / 1024**2)
        try:
            # zipfile gives no more than the size just looked at, whatever there is.
            with self._zip.open(info) as stream:
                return b"".join(_pieces(stream))
        except DAMAGE as error:
            raise refusal("archive.damaged-member", why=what_is_damaged(error)) from None


def _unbroken(stream: BinaryIO, start: bytes) -> zipfile.ZipFile:
    """Open an archive; raises BadZipFile where its list of members leaves out its beginning.

    If its end is lost, what is found last is the list of a docx in it.
    """
    opened = zipfile.ZipFile(_Sips(stream))
    if start == _MEMBER and all(info.header_offset for info in opened.infolist()):
        raise zipfile.BadZipFile("The end of the file is missing")
    return opened


class _Sips:
    """A stream of which little is read at a time: more is asked for only by a false directory."""

    def __init__(self, stream: BinaryIO) -> None:
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Read some bytes; raises Unreadable for too many."""
        if size > DIRECTORY:
            raise refusal("archive.too-many", most=MEMBERS)
        return self._stream.read(size)


class _Allowance:
    """What an archive and those in it may come to together."""

    def __init__(self) -> None:
        self._members = MEMBERS
        self._bytes = TOTAL

    def take(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        """Use up some of it; raises Unreadable where it does not suffice."""
        self._members -= len(infos)
        if self._members < 0:
            raise refusal("archive.too-many", most=MEMBERS)
        self._bytes -= sum(info.file_size for info in infos)
        if self._bytes < 0:
            raise refusal("archive.too-much", gigabytes=TOTAL // 1024**3)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Say whether members share bytes: a few then unpack to any size, none of them suspicious."""
    in_place = sorted(infos, key=lambda info: info.header_offset)
    return any(
        info.header_offset + _LOCAL_HEADER + info.compress_size > after.header_offset
        for info, after in pairwise(in_place)
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & _KIND == _LINK
