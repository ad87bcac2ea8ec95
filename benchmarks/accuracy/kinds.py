"""What a kind of fault is, and what is owed for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.narrative import Narrative
from benchmarks.accuracy.offices import Office
from benchmarks.accuracy.paper import Paper


class Owed(NamedTuple):
    """A finding that is owed: its code, how its place begins, and what else it must name.

    That is the figure to blame for a sum that does not hold, or the label that is not the form's.
    """

    code: str
    place: str = ""
    names: str = ""


Miscount = Callable[[Figures, Random], Sequence[Owed]]
Misstate = Callable[[Narrative, Random], Sequence[Owed]]
Spoil = Callable[[Paper, Random], Sequence[Owed]]


def _any(_office: Office, _figures: Figures) -> bool:
    return True


class Kind(NamedTuple):
    """A kind of fault: made in the figures, in what is said of them, or in the paper, in this order.

    It is made only of offices and figures that it `fits`. `untold` names topics of which the report does
    not speak, for with the fault in its tables what it says would be another.
    """

    name: str
    miscount: Miscount | None = None
    misstate: Misstate | None = None
    spoil: Spoil | None = None
    fits: Callable[[Office, Figures], bool] = _any
    untold: Sequence[str] = ()
