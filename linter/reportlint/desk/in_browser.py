"""What the page's worker calls: one desk at a time, spoken to in texts and bytes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.desk.desk import Desk, Known, Wish
from reportlint.messages.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

_desks: list[Desk] = []


def forget() -> None:
    """Clear the desk, so that what lies on it can be taken away."""
    while _desks:
        _desks.pop().close()
    os.chdir("/")


def lay_out(reports: str, papers: str, wish: str, left: str, begins: Callable[[str], None]) -> int:
    """Lay out files, and say how many are to be checked; raises RunError."""
    forget()
    os.chdir(reports)  # Files go by the names under which they were laid out.
    asked, known = json.loads(wish), json.loads(left)
    _desks.append(
        Desk(
            Path(),
            Path(papers),
            Wish(Language(asked["language"]), asked["configuration"], asked["roster"]),
            Known(known["records"], frozenset(known["lost"])),
            begins,
        )
    )
    return _desks[0].total


def step() -> tuple[str, str] | None:
    """Check the next file; None when all are done."""
    return _desks[0].step()


def written(format_: str) -> bytes:
    """Give what was found in a format."""
    return _desks[0].written(format_)
