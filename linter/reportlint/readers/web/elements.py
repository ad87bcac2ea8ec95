"""What the reader has to know of HTML's elements, by their names."""

from __future__ import annotations


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


CELLS = _names("td th")
ROW_ENDS = _names("tr thead tbody tfoot table")
"""Where these begin or end, a row ends."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = _names("""
    address article aside blockquote body br caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frameset header hgroup hr html legend li listing
    main menu nav ol p pre section summary ul
""").union(CELLS, ROW_ENDS, HEADINGS)
"""These begin a line and end it; any other stands in the line and does not part its text."""

VOID = _names("area base br col embed frame hr img input link meta param source track wbr")
"""These have no content, and no end tag."""

UNSEEN = _names("audio button canvas datalist footer math nav object select svg template video xml")
"""These hold none of a page's own text, whatever else they are for."""

ENDED_BY = {
    "p": BLOCKS - {"br"},
    "li": _names("li"),
    "td": CELLS | ROW_ENDS,
    "th": CELLS | ROW_ENDS,
    "tr": ROW_ENDS,
}
"""What, by its beginning, ends an element that may go without its end tag."""
