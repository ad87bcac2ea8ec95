"""The corpus: every office reports every year, figures follow from year to year; some of it is wrong.

Among what is right stand the traps: years that are missing, one report in two files, corrected reports,
cells that were left blank, names with and without what stands above them, sentences that a county's
offices share, texts of which a third is last year's, offices with nothing to tell, a government and its
office with one text, two offices of one name in two counties.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from benchmarks.accuracy import plain
from benchmarks.accuracy.across import prose
from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.kinds import Owed
from benchmarks.accuracy.narrative import Narrative
from benchmarks.accuracy.offices import Office, Rank
from benchmarks.accuracy.paper import written
from reportlint.plugin import Source

YEARS = range(2021, 2031)
COUNTY = "青岚县"
GOVERNMENT = f"{COUNTY}人民政府"
CHILDREN = tuple(f"{COUNTY}{bureau}" for bureau in ("水务局", "民政局", "教育体育局", "林业局"))
"""Their figures are those that their government sums up."""
_BUREAUS = (
    "水务局",
    "民政局",
    "应急管理局",
    "农业农村局",
    "住房和城乡建设局",
    "市场监督管理局",
    "卫生健康委员会",
    "财政局",
)
_USUAL = {
    "住房和城乡建设局": "住建局",
    "卫生健康委员会": "卫健委",
    "市场监督管理局": "市场监管局",
    "办公室": "办",
}
"""How some of them are called as well."""
_OTHERS = ("临溪市", "东麓区", "鹿鸣县")
_MATTERS = ("水资源管理", "河湖长制", "农村饮水", "防汛抗旱")
_LAYOUTS = [each for each in plain.LAYOUTS if not each.loses and not each.owes]
_OVER, _FORWARD, _TOTAL = "carried_over", "carried_forward", "total"
_SHORT = 3
"""Sentences of an office at which nothing happened."""


Rows = dict[str, dict[str, int]]


class Expected(NamedTuple):
    """A finding that is owed, and in which file."""

    path: str
    owed: Owed


@dataclass
class Told:
    """A report before it is laid out: the numbers, and its office's own words."""

    office: Office
    figures: Figures
    overview: list[str]
    problems: list[str]
    growth: str = ""


@dataclass
class Archive:
    """All reports, and what is owed of them."""

    sources: list[Source] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)


def archive(seed: int, *, has_faults: bool) -> Archive:
    """Make an archive."""
    random = Random(seed)
    made = Archive()
    told = {name: _history(random, name, rank) for name, rank in _offices()}
    _sum_up(told)
    _share_text(told)
    if has_faults:
        _spoil(random, told, made)
    for name, reports in told.items():
        for year, report in reports.items():
            made.sources.append(_laid_out(random, report, path_of(name, year)))
    made.sources += _traps(random, told)
    return made


def path_of(name: str, year: int) -> str:
    """Give where a report lies."""
    return f"{year}/{name}.txt"


def _offices() -> Iterator[tuple[str, Rank]]:
    yield GOVERNMENT, Rank.COUNTY
    yield f"{COUNTY}人民政府办公室", Rank.CHANCELLERY
    for name in CHILDREN:
        yield name, Rank.BUREAU
    for place in _OTHERS:
        for bureau in _BUREAUS:
            yield f"{place}{bureau}", Rank.BUREAU


def _history(random: Random, name: str, rank: Rank) -> dict[int, Told]:
    """Let an office report for ten years, each report after the one before it."""
    reports: dict[int, Told] = {}
    is_quiet = name.endswith("财政局")
    shared = name.startswith(COUNTY)
    base = random.randint(100, 4000)
    before: Told | None = None
    for year in YEARS:
        office = Office(name, "本机关", _MATTERS, year, rank, "县")
        figures = Figures(random, office)
        figures.fee = 0
        base = max(100, round(base * random.uniform(0.7, 1.4)))
        _follow(figures, before.figures if before else None, base, random)
        overview = prose.told(random, _SHORT if is_quiet else 12)
        problems = prose.problems(random, 1 if is_quiet else 7)
        if is_quiet and before:
            overview, problems = before.overview, before.problems
        elif before:
            kept = random.randint(0, 3)
            overview = [*before.overview[:kept], *overview[kept:]]
        if shared:
            overview[-1:] = [prose.SHARED]
        growth = _growth(figures, before.figures) if before and random.random() < 0.5 else ""
        before = reports[year] = Told(office, figures, overview, problems, growth)
    return reports


