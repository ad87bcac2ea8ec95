"""`reportlint tree`: what the grammar makes of a report."""

from __future__ import annotations

from reportlint.console import results
from reportlint.errors import RunError
from reportlint.finding import Language
from reportlint.hookspecs import Unchecked, Unreadable
from reportlint.plugins import load
from reportlint.run import Session, refused
from reportlint.sources import read


def tree(*, file: str, lang: str | None) -> int:
    """Print how a report was read."""
    language = Language(lang) if lang else Language.ZH
    session = Session(load())
    try:
        parsed = session.parse(read(file))
    except Unreadable as refusal:
        raise _untold(refused(file, refusal)) from refusal
    if parsed is None:
        raise _untold(session.not_a_report(file))
    with results() as out:
        out.write(parsed.report.tree(language).rstrip("\n") + "\n")
    return 0


def _untold(unchecked: Unchecked) -> RunError:
    return RunError(*unchecked.said)
