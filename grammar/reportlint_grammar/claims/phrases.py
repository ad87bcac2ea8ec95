"""The words around amounts, as `editions/amounts.yaml` lists them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.spelling import any_of

_NUMERALS = "零〇一二两三四五六七八九十百千万亿几数"
_NO_NUMERAL = f"(?<=[、，：（(一-鿿])(?<![{_NUMERALS}])"
"""What stands before a wide blank: a Chinese character that is no numeral, or a mark."""
_LONGEST_FRAMED = 120
_BLANK = r"[ \t\u3000]"
_VOID = rf"(?:{_BLANK}++|[（(]{_BLANK}*+[）)])"
_LONGEST_BETWEEN = 10


class Phrases(NamedTuple):
    """What leads parts in, ends them and says what they are; for each key what the file says there."""

    leads: re.Pattern[str]
    complete_leads: Collection[str]
    leads_in_brackets: re.Pattern[str]
    announced: re.Pattern[str]
    sums: Collection[str]
    closing: Collection[str]
    counting: tuple[str, ...]
    between: tuple[str, ...]
    rest: tuple[str, ...]
    not_rest: tuple[str, ...]
    open: re.Pattern[str]
    mainly: re.Pattern[str]
    overlapping: re.Pattern[str]
    leaving: tuple[str, ...]
    acts: tuple[str, ...]
    outcomes: tuple[str, ...]
    share: re.Pattern[str]
    share_of_named: re.Pattern[str]
    parting: tuple[str, ...]
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
            "framed",
            "sums",
            "closing",
            "counting",
            "between",
            "rest",
            "not_rest",
            "open",
            "not_open",
            "mainly",
            "overlapping",
            "leaving",
            "acts",
            "outcomes",
            "shares",
            "growth",
            "owed",
        ]
    )
    leads = facts["leads"].fields(["some", "all", "bracketed"])
    shares = facts["shares"].fields(["of", "link", "totals", "parting"])
    growth = facts["growth"].fields(["up", "down", "against", "last_year", "not_last_year"])
    up, down = growth["up"].words(), growth["down"].words()
    some, complete = leads["some"].words(), leads["all"].words()
    bracketed, sums = leads["bracketed"].words(), facts["sums"].words()
    closing = facts["closing"].words()
    frames = [frame.fields(["by", "as"]) for frame in facts["framed"].items()]
    framing = [frame["by"].text() for frame in frames]
    framed = "|".join(
        rf"(?<=[，,]){by}(?=[^。；;]{{0,{_LONGEST_FRAMED}}}?{any_of(frame['as'].words())})"
        for by, frame in zip(framing, frames, strict=True)
    )
    colon = rf"(?<=[{_last_signs(facts['owed'])}])[：:](?!\s?{any_of(some)})"
    before_share = rf"[（(，,、]?\s?{any_of(shares['of'].words())}"
    link = f"{any_of(shares['link'].words())}{{0,3}}"
    return Phrases(
        # 其中包括 is one; 分别为 leads in what follows a comma, not 网站、微信分别为.
        leads=re.compile(
            rf"(?<!不){any_of(some)}{{1,2}}|(?:(?<=[，,：:])|^){any_of(complete)}"
            f"|{framed}|{colon}"
        ),
        complete_leads=frozenset([*complete, *framing]),
        leads_in_brackets=re.compile(any_of([*some, *complete, *bracketed])),
        announced=re.compile(
            any_of([*some, *complete, *bracketed, *sums, *closing]) + f"|{framed}|{colon}"
        ),
        sums=frozenset(sums),
        closing=frozenset(closing),
        counting=facts["counting"].words(),
        between=facts["between"].words(),
        rest=facts["rest"].words(),
        not_rest=facts["not_rest"].words(),
        open=re.compile(f"{any_of(facts['not_open'].words())}|({any_of(facts['open'].words())})"),
        mainly=re.compile(any_of(facts["mainly"].words())),
        overlapping=re.compile(any_of(facts["overlapping"].words())),
        leaving=facts["leaving"].words(),
        acts=facts["acts"].words(),
        outcomes=facts["outcomes"].words(),
        share=re.compile(f"{before_share}{link}"),
        share_of_named=re.compile(
            rf"{before_share}([一-鿿]{{2,10}}?)的?{any_of(shares['totals'].words())}{link}"
        ),
        parting=shares["parting"].words(),
        up=re.compile(any_of(up)),
        down=re.compile(any_of(down)),
        last_year=re.compile(any_of(growth["last_year"].words())),
        not_last_year=re.compile(any_of(growth["not_last_year"].words())),
        against=re.compile(
            rf"{any_of(growth['against'].words())}{{0,4}}{any_of([*up, *down])}[了为达]?"
        ),
        owed=_owed(facts["owed"]),
        hiding=facts["owed"].entries()["words"].words(),
    )


def _last_signs(owed: Fact) -> str:
    """Give the characters with which the units of what is counted end."""
    facts = owed.entries()
    units = [
        *facts["units"].words(),
        *(unit for each in facts["counted"].items() for unit in each.entries()["by"].words()),
    ]
    return "".join(sorted({unit[-1] for unit in units}))


def _owed(fact: Fact) -> re.Pattern[str]:
    """Write where a figure is owed: before a unit that is followed by a stop, or by what it counts.

    A blank, or one in brackets, stands behind a verb or behind what the unit counts, or a wide one behind
    anything; where it was lost, 共公开条，, there must be a word for totals, or a unit that makes no noun
    with what stands before it.
    """
    keys = [
        "totals",
        "adverbs",
        "verbs",
        "verbs_of_items",
        "units",
        "items",
        "nouns",
        "events",
        "times",
    ]
    given = fact.fields([*keys, "counted", "words"])
    facts = {key: any_of(given[key].words()) for key in keys}
    counted = [
        (things.words(), any_of(by.words()))
        for things, by in (
            each.fields(["things", "by"]).values() for each in given["counted"].items()
        )
    ]
    behind_blank = "|".join(
        f"(?:{'|'.join(f'(?<={thing})' for thing in things)}){_VOID}({by})"
        for things, by in counted
    )
    blank_lost = "|".join(f"{any_of(things)}({by})" for things, by in counted)
    units, stop = facts["units"], r"(?=[，,。；;、：:）)])"
    total = rf"(?<![公中]){facts['totals']}"
    verb = rf"{facts['adverbs']}?{facts['verbs']}"
    between = rf"(?:(?![{_NUMERALS}])[一-鿿]){{0,{_LONGEST_BETWEEN}}}?"
    return re.compile(
        rf"(?:{total}(?:{verb})?|{verb}){_VOID}({units})(?:{stop}|(?={facts['nouns']}))"
        rf"|{_NO_NUMERAL}{_BLANK}{{2,}}({units}){stop}"
        rf"|(?:{behind_blank}){stop}"
        rf"|{total}(?:{verb})?({units}){stop}"
        rf"|{total}{verb}{between}(?:{blank_lost}){stop}"
        rf"|{facts['verbs']}{between}{facts['events']}({facts['times']}){stop}"
        rf"|(?<!信息){facts['verbs_of_items']}({facts['items']}){stop}"
    )
