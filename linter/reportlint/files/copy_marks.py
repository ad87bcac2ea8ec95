"""The mark of a marked-up copy, which lies among reports and is none.

It says whose report the copy is of and what that said, in digests. So somebody's own words are never
taken for a copy: one in which a figure was put right is a report again, handed in, and one to which a
person has added a remark is not replaced.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, Self

from reportlint.files.results import CUSTOM_PROPERTIES
from reportlint.model.document import Caption
from reportlint.model.place import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Document

NAME = "reportlint-copy"
"""What the mark is called: a property of a Word file or a workbook, a line in a PDF, what a page tells."""

_SAID = rb"([0-9a-f]{16})\.([0-9a-f]{16})\.([0-9a-f]{16})?"
_NAME = NAME.encode()
_AS_PROPERTY = re.compile(rb'name="%b"[^<>]{0,200}>[^<>]{0,20}<[^<>]{1,200}>%b<' % (_NAME, _SAID))
_AS_LINE = re.compile(
    rb"%%%b %b\s{1,4}startxref\s{1,4}\d{1,10}\s{1,4}%%%%EOF\s{0,4}\Z" % (_NAME, _SAID)
)
_ON_PAGE = re.compile(rb'<meta name="?%b"? content="?%b[">]' % (_NAME, _SAID))
_TAIL, _BEGINNING, _MOST_PROPERTIES = 256, 4096, 64 * 1024
"""So many bytes are looked at, where the mark may be."""

_ZIP = b"PK"


class CopyMark(NamedTuple):
    """By what the report is known of which it is a copy, and what that says.

    `parts` is what is in the parts of a Word file or a workbook: another once anybody has saved it.
    """

    report: str
    text: str
    parts: str = ""

    @classmethod
    def of(cls, known_by: Sequence[str], document: Document) -> Self:
        """Give the mark of a copy of a report, of which that was read."""
        return cls(digest(*known_by), _text_of(document))

    def __str__(self) -> str:
        """Give it as it is written."""
        return ".".join(self)


def is_copy(data: bytes, document: Document) -> bool:
    """Say whether a file is a copy that still says what it said; `document` is what was read of it."""
    mark = _mark_in(data)
    return mark is not None and mark.text == _text_of(document)


def is_replaceable(data: bytes, known_by: Sequence[str]) -> bool:
    """Say whether a file is a copy of a report in which nobody has changed or added anything."""
    mark = _mark_in(data)
    if mark is None or mark.report != digest(*known_by):
        return False
    return not mark.parts or (data.startswith(_ZIP) and mark.parts == parts_of(data))


def parts_of(data: bytes) -> str:
    """Hash what is in the parts of a package, but for the one that has the mark."""
    import zipfile

    with zipfile.ZipFile(BytesIO(data)) as package:
        sums = {each.filename: each.CRC for each in package.infolist()}
    sums.pop(CUSTOM_PROPERTIES, None)
    return digest(*(f"{name} {sums[name]:08x}" for name in sorted(sums)))


def _text_of(document: Document) -> str:
    """Hash what a file says, whatever blanks are in it."""
    said = (each.text for each in document.passages if not isinstance(each, Caption))
    return digest(*("".join(text.split()) for text in said))


def _mark_in(data: bytes) -> CopyMark | None:
    """Give the mark of a file, if it has one where its format has a place for it."""
    found = (
        _AS_PROPERTY.search(_properties(data))
        or _AS_LINE.search(data, max(len(data) - _TAIL, 0))
        or _ON_PAGE.search(data, 0, _BEGINNING)
    )
    return found and CopyMark(*((group or b"").decode() for group in found.groups()))


def _properties(data: bytes) -> bytes:
    if CUSTOM_PROPERTIES.encode() not in data:
        return b""
    import zipfile

    from reportlint.files.zips import DAMAGE

    try:
        with zipfile.ZipFile(BytesIO(data)) as package, package.open(CUSTOM_PROPERTIES) as part:
            return part.read(_MOST_PROPERTIES)
    except (*DAMAGE, KeyError):
        return b""
