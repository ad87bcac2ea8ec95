"""A device that pdfminer draws pages on, and that keeps where every mark is.

It takes the place of pdfminer's own layout, and of pdfplumber on top of that: they make an object
with two dozen attributes of every character, and do not say which text is drawn invisibly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, Point, Rect, apply_matrix_pt, apply_matrix_rect

from reportlint.readers.pdf.inks import lightness, opacity
from reportlint.readers.printed.drawn import LOST, Drawn, Text
from reportlint.readers.printed.marks import ABOVE, BELOW, Glyph, Rule
from reportlint.readers.printed.turning import direction

_INVISIBLE = frozenset({3, 7})
"""The modes of drawing text that leave nothing on the page: the layer of text over a scan."""
_THICKEST = 4.0
"""A filled box no thicker than this is a ruled line."""
_STRAIGHT = 1.0
_FEWEST_OF_DRAWING = 12
"""A path of no more pieces may be a box with round corners."""
_SHAPES = 0.1
"""Of characters a larger share of the outlines is bent; of a table's cells hardly one."""
_CURVES = frozenset("cvy")


class _Outline(NamedTuple):
    """A part of a path that is drawn without lifting the pen: its corners, and if it has curves."""

    points: list[Point]
    is_curved: bool


class Device(PDFTextDevice):
    """Keeps what is drawn on a page; `drawn` is the last one."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawn = Drawn(0, 0)
        self._left = self._upper = 0.0
        self._is_visible = True
        self._light = 0.0
        self._marks: list[bool] = []
        """Of each mark that is open, whether a program calls a watermark by it."""
        self._watermarks = 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begin a page with nothing on it."""
        left, lower, right, upper = apply_matrix_rect(ctm, page.cropbox)
        self._left, self._upper = left, upper
        self.drawn = Drawn(right - left, upper - lower)
        self._marks = []
        self._watermarks = 0

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:  # noqa: ARG002
        """Begin what a program has marked."""
        kind = props.get("Subtype") if isinstance(props, dict) else None
        self._marks.append(isinstance(kind, PSLiteral) and kind.name == "Watermark")
        self._watermarks += self._marks[-1]

    def end_tag(self) -> None:
        """End what was marked last."""
        if self._marks:
            self._watermarks -= self._marks.pop()

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Draw a text, character by character."""
        self._is_visible = textstate.render not in _INVISIBLE
        self._light = lightness(graphicstate.ncolor, ncs, opacity(graphicstate))
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        """Draw a character, and say how far it moves the next one."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = LOST
        advance = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            box = _upright_box(font.char_disp(cid), fontsize, rise, advance)
        else:
            # Not from the font's own descent: some programs write that of its largest glyph.
            box = (0, rise - BELOW * fontsize, advance, rise + ABOVE * fontsize)
        place = self._placed(apply_matrix_rect(matrix, box))
        if text and not self._watermarks:
            self.drawn.texts.append(
                Text(
                    Glyph(text, *place),
                    direction(matrix[0], matrix[1]),
                    self._is_visible,
                    self._light,
                )
            )
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence[PathSegment],
    ) -> None:
        """Draw lines, or fill what they enclose."""
        is_stroke = stroke and lightness(graphicstate.scolor, graphicstate.scs) < 1
        is_fill = fill and lightness(graphicstate.ncolor, graphicstate.ncs) < 1
        outlines = list(self._outlines(path))
        if len(path) > _FEWEST_OF_DRAWING and _is_drawing(outlines):
            return
        for points, _ in outlines:
            sides = [_between(*pair) for pair in pairwise(points)]
            whole = self._placed(_around(points))
            is_line = min(whole.right - whole.left, whole.bottom - whole.top) <= _THICKEST
            if is_fill and is_line and not is_stroke:
                self.drawn.rules.append(whole)
                continue
            if is_stroke:
                straight = (self._placed(side) for side in sides if _is_straight(side))
                self.drawn.rules.extend(straight)
            if is_fill:
                self.drawn.grounds.append(whole)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """Put a picture where the unit square is."""
        assert self.ctm is not None  # noqa: S101
        self.drawn.pictures.append(self._placed(apply_matrix_rect(self.ctm, (0, 0, 1, 1))))

    def _outlines(self, path: Sequence[PathSegment]) -> Iterator[_Outline]:
        """Give each outline of a path."""
        assert self.ctm is not None  # noqa: S101
        points: list[Point] = []
        is_curved = False
        for name, *numbers in path:
            if name == "m" and points:
                yield _Outline(points, is_curved)
                points, is_curved = [], False
            if name == "h":
                points.append(points[0])
            else:
                x, y = numbers[-2:]
                points.append(apply_matrix_pt(self.ctm, (float(x), float(y))))
            is_curved = is_curved or name in _CURVES
        if points:
            yield _Outline(points, is_curved)

    def _placed(self, box: Rect) -> Rule:
        left, lower, right, upper = box
        return Rule(left - self._left, self._upper - upper, right - self._left, self._upper - lower)


def _upright_box(
    shift: float | tuple[float | None, float], size: float, rise: float, advance: float
) -> Rect:
    """Give the box of a character of a font that is set from top to bottom."""
    x, y = shift if isinstance(shift, tuple) else (None, shift)
    left = -size * (0.5 if x is None else x / 1000)
    upper = (1000 - y) / 1000 * size + rise
    return left, upper + advance, left + size, upper


def _is_drawing(outlines: Sequence[_Outline]) -> bool:
    """Say whether a path is a drawing, or characters of which only their outlines are left.

    What is as thin as a line is one, even if its dots are round; a single line may be aslant.
    """
    left, lower, right, upper = _around([point for points, _ in outlines for point in points])
    if min(right - left, upper - lower) <= _THICKEST:
        return False
    shapes = sum(
        len(points) > 2
        and (is_curved or any(_is_aslant(_between(*side)) for side in pairwise(points)))
        for points, is_curved in outlines
    )
    return shapes > _SHAPES * len(outlines)


def _between(one: Point, other: Point) -> Rect:
    return _around((one, other))


def _around(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_straight(side: Rect) -> bool:
    left, lower, right, upper = side
    return min(right - left, upper - lower) <= _STRAIGHT < max(right - left, upper - lower)


def _is_aslant(side: Rect) -> bool:
    left, lower, right, upper = side
    return min(right - left, upper - lower) > _STRAIGHT
