"""`--format markdown`: the numbers, the offices and what is found, for a comment or a mail.

What others have written is text in it: no markup, no tag, no link, nobody mentioned.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.files.results import AS_MARKDOWN
from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.closing import numbers, unchecked_reason
from reportlint.formatters.words import (
    COLON,
    SAME_CAUSE,
    SEVERITIES,
    cause,
    told,
    where,
    whose,
    why_hidden,
)
from reportlint.model.finding import Bilingual
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language, Severity
    from reportlint.model.outcome import Outcome, Summary
    from reportlint.model.reported import Reported

LONGEST = 60_000
"""So many characters are written, and then how much is left out: GitHub takes a comment of 65,536."""

MOST_OFFICES = 100
"""So many lines has a list or a table; of reports with findings, those with most errors."""

MOST_OF_A_REPORT = 50
"""So many findings of a report are listed."""

_TITLE = Bilingual("年度报告检查结果", "Annual reports: what was found")
_OFFICE = Bilingual("单位", "office")
_FILE = Bilingual("文件", "file")
_UNCHECKED = Bilingual("未能检查", "Not checked")
_ATTENDANCE = Bilingual("报送情况", "Who has handed in")

_MARKUP = re.compile(r"[\\`*{}\[\]|~$]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_AT_THE_BEGINNING = re.compile(r"\A(\d*+)([#+=.)-])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINKING = re.compile(
    r"(?<=:)(?=//)|(?<=@)|(?<=#)(?=\d)|(?<=[Ww])(?=[Ww]{2}\.)|(?<=GH)(?=-\d)|(?<=:)(?=[\w+\\-]+:)"
)
"""Where an address begins, a name is called, an issue is meant or a picture stands."""

_NOTHING = "<!-- -->"
"""Parts what would be one; nobody sees it."""


@dataclass
class _Section:
    """What there is to say of a report, and how many findings of each severity count."""

    title: str
    counts: Counter[Severity] = field(default_factory=Counter)
    total: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, findings: Sequence[Reported], language: Language) -> None:
        """List what is found in it, what has one cause under it; past the most, only count."""
        self.total += len(findings)
        self.counts.update(finding.severity for finding in findings if finding.counts)
        for line in _lines(findings, language):
            if len(self.lines) == MOST_OF_A_REPORT:
                break
            self.lines.append(line)

    @property
    def badness(self) -> tuple[int, ...]:
        """What reports are ranked by."""
        return tuple(self.counts[severity] for severity in SEVERITIES)

    def listed(self, language: Language) -> str:
        """Give it under its title."""
        more = self.total - len(self.lines)
        said = Bilingual(f"- ……另有{more}处", f"- … and {more} more").within(language)
        return "\n".join(["", f"### {self.title}", "", *self.lines, *([said] if more else []), ""])


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the numbers first, so that all has to be known; then the worst report first."""
    sections: dict[str, _Section] = {}
    for outcome in run:
        if outcome.is_report and outcome.findings:
            section = sections.setdefault(outcome.path, _Section(_title(outcome, style.language)))
            section.add(outcome.findings, style.language)
    head = "\n".join(_head(run.summary, style.language))
    out.write(head)
    room = LONGEST - len(head)
    worst_first = sorted(sections.values(), key=lambda section: section.badness, reverse=True)
    for number, section in enumerate(worst_first):
        listed = section.listed(style.language)
        room -= len(listed)
        if room < 0:
            more = len(sections) - number
            said = Bilingual(f"……另有{more}份报告的问题没有列出。", f"… and {more} more reports.")
            out.write(f"\n{said.within(style.language)}\n")
            break
        out.write(listed)


def _head(summary: Summary, language: Language) -> Iterator[str]:
    yield AS_MARKDOWN
    yield f"## {_TITLE.within(language)}\n"
    yield f"{numbers(summary).within(language)}\n"
    if summary.unchecked:
        yield f"### {_UNCHECKED.within(language)}\n"
        for outcome in summary.unchecked[:MOST_OFFICES]:
            reason = text(unchecked_reason(outcome, language))
            yield f"- {text(outcome.path)}{COLON.within(language)}{reason}"
        yield from _more(len(summary.unchecked) - MOST_OFFICES, language)
        yield ""
    if summary.attendance is not None:
        yield f"### {_ATTENDANCE.within(language)}\n"
        lines = [line for line in attendance_lines(summary.attendance, language) if line]
        yield from (f"{_nested(line)}{text(line)}" for line in lines[:MOST_OFFICES])
        yield from _more(len(lines) - MOST_OFFICES, language)
        yield ""
    if summary.standings:
        yield from _table(summary, language)


def _nested(line: str) -> str:
    """Give the mark of a list for a line that stands as far in as its list is deep."""
    return f"{line[: len(line) - len(line.lstrip(' '))]}- "


def _table(summary: Summary, language: Language) -> Iterator[str]:
    """Give the reports with findings, the worst first."""
    heads = [_OFFICE, _FILE, *SEVERITIES.values()]
    yield f"| {' | '.join(head.within(language) for head in heads)} |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for standing in summary.worst_first[:MOST_OFFICES]:
        counts = (str(standing.counts.get(severity, 0)) for severity in SEVERITIES)
        cells = (text(whose(standing.identity, language)), text(standing.path), *counts)
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield from _more(len(summary.standings) - MOST_OFFICES, language)


def _more(count: int, language: Language) -> Iterator[str]:
    if count > 0:
        yield Bilingual(f"……另有{count}份\n", f"… and {count} more\n").within(language)


def _title(outcome: Outcome, language: Language) -> str:
    names = whose(outcome.identity, language), outcome.path
    return " · ".join(text(name) for name in names if name)


def _lines(findings: Sequence[Reported], language: Language) -> Iterator[str]:
    for finding, others in folded(findings):
        said = cause(finding, language, " ")
        yield "\n  - ".join([f"- {_line(finding, language)}", *([text(said)] if said else [])])
        for other in others:
            is_led = finding.counts or not other.counts
            yield f"  - {SAME_CAUSE.within(language)}{_line(other, language, is_led=is_led)}"


def _line(finding: Reported, language: Language, *, is_led: bool = False) -> str:
    """Say what is wrong where; of what does not count, why. Its cause is said by what it `is_led` by."""
    severity = f"**{SEVERITIES[finding.severity].within(language)}** {finding.code}"
    place = where(finding.location, language)
    said = [
        severity,
        text(told(finding, language, is_led=is_led)),
        *([f"({place})"] if place else []),
    ]
    if why := why_hidden(finding, language):
        said.append(f"*{text(why)}*")
    return " ".join(said)


def text(words: str) -> str:
    """Give what others have written so that it is shown as it is."""
    escaped = _MARKUP.sub(r"\\\g<0>", legible(words).strip(" \t")).translate(_ENTITIES)
    return _LINKING.sub(_NOTHING, _AT_THE_BEGINNING.sub(r"\1\\\2", escaped))
