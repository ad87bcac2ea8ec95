"""What speaks for a text's being an annual report, and what against it, weighed.

No sign is enough by itself: any paper of an office has an overview, problems and other matters, a
guide speaks of disclosure on request, and a notice may have the whole form below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain

from reportlint.document import Cell, Document, Passage
from reportlint_grammar import free_form, headings, papers, titles
from reportlint_grammar.cells import is_figure
from reportlint_grammar.form import Label, edition, editions
from reportlint_grammar.headings import Heading
from reportlint_grammar.labels import labels
from reportlint_grammar.papers import Named, Paper
from reportlint_grammar.wording import enumerator, key

_ENOUGH = 10
"""So much makes a report."""

_NAMES_REPORT = 8
"""A title with an office or a year. One heading is wanted below it: a list of reports has none."""
_NAMES_THE_KIND = 4
"""政府信息公开年报 by itself may be a menu's."""
_NAMES_OTHER = -10
"""The title of another paper: below it the form must be there as if there were none above it, twice."""
_NAMES_OTHER_KIND = -4

_IN_THE_FORMS_WORDS = 6
"""A heading on disclosure in a wording of the form's: two of them need no title."""
_TELLS_OF_DISCLOSURE = 4
"""In words of its own, but telling how things stand: 政府信息依申请公开办理情况."""
_IN_ANY_PAPER = 2
"""存在的问题; 主动公开 too, which a guide has."""
_IN_ANY_PAPER_BUT_OFFICIAL = 3
"""存在的主要问题及改进情况: the form's very words, which others may use by chance."""
_MENTIONED = 1
"""Within a paragraph, as a manual does, or without a number in a cell, as a list of what to check."""
_NUMBERED_AS_THE_FORM = 1
"""Every paper has its 一; that the 五 is on problems is a sign."""
_TELLING = "情况"
_DISCLOSURE = "公开"

_WHOLE_TABLE = 20
"""Half the labels that a table has to itself make a report: a file may hold the tables alone."""
_A_TABLES_LABELS = 5
_A_TABLES_FIGURES = 25
"""So many are there as table three has rows; a form left blank has fewer."""

_OPENS_AS_ONE = 3
"""根据条例，编制本报告."""
_TELLS_OF_FEE = 3
_FEE = "信息处理费"

_GOES_ON = "的"
_LONGEST_REST = 10
"""A title broken before its end: 关于报送政府信息公开年报, and below it 的通知."""
"""Charged for nothing else, but a guide speaks of it too."""


