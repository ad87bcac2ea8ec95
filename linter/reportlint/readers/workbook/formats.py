"""Number formats: how a number in a cell is shown.

A format that shows no digit, as those with a dash for zero, does not hide a number, and what is too
special for a report (fractions, exponents, conditions) shows it plainly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from reportlint.readers.workbook import dates
from reportlint.readers.workbook.format_codes import Token, sections_of

GENERAL = "General"

BUILT_IN: Mapping[int | None, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((37, 38), "#,##0_);(#,##0)"),
    **dict.fromkeys((39, 40), "#,##0.00_);(#,##0.00)"),
    **dict.fromkeys((41, 42), "#,##0"),
    **dict.fromkeys((43, 44), "#,##0.00"),
    **dict.fromkeys((14, 15, 16, 17, 30), "yyyy/m/d"),
    **dict.fromkeys((18, 20), "h:mm"),
    **dict.fromkeys((19, 21), "h:mm:ss"),
    **dict.fromkeys((45, 47), "mm:ss"),
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
"""The formats that files name by number only, as a Chinese Excel shows them."""

_INEXACT = 15
"""Excel shows so many digits; those behind them come of how computers count: 160.59640000000002."""
_LONGEST = 255
"""Excel takes no longer format."""
_SHOWN_AS_WRITTEN = frozenset({"quoted", "escaped", "currency", "literal"})
_TOO_SPECIAL = frozenset({"condition", "exponent", "elapsed"})


def shown(written: str, code: str, *, since_1904: bool = False) -> str:
    """Show a number, as a file has it, in a format; what is no number is shown as it is."""
    if code == GENERAL and written.isdigit() and len(written) < _INEXACT:
        return written
    try:
        number = Decimal(f"{float(written):.{_INEXACT}g}")
    except ValueError:
        return written
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return written
    sections = sections_of(code[:_LONGEST])
    section = _chosen(number, sections)
    if any(token.kind in _TOO_SPECIAL for section in sections for token in section):
        text = None
    elif any(token.kind == "date" for token in section):
        text = dates.shown(number, section, since_1904=since_1904)
    else:
        text = _written(number, section)
    return plain(number) if text is None else text


def plain(number: Decimal) -> str:
    """Write a number with all its digits and no more."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(number: Decimal, sections: Sequence[Sequence[Token]]) -> Sequence[Token]:
    place = 1 if number < 0 else 2 if number == 0 else 0
    return sections[place] if place < min(len(sections), 3) else sections[0]


def _written(number: Decimal, section: Sequence[Token]) -> str | None:
    """Write a number in a section of a format; None if that shows no digit, or too many."""
    patterns = [token.text for token in section if token.kind in ("digits", "general")]
    if len(patterns) != 1 or (number == 0 and patterns[0].strip("#?,.") == ""):
        return None
    try:
        text = "".join(_piece(token, abs(number), section) for token in section)
    except InvalidOperation:
        return None
    return f"-{text}" if number < 0 and not text.startswith(("-", "(", "（")) else text


def _piece(token: Token, number: Decimal, section: Sequence[Token]) -> str:
    if token.kind in _SHOWN_AS_WRITTEN:
        return token.text
    if token.kind == "general":
        return plain(number)
    if token.kind != "digits":
        return ""
    percents = sum(other == ("literal", "%") for other in section)
    return _digits(number.scaleb(2 * percents), token.text)


def _digits(number: Decimal, pattern: str) -> str:
    """Write a number in a pattern as `#,##0.0#`; a comma behind the digits stands for thousands."""
    integers, _, decimals = pattern.partition(".")
    thousands = len(pattern) - len(pattern.rstrip(",")) or len(integers) - len(integers.rstrip(","))
    decimals = decimals.rstrip(",")
    number = number.scaleb(-3 * thousands)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    grouped = "," if "," in integers.rstrip(",") else ""
    whole, _, part = f"{rounded:{grouped}f}".partition(".")
    part = part[: decimals.rfind("0") + 1] + part[decimals.rfind("0") + 1 :].rstrip("0")
    whole = whole.zfill(integers.count("0"))
    return f"{whole}.{part}" if part else whole
