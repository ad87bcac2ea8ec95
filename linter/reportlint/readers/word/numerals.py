"""Numbers as Word's lists write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_CHEQUE_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千")
_CHEQUE_UNITS = ("", "拾", "佰", "仟")
_LETTERS = 26
_LONGEST_ROMAN = 3999
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def numerals(number: int, format_: str) -> str:
    """Write a number in one of Word's formats; in plain digits where the format has no more."""
    write = _FORMATS.get(format_)
    return str(number) if write is None else write(number) or str(number)


def _counting(number: int) -> str:
    """Write 十一, 二十, 一百零一."""
    return (
        _by_units(number, _DIGITS, _UNITS)
        .replace("〇", "零")
        .removeprefix("一" if 10 <= number < 20 else "\0")
    )


def _cheque(number: int) -> str:
    return _by_units(number, _CHEQUE_DIGITS, _CHEQUE_UNITS)


def _by_units(number: int, digits: str, units: tuple[str, ...]) -> str:
    if not 0 < number < 10 ** len(units):
        return ""
    written = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            written = digits[int(digit)] + units[place] + written
        elif written and not written.startswith(digits[0]):
            written = digits[0] + written
    return written


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number)) if number >= 0 else ""


def _counting_to_99(number: int) -> str:
    return _counting(number) if number < 100 else _digital(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LONGEST_ROMAN:
        return ""
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _letter(number: int) -> str:
    """Write a, b and so on to z, then aa, bb."""
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (times + 1) if 0 <= times < _LETTERS else ""


def _signs(*runs: tuple[str, int]) -> Callable[[int], str]:
    """Give a format of ready-made signs, in runs of so many from a first one."""
    signs = [chr(ord(first) + place) for first, count in runs for place in range(count)]
    return _listed("".join(signs))


def _listed(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


_CIRCLED = _signs(("①", 20), ("㉑", 15), ("㊱", 15))

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _signs(("⒈", 20)),
    "decimalEnclosedParen": _signs(("⑴", 20)),
    "chineseCounting": _counting_to_99,
    "chineseCountingThousand": _counting,
    "chineseLegalSimplified": _cheque,
    "taiwaneseCounting": _counting_to_99,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "ideographEnclosedCircle": _signs(("㊀", 10)),
    "ideographTraditional": _listed("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _listed("子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letter,
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "upperRoman": lambda number: _roman(number).upper(),
}
