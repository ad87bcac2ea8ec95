"""The words of claims, as `editions/` lists them, and the one pass that finds them in a text.

At each character the longest word counts. So a word in which another one hides has only to be listed,
and of no word it is asked what stands before or behind it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint_grammar.claims.claim import Bound
from reportlint_grammar.claims.meanings import meanings
from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.spelling import any_of, spelt, trie
from reportlint_grammar.form.wording import YEAR, year

_CITED = (
    r"《[^《》]{0,80}》|〈[^〈〉]{0,60}〉|<[^<>]{0,60}>|[（(]?国办[函发][^）)，。]{0,16}号[）)]?"
)
_DIGITS = r"\d{1,15}+(?:,\d{3}){0,4}+(?:\.\d{1,6}+)?+"
_WIDE = {0xFEE0 + ord(sign): sign for sign in "0123456789./"}
_ZERO = Decimal(0)
SENTENCE_ENDS = "。！!？?\n"
"""Behind other ends of what is told, such as ；, a sentence goes on."""
_POWERS = {"万": 10_000, "亿": 100_000_000}
_LETTER = re.compile("[\u4e00-\u9fffA-Za-z%％‰]")


class Kind(enum.Enum):
    """What a word is: as `claims.yaml` lists it, by its shape, or for want of a word."""

    FEE = "fee"
    NOTICE = "notice"
    DISCLOSURE = "disclosure"
    REQUEST = "request"
    SUCH = "such"
    ASK = "ask"
    BUT = "but"
    REST = "rest"
    EXCEPT = "except"
    OVERDUE = "overdue"
    OTHER = "other"
    PAPER = "paper"
    COST = "cost"
    LAWSUIT = "lawsuit"
    THINGS = "things"
    ABUSE = "abuse"
    COMPLAINT = "complaint"
    RULE = "rule"
    MATTERS = "matters"
    LISTED = "listed"
    COLLECT = "collect"
    CHARGE = "charge"
    PAY = "pay"
    SEND = "send"
    ARISE = "arise"
    MAKE = "make"
    NOT = "not"
    UNMET = "unmet"
    FREE = "free"
    GRATIS = "gratis"
    EMPTY = "empty"
    TOTAL = "total"
    PRICE = "price"
    STANDARD = "standard"
    EACH = "each"
    MAY = "may"
    APART = "apart"
    SPEND = "spend"

    COUNT = "a count"
    SUM = "a sum"
    NUMBER = "a number"
    LIMIT = "a limit"
    MONEY = "money"
    CITED = "a cited title"
    UNKNOWN = "unknown"

    SENTENCE_END = "the end of a sentence"
    CLAUSE_END = "the end of a clause"
    SILENT = "silent"
    YEAR = "a year"
    THIS_YEAR = "this year"
    EARLIER = "an earlier year"
    OWN = "own"
    ALL = "all"
    OFFICE = "an office"
    BESIDE = "beside"

    __hash__ = object.__hash__  # That of Enum is written in Python, and asked for at every word.


_NOUN = "NOUN"
_BY_SHAPE = {
    Kind.COUNT: "AMOUNT",
    Kind.SUM: "AMOUNT",
    Kind.NUMBER: "AMOUNT",
    Kind.LIMIT: "RATE",
    Kind.MONEY: _NOUN,
    Kind.CITED: _NOUN,
    Kind.UNKNOWN: _NOUN,
}
"""The parts of speech of what is known by its shape, or not at all."""


class Word(NamedTuple):
    """A word of a text: what it is, what it says, and its place.

    `part` is its part of speech; what parts clauses, tells nothing, or says whom and when they are of,
    has none. `number` is that of a quantity, in yuan if it is money, or a year; `unit` is what it counts.
    """

    kind: Kind
    part: str
    text: str
    first: int
    last: int
    number: Decimal = _ZERO
    bound: Bound = Bound.EXACTLY
    unit: str = ""

    def __str__(self) -> str:
        return self.text


class Vocabulary:
    """The words of a file. Raises ConfigurationError for one that stands in two places.

    `others` are words by which something else is told than of the fee; they too are found whole.
    """

    def __init__(self, file: Path, others: Collection[str] = ()) -> None:
        facts = fact_files.read(file).fields(
            ["parts", "silent", "others", "numerals", "units", "limits", "years", "whose"]
        )
        years = facts["years"].fields(["this", "earlier"])
        whose = facts["whose"].fields(["own", "all", "offices", "short", "beside"])
        lists = {
            Kind.SILENT: facts["silent"],
            Kind.UNKNOWN: facts["others"],
            Kind.THIS_YEAR: years["this"],
            Kind.EARLIER: years["earlier"],
            Kind.OWN: whose["own"],
            Kind.ALL: whose["all"],
            Kind.OFFICE: whose["offices"],
            Kind.BESIDE: whose["beside"],
        }
        self._parts = dict(_BY_SHAPE)
        for part, listed in facts["parts"].entries().items():
            for name, fact in listed.entries().items():
                kind = _kind(fact, name)
                lists[kind] = fact
                self._parts[kind] = part
        self._kinds: dict[str, Kind] = {}
        for kind, listed in lists.items():
            for item in listed.items():
                for word in spelt(item.text()):
                    if word in self._kinds:
                        item.fail(f"“{word}”重复", f"the word {word!r} stands twice")
                    self._kinds[word] = kind
        for word in others:
            self._kinds.setdefault(word, Kind.UNKNOWN)
        self._short = {long: short.text() for long, short in whose["short"].entries().items()}
        numerals = facts["numerals"].fields(["digits", "places"])
        self._digits = _values(numerals["digits"])
        self._places = _values(numerals["places"])
        units = facts["units"].fields(
            ["money", "pieces", "pages", "items", "about", "more", "nearly"]
        )
        limits = facts["limits"].fields(["before", "after"])
        self._money = frozenset(units["money"].words())
        pieces, pages = units["pieces"].words(), units["pages"].words()
        self._pieces, self._items = frozenset(pieces), frozenset(units["items"].words())
        unit = any_of([*self._money, *pieces, *pages, *self._items])
        self._word = re.compile(
            rf"(?P<cited>{_CITED})|(?P<year>{YEAR})度?|(?P<day>\d{{1,2}}月(?:\d{{1,2}}日|[底末])?)"
            r"|(?P<sentence>[。；;！!？?\n])|(?P<clause>[，,])|(?P<money>[（(]万?元[）)]|[¥￥])"
            rf"|(?P<word>{trie(self._kinds)})"
            rf"|(?:(?P<beyond>{any_of(limits['before'].words())})|(?P<about>{any_of(units['about'].words())}))?(?:(?P<digits>{_DIGITS})"
            rf"|(?P<numerals>[{''.join([*self._digits, *self._places])}]{{1,16}}+))"
            r"|[\u4e00-\u9fff]"
        )
        self._behind = re.compile(
            rf"\ ?(?P<more>{any_of(units['more'].words())})?[”\"’」]?\ ?[（(]?"
            rf"(?P<power>[万亿])?(?P<unit>{unit})?[）)]?"
            rf"(?P<nearly>{any_of(units['nearly'].words())})?"
            rf"(?P<limit>/[{''.join([*pieces, *pages])}]|{any_of(limits['after'].words())}"
            r"|[-—–~～至到]{1,2}(?=\d))?"
        )

    def said_short(self, office: str) -> str:
        """Give the name of an office as it is said short: 县政府办 for 县人民政府办公室."""
        for long, short in self._short.items():
            office = office.replace(long, short)
        return office

    def words(self, text: str) -> Iterator[Word]:
        """Give the words of a text, in order; characters that are in none are words by themselves."""
        text = text.translate(_WIDE)
        place = 0
        while match := self._word.search(text, place):
            group = match.lastgroup
            if group == "word":
                kind = self._kinds[match[0]]
                word = Word(kind, self._parts.get(kind, ""), match[0], *match.span())
            elif group is None:
                word = Word(Kind.UNKNOWN, _NOUN, match[0], *match.span())
            elif group in ("digits", "numerals"):
                word = self._numbered(match)
            else:
                word = self._shaped(match, group)
            yield word
            place = word.last

    def _shaped(self, match: re.Match[str], group: str) -> Word:
        """Read what is known by its shape, and is no number."""
        text, number = match[0], _ZERO
        match group:
            case "cited":
                kind = Kind.CITED if "处理费" in text else Kind.SILENT
            case "year":
                kind, number = Kind.YEAR, Decimal(year(text) or 0)
            case "sentence":
                kind = Kind.SENTENCE_END
            case "clause":
                kind = Kind.CLAUSE_END
            case "money":
                kind, number = Kind.MONEY, Decimal(10_000 if "万" in text else 1)
            case _:
                kind = Kind.SILENT
        return self._as(kind, text, *match.span(), number)

    def _numbered(self, match: re.Match[str]) -> Word:
        """Read a number with what is counted: a sum, a count, a limit of the tariff, or neither."""
        text, first = match.string, match.start()
        behind = self._behind.match(text, match.end())
        unit = behind and behind["unit"]
        numerals = match["numerals"]
        number = self._value(numerals) if numerals else Decimal(match["digits"].replace(",", ""))
        if behind and (unit or (behind["limit"] and not numerals)):
            last = behind.end()
            bound = Bound.ABOUT if match["about"] or behind["nearly"] else Bound.EXACTLY
            bound = Bound.AT_LEAST if behind["more"] else bound
            number *= _POWERS.get(behind["power"], 1)
            is_limit = match["beyond"] or behind["limit"]
            bound = Bound.ABOUT if is_limit else bound
            if unit in self._items:
                kind = Kind.UNKNOWN
            elif is_limit:
                kind = Kind.LIMIT
            elif unit in self._money:
                kind = Kind.SUM
            else:
                kind = Kind.COUNT if unit in self._pieces else Kind.UNKNOWN
            return self._as(kind, text[first:last], first, last, number, bound, unit or "")
        last = match.end()
        is_bare = _LETTER.match(text, last) is None
        if is_bare and (match["digits"] or not number):
            return self._as(Kind.NUMBER, match[0], first, last, number)
        return self._as(Kind.UNKNOWN, match[0], first, last if match["digits"] else first + 1)

    def _as(
        self,
        kind: Kind,
        text: str,
        first: int,
        last: int,
        number: Decimal = _ZERO,
        bound: Bound = Bound.EXACTLY,
        unit: str = "",
    ) -> Word:
        return Word(kind, self._parts.get(kind, ""), text, first, last, number, bound, unit)

    def _value(self, numerals: str) -> Decimal:
        """Read Chinese numerals: 五百, 壹佰, 一千零五十, 二〇〇."""
        if not any(sign in self._places for sign in numerals):
            return Decimal("".join(str(self._digits[sign]) for sign in numerals))
        whole = below = digit = 0
        for sign in numerals:
            place = self._places.get(sign)
            if place is None:
                digit = self._digits[sign]
            elif place > 1000:
                whole, below, digit = (whole + below + digit) * place, 0, 0
            else:
                below, digit = below + (digit or 1) * place, 0
        return Decimal(whole + below + digit)


@cache
def vocabulary(file: Path = FOLDER / "claims.yaml") -> Vocabulary:
    """Read the words of claims; raises ConfigurationError."""
    return Vocabulary(file, meanings().words)


def _kind(fact: Fact, name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        known = [kind.value for kind in Kind]
        fact.fail_unknown(Bilingual("词类", "kind of words"), name, known, at_key=True)


def _values(fact: Fact) -> Mapping[str, int]:
    return {sign: value.whole() for sign, value in fact.entries().items()}
