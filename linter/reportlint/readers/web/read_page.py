"""From the bytes of a page to its document, or a refusal if the page keeps its text elsewhere."""

from __future__ import annotations

import html
import re
from itertools import islice

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Block, Document, Paragraph, Rewriting, Span
from reportlint.readers.shared.comments import comments
from reportlint.readers.shared.decoding import decode
from reportlint.readers.shared.text_locator import TextLocator
from reportlint.readers.web.markup import tags
from reportlint.readers.web.page import blocks
from reportlint.refusals.catalogue import kept_elsewhere, said

_DECLARATION = re.compile(
    rb"""<(?:meta\b[^<>]{0,200}?charset|\?xml\b[^<>]{0,200}?encoding)\s{0,9}=[\s"']{0,9}([\w-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
"""A page declares its encoding at its head."""

_MUCH = 1000
"""So many Chinese characters make a text: the menus of a site in its scripts are shorter."""

_TIMES = 4
"""What a page keeps from view is its text only if it is so many times what it shows."""

_CHARACTER = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-f]{3}", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Read a page; raises Unreadable."""
    declared = _DECLARATION.search(data, 0, _HEAD)
    source, notes = decode(data, declared[1].decode("ascii") if declared else None)
    shown = blocks(source.text)
    _refuse_if_kept_elsewhere(source.text, shown)
    return Document(
        shown,
        _Locator(source.text),
        notes=notes,
        source=source,
        comments=comments(source.text),
    )


class _Locator(TextLocator):
    """Lines and columns of a page's source; findings on one line share its text.

    Many a site serves a page as one line, and a text of megabytes is not to be had twice.
    """

    _last = ""

    def excerpt(self, span: Span) -> str:
        """Give the line on which a span starts."""
        line = super().excerpt(span)
        if line != self._last:
            self._last = line
        return self._last

    def rewritten(self, span: Span, text: str) -> Rewriting | Bilingual:
        """Say how a stretch would say something else; it cannot where tags stand in it.

        A page that is all ASCII stays so, for what it says of its encoding has not been put to the test.
        """
        old = self._text[slice(*span)]
        if "<" in old:
            return said("fix.tags")
        escaped = html.escape(text, quote=False)
        if self._text.isascii():
            escaped = escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
        return Rewriting(old, escaped)


def _refuse_if_kept_elsewhere(source: str, shown: list[Block]) -> None:
    """Refuse a page without tables that shows little and keeps much in a frame or in a script."""
    lines = [block.text for block in shown if isinstance(block, Paragraph)]
    enough = max(_MUCH, _TIMES * sum(map(len, lines)))
    if len(lines) < len(shown) or enough > len(source):
        return
    for tag in tags(source):
        if tag.name == "iframe" and _has_characters(enough, tag.attributes):
            raise kept_elsewhere("web.inner-frame")
        if tag.name == "script" and tag.content and _has_characters(enough, source, tag.content):
            raise kept_elsewhere("web.script")


def _has_characters(enough: int, text: str, within: Span | None = None) -> bool:
    """Say whether so many Chinese characters, escaped ones too, stand in a stretch of a text."""
    found = _CHARACTER.finditer(text, *(within or ()))
    return sum(1 for _ in islice(found, enough)) == enough
