"""reportlint in a process that is warm, from bytes to findings."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.turns import Turn
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.plugins.loading import load
from reportlint.running.worker import SELDOM


def checking(sources: Sequence[Source]) -> Turn:
    """Give what checks some files and says what CPU time that took."""
    session, settings = Session(load()), Settings()
    gc.freeze()  # As a run does, and its workers the next.
    gc.set_threshold(SELDOM)

    def turn() -> float:
        gc.collect()
        began = time.process_time()
        for source in sources:
            session.lint(source, settings)
        return time.process_time() - began

    return turn


def sources_of(folder: Path) -> list[Source]:
    """Give the files of a folder."""
    return [Source(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
