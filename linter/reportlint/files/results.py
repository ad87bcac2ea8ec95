"""What reportlint has written itself, told by a mark: it lies among reports, and is none.

The mark says nothing of who made a file. It is only looked for in what was met on the way; what was
named is checked whatever it says, and what is passed over for it is counted and named.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

from reportlint.messages.languages import Bilingual

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


def is_result(path: str | os.PathLike[str]) -> bool:
    """Say whether a file is marked as a result of a run; one that cannot be looked into is none."""
    name = PurePath(path)
    suffix = name.suffix.lower()
    if suffix == _TEXT:
        return _NAMES_OF_NOTICES.fullmatch(name.stem) is not None
    if suffix in _PAGES:
        return _GENERATED.search(_beginning(path)) is not None
    if suffix in _MARKDOWN:
        return _beginning(path).startswith(AS_MARKDOWN.encode())
    return suffix in _PACKED and _has_marked_properties(path)


def is_marked(properties: bytes) -> bool:
    """Say whether the mark is among the properties of a Word file or a workbook."""
    return f'"{MARK}"'.encode() in properties


def _beginning(path: str | os.PathLike[str]) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(_BEGINNING)
    except OSError:
        return b""


def _has_marked_properties(path: str | os.PathLike[str]) -> bool:
    import zipfile

    from reportlint.files.zips import DAMAGE, is_too_dense

    try:
        with zipfile.ZipFile(path) as package:
            if CUSTOM_PROPERTIES not in package.NameToInfo:
                return False
            member = package.getinfo(CUSTOM_PROPERTIES)
            return not is_too_dense(member) and is_marked(package.read(member))
    except DAMAGE:
        return False
