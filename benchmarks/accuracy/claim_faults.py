"""Kinds of fault in what the text says of figures: of the tables, of its own lists, of the fee."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from benchmarks.accuracy import statements
from benchmarks.accuracy.counts import counted
from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.kinds import Kind, Owed
from benchmarks.accuracy.narrative import Narrative, slots, slots_of
from benchmarks.accuracy.offices import Office
from benchmarks.accuracy.paper import Paper

_BOTH = {"taken", "handled"}
"""What may be the new requests, or those with the ones carried over: wrong if it is neither."""

_GAPS = (
    ("requests", "{year}年度，{we}累计收到政府信息公开申请　件，均已登记。"),
    ("requests", "全年共办结政府信息公开申请　件，无超期情况。"),
    ("published", "{we}在门户网站共发布政府信息　条，其中{0}{few}条。"),
    ("published", "全年共公开信息条，其中{1}{some}条。"),
    ("documents", "{year}年共制发行政规范性文件　件。"),
    ("decisions", "{we}作出的行政处罚决定　件，均已按规定公示。"),
    ("reviews", "{year}年，{we}作为被申请人的行政复议案件共　件。"),
)
"""Sentences that lack a number, and the topic in whose place each stands."""

_PARTS_OF_THE_FEE = (
    "{year}年度共收取政府信息公开信息处理费1200元，其中按件计收700元、按量计收400元。",
    "全年收取信息处理费2400元，其中上半年收取900元，下半年收取1000元。",
    "{we}共收取信息处理费800元，分别为向申请人甲收取300元、向申请人乙收取400元。",
)
_FEES_ABOVE_CHARGES = (
    "{year}年，{we}共收取政府信息公开信息处理费{0}元，无其他需要报告的事项。",
    "全年发出信息处理费收费通知9件，总金额{0}元，实际收取信息处理费{0}元。",
)


def _none_of(figures: Figures, slot: str) -> bool:
    """Whether there is none, however the number is taken."""
    numbers = counted(figures)
    return not (numbers["handled"] if slot in _BOTH else numbers[slot])


def _told(figures: Figures, table: str) -> list[str]:
    return [slot for slot in slots(table) if not _none_of(figures, slot)]


def _untold(figures: Figures) -> list[str]:
    return [
        slot
        for table in ("disclosure", "requests", "review")
        for slot in slots(table)
        if _none_of(figures, slot)
    ]


def _deniable(figures: Figures) -> list[tuple[str, ...]]:
    """Give what can be denied of which there is some, each of one figure."""
    return [each for each in statements.DENIED if len(each) == 1 and not _none_of(figures, *each)]


def _figure_of(table: str) -> Kind:
    """Say another number than a table has; both are some."""

    def misstate(narrative: Narrative, random: Random) -> Sequence[Owed]:
        slot = random.choice(_told(narrative.figures, table))
        true = narrative.numbers["handled" if slot in _BOTH else slot]
        narrative.misstate(slot, true + random.choice([1, 2, 5, 20]))
        return [Owed("N001", names="" if slot in _BOTH else f"{true:f}")]

    return Kind(
        f"another number than table {table} has",
        misstate=misstate,
        fits=lambda _office, figures: bool(_told(figures, table)),
    )


def _none_said(narrative: Narrative, random: Random) -> Sequence[Owed]:
    narrative.deny(random.choice(_deniable(narrative.figures)))
    return [Owed("N002")]


def _some_said(narrative: Narrative, random: Random) -> Sequence[Owed]:
    narrative.misstate(
        random.choice(_untold(narrative.figures)), Decimal(random.choice([1, 3, 12]))
    )
    return [Owed("N002")]


def _sum(narrative: Narrative, random: Random) -> Sequence[Owed]:
    """Say another whole than a list that claims to be complete has."""
    wording = random.choice([each for each in statements.LISTED if "published" in slots_of(each)])
    whole = narrative.numbers["published"] + random.choice([-1, 1, 6, 40])
    narrative.say("published", wording, published=whole)
    return [Owed("N003")]


def _more(narrative: Narrative, random: Random) -> Sequence[Owed]:
    """Say a whole that is less than its parts; as much as one of them, it may have parts that overlap."""
    parts = narrative.numbers["some"], narrative.numbers["rest"]
    lacking = [off for off in (1, 2, 3) if sum(parts) - off not in parts]
    whole = sum(parts, -Decimal(random.choice(lacking)))
    narrative.say("published", random.choice(statements.NAMED), published=whole)
    return [Owed("N003")]


def _gap(narrative: Narrative, random: Random) -> Sequence[Owed]:
    narrative.say(*random.choice(_GAPS))
    return [Owed("N004")]


def _share(narrative: Narrative, random: Random) -> Sequence[Owed]:
    shares = [
        (wording, slot)
        for wording in statements.SHARED
        for slot in slots_of(wording)
        if slot.endswith("_share") and slot in narrative.numbers
    ]
    wording, slot = random.choice(shares)
    share = narrative.numbers[slot]
    off = random.choice([3, 8, 20])
    narrative.say("shares", wording, **{slot: share - off if share > 50 else share + off})
    return [Owed("N005")]


def _fee_parts(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("other_matters")
    part.paragraphs = [paper.writer.filled(random.choice(_PARTS_OF_THE_FEE))]
    return [Owed("F005", part.heading)]


def _few_charges(figures: Figures, random: Random) -> Sequence[Owed]:
    figures.disclosure["charges"]["charged"] = random.choice(["0.05", "0.1"])
    return []


def _fee_above_charges(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("other_matters")
    fee = random.choice(["3200", "5,600", "12000"])
    wording = random.choice(_FEES_ABOVE_CHARGES).replace("{0}", fee)
    part.paragraphs = [paper.writer.filled(wording)]
    return [Owed("F006")]


def _can_be_denied(_office: Office, figures: Figures) -> bool:
    return bool(_deniable(figures))


def _lacks_some(_office: Office, figures: Figures) -> bool:
    return bool(_untold(figures))


def _has_charges(_office: Office, figures: Figures) -> bool:
    return Decimal(figures.disclosure["charges"]["charged"]) > 1


KINDS = (
    *map(_figure_of, ("disclosure", "requests", "review")),
    Kind(
        "none said where a table has some",
        misstate=_none_said,
        fits=_can_be_denied,
    ),
    Kind(
        "some said where a table has none",
        misstate=_some_said,
        fits=_lacks_some,
    ),
    Kind("a list that does not add up", misstate=_sum),
    Kind("parts that are more than their whole", misstate=_more),
    Kind("a number missing", misstate=_gap),
    Kind("a wrong share", misstate=_share),
    Kind("a fee in parts that do not add up", spoil=_fee_parts, fits=_has_charges),
    Kind("a fee above all charges", miscount=_few_charges, spoil=_fee_above_charges),
)
