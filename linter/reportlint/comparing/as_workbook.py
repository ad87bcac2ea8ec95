"""Comparisons as a workbook: what changed, what does not come out, what is repeated, who has no counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.comparing import words
from reportlint.files.results import MARK
from reportlint.formatters.words import SEVERITIES
from reportlint.formatters.workbook.sheet import MOST_ROWS, Column, Looks, Sheet, workbook
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from reportlint.comparing.comparison import Comparison, Comparisons
    from reportlint.formatters.workbook.sheet import Value
    from reportlint.messages.languages import Language

_WHOSE = (
    Column(words.OFFICE, 24),
    Column(words.OLD_YEAR, 9, shown={"align": "center"}),
    Column(words.NEW_YEAR, 9, shown={"align": "center"}),
)
_FIGURES = (
    *_WHOSE,
    Column(words.PLACE, 44),
    Column(words.OLD, 11),
    Column(words.NEW, 11),
    Column(words.CHANGE, 11),
    Column(words.PERCENT, 11),
)
_ACROSS = (
    *_WHOSE,
    Column(words.PLACE, 34),
    Column(Bilingual("代码", "Code"), 7),
    Column(Bilingual("级别", "Severity"), 8),
    Column(Bilingual("问题", "What is wrong"), 60),
)
_REPEATED = (
    *_WHOSE,
    Column(words.SECTION, 24),
    Column(words.SHARE, 12),
    Column(words.PASSAGES, 80),
)


def write(compared: Comparisons, out: BinaryIO, language: Language) -> None:
    """Write the workbook."""
    with workbook(out) as book:
        book.set_custom_property(MARK, True)
        looks = Looks(book)
        for name, columns, rows in (
            (words.FIGURES, _FIGURES, _changes),
            (words.ACROSS, _ACROSS, _findings),
            (words.REPEATED, _REPEATED, _repeated),
        ):
            every = (row for comparison in compared.compared for row in rows(comparison, language))
            _fill(book, looks, language, name, columns, every)
        alone = [*words.alone(compared, language)]
        if alone:
            sheet = Sheet(book.add_worksheet(words.ALONE.within(language)), looks, language)
            for line in alone:
                sheet.remark(line)


def _fill(
    book: Any,
    looks: Looks,
    language: Language,
    name: Bilingual,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
) -> None:
    sheet = Sheet(book.add_worksheet(name.within(language)), looks, language)
    sheet.heads(columns, fixed=1)
    for row in rows:
        if sheet.row < MOST_ROWS:
            sheet.write(row)
    sheet.finish()


def _whose(comparison: Comparison, language: Language) -> tuple[Value, Value, Value]:
    old, new = comparison.old.identity, comparison.new.identity
    office = new.office or old.office or words.NAMELESS.within(language)
    return office, old.year, new.year


def _changes(comparison: Comparison, language: Language) -> Iterator[Sequence[Value]]:
    whose = _whose(comparison, language)
    for change in comparison.changes:
        place = change.cell.words.within(language)
        was, is_ = change.numbers or (change.old, change.new)
        yield *whose, place, was, is_, change.by, words.in_percent(change)


def _findings(comparison: Comparison, language: Language) -> Iterator[Sequence[Value]]:
    whose = _whose(comparison, language)
    if comparison.remark:
        yield *whose, "", "", "", comparison.remark.within(language)
    for finding in comparison.findings:
        severity = SEVERITIES[finding.severity].within(language)
        place = finding.words.within(language)
        yield *whose, place, finding.code, severity, finding.message(language)


def _repeated(comparison: Comparison, language: Language) -> Iterator[Sequence[Value]]:
    whose = _whose(comparison, language)
    for section in comparison.repeated:
        quoted = " … ".join(words.passages(section))
        yield *whose, section.words.within(language), section.percent, quoted
