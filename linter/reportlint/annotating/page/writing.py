"""Writes the page: a report's text goes through a template, and nothing in it is markup."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reportlint.annotating.page.drawing import Drawing
from reportlint.characters.printable import legible
from reportlint.files.copy_marks import NAME
from reportlint.files.results import MARK
from reportlint.formatters.templates import environment, own, policy
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.annotating.notes import Note
    from reportlint.files.copy_marks import CopyMark
    from reportlint.messages.languages import Language
    from reportlint.model.document import Document

_WORDS = {
    "heading": Bilingual("标出{count}处问题", "Findings: {count}"),
    "to_note": Bilingual("第 {number} 条", "note {number}"),
    "to_place": Bilingual("到第 {number} 处", "to place {number}"),
}


def drawn(
    document: Document, name: str, notes: Sequence[Note], language: Language, mark: CopyMark
) -> bytes:
    """Draw a report as a page with its notes; where what a note is on begins, its number stands.

    The window has the title that the report's has, or the `name` of its file.
    """
    titles = (block.text for block in document.blocks if isinstance(block, Caption))
    templates = environment(__package__)
    templates.filters["lines"] = _lines
    look = own(__package__, "copy.css")
    page = templates.get_template("copy.html.j2").render(
        drawing=Drawing(document, notes),
        title=next(titles, name),
        notes=notes,
        language="en" if language == "en" else "zh-CN",
        t=SimpleNamespace(**{name: said.within(language) for name, said in _WORDS.items()}),
        look=Markup(look),  # noqa: S704 (our own)
        policy=policy(look),
        generator=MARK,
        mark_name=NAME,
        mark=mark,
    )
    return page.encode("utf-8", "replace")


def _lines(text: str) -> Markup:
    """Give a text of several lines; what is between them is markup, and nothing else is."""
    return Markup("<br>").join(escape(legible(line)) for line in text.split("\n"))