def _follow(figures: Figures, before: Figures | None, base: int, random: Random) -> None:
    """Have a year's figures begin where those of the year before ended."""
    disclosed = figures.disclosure
    decided = ("licences", 1), ("penalties", 8), ("compulsory_measures", 60)
    for row, part in decided:
        disclosed[row]["decisions"] = str(base // part)
    disclosed["charges"]["charged"] = str(base // 50)
    documents = disclosed["normative_documents"]
    issued, repealed = random.randint(0, 4), random.randint(0, 2)
    was = int(before.disclosure["normative_documents"]["effective"]) if before else 20
    repealed = min(repealed, was)
    documents |= {
        "issued": str(issued),
        "repealed": str(repealed),
        "effective": str(was + issued - repealed),
    }
    if before is None:
        return
    figures.requests = rows = _much_as(before.requests, random)
    for applicant, carried in before.requests[_FORWARD].items():
        if applicant != _TOTAL:
            _carry(figures, applicant, carried)
    for cells in rows.values():
        cells[_TOTAL] = sum(number for name, number in cells.items() if name != _TOTAL)


def _much_as(before: Rows, random: Random) -> Rows:
    """Give outcomes that are much as they were the year before."""
    rows = copy.deepcopy(before)
    outcomes = [name for name in rows if name not in ("received", _OVER, "outcome_total")]
    for applicant in [name for name in rows[_OVER] if name != _TOTAL]:
        for name in outcomes:
            number = rows[name][applicant]
            rows[name][applicant] += random.randint(-(number // 5), number // 5)
        rows["outcome_total"][applicant] = sum(
            rows[name][applicant] for name in outcomes if name != _FORWARD
        )
    return rows


def _carry(figures: Figures, applicant: str, carried: int) -> None:
    """Carry requests over; what came in or was granted makes the balance."""
    rows = figures.requests
    rows[_OVER][applicant] = carried
    came = rows["outcome_total"][applicant] + rows[_FORWARD][applicant] - carried
    if came < 0:
        rows["granted"][applicant] -= came
        rows["outcome_total"][applicant] -= came
        came = 0
    rows["received"][applicant] = came


def _growth(figures: Figures, before: Figures) -> str:
    now, then = (each.requests["received"][_TOTAL] for each in (figures, before))
    if not then or now == then:
        return ""
    percent = abs(now - then) * 100 / then
    return (
        f"全年新收政府信息公开申请{now}件，同比{'增长' if now > then else '下降'}{percent:.1f}%。"
    )


def _sum_up(told: dict[str, dict[int, Told]]) -> None:
    """Have the government report what the offices below it do, cell by cell."""
    for year, report in told[GOVERNMENT].items():
        below = [told[name][year].figures for name in CHILDREN]
        report.growth = ""
        figures = report.figures
        for row, cells in figures.disclosure.items():
            for column in cells:
                cells[column] = str(sum(int(each.disclosure[row][column]) for each in below))
        for mine, theirs in (
            (figures.requests, [each.requests for each in below]),
            (figures.review, [each.review for each in below]),
        ):
            for name, numbers in mine.items():
                for column in numbers:
                    numbers[column] = sum(each[name][column] for each in theirs)


def _share_text(told: dict[str, dict[int, Told]]) -> None:
    """Have a government's office say what the government does, as it may."""
    for year, report in told[f"{COUNTY}人民政府办公室"].items():
        report.overview = told[GOVERNMENT][year].overview
        report.problems = told[GOVERNMENT][year].problems


def _laid_out(random: Random, told: Told, path: str) -> Source:
    narrative = Narrative(random, told.figures, _topics())
    paper = written(random, told.office, told.figures, narrative)
    name = told.office.name
    for usual, short in _USUAL.items() if random.random() < 0.3 else ():
        name = name.replace(usual, short)
    paper.title = f"{name}{told.office.year}年政府信息公开工作年度报告"
    paper.part("overview").own = ()
    paper.part("overview").paragraphs = [*_paragraphs(told.overview), *filter(None, [told.growth])]
    paper.part("problems").paragraphs = _paragraphs(told.problems)
    layout = random.choice(_LAYOUTS)
    return Source(path.removesuffix(".txt") + layout.suffix, layout.make(paper, random))


def _topics() -> list[str]:
    from benchmarks.accuracy.narrative import ASPECTS

    return [topic for topics in ASPECTS.values() for topic in topics]


def _paragraphs(sentences: list[str]) -> list[str]:
    return ["".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]


# ------------------------------------------------------------------ faults


def _spoil(random: Random, told: dict[str, dict[int, Told]], made: Archive) -> None:
    """Put in faults; each office has at most one of a kind in any year, none beside another."""
    names = [name for name in told if not name.startswith(COUNTY) and not name.endswith("财政局")]
    turns = [
        _lose_request,
        _miscount_documents,
        _copy_last_year,
        _copy_other,
        _misstate_growth,
        _burst,
        _hand_in_twice,
    ]
    for number, name in enumerate(names):
        for step, year in enumerate(range(2022, 2031, 2)):
            turns[(number + step) % len(turns)](random, told, made, name, year)
    for year in (2024, 2027):
        report = told[GOVERNMENT][year]
        licences = report.figures.disclosure["licences"]
        licences["decisions"] = str(int(licences["decisions"]) + 7)
        _owe(made, GOVERNMENT, year, "X004", "表二 · 行政许可")


def _owe(made: Archive, name: str, year: int, code: str, place: str) -> None:
    made.expected.append(Expected(path_of(name, year), Owed(code, place)))


def _owes(made: Archive, name: str, year: int) -> bool:
    return any(each.path == path_of(name, year) for each in made.expected)


Years = dict[str, dict[int, Told]]


def _lose_request(_: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Say of last year's requests one more than there were."""
    rows = told[name][year].figures.requests
    for row, more in ((_OVER, 1), ("granted", 1), ("outcome_total", 1)):
        rows[row]["natural_persons"] += more
        rows[row][_TOTAL] += more
    _owe(made, name, year, "X001", "表三 · 二、上年结转")


def _miscount_documents(_: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Count what is in force anew, and go on from there."""
    for later in range(year, YEARS.stop):
        documents = told[name][later].figures.disclosure["normative_documents"]
        documents["effective"] = str(int(documents["effective"]) + 31)
    _owe(made, name, year, "X002", "表二 · 行政规范性文件")


def _copy_last_year(random: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Hand in last year's text, with a sentence or two of this year's."""
    before, report = told[name][year - 1], told[name][year]
    if random.random() < 0.6:
        own = random.randint(1, 4)
        report.overview = [*report.overview[:own], *before.overview[own:]]
        _owe(made, name, year, "X005", "一、")
    if not _owes(made, name, year) or random.random() < 0.5:
        report.problems = [*before.problems[:-1], report.problems[-1]]
        _owe(made, name, year, "X005", "五、")


def _copy_other(random: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Hand in another office's text."""
    others = [other for other in CHILDREN if not _owes(made, other, year)]
    other = random.choice(others)
    told[name][year].overview = [*told[other][year].overview[:-1], told[name][year].overview[-1]]
    _owe(made, name, year, "X006", "一、")
    _owe(made, other, year, "X006", "一、")


def _misstate_growth(_: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Tell of a growth that there was not."""
    now, then = (told[name][each].figures.requests["received"][_TOTAL] for each in (year, year - 1))
    if then:
        told[name][
            year
        ].growth = (
            f"全年新收政府信息公开申请{now}件，同比增长{3 + abs(now - then) * 200 / then:.1f}%。"
        )
        _owe(made, name, year, "X007", "一、")


def _hand_in_twice(random: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Hand in another report for the year, in which a figure is another."""
    other = copy.deepcopy(told[name][year])
    penalties = other.figures.disclosure["penalties"]
    penalties["decisions"] = str(int(penalties["decisions"]) + 2)
    path = f"{year}/{name}2.txt"
    made.sources.append(_laid_out(random, other, path))
    for each in (path, path_of(name, year)):
        made.expected.append(Expected(each, Owed("X003", "表二 · 行政处罚")))


def _burst(_: Random, told: Years, made: Archive, name: str, year: int) -> None:
    """Lose a decimal point."""
    licences = told[name][year].figures.disclosure["licences"]
    licences["decisions"] = str(
        int(told[name][year - 1].figures.disclosure["licences"]["decisions"]) * 13
    )
    _owe(made, name, year, "X008", "表二 · 行政许可")


# ------------------------------------------------------------------ traps, of which nothing is owed


def _traps(random: Random, told: Years) -> Iterator[Source]:
    """Give more files: one report in another file, a corrected one, two offices of one name."""
    quiet = f"{_OTHERS[0]}财政局"
    yield _laid_out(random, told[quiet][2023], f"2023/{quiet}（网站版）.txt")
    corrected = copy.deepcopy(told[f"{_OTHERS[1]}财政局"][2025])
    corrected.figures.disclosure["licences"]["decisions"] = "77"
    yield _laid_out(random, corrected, f"2025/{_OTHERS[1]}财政局（更正）.txt")
    for place in ("甲", "乙"):
        for year in (2024, 2025):
            nameless = copy.deepcopy(told[f"{_OTHERS[2]}财政局"][year])
            nameless.office = nameless.office._replace(name="审计局")
            nameless.figures.disclosure["licences"]["decisions"] = str(random.randint(1, 9999))
            nameless.figures.requests[_OVER]["others"] += 1 if place == "甲" else 4
            yield _laid_out(random, nameless, f"{year}/{place}/审计局.txt")
