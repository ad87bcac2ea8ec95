"""The typed report: the parse tree in the form's own terms, for rules to read.

`report.requests` is table three, None where it is not there; so is `report.requests.carried_forward`, a
row, whose `total` is a figure: its number, its place and what was written. What is in `__all__` is
what a plugin may rely on; docs/reference.md lists the names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from lark import Token, Tree

from reportlint.hookspecs import Identity
from reportlint.model.document import NOWHERE, Document, Span, Stain
from reportlint.model.finding import Bilingual, Language
from reportlint.model.ledger import KIND, Fact, Facts
from reportlint.model.place import Place, Placed, Spot, digest
from reportlint_grammar.about_itself import (
    accountability,
    days,
    explanations,
    notices,
    office_kind,
    self_names,
)
from reportlint_grammar.about_itself import (
    years as years_told,
)
from reportlint_grammar.about_itself.composition import Composition, composition
from reportlint_grammar.about_itself.days import Period, Publication
from reportlint_grammar.about_itself.names import Level, Sort
from reportlint_grammar.about_itself.office_kind import OfficeKind
from reportlint_grammar.about_itself.self_names import SelfNamed
from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.years import NarratedYear
from reportlint_grammar.claims.as_facts import as_facts, changes_as_facts, evidence_as_facts
from reportlint_grammar.claims.breakdowns import Breakdown
from reportlint_grammar.claims.breakdowns import read as read_breakdowns
from reportlint_grammar.claims.claim import Bound, Claim
from reportlint_grammar.claims.compared import Compared, compared
from reportlint_grammar.claims.gaps import Gap
from reportlint_grammar.claims.gaps import read as read_gaps
from reportlint_grammar.claims.listing import listed
from reportlint_grammar.claims.read import read as read_claims
from reportlint_grammar.claims.shares import Growth, Share, read_growth, read_rates
from reportlint_grammar.claims.shares import read as read_shares
from reportlint_grammar.content import read_table
from reportlint_grammar.content.kept_words import words_as_facts
from reportlint_grammar.content.outline import Outline
from reportlint_grammar.content.pieces import Pieces
from reportlint_grammar.content.places import FRONT, REPORT, THROUGHOUT, TITLE, WORDS, Places
from reportlint_grammar.content.prose import (
    Heading,
    Part,
    Prose,
    Section,
    Subheading,
    Title,
    Unplaced,
)
from reportlint_grammar.content.table import Repeat, Row, Table, WrittenLabel
from reportlint_grammar.content.typed_tables import TypedTables
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.edition import (
    SECTION,
    TABLE,
    CellForm,
    Edition,
    SectionForm,
    TableForm,
)
from reportlint_grammar.form.wording import Enumerator, Style, enumerator, year, years
from reportlint_grammar.headings import titles
from reportlint_grammar.locating.culprit import Certainty, Change, Culprit, Told
from reportlint_grammar.syntax.departures import REPORT as AS_A_WHOLE
from reportlint_grammar.syntax.departures import (
    UNKNOWN_ROW,
    UNPLACED,
    Departure,
    departed,
)
from reportlint_grammar.syntax.productions import table_start, tables
from reportlint_grammar.syntax.terminals import passages_of, written

__all__ = [
    "Certainty",
    "Change",
    "Composition",
    "Culprit",
    "Enumerator",
    "Figure",
    "Heading",
    "Level",
    "NarratedYear",
    "OfficeKind",
    "Part",
    "Period",
    "Prose",
    "Publication",
    "Repeat",
    "Report",
    "Row",
    "Section",
    "SelfNamed",
    "Sort",
    "State",
    "Statement",
    "Style",
    "Subheading",
    "Table",
    "Title",
    "Told",
    "Unplaced",
    "WrittenLabel",
]


class Report(TypedTables):
    """A report as parsed. Sections stand in the order in which they were written.

    `edition` is the one in force, whose sections are everyone's; each table is of its own edition.

    One that `has_only_tables` is what the form's tables are by themselves, as a workbook has them:
    it owes no words. It has no sections either; what stands above its tables are their titles.

    `copies` are the beginnings of reports that stand behind it in the same file, with all sections.
    """

    edition: Edition
    title: Title | None
    front: list[Prose]
    sections: list[Section]
    absent_sections: list[SectionForm]
    unplaced: list[Unplaced]
    copies: list[Spot]
    has_only_tables: bool
    stains: Sequence[Stain]

    def __init__(self, tree: Tree[Token], document: Document, editions: Sequence[Edition]) -> None:
        self.edition = editions[0]
        self._editions = editions
        self.stains = document.stains
        self._document = document
        self.title = None
        self.front = []
        self.sections = []
        self.absent_sections = []
        self.unplaced = []
        self.copies = []
        self._tree = tree
        self._tables: dict[str, Tree[Token]] = {}
        self._walk()
        self.has_only_tables = bool(self._tables) and not self._tells()
        if self.has_only_tables:
            self.front += [prose for section in self.sections for prose in section.prose]
            self.sections = []

    # -------------------------------------------------------------- what rules read

    def section(self, name: str) -> Section | None:
        """Give the first section of a name, or None."""
        return self._firsts.get(name)

    @cached_property
    def _firsts(self) -> Mapping[str, Section]:
        return {section.form.name: section for section in reversed(self.sections)}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The form's tables that are there, by name."""
        forms = {table_start(edition, form.name): form for edition, form in tables(self._editions)}
        return {
            name: read_table.read(forms[str(self._tables[name].data)], self._tables[name])
            for name in self.edition.tables
            if name in self._tables
        }

    @property
    def prose(self) -> Iterator[Prose]:
        """Every paragraph, in order."""
        yield from self.front
        for section in self.sections:
            yield from section.prose

    @cached_property
    def year(self) -> int | None:
        """The year reported on: the title's, else that of the period, else the one named most often.

        A report also names the years of regulations, of plans, and the day it was published.
        """
        title = self.title.text if self.title else ""
        front, first = self._opening
        often = Counter(chain.from_iterable(map(years, [*first, *front]))).most_common(1)
        named = chain(
            [year(title), self.period],
            (number for number, _ in often),
            map(year, [title, *front, *first]),
        )
        return next((number for number in named if number), None)

    @cached_property
    def period(self) -> int | None:
        """The year of the period that the report says it is for; None where it says none."""
        return next(
            (number for number in map(titles.period, chain(*self._opening)) if number), None
        )

    @cached_property
    def _opening(self) -> tuple[Sequence[str], Sequence[str]]:
        """Where a report says what it is for: what stands before the sections, and in the first."""
        first = [prose.text for section in self.sections[:1] for prose in section.prose]
        return [prose.text for prose in self.front], first

    @cached_property
    def _opening_prose(self) -> Sequence[Prose]:
        """The paragraphs where it says what it is for."""
        return [*self.front, *(prose for section in self.sections[:1] for prose in section.prose)]

    @cached_property
    def office(self) -> str:
        """The office that reports, by its title; empty if unknown."""
        return titles.office(self.title.text) if self.title else ""

    @cached_property
    def office_kind(self) -> OfficeKind:
        """What kind of office reports, by its title, or by what the site says where that has no place."""
        lines = [prose.text for prose in self.front]
        return office_kind.read(office_kind.with_place(self.office, lines))

    @cached_property
    def stated_period(self) -> Period | None:
        """The time that it says its figures are for; None where it says none."""
        return days.period(self._opening_prose)

    @property
    def reported_years(self) -> Collection[int]:
        """The years that title and period name: more than one where they do not agree."""
        period = self.stated_period
        named = {self.title.year if self.title else None}
        named |= {period.first_year, period.last_year} if period else set()
        return {number for number in named if number is not None}

    @cached_property
    def other_years(self) -> Sequence[NarratedYear]:
        """The years besides the reported ones of which it says that it is for them, or tells of them."""
        reported = self.reported_years
        return [
            *years_told.presented(self._opening_prose, self.front, reported),
            *years_told.narrated(self.sections, self.office, reported),
        ]

    @cached_property
    def self_names(self) -> Sequence[SelfNamed]:
        """What it calls its office by: 我局, 我镇, or a name where it says whose report it is."""
        return [
            *self_names.presented_as(self.front, self.office),
            *self_names.self_named(self.prose, self.office),
        ]

    @cached_property
    def publication(self) -> Publication | None:
        """The day on which it says it was published, or written; None where it says none."""
        closing = self.sections[-1].prose[-1:] if self.sections else []
        return days.publication(self.front, next(iter(closing), None))

    @cached_property
    def composition(self) -> Composition | None:
        """What it says it is made of; None where it says nothing of it."""
        return composition(self._opening_prose)

    @cached_property
    def replaced_notice(self) -> Statement | None:
        """The replaced notice by which it says it was drawn up; None where it cites none so."""
        first = [prose for section in self.sections[:1] for prose in section.prose]
        return notices.replaced(self.front, first, self._editions)

    @property
    def is_for_year_of_form_in_force(self) -> bool:
        """Whether title and period, as far as they name years, name those of the form in force.

        Without a year in the title it is not known: the period may have been left from another report.
        """
        titled = self.title.year if self.title else None
        return titled is not None and min(titled, self.period or titled) >= self.edition.year

    @property
    def has_year_beside_title(self) -> bool:
        """Whether a line before the sections is a year and nothing else, as of a title over two lines."""
        return any(titles.is_year(prose.text) for prose in self.front)

    @property
    def replaced_tables(self) -> Sequence[Table]:
        """The tables that are of a form that was replaced."""
        forms = self.edition.tables
        return [table for name, table in self.tables.items() if table.form is not forms[name]]

    @property
    def tells_of_accountability(self) -> bool:
        """Whether it speaks of appraisal, of the public's opinion, or of who was held to account."""
        return accountability.is_told(self.prose)

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """What it claims in words of the form's figures and of the information-processing fee, in order."""
        return read_claims(self.sections, self.office, self.year)

    @cached_property
    def compared_claims(self) -> Sequence[Compared]:
        """Its claims on figures that can all be read, with what these come to."""
        return tuple(compared(self.claims, self.tables))

    @cached_property
    def culprits(self) -> Sequence[Culprit]:
        """What is behind the sums that do not hold: each of these is explained by one of them."""
        broken = [table for table in self.tables.values() if table.broken_equations]
        if not broken:
            return ()
        from reportlint_grammar.locating.locate import culprits  # Sound reports do without.

        owed = chain.from_iterable(table.equations for table in broken)
        return tuple(culprits(owed, [*self._told()]))

    def behind(self, each: Compared) -> Figure | None:
        """Give the figure that is behind a claim's not agreeing with its table.

        The claim spoke for that, or is true as soon as it is put right, which is certain to be wrong.
        """
        told = _told(each)
        for culprit in self.culprits:
            if any(evidence.at == told.at for evidence in culprit.evidence) or (
                culprit.certainty is Certainty.CERTAIN and told.is_true_after(culprit.repairs[0])
            ):
                return culprit.cause
        return None

    def _told(self) -> Iterator[Told]:
        """Give what the text says of figures, as far as it tells a number."""
        for each in self.compared_claims:
            if each.quantity.bound is not Bound.ABOUT:
                yield _told(each)

    @cached_property
    def breakdowns(self) -> Sequence[Breakdown]:
        """How it breaks wholes into parts in words, in order."""
        return read_breakdowns(self.prose)

    @cached_property
    def shares(self) -> Sequence[Share]:
        """The shares it tells in words of wholes that it tells too, in order."""
        return read_shares(self.sections, self.year)

    @cached_property
    def growth(self) -> Sequence[Growth]:
        """The changes against last year that it tells in words with both numbers, in order."""
        return read_growth(self.sections, self.year)

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """Where a figure is owed in words and none is there, in order."""
        return read_gaps(self.prose)

    @property
    def span(self) -> Span:
        """The beginning of the report, for what is wrong with all of it."""
        if self.title:
            return self.title.span
        if self.front:
            return self.front[0].span
        return self.sections[0].heading.span if self.sections else Span(0, 0)

    @property
    def place(self) -> Place:
        """That of the whole."""
        return REPORT

    def spot(self, stain: Stain) -> Spot:
        """Give the place of a fault that is found by a stain and said once of the whole report."""
        return Spot(stain.span, THROUGHOUT.below(digest(stain.fault)))

    @cached_property
    def _headings(self) -> Pieces[Heading]:
        return Pieces([section.heading for section in self.sections])

    @cached_property
    def _pieces(self) -> Pieces[Placed]:
        pieces: list[Placed] = [*self.prose, *(section.heading for section in self.sections)]
        return Pieces([*pieces, self.title] if self.title else pieces)

    # -------------------------------------------------------------- what the engine asks

    def where(self, place: Place, span: Span) -> Bilingual:
        """Say what a person calls a place: where to look, in the form's own words."""
        match place.parts:
            case [kind, name, *within] if kind == TABLE and name in self._table_forms:
                return self._table_forms[name].words_within(*within)
            case parts if parts[:2] == THROUGHOUT.parts:
                return self._where_first(span)
        if alike := self._prose_at.get(place):
            begun = bisect_right(alike, span.start, key=lambda prose: prose.span.start)
            return alike[max(begun - 1, 0)].words
        return self._words_of(place)

    def _where_first(self, span: Span) -> Bilingual:
        """Say in which piece of the report a stretch of it is, else in which section."""
        within = self._stained.get(span, span)
        touched = self._pieces.touching(span) or self._pieces.touching(within)
        piece = touched or self._headings.above(within.start)
        return self.where(piece.place, piece.span) if piece else WORDS[REPORT]

    def _words_of(self, place: Place) -> Bilingual:
        """Give the words of a section, or of what has no name in the form."""
        kind, *names = place.parts
        for form in self.edition.sections:
            if kind == SECTION and names[:1] == [form.name]:
                return form.words
        return WORDS.get(Place((kind,)), WORDS[REPORT])

    @cached_property
    def _table_forms(self) -> Mapping[str, TableForm]:
        return {**self.edition.tables, **{name: table.form for name, table in self.tables.items()}}

    @cached_property
    def _prose_at(self) -> Mapping[Place, Sequence[Prose]]:
        alike = defaultdict(list)
        for prose in self.prose:
            alike[prose.place].append(prose)
        return alike

    @cached_property
    def _stained(self) -> Mapping[Span, Span]:
        return {stain.span: stain.within for stain in self.stains}

    @property
    def identity(self) -> Identity:
        """The office and the year."""
        return Identity(self.office, str(self.year or ""))

    def facts(self) -> Facts:
        """Give every figure that is written, by the names of its table, row and column.

        `office.kind` says of what kind the office is, as far as the title tells, `claims.…` what it
        says in words of itself and its year. `words.…` are what the sections say that are its own
        words, with the `marks` by which those are found that say the same, and `explained` what they give
        a reason for; `title` is the title. Of a table that does not add up, `told.…` says so, and what the
        text says of its figures: with that, and with other reports, it is looked for what is wrong.
        """
        facts: dict[str, Fact] = {}
        for table in self.tables.values():
            words = table.form.words_of_cells
            for figure in table.figures:
                if figure.state in _WRITTEN:
                    facts[figure.form.fact] = _fact(figure, words)
        if self.title:
            title = Fact(self.title.text, None, TITLE, self.title.span, is_in_words=True)
            facts["title"] = title
            if self.office_kind.is_known:
                facts[KIND] = title._replace(text=str(self.office_kind), is_in_words=False)
        rates = read_rates(self.sections, self.year)
        changes = changes_as_facts(self.claims, rates, self.tables, self.year)
        return {
            **facts,
            **as_facts(self.claims),
            **changes,
            **evidence_as_facts(self.tables.values(), self.compared_claims),
            **words_as_facts(self._firsts, self.office),
            **explanations.explanations_as_facts(
                chain.from_iterable(section.prose for section in self.sections)
            ),
        }

    @property
    def layouts(self) -> Sequence[str]:
        """Name the ways in which its tables are drawn: each as the edition has it that it follows."""
        return [str(self._tables[name].data) for name in self.tables]

    def tree(self, language: Language) -> str:
        """Show how it was read, as the form is laid out."""
        return "\n".join(Outline(self.edition, self.tables, language).lines(self._tree))

    def told(self, language: Language) -> str:
        """Show what it claims in words, a line a claim."""
        claims, forms = self.claims, self._table_forms
        return "\n".join(listed(claims, self._document, forms, self.year, language))

    # -------------------------------------------------------------- from the tree

    def _walk(self) -> None:
        """Take the report's pieces in order, in place or not."""
        forms = {section.name: section for section in self.edition.sections}
        places = Places(FRONT, WORDS[FRONT])
        for child in self._tree.children:
            departures, piece = departed(child)
            form = forms.get(str(piece.data)) if isinstance(piece, Tree) else None
            if isinstance(piece, Tree) and piece.data == AS_A_WHOLE:
                self.copies.append(Spot(passages_of(piece.children[0])[0].span(), REPORT))
            elif form is None:
                self._front(piece, places)
            elif Departure.ABSENT in departures:
                self.absent_sections.append(form)
            elif isinstance(piece, Tree):
                self._section(form, piece, next(iter(departures), None))

    def _front(self, piece: Tree[Token] | Token, places: Places) -> None:
        """Take what stands before the sections."""
        pieces = piece.children if isinstance(piece, Tree) and piece.data == "front" else [piece]
        for child in pieces:
            if isinstance(child, Tree) and child.data == "title":
                self.title = Title(written(child))
            else:
                self._content(child, None, self.front, places)

    def _tells(self) -> bool:
        """Say whether anything is told in words, or a heading is there under which words are owed."""
        return any(section.form.table is None for section in self.sections) or any(
            prose.is_telling for prose in self.prose
        )

    def _section(self, form: SectionForm, tree: Tree[Token], departure: Departure | None) -> None:
        heading, *content = tree.children
        departures, token = departed(heading)
        section = Section(form, Heading(passages_of(token), form, departures), departure)
        self.sections.append(section)
        places = Places(form.place, form.words)
        for child in content:
            self._content(child, section, section.prose, places)

    def _content(
        self,
        child: Tree[Token] | Token,
        section: Section | None,
        prose: list[Prose],
        places: Places,
    ) -> None:
        departures, piece = departed(child)
        if isinstance(piece, Token):
            prose.append(_prose(piece, places))
        elif piece.data in ("subsection", "title"):
            for grandchild in piece.children:
                self._content(grandchild, section, prose, places)
        elif piece.data in (UNPLACED, UNKNOWN_ROW):
            is_labelled = piece.data == UNKNOWN_ROW
            self.unplaced.append(Unplaced(written(piece), places.section, is_labelled))
            if section:
                section.has_unplaced = True
        else:
            self._table(piece, section, is_absent=Departure.ABSENT in departures)

    def _table(self, node: Tree[Token], section: Section | None, *, is_absent: bool) -> None:
        name = node.data.removesuffix("_table")
        for child in node.children:
            if isinstance(child, Tree):
                self._tables[name] = child
        if section and is_absent:
            section.lacks_table = True
        elif section:
            section.tables.add(name)


_WRITTEN = (State.READ, State.UNREADABLE)
"""What a figure is where something is written."""


def _told(each: Compared) -> Told:
    """Give what a claim says of figures."""
    claim = each.claim
    return Told(
        [one.figures for one in each.sums],
        each.number,
        _stands(claim),
        claim.prose.text[claim.first : claim.last],
        at_least=each.quantity.bound is Bound.AT_LEAST,
    )


def _stands(claim: Claim) -> Spot:
    """Give where a claim stands."""
    return Spot(claim.span, claim.prose.place)


def _fact(figure: Figure, words: Mapping[CellForm, Bilingual]) -> Fact:
    cell, form, number = figure.cell, figure.form, figure.usable
    impossible = figure.value if number is None else None
    # By position: there are hundreds, and names would be a seventh of the time they take.
    return Fact(
        cell.text, number, form.place, cell.span(), "", words[form], NOWHERE, False, impossible
    )


def _prose(token: Token, places: Places) -> Prose:
    (passage,) = passages_of(token)
    if token.type != "SUBHEADING":
        return Prose(passage, places.paragraph())
    number = enumerator(passage.text)
    return Subheading(passage, places.subheading(passage.text, number), number)
