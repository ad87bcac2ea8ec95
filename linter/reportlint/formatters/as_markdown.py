"""`--format markdown`: the numbers, the offices and what is found, for a comment or a mail.

What others have written is text in it: no markup, no tag, no link, nobody mentioned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.printable import legible
from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.closing import numbers, unchecked_reason
from reportlint.formatters.words import COLON, SEVERITIES, STATES, told, where, whose
from reportlint.model.finding import Bilingual
from reportlint.model.outcome import Standing
from reportlint.model.reported import State, folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language
    from reportlint.model.outcome import Outcome, Summary
    from reportlint.model.reported import Reported

LONGEST = 60_000
"""So many characters are written, and then how much is left out: GitHub takes a comment of 65,536."""

MOST_OFFICES = 100
"""So many reports stand in the table, those with most errors first."""

MOST_OF_A_REPORT = 50
"""So many findings of a report are listed."""

_TITLE = Bilingual("年度报告检查结果", "Annual reports: what was found")
_OFFICE = Bilingual("单位", "office")
_FILE = Bilingual("文件", "file")
_UNCHECKED = Bilingual("未能检查", "Not checked")
_ATTENDANCE = Bilingual("报送情况", "Who has handed in")
_SAME_CAUSE = Bilingual("同一原因：", "same cause: ")

_MARKUP = re.compile(r"[\\`*{}\[\]|~$]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_AT_THE_BEGINNING = re.compile(r"\A(\d*+)([#+=.)-])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINKING = re.compile(
    r"(?<=:)(?=//)|(?<=@)|(?<=#)(?=\d)|(?<=[Ww])(?=[Ww]{2}\.)|(?<=GH)(?=-\d)|(?<=:)(?=[\w+\\-]+:)"
)
"""Where an address begins, a name is called, an issue is meant or a picture stands."""

_NOTHING = "<!-- -->"
"""Parts what would be one; nobody sees it."""


class _Section(NamedTuple):
    """What there is to say of a report, and how bad it stands."""

    badness: tuple[int, ...]
    text: str


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the numbers first, so that all has to be known; then the worst report first."""
    language = style.language
    sections = [
        _Section(_badness(outcome), _section(outcome, language))
        for outcome in run
        if outcome.is_report and outcome.findings
    ]
    sections.sort(key=lambda section: section.badness, reverse=True)
    head = "\n".join(_head(run.summary, language))
    out.write(head)
    room = LONGEST - len(head)
    for number, section in enumerate(sections):
        room -= len(section.text)
        if room < 0:
            more = len(sections) - number
            said = Bilingual(f"……另有{more}份报告的问题没有列出。", f"… and {more} more reports.")
            out.write(f"\n{said.within(language)}\n")
            break
        out.write(section.text)


def _badness(outcome: Outcome) -> tuple[int, ...]:
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in outcome.findings:
        counts[finding.severity] += 1
    return Standing(outcome.path, outcome.identity, counts).badness


def _head(summary: Summary, language: Language) -> Iterator[str]:
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
        yield from (f"{_nested(line)}{text(line.strip())}" for line in lines)
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


def _section(outcome: Outcome, language: Language) -> str:
    """List what is found in a report, what has one cause under it."""
    office = whose(outcome.identity, language)
    title = f"{text(office)} · {text(outcome.path)}" if office else text(outcome.path)
    lines = [f"\n### {title}\n"]
    for finding, others in folded(outcome.findings):
        lines.append(f"- {_line(finding, language)}")
        lines += (f"  - {_SAME_CAUSE.within(language)}{_line(other, language)}" for other in others)
    shown = lines[: MOST_OF_A_REPORT + 1]
    if more := len(lines) - len(shown):
        shown.append(Bilingual(f"- ……另有{more}处", f"- … and {more} more").within(language))
    return "\n".join(shown) + "\n"


def _line(finding: Reported, language: Language) -> str:
    """Say what is wrong where; of what does not count, why."""
    severity = f"**{SEVERITIES[finding.severity].within(language)}** {finding.code}"
    place = where(finding.location, language)
    said = [severity, text(told(finding, language)), *([f"({place})"] if place else [])]
    if finding.state is not State.NEW:
        reasons = [STATES[finding.state].within(language), text(finding.reason)]
        said.append(f"*{COLON.within(language).join(filter(None, reasons))}*")
    return " ".join(said)


def text(words: str) -> str:
    """Give what others have written so that it is shown as it is."""
    escaped = _MARKUP.sub(r"\\\g<0>", legible(words).strip(" \t")).translate(_ENTITIES)
    return _LINKING.sub(_NOTHING, _AT_THE_BEGINNING.sub(r"\1\\\2", escaped))