class Evidence:
    """What a text has of a report; what is dear to find is looked for only where a doubt is left."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found = headings.find(document, edition())
        self._front = headings.before_first(document, edition())

    @cached_property
    def has_title(self) -> bool:
        """Say whether what names itself before the first section is a report, and nothing else."""
        return self._title > 0

    def suffices(self) -> bool:
        """Say whether a text is a report.

        A notice about reports has the form below it, but left blank. With figures it is the report
        that it publishes.
        """
        if Paper.ABOUT_REPORTS in self._papers:
            is_form = self._is_blank if self._title == _NAMES_REPORT else not self._is_filled
            return not is_form and self._title + self._headings >= _ENOUGH
        sure = self._title + self._headings
        return sure >= _ENOUGH or sure + self._tables + self._text >= _ENOUGH

    # -------------------------------------------------------------- the title

    @cached_property
    def _title(self) -> int:
        """Weigh what is named before the first section; a menu names papers of every kind."""
        named = self._papers
        if named.get(Paper.REPORT):
            return _NAMES_REPORT
        if Paper.ABOUT_REPORTS in named:
            return 0
        if named.get(Paper.OTHER):
            return _NAMES_OTHER
        the_kind = _NAMES_THE_KIND if Paper.REPORT in named else 0
        return the_kind + (_NAMES_OTHER_KIND if Paper.OTHER in named else 0)

    @cached_property
    def _papers(self) -> dict[Paper, bool]:
        """Give what is named before the first section, and of each whether one such paper is."""
        named: dict[Paper, bool] = {}
        for of in _named(self._front):
            named[of.paper] = named.get(of.paper, False) or of.one
        return named

    # -------------------------------------------------------------- headings

    @cached_property
    def _headings(self) -> int:
        """Weigh the headings, of each section the weightiest."""
        weights: dict[str, int] = {}
        for heading in self._found.headings.values():
            name = heading.section.name
            weight = _weight(heading) if self._begins_line(heading) else _MENTIONED
            weights[name] = max(weight, weights.get(name, 0))
        return sum(weights.values())

    def _begins_line(self, heading: Heading) -> bool:
        return heading.passages[0].span().start in self._lines if self._parted else True

    @property
    def _parted(self) -> bool:
        """Say whether headings were looked for within paragraphs."""
        return self._found.blocks is not self._document.blocks

    @cached_property
    def _lines(self) -> frozenset[int]:
        return frozenset(passage.span().start for passage in self._document.passages)

    # -------------------------------------------------------------- tables and text

    @property
    def _tables(self) -> int:
        """Weigh the labels found of the table that has most of them."""
        shares = [len(self._labels & own) / len(own) for own in _own_labels() if own & self._labels]
        return round(_WHOLE_TABLE * max(shares, default=0))

    @cached_property
    def _labels(self) -> frozenset[str]:
        known = labels(editions())
        telling = [of for said in self._document.passages for of in known.telling(said.text)]
        return frozenset(of.label.token for of in telling).intersection(chain(*_own_labels()))

    @property
    def _is_blank(self) -> bool:
        """Say whether the form's tables are there without figures."""
        return len(self._labels) >= _A_TABLES_LABELS and not self._has_figures

    @property
    def _is_filled(self) -> bool:
        return len(self._labels) >= _A_TABLES_LABELS and self._has_figures

    @cached_property
    def _has_figures(self) -> bool:
        pieces = (piece for said in self._document.passages for piece in said.text.split())
        return sum(map(is_figure, pieces)) >= _A_TABLES_FIGURES

    @property
    def _text(self) -> int:
        """Weigh what only such a report says of itself, or of its charges."""
        opens = tells = False
        for said in self._document.passages:
            opens = opens or (_DISCLOSURE in said.text and free_form.opens(said.text))
            tells = tells or _FEE in said.text
        return opens * _OPENS_AS_ONE + tells * _TELLS_OF_FEE


def _named(lines: Sequence[Passage]) -> Iterator[Named]:
    """Give what lines name: each by itself, with the line above it, and the report's title."""
    texts: list[str] = []
    apart: list[Passage] = []
    for line in lines:
        if texts and line.text.startswith(_GOES_ON) and len(line.text) <= _LONGEST_REST:
            texts[-1] += line.text
            del apart[-1:]
        else:
            texts.append(line.text)
            apart.append(line)
    above = None
    for place, text in enumerate(texts):
        here = papers.named(text)
        over_two = (
            papers.named(texts[place - 1] + text) if place and not _is_report(above) else None
        )
        yield from (of for of in (here, None if _is_report(over_two) else over_two) if of)
        above = here
    if title := titles.find(apart):
        whole = papers.named(titles.bare("".join(line.text for line in title)))
    elif run_in := titles.run_in(apart):
        whole = papers.named(run_in[0].text[: run_in[1]])
    else:
        whole = None
    if whole:
        yield whole


def _is_report(named: Named | None) -> bool:
    return named is not None and named.paper is Paper.REPORT


def _weight(heading: Heading) -> int:
    """Weigh a heading with a line to itself, or at the beginning of one."""
    text = "".join(line.text for line in heading.passages[:-1])
    text += heading.passages[-1].text[: heading.end]
    number = enumerator(text)
    if number is None and isinstance(heading.passages[0], Cell):
        return _MENTIONED
    section = heading.section
    has_its_number = number is not None and number.number == section.number > 1
    return _of_wording(key(text), section.heading) + has_its_number * _NUMBERED_AS_THE_FORM


def _of_wording(wording: str, form: Label) -> int:
    if _DISCLOSURE not in wording:
        return _IN_ANY_PAPER_BUT_OFFICIAL if wording == key(form.official) else _IN_ANY_PAPER
    if wording in map(key, form.wordings):
        return _IN_THE_FORMS_WORDS
    return _TELLS_OF_DISCLOSURE if _TELLING in wording else _IN_ANY_PAPER


@cache
def _own_labels() -> Sequence[frozenset[str]]:
    """Give the labels that each table of each edition has to itself, by their terminals."""
    known = labels(editions())
    common = papers.common_labels()
    return [
        frozenset(
            label.token
            for label in table.labels()
            if label.official not in common and known.telling(label.official)
        )
        for form in editions()
        for table in form.tables.values()
    ]
