"""What speaks for a text's being an annual report, and what against it, weighed.

No sign is enough by itself: any paper of an office has an overview, problems and other matters, a
guide speaks of disclosure on request, and a notice may have the whole form below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from reportlint.model.document import Cell, Document
from reportlint_grammar.form import free_form
from reportlint_grammar.form.edition import Edition, Label
from reportlint_grammar.form.empty_words import empty_words
from reportlint_grammar.form.labels import labels
from reportlint_grammar.form.wording import enumerator, key
from reportlint_grammar.parsing import sections
from reportlint_grammar.parsing.sections import Heading
from reportlint_grammar.recognising import papers
from reportlint_grammar.recognising.papers import Paper
from reportlint_grammar.tables.cells import is_figure

_ENOUGH = 10
"""So much makes a report."""

_NAMES_REPORT = 8
"""A title with an office or a year. A heading is wanted below it: a list of reports has none."""
_NAMES_THE_KIND = 4
"""政府信息公开年报 by itself may be a menu's, and the title of a report beside another's a link."""
_NAMES_OTHER = -12
"""The title of another paper; what stands below it must make up for that, and more."""
_NAMES_OTHER_KIND = -4

_IN_THE_FORMS_WORDS = 6
"""A heading on disclosure in a wording of the form's: two of them need no title."""
_TELLS_OF_DISCLOSURE = 3
"""In words of its own, but telling how things stand: 政府信息依申请公开办理情况."""
_IN_ANY_PAPER = 2
"""存在的问题; 主动公开 too, which a guide has."""
_IN_ANY_PAPER_BUT_OFFICIAL = 3
"""存在的主要问题及改进情况: the form's very words, which others may use by chance."""
_MOST_IN_ANY_PAPER = 6
"""What any paper has makes no report, all of it together."""
_MENTIONED = 1
"""Within a paragraph, as a manual does, or without a number in a cell, as a list of what to check."""
_NUMBERED_AS_THE_FORM = 1
"""Every paper has its 一; that the 五 is on problems is a sign."""
_TELLING = "情况"
_DISCLOSURE = "公开"

_WHOLE_TABLE = 20
"""Half the labels that a table has to itself make a report: a file may hold the tables alone."""
_BEHIND_A_LABEL = "0123456789., \t"
"""Its figures, where a row is on one line."""
_LABELS_OF_TABLES = 5
_FIGURES_OF_A_BLANK = 10
"""A form left blank has fewer, its pages and dates among them."""

_OPENS_AS_ONE = 3
"""根据条例，编制本报告."""
_TELLS_OF_FEE = 3
"""It is charged for nothing else, but a guide speaks of it too."""
_FEE = "信息处理费"


