"""Notes on the cells of a workbook, one a cell, however much was found there.

They are what Excel calls notes: their text is in one part, and in a drawing the boxes in which it is
shown. What else is in the workbook stays as it is; where somebody has a note on a cell, ours goes below it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree
from wcwidth import wcswidth

from reportlint.annotating.notes import AUTHOR, Note
from reportlint.annotating.parts import Changes
from reportlint.readers.workbook.vocabulary import RELATION, S
from reportlint.readers.workbook.worksheet import column_number
from reportlint.readers.workbook.xlsx_parts import WorkbookPackage

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reportlint.files.copy_marks import CopyMark

_AUTHORS, _LIST, _COMMENT = f"{S}authors", f"{S}commentList", f"{S}comment"
_TEXT, _RUN, _RUN_TEXT = f"{S}text", f"{S}r", f"{S}t"
_DRAWING = f"{S}legacyDrawing"
_BEHIND_DRAWING = frozenset(
    S + name
    for name in (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
        *("webPublishItems", "tableParts", "extLst"),
    )
)
"""What stands in a sheet behind the place of its notes' drawing."""

_BELOW = f"\n—— {AUTHOR} ——\n"
"""What parts a note of ours from that of somebody else above it."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"

_NO_COMMENTS = f'<comments xmlns="{S[1:-1]}"><authors/><commentList/></comments>'
_VML, _OFFICE, _EXCEL = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_NO_SHAPES = f"""<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
_SHAPE = f"""<v:shape xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}"
 id="{{name}}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" style="position:absolute;
margin-left:60pt;margin-top:2pt;width:{{width}}pt;height:{{height}}pt;z-index:1;visibility:hidden">
<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>
<x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column></x:ClientData></v:shape>"""
_FIRST_SHAPE = 1025
"""Excel numbers the shapes of a sheet from here on."""

_WIDTH, _LINE, _COLUMNS = 260, 13, 46
"""How wide a box is in points, how high a line in it, and how many columns of letters a line has."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def noted(data: bytes, notes: Sequence[Note], mark: CopyMark) -> bytes:
    """Give a workbook with the notes on their cells, and without those of former copies.

    Raises Unreadable for a file with a digital signature, or with notes that cannot be read.
    """
    package = WorkbookPackage(data)
    changes = Changes(package, data)
    by_sheet: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for note in notes:
        origin = note.location.origin
        if origin is not None and origin.sheet is not None and origin.reference is not None:
            by_sheet[origin.sheet][origin.reference].append(note.text)
    for name, part in package.parts_of_sheets():
        wanted = by_sheet.pop(name, {})
        comments = changes.related(part, "comments")
        if wanted or (comments is not None and _has_own(changes.seen(comments))):
            _Sheet(changes, part).put({at: "\n\n".join(texts) for at, texts in wanted.items()})
    return changes.marked(mark)


def _has_own(comments: _Element) -> bool:
    return any(author.text == AUTHOR for author in comments.iterfind(f"{_AUTHORS}/{S}author")) or (
        any(_BELOW in "".join(map(str, text.itertext())) for text in comments.iter(_TEXT))
    )


class _Sheet:
    """A sheet whose notes change: their texts, and the shapes in which they are shown."""

    def __init__(self, changes: Changes, part: str) -> None:
        self._comments = _comments(changes, part)
        self._shapes = _shapes(changes, part)

    def put(self, texts: Mapping[str, str]) -> None:
        """Put texts on cells, and take former ones away."""
        notes = self._comments.find(_LIST)
        assert notes is not None  # noqa: S101 - it is put in where there is none
        author = self._author()
        gone = set()
        for comment in [*notes]:
            if comment.get("authorId") == author:
                notes.remove(comment)
                gone.add(comment.get("ref"))
            else:
                _cut(comment)
        others = {comment.get("ref"): comment for comment in notes}
        self._take_away(_cell(at) for at in gone if at is not None)
        for at, text in texts.items():
            if at in others:
                _say(others[at], _BELOW + text)
            else:
                comment = etree.SubElement(notes, _COMMENT, ref=at, authorId=author)
                _say(comment, text)
                self._draw(at, text)

    def _author(self) -> str:
        """Give the number of us among the authors."""
        authors = self._comments.find(_AUTHORS)
        assert authors is not None  # noqa: S101
        names = [author.text for author in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{S}author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _take_away(self, cells: Iterable[tuple[int, int]]) -> None:
        """Take away the boxes of the notes on some cells."""
        wanted = set(cells)
        for shape in [*self._shapes.iter(f"{{{_VML}}}shape")]:
            row, column = (
                shape.findtext(f"{{{_EXCEL}}}ClientData/{{{_EXCEL}}}{name}", "")
                for name in ("Row", "Column")
            )
            if row.isdecimal() and column.isdecimal() and (int(row), int(column)) in wanted:
                parent = shape.getparent()
                assert parent is not None  # noqa: S101 - it is not the root
                parent.remove(shape)

    def _draw(self, at: str, text: str) -> None:
        """Add the box of a note, as high as its text takes."""
        taken = {shape.get("id") for shape in self._shapes}
        number = _FIRST_SHAPE
        while (name := f"_x0000_s{number}") in taken:
            number += 1
        lines = sum(1 + max(wcswidth(line), 0) // _COLUMNS for line in text.split("\n"))
        row, column = _cell(at)
        shape = _SHAPE.format(
            name=name, width=_WIDTH, height=_LINE * (lines + 1), row=row, column=column
        )
        self._shapes.append(etree.fromstring(shape.replace("\n", "")))


def _comments(changes: Changes, sheet: str) -> _Element:
    """Give the root of a sheet's notes, new where it has none."""
    part = changes.related(sheet, "comments")
    if part is None:
        part = changes.new_name("xl/comments{}.xml")
        changes.relate(sheet, "comments", part)
        changes.declare(part, _COMMENTS_TYPE)
    root = changes.root(part, _NO_COMMENTS)
    for place, name in enumerate((_AUTHORS, _LIST)):
        if root.find(name) is None:
            root.insert(place, etree.Element(name))
    return root


