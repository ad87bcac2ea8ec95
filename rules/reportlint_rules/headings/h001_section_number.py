"""H001 section-number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.content.prose import Section
from reportlint_grammar.form import sources
from reportlint_grammar.form.wording import Enumerator
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.departures import Departure
from reportlint_rules.headings.counting import least_changes
from reportlint_rules.report_rule import ReportRule

_FIXED = Bilingual("更正标题序号", "write the heading's number as the form does")
_MORE = Bilingual("多", "high")
_LESS = Bilingual("少", "low")


class SectionNumber(ReportRule):
    code = "H001"
    name = "section-number"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("部分的序号缺失或不正确", "A section's number is missing or wrong")
    rationale = Bilingual(
        "六个部分的序号是“一、”至“六、”。少写、写错或换成阿拉伯数字，目录和引用都会乱。",
        "The six sections are numbered 一、 to 六、. A missing or wrong number misleads whoever looks "
        "for a section or refers to it.",
    )
    remedy = Bilingual(
        "将标题序号改为格式规定的序号，数字后用顿号，并核对目录和文中的引用。",
        "Give the heading the number that the form gives it, with a 、 behind it, and look over the "
        "table of contents and whatever refers to the section.",
    )
    basis = sources.FORM
    message = Bilingual(
        "标题序号应为“{expected}”，现为“{actual}”",
        "the heading's number should be “{expected}”, not “{actual}”",
    )
    missing = Bilingual(
        "标题缺少序号“{expected}”，应予补充", "the heading's number “{expected}” is missing"
    )
    run = Bilingual(
        "标题序号应为“{expected}”，现为“{actual}”；自本部分起，{sections}个部分的序号都{more}了{by}",
        "the heading's number should be “{expected}”, not “{actual}”: from here on, the numbers of "
        "{sections} sections are too {more} by {by}",
    )
    swapped = Bilingual(
        "标题序号与其后的“{other}”颠倒，应为“{expected}”，现为“{actual}”",
        "the heading's number and “{other}” behind it have changed places: it should be “{expected}”, "
        "not “{actual}”",
    )
    passing = "二、主动公开政府信息情况\n"
    failing = "2、主动公开政府信息情况\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        if not any(section.heading.is_misnumbered for section in subject.sections):
            return
        is_whole = not subject.absent_sections and not any(
            section.departure for section in subject.sections
        )
        counted: list[_Counted] = []
        for place, section in enumerate(subject.sections, start=1):
            number = section.heading.number
            if section.departure is Departure.REPEATED:
                continue  # That it is there twice is S002, and what its number should be depends on it.
            if number is None:
                expected = _official(section)
                yield self.finding(
                    section.heading,
                    message=self.missing,
                    expected=expected,
                    fix=_put_in(section, expected),
                )
            elif not number.is_sections:
                yield self._wrong(_Counted(section, number, place), is_whole=is_whole)
            else:
                counted.append(_Counted(section, number, place))
        if any(section.departure is Departure.MOVED for section in subject.sections):
            # That their order is another is S003; they are numbered rightly for where they stand.
            counted = [heading for heading in counted if not heading.goes_on]
        yield from self._miscounted(counted, is_whole=is_whole)

    def _miscounted(self, counted: Sequence[_Counted], *, is_whole: bool) -> Iterator[Finding]:
        wrong = partial(self._wrong, is_whole=is_whole)
        numbers = [heading.number.number for heading in counted]
        for slip in least_changes(numbers, [heading.section.form.number for heading in counted]):
            first = counted[slip.at]
            if slip.swapped is not None:
                yield wrong(first, message=self.swapped, other=counted[slip.swapped])
                continue
            alike = (heading for heading in counted[slip.at :] if heading.by == first.by)
            run = list(islice(alike, len(slip.others) + 1))
            if len(run) > 1 and all(heading.goes_on for heading in run):
                yield wrong(first, message=self.run, run=run)
            else:
                yield from map(wrong, run)

    def _wrong(
        self,
        wrong: _Counted,
        *,
        is_whole: bool,
        message: Bilingual | None = None,
        run: Sequence[_Counted] = (),
        other: _Counted | None = None,
    ) -> Finding:
        return self.finding(
            wrong.section.heading,
            span=wrong.section.heading.span,
            message=message,
            expected=_official(wrong.section),
            actual=wrong.number.text.strip(),
            fix=_fix(run or [wrong, *([other] if other else ())], is_whole=is_whole),
            sections=len(run),
            more=_MORE if wrong.by > 0 else _LESS,
            by=abs(wrong.by),
            other=other and other.number.text.strip(),
        )


class _Counted(NamedTuple):
    """A section with a number, and its place among all that are there."""

    section: Section
    number: Enumerator
    place: int

    @property
    def by(self) -> int:
        """By how much its number is off."""
        return self.number.number - self.section.form.number

    @property
    def goes_on(self) -> bool:
        """Whether it counts what is there: the slip is a section before it, missing or there twice."""
        return self.number.number == self.place


def _official(section: Section) -> str:
    return f"{section.form.numeral}、"


def _put_in(section: Section, expected: str) -> Fix | None:
    """Put in a number; None where the section is not in its place, and may be to have another."""
    if section.departure is not None:
        return None
    start = section.heading.span.start
    return Fix(Safety.SAFE, _FIXED, (Edit(Span(start, start), expected),))


def _fix(wrong: Sequence[_Counted], *, is_whole: bool) -> Fix | None:
    """Give the form's numbers to headings.

    That is safe in a report that `is_whole`, each section in its place once, and where only their
    style changes; elsewhere it may be a section that is wrong, and not its number.
    """
    edits = [
        Edit(span, _official(counted.section))
        for counted in wrong
        if (span := counted.section.heading.number_span) is not None
    ]
    if len(edits) < len(wrong):
        return None
    is_safe = is_whole or all(counted.by == 0 for counted in wrong)
    return Fix(Safety.SAFE if is_safe else Safety.UNSAFE, _FIXED, tuple(edits))
