"""Who is to blame for sums that do not hold, and how sure that is: what is found, and what may tell."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reportlint.model.place import Spot
from reportlint_grammar.figures.equations import Broken, Number
from reportlint_grammar.figures.figure import Figure


class Certainty(enum.Enum):
    """How sure it is which figures are wrong."""

    CERTAIN = enum.auto()
    """Unless at least three are wrong, and by chance as if it were one, it is these."""

    LIKELY = enum.auto()
    """These are far likelier than any others."""

    ONE_OF_THESE = enum.auto()
    """A few repairs are as likely as each other."""

    UNKNOWN = enum.auto()
    """Too many are, or none was found."""


class Change(NamedTuple):
    """A figure, and the number that it should be."""

    figure: Figure
    implied: Number


Repair = Sequence[Change]
"""What makes sums hold that are broken together."""


class Told(NamedTuple):
    """What is said elsewhere of figures: that one of some sums of them is a number, or at least that.

    `at` is where, and `words` are those that say so.
    """

    sums: Sequence[Sequence[Figure]]
    number: Number
    at: Spot
    words: str
    at_least: bool = False

    def agrees(self, changed: Mapping[int, Number]) -> bool:
        """Say whether it is so if some figures, known by their `id`, were other numbers."""
        values = [
            sum(changed.get(id(figure), figure.usable or 0) for figure in figures)
            for figures in self.sums
        ]
        return any(
            self.number <= value if self.at_least else self.number == value for value in values
        )

    def is_of(self, figures: Iterable[Figure]) -> bool:
        """Say whether it is of one of these figures."""
        ids = set(map(id, figures))
        return any(id(figure) in ids for figures in self.sums for figure in figures)

    def is_true_after(self, repair: Repair) -> bool:
        """Say whether it is of figures of a repair, and so when they are put right."""
        changed = {id(figure): implied for figure, implied in repair}
        return self.is_of(figure for figure, _ in repair) and self.agrees(changed)


@dataclass(frozen=True, eq=False)
class Culprit:
    """What is behind some broken sums: the repairs that would do, the likeliest first, and how sure that is.

    `evidence` is what is said elsewhere and has decided between them.
    """

    certainty: Certainty
    broken: Sequence[Broken]
    repairs: Sequence[Repair] = ()
    evidence: Sequence[Told] = ()

    @property
    def is_known(self) -> bool:
        """Whether one repair stands out."""
        return self.certainty in (Certainty.CERTAIN, Certainty.LIKELY)

    @cached_property
    def cause(self) -> Figure | None:
        """The figure under which all that is explained is shown, where one repair stands out.

        If it changes several, it is one at which a finding is.
        """
        if not self.is_known:
            return None
        changed = [change.figure for change in self.repairs[0]]
        judged = [broken.at for broken in self.broken]
        return next((figure for figure in changed if figure in judged), changed[0])

    @property
    def shown_at(self) -> Figure | None:
        """The figure under which all of it is shown: the cause, or where a few are as likely, the first sum's.

        So what may be wrong is listed once. Where nothing can be told, each sum stands by itself.
        """
        return self.leading.at if self.certainty is Certainty.ONE_OF_THESE else self.cause

    @property
    def leading(self) -> Broken:
        """The broken sum that leads: it is judged at the culprit itself, else it is the first."""
        first = self.broken[0]
        return next((broken for broken in self.broken if broken.at is self.cause), first)
