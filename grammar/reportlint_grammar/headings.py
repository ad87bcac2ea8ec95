"""Which lines are the headings of the six sections.

A line is a candidate by its number and its words; which candidates are headings is judged over the
whole report, since 主动公开情况 may be section two in one report and a part of section one in another.

Texts copied from a page may run one paragraph into the next: for a section that no line begins, a
heading is looked for within paragraphs, and those are parted there.
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, takewhile

from reportlint.model.document import Cell, Document, Paragraph, Passage, Table
from reportlint_grammar import free_form, run_together
from reportlint_grammar.form import Edition, SectionForm
from reportlint_grammar.labels import labels
from reportlint_grammar.wording import BRACKETED, Enumerator, Style, bare_number, enumerator, key

_LONGEST = 40
_SPOKEN = re.compile(r"[。；！？]|，.*，")
"""What a sentence has and a heading has not."""
_CONTENTS = re.compile(r"[.…·\s]{2}\d{1,3}$|[.…·]{3}$|\s\d{1,3}$")
_NOTHING = "无"
_SHORTEST_UNNUMBERED = 8
"""A variant as short as 概况 is a heading only with a number before it."""
_WIDEST_ROW = 20
"""A row of more cells is none: a whole text came without the ends of its rows."""
_LONGEST_FRONT = 200
"""In so many lines before the first section the title stands."""
_CONTENTS_RUN = 3
"""From so many headings on, with nothing between them, they may be a table of contents."""
_TOP = (Style.CHAPTER, Style.PART, Style.FORMAL, Style.ROMAN)
_ROW = Passage("", 0)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: the passages it is written in, and how much of the last is heading.

    What stands behind `end` in the last passage is the section's first paragraph, run in.
    """

    section: SectionForm
    passages: tuple[Passage, ...]
    end: int


