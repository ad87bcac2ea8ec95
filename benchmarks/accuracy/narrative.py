"""What a report says in words of its own figures: which sentences, and the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random
from string import Formatter
from typing import NamedTuple

from benchmarks.accuracy import statements
from benchmarks.accuracy.counts import counted, invented
from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.numerals import full_width, in_chinese, thousands

ASPECTS: Mapping[str, tuple[str, ...]] = {
    "主动公开": ("decisions", "charges", "published"),
    "依申请公开": ("requests", "outcomes", "applicants", "lists", "shares", "reviews", "suits"),
    "政府信息管理": ("regulations", "documents"),
    "政府信息公开平台建设": (),
    "监督保障": (),
}
"""Below which aspect of section one a topic is told."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "disclosure": ("regulations", "documents", "decisions", "charges"),
    "requests": ("requests", "outcomes", "applicants"),
    "review": ("reviews", "suits"),
}
_WORDS = {"we", "before", "year", "next"}
"""What is filled in and is no number."""
_OFTEN = 0.35
"""The share of topics of which a report speaks."""
_DENIED = 0.7
"""The share of those of which there is nothing that are denied, rather than told as 0."""


class Statement(NamedTuple):
    """A sentence before it is filled in, and its numbers."""

    wording: str
    numbers: Mapping[str, str]


class Narrative:
    """The statements of a report, topic by topic, all of them true of its figures until misstated.

    `untold` names topics that it leaves out.
    """

    def __init__(self, random: Random, figures: Figures, untold: Collection[str] = ()) -> None:
        self.figures = figures
        self._random = random
        letters: tuple[Callable[[str], str], ...] = (str, full_width, thousands, in_chinese)
        (self._letters,) = random.choices(letters, weights=(6, 1, 1, 1))
        self.numbers = {**counted(figures), **invented(random, figures)}
        self._told: dict[str, list[Statement]] = {
            topic: [] if topic in untold else list(self._drawn(topic))
            for topics in ASPECTS.values()
            for topic in topics
        }

    def below(self, aspect: str) -> Iterator[Statement]:
        """Give what is said below an aspect."""
        for topic in ASPECTS[aspect]:
            yield from self._told[topic]

    def misstate(self, slot: str, number: Decimal) -> None:
        """Say a number of what has another; nothing else is said of its topic, nor of its parts."""
        topic, wording = self._random.choice(
            [
                (topic, wording)
                for topic, wordings in statements.TOLD.items()
                for wording in wordings
                if slot in slots_of(wording)
            ]
        )
        self._hush(topic)
        self._told[topic] = [self._stated(wording, {slot: number})]

    def deny(self, slots: tuple[str, ...]) -> None:
        """Deny figures, whether there are some or none; nothing else is said of their topics."""
        wording = self._random.choice(statements.DENIED[slots])
        topics = [
            topic
            for topic, wordings in statements.TOLD.items()
            if any(slot in slots_of(each) for each in wordings for slot in slots)
        ]
        self._hush(*topics)
        self._told[topics[0]] = [Statement(wording, {})]

    def say(self, topic: str, wording: str, **numbers: Decimal) -> None:
        """Say this and nothing else of a topic, with numbers of its own or those that are true."""
        self._told[topic] = [self._stated(wording, numbers)]

    def _hush(self, *topics: str) -> None:
        for topic in (*topics, "lists", "shares"):
            self._told[topic] = []

    def _drawn(self, topic: str) -> Iterator[Statement]:
        if self._random.random() > _OFTEN:
            return
        if topic == "published":
            yield self._one_of(each for each in statements.LISTED if "published" in slots_of(each))
        elif topic == "lists":
            yield self._one_of(
                each for each in statements.LISTED if "published" not in slots_of(each)
            )
        elif topic == "shares":
            told = [*statements.SHARED, *statements.ROUNDED]
            sound = [each for each in told if self.numbers.keys() >= _dependent(each)]
            if sound:
                yield self._one_of(sound)
        else:
            denials = self._denials(topic)
            is_denied = denials and self._random.random() < _DENIED
            yield self._one_of(denials if is_denied else statements.TOLD[topic])

    def _denials(self, topic: str) -> list[str]:
        """Give the denials of what there is none of."""
        return [
            wording
            for slots, wordings in statements.DENIED.items()
            if any(slots[0] in slots_of(each) for each in statements.TOLD[topic])
            and not any(self.numbers[slot] for slot in slots)
            for wording in wordings
        ]

    def _one_of(self, wordings: Iterable[str]) -> Statement:
        return self._stated(self._random.choice(list(wordings)), {})

    def _stated(self, wording: str, instead: Mapping[str, Decimal]) -> Statement:
        numbers = {**self.numbers, **instead}
        return Statement(
            wording,
            {
                slot: self._written(slot, numbers[slot])
                for slot in slots_of(wording)
                if slot in numbers
            },
        )

    def _written(self, slot: str, number: Decimal) -> str:
        is_count = number == int(number) and not slot.endswith("_share")
        return self._letters(f"{number:f}") if is_count else f"{number:f}"


def slots(table: str) -> list[str]:
    """Name the numbers that wordings give of a table's figures."""
    wordings = (each for topic in TABLES[table] for each in statements.TOLD[topic])
    return sorted({slot for each in wordings for slot in slots_of(each)} - _WORDS)


def slots_of(wording: str) -> list[str]:
    """Name what is filled into a wording."""
    return [name for _, name, _, _ in Formatter().parse(wording) if name]


def _dependent(wording: str) -> set[str]:
    """Name the numbers in a wording that there are not for all figures."""
    return {slot for slot in slots_of(wording) if slot.endswith(("_share", "_tens"))}