class Evidence:
    """What a text has of a report; what is dear to find is looked for only where a doubt is left."""

    def __init__(self, document: Document, editions: tuple[Edition, ...]) -> None:
        self._document = document
        self._editions = editions
        self._found = sections.find(document, self._editions)
        self._front = sections.before_first(document, self._editions)

    def suffices(self) -> bool:
        """Say whether a text is a report."""
        if self._is_form_left_blank:
            return False
        sure = self._title + self._headings
        if self._is_about_reports:
            return sure >= _ENOUGH and (self._names_report or self._is_filled)
        return sure >= _ENOUGH or sure + self._tables + self._text >= _ENOUGH

    @property
    def has_title(self) -> bool:
        """Say whether a report's title is there, and not among those of other papers."""
        return self._title > 0

    @property
    def has_title_of_another(self) -> bool:
        """Say whether a title is that of another paper."""
        return self._title < 0 or (self._is_about_reports and not self._names_report)

    # -------------------------------------------------------------- the title

    @cached_property
    def _title(self) -> int:
        names_other = self._papers.get(Paper.OTHER)
        if self._names_report:
            return _NAMES_THE_KIND if names_other else _NAMES_REPORT
        if self._is_about_reports:
            return 0
        if names_other:
            return _NAMES_OTHER
        weight = _NAMES_THE_KIND if Paper.REPORT in self._papers else 0
        return weight + (_NAMES_OTHER_KIND if Paper.OTHER in self._papers else 0)

    @property
    def _names_report(self) -> bool:
        return self._papers.get(Paper.REPORT, False)

    @property
    def _is_about_reports(self) -> bool:
        """Say whether it is a notice or the like; a report may be published below one."""
        return Paper.ABOUT_REPORTS in self._papers

    @cached_property
    def _papers(self) -> Mapping[Paper, bool]:
        """Give what is named before the first section, and of each whether it is one such paper."""
        named: dict[Paper, bool] = defaultdict(bool)
        for title in papers.among(self._front):
            named[title.paper] |= title.one
        return named

    # -------------------------------------------------------------- headings

    @cached_property
    def _headings(self) -> int:
        """Weigh the headings, of each section the weightiest."""
        on_disclosure: dict[str, int] = defaultdict(int)
        in_any_paper: dict[str, int] = defaultdict(int)
        for heading in self._found.headings.values():
            if not heading.is_told:
                continue
            text = _text(heading)
            weights = on_disclosure if _DISCLOSURE in text else in_any_paper
            weight = _weight(text, heading) if self._begins_line(heading) else _MENTIONED
            weights[heading.section.name] = max(weight, weights[heading.section.name])
        return sum(on_disclosure.values()) + min(sum(in_any_paper.values()), _MOST_IN_ANY_PAPER)

    def _begins_line(self, heading: Heading) -> bool:
        """Say whether a heading was found without parting a paragraph."""
        has_parted = self._found.blocks is not self._document.blocks
        return not has_parted or heading.passages[0].span().start in self._line_starts

    @cached_property
    def _line_starts(self) -> frozenset[int]:
        return frozenset(passage.span().start for passage in self._document.passages)

    # -------------------------------------------------------------- tables and text

    @property
    def _tables(self) -> int:
        """Weigh the labels of the table that has most of its own."""
        shares = (len(self._labels & own) / len(own) for own in self._own_labels)
        return round(_WHOLE_TABLE * max(shares))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """Give the labels that only tables of the form have, by their terminals."""
        known = labels(self._editions)
        texts = (passage.text.rstrip(_BEHIND_A_LABEL) for passage in self._document.passages)
        meanings = chain.from_iterable(map(known.telling, texts))
        return frozenset(meaning.label.token for meaning in meanings).intersection(
            chain(*self._own_labels)
        )

    @property
    def _own_labels(self) -> Sequence[frozenset[str]]:
        return _own_labels(self._editions)

    @property
    def _is_filled(self) -> bool:
        """Say whether the tables are filled in: a figure a row of the longest is there."""
        longest = max(len(table.rows) for table in self._editions[0].tables.values())
        return len(self._labels) >= _LABELS_OF_TABLES and self._figures >= longest

    @property
    def _is_form_left_blank(self) -> bool:
        """Say whether it is the form for others to fill in; an office may hand in a blank one.

        Others' is below a notice, or has its remarks and no title of a report.
        """
        if self._is_about_reports:
            is_form = len(self._labels) >= _LABELS_OF_TABLES
        else:
            texts = (passage.text for passage in self._document.passages)
            is_form = not self._names_report and any(map(empty_words().is_remark, texts))
        return is_form and self._figures < _FIGURES_OF_A_BLANK

    @cached_property
    def _figures(self) -> int:
        pieces = chain.from_iterable(passage.text.split() for passage in self._document.passages)
        return sum(map(is_figure, pieces))

    @property
    def _text(self) -> int:
        """Weigh what only such a report says of itself, or of its charges."""
        texts = [passage.text for passage in self._document.passages]
        opens = any(_DISCLOSURE in text and free_form.opens(text) for text in texts)
        tells_of_fee = any(_FEE in text for text in texts)
        return opens * _OPENS_AS_ONE + tells_of_fee * _TELLS_OF_FEE


def _text(heading: Heading) -> str:
    *above, last = heading.passages
    return "".join(line.text for line in above) + last.text[: heading.end]


def _weight(text: str, heading: Heading) -> int:
    """Weigh a heading that begins a line."""
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
def _own_labels(editions: Sequence[Edition]) -> Sequence[frozenset[str]]:
    """Give the labels that each table of each edition has to itself, by their terminals."""
    known = labels(editions)
    common = papers.common_labels()
    return [
        frozenset(
            label.token
            for label in table.labels()
            if label.official not in common and known.telling(label.official)
        )
        for form in editions
        for table in form.tables.values()
    ]
