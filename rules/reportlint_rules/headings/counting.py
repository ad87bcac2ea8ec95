"""How a row of numbers counts: which of them make a list, and the least that puts each list right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Self

_MOST_READINGS = 8
"""So many numbers wrong in a row, each by another amount, leave nothing to choose between."""


class Item(NamedTuple):
    """A number as it stands: whether words before it announce a list, and what they leave out.

    `is_elsewhere` says of a number skipped right before it whether it is there in other words, and
    `sentence` counts the sentences before its own.
    """

    number: int
    is_announced: bool
    is_elsewhere: Callable[[int], bool]
    sentence: int = 0


class Slip(NamedTuple):
    """The first of one or more numbers that one change puts right, and what it should be.

    The `others` further back are wrong by as much; or it has changed places with the one at `swapped`.
    """

    at: int
    expected: int
    others: tuple[int, ...] = ()
    swapped: int | None = None

    @property
    def wrong(self) -> tuple[int, ...]:
        """Where its numbers are, but for one that has changed places with the first."""
        return self.at, *self.others


def slips(items: Sequence[Item], *, owes_first: bool = False) -> list[Slip]:
    """Give the fewest slips that put right what is counted, in order.

    Lists may be nested: after an inner list the outer one goes on. One that begins with another
    number than 1 may be a part of a longer one, unless the first `owes_first`.
    """
    found: list[Slip] = []
    for indexes in _lists(items):
        owes = owes_first and 0 in indexes and len(indexes) > 1
        members = [items[index] for index in indexes]
        changes = least_changes([item.number for item in members], _due(members, owes_first=owes))
        for change in changes:
            swapped = None if change.swapped is None else indexes[change.swapped]
            others = tuple(indexes[other] for other in change.others)
            found.append(change._replace(at=indexes[change.at], others=others, swapped=swapped))
    return sorted(found)


# -------------------------------------------------------------- which numbers make a list


def _lists(items: Sequence[Item]) -> list[list[int]]:
    """Part the items into lists, each given by the indexes of its items."""
    lists = _OpenLists()
    for index, item in enumerate(items):
        following = items[index + 1].number if index + 1 < len(items) else None
        if lists.begins(item, following):
            lists.begin(index, item)
        else:
            lists.go_on(index, item)
    return lists.every


class _OpenLists:
    """The lists begun so far, of which some may still go on, the innermost last."""

    def __init__(self) -> None:
        self.every: list[list[int]] = []
        self._open: list[_OpenList] = []
        self._depths: dict[int, list[int]] = defaultdict(list)
        """At which depths each number is due, the innermost last."""

    def begins(self, item: Item, following: int | None) -> bool:
        """Say whether a list begins here, inside the one before or behind it.

        A 1 begins one, but for two that no words announce: right behind a 1, which it repeats, and
        right behind the 2 that it has changed places with.
        """
        if not self._open:
            return True
        if item.number != 1:
            return False
        before = self._open[-1]
        is_repeated = before.last == 1
        is_swapped = before.last == 2 and len(before.indexes) == 1 and following != 2
        return item.is_announced or not (is_repeated or is_swapped)

    def begin(self, index: int, item: Item) -> None:
        self._put(_OpenList([index], item.number, item.number, item.sentence))
        self.every.append(self._open[-1].indexes)

    def go_on(self, index: int, item: Item) -> None:
        """Put an item into the innermost list that it follows in, else into the innermost.

        A sentence that goes on with the innermost does not go back to one that it has no item of.
        """
        number = item.number
        depths = self._depths[number]
        if depths and self._may_go_on(self._open[depths[-1]], item):
            for _ in range(len(self._open) - 1 - depths[-1]):
                self._take()
        elif number == 2 and self._open[-1].is_nested:
            inner = self._take()
            outer, rest = inner.parted()
            self.every.append(rest)
            self._put(outer)
        self._put(self._take().and_then(index, item))

    def _may_go_on(self, numbers: _OpenList, item: Item) -> bool:
        return numbers.sentence == item.sentence or self._open[-1].sentence != item.sentence

    def _put(self, numbers: _OpenList) -> None:
        for number in numbers.due:
            self._depths[number].append(len(self._open))
        self._open.append(numbers)

    def _take(self) -> _OpenList:
        taken = self._open.pop()
        for number in taken.due:
            self._depths[number].pop()
        return taken


class _OpenList(NamedTuple):
    """A list that may go on: its last number as written, and what it would be if all were right.

    `sentence` is that of its last item. In `repeated` is the place of a 1 right behind the 1 it
    begins with: a slip, unless the list goes on as if another had stood inside it.
    """

    indexes: list[int]
    last: int
    counted: int
    sentence: int
    repeated: bool = False

    @property
    def due(self) -> set[int]:
        """What may come next: after a slip, the number may have been wrong, or the count."""
        return {self.last + 1, self.counted + 1}

    @property
    def is_nested(self) -> bool:
        """Whether it may be two, an inner one begun right behind the first item of an outer one."""
        return self.repeated and self.last == len(self.indexes) - 1

    def and_then(self, index: int, item: Item) -> Self:
        self.indexes.append(index)
        counted = self.counted + 1 + _left_out(item, self.last)
        repeated = self.repeated or (len(self.indexes) == 2 and self.last == item.number == 1)
        return self._replace(
            last=item.number, counted=counted, sentence=item.sentence, repeated=repeated
        )

    def parted(self) -> tuple[Self, list[int]]:
        """Part the outer list, which is its first item, and the inner one, which is the rest."""
        rest = self.indexes[1:]
        del self.indexes[1:]
        return self._replace(last=1, counted=1, repeated=False), rest


def _left_out(item: Item, last: int) -> int:
    """Say how many items before this one have no number here but are there in other words."""
    skipped = item.number - last - 1
    return skipped if skipped > 0 and item.is_elsewhere(last + 1) else 0


def _due(items: Sequence[Item], *, owes_first: bool) -> list[int]:
    """Give the number that each item of a list should have."""
    first = items[0].number
    last = 0 if owes_first or any(item.number == 1 for item in items) else first - 1
    due: list[int] = []
    counted = last
    for item in items:
        counted += 1 + _left_out(item, last)
        last = item.number
        due.append(counted)
    return due


# -------------------------------------------------------------- the least that puts it right


class _Step(NamedTuple):
    """An item as read: by how much the numbers are off from here on, and whether it fits in.

    `swapped` is the second of two items that have changed places.
    """

    offset: int
    fits: bool
    swapped: bool
    before: _Step | None


class _Readings(NamedTuple):
    """The readings of the first items that need fewest changes, by how much they are off."""

    changes: int
    best: dict[int, _Step | None]

    def at(self, offset: int) -> tuple[int, _Step | None]:
        """Give the best reading that is off by so much: to be off is a change, to be right is none."""
        if offset in self.best:
            return self.changes, self.best[offset]
        step = next(iter(self.best.values()))
        return self.changes + (offset != 0), step


def least_changes(numbers: Sequence[int], due: Sequence[int]) -> list[Slip]:
    """Give the fewest changes that make numbers what is due.

    One change is to write another number, to write numbers in a row that are all off by as much, or
    to have two change places.
    """
    before = now = _Readings(0, {0: None})
    for index in range(len(numbers)):
        before, now = now, _read(numbers, due, index, before, now)
    path = list(_path(next(iter(now.best.values()))))
    return _joined(list(_changes(path, due)), numbers, due)


def _read(
    numbers: Sequence[int], due: Sequence[int], index: int, before: _Readings, now: _Readings
) -> _Readings:
    """Read one more item; `before` are the readings without the item before it."""
    offset = numbers[index] - due[index]
    fitting, step = now.at(offset)
    fits = _Step(offset, True, False, step)
    if fitting == before.changes:
        return _Readings(fitting, {offset: fits})
    options: list[tuple[int, _Step]] = []
    for offset in (*now.best, 0):
        changes, step = now.at(offset)
        options.append((changes + 1, _Step(offset, False, False, step)))
    if index:
        first, second = numbers[index] - due[index - 1], numbers[index - 1] - due[index]
        changes, step = before.at(first)
        exchanged = _Step(second, False, True, _Step(first, False, False, step))
        is_off = second not in (first, 0)
        if numbers[index] != numbers[index - 1] and not (is_off and numbers[index] == due[index]):
            options.append((changes + 1 + is_off, exchanged))
    options.append((fitting, fits))
    fewest = min(changes for changes, _ in options)
    best: dict[int, _Step | None] = {}
    for changes, option in options:
        if changes == fewest:
            best.setdefault(option.offset, option)
    return _Readings(fewest, dict(islice(best.items(), _MOST_READINGS)))


def _path(step: _Step | None) -> Iterable[_Step]:
    steps: list[_Step] = []
    while step:
        steps.append(step)
        step = step.before
    return reversed(steps)


def _changes(path: Sequence[_Step], due: Sequence[int]) -> Iterator[Slip]:
    """Give each change at the first item it is made to."""
    run: list[int] = []
    offset = 0
    for index, step in enumerate(path):
        if step.offset != offset:
            if run:
                yield _of_run(run, due)
            run, offset = [], step.offset
        is_swapped = index + 1 < len(path) and path[index + 1].swapped
        if is_swapped:
            yield Slip(index, due[index] + offset, swapped=index + 1)
        elif not step.fits and not step.swapped:
            yield Slip(index, due[index])
        if offset and (step.fits or is_swapped or step.swapped):
            run.append(index)
    if run:
        yield _of_run(run, due)


def _of_run(run: Sequence[int], due: Sequence[int]) -> Slip:
    first, *others = run
    return Slip(first, due[first], tuple(others))


def _joined(changes: list[Slip], numbers: Sequence[int], due: Sequence[int]) -> list[Slip]:
    """Make one of two numbers that have changed places over others that are right."""
    waiting: dict[tuple[int, int], int] = {}
    joined: dict[int, Slip] = {}
    for change in sorted(changes):
        index = change.at
        is_single = not change.others and change.swapped is None
        partner = waiting.pop((due[index], numbers[index]), None) if is_single else None
        if partner is not None:
            joined[partner] = joined[partner]._replace(swapped=index)
            continue
        joined[index] = change
        if is_single:
            waiting[numbers[index], due[index]] = index
    return list(joined.values())
