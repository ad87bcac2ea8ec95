"""What converters leave in a text: Word's field codes and bookmarks, tags, entities, lost bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.clean.edits import remove as cut
from reportlint.clean.edits import trim
from reportlint.document import Blemish, Passage, Stain

_HINT = re.compile(r"[\[&<\\\uFFFD*_$ㄅ-ㄩǖ-ǜ]")
_HINTS = ("HYPERLINK", "MERGEFORMAT", "?。", "?！")
"""Signs of residue. Characters are looked for apart from words, for together they take ten times as long."""

_RESIDUE = re.compile(
    r"""
      \[bookmark:[^\]\n]{0,80}\]
    | \b_GoBack\b
    | \b(?:HYPERLINK|PAGEREF)\s{1,4}(?:\\[a-z]\s{1,4})?"[^"\n]{0,300}"(?:\s{1,4}\\[a-z])?
    | \b(?:TOC|PAGE|NUMPAGES|EMBED|FORMTEXT|SEQ)\b[^\n一-鿿]{0,80}?\\\*\s?MERGEFORMAT
    | \\\*\s?MERGEFORMAT
    | </?(?:o:p|span|font|strong|div|table|tbody|tr|td|th|p|a|b|u|i)(?:\s[^<>\n]{0,300})?/?>
    | &(?:[lr][ds]quo|hellip|mdash|ndash|middot|emsp|ensp|lt|gt|amp|quot|\#\d{1,6}|\#x[0-9a-f]{1,5});
    | \uFFFD+
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,  # A word ends where Chinese begins.
)

_SHIFTED = re.compile(r"(?:[?？]。)?[ㄅ-ㄩǖ-ǜ][一-鿿]?[─-╿]|\?[。！]")
"""What mirror sites make of 。（一）主 by losing a byte in GBK: all behind it is read a byte too late."""

# Markup that is at home in Markdown, or LaTeX's in it, says nothing and is nobody's fault.
_FORMULA = re.compile(r"\$\s?([\d.,]{1,20}(?:\s?\\?%)?)\s?\$")
_MARKUP = re.compile(r"<br\s{0,4}/?>|&nbsp;|\*\*|__|\\(?=[!-/:-@\[-`{-~])", re.IGNORECASE)


def present(text: str) -> bool:
    """Say whether a text can have residue in it at all."""
    return _HINT.search(text) is not None or any(hint in text for hint in _HINTS)


def remove(passage: Passage, stains: list[Stain]) -> None:
    """Take the residue out of a passage and note it; what it cannot do without is only noted."""
    if not present(passage.text):
        return
    _note(passage, [match.span() for match in _SHIFTED.finditer(passage.text)], stains)
    found = [match.span() for match in _RESIDUE.finditer(passage.text)]
    if found:
        _note(passage, found, stains)
        cut(passage, found)
    formulas = [
        side
        for of in _FORMULA.finditer(passage.text)
        for side in ((of.start(), of.start(1)), (of.end(1), of.end()))
    ]
    if formulas:
        cut(passage, formulas)
    markup = [match.span() for match in _MARKUP.finditer(passage.text)]
    if markup:
        cut(passage, markup)
    if found or formulas or markup:
        trim(passage)


def _note(passage: Passage, found: Sequence[tuple[int, int]], stains: list[Stain]) -> None:
    within = passage.span()
    for start, end in found:
        text = passage.text[start:end]
        stains.append(Stain(Blemish.RESIDUE, passage.span(start, end), text, within))
