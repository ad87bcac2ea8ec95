"""Writes notices: a file an office, of a template of one's own or the standard one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.files.results import NOTICES
from reportlint.formatters.notice import in_text, in_word
from reportlint.formatters.notice.names import unique
from reportlint.formatters.notice.notices import notices
from reportlint.hookspecs import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.formatters.notice.in_text import TextTemplate
    from reportlint.formatters.notice.in_word import WordTemplate
    from reportlint.hookspecs import Run, Source, Style

TEXT = ".txt"
KINDS = (".docx", TEXT)
"""The suffixes of notices."""


def template(suffix: str, source: Source) -> TextTemplate | WordTemplate:
    """Read a template for notices of a kind; raises RunError."""
    if suffix == TEXT:
        return in_text.TextTemplate(source)
    from reportlint.formatters.notice import marking

    return marking.read(source)


def letters(
    run: Run, style: Style, suffix: str, template: TextTemplate | WordTemplate | None
) -> Iterator[Letter]:
    """Give the notices to all offices in whose reports something is found that counts."""
    if template is None:
        template = (in_text if suffix == TEXT else in_word).standard(style.language)
    name = unique(NOTICES.within(style.language), suffix)
    for notice in notices(run, style.language):
        yield Letter(name(notice.name), template.filled(notice))
