"""What files under the names of office programs can have many of, before anybody knows what they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from benchmarks.making import Make

_MESSAGE = "MIME-Version: 1.0\nContent-Type: "
_PARTS = _MESSAGE + 'multipart/related; boundary="-"\n\n'
_PAGE = _MESSAGE + "text/html\nContent-Transfer-Encoding: "

_DOC: Mapping[str, tuple[str, str, str]] = {
    "comments before a page": ("", "<!---->", "<p>1"),
    "comments with text before a page": ("", "<!-- - -->\n", "<p>1"),
    "comments begun": ("", "<!-- ", ""),
    "XML declarations": ("", "<?xml ?> ", "<p>1"),
    "brackets of RTF that is none": (" ", "{", ""),
}
_ARCHIVE: Mapping[str, tuple[str, str, str]] = {
    "headers": ("MIME-Version: 1.0\n", "X: 1\n", "\n<p>1"),
    "parameters of a header": (_MESSAGE + "multipart/related", '; a="b', "\n\n<p>1"),
    "folds of a header": (_MESSAGE + "text/html", ";\n a=b", "\n\n<p>1"),
    "pictures": (_PARTS, "---\nContent-Type: image/png\n\n1\n", "-----\n"),
    "parts begun": (_PARTS, "---\n", ""),
    "messages in messages": ("", _MESSAGE + "message/rfc822\n\n", "1"),
    "lines in quotes": (_PAGE + "quoted-printable\n\n", "=E4=B8=80=\n", ""),
    "lines of Base64": (_PAGE + "base64\n\n", "PHA+\n", ""),
}


def _file(name: str, before: str, mark: str, behind: str, count: int) -> tuple[str, bytes]:
    return name, f"{before}{mark * count}{behind}".encode()


KINDS: Mapping[str, Make] = {
    **{f"doc: {name}": partial(_file, "report.doc", *parts) for name, parts in _DOC.items()},
    **{f"mht: {name}": partial(_file, "report.mht", *parts) for name, parts in _ARCHIVE.items()},
}
"""Every kind of file by its name."""
