"""What a cell, or a line without a table, says: a figure, a label, or a part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from reportlint.model.document import Paragraph, Passage
from reportlint_grammar.figures.figure import MARK, NUMBER, UNIT
from reportlint_grammar.form.labels import LONGEST, Labels, Meaning

_FIGURE = re.compile(
    rf"{NUMBER}\s*+(?:{UNIT}|[%％])?\s*+{MARK}?(?:\s*+[（(【〔\[][^（()）]*[)）】〕\]])?"
)
_DASHES = frozenset({"-", "—", "——", "－", "--", "/", "\\", "*", "…"})
NONE = frozenset({"无", "空", "没有", "未发生", "N/A"})
_LIKE_DIGITS = frozenset({"零", "〇", "○", "o", "O", "l", "I"})
NO_FIGURE = _DASHES | NONE | _LIKE_DIGITS
"""What is written where a figure should stand."""
_NOTE = re.compile(r"[（(][^（()）]{3,}[)）]")
_PIECE = re.compile(r"\S++(?:(?<=\d)\s[件条项个份宗起](?!\S))?")
"""What stands between blanks; a unit may stand apart from its figure."""
_LONGEST_LINE = 120
"""A line of a label and its figures is no longer."""
_CONTINUED = re.compile(
    r"[（(]?\s*+(?:续\s*+(?:上\s*+)?[表页]?|接续?[上下][表页])\s*+(?:[一二三四]|\d)?\s*+[)）]?[：:]?"
    r"|(?:续\s*+)?(?:附\s*+)?表\s*+(?:[一二三四]|\d)?\s*+[（(]\s*+续\s*+(?:表\s*+)?[)）]"
)
"""What stands where a table goes on with the next page: （续表）, 接上表, 表三（续）."""
_LONGEST_CONTINUATION = 12
LONGEST_SCRAP = 4
"""So short a word beside labels is what is left of one, or 备注, and no prose."""
_FEWEST_FIGURES = 7
LONGEST_WORD = 8
"""What is written in words where a figure should stand is no longer: 未统计, 正在统计中."""
LONGEST_BREAK = 12
"""Over so many cells or lines a label may be broken in a column as narrow as three characters."""


def may_be_figure(text: str) -> bool:
    """Say whether a text is a figure, or is written where one should stand."""
    return is_figure(text) or text in NO_FIGURE


def is_continuation(text: str) -> bool:
    """Say whether a text says but that a table goes on with this page."""
    return len(text) <= _LONGEST_CONTINUATION and _CONTINUED.fullmatch(text) is not None


def following(cells: Sequence[Passage], place: int) -> str:
    """Give what is written next behind a place in a row; nothing if all the rest is blank."""
    return next((text for at in range(place + 1, len(cells)) if (text := cells[at].text)), "")


def stands_for_figure(cells: Sequence[Passage], place: int) -> bool:
    """Say whether a dash or the like stands next to figures or others of its kind."""
    behind = following(cells, place)
    before = next((text for at in range(place - 1, -1, -1) if (text := cells[at].text)), "")
    return cells[place].text in NO_FIGURE and (may_be_figure(before) or may_be_figure(behind))


def is_figure(text: str) -> bool:
    """Say whether a text is a number, with what offices write behind it."""
    return text.isdigit() or _FIGURE.fullmatch(text) is not None


def bare_cells(
    lines: Sequence[Paragraph], tables: Collection[str], known: Labels
) -> tuple[list[Passage], int]:
    """Read the first of some lines as cells: none if it is prose.

    Also says over how many lines below it the label that it begins is broken.
    """
    line = lines[0]
    text = line.text
    following = lines[1].text if len(lines) > 1 else ""
    if may_be_figure(text):
        return [line], 0
    spans = [piece.span() for piece in _PIECE.finditer(text)]
    cells = [line.part(*span) for span in spans]
    is_whole = len(cells) < 2 or not may_be_figure(cells[-1].text)
    if is_whole and known.exact(text, tables) and not note_goes_on(text, following):
        return [line], 0
    if len(cells) > 1 and _are_cells(cells, tables, known.exact):
        return cells, 0
    if len(text) > _LONGEST_LINE:
        return [], 0
    first = len(cells)
    while first and may_be_figure(cells[first - 1].text):
        first -= 1
    is_row = len(cells) - first > 1
    if not is_row and (used := exact_over(lines, tables, known)):
        return [line], used - 1
    if first == len(cells) and (used := alike_over(lines, tables, known)):
        return [line], used - 1
    if len(cells) > 1 and _are_cells(cells, tables, known.alike):
        return cells, 0
    if len(cells) > 1 and (_are_mostly_figures(cells) or _are_row_with_words(cells, tables, known)):
        return cells, 0
    if first == len(cells) and _are_mostly_labels(cells, tables, known):
        return cells, 0
    label = line.part(0, spans[first - 1][1]) if 0 < first < len(cells) else None
    return ([label, *cells[first:]], 0) if label and known.alike(label.text, tables) else ([], 0)


def pieces(line: Passage) -> list[Passage]:
    """Give what stands between the blanks of a line."""
    return [line.part(*piece.span()) for piece in _PIECE.finditer(line.text)]


def may_be_label(text: str) -> bool:
    """Say whether a line may be the label of a row of an office's own: short, and no sentence."""
    is_short = len(text) <= _LONGEST_LINE and "。" not in text
    return (
        is_short and (text[-1:].isalnum() or text.endswith(("）", ")"))) and not may_be_figure(text)
    )


