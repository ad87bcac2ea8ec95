"""Folders of reports, each of one kind: honest, though most of it is what everybody writes, or copied.

A copy has other names, figures and years, and a fifth of its sentences worded anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.accuracy.across import prose
from benchmarks.accuracy.copying.sentences import HELD_OUT, SEEN, TRADES

_COUNTIES = ("云岭县", "石桥县", "青岚县", "鹿鸣县", "临溪县", "东麓县", "沙洲县", "白塔县")
_TOWNS = ("青石镇", "柳林镇", "河湾镇", "松岗乡", "平川镇", "梅溪镇")
_YEAR = 2024
_REWORDED = 0.2
"""The part of its sentences that a copy has worded anew."""
_FEWEST, _MOST = 3, 8
"""Offices that have one text between them."""


@dataclass
class Case:
    """Reports by their names, and what is owed: the code, and how many others are named as 另有n家."""

    kind: str
    reports: dict[str, str] = field(default_factory=dict)
    owed: dict[str, tuple[str, int]] = field(default_factory=dict)


def cases(seed: int, rounds: int, *, held_out: bool) -> list[Case]:
    """Make as many cases of each kind; the sentences of every office are those held out, or the others."""
    random = Random(seed)
    stock = HELD_OUT if held_out else SEEN
    return [make(random, stock) for _ in range(rounds) for make in _KINDS]


def _honest_pair(random: Random, stock: Sequence[str]) -> Case:
    """Make two bureaus of two counties, two thirds of whose texts are the same sentences of every office."""
    case = Case("honest: another office")
    shared = _some(random, stock, random.randint(8, 14))
    for county, trade in zip(
        random.sample(_COUNTIES, 2), random.sample(list(TRADES), 2), strict=True
    ):
        own = _told(random, trade, random.randint(4, 7))
        case.reports[county] = _report(random, f"{county}{trade}", _YEAR, _mixed(shared, own))
    return case


def _honest_years(random: Random, stock: Sequence[str]) -> Case:
    """Make an office that says what it has to every year, and what was new."""
    case = Case("honest: last year")
    trade = random.choice(list(TRADES))
    own = _told(random, trade, 8)
    shared = _some(random, stock, random.randint(6, 9))
    for year, these in ((_YEAR - 1, own[:4]), (_YEAR, own[4:])):
        case.reports[str(year)] = _report(random, f"云岭县{trade}", year, _mixed(shared, these))
    return case


def _template(random: Random, stock: Sequence[str]) -> Case:
    """Make four towns that fill in their county's template, each with what it did itself."""
    case = Case("honest: a county's template")
    template = [*_some(random, stock, 7), *prose.told(random, 5)]
    for town, trade in zip(random.sample(_TOWNS, 4), random.sample(list(TRADES), 4), strict=True):
        own = _told(random, trade, random.randint(4, 6))
        office = f"云岭县{town}人民政府"
        case.reports[town] = _report(random, office, _YEAR, _mixed(template, own))
    return case


def _county(random: Random, stock: Sequence[str]) -> Case:
    """Make six bureaus of a county that share sentences of their county's, and of everybody's."""
    case = Case("honest: a county's sentences")
    shared = [*_some(random, stock, 8), *prose.told(random, 3)]
    for trade in random.sample(list(TRADES), 6):
        own = _told(random, trade, random.randint(5, 8))
        case.reports[trade] = _report(random, f"云岭县{trade}", _YEAR, _mixed(shared, own))
    return case


def _copied_pair(random: Random, stock: Sequence[str]) -> Case:
    """Make a bureau that hands in another county's text."""
    case = Case("copied: another office")
    trade = random.choice(list(TRADES))
    text = _text(random, stock, trade)
    for county in random.sample(_COUNTIES, 2):
        case.reports[county] = _report(random, f"{county}{trade}", _YEAR, text)
        case.owed[county] = "X006", 0
        text = _reworded(random, stock, text)
    return case


def _copied_year(random: Random, stock: Sequence[str]) -> Case:
    """Make a bureau that hands in its own text again."""
    case = Case("copied: last year")
    trade = random.choice(list(TRADES))
    text = _text(random, stock, trade)
    case.reports["2023"] = _report(random, f"云岭县{trade}", _YEAR - 1, text)
    case.reports["2024"] = _report(random, f"云岭县{trade}", _YEAR, _reworded(random, stock, text))
    case.owed["2024"] = "X005", 0
    return case


def _cluster(random: Random, stock: Sequence[str]) -> Case:
    """Make several bureaus that have one bureau's text, among three that have their own."""
    case = Case("copied: a group")
    trade = random.choice(list(TRADES))
    text = _text(random, stock, trade)
    counties = random.sample(_COUNTIES, random.randint(_FEWEST, _MOST))
    for county in counties:
        its = text if county == counties[0] else _reworded(random, stock, text)
        case.reports[county] = _report(random, f"{county}{trade}", _YEAR, its)
        case.owed[county] = "X006", len(counties) - 2
    for other in random.sample([each for each in TRADES if each != trade], 3):
        own = _text(random, stock, other)
        case.reports[other] = _report(random, f"云岭县{other}", _YEAR, own)
    return case


_KINDS: Sequence[Callable[[Random, Sequence[str]], Case]] = (
    _honest_pair,
    _honest_years,
    _template,
    _county,
    _copied_pair,
    _copied_year,
    _cluster,
)


def _text(random: Random, stock: Sequence[str], trade: str) -> list[str]:
    own = [*_told(random, trade, 6), *prose.told(random, 2)]
    return _mixed(_some(random, stock, random.randint(4, 8)), own)


def _reworded(random: Random, stock: Sequence[str], text: Sequence[str]) -> list[str]:
    """Word a fifth of the sentences anew: each tells something else, or what another office would."""
    text = list(text)
    for place in random.sample(range(len(text)), round(len(text) * _REWORDED)):
        text[place] = random.choice([*prose.told(random, 1), random.choice(stock)])
    return text


def _told(random: Random, trade: str, count: int) -> list[str]:
    return random.sample(TRADES[trade], count)


def _some(random: Random, stock: Sequence[str], count: int) -> list[str]:
    """Give some sentences in their order: who writes the like begins alike."""
    return [stock[place] for place in sorted(random.sample(range(len(stock)), count))]


def _mixed(shared: Sequence[str], own: Sequence[str]) -> list[str]:
    """Put own sentences between shared ones."""
    step = max(1, len(shared) // len(own))
    text = list(shared)
    for number, sentence in enumerate(own):
        text.insert(min(len(text), (step + 1) * number), sentence)
    return text


def _report(random: Random, office: str, year: int, sentences: Sequence[str]) -> str:
    told = [sentence.replace("{n}", str(random.randint(3, 900))) for sentence in sentences]
    paragraphs = ["".join(told[first : first + 4]) for first in range(0, len(told), 4)]
    lines = [
        f"{office}{year}年政府信息公开工作年度报告",
        "根据《中华人民共和国政府信息公开条例》，编制本报告。",
        "一、总体情况",
        f"{year}年，{office}的政府信息公开工作情况如下。",
        *paragraphs,
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "公开的形式不多，将予改进。",
        "六、其他需要报告的事项",
        "无。",
    ]
    return "\n".join(lines)


def by_kind(made: Sequence[Case]) -> Mapping[str, Sequence[Case]]:
    """Give the cases by their kinds."""
    return {
        kind: [case for case in made if case.kind == kind]
        for kind in sorted({c.kind for c in made})
    }
