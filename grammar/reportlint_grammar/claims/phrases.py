"""The words around amounts, as `editions/amounts.yaml` lists them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact

_NO_NUMERAL = "(?<=[、，：（(一-鿿])(?<![零〇一二两三四五六七八九十百千万亿几数])"
"""What stands before a wide blank: a Chinese character that is no numeral, or a mark."""


class Phrases(NamedTuple):
    """What leads parts in, ends them and says what they are; for each key what the file says there."""

    leads: re.Pattern[str]
    complete_leads: Collection[str]
    leads_in_brackets: re.Pattern[str]
    announced: re.Pattern[str]
    sums: Collection[str]
    between: tuple[str, ...]
    rest: tuple[str, ...]
    not_rest: tuple[str, ...]
    open: re.Pattern[str]
    leaving: tuple[str, ...]
    acts: tuple[str, ...]
    outcomes: tuple[str, ...]
    share: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    last_year: re.Pattern[str]
    not_last_year: re.Pattern[str]
    against: re.Pattern[str]
    owed: re.Pattern[str]
    hiding: tuple[str, ...]


@cache
def phrases(file: Path = FOLDER / "amounts.yaml") -> Phrases:
    """Read the words; raises ConfigurationError."""
    facts = fact_files.read(file).fields(
        [
            "leads",
            "sums",
            "between",
            "rest",
            "not_rest",
            "open",
            "leaving",
            "acts",
            "outcomes",
            "shares",
            "growth",
            "owed",
        ]
    )
    leads = facts["leads"].fields(["some", "all", "bracketed"])
    shares = facts["shares"].fields(["of", "link"])
    growth = facts["growth"].fields(["up", "down", "against", "last_year", "not_last_year"])
    up, down = growth["up"].words(), growth["down"].words()
    some, complete = leads["some"].words(), leads["all"].words()
    bracketed, sums = leads["bracketed"].words(), facts["sums"].words()
    return Phrases(
        # 其中包括 is one; 分别为 leads in what follows a comma, not 网站、微信分别为.
        re.compile(rf"(?<!不){_any(some)}{{1,2}}|(?:(?<=[，,：:])|^){_any(complete)}"),
        frozenset(complete),
        re.compile(_any([*some, *complete, *bracketed])),
        re.compile(_any([*some, *complete, *bracketed, *sums])),
        frozenset(sums),
        facts["between"].words(),
        facts["rest"].words(),
        facts["not_rest"].words(),
        re.compile(_any(facts["open"].words())),
        facts["leaving"].words(),
        facts["acts"].words(),
        facts["outcomes"].words(),
        re.compile(
            rf"[（(，,、]?\s?{_any(shares['of'].words())}{_any(shares['link'].words())}{{0,3}}"
        ),
        re.compile(_any(up)),
        re.compile(_any(down)),
        re.compile(_any(growth["last_year"].words())),
        re.compile(_any(growth["not_last_year"].words())),
        re.compile(rf"{_any(growth['against'].words())}{{0,4}}{_any([*up, *down])}[了为达]?"),
        _owed(facts["owed"]),
        facts["owed"].entries()["words"].words(),
    )


def _owed(fact: Fact) -> re.Pattern[str]:
    """Write where a figure is owed: before a unit that is followed by a stop, or by what it counts.

    A blank stands behind a verb, or a wide one behind anything; where it was lost, 共公开条，, there must
    be a word for totals, or a unit that makes no noun with the verb.
    """
    keys = ["totals", "adverbs", "verbs", "verbs_of_items", "units", "items", "nouns", "words"]
    facts = {key: _any(fact.words()) for key, fact in fact.fields(keys).items()}
    units, stop = facts["units"], r"(?=[，,。；;、：:）)])"
    total = rf"(?<![公中]){facts['totals']}"
    verb = rf"{facts['adverbs']}?{facts['verbs']}"
    blank = r"[ \t\u3000]"
    return re.compile(
        rf"(?:{total}(?:{verb})?|{verb}){blank}+(?P<behind_blank>{units})(?:{stop}|(?={facts['nouns']}))"
        rf"|{_NO_NUMERAL}{blank}{{2,}}(?P<behind_wide>{units}){stop}"
        rf"|{total}(?:{verb})?(?P<behind_total>{units}){stop}"
        rf"|(?<!信息){facts['verbs_of_items']}(?P<behind_verb>{facts['items']}){stop}"
    )


def _any(words: Collection[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
