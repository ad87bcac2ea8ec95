"""What a notice says: whose report it is on, and of each thing in it where, what, what to do and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.printable import legible
from reportlint.formatters.words import PAGE, change, shown
from reportlint.messages.languages import Bilingual
from reportlint.model.reported import folded, with_hindsight
from reportlint.model.suppression import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.hookspecs import Run
    from reportlint.messages.languages import Language
    from reportlint.model.finding import Related, Value
    from reportlint.model.outcome import Outcome
    from reportlint.model.place import Spot
    from reportlint.model.reported import Reported


class Item(NamedTuple):
    """One thing wrong in a report, in words; those that it does not have are empty.

    `place` is that of what has to be another. `requirement` says what it should be and what to do;
    `expected` is what it should be by itself, and only where that is certain or most likely.
    """

    number: int
    place: str
    problem: str
    requirement: str
    expected: str
    basis: str
    file: str
    code: str


class Notice(NamedTuple):
    """A notice to an office; `name` is what its file may be called, and begin with."""

    title: str
    office: str
    year: str
    items: Sequence[Item]
    name: str

    @property
    def total(self) -> int:
        """How many things are wrong."""
        return len(self.items)


OF_NOTICE = {"标题": "title", "单位": "office", "年度": "year", "数量": "total"}
"""What a template may have once in a notice: the Chinese names of the fields, with the English ones."""

OF_ITEM = {
    "序号": "number",
    "位置": "place",
    "问题": "problem",
    "要求": "requirement",
    "应为": "expected",
    "依据": "basis",
    "文件": "file",
    "代码": "code",
}
"""And what for each thing that is wrong."""

_SAME_CAUSE = Bilingual(
    "与第{0}条同一原因，第{0}条更正后请核对此处。",
    "It has the same cause as no. {0}: look at it again when that is corrected.",
)
_SHOULD_BE = Bilingual("应为{}。", "It should be {}. ")
_STOP = Bilingual("。", ". ")
_CHANGES = Bilingual("{0}。", "Change {0}. ")
_CHANGE_AT = Bilingual("“{0}”应由{1}改为{2}", "“{0}” from {1} to {2}")
_ON_PAGE = Bilingual("（{}）", " ({})")
_WITHIN = " · "


@dataclass
class _Report:
    """A report and what counts of what was found in it."""

    path: str
    year: str
    findings: list[Reported] = field(default_factory=list)


@dataclass
class _Office:
    """An office, and its reports that lie in one folder; nameless where a report does not name it."""

    name: str
    reports: list[_Report] = field(default_factory=list)


def notices(run: Run, language: Language) -> Iterator[Notice]:
    """Give the notices to all offices in whose reports something is found that counts.

    Reports of one office are together where they lie in one folder: elsewhere the same name may be
    that of another office, in another county.
    """
    remedies = {rule.code: rule.remedy.within(language) for rule in run.rules}
    # What is said in and beside reports to this program is for those who use it.
    ours = {rule.code for rule in run.rules if issubclass(Suppressions, rule.subject)}
    for office in _offices(run):
        reports = [
            report
            for report in office.reports
            if any(finding.code not in ours for finding in report.findings)
        ]
        if reports:
            for report in reports:
                report.findings = [each for each in report.findings if each.code not in ours]
            yield _notice(office.name, reports, remedies, language)


def _offices(run: Run) -> Sequence[_Office]:
    offices: dict[tuple[str, str], _Office] = {}
    by_path: dict[str, _Report] = {}
    for outcome in run:
        if not outcome.is_report:
            continue
        if not outcome.in_hindsight:
            report = by_path[outcome.path] = _Report(outcome.path, outcome.identity.year)
            office = offices.setdefault(_key(outcome), _Office(outcome.identity.office))
            office.reports.append(report)
        if outcome.path in by_path:
            report = by_path[outcome.path]
            counting = [finding for finding in outcome.findings if finding.counts]
            report.findings = with_hindsight(report.findings, counting)
    return [*offices.values()]


def _key(outcome: Outcome) -> tuple[str, str]:
    """Give what reports of one office have in common; a report of nobody is alone."""
    office = outcome.identity.office
    return (str(PurePath(outcome.path).parent), office) if office else (outcome.path, "")


def _notice(
    office: str, reports: Sequence[_Report], remedies: Mapping[str, str], language: Language
) -> Notice:
    office = legible(office)
    known = sorted({legible(report.year) for report in reports if report.year})
    years = Bilingual("、".join(f"{year}年" for year in known), ", ".join(known))
    year = Bilingual("、".join(known), years.en).within(language)
    if office:
        title = Bilingual(
            f"关于{office}{years.zh}年度报告的修改意见",
            f"Corrections to the {f'{year} ' if year else ''}annual report of {office}",
        )
        name = Bilingual(f"{office}{years.zh}", " ".join(filter(None, (office, year))))
    else:
        file = legible(PurePath(reports[0].path).stem)
        title = Bilingual(f"关于“{file}”的修改意见", f"Corrections to “{file}”")
        name = Bilingual(file, file)
    items: list[Item] = []
    for report in reports:
        inside = "" if len(reports) == 1 else legible(PurePath(report.path).name)
        for leading, others in folded(report.findings):
            first = len(items) + 1
            items.append(_item(leading, first, inside, remedies, language))
            same_cause = _SAME_CAUSE.within(language).format(first)
            for other in others:
                number = len(items) + 1
                item = _said(other, other.at, number, inside, language, is_led=True)
                items.append(item._replace(requirement=same_cause))
    return Notice(title.within(language), office, year, items, name.within(language))


def _item(
    finding: Reported, number: int, inside: str, remedies: Mapping[str, str], language: Language
) -> Item:
    """Say what is wrong and what to do; a single culprit is where there is something to do."""
    at, should_be, expected = finding.at, "", ""
    match finding.culprits:
        case [_]:
            (correction,) = finding.corrections
            at, expected = correction.at, _legible(correction.expected)
            should_be = f"{change(correction, language)}{_STOP.within(language)}"
        case []:
            # A wording that can be put in: a sum that does not add up may be right.
            if finding.fix is not None and finding.expected is not None:
                expected = _legible(finding.expected)
                is_number = isinstance(finding.expected, int | Decimal)
                quoted = expected if is_number else f"“{expected}”"
                should_be = _SHOULD_BE.within(language).format(quoted)
        case culprits:
            changes = [_change(culprit, language) for culprit in culprits]
            listed = Bilingual("，", ", ").within(language).join(changes)
            should_be = _CHANGES.within(language).format(listed)
    requirement = f"{should_be}{remedies.get(finding.code, '')}".strip()
    said = _said(finding, at, number, inside, language)
    return said._replace(requirement=requirement, expected=expected)


def _said(
    finding: Reported,
    at: Spot,
    number: int,
    inside: str,
    language: Language,
    *,
    is_led: bool = False,
) -> Item:
    """Say what is wrong; `inside` is the name of its report, where the notice is on several."""
    return Item(
        number,
        _place(at, inside, language),
        shown(finding, at, language, is_led=is_led),
        "",
        "",
        legible(finding.basis.within(language)) if finding.basis else "",
        legible(PurePath(finding.path).name),
        finding.code,
    )


def _place(at: Spot, inside: str, language: Language) -> str:
    place = _WITHIN.join(filter(None, (inside, legible(at.words.within(language)))))
    if at.location.page is not None:
        page = PAGE.within(language).format(at.location.page)
        place += _ON_PAGE.within(language).format(page) if place else page
    return place


def _change(culprit: Related, language: Language) -> str:
    words = legible(culprit.at.words.within(language))
    actual, expected = _legible(culprit.actual), _legible(culprit.expected)
    return _CHANGE_AT.within(language).format(words, actual, expected)


def _legible(value: Value) -> str:
    return legible(str(value))
