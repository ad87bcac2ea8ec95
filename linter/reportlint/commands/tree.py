"""`reportlint tree`: what the grammar makes of a report."""

from __future__ import annotations

from reportlint.console import results
from reportlint.errors import RunError
from reportlint.hookspecs import Unchecked, Unreadable
from reportlint.plugins import load
from reportlint.run import Session, refused
from reportlint.sources import read


def tree(*, file: str, lang: str | None) -> int:  # noqa: ARG001 - for whatever goes wrong
    """Print the parse tree of a report."""
    session = Session(load())
    try:
        parsed = session.parse(read(file))
    except Unreadable as refusal:
        raise _untold(refused(file, refusal)) from refusal
    if parsed is None:
        raise _untold(session.not_a_report(file))
    with results() as out:
        out.write(parsed.report.tree().rstrip("\n") + "\n")
    return 0


def _untold(unchecked: Unchecked) -> RunError:
    return RunError(*unchecked.said)
