"""Lists of parts: what leads them in, 其中, and the numbers in them with their labels: 甲7条，乙5条.

A list goes on as long as what follows is of the kind of its first part. A comma may also lead to
something else, which begins or ends with a word that says so: ，办结11件; ，微信推送30条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportlint_grammar.claims.amounts import BLANK, MONEY, SHARE, Amount, Stretch, Wording
from reportlint_grammar.claims.claim import Bound
from reportlint_grammar.claims.phrases import phrases

MARK = re.compile(r"[，,、；;：:]")
COMMA = re.compile(r"[，,；;：:]")
COLONS = ("：", ":")
_STOP = re.compile(r"[，,；;。！？!?\n]")
_CLAUSE_END = re.compile(r"[；;]")
_AND = ("以及", "和", "及", "与")
_EACH = ("各", "每")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"[12]\d{3}\s?年度?|\d{1,2}月(?:\d{1,2}日)?")
_LONGEST_BEHIND = 12
"""How much may stand behind a number and belong to it: 2宗维持原答复，1宗结果纠正."""
_LONGEST_LABEL = 40


class Led(NamedTuple):
    """A list with the word that leads it in; `before` are the numbers among which its whole is."""

    before: Sequence[Amount]
    lead: str
    within: Stretch

    def up_to(self, last: int) -> Led:
        """Give it with an end."""
        return self._replace(within=self.within._replace(last=last))


class Parts(NamedTuple):
    """The parts of a list; `is_all_read` says that it goes on to its end, with nothing left open.

    `heads` are those that semicolons part: 复议7件，维持6件；诉讼4件，维持2件.
    """

    amounts: Sequence[Amount]
    heads: Sequence[Amount]
    is_all_read: bool = False
    ends_with_rest: bool = False


class _Item(NamedTuple):
    """A number in a list with its label.

    `gap` is what stands before the label since the number before, `mark` what parts the label from it,
    and `behind` what stands behind the number up to the next mark.
    """

    amount: Amount
    gap: str
    mark: str
    label: str
    behind: str


# ------------------------------------------------------------------ what leads in


def led(wording: Wording) -> Iterator[Led]:
    """Give the lists of a paragraph: each goes on to the end of the sentence, or to another list.

    Of two in one clause it is not known whether the second is of the whole or of a part. In a
    row of numbers that semicolons part, one's parts end with its clause: 公开5件；不公开2件，其中…；其他4件.
    """
    words = phrases()
    before: Sequence[Amount] = ()
    for sentence in wording.sentences:
        under_way: Led | None = None
        has_lists = is_in_row = False
        for clause in _clauses(wording, sentence):
            leads = list(words.leads.finditer(wording.plain, *clause))
            if not leads:
                before = wording.amounts_of(clause)
                is_in_row |= bool(before)
                continue
            if under_way:
                yield under_way.up_to(clause.first)
            lead = leads[0]
            begun = Stretch(clause.first, lead.start())
            if wording.plain[slice(*begun)].strip():
                before = wording.amounts_of(begun)
            is_inner = is_in_row and not wording.plain.startswith(COLONS, lead.end())
            within = Stretch(lead.end(), clause.last if is_inner else sentence.last)
            is_known = len(leads) == 1 and before and _is_near(wording, before[-1], lead.start())
            under_way = Led(before, lead[0], within) if is_known else None
            before, has_lists = (), True
        if under_way:
            yield under_way
        before = () if has_lists else wording.amounts_of(sentence)


def _is_near(wording: Wording, whole: Amount, lead: int) -> bool:
    """Say whether nothing of its own is told between a whole and the word that leads in its parts."""
    behind, *clauses = _STOP.split(wording.plain[whole.last : lead])
    told = [clause.strip() for clause in clauses if clause.strip()]
    return len(behind) <= _LONGEST_BEHIND and all(
        clause.startswith(phrases().between) for clause in told
    )


def led_in_brackets(paragraph: Wording, bracketed: Wording) -> Iterator[Led]:
    """Give a list in brackets right behind its whole: 13件（含新制定5件、修改8件）."""
    lead = phrases().leads_in_brackets.match(bracketed.plain)
    whole = paragraph.amount_before(bracketed.offset - 1)
    if lead and whole:
        before = [whole.moved(-bracketed.offset)]
        yield Led(before, lead[0], Stretch(lead.end(), len(bracketed.plain)))


def _clauses(wording: Wording, sentence: Stretch) -> Iterator[Stretch]:
    """Give the parts of a sentence between semicolons."""
    first = sentence.first
    for stop in _CLAUSE_END.finditer(wording.plain, *sentence):
        yield Stretch(first, stop.start())
        first = stop.end()
    yield Stretch(first, sentence.last)


# ------------------------------------------------------------------ what is in a list


def parts(
    wording: Wording, within: Stretch, unit: str, most: Decimal, *, in_words: bool
) -> Parts | None:
    """Give the parts of a list in a unit; None if there is something in it that is not understood.

    Behind a semicolon more than the whole, which is at `most` so much, is no part, but stands beside it.
    `in_words` is how the whole is told: only then is a part such as 九件 a number for certain.
    """
    found: list[_Item] = []
    plain = _own(wording, within, unit)
    for item in _items(wording, within, plain):
        is_beside = _CLAUSE_END.match(item.mark) and item.amount.number > most
        if item.amount.unit != unit or (found and (is_beside or not _goes_on(item, found[0]))):
            return Parts(*_amounts(found))
        if not _is_understood(item, in_words=in_words):
            return None
        found.append(item)
    if not found:
        return None
    words = phrases()
    behind = plain[found[-1].amount.last - within.first :]
    last = _without_and(found[-1].label)
    is_rest = last.startswith(words.rest) and not last.startswith(words.not_rest)
    is_open = (
        any(match[1] for match in words.open.finditer(plain))
        or (words.mainly.search(plain) and not is_rest)
        or any(word in behind for word in words.rest)
    )
    is_exact = all(item.amount.bound is Bound.EXACTLY for item in found)
    return Parts(*_amounts(found), not is_open and is_exact, is_rest)


def _amounts(items: Sequence[_Item]) -> tuple[Sequence[Amount], Sequence[Amount]]:
    """Give the numbers of a list, and of them the first between each two semicolons."""
    heads = [item for item in items[1:] if _CLAUSE_END.match(item.mark)]
    return [item.amount for item in items], [item.amount for item in (*items[:1], *heads)]


def _own(wording: Wording, within: Stretch, unit: str) -> str:
    """Give the words of a list, blanking shares, 占25%, and counts where sums are listed."""
    plain = list(wording.plain[slice(*within)])
    first = within.first
    for amount in wording.amounts_of(within):
        aside = amount.last
        if amount.unit == SHARE:
            share = phrases().share.search(wording.plain, first, amount.first)
            aside = share.start() if share and share.end() == amount.first else aside
        elif unit == MONEY != amount.unit:
            aside = amount.first
        plain[aside - within.first : amount.last - within.first] = BLANK * (amount.last - aside)
        first = amount.last
    return "".join(plain)


def _items(wording: Wording, within: Stretch, plain: str) -> Iterator[_Item]:
    """Give the numbers of a list; a label is what stands behind the last comma: 建议、提案32件."""
    behind = 0
    for amount in wording.amounts_of(within):
        first = amount.first - within.first
        if plain[first] == BLANK:
            continue
        marks = list(COMMA.finditer(plain, behind, first))
        mark = marks[-1] if marks else MARK.search(plain, behind, first)
        begun = mark.end() if mark else behind
        label = "".join(
            sign
            for sign, written, kept in zip(
                wording.text[within.first + begun : amount.first],
                wording.plain[within.first + begun : amount.first],
                plain[begun:first],
                strict=True,
            )
            if written == kept
        )
        gap = plain[behind : mark.start()].replace(BLANK, "").strip() if mark else ""
        behind = amount.last - within.first
        yield _Item(
            amount,
            gap,
            mark[0] if mark else "",
            label.strip(),
            MARK.split(plain[behind : behind + _LONGEST_BEHIND], maxsplit=1)[0],
        )


def _goes_on(item: _Item, first: _Item) -> bool:
    """Say whether a list goes on with an item, after its first one."""
    if len(item.gap) > _LONGEST_BEHIND or COMMA.search(item.gap):
        return False
    words = phrases()
    if not item.mark:
        return item.label.startswith(_AND)
    if item.mark in COLONS:
        return False
    if not COMMA.match(item.mark):
        return not item.label.startswith(words.acts)
    if not item.label:
        return not first.label and not item.behind.startswith(words.leaving)
    is_another = _begins(item.label) - _begins(first.label) or _ends(item.label) > _ends(
        first.label
    )
    is_sibling = _CLAUSE_END.match(item.mark) and _is_outcome(item) > _is_outcome(first)
    return not (is_another or is_sibling) and bool(_DATE.match(item.label)) <= bool(
        _DATE.match(first.label)
    )


def _begins(label: str) -> set[str]:
    """Give the words that lead away from a list with which a label begins."""
    return {word for word in phrases().leaving if label.startswith(word)}


def _ends(label: str) -> bool:
    """Say whether a label ends with a verb, and not with the name of an outcome."""
    words = phrases()
    return label.endswith(words.acts) and not label.endswith(words.outcomes)


def _is_outcome(item: _Item) -> bool:
    """Say whether an item is one of the outcomes: of none of these another is a part."""
    return item.label.startswith(phrases().outcomes)


def _is_understood(item: _Item, *, in_words: bool) -> bool:
    label = _DATE.sub("", item.label)
    return (
        (in_words or not item.amount.is_in_words)
        and item.amount.bound is not Bound.ABOUT
        and len(label) <= _LONGEST_LABEL
        and _DIGIT.search(label) is None
        and not label.endswith(_EACH)
    )


def _without_and(label: str) -> str:
    for word in _AND:
        label = label.removeprefix(word)
    return label
