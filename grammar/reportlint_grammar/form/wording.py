"""When two wordings are the same: spaces, punctuation, numbers and notes do not count."""

from __future__ import annotations

import enum
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Style(enum.Enum):
    """How a heading or an item is numbered."""

    CHAPTER = "一、"
    BRACKETED = "（一）"
    ARABIC = "1."
    BRACKETED_ARABIC = "（1）"
    PART = "第一部分"
    CIRCLED = "①"
    FORMAL = "壹、"
    ROMAN = "I."


BRACKETED = frozenset({Style.BRACKETED, Style.BRACKETED_ARABIC})
"""The numbers of what is below a section."""


class Enumerator(NamedTuple):
    """The number before a text: its style, its value, and the text as written, spaces included.

    `official` is false for 一. or 一 with a space, where the form has 一、.
    """

    style: Style
    number: int
    text: str
    official: bool

    @property
    def is_sections(self) -> bool:
        """Whether it is written as the form numbers its sections: 一、."""
        return self.style is Style.CHAPTER and self.official


NUMERALS = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ENUMERATOR = re.compile(
    rf"""\s*+(?:[【〖]\s*+)?(?:
      [（(]\s*(?P<bracketed>[{NUMERALS}]{{1,3}})\s*[)）][、.]?
    | [（(]\s*(?P<bracketed_arabic>\d{{1,2}})\s*[)）][、.]?
    | 第(?P<part>[{NUMERALS}]{{1,3}})(?:部分|章)[、：:]?
    | (?P<chapter>[{NUMERALS}]{{1,3}})\s*(?P<mark>[、.．,，:：]|\s(?=\S))
    | (?P<arabic>\d{{1,2}})\s*[、.．,，)）](?!\d)
    | (?P<sign>[①-⒛㈠-㈩])
    | (?P<formal>[{_FORMAL}])\s*[、.．]
    | (?P<roman>[IVX]{{1,4}}|[Ⅰ-Ⅹ])\s*[、.．]
    )\s*""",
    re.VERBOSE,
)
_LONGEST_NUMBER = 24
"""A number with the spaces about it is no longer; what is kept of a text is kept small."""
_WORTH_KEEPING = 120
"""Labels and headings are asked for again and again; a longer text is neither."""
YEAR = r"(?:20\d\d|二[〇○◯零Oo0][〇○◯零一二三四五六七八九]{2})\s*年"
"""A year as it is written: 2016年, 二〇一六年."""
_YEAR = re.compile(YEAR)
_YEAR_BY_ITSELF = re.compile(rf"{YEAR}(?!\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)")
_ZEROS = dict.fromkeys(map(ord, "〇○◯零Oo"), "0")
_DIGITS = {ord(numeral): str(digit) for digit, numeral in enumerate(NUMERALS[:9], start=1)}
_NOTE = re.compile(rf"[（(](?!\s*(?:[{NUMERALS}]+|\d+)\s*[)）]|续)[^（()）]+[)）]")
"""What stands in brackets and is no number, as in 第二十条第（一）项. A heading （续） is another one."""
_SILENT = re.compile(r"[\W_]+")


_LARGEST_NUMERAL = 999


def numeral(number: int) -> str:
    """Write 1–999 in Chinese numerals, and what is more in digits: no list is as long."""
    if number > _LARGEST_NUMERAL:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = NUMERALS[hundreds - 1] + "百" if hundreds else ""
    if tens:
        head += "十" if tens == 1 and not hundreds else NUMERALS[tens - 1] + "十"
    elif hundreds and ones:
        head += "零"
    return head + (NUMERALS[ones - 1] if ones else "")


def value(numerals: str) -> int:
    """Read Chinese numerals up to 99; raises ValueError for what is none, such as 二三."""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return _digit(numerals)
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(numeral_: str) -> int:
    if len(numeral_) != 1:
        raise ValueError(numeral_)
    return NUMERALS.index(numeral_) + 1


def year(text: str) -> int | None:
    """Read the first year that a text names; None where it names none."""
    match = _YEAR.search(text)
    if match is None:
        return None
    return int(match[0].rstrip("年").translate(_ZEROS | _DIGITS))


def years(text: str) -> list[int]:
    """Read the years that a text names, but for those of a day, as 2019年5月15日."""
    return [named for match in _YEAR_BY_ITSELF.finditer(text) if (named := year(match[0]))]


_BARE_NUMBER = re.compile(r"(\d{1,2})[ \u3000\u00a0]++(?=[\u4e00-\u9fff])")


def bare_number(text: str) -> Enumerator | None:
    """Read a number that nothing but a space parts from a heading: 3 总体情况.

    It is one only before the very words of a heading; else it may be of a day, or a count.
    """
    match = _BARE_NUMBER.match(text)
    return Enumerator(Style.ARABIC, int(match[1]), match[0], False) if match else None


def heading_number(text: str) -> Enumerator | None:
    """Read the number of a section's heading, as whatever it is written."""
    return enumerator(text) or bare_number(text)


def enumerator(text: str) -> Enumerator | None:
    """Read the number that a text begins with."""
    return _enumerator(text[:_LONGEST_NUMBER])


@lru_cache(maxsize=4096)
def _enumerator(text: str) -> Enumerator | None:
    match = _ENUMERATOR.match(text)
    if match is None:
        return None
    kind = match.lastgroup if match.lastgroup != "mark" else "chapter"
    digits = match[kind] if kind else ""
    try:
        match kind:
            case "arabic" | "bracketed_arabic":
                number = int(digits)
            case "sign":
                number = int(unicodedata.numeric(digits))
            case "formal":
                number = _FORMAL.index(digits) + 1
            case "roman":
                number = _ROMAN.index(unicodedata.normalize("NFKC", digits)) + 1
            case _:
                number = value(digits)
    except ValueError:
        return None
    style = _style(digits) if kind == "sign" else Style[(kind or "").upper()]
    return Enumerator(style, number, match.group(), match["mark"] in (None, "、"))


def _style(sign: str) -> Style:
    """Give the style of a number that is one character: ①, ⑴, ⒈ or ㈠."""
    if sign >= "㈠":
        return Style.BRACKETED
    return Style.CIRCLED if sign < "⑴" else Style.BRACKETED_ARABIC if sign < "⒈" else Style.ARABIC


def key(text: str) -> str:
    """Give what a label or heading says, without its number, its notes and its punctuation."""
    return _key(text) if len(text) <= _WORTH_KEEPING else _key.__wrapped__(text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    numbered = enumerator(text)
    wording = text[len(numbered.text) :] if numbered else text
    return _SILENT.sub("", _NOTE.sub("", wording)) or _SILENT.sub("", wording)