@dataclass(slots=True)
class _Candidate:
    place: int
    passages: tuple[Passage, ...]
    end: int
    section: SectionForm | None
    number: Enumerator | None
    exact: bool
    level: int

    @property
    def last(self) -> int:
        """The place of the last line it is written on."""
        return self.place + len(self.passages) - 1

    def is_caption(self, before: _Candidate | None) -> bool:
        """Say whether it is on top of a table, which says once more what stands right above it."""
        return (
            before is not None
            and self.place == before.last + 1
            and isinstance(self.passages[0], Cell)
            and not isinstance(before.passages[-1], Cell)
        )

    @property
    def is_top(self) -> bool:
        return self.number is not None and self.number.style in _TOP

    @property
    def is_bracketed(self) -> bool:
        return self.number is not None and self.number.style in BRACKETED

    @property
    def is_official(self) -> bool:
        text = "".join(passage.text for passage in self.passages)[: self.end]
        return self.section is not None and key(text) == key(self.section.heading.official)

    def may_be(self, section: SectionForm) -> bool:
        """Say whether it is a section's that is due here and has no better heading, by its number.

        An Arabic number alone may be an item's: its words have to be the section's, and the very
        words where a table would tell that the section is there.
        """
        if self.number is None or self.number.number != section.number:
            return False
        if self.section is None:
            return self.is_top
        is_its = self.section is section and (self.exact or section.table is None)
        return is_its and self.number.style is Style.ARABIC

    @property
    def has_own_number(self) -> bool:
        return (
            self.number is not None
            and self.section is not None
            and self.number.number == self.section.number
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A document's section headings, and its blocks, in which none stands within a paragraph.

    Keyed by `id` of the first passage of each; further passages of a heading follow it directly.
    """

    blocks: Sequence[Paragraph | Table]
    headings: Mapping[int, Heading]


@lru_cache(maxsize=1)
def find(document: Document, editions: Sequence[Edition]) -> Found:
    """Find a document's section headings; asked twice, of recognising a report and of lexing it."""
    search = _search(editions)
    blocks: Sequence[Paragraph | Table] = document.blocks
    chosen = search.headings(blocks)
    if len({of.section for of in chosen}) < len(editions[0].sections):
        parted = list(search.parted(blocks, chosen))
        with_more = search.headings(parted) if len(parted) > len(blocks) else []
        if len(with_more) > len(chosen):
            blocks, chosen = parted, with_more
    return Found(
        blocks,
        {
            id(candidate.passages[0]): Heading(candidate.section, candidate.passages, candidate.end)
            for candidate in chosen
            if candidate.section is not None
        },
    )


def before_first(document: Document, editions: Sequence[Edition]) -> list[Passage]:
    """Give the lines before the first section heading, where the title is.

    Of many the nearest to it. In a text without such headings, those before the first that reports had
    before there was a form; where there is none at all, those at the beginning.
    """
    found = find(document, editions)
    firsts: Collection[int] = found.headings.keys()
    first = None if firsts else free_form.first_heading(document)
    if first is not None:
        firsts = {id(first)}
    lines: Iterable[Passage] = takewhile(
        lambda passage: id(passage) not in firsts, _passages(found.blocks)
    )
    if not firsts:
        lines = islice(lines, _LONGEST_FRONT)
    return [line for line in deque(lines, _LONGEST_FRONT) if line.text]


def _passages(blocks: Iterable[Paragraph | Table]) -> Iterator[Passage]:
    """Give the passages that may be headings: paragraphs, and cells in rows without figures.

    An empty one stands for every other row, so that headings with a table between are apart.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            written = [cell for cell in row if cell.text]
            if len(written) > _WIDEST_ROW:
                yield from (_ROW if cell.text.isdigit() else cell for cell in written)
            elif written and (written[-1].text.isdigit() or _has_figure(written)):
                yield _ROW
            else:
                yield from written


def _has_figure(cells: Sequence[Passage]) -> bool:
    return any(cell.text.isdigit() for cell in cells)


def _is_entry(passage: Passage) -> bool:
    """Say whether a line between two headings may stand in a table of contents: （一）, a page."""
    text = passage.text
    if passage is _ROW or len(text) > _LONGEST:
        return False
    return text.isdigit() or (enumerator(text) is not None and _SPOKEN.search(text) is None)


class _Search:
    def __init__(self, editions: Sequence[Edition]) -> None:
        self._edition = edition = editions[0]
        self._labels = labels(editions)
        self._exact = {
            key(wording): section
            for section in edition.sections
            for wording in section.heading.wordings
        }

    def headings(self, blocks: Iterable[Paragraph | Table]) -> list[_Candidate]:
        """Give the headings among the lines of a document, section by section."""
        passages = list(_passages(blocks))
        candidates = self.without_contents(list(self.candidates(passages)), passages)
        chosen = [
            heading
            for section in self._edition.sections
            for heading in self.choose(section, candidates)
        ]
        return [*chosen, *self.infer(candidates, chosen)]

    def parted(
        self, blocks: Iterable[Paragraph | Table], chosen: Sequence[_Candidate]
    ) -> Iterator[Paragraph | Table]:
        """Give the blocks, each paragraph parted before the headings in it that no line has.

        A heading is one only where its section is due: between its neighbours.
        """
        due = {
            section: _between(section, chosen)
            for section in self._edition.sections
            if all(of.section is not section for of in chosen)
        }
        place = 0
        for block in blocks:
            if isinstance(block, Table):
                place += sum(1 for _ in _passages([block]))
                yield block
                continue
            cuts = [0]
            last = 0
            for at, section in run_together.headings(block.text, self._edition) if due else ():
                if section in due and last < section.number:
                    after, before = due[section]
                    if after <= place < before:
                        cuts.append(at)
                        last = section.number
                        del due[section]
            yield from run_together.parts(block, cuts)
            place += 1

    def candidates(self, passages: Sequence[Passage]) -> Iterator[_Candidate]:
        """Give every line that could be a section's heading, in order."""
        for place, passage in enumerate(passages):
            text = passage.text
            if not text:
                continue
            number = enumerator(text)
            if len(text) > _LONGEST:
                if run_in := self._run_in(place, passage, number):
                    yield run_in
                continue
            level = passage.level if isinstance(passage, Paragraph) else 0
            following = passages[place + 1] if place + 1 < len(passages) else None
            wording = key(text)
            section = self._exact.get(wording)
            if section is None and (bare := bare_number(text)):
                section = self._exact.get(key(text[len(bare.text) :]))
                number = bare if section else number
            if section is not None and (
                number
                or level
                or wording == key(section.heading.official)
                or len(wording) >= _SHORTEST_UNNUMBERED
            ):
                yield _Candidate(place, (passage,), len(text), section, number, True, level)
            elif self._is_none(text, number, level):
                continue
            elif following is not None and (section := self._joined(text, following)):
                number = number or enumerator(following.text)
                yield _Candidate(
                    place, (passage, following), len(following.text), section, number, True, level
                )
            elif run_in := self._run_in(place, passage, number):
                yield run_in
            elif _SPOKEN.search(text.rstrip("。：:")) is None:
                section = self._by_signs(wording, number)
                yield _Candidate(place, (passage,), len(text), section, number, False, level)

    def _is_none(self, text: str, number: Enumerator | None, level: int) -> bool:
        """Say whether a line in words of its own cannot be a section's heading."""
        if number is None:
            return not level
        return number.style in BRACKETED or bool(self._labels.anywhere(text))

    def _run_in(self, place: int, passage: Passage, number: Enumerator | None) -> _Candidate | None:
        """Give the heading with which a paragraph begins, if it does.

        What goes on with a page or with a further heading is of a table of contents.
        """
        if number is None or number.style not in _TOP or _CONTENTS.search(passage.text):
            return None
        rest = passage.text[len(number.text) :]
        for section in self._edition.sections:
            for wording in section.heading.wordings:
                if not rest.startswith(wording):
                    continue
                end = run_together.end(passage.text, len(number.text) + len(wording))
                if end is not None:
                    if self._goes_on(passage.text[end:], section):
                        return None
                    return _Candidate(place, (passage,), end, section, number, True, 0)
        return self._run_on(place, passage, number)

    def _run_on(self, place: int, passage: Passage, number: Enumerator) -> _Candidate | None:
        """Give the heading with which a paragraph begins whose first sentence nothing parts from it.

        It may be the sentence's own beginning, so that one with nothing behind it is preferred.
        """
        rest = passage.text[len(number.text) :]
        for section in self._edition.sections:
            official = section.heading.official
            if number.number == section.number and rest.startswith(official):
                said = rest[len(official) :]
                if said == _NOTHING or (_SPOKEN.search(said) and not self._goes_on(said, section)):
                    end = len(number.text) + len(official)
                    return _Candidate(place, (passage,), end, section, number, False, 0)
        return None

    def _goes_on(self, text: str, section: SectionForm) -> bool:
        """Say whether a later section's heading follows on the same line before a sentence ends."""
        said = run_together.sentence(text)
        later = self._edition.sections[section.number :]
        return any(f"{of.numeral}、{as_}" in said for of in later for as_ in of.heading.wordings)

    def _joined(self, text: str, following: Passage) -> SectionForm | None:
        if len(text) + len(following.text) > _LONGEST:
            return None
        return self._exact.get(key(text + following.text))

    def _by_signs(self, wording: str, number: Enumerator | None) -> SectionForm | None:
        matching = [
            section
            for section in self._edition.telling_first
            if any(all(word in wording for word in words) for words in section.signs)
        ]
        for section in matching:
            if number is not None and number.number == section.number:
                return section
        return matching[0] if matching else None

    def without_contents(
        self, candidates: list[_Candidate], passages: Sequence[Passage]
    ) -> list[_Candidate]:
        """Leave out tables of contents and menus: headings with nothing between, said elsewhere too.

        Elsewhere they stand over text; or, where they stand over nothing there either, later.
        """
        runs: list[list[_Candidate]] = []
        for candidate in candidates:
            if candidate.section is None:
                continue
            run = runs[-1] if runs else []
            if (
                run
                and all(of.section is not candidate.section for of in run)
                and all(map(_is_entry, passages[run[-1].last + 1 : candidate.place]))
            ):
                run.append(candidate)
            else:
                runs.append([candidate])
        listed: set[int] = set()
        elsewhere = {of.section for run in runs if len(run) < _CONTENTS_RUN for of in run}
        for run in reversed(runs):
            if len(run) >= _CONTENTS_RUN and elsewhere.issuperset(of.section for of in run):
                listed.update(map(id, run))
            elsewhere.update(of.section for of in run)
        return [
            candidate
            for candidate in candidates
            if id(candidate) not in listed
            and not _CONTENTS.search(candidate.passages[-1].text[: candidate.end].rstrip())
        ]

    def choose(self, section: SectionForm, candidates: list[_Candidate]) -> list[_Candidate]:
        """Give the headings of one section: none, one, or several where it really is repeated."""
        its = [candidate for candidate in candidates if candidate.section is section]
        official = [
            candidate
            for before, candidate in zip([None, *its], its, strict=False)
            if candidate.exact and not candidate.is_bracketed and not candidate.is_caption(before)
        ]
        top = [candidate for candidate in official if candidate.is_top]
        if official:
            return top or official
        has_top = any(candidate.is_top for candidate in candidates)
        loose = [candidate for candidate in its if candidate.is_top]
        marked = [c for c in its if c.level and not c.is_bracketed]
        arabic = [c for c in its if c.number and c.number.style is Style.ARABIC and not has_top]
        bracketed = [
            c for c in its if c.exact and c.has_own_number and (c.is_official or not has_top)
        ]
        for choice in (
            [candidate for candidate in loose if candidate.has_own_number],
            loose,
            marked,
            [candidate for candidate in arabic if candidate.has_own_number],
            bracketed,
        ):
            if choice:
                return choice[:1]
        return []

    def infer(self, candidates: list[_Candidate], chosen: list[_Candidate]) -> Iterator[_Candidate]:
        """Give headings in words of their own, known by their number and their neighbours."""
        found = {candidate.section for candidate in chosen}
        for section in self._edition.sections:
            if section in found or len(found) < len(self._edition.sections) // 2:
                continue
            after, before = _between(section, chosen)
            for candidate in candidates:
                if after < candidate.place < before and candidate.may_be(section):
                    candidate.section = section
                    yield candidate
                    break


def _between(section: SectionForm, chosen: Iterable[_Candidate]) -> tuple[int, float]:
    """Give the places of the headings between which a section's is due."""
    places = [(of.section.number, of.place) for of in chosen if of.section]
    return (
        max((place for number, place in places if number < section.number), default=-1),
        min((place for number, place in places if number > section.number), default=math.inf),
    )


@cache
def _search(editions: Sequence[Edition]) -> _Search:
    return _Search(editions)
