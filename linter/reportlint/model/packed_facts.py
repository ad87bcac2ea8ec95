"""What a report says, packed: a run keeps it of every report, and rules read little of it.

A report tells some 200 figures, nearly all of them 0, each with its place, in 70 kB; packed they are 6,
which is also what a worker sends and a cache keeps. They are packed by groups, the first parts of their
names, so that who asks for a few unpacks few.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any
from zlib import compress, decompress

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Origin, Rectangle, Span
from reportlint.model.ledger import Fact, Facts
from reportlint.model.place import Place

Number = int | Decimal

_ENCODING = "utf-8", "surrogatepass"
_FAST = 1
"""A fortieth of the time for the best compression, which saves a fifth more."""
_MOST_AT_HAND = 128
"""Groups that are kept unpacked: those of a report and of the one for the year before."""


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
        locations: Iterable[Location],
    ) -> PackedFacts:
        """Pack facts as a form gives them, with what the engine adds to each."""
        groups: dict[str, list[Any]] = defaultdict(list)
        for (name, fact), called, location in zip(facts.items(), words, locations, strict=True):
            text, number, place, span, *_, is_in_words, impossible = fact
            other = own if (own := fact.path or path) != path else None
            numbers = _exact(number), _exact(impossible)
            row = name, text, *numbers, place.parts, *span, *called, location, is_in_words, other
            groups[_group(name)].append(row)
        return cls({name: _packed(path, rows) for name, rows in groups.items()})

    def group(self, name: str) -> Facts:
        """Give the facts whose names begin so, up to the first dot."""
        return _unpacked(self.groups[name]) if name in self.groups else {}

    def __getitem__(self, name: str) -> Fact:
        return self.group(_group(name))[name]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(_unpacked, self.groups.values()))

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


def group(facts: Facts, name: str) -> Facts:
    """Give the facts whose names begin so, up to the first dot, packed or not."""
    if isinstance(facts, PackedFacts):
        return facts.group(name)
    return {full: fact for full, fact in facts.items() if _group(full) == name}


def _group(name: str) -> str:
    return name.partition(".")[0]


def _fact(row: list[Any], path: str) -> tuple[str, Fact]:
    name, text, number, impossible, parts, first, last, zh, en, location, is_in_words, other = row
    if location[-1] is not None:
        origin = Origin._make(location[-1])
        box = None if origin.box is None else Rectangle._make(origin.box)
        location[-1] = origin._replace(box=box)
    return name, Fact(
        text,
        _number(number),
        Place(tuple(parts)),
        Span(first, last),
        path if other is None else other,
        Bilingual(zh, en),
        Location(*location),
        is_in_words,
        _number(impossible),
    )


def _exact(number: Number | None) -> int | str | None:
    """Give a number as JSON has it exactly."""
    return str(number) if isinstance(number, Decimal) else number


def _number(exact: int | str | None) -> Number | None:
    return Decimal(exact) if isinstance(exact, str) else exact


def _packed(path: str, rows: list[Any]) -> str:
    written = json.dumps([path, rows], ensure_ascii=False, separators=(",", ":"))
    return b64encode(compress(written.encode(*_ENCODING), _FAST)).decode("ascii")


@lru_cache(maxsize=_MOST_AT_HAND)
def _unpacked(packed: str) -> Facts:
    path, rows = json.loads(decompress(b64decode(packed)).decode(*_ENCODING))
    return dict(_fact(row, path) for row in rows)
