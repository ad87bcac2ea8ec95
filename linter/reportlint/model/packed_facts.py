"""What a report says, packed: a run keeps it of every report, and rules read little of it.

A report tells some 200 figures, nearly all of them 0, each with its place, in 70 kB. Packed they are 12,
which is also what a worker sends and a cache keeps. They are packed by groups, the first parts of their
names, and each is made when it is asked for, so that who asks for a few has few made. A group has two parts.
Its frame is what the figures are called: the same in every report of a form, so that it is packed and
unpacked once. The rest is the report's own, column by column.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from decimal import Decimal
from functools import lru_cache
from itertools import chain, repeat, starmap
from typing import Any, NamedTuple
from zlib import compress, decompress

from reportlint.messages.languages import Bilingual
from reportlint.model.document import NOWHERE, Location, Origin, Rectangle, Span
from reportlint.model.ledger import Fact, Facts
from reportlint.model.lines import Lines
from reportlint.model.place import Place

Number = int | Decimal

ENCODING = "utf-8", "surrogatepass"
"""How what is packed is written as bytes: half a character, too, may stand in a report."""
_FAST, _BEST = 1, 9
"""How hard it is tried to compress what is packed for one report, and what is for all of them."""
_LONG = 1000
"""Characters from which on compressing is worth its time."""
_MOST_AT_HAND = 128
"""Groups that are kept unpacked: those of a report and of the one for the year before."""
_BEHIND_FRAME = "\n"
_UNCOMPRESSED = "["
"""How a part begins that is JSON: no base64 does, nor has any part a line end."""

_Row = tuple[str, Fact, Bilingual, Location]


def _exact(number: object) -> str:
    """Write what JSON has no exact way for: a number that is not whole."""
    if isinstance(number, Decimal):
        return str(number)
    raise TypeError(f"{number!r} is of no type that a fact has")


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_exact)


class PackedFacts(Mapping[str, Fact]):
    """Facts by their names, as any mapping has them."""

    __slots__ = ("groups",)

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.groups = groups

    @classmethod
    def of(cls, facts: Facts) -> PackedFacts:
        """Pack facts that have their words and locations."""
        if isinstance(facts, PackedFacts):
            return facts
        words = [fact.words for fact in facts.values()]
        return cls.placed(facts, "", words, [fact.location for fact in facts.values()])

    @classmethod
    def placed(
        cls,
        facts: Facts,
        path: str,
        words: Iterable[Bilingual],
        where: Sequence[Location] | Lines,
    ) -> PackedFacts:
        """Pack facts as a form gives them, with what the engine adds to each.

        `where` is the location of each, or the lines of the text: they are located when they are read.
        """
        lines = where if isinstance(where, Lines) else None
        locations = repeat(NOWHERE, len(facts)) if isinstance(where, Lines) else where
        groups: dict[str, list[_Row]] = defaultdict(list)
        for row in zip(facts, facts.values(), words, locations, strict=True):
            groups[_group(row[0])].append(row)
        return cls({name: _packed(path, rows, lines) for name, rows in groups.items()})

    def group(self, name: str) -> Facts:
        """Give the facts whose names begin so, up to the first dot."""
        return _unpacked(self.groups[name]) if name in self.groups else {}

    def at(self, place: Place, span: Span) -> Fact | None:
        """Give the fact of a stretch, else the last that has its place; None if there is none."""
        found = [fact for packed in self.groups.values() for fact in _unpacked(packed).at(place)]
        of_stretch = (fact for fact in found if fact.span == span)
        return next(of_stretch, found[-1] if found else None)

    def __getitem__(self, name: str) -> Fact:
        return self.group(_group(name))[name]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(_unpacked, self.groups.values()))

    def items(self) -> ItemsView[str, Fact]:
        """Give all facts with their names, each group unpacked once."""
        return self._unpacked().items()

    def values(self) -> ValuesView[Fact]:
        """Give all facts, each group unpacked once."""
        return self._unpacked().values()

    def _unpacked(self) -> dict[str, Fact]:
        return dict(
            chain.from_iterable(_unpacked(packed).items() for packed in self.groups.values())
        )

    def __len__(self) -> int:
        return sum(len(_unpacked(packed)) for packed in self.groups.values())

    def __bool__(self) -> bool:
        return bool(self.groups)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedFacts):
            return self.groups == other.groups
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}.of({dict(self)!r})"


def at(facts: Facts, place: Place, span: Span) -> Fact | None:
    """Give the fact of a stretch, else the last that has its place, packed or not; None if there is none."""
    return PackedFacts.of(facts).at(place, span)


def group(facts: Facts, name: str) -> Facts:
    """Give the facts whose names begin so, up to the first dot, packed or not."""
    if isinstance(facts, PackedFacts):
        return facts.group(name)
    return {full: fact for full, fact in facts.items() if _group(full) == name}


def _group(name: str) -> str:
    return name.partition(".")[0]


def _packed(path: str, rows: Sequence[_Row], lines: Lines | None) -> str:
    names, facts, words, locations = zip(*rows, strict=True)
    columns = zip(*facts, strict=True)
    texts, numbers, places, spans, paths, _, _, are_in_words, impossible, bounds = columns
    frame = _framed(names, tuple([place.parts for place in places]), words)
    starts, ends = zip(*spans, strict=True)
    own = [
        path,
        texts,
        numbers,
        starts,
        ends,
        lines and lines.around(min(starts), max(ends)),
        _unless_all(NOWHERE, locations),
        _unless_all("", paths),
        _unless_all(False, are_in_words),
        _unless_all(None, impossible),
        _unless_all("", bounds),
    ]
    return f"{frame}{_BEHIND_FRAME}{_written(own, _FAST)}"


@lru_cache(maxsize=_MOST_AT_HAND)
def _framed(
    names: Sequence[str], places: Sequence[Sequence[str]], words: Sequence[Bilingual]
) -> str:
    return _written([names, places, words], _BEST)


class _Frame(NamedTuple):
    """What facts are called: their names with the rows they stand in, their places and words."""

    rows: Mapping[str, int]
    places: Sequence[Place]
    words: Sequence[Bilingual]
    rows_at: Mapping[Place, Sequence[int]]


@lru_cache(maxsize=_MOST_AT_HAND)
def _unframed(frame: str) -> _Frame:
    names, parts, words = _read(frame)
    places = [Place(tuple(each)) for each in parts]
    rows_at = defaultdict(list)
    for row, place in enumerate(places):
        rows_at[place].append(row)
    rows = {name: row for row, name in enumerate(names)}
    return _Frame(rows, places, list(starmap(Bilingual, words)), rows_at)


class _Unpacked(Mapping[str, Fact]):
    """The facts of a group, each made when it is asked for."""

    __slots__ = ("_columns", "_frame", "_lines", "_path")

    def __init__(self, packed: str) -> None:
        frame, _, own = packed.partition(_BEHIND_FRAME)
        self._frame = _unframed(frame)
        path, texts, numbers, starts, ends, lines, *usual = _read(own)
        self._path: str = path
        self._lines = Lines(*lines) if lines else None
        self._columns: Sequence[Sequence[Any] | None] = (texts, numbers, starts, ends, *usual)

    def __getitem__(self, name: str) -> Fact:
        return self._made(self._frame.rows[name])

    def __contains__(self, name: object) -> bool:
        return name in self._frame.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._frame.rows)

    def __len__(self) -> int:
        return len(self._frame.rows)

    def items(self) -> ItemsView[str, Fact]:
        """Give all with their names."""
        return dict(zip(self._frame.rows, self._all(slice(None)), strict=True)).items()

    def at(self, place: Place) -> Sequence[Fact]:
        """Give those that have a place."""
        return [self._made(row) for row in self._frame.rows_at.get(place, ())]

    def _made(self, row: int) -> Fact:
        (fact,) = self._all(slice(row, row + 1))
        return fact

    def _all(self, rows: slice) -> Iterator[Fact]:
        texts, numbers, starts, ends, locations, paths, are_in_words, impossible, bounds = (
            column[rows] if column else repeat(None) for column in self._columns
        )
        spans = [*map(Span, starts, ends)]
        return map(
            Fact,
            texts,
            map(_number, numbers),
            self._frame.places[rows],
            spans,
            (other or self._path for other in paths),
            self._frame.words[rows],
            map(self._lines.locate, spans) if self._lines else map(_location, locations),
            map(bool, are_in_words),
            map(_number, impossible),
            (bound or "" for bound in bounds),
        )


_unpacked = lru_cache(maxsize=_MOST_AT_HAND)(_Unpacked)


def _unless_all(usual: object, column: Sequence[Any]) -> Sequence[Any] | None:
    """Leave out a column that says the usual of every fact."""
    return None if column.count(usual) == len(column) else column


def _number(exact: int | str | None) -> Number | None:
    return Decimal(exact) if isinstance(exact, str) else exact


def _location(parts: list[Any] | None) -> Location:
    if parts is None:
        return NOWHERE
    location = Location._make(parts)
    if location.origin is None:
        return location
    origin = Origin._make(location.origin)
    box = origin.box and Rectangle._make(origin.box)
    return location._replace(origin=origin._replace(box=box))


def _written(value: Any, level: int) -> str:
    written = _JSON.encode(value)
    if len(written) < _LONG:
        return written
    return b64encode(compress(written.encode(*ENCODING), level)).decode("ascii")


def _read(written: str) -> Any:
    if not written.startswith(_UNCOMPRESSED):
        written = decompress(b64decode(written)).decode(*ENCODING)
    return json.loads(written)
