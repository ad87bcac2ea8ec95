"""`--format csv`: a row a finding, which Excel opens as it is.

A byte order mark tells Excel the encoding. Every text is in quotation marks, so that no separator
parts it, and none begins like a formula: a report's text must not be run by whoever opens the table.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.streams import speaks_unicode
from reportlint.formatters.words import SEVERITIES, STATES, VERDICTS, listed
from reportlint.model.finding import Bilingual
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language, Value
    from reportlint.model.outcome import Identity
    from reportlint.model.reported import Listed

COLUMNS = (
    Bilingual("单位", "office"),
    Bilingual("年度", "year"),
    Bilingual("文件", "file"),
    Bilingual("位置", "place"),
    Bilingual("行号", "line"),
    Bilingual("列号", "column"),
    Bilingual("页码", "page"),
    Bilingual("级别", "severity"),
    Bilingual("代码", "code"),
    Bilingual("规则", "rule"),
    Bilingual("问题", "finding"),
    Bilingual("应为", "expected"),
    Bilingual("现为", "found"),
    Bilingual("依据", "basis"),
    Bilingual("状态", "state"),
    Bilingual("核实结论", "verdict"),
    Bilingual("理由", "reason"),
)

_BEGINS_A_FORMULA = re.compile(r"(?:\A|(?<=[;\t]))(?=[=+@\t\r\n＝＋－＠-])")
"""Before what a spreadsheet runs, wide or narrow: in a cell, or in what it takes for one elsewhere.

Where numbers have commas, cells are parted by semicolons.
"""


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write findings as they come, below the names of the columns."""
    if speaks_unicode(out):
        out.write("\ufeff")
    out.write(line(name.within(style.language) for name in COLUMNS))
    for outcome in run:
        for together in folded(outcome.findings):
            for item in together.listed:
                out.write(line(_cells(item, outcome.identity, style.language)))
        out.flush()


def _cells(item: Listed, identity: Identity, language: Language) -> Iterable[Value]:
    finding, correction = item.finding, item.correction
    place = correction.at.location
    return (
        identity.office,
        identity.year,
        finding.path,
        correction.at.words.within(language),
        place.line,
        place.column,
        place.page,
        SEVERITIES[finding.severity].within(language),
        finding.code,
        finding.name,
        listed(item, language),
        correction.expected,
        correction.actual,
        finding.basis and finding.basis.within(language),
        STATES[finding.state].within(language),
        finding.verdict and VERDICTS[finding.verdict].within(language),
        finding.reason,
    )


def line(cells: Iterable[Value]) -> str:
    """Write cells as a line of comma-separated values."""
    return f"{','.join(map(_cell, cells))}\n"


def _cell(value: Value) -> str:
    """Write a number as one, and a text in quotation marks."""
    if not value and not isinstance(value, int | Decimal):
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    guarded = legible(_BEGINS_A_FORMULA.sub("'", value))
    return '"' + guarded.replace('"', '""') + '"'
