"""Documents that are zips by their make, told from archives by what lies at their root."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = {
    ".docx": {"[content_types].xml", "word"},
    ".xlsx": {"[content_types].xml", "xl"},
    ".odt/.ods": {"mimetype", "content.xml", "meta-inf"},
    ".ofd": {"ofd.xml"},
}


def suffix_of_document(names: Iterable[str]) -> str:
    """Give the suffix that a zip with these members should have; '' for an archive."""
    root = {name.lower().partition("/")[0] for name in names}
    return next((suffix for suffix, marks in _MARKS.items() if marks <= root), "")
