"""Compound files (OLE), in which Word, Excel and WPS kept their files before 2007.

Only as much is read of one as tells what it is, and whether it has a password.
"""

from __future__ import annotations

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
"""The bytes of an entry of the directory; it begins with the name, in UTF-16."""
_LENGTH_OF_NAME, _FIRST_SECTOR = slice(64, 66), slice(116, 120)

_SECTOR_SHIFT = slice(30, 32)
_HEADER_SECTORS = 1

_WORD = b"\xec\xa5"
"""With this a Word document begins."""
_FLAGS, _IS_ENCRYPTED = slice(10, 12), 0x100


def has_stream(data: bytes, name: str) -> bool:
    """Say whether something of a name is in a compound file, at whatever depth."""
    return _entry(data, name) is not None


def is_locked(data: bytes) -> bool:
    """Say whether a password is needed to read a Word document, or a docx or xlsx within."""
    if has_stream(data, "EncryptedPackage"):
        return True
    entry = _entry(data, "WordDocument")
    if entry is None:
        return False
    sector = _number(entry[_FIRST_SECTOR]) + _HEADER_SECTORS
    start = sector << min(_number(data[_SECTOR_SHIFT]), 12)
    begins = data[start : start + _ENTRY]
    return begins.startswith(_WORD) and bool(_number(begins[_FLAGS]) & _IS_ENCRYPTED)


def _entry(data: bytes, name: str) -> bytes | None:
    encoded = f"{name}\0".encode("utf-16-le")
    place = data.find(encoded)
    while place >= 0:
        entry = data[place : place + _ENTRY]
        if place % _ENTRY == 0 and _number(entry[_LENGTH_OF_NAME]) == len(encoded):
            return entry
        place = data.find(encoded, place + 1)
    return None


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
