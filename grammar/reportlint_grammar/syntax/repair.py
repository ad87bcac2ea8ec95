"""The cheapest reading of terminals by a grammar that they may depart from.

The grammar's LALR automaton is run straight through while it accepts what comes. Where it does not,
something owed is absent, something stands where it is not owed, or it is something else than it seems;
all are tried, on the automaton's states alone, and the cheapest few readings go on. What comes out is a
sequence that the grammar accepts, and what was set aside.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from lark import Lark
from lark.parsers.lalr_analysis import Shift

END = "$END"

READINGS = 8
"""So many readings go on at once; more were never needed by a report, and their number bounds the time."""

_MOST_BRIDGES = 65_536
"""What is remembered is bounded; a form has a few thousand."""

_LATER = 0.001
"""Of two pieces that could be out of place, the later is: by such a share setting it aside costs less.

A share of the price, so that a section set aside whole and what is set aside within it weigh alike.
"""

Stack = tuple[int, ...]
"""The automaton's states, the current one last: all that decides what may come."""


class Meaning(NamedTuple):
    """A terminal that something may be, and what it costs to take it for that."""

    terminal: str
    cost: float = 0


class Reading(NamedTuple):
    """Steps over the terminals, and what they cost together."""

    cost: float
    steps: Sequence[Step]


class Step(NamedTuple):
    """What was made of the pieces `first` to `last`: set aside, or read on as a `terminal`.

    One that is `absent` stands for none of them.
    """

    first: int
    last: int
    terminal: str = ""
    is_aside: bool = False
    is_absent: bool = False


class Automaton:
    """The automaton of a grammar from one of its start symbols, walked without making a tree.

    Terminals whose names begin with `absent` stand for what is owed and is not there.
    """

    def __init__(self, parser: Lark, start: str, absent: str) -> None:
        configuration = parser.parse_interactive(start=start).parser_state.parse_conf
        self._states = configuration.states
        self._end = configuration.end_state
        self._absent = absent
        self.begin: Stack = (configuration.start_state,)

    def step(self, stack: Stack, terminal: str) -> Stack | None:
        """Give the states after a terminal; None where it is not accepted."""
        states = list(stack)
        while True:
            found = self._states[states[-1]].get(terminal)
            if found is None:
                return None
            action, argument = found
            if action is Shift:
                states.append(argument)
                return tuple(states)
            size = len(argument.expansion)
            if size:
                del states[-size:]
            _, state = self._states[states[-1]][argument.origin.name]
            states.append(state)
            if terminal == END and state == self._end:
                return tuple(states)

    def gaps(self, stack: Stack) -> Iterator[str]:
        """Give the terminals for what is owed next and may be absent."""
        return (name for name in self._states[stack[-1]] if name.startswith(self._absent))


class Pieces(NamedTuple):
    """What is to be read: what each piece may be, the likeliest first, and how it is set aside.

    `aside` is what that costs, and `end` where the piece ends that goes with it; one that is `doubtful`
    may have to be set aside though it is accepted, as figures that belong to another table.
    """

    meanings: Sequence[Sequence[Meaning]]
    aside: Callable[[int], float]
    end: Callable[[int], int]
    doubtful: Callable[[int], bool]


