"""Finds every repair of a puzzle with so many changes, by following what its sums lack."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint_grammar.locating.puzzle import Changes, Puzzle

MOST_NODES = 10_000
"""So many steps are taken at most, whatever the figures: a tenth of a second."""


class Search:
    """A search for the repairs of a puzzle.

    In a repair that does with no figure less, some sum that fails has one of the figures by itself: what
    it lacks is how much that one changes. So each step takes a failing sum and one figure in it, until
    all hold. A row or a column that fails needs a figure of its own, which rules out nearly everything.

    It `is_complete` unless it was cut short.
    """

    def __init__(self, puzzle: Puzzle) -> None:
        self.is_complete = True
        self._puzzle = puzzle
        self._balances = list(puzzle.balances)
        self._failing = dict.fromkeys(puzzle.failing)
        self._changes: dict[int, int] = {}
        self._seen: set[frozenset[tuple[int, int]]] = set()
        self._nodes = 0

    def repairs(self, size: int) -> Iterator[Changes]:
        """Give the repairs that change so many figures."""
        self._seen.clear()
        yield from self._within(size)

    def _within(self, left: int) -> Iterator[Changes]:
        if not left or not self._failing:
            if not left and not self._failing:
                yield dict(self._changes)
            return
        if self._lines_failing() > left:
            return
        state = frozenset(self._changes.items())
        if state in self._seen:
            return
        self._seen.add(state)
        for figure, value in self._steps(last=left == 1):
            self._nodes += 1
            if self._nodes > MOST_NODES:
                self.is_complete = False
                return
            before = self._puzzle.values[figure]
            self._change(figure, value - before)
            self._changes[figure] = value
            yield from self._within(left - 1)
            del self._changes[figure]
            self._change(figure, before - value)

    def _steps(self, *, last: bool) -> Iterator[tuple[int, int]]:
        """Give the figures that may change, each with the value that makes a failing sum hold."""
        sums, values = self._puzzle.sums, self._puzzle.values
        failing = sorted(self._failing)
        steps: dict[tuple[int, int], None] = {}
        for number in failing:
            lacks = sums[number].lacks(self._balances[number])
            for figure, sign in sums[number].signs.items():
                if figure in self._changes:
                    continue
                if last and any(figure not in sums[other].signs for other in failing):
                    continue
                value = values[figure] + sign * lacks
                if value >= 0:
                    steps[figure, value] = None
        return iter(steps)

    def _change(self, figure: int, by: int) -> None:
        for number in self._puzzle.sums_of[figure]:
            each = self._puzzle.sums[number]
            self._balances[number] += each.signs[figure] * by
            if each.lacks(self._balances[number]):
                self._failing[number] = None
            else:
                self._failing.pop(number, None)

    def _lines_failing(self) -> int:
        """Say how many figures at least must change: no two rows have one in common, no two columns."""
        lines = {self._puzzle.sums[number].line for number in self._failing}
        rows = sum(every == "row" for every, _ in lines)
        return max(rows, len(lines) - rows)
