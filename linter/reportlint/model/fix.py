"""Fixes: edits of the source that put a finding right."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from reportlint.messages.languages import Bilingual
from reportlint.model.document import NOWHERE, Location, Span


class Safety(enum.Enum):
    """Whether a fix can change what the report says."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the source, what stands there, and what is to stand there instead.

    A rule says where and what; the engine adds the text that it replaces, as the file has it.
    """

    span: Span
    new: str
    old: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Fix:
    """All edits that put one finding right; none makes sense without the others."""

    safety: Safety
    description: Bilingual
    edits: tuple[Edit, ...]
