"""H004 subheading-style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.content.prose import Prose, Section, Subheading
from reportlint_grammar.form import sources
from reportlint_grammar.form.wording import Enumerator, Style, numeral
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class SubheadingStyle(ReportRule):
    code = "H004"
    name = "subheading-style"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual("小标题不用（一）（二）编号", "Sub-headings are not numbered （一）（二）…")
    rationale = Bilingual(
        "“一、”之下第一层用“（一）”，其下才是“1.”和“（1）”。括号用全角或半角都算同一种。",
        "The level below 一、 is （一）, then 1. and （1）. Half-width brackets are the same style.",
    )
    remedy = Bilingual(
        "将本部分第一层小标题改为（一）（二）（三），其下再用“1.”，再下用“（1）”。只改序号，内容不动。",
        "Number this level （一）（二）（三）, the level below it 1. and the next （1）. Only the numbers "
        "change.",
    )
    basis = sources.DOCUMENT_FORMAT
    message = Bilingual(
        "小标题应使用“（一）（二）……”编号，现为“{actual}”至“{last}”",
        "sub-headings should be numbered （一）（二）…, not “{actual}” to “{last}”",
    )
    passing = """\
一、总体情况
(一)主动公开
(二)依申请公开
"""
    failing = """\
一、总体情况
（1）主动公开
（2）依申请公开
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            numbered = [
                subheading for subheading in section.subheadings if subheading.number is not None
            ]
            styles = {subheading.number.style for subheading in numbered if subheading.number}
            if len(numbered) < 2 or Style.BRACKETED in styles:
                continue
            first, last = numbered[0].number, numbered[-1].number
            if first and last and first.number == 1 and not _counts_anew(section, first.style):
                yield self.finding(
                    numbered[0],
                    span=numbered[0].at(0, len(first.text.rstrip())),
                    expected=Style.BRACKETED.value,
                    actual=first.text.strip(),
                    last=last.text.strip(),
                    fix=_fix(numbered),
                )


def _fix(numbered: Sequence[Subheading]) -> Fix | None:
    """Give the numbers （一）（二）…; None unless they count on in one style, all of one level."""
    numbers = [subheading.number for subheading in numbered if subheading.number is not None]
    if len({number.style for number in numbers}) > 1:
        return None
    if [number.number for number in numbers] != list(range(1, len(numbers) + 1)):
        return None
    edits = [
        Edit(subheading.at(0, len(number.text.rstrip())), f"（{numeral(number.number)}）")
        for subheading, number in zip(numbered, numbers, strict=True)
    ]
    words = Bilingual("小标题改用（一）（二）……编号", "number the sub-headings （一）（二）…")
    return Fix(Safety.SAFE, words, tuple(edits))


def _counts_anew(section: Section, style: Style) -> bool:
    """Say whether there are several lists, each below words without a number, which are the headings."""
    above = [
        before
        for before, prose in pairwise([None, *section.prose])
        if (number := _number(prose)) and number.style is style and number.number == 1
    ]
    return len(above) > 1 and not any(map(_number, above))


def _number(prose: Prose | None) -> Enumerator | None:
    return prose.number if isinstance(prose, Subheading) else None
