"""The words of offices' names, as `editions/offices.yaml` lists them."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from reportlint.messages.languages import Bilingual
from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.spelling import any_of

Named = TypeVar("Named", bound=enum.Enum)


class Level(enum.Enum):
    """At which level of government an office is; UNKNOWN where its name does not tell."""

    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    EITHER = "either"
    """A 市, of which the name does not tell whether it is a city or of a county's rank."""

    COUNTY = "county"
    TOWNSHIP = "township"
    ZONE = "zone"
    UNKNOWN = "unknown"


class Sort(enum.Enum):
    """What an office is; UNKNOWN where its name does not tell."""

    GOVERNMENT = "government"
    GOVERNMENT_OFFICE = "government_office"
    DEPARTMENT = "department"
    SUBDISTRICT = "subdistrict"
    BRANCH = "branch"
    ZONE = "zone"
    PUBLIC_BODY = "public_body"
    UNKNOWN = "unknown"


_SPEAK_FOR_OTHERS = (Sort.BRANCH, Sort.ZONE, Sort.GOVERNMENT_OFFICE, Sort.UNKNOWN)
"""What such an office calls itself may be what it belongs to."""


_SHORTEST_NAME = 3
"""So many characters of an office's name name it: 水务局."""


@dataclass(frozen=True, slots=True)
class SelfName:
    """What offices call themselves whose names end so, and what they never do."""

    word: str
    ends: tuple[str, ...]
    never: frozenset[str]


@dataclass(frozen=True)
class OfficeWords:
    """The words of offices' names."""

    nameless: tuple[str, ...]
    places: Mapping[str, Level]
    place: re.Pattern[str]
    of_one_name: frozenset[str]
    municipalities: tuple[str, ...]
    state_begins: tuple[str, ...]
    state_ends: tuple[str, ...]
    kinds: Mapping[str, Sort]
    self_names: Sequence[SelfName]
    self_name: re.Pattern[str]
    left_off: tuple[str, ...]
    publishers: frozenset[str]
    published_by: re.Pattern[str]

    def is_name(self, name: str) -> bool:
        """Say whether it is a name, and does not stand for any: 某县某局."""
        return bool(name) and not any(sign in name for sign in self.nameless)

    def sort(self, name: str) -> Sort:
        """Say what an office is by how its name ends."""
        return self.kinds.get(longest(self.kinds, name), Sort.UNKNOWN)

    def speaks_first(self, office: str, text: str) -> bool:
        """Say whether a text begins with an office's name, be it without its place: 柳河镇."""
        names = [office, *(office.removesuffix(end) for end in self.left_off)]
        return any(
            text.startswith(name[first:])
            for name in names
            for first in range(len(name) - _SHORTEST_NAME + 1)
        )

    def own(self, name: str) -> SelfName | None:
        """Give what an office calls itself by how its name ends; None where that is not known."""
        by_end = {end: own for own in self.self_names for end in own.ends}
        sort = self.kinds.get(longest(self.kinds, name))
        is_telling = self.is_name(name) and sort not in _SPEAK_FOR_OTHERS
        return by_end.get(longest(by_end, name)) if is_telling else None


def longest(ends: Collection[str], name: str) -> str:
    """Give the longest of some endings that a name has; empty if it has none."""
    return max((end for end in ends if name.endswith(end)), key=len, default="")


@cache
def office_words(file: Path = FOLDER / "offices.yaml") -> OfficeWords:
    """Read the words of offices' names; raises ConfigurationError."""
    names = ("nameless", "places", "of_one_name", "municipalities", "hiding", "state", "kinds")
    selves = ("self_names", "no_self_names", "left_off", "publishers")
    facts = fact_files.read(file).fields([*names, *selves])
    state = facts["state"].fields(["begins", "ends"])
    others = facts["no_self_names"].fields(["before", "behind"])
    places = _by_word(facts["places"], Level)
    self_names = [_self_name(fact) for fact in facts["self_names"].entries().values()]
    words = [own.word for own in self_names]
    publishers = facts["publishers"].words()
    return OfficeWords(
        nameless=facts["nameless"].words(),
        places=places,
        place=re.compile(f"(?P<hiding>{any_of(facts['hiding'].spelt())})|{any_of(places)}"),
        of_one_name=frozenset(facts["of_one_name"].words()),
        municipalities=facts["municipalities"].words(),
        state_begins=state["begins"].words(),
        state_ends=state["ends"].words(),
        kinds=_by_word(facts["kinds"], Sort),
        self_names=self_names,
        self_name=re.compile(
            rf"(?<!{any_of(others['before'].words())})我"
            rf"(?P<word>{any_of(words)})(?!{any_of(others['behind'].words())})"
        ),
        left_off=facts["left_off"].words(),
        publishers=frozenset(publishers),
        published_by=re.compile(rf"{any_of(publishers)}\s?[：:]\s?(?P<office>[^\s：:|]{{2,40}})"),
    )


def _by_word(fact: Fact, kind: type[Named]) -> Mapping[str, Named]:
    """Read words by their kinds; raises ConfigurationError for a kind that there is not."""
    known = [each.value for each in kind]
    found: dict[str, Named] = {}
    for name, listed in fact.entries().items():
        if name not in known:
            listed.fail_unknown(Bilingual("类别", "kind"), name, known, at_key=True)
        found |= dict.fromkeys(listed.spelt(), kind(name))
    return found


def _self_name(fact: Fact) -> SelfName:
    fields = fact.fields(["ends", "never"])
    return SelfName(fact.name, fields["ends"].words(), frozenset(fields["never"].words()))
