"""What this machine lacks to read some files by: said once, however many files want it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.languages import Bilingual
from reportlint.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMED = 20
"""So many files are named, and the others counted: more names than a screen holds help nobody."""


class Lack(NamedTuple):
    """A library or a program that is not installed, and how to get it or do without it."""

    what: str
    remedy: Bilingual


class Unread(NamedTuple):
    """The files that could not be read for want of one thing."""

    lack: Lack
    paths: Sequence[str]

    @property
    def said(self) -> Bilingual:
        """The whole message: how many files, what is missing, what to do, and which files."""
        what, (remedy_zh, remedy_en) = self.lack
        count = len(self.paths)
        named = [legible(path) for path in self.paths[:NAMED]]
        files = "1 file" if count == 1 else f"{count} files"
        zh = f"{count} 个文件未能检查：本机没有安装 {what}。{remedy_zh}：{'、'.join(named)}"
        en = f"{files} not checked: {what} is not installed; {remedy_en}: {', '.join(named)}"
        if count == len(named):
            return Bilingual(f"{zh}。", f"{en}.")
        return Bilingual(f"{zh} 等。", f"{en} and {count - len(named)} more.")


def by_lack(refused: Iterable[tuple[str, Lack | None]]) -> Sequence[Unread]:
    """Put together the files that lack the same thing, the thing most wanted first.

    A file that was refused for another reason, and has no lack, is left out.
    """
    paths: dict[Lack, list[str]] = {}
    for path, lack in refused:
        if lack is not None:
            paths.setdefault(lack, []).append(path)
    unread = [Unread(lack, tuple(sorted(wanting))) for lack, wanting in paths.items()]
    return sorted(unread, key=lambda one: (-len(one.paths), one.lack.what))
