"""The tags of HTML where they stand in a source, as browsers find them.

Whatever is not shown as text (comments, declarations, scripts, what stands in a field of a form) is
one piece. The pattern never goes back over what it has read, so no source takes it long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlint.model.document import Span

_ATTRIBUTES = r"""(?:[^=>]++|=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>]++)?+)*+"""
_RAW = "script|style|title|textarea|noscript|iframe|noembed|noframes|xmp"
"""In these elements no tag is one, but that which ends them."""

_MARKUP = re.compile(
    rf"""
    <(?:
      !--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))
    | (?:[!?]|/(?![a-z]))[^>]*+>?
    | (?=[instx])(?P<raw>{_RAW})(?=[\s/>])(?P<raw_written>{_ATTRIBUTES})
      (?:(?<=/)>|>(?P<content>(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+)(?:</[^>]*+>?)?|\Z)
    | (?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<written>{_ATTRIBUTES})>?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+("[^"]*+|'[^']*+|[^\s>]++))?""")


class Tag(NamedTuple):
    """A tag at `start`, and the stretch of text before it, if there is any.

    An element whose content is no markup is one tag with its `content`. A comment is a tag without
    a name, and so is the end of the source.
    """

    before: Span | None
    start: int
    name: str
    is_end: bool
    attributes: str
    content: Span | None


def tags(source: str, within: Span | None = None) -> Iterator[Tag]:
    """Give a source's tags in order, each with the text before it, and at last the text behind.

    `within` is the stretch of the source that has them, where that is not all of it.
    """
    behind, last = within or (0, len(source))
    for match in _MARKUP.finditer(source, behind, last):
        start, end = match.span()
        raw, raw_written, content, slash, name, written = match.groups()
        before = Span(behind, start) if start > behind else None
        behind = end
        if name is not None:
            yield Tag(before, start, name.lower(), bool(slash), written, None)
        elif content is not None:
            held = Span(*match.span("content"))
            yield Tag(before, start, raw.lower(), False, raw_written, held)
        else:
            yield Tag(before, start, "", False, "", None)
    yield Tag(Span(behind, last), last, "", False, "", None)


def attributes(written: str) -> dict[str, str]:
    """Read a tag's attributes; of one that is given twice the first holds."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), html.unescape(value.lstrip("\"'")))
    return found
