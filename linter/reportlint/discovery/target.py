"""A file to check, and what is said of one that goes unchecked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.hookspecs import KeptElsewhere, Unreadable
from reportlint.model.outcome import Unchecked

if TYPE_CHECKING:
    from reportlint.config.settings import Settings
    from reportlint.files.archives.archive import Address


class Target(NamedTuple):
    """A file to check. A `wanted` one was named, or is included: it has to be a report.

    One `with_facts` is to tell what it says, be there a rule that compares it with others or not: its
    figures, and the words at which something is found.
    """

    path: str
    settings: Settings
    wanted: bool = True
    data: bytes | None = None
    """Its bytes, where they are at hand already: those of standard input."""

    member: Address | None = None
    """Where it is in an archive."""

    with_facts: bool = False


def refused(path: str, refusal: Unreadable) -> Unchecked:
    """Give the file or folder that went unchecked for a refusal."""
    readable = isinstance(refusal, KeptElsewhere)
    return Unchecked(path, readable, refusal.reason, refusal.remedy, refusal.lacks)