def _shapes(changes: Changes, sheet: str) -> _Element:
    """Give the root of the drawing with the boxes of a sheet's notes, new where it has none."""
    named = changes.seen(sheet).find(_DRAWING)
    part = None if named is None else changes.target(sheet, named.get(RELATION, ""))
    if part is None:
        part = changes.new_name("xl/drawings/vmlDrawing{}.vml")
        changes.declare_suffix("vml", _VML_TYPE)
        drawing = _drawing(changes.root(sheet))
        drawing.set(RELATION, changes.relate(sheet, "vmlDrawing", part))
    return changes.root(part, _NO_SHAPES)


def _drawing(sheet: _Element) -> _Element:
    """Give the element by which a sheet names its drawing, new where it has none."""
    drawing = sheet.find(_DRAWING)
    if drawing is None:
        drawing = etree.Element(_DRAWING)
        behind = next((each for each in sheet if each.tag in _BEHIND_DRAWING), None)
        if behind is None:
            sheet.append(drawing)
        else:
            behind.addprevious(drawing)
    return drawing


def _say(comment: _Element, text: str) -> None:
    """Put a text behind what a note says, as a run of its own."""
    holder = comment.find(_TEXT)
    if holder is None:
        holder = etree.SubElement(comment, _TEXT)
    plain = holder.find(_RUN_TEXT)
    if plain is not None:  # It does not go together with runs.
        run = etree.Element(_RUN)
        holder.replace(plain, run)
        run.append(plain)
    run = etree.SubElement(holder, _RUN)
    etree.SubElement(run, _RUN_TEXT, {_SPACE: "preserve"}).text = text


def _cut(comment: _Element) -> None:
    """Take what was ours out of somebody else's note."""
    for run in comment.iterfind(f"{_TEXT}/{_RUN}"):
        if run.findtext(_RUN_TEXT, "").startswith(_BELOW):
            holder = run.getparent()
            assert holder is not None  # noqa: S101
            holder.remove(run)
            return


def _cell(reference: str) -> tuple[int, int]:
    """Give the row and the column of a cell, both counted from 0."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return -1, -1
    return int(match[2]) - 1, column_number(match[1]) - 1
