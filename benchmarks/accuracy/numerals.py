"""Ways to write numbers."""

from __future__ import annotations


def full_width(text: str) -> str:
    """Write digits as wide as characters."""
    return text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789."})


def thousands(text: str) -> str:
    """Set thousands apart."""
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def in_chinese(text: str) -> str:
    """Write a count below ten thousand in Chinese numerals; a nought and what is more stay as they are."""
    number = int(text)
    if not 0 < number < 10_000:
        return text
    written, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap else "") + "〇一二三四五六七八九"[digit] + sign
        gap = bool(written) and not digit
    return written.removeprefix("一") if written.startswith("一十") else written


def in_items(text: str) -> str:
    """Write the unit behind a count."""
    return text if "." in text else f"{text}件"


def padded_with_spaces(text: str) -> str:
    """Set spaces of two kinds around a figure."""
    return f"\u3000{text}\xa0"
