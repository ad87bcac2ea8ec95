"""What reportlint has written itself, told by a mark: it lies among reports, and is none.

The mark says nothing of who made a file. It is only looked for in what was met on the way; what was
named is checked whatever it says, and what is passed over for it is counted and named.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from reportlint.hookspecs import Source

MARK = "reportlint-result"
"""What a result has in it, where its format has a place for it."""

CUSTOM_PROPERTIES = "docProps/custom.xml"
"""Where Word files and workbooks have it; programs that save them again keep it."""

AS_MARKDOWN = f"<!-- {MARK} -->"
"""How Markdown has it."""

NOTICES = Bilingual("年度报告修改意见", " corrections")
"""What the names of notices end with: a plain text has no place for a mark, and is known by its name."""

_NAMES_OF_NOTICES = re.compile(rf".*(?:{'|'.join(NOTICES)})(?:\(\d+\))?+")

_BEGINNING = 4096
"""So many bytes are looked at of a file that has it at its beginning."""

_PACKED = frozenset({".docx", ".xlsx"})
_PAGES = frozenset({".html", ".htm"})
_MARKDOWN = frozenset({".md", ".markdown"})
_TEXT = ".txt"

_GENERATED = re.compile(rb"name=\"?generator\"? content=\"?" + MARK.encode())


def tells_results(path: str | os.PathLike[str]) -> bool:
    """Say whether files of a kind have a place for the mark."""
    return PurePath(path).suffix.lower() in _PACKED | _PAGES | _MARKDOWN


def is_result(path: str | os.PathLike[str]) -> bool:
    """Say whether a file is marked as a result of a run; one that cannot be looked into is none."""
    if PurePath(path).suffix.lower() == _TEXT:
        return _is_name_of_notice(path)
    try:
        with Path(path).open("rb") as stream:
            return _is_marked_in(path, stream)
    except OSError:
        return False


def is_result_in(source: Source) -> bool:
    """Say so of the bytes of a file, as of one in an archive."""
    return _is_name_of_notice(source.path) or _is_marked_in(source.path, BytesIO(source.data))


def is_marked(properties: bytes) -> bool:
    """Say whether the mark is among the properties of a Word file or a workbook."""
    return f'"{MARK}"'.encode() in properties


def _is_name_of_notice(path: str | os.PathLike[str]) -> bool:
    name = PurePath(path)
    return name.suffix.lower() == _TEXT and _NAMES_OF_NOTICES.fullmatch(name.stem) is not None


def _is_marked_in(path: str | os.PathLike[str], stream: BinaryIO) -> bool:
    suffix = PurePath(path).suffix.lower()
    if suffix in _PAGES:
        return _GENERATED.search(stream.read(_BEGINNING)) is not None
    if suffix in _MARKDOWN:
        return stream.read(_BEGINNING).startswith(AS_MARKDOWN.encode())
    return suffix in _PACKED and _has_marked_properties(stream)


def _has_marked_properties(stream: BinaryIO) -> bool:
    import zipfile

    from reportlint.files.zips import DAMAGE, is_too_dense

    try:
        with zipfile.ZipFile(stream) as package:
            if CUSTOM_PROPERTIES not in package.NameToInfo:
                return False
            member = package.getinfo(CUSTOM_PROPERTIES)
            return not is_too_dense(member) and is_marked(package.read(member))
    except DAMAGE:
        return False
