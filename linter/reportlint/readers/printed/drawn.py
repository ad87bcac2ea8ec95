"""What has been drawn on a page, and what of it can be seen there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlint.readers.printed.covering import covered
from reportlint.readers.printed.marks import Direction, Glyph, Page, Rule
from reportlint.readers.printed.shading import edges
from reportlint.readers.printed.turning import turned

LOST = "\ufffd"
"""What stands for a character of which the file does not say which it is."""


class Text(NamedTuple):
    """A character, which way its text runs, and whether it leaves ink on the page.

    `light` is how near its colour is to that of paper: 0 is black, 1 is white.
    """

    glyph: Glyph
    direction: Direction
    is_visible: bool
    light: float

    @property
    def is_white(self) -> bool:
        """Whether it can be read on dark ground only."""
        return self.light >= 1


@dataclass(slots=True)
class Drawn:
    """What has been drawn on a page; its places are counted from the upper left corner."""

    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    grounds: list[Rule] = field(default_factory=list)
    """Boxes filled with ink, on which white text can be read."""
    pictures: list[Rule] = field(default_factory=list)

    @property
    def is_picture(self) -> bool:
        """Whether pictures take up most of the page and no text can be read on it."""
        area = sum(picture.area for picture in self.pictures)
        return 2 * area > self.width * self.height and all(
            glyph.text.isspace() for glyph in self._seen
        )

    @property
    def is_recognised(self) -> bool:
        """Whether its text is invisible, as that which was recognised in a scan."""
        return bool(self.texts) and not any(text.is_visible for text in self.texts)

    @property
    def lost(self) -> int:
        """How many of its characters are not known."""
        return sum(text.glyph.text == LOST for text in self.texts)

    @property
    def page(self) -> Page:
        """What can be seen of it, turned as most of its text is."""
        ways = Counter(
            text.direction for text in self.texts if text.direction is not Direction.ASLANT
        )
        ((way, _),) = ways.most_common(1) or [(Direction.RIGHT, 0)]
        page = turned(Page(self.width, self.height, self._seen, self.rules), way)
        grounds = turned(Page(self.width, self.height, (), self.grounds), way).rules
        return page._replace(rules=[*page.rules, *edges(grounds, page.rules)])

    @property
    def _seen(self) -> list[Glyph]:
        """The characters that can be seen, or were recognised in what can be seen."""
        is_recognised = self.is_recognised
        texts = [
            text
            for text in self.texts
            if text.direction is not Direction.ASLANT and (text.is_visible or is_recognised)
        ]
        white = [text.glyph for text in texts if text.is_white]
        on_ground = covered([glyph.middle for glyph in white], [*self.grounds, *self.pictures])
        lost = {id(glyph) for number, glyph in enumerate(white) if number not in on_ground}
        return [text.glyph for text in texts if id(text.glyph) not in lost]
