"""Where data go: a file, a folder with a file a table, or a database; and in which format.

Nobody ever sees half of a file: each is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reportlint.errors import RunError, halted, unwritten
from reportlint.exporting.tables import TABLES
from reportlint.files.writing import drafted, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from reportlint.exporting.tables import Row, Table

    Put = Callable[[Row], None]

CSV, JSONL, PARQUET, SQLITE = "csv", "jsonl", "parquet", "sqlite"

SUFFIXES = {
    ".csv": CSV,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".parquet": PARQUET,
    ".sqlite": SQLITE,
    ".sqlite3": SQLITE,
    ".db": SQLITE,
}
"""The formats by the suffixes of files."""

FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))

TOGETHER = (JSONL, SQLITE)
"""Formats whose files have room for several tables."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A place and a format; no `path` is standard output."""

    path: str | None
    format: str
    tables: Sequence[Table]

    @property
    def is_folder(self) -> bool:
        """Whether each table has a file of its own in it."""
        return self.path is not None and _is_folder(self.path)

    @property
    def files(self) -> Sequence[str]:
        """The files that are written, and replaced if they are there."""
        if self.path is None:
            return ()
        return [*map(str, self._files().values())] if self.is_folder else (self.path,)

    def _files(self) -> dict[Table, Path]:
        return {
            table: Path(self.path or "", f"{name}.{self.format}")
            for name, table in TABLES.items()
            if table in self.tables
        }

    @contextmanager
    def opened(self) -> Iterator[Put]:
        """Give what writes a row where its table goes; raises RunError where nothing can be written."""
        try:
            with ExitStack() as files:
                if self.is_folder:
                    Path(self.path or "").mkdir(parents=True, exist_ok=True)
                    writers = {
                        table: files.enter_context(self._file(file, (table,)))
                        for table, file in self._files().items()
                    }
                    yield lambda row: writers[type(row)](row)
                elif self.path is not None:
                    yield files.enter_context(self._file(Path(self.path), self.tables))
                else:
                    yield files.enter_context(self._on(sys.stdout.buffer, self.tables))
                    sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise (halted(error) if self.path is None else unwritten(self.path, error)) from None

    @contextmanager
    def _file(self, file: Path, tables: Sequence[Table]) -> Iterator[Put]:
        if self.format == SQLITE:
            from reportlint.exporting import as_sqlite

            with drafted(file) as draft, as_sqlite.opened(draft, tables) as put:
                yield put
        else:
            with whole(file) as out, self._on(out, tables) as put:
                yield put

    @contextmanager
    def _on(self, out: BinaryIO, tables: Sequence[Table]) -> Iterator[Put]:
        if self.format == JSONL:
            from reportlint.exporting import as_jsonl

            with as_jsonl.opened(out) as put:
                yield put
            return
        (table,) = tables
        if self.format == PARQUET:
            from reportlint.exporting import as_parquet

            with as_parquet.opened(out, table) as put:
                yield put
        else:
            from reportlint.exporting import as_csv

            with as_csv.opened(out, table) as put:
                yield put


def chosen(path: str | None, format_name: str | None, only: Sequence[str]) -> Destination:
    """Settle where the tables go that are asked for, by name, and in which format; raises RunError."""
    tables = [table for name, table in TABLES.items() if not only or name in only]
    destination = Destination(path, _format(path, format_name), tables)
    if destination.format == PARQUET:
        _demand_pyarrow()
    if not destination.is_folder and len(tables) > 1 and destination.format not in TOGETHER:
        names = "、".join(TABLES)
        raise RunError(
            f"一个 {destination.format} 文件只能放一个表。请用 --only 指明一个（{names}），"
            "或者把 --output 写成文件夹，各表各存一个文件。",
            f"a {destination.format} file has room for one table. Name one by --only "
            f"({', '.join(TABLES)}), or give a folder as --output: each table has its file there.",
        )
    if destination.format in (SQLITE, PARQUET) and path is None:
        raise RunError(
            f"{destination.format} 不能写到标准输出。请用 --output 指定文件。",
            f"{destination.format} does not go to standard output. Name a file by --output.",
        )
    return destination


def _is_folder(path: str) -> bool:
    """Say whether a path is that of a folder, to be made or there: it has no suffix that means a file."""
    is_there = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() raises where this says no
    return is_there or path.endswith(("/", os.sep)) or not PurePath(path).suffix


def _format(path: str | None, name: str | None) -> str:
    """Give the format that is named, else the one that the suffix tells, else CSV."""
    suffix = "" if path is None or _is_folder(path) else PurePath(path).suffix.lower()
    told = SUFFIXES.get(suffix)
    if suffix and told is None:
        raise RunError(
            f"从后缀“{suffix}”看不出要写成哪种格式。可用的后缀：{', '.join(SUFFIXES)}",
            f"the suffix {suffix} tells no format. The suffixes are: {', '.join(SUFFIXES)}",
        )
    if name is not None and told not in (None, name):
        raise RunError(
            f"--format {name} 与 --output 的后缀“{suffix}”（{told}）不一致。请去掉一个或改正。",
            f"--format {name} contradicts the suffix {suffix} of --output ({told}). "
            "Leave one out, or correct it.",
        )
    return name or told or CSV


def _demand_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise RunError(
            "写 Parquet 要安装 pyarrow：pip install 'reportlint[parquet]'",
            "Parquet needs pyarrow: pip install 'reportlint[parquet]'",
        ) from None
