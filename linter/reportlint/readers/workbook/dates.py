"""Dates in cells: a number of days, in a format with a year, a month or an hour in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.readers.workbook.format_codes import Token

_FIRST = datetime(1899, 12, 30)
_FIRST_OF_1904 = datetime(1904, 1, 1)
_LEAP_DAY_THAT_WAS_NONE = 60
"""Excel counts 29 February 1900, which was no day: what lies before it is a day later."""
_LAST = 2958466
"""The first day of the year 10000, which Excel does not show."""
_DAY = 24 * 60 * 60


def shown(number: Decimal, section: Sequence[Token], *, since_1904: bool) -> str | None:
    """Show a date in a section of a format; None if there is no such day."""
    if not 0 <= number < _LAST:
        return None
    days = int(number)
    seconds = int(((number - days) * _DAY).to_integral_value())
    if since_1904:
        first = _FIRST_OF_1904
    else:
        first = _FIRST
        days += days < _LEAP_DAY_THAT_WAS_NONE
    moment = first + timedelta(days, seconds)
    texts = []
    last = ""
    for place, token in enumerate(section):
        if token.kind != "date":
            texts.append("" if token.kind in ("gap", "colour") else token.text)
            continue
        unit = token.text[0].lower()
        following = next((later.text for later in section[place + 1 :] if later.kind == "date"), "")
        if unit == "m" and (last == "h" or following.lower().startswith("s")):
            unit = "minute"
        texts.append(_written(moment, unit, len(token.text)))
        last = unit
    return "".join(texts)


def _written(moment: datetime, unit: str, length: int) -> str:
    value = {
        "y": moment.year if length > 2 else moment.year % 100,
        "m": moment.month,
        "d": moment.day,
        "h": moment.hour,
        "minute": moment.minute,
        "s": moment.second,
    }[unit]
    return f"{value:02}" if length == 2 else str(value)
