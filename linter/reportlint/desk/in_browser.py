"""What the page's worker calls: one desk at a time, spoken to in texts and bytes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.desk.desk import Desk, Known, Wish
from reportlint.errors import RunError
from reportlint.messages.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

_desks: list[Desk] = []


def forget() -> None:
    """Clear the desk, so that what lies on it can be taken away."""
    while _desks:
        _desks.pop().close()
    os.chdir("/")


def lay_out(
    reports: str, papers: str, wish: str, left: str, begins: Callable[[str], None]
) -> int | str:
    """Lay out files; say how many are to be checked, or why none can be."""
    forget()
    os.chdir(reports)  # Files go by the names under which they were laid out.
    asked, known = json.loads(wish), json.loads(left)
    wanted = Wish(Language(asked["language"]), asked["configuration"], asked["roster"])
    before = Known(known["records"], frozenset(known["lost"]))
    try:
        _desks.append(Desk(Path(), Path(papers), wanted, before, begins))
    except RunError as error:
        return error.said.within(wanted.language)
    return _desks[0].total


def step() -> tuple[str, str] | None:
    """Check the next file; None when all are done."""
    return _desks[0].step()


def written(format_: str) -> bytes:
    """Give what was found in a format."""
    return _desks[0].written(format_)
