"""What looks like a submission, though there is no report in it that can be checked.

A report that was handed in may be a picture, an empty file or an archive of a kind nobody reads. It
is told by its name, by its first lines, or by the company that it keeps.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportlint.hookspecs import Unreadable
from reportlint.model.document import Paragraph
from reportlint.plugins.blaming import blaming
from reportlint.refusals.catalogue import kept_elsewhere, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set

    from reportlint.config.settings import Settings
    from reportlint.hookspecs import Form
    from reportlint.model.document import Document
    from reportlint.model.outcome import Unchecked

_FIRST_LINES = 10
"""A title stands among so many, also where a site or a letterhead has some lines before it."""

_MOST_TITLES = 3
"""Lines of one file that speak of a report: its title, as a page has it. More of them are a list."""

_LONGEST_LINE = 200
"""Characters of a line that are looked at; no title has as many."""

_MOST_LINES = 3
"""A title has so many at most: the office, the year and what the paper is."""

_YEAR = re.compile(r"(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?+(?![-/.]?\d)")
"""What a title has; a date goes on behind its year."""

_ITEM = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})[\s.、)]")
"""With what an entry of a list begins, and no title."""

_SHORTEST = 200
"""Characters. A title, a date and a caption are fewer; the headings and tables of a form are more."""

_PAGE_FOLDERS = ("_files", ".files")
"""How the names of folders end that browsers and Word make for what belongs to a page."""
_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".mht")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A file that is a submission by where it lies, which is known when the others were checked.

    `home` is the folder, or the archive, that decides. Reports have to be in there for it to be one;
    or, where it is not `beside_reports` but an archive that should have them in it, must not.
    """

    unchecked: Unchecked
    settings: Settings
    home: str
    beside_reports: bool = True


def settled(
    doubts: Iterable[Doubt], handed_in: Iterable[str], archives: Collection[str]
) -> tuple[list[tuple[Unchecked, Settings]], list[str]]:
    """Part what was in doubt into submissions and what is skipped.

    `handed_in` are the paths of all reports and of what should have been some, `archives` those of
    the archives that were walked.
    """
    walked = {_full(archive) for archive in archives}
    with_reports = {home for path in handed_in for home in _homes(_full(path), walked)}
    submissions = []
    skipped = []
    for doubt in doubts:
        if (_full(doubt.home) in with_reports) is doubt.beside_reports:
            submissions.append((doubt.unchecked, doubt.settings))
        elif doubt.beside_reports:
            skipped.append(doubt.unchecked.path)
    return submissions, skipped


def _homes(path: PurePath, archives: Set[PurePath]) -> Sequence[PurePath]:
    """Give what a file is at home in: its folder; in an archive, all up to that of the archive."""
    above = path.parents
    depth = max((place for place, home in enumerate(above) if home in archives), default=-1)
    return above[: depth + 2]


def _full(path: str) -> PurePath:
    return PurePath(os.path.abspath(path))  # noqa: PTH100 - within an archive there are no files


def name_speaks(path: str, speaks: Callable[[str], bool]) -> bool:
    """Say whether a file goes by the name of a report; what is taken for a suffix may be part of it."""
    name = PurePath(path)
    return speaks(name.stem) or speaks(name.name)


def lines_speak(document: Document, speaks: Callable[[str], bool]) -> bool:
    """Say whether a document begins as a report: with a title, and the year in it or right above it.

    What a site's menu says of reports has none; a list has many titles, or those of several years;
    what is behind a colon is elsewhere; what has a number before it, or shares a row of a table with
    more, is an entry in a list.
    """
    lines = [
        "" if _ITEM.match(line) else "".join(line.split())
        for line in (
            unicodedata.normalize("NFKC", line[:_LONGEST_LINE])
            for line in islice(_title_lines(document), _FIRST_LINES)
        )
    ]
    places = [place for place, line in enumerate(lines) if ":" not in line and speaks(line)]
    titles = {lines[place] for place in places}
    if len(titles) > _MOST_TITLES or len(set(_YEAR.findall("\n".join(titles)))) > 1:
        return False
    around = (lines[max(place + 1 - _MOST_LINES, 0) : place + 1] for place in places)
    return any(map(_YEAR.search, chain.from_iterable(around)))


def without_text(document: Document, *, speaks: bool) -> Unreadable | None:
    """Refuse a document with nothing in it; one that speaks of a report, with little more in it."""
    length = 0
    for line in _lines(document):
        length += len(line)
        if length > _SHORTEST or not speaks:
            return None
    if not length:
        return kept_elsewhere("report.blank")
    return kept_elsewhere("report.too-short", length=length)


def unlike(forms: Sequence[Form]) -> Unreadable:
    """Refuse a document that calls itself a report, but reads like none."""
    return kept_elsewhere("report.unlike", forms="、".join(form.name for form in forms))


def hollow() -> Unreadable:
    """Refuse an archive that goes by the name of a report and has none in it."""
    return kept_elsewhere("archive.hollow")


def link() -> Unreadable:
    """Refuse a member that is but a link: nothing in an archive may lead out of it."""
    return refusal("archive.link")


def belongs_to_page(path: str, is_there: Callable[[str], bool]) -> bool:
    """Say whether a file lies in the folder of a page that was saved with all that belongs to it."""
    for folder in PurePath(path).parents:
        for ending in _PAGE_FOLDERS:
            if folder.name.endswith(ending):
                page = str(folder).removesuffix(ending)
                if any(is_there(page + suffix) for suffix in _PAGES):
                    return True
    return False


def _title_lines(document: Document) -> Iterator[str]:
    """Give the lines that say something; of rows with several cells nothing, but that they are there."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from filter(None, map(str.strip, block.text.splitlines()))
            continue
        for row in block.rows:
            said = [text for cell in row if (text := cell.text.strip())]
            if said:
                yield from said[0].splitlines() if len(said) == 1 else ("",)


def _lines(document: Document) -> Iterator[str]:
    """Give the lines that say something, of paragraphs and of cells."""
    for passage in document.passages:
        for line in passage.text.splitlines():
            if line := line.strip():
                yield line


def speak_of_reports(forms: Sequence[Form], text: str) -> bool:
    """Ask the forms whether a file's name, or a line of it, speaks of a report of theirs."""
    for form in forms:
        with blaming(form):
            if form.speaks_of(text):
                return True
    return False
