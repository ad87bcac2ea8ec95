"""The words with which reports speak of themselves, as `editions/about_itself.yaml` lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.spelling import any_of
from reportlint_grammar.form.wording import NUMERALS, YEAR

_NUMBER = rf"(?P<number>[{NUMERALS}]{{1,3}}|\d{{1,2}})[个大]?"


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Of the time that figures are for."""

    marks: tuple[str, ...]
    newborn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearWords:
    """Of sentences that begin with a year; `counted` finds what was done a number of times."""

    own: tuple[str, ...]
    matters: tuple[str, ...]
    none: tuple[str, ...]
    other: tuple[str, ...]
    papers: tuple[str, ...]
    done: tuple[str, ...]
    plans: tuple[str, ...]
    standings: tuple[str, ...]
    mended: tuple[str, ...]
    behind: tuple[str, ...]
    counted: re.Pattern[str]
    beginning: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CompositionWords:
    """Of the parts that a report says it is made of; `parts` are by the form's names of sections.

    `lists_of` finds what a list is of, `counted` how many parts there are, `bare` where no part is named.
    """

    parts: Mapping[str, tuple[str, ...]]
    former: tuple[str, ...]
    open: str
    lists_of: re.Pattern[str]
    bare: re.Pattern[str]
    counted: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ExplainingWords:
    """Of why figures do not follow from last year's; `of` are the words for what it is said of."""

    said: re.Pattern[str]
    of: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Words:
    """All of them."""

    period: PeriodWords
    years: YearWords
    presenting: re.Pattern[str]
    drafting: re.Pattern[str]
    titling: re.Pattern[str]
    publication: re.Pattern[str]
    composition: CompositionWords
    replaced: tuple[str, ...]
    drawing_up: tuple[str, ...]
    publishing: tuple[str, ...]
    accountability: tuple[str, ...]
    explaining: ExplainingWords


@cache
def words(file: Path = FOLDER / "about_itself.yaml") -> Words:
    """Read them; raises ConfigurationError."""
    parts = ("period", "years", "composition", "explaining")
    lists = (
        *("presenting", "drafting", "titling", "resting_on", "publication"),
        *("replaced", "drawing_up", "publishing", "accountability"),
    )
    facts = fact_files.read(file).fields([*parts, *lists])
    period = facts["period"].fields(["marks", "newborn"])
    return Words(
        period=PeriodWords(period["marks"].spelt(), period["newborn"].spelt()),
        years=_years(facts["years"]),
        presenting=re.compile(
            rf"{any_of(facts['presenting'].spelt())}[^。；《》“”]{{0,30}}《?[^。；《》“”\d]{{0,40}}"
            rf"(?P<year>{YEAR})度?[^。；《》“”条\d]{{0,24}}?(?:信息公开|政务公开)[^。；《》“”条]{{0,8}}"
            "(?:报告|年报|情况)"
        ),
        drafting=re.compile(
            rf"{any_of(facts['drafting'].spelt())}[^。；，,\d]{{0,30}}(?P<drafted>{YEAR})度?"
            rf"[^。；，,条\d]{{0,24}}?(?:信息公开|政务公开)[^。；，,条]{{0,8}}?(?:报告|年报)"
            rf"|结合[^。；，,\d]{{0,30}}(?P<rested>{YEAR})度?[^。；，,\d]{{0,20}}?"
            rf"{any_of(facts['resting_on'].spelt())}[^。；]{{0,60}}?(?:本报告|本年度报告|本年报)"
        ),
        titling=re.compile(
            rf"(?<!关于)(?<!做好){any_of(facts['titling'].spelt())}《[^《》\d]{{0,40}}(?P<titled>{YEAR})度?"
            r"[^《》\d]{0,24}(?:信息公开|政务公开)[^《》]{0,8}(?:报告|年报)》"
        ),
        publication=re.compile(rf"{any_of(facts['publication'].spelt())}[：:]?"),
        composition=_composition(facts["composition"]),
        replaced=facts["replaced"].spelt(),
        drawing_up=facts["drawing_up"].spelt(),
        publishing=facts["publishing"].spelt(),
        accountability=facts["accountability"].spelt(),
        explaining=_explaining(facts["explaining"]),
    )


def _explaining(fact: Fact) -> ExplainingWords:
    fields = fact.fields(["words", "of"])
    return ExplainingWords(
        said=re.compile(any_of(fields["words"].spelt())),
        of={
            name: re.compile(any_of(words.spelt()))
            for name, words in fields["of"].entries().items()
        },
    )


def _years(fact: Fact) -> YearWords:
    lists = ("own", "matters", "none", "other", "papers", "done", "plans", "standings", "mended")
    fields = fact.fields([*lists, "behind", "leads", "doings", "units"])
    doings, units = (any_of(fields[name].spelt()) for name in ("doings", "units"))
    return YearWords(
        **{name: fields[name].spelt() for name in lists},
        behind=fields["behind"].spelt(),
        beginning=re.compile(
            r"(?:^|(?<=[。；;！!？?\n：:]))\s{0,4}"
            r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．是]{1,2}[^，。；：:\s]{0,16}[。：:\s]{0,3})?"
            rf"(?:{any_of(fields['leads'].spelt())}[，,]?)?"
            rf"(?P<year>{YEAR})度?(?P<rest>[^。；;！!？?\n]{{0,200}})"
        ),
        counted=re.compile(rf"{doings}(?!的)[^，,。；;]{{0,30}}?\d{{1,9}}\s?[余多]?{units}"),
    )


def _composition(fact: Fact) -> CompositionWords:
    fields = fact.fields(["parts", "former", "open", "subjects", "lists_of", "verbs", "counted"])
    subjects, verbs, counted = (
        any_of(fields[name].spelt()) for name in ("subjects", "verbs", "counted")
    )
    return CompositionWords(
        parts={name: part.spelt() for name, part in fields["parts"].entries().items()},
        former=fields["former"].spelt(),
        open=fields["open"].text(),
        lists_of=re.compile(any_of(fields["lists_of"].spelt())),
        bare=re.compile(rf"{subjects}[^，,]{{0,12}}?{verbs}{_NUMBER}部分"),
        counted=re.compile(rf"{_NUMBER}{counted}"),
    )
