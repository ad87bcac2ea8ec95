"""Kinds of file that no reader opens, though people hand reports in as them, and what to do then.

They are told by their suffixes. A plugin's reader that claims one of these is asked instead.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from reportlint.files.contents import ZIP
from reportlint.hookspecs import Unreadable
from reportlint.refusals.catalogue import refusal


class _Kind(NamedTuple):
    """Suffixes of one kind, and the refusal of its files.

    Of a kind that `brings_reports` any file among reports may be one, whatever it is called.
    """

    suffixes: frozenset[str]
    refused_as: str
    brings_reports: bool = True

    def refusal(self, suffix: str) -> Unreadable:
        return refusal(self.refused_as, suffix=suffix.removeprefix("."))


_ARCHIVES = _Kind(
    frozenset(
        {
            *(".7z", ".ace", ".arj", ".bz2", ".cab", ".gz", ".iso", ".lha", ".lz", ".lzh", ".lzma"),
            *(".rar", ".tar", ".tbz", ".tbz2", ".tgz", ".txz", ".xz", ".z", ".zipx", ".zst"),
        }
    ),
    "kind.archive",
)
_DOCUMENTS = _Kind(
    # Of CNKI (caj …), of systems for official papers (ceb, gd …), of Apple, of the UOF standard …
    frozenset(
        {
            *(".caj", ".ceb", ".cebx", ".djv", ".djvu", ".gd", ".gw", ".kdh", ".nh", ".numbers"),
            *(".one", ".oxps", ".pages", ".ps", ".pub", ".sdw", ".sep", ".sxw", ".uof", ".uos"),
            *(".uot", ".wpd", ".wri", ".xlsb", ".xps"),
        }
    ),
    "kind.document",
)
_MAILS = _Kind(
    frozenset({".eml", ".msg"}),
    "kind.mail",
)
_PICTURES = _Kind(
    frozenset(
        {
            *(".avif", ".bmp", ".emf", ".gif", ".heic", ".heif", ".jfif", ".jpe", ".jpeg", ".jpg"),
            *(".png", ".psd", ".svg", ".tif", ".tiff", ".webp", ".wmf"),
        }
    ),
    "kind.picture",
    brings_reports=False,
)
_OTHERS = _Kind(
    frozenset(),
    "kind.other",
    brings_reports=False,
)
_KINDS = {
    suffix: kind for kind in (_ARCHIVES, _DOCUMENTS, _MAILS, _PICTURES) for suffix in kind.suffixes
}
_VOLUME = re.compile(r"\.(?:[rz]\d\d|\d{3})", re.ASCII)
"""The suffix of a part of an archive that was split: .r00, .z01, .001."""

_OF_PROGRAMS = frozenset(
    {
        *(".asc", ".bak", ".bat", ".cfg", ".css", ".db", ".ini", ".ipynb", ".js", ".json"),
        *(".jsonl", ".log", ".map", ".md5", ".p7s", ".ps1", ".py", ".pyc", ".sarif", ".sh"),
        *(".sha1", ".sha256", ".sig", ".sql", ".sqlite", ".swp", ".tmp", ".toml", ".ts", ".wbk"),
        *(".yaml", ".yml"),
    }
)
"""Code, settings and output, also of this program, signatures and sums of files, and what editors
leave beside them: no office hands in a report as that.
"""


def refuse(path: str) -> None:
    """Raise Unreadable for a file that is known to be no single text, where one is wanted."""
    suffix = suffix_of(path)
    if suffix == ZIP:
        raise refusal("kind.zip")
    kind = _kind(suffix)
    if kind is not _OTHERS:
        raise kind.refusal(suffix)


def unsupported(path: str) -> Unreadable:
    """Say why a file is not read that no reader opens, and how its text can be had."""
    suffix = suffix_of(path)
    return _kind(suffix).refusal(suffix)


def foreign_archive(kind: str) -> Unreadable:
    """Refuse an archive that is no zip."""
    return _ARCHIVES.refusal(kind)


def brings_reports(path: str) -> bool:
    """Say whether a file is of a kind in which reports come, whatever it is called."""
    return _kind(suffix_of(path)).brings_reports


def is_of_programs(path: str) -> bool:
    """Say whether a file is for programs, so that its name tells nothing of what was handed in."""
    return suffix_of(path) in _OF_PROGRAMS


def suffix_of(path: str) -> str:
    """Give what tells a file's kind, in lower case."""
    return PurePath(path).suffix.lower()


def _kind(suffix: str) -> _Kind:
    return _ARCHIVES if _VOLUME.fullmatch(suffix) else _KINDS.get(suffix, _OTHERS)
