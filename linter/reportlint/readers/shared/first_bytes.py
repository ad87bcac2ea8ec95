"""The first characters of a file, which tell what it is whatever it is called."""

from __future__ import annotations

import re

_LENGTH = 4096
_MARKS = b"\xef\xbb\xbf\xfe\xff\0"
"""What an encoding adds to the characters of a beginning in ASCII."""

_WHOLE_PAGE = re.compile(
    rb"<(?:!doctype\s+html\b|html\b"
    rb"(?![^<>]*>\s*(?:<(?:body|div|center)\b[^<>]*>\s*)*<table\b))",
    re.IGNORECASE,
)
"""Programs that recognise scans write `<html><body><table>` for a table within Markdown."""


def beginning(data: bytes) -> bytes:
    """Give a beginning in ASCII as it would be without its encoding and the blanks before it."""
    return data[:_LENGTH].translate(None, _MARKS).lstrip()


def is_whole_page(data: bytes) -> bool:
    """Say whether a file is a web page from its first character on, not a text with tags in it."""
    return _WHOLE_PAGE.match(beginning(data)) is not None