class Repairer:
    """Finds the cheapest readings from one start symbol; `absent` is what it costs that something is.

    Of no place more than so many `readings` go on: as many as there are states make the search exact.
    """

    def __init__(
        self, automaton: Automaton, absent: Callable[[str], float], readings: int = READINGS
    ) -> None:
        self._automaton = automaton
        self._absent = absent
        self._readings = readings
        self._bridges: dict[tuple[Stack, str], _Bridge | None] = {}

    def cheapest(self, pieces: Pieces) -> Reading:
        """Read pieces at the least cost; of equally cheap readings, that which keeps what comes first."""
        last = len(pieces.meanings)
        fronts: list[dict[Stack, _Reached]] = [{} for _ in range(last + 2)]
        fronts[0][self._automaton.begin] = _Reached(0, None)
        for place, meanings in enumerate([*pieces.meanings, [Meaning(END)]]):
            front, fronts[place] = fronts[place], {}
            for stack, reached in heapq.nsmallest(
                self._readings, front.items(), key=self._prospect
            ):
                is_accepted = False
                for meaning in meanings:
                    bridge = self._bridge(stack, meaning.terminal)
                    if bridge is not None:
                        read = reached.across(bridge, place, meaning)
                        _reach(fronts[place + 1], bridge.beyond, read)
                        is_accepted = is_accepted or not (bridge.cost or meaning.cost)
                if place < last and (not is_accepted or pieces.doubtful(place)):
                    end = pieces.end(place)
                    price = pieces.aside(place) * (1 + _LATER * (1 - place / last))
                    aside = reached.by(Step(place, end, is_aside=True), price)
                    _reach(fronts[end], stack, aside)
        best = min(fronts[-1].values(), key=lambda reached: reached.cost)
        return Reading(best.cost, best.steps[:-1])

    def _prospect(self, entry: tuple[Stack, _Reached]) -> float:
        """Say what a reading comes to if nothing more is there: what is owed still is paid for, too.

        Without that a reading that lags behind looks cheaper than one that has paid for what is absent.
        """
        stack, reached = entry
        rest = self._bridge(stack, END)
        return reached.cost + (rest.cost if rest else 0)

    def _bridge(self, stack: Stack, terminal: str) -> _Bridge | None:
        """Find the cheapest way to where a terminal is accepted; None where it is not owed any more."""
        known = (stack, terminal)
        if known not in self._bridges:
            if len(self._bridges) >= _MOST_BRIDGES:
                self._bridges.clear()
            self._bridges[known] = self._found(stack, terminal)
        return self._bridges[known]

    def _found(self, stack: Stack, terminal: str) -> _Bridge | None:
        order = count()
        waiting: list[tuple[float, int, Stack, tuple[str, ...]]] = [(0, next(order), stack, ())]
        seen: set[Stack] = set()
        while waiting:
            cost, _, here, absent = heapq.heappop(waiting)
            beyond = self._automaton.step(here, terminal)
            if beyond is not None:
                return _Bridge(cost, absent, beyond)
            if here in seen:
                continue
            seen.add(here)
            for gap in self._automaton.gaps(here):
                there = self._automaton.step(here, gap)
                if there is not None:
                    price = cost + self._absent(gap)
                    heapq.heappush(waiting, (price, next(order), there, (*absent, gap)))
        return None


class _Bridge(NamedTuple):
    """What has to be taken for absent for a terminal to be accepted, and the states behind it."""

    cost: float
    absent: tuple[str, ...]
    beyond: Stack


class _Reached(NamedTuple):
    """A reading as far as it goes; its steps are shared with those that began alike."""

    cost: float
    trail: _Trail | None

    def by(self, step: Step, cost: float) -> _Reached:
        return _Reached(self.cost + cost, _Trail(step, self.trail))

    def across(self, bridge: _Bridge, place: int, meaning: Meaning) -> _Reached:
        trail = self.trail
        for name in bridge.absent:
            trail = _Trail(Step(place, place, name, is_absent=True), trail)
        cost = self.cost + bridge.cost + meaning.cost
        return _Reached(cost, _Trail(Step(place, place + 1, meaning.terminal), trail))

    @property
    def steps(self) -> list[Step]:
        found = []
        trail = self.trail
        while trail is not None:
            found.append(trail.step)
            trail = trail.before
        return found[::-1]


class _Trail(NamedTuple):
    step: Step
    before: _Trail | None


def _reach(front: dict[Stack, _Reached], stack: Stack, reached: _Reached) -> None:
    known = front.get(stack)
    if known is None or reached.cost < known.cost:
        front[stack] = reached
