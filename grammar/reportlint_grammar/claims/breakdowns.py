"""How a report breaks wholes into parts: 共12条，其中甲7条、乙5条; 甲7条，乙5条，合计12条.

What is not understood is no breakdown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from reportlint_grammar.claims.amounts import SHARE, Amount, Stretch, Wording, wordings
from reportlint_grammar.claims.lists import COLONS, COMMA, MARK, Led, led, led_in_brackets, parts
from reportlint_grammar.claims.phrases import phrases
from reportlint_grammar.content.prose import Prose

_MOST_WHOLES = 6
"""Of more numbers before a list it is not told which is its whole, or which are together."""
_MOST_SUMMED = 20
"""How many numbers may stand before the sum of all or some of them."""
_MOST_INNER = 8
"""How many parts a part may be told to have."""
_MANY = 4
"""So many parts are named to tell of all that there is."""
_LITTLE = Decimal("0.05")
"""What share of the whole is too little to be left unnamed on purpose, where many parts are named."""
_NUMERAL = re.compile(r"[\d十百千]")


@dataclass(frozen=True, slots=True, eq=False)
class Breakdown:
    """A whole and its parts, in one unit.

    `wholes` are the numbers before the parts. Of several one is the whole, or some together are:
    新收9件，上年结转1件，其中网上5件、信函5件. One that `is_closed` goes on to the end of its sentence, of
    one whole, and does not say that it leaves parts out; one that `is_complete` also claims to leave none
    out: 分别为, or with 其他 as its last part. `heads` are the parts that semicolons part.
    """

    wholes: Sequence[Amount]
    parts: Sequence[Amount]
    heads: Sequence[Amount]
    is_closed: bool
    is_complete: bool
    prose: Prose

    @property
    def unit(self) -> str:
        """What is counted; 元 for money."""
        return self.parts[0].unit

    @property
    def sum(self) -> Decimal:
        """What the parts add up to, or to more, if one of them is not exact."""
        return _sum(self.parts)

    @property
    def whole(self) -> Decimal:
        """What the parts may add up to, at most."""
        return _sum(self.wholes)

    @property
    def is_nearly_complete(self) -> bool:
        """Whether so many parts are named that, if more were, they would be no more than the least."""
        left = self.whole - self.sum
        least = min((part.number for part in self.parts if part.number), default=Decimal(0))
        return (
            self.is_closed
            and len(self.parts) >= _MANY
            and 0 < left <= least
            and left < self.whole * _LITTLE
        )

    def adds_up(self, *, leaves_none_out: bool) -> bool:
        """Say whether the parts can be those of the whole; what the list ends with may be none of them.

        A part may be followed by its own parts: 复议7件，维持6件，纠正1件；诉讼4件，维持2件. Where one part is
        as much as the whole, the parts may overlap: 解读9件，其中文字9件、图解3件.
        """
        wholes = {
            _sum(together)
            for count in range(1, len(self.wholes) + 1)
            for together in combinations(self.wholes, count)
        }
        sums = _sums([part.number for part in self.parts])
        heads = {_sum(self.heads)} if len(self.heads) > 1 else set()
        if not wholes.isdisjoint(heads.union(*sums[2:])):
            return True
        may_overlap = any(part.number in wholes for part in self.parts)
        return not leaves_none_out and (may_overlap or min(heads | sums[-1]) <= self.whole)


def read(prose: Iterable[Prose]) -> tuple[Breakdown, ...]:
    """Give every breakdown, in order."""
    return tuple(
        found
        for paragraph in prose
        if _NUMERAL.search(paragraph.text) and phrases().announced.search(paragraph.text)
        for found in _of(paragraph)
    )


def _of(prose: Prose) -> Iterator[Breakdown]:
    paragraph, *bracketed = wordings(prose.text)
    for listed in led(paragraph):
        yield from _read(paragraph, listed, prose)
    yield from _summed_up(paragraph, prose)
    for wording in bracketed:
        for listed in led_in_brackets(paragraph, wording):
            yield from _read(wording, listed, prose)


def _read(wording: Wording, listed: Led, prose: Prose) -> Iterator[Breakdown]:
    """Give a list once for each unit in which a whole stands before it, unless its parts overlap."""
    if phrases().overlapping.search(wording.text, *listed.within):
        return
    for unit in dict.fromkeys(amount.unit for amount in listed.before if amount.unit != SHARE):
        wholes = [amount for amount in listed.before if amount.unit == unit]
        in_words = any(map(wording.is_spelt_out, wholes))
        found = parts(wording, listed.within, unit, _sum(wholes), in_words=in_words)
        is_known = len(wholes) <= _MOST_WHOLES and all(whole.is_exact for whole in wholes)
        if found and len(found.amounts) > 1 and is_known:
            claims_all = _leads_in_all(wording, listed) or found.ends_with_rest
            is_closed = found.is_all_read and len(wholes) == 1
            yield Breakdown(
                _moved(wholes, wording.offset),
                _moved(found.amounts, wording.offset),
                _moved(found.heads, wording.offset),
                is_closed,
                is_closed and claims_all,
                prose,
            )


def _leads_in_all(wording: Wording, listed: Led) -> bool:
    """Say whether what leads a list in says that nothing is left out: 分别为; 共85条：."""
    whole = listed.before[-1]
    is_counted = wording.plain[: whole.first].rstrip().endswith(phrases().counting)
    return listed.lead in phrases().complete_leads or (listed.lead in COLONS and is_counted)


def _moved(amounts: Sequence[Amount], by: int) -> Sequence[Amount]:
    return [amount.moved(by) for amount in amounts]


def _summed_up(wording: Wording, prose: Prose) -> Iterator[Breakdown]:
    """Give the lists with a sum behind them: 网上5件，信函3件，合计8件."""
    earlier: set[str] = set()
    for sentence in wording.sentences:
        here = wording.amounts_of(sentence)
        lead = phrases().leads.search(wording.plain, *sentence)
        if lead:
            yield from _summed_up_list(wording, Stretch(*lead.span()), sentence, prose)
        for place, amount in enumerate(here if not lead else ()):
            label = _label(wording, here, place)
            if place and label in _sums_behind(wording, here[:place]):
                alike = [
                    part
                    for part in here[max(place - _MOST_SUMMED, 0) : place]
                    if part.unit == amount.unit
                ]
                if summed := _summed(alike, amount, is_all=amount.unit not in earlier):
                    yield Breakdown([amount], summed, (), True, True, prose)
        earlier |= {amount.unit for amount in here}


def _summed_up_list(
    wording: Wording, lead: Stretch, sentence: Stretch, prose: Prose
) -> Iterator[Breakdown]:
    """Give a list that is led in without its whole, and has it behind: 渠道包括甲5条、乙3条，共8条."""
    before = Stretch(sentence.first, lead.first)
    if wording.amounts_of(before) or not wording.plain[slice(*before)].strip():
        return
    words = phrases()
    here = wording.amounts_of(Stretch(lead.last, sentence.last))
    for place, whole in enumerate(here):
        if place and _label(wording, here, place) in {*words.sums, *words.closing}:
            within = Stretch(lead.last, whole.first)
            in_words = wording.is_spelt_out(whole)
            found = parts(wording, within, whole.unit, whole.number, in_words=in_words)
            if found and found.is_all_read and len(found.amounts) > 1 and whole.is_exact:
                yield Breakdown([whole], found.amounts, found.heads, True, True, prose)
            return


def _sums_behind(wording: Wording, found: Sequence[Amount]) -> Collection[str]:
    """Give the words that make a number a sum of those before it: a mere 共 if 、 parts these."""
    words = phrases()
    between = wording.plain[found[0].last : found[-1].last]
    is_list = len(found) > 1 and COMMA.search(between) is None
    return {*words.sums, *words.closing} if is_list else words.sums


def _label(wording: Wording, found: Sequence[Amount], place: int) -> str:
    """Give what stands before a number, since the mark behind the number before it."""
    *_, label = MARK.split(wording.plain[found[place - 1].last : found[place].first])
    return label.strip()


def _summed(found: Sequence[Amount], whole: Amount, *, is_all: bool) -> Sequence[Amount]:
    """Give the parts that a sum is of: the last that add up to it, else all, if that is certain.

    A sum that is more may take in what was told before.
    """
    if not 1 < len(found) < _MOST_SUMMED or not all(part.is_exact for part in (*found, whole)):
        return ()
    for first in range(len(found)):
        if _sum(found[first:]) == whole.number:
            return found[first:] if first < len(found) - 1 else ()
    return found if is_all or _sum(found) > whole.number else ()


def _sums(numbers: Sequence[Decimal]) -> Sequence[set[Decimal]]:
    """Give what the first so many numbers may add up to, leaving out what one before them is made of."""
    sums: list[set[Decimal]] = [{Decimal(0)}, *(set() for _ in numbers)]
    for place, number in enumerate(numbers):
        totals = {total + number for total in sums[place]}
        sums[place + 1] |= totals
        for end, inner in enumerate(accumulate(numbers[place + 1 :]), start=place + 2):
            if inner == number:
                sums[end] |= totals
            if inner > number or end > place + _MOST_INNER:
                break
    return sums


def _sum(amounts: Sequence[Amount]) -> Decimal:
    return sum((amount.number for amount in amounts), Decimal(0))