def labelled(line: Passage, widths: Collection[int]) -> list[Passage]:
    """Read a line as a label, whatever it says, and as many figures as a row has; else give none."""
    text = line.text
    if len(text) > _LONGEST_LINE or not text[-1:].isalnum():
        return []
    spans = [piece.span() for piece in _PIECE.finditer(text)]
    first = len(spans)
    while first and is_figure(text[slice(*spans[first - 1])]):
        first -= 1
    if not first or len(spans) - first not in widths or "。" in text:
        return []
    return [line.part(0, spans[first - 1][1]), *(line.part(*span) for span in spans[first:])]


def exact_over(passages: Sequence[Passage], tables: Collection[str], known: Labels) -> int:
    """Say over how many passages, two or more, a label is broken: 0 if none is."""
    joined = passages[0].text
    for used, passage in enumerate(passages[1:], start=2):
        joined += passage.text
        if not passage.text or len(joined) > LONGEST:
            return 0
        if is_figure(passage.text) or _are_figures(passage.text):
            return 0
        if known.exact(joined, tables):
            return used
    return 0


def alike_over(passages: Sequence[Passage], tables: Collection[str], known: Labels) -> int:
    """Say over how many passages a label is written whose wording is only like one: 0 if none is."""
    joined = passages[0].text
    options = known.alike(joined, tables)
    used = 1
    is_scrap = len(joined) <= LONGEST_SCRAP and joined not in NONE and len(passages) > 1
    if not options and is_scrap and not known.exact(passages[1].text, tables):
        joined += passages[1].text
        options = known.alike(joined, tables)
        used = 2
    if not options:
        return 0
    likeness = known.likeness(joined, options)
    for below in passages[used:]:
        joined += below.text
        more = known.likeness(joined, options)
        if may_be_figure(below.text) or _are_figures(below.text) or more <= likeness:
            break
        if known.alike(joined, tables) != options:
            break
        likeness = more
        used += 1
    return used


def _are_figures(text: str) -> bool:
    """Say whether a line is a row's figures, as stand half way down beside a label on two lines."""
    pieces = text.split()
    return len(pieces) > 1 and all(map(may_be_figure, pieces))


def _are_cells(
    pieces: Sequence[Passage],
    tables: Collection[str],
    meanings: Callable[[str, Collection[str]], Sequence[Meaning]],
) -> bool:
    """Say whether every piece of a line is a figure, a label, or a part of one."""
    place = 0
    while place < len(pieces):
        text = ""
        for used, piece in enumerate(pieces[place : place + LONGEST_BREAK], start=1):
            text += piece.text
            if (used == 1 and may_be_figure(text)) or meanings(text, tables):
                place += used
                break
        else:
            return False
    return True


def _are_mostly_figures(pieces: Sequence[Passage]) -> bool:
    """Say whether a line is the figures of a whole table, words in the stead of some."""
    figures = sum(may_be_figure(piece.text) for piece in pieces)
    return figures > len(pieces) * 3 // 4 > _FEWEST_FIGURES and all(
        len(piece.text) <= LONGEST_WORD for piece in pieces
    )


def _are_row_with_words(pieces: Sequence[Passage], tables: Collection[str], known: Labels) -> bool:
    """Say whether a line is a row's name and as many figures as it has, words in the stead of some."""
    first = next(
        (at for at, piece in enumerate(pieces) if not known.exact(piece.text, tables)), len(pieces)
    )
    cells = [piece.text for piece in pieces[first:]]
    widths = (
        {meaning.figures for meaning in known.exact(pieces[first - 1].text, tables)}
        if first
        else set()
    )
    return (
        len(cells) in widths
        and (len(cells) == 1 or any(map(may_be_figure, cells)))
        and all(len(text) <= LONGEST_WORD for text in cells)
    )


def _are_mostly_labels(pieces: Sequence[Passage], tables: Collection[str], known: Labels) -> bool:
    """Say whether more than half the pieces of a line are names of rows or columns, as they are."""
    return 2 * sum(bool(known.exact(piece.text, tables)) for piece in pieces) > len(pieces) > 2


def note_goes_on(text: str, following: str) -> bool:
    """Say whether a note on a label ends, or stands, in the next cell or line."""
    opened = max(text.rfind("（"), text.rfind("("))
    return opened > max(text.rfind("）"), text.rfind(")")) or (
        following.startswith(("（", "(")) and _NOTE.fullmatch(following) is not None
    )
