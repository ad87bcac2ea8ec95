"""What is wrong with a configuration file, said with the line and column it is wrong at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.printable import legible
from reportlint.errors import RunError
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Mark(NamedTuple):
    """A place in a configuration file, counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """One thing wrong at one place; no place where the file as a whole is wrong."""

    mark: Mark | None
    said: Bilingual


class ConfigurationError(RunError):
    """A configuration file that cannot be used, with everything found wrong with it."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        self.path = path
        ordered = sorted(faults, key=lambda fault: fault.mark or Mark(0, 0))
        self.each = [_placed(path, fault) for fault in ordered]
        super().__init__(*("\n".join(lines) for lines in zip(*self.each, strict=True)))


def shown(path: Path) -> str:
    """Name a file as seen from the current folder."""
    return os.path.relpath(path)


def _placed(path: Path, fault: Fault) -> Bilingual:
    """Say where a fault is; what is quoted from the file stays on its line, whatever is in it."""
    where = _where(path, fault.mark)
    zh, en = fault.said
    return Bilingual(legible(f"{where}：{zh}"), legible(f"{where}: {en}"))


def _where(path: Path, mark: Mark | None) -> str:
    return shown(path) if mark is None else f"{shown(path)}:{mark.line}:{mark.column}"
