"""Libraries that not everybody installs, and what is said where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlint.hookspecs import Unreadable
from reportlint.languages import Bilingual


@contextmanager
def needing(library: str, kind: str, extra: str) -> Iterator[None]:
    """Import what reads a kind of file; raises Unreadable, naming the extra, if that fails."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != library:
            raise
        raise Unreadable(
            Bilingual(f"读取 {kind} 需要 {library}，但没有安装", f"reading {kind} needs {library}"),
            Bilingual(
                f"请运行 pip install 'reportlint[{extra}]'",
                f"run pip install 'reportlint[{extra}]'",
            ),
        ) from None
