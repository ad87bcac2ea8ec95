"""Comparisons for a terminal: office by office, what changed, what does not come out, what is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.comparing import words
from reportlint.formatters.layout import INDENT
from reportlint.formatters.words import SEVERITIES, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reportlint.comparing.comparison import Change, Comparison, Comparisons
    from reportlint.messages.languages import Language


def write(compared: Comparisons, out: TextIO, language: Language) -> None:
    """Write all comparisons."""
    for comparison in compared.compared:
        out.writelines(f"{legible(line)}\n" for line in _lines(comparison, language))
        out.write("\n")
    out.writelines(f"{legible(line)}\n" for line in words.alone(compared, language))


def _lines(comparison: Comparison, language: Language) -> Iterator[str]:
    yield words.heading(comparison, language)
    yield f"{INDENT}{comparison.old.path} → {comparison.new.path}"
    yield from _figures(comparison, language)
    yield f"{INDENT}{words.ACROSS.within(language)}"
    for finding in comparison.findings:
        severity = SEVERITIES[finding.severity].within(language)
        yield f"{2 * INDENT}{finding.code} {severity} {told(finding, language)}"
    if comparison.remark or not comparison.findings:
        yield f"{2 * INDENT}{words.across(comparison, language)}"
    yield f"{INDENT}{words.REPEATED.within(language)}"
    yield from _repeated(comparison, language)


def _figures(comparison: Comparison, language: Language) -> Iterator[str]:
    changes = comparison.changes
    yield f"{INDENT}{words.FIGURES.within(language)}"
    for change in changes:
        yield f"{2 * INDENT}{_change(change, language)}"
    unchanged = sum(table.unchanged for table in comparison.tables)
    rest = words.UNCHANGED.within(language).format(unchanged)
    yield f"{2 * INDENT}{rest if changes else words.NONE_CHANGED.within(language)}"


def _change(change: Change, language: Language) -> str:
    figures = f"{words.shown(change.old, language)} → {words.shown(change.new, language)}"
    by = ", ".join(filter(None, (words.by(change), words.in_percent(change))))
    colon = words.COLON.within(language)
    return f"{change.cell.words.within(language)}{colon}{figures}{f' ({by})' if by else ''}"


def _repeated(comparison: Comparison, language: Language) -> Iterator[str]:
    if not comparison.repeated:
        yield f"{2 * INDENT}{words.TOO_SHORT.within(language)}"
    for section in comparison.repeated:
        colon = words.COLON.within(language)
        yield f"{2 * INDENT}{section.words.within(language)}{colon}{section.percent}%"
        yield from (f"{3 * INDENT}“{passage}”" for passage in words.passages(section))
