"""The names of an archive's members, whatever tool wrote them, made fit to be shown."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zipfile import ZipInfo

_IS_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
_CHINESE = "\u2e80"
"""Radicals and characters begin here."""
_BEFORE_PATH = 5
"""Bytes of that extra field before the path: its version and a checksum."""


def names(infos: Sequence[ZipInfo]) -> Iterator[str]:
    """Give a path within the archive for each member; that of a folder ends with a slash.

    Where nothing says how names are encoded they are UTF-8 if all of them can be, and are Chinese
    then: a short name in GBK may happen to be UTF-8 as well, but is Cyrillic or the like in it.
    """
    unmarked = b"\n".join(_raw(info) for info in infos if not info.flag_bits & _IS_UTF_8)
    text = _decoded(unmarked, "utf-8")
    is_utf_8 = text is not None and (text.isascii() or max(text) >= _CHINESE)
    codecs = ["utf-8"] if is_utf_8 else ["gb18030", "cp437"]
    for number, info in enumerate(infos, start=1):
        yield _path(_name(info, codecs)) or f"#{number}"


def _name(info: ZipInfo, codecs: Sequence[str]) -> str:
    """Give a name by its flag, by its Unicode twin, or in the first codec that it can be in."""
    if info.flag_bits & _IS_UTF_8:
        return info.orig_filename
    raw = _raw(info)
    readings = [_unicode_path(info.extra, raw), *(_decoded(raw, codec) for codec in codecs)]
    return next(reading for reading in readings if reading is not None)


def _raw(info: ZipInfo) -> bytes:
    """Give the bytes of a name that zipfile took for the code page of the first PCs."""
    return info.orig_filename.encode("cp437")


def _decoded(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Give the name that Info-ZIP adds in UTF-8, if it was made for the name there is."""
    while len(extra) >= 4:
        kind, size = (int.from_bytes(extra[at : at + 2], "little") for at in (0, 2))
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        made_for = int.from_bytes(field[1:_BEFORE_PATH], "little")
        if kind == _UNICODE_PATH and field[:1] == b"\1" and made_for == zlib.crc32(raw):
            return _decoded(field[_BEFORE_PATH:], "utf-8")
    return None


def _path(name: str) -> str:
    """Make a name a path that leads nowhere but into the archive, on one line."""
    name = legible(name.replace("\\", "/"))
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return "/".join(parts) + "/" * name.endswith("/")
