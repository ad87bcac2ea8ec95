"""What the page's worker calls: one desk at a time, spoken to in texts and bytes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reportlint.desk.choices import Wish
from reportlint.desk.desk import Desk, Folders, Known
from reportlint.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Callable

_desks: list[Desk] = []


def forget() -> None:
    """Clear the desk, so that what lies on it can be taken away."""
    while _desks:
        _desks.pop().close()
    os.chdir("/")


def warm_up(report: str) -> None:
    """Check a report that nobody has asked for: whatever is made once is made before it is waited for."""
    with TemporaryDirectory() as folder:
        reports, papers = Path(folder, "reports"), Path(folder)
        reports.mkdir()
        (reports / "report.txt").write_text(report, encoding="utf-8")
        desk = Desk(Folders(reports, papers), Wish())
        desk.written("html")
        desk.close()


def lay_out(
    reports: str, earlier: str, papers: str, wish: str, left: str, begins: Callable[[str], None]
) -> int | str:
    """Lay out files, and those of earlier years; say how many are to be checked, or why none can be."""
    forget()
    os.chdir(reports)  # Files go by the names under which they were laid out.
    wanted, known = Wish.told(json.loads(wish)), json.loads(left)
    folders = Folders(Path(), Path(papers), Path(earlier) if earlier else None)
    before = Known(known["records"], frozenset(known["lost"]))
    try:
        _desks.append(Desk(folders, wanted, before, begins))
    except RunError as error:
        return error.said.within(wanted.language)
    return _desks[0].total


def step() -> tuple[str, str] | None:
    """Check the next file; None when all are done."""
    return _desks[0].step()


def written(format_: str) -> bytes | None:
    """Give what was found in a format."""
    return _desks[0].written(format_)
