"""PDF annotations: a highlight with a note for each finding, added behind the bytes of the file.

Nothing that the file had is written anew, so that what others have signed stays as they signed it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from reportlint.annotating.increment import increment
from reportlint.annotating.notes import AUTHOR, Note
from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Area, Span
from reportlint.model.finding import Severity
from reportlint.refusals.catalogue import refusal, said

if TYPE_CHECKING:
    from pypdf import PageObject

    from reportlint.files.copy_marks import CopyMark
    from reportlint.model.document import PrintedLocator, Rectangle

Point = tuple[float, float]

_COLOURS = {
    Severity.ERROR: (1.0, 0.68, 0.64),
    Severity.WARNING: (1.0, 0.88, 0.45),
    Severity.INFO: (0.7, 0.87, 1.0),
}
"""Red, yellow and blue, as pale as a highlighter's."""

_ON_PAPER = 4
"""The flag of an annotation that is printed, too."""

_ANNOTATIONS = "/Annots"
_CHANGES_ALLOWED = 3
"""The level from which on a certified file lets others annotate it."""

# What pypdf has to say is not for our users.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def highlighted(
    data: bytes, notes: Sequence[Note], locator: PrintedLocator, mark: CopyMark
) -> tuple[bytes, Sequence[Bilingual]]:
    """Give a PDF with a highlight for each note, and without those of former copies.

    With it goes what is to be said of it. Raises Unreadable for a file that is encrypted, certified so
    that nothing may be added, or too damaged to be added to.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise refusal("copy.encrypted")
        writer = PdfWriter(reader, incremental=True)
        doubts = [*_signed(writer)]
        for page in writer.pages:
            _forget(page)
        for number, note in enumerate(notes, start=1):
            areas = locator.areas(note.span) or locator.areas(Span(0, 0))
            for page_number, its in groupby(areas, key=attrgetter("page")):
                _mark(writer, writer.pages[page_number - 1], number, note, [*its])
        return increment(data, reader, writer, mark), doubts
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pypdf answers a broken file with whatever it stumbles over.
        raise refusal("copy.odd-pdf") from error


def _signed(writer: PdfWriter) -> Iterator[Bilingual]:
    """Say that a file is signed, if it is; raises Unreadable if nothing may be added to it."""
    root = writer.root_object
    certified = _within(root, "/Perms", "/DocMDP", "/Reference", "/TransformParams", "/P")
    if isinstance(certified, int) and certified < _CHANGES_ALLOWED:
        raise refusal("copy.signed")
    flags = _within(root, "/AcroForm", "/SigFlags")
    if isinstance(flags, int) and flags & 1:
        yield said("copy.added-after-signature")


def _within(found: PdfObject | None, *path: str) -> PdfObject | None:
    """Give what is at the end of a path through dictionaries, or the first of a list there."""
    for step in path:
        if isinstance(found, ArrayObject):
            found = found[0].get_object() if found else None
        if not isinstance(found, DictionaryObject) or step not in found:
            return None
        found = found[step].get_object()
    return found


def _forget(page: PageObject) -> None:
    """Take the annotations of former copies off a page, and the windows that programs gave them."""
    annotations = _within(page, _ANNOTATIONS)
    if not isinstance(annotations, ArrayObject):
        return
    kept = [each for each in annotations if not _is_own(each.get_object())]
    if len(kept) < len(annotations):
        page[NameObject(_ANNOTATIONS)] = ArrayObject(kept)


def _is_own(annotation: PdfObject | None) -> bool:
    if not isinstance(annotation, DictionaryObject):
        return False
    is_window = annotation.get("/Subtype") == "/Popup"
    author = _within(annotation, *(["/Parent", "/T"] if is_window else ["/T"]))
    return isinstance(author, str) and author == AUTHOR


def _mark(
    writer: PdfWriter, page: PageObject, number: int, note: Note, areas: Iterable[Area]
) -> None:
    """Put a highlight over areas of a page."""
    quads = [[*_corners(page, area.box)] for area in areas]
    xs = [x for quad in quads for x, _ in quad]
    ys = [y for quad in quads for _, y in quad]
    around = _numbers([min(xs), min(ys), max(xs), max(ys)])
    colour = _COLOURS[note.severity]
    highlight = _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Highlight"),
        Rect=around,
        QuadPoints=_numbers([place for quad in quads for point in quad for place in point]),
        Contents=TextStringObject(note.text),
        T=TextStringObject(AUTHOR),
        NM=TextStringObject(f"{AUTHOR}-{number}"),
        C=_numbers(colour),
        F=NumberObject(_ON_PAPER),
        P=page.indirect_reference or NullObject(),
        AP=_dictionary(N=writer._add_object(_appearance(quads, around, colour))),
    )
    present = _within(page, _ANNOTATIONS)
    others = present if isinstance(present, ArrayObject) else ()
    page[NameObject(_ANNOTATIONS)] = ArrayObject([*others, writer._add_object(highlight)])


def _appearance(
    quads: Sequence[Sequence[Point]], around: ArrayObject, colour: Sequence[float]
) -> DecodedStreamObject:
    """Draw the highlight for programs that do not by themselves: the text shines through it."""
    lines = ["/Over gs", " ".join(f"{part:.3f}" for part in colour) + " rg"]
    for upper_left, upper_right, lower_left, lower_right in quads:
        corners = (upper_left, upper_right, lower_right, lower_left)
        path = [f"{x:.2f} {y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(corners)]
        lines.append(" ".join([*path, "h f"]))
    appearance = DecodedStreamObject()
    appearance.set_data("\n".join(lines).encode())
    multiply = _dictionary(Type=NameObject("/ExtGState"), BM=NameObject("/Multiply"))
    appearance.update(
        _dictionary(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=around,
            Resources=_dictionary(ExtGState=_dictionary(Over=multiply)),
            Group=_dictionary(S=NameObject("/Transparency")),
        )
    )
    return appearance


def _corners(page: PageObject, box: Rectangle) -> Iterator[Point]:
    """Give the corners of a box as a page has them before it is turned: upper ones first, from the left.

    A box is counted from the upper left corner of what is seen of the page.
    """
    crop = page.cropbox
    turn = page.rotation % 360
    for y in (box.top, box.bottom):
        for x in (box.left, box.right):
            if turn == 90:
                yield crop.left + y, crop.bottom + x
            elif turn == 180:
                yield crop.right - x, crop.bottom + y
            elif turn == 270:
                yield crop.right - y, crop.top - x
            else:
                yield crop.left + x, crop.top - y


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


def _numbers(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(number, 3)) for number in numbers])
