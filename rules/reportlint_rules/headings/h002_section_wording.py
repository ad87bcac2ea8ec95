"""H002 section-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.option import Option
from reportlint_grammar.content.prose import Heading
from reportlint_grammar.form import sources
from reportlint_grammar.form.wording import key
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_PLAIN = re.compile(r"[一-鿿、]++")
"""Words with nothing that an author may have wanted to say besides, as in brackets."""


class SectionWording(ReportRule):
    code = "H002"
    name = "section-wording"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("部分的标题与格式不一致", "A section's heading differs from the form's")
    rationale = Bilingual(
        "六个标题的文字由格式规定。标点、空格和括号里的说明不算。意思不变的常见写法，如“行政复议和行政诉讼情况”"
        "“存在的问题及改进情况”，只作提示；改变意思的，如以“整改措施”代“改进情况”，是警告。",
        "The form fixes the wording of the six headings. Punctuation, spaces and notes in brackets do "
        "not count. Frequent wordings that mean the same, such as 存在的问题及改进情况, are told as info; "
        "those that change what is reported, such as measures (整改措施) instead of what was improved, "
        "are warnings.",
    )
    remedy = Bilingual(
        "将标题改为格式规定的文字，正文不必改动。要补充说明的，写入正文。",
        "Write the heading as the form does and leave the text below it as it is. What needs explaining "
        "is explained in the text.",
    )
    basis = sources.FORM
    message = Bilingual(
        "标题现为“{actual}”，与格式规定的文字不一致，请更正",
        "the heading says “{actual}”, which is not the form's wording",
    )
    allowed = Option(
        (),
        Bilingual(
            "本地区另行规定的标题，不含序号；标点和空格不计",
            "headings that the province or city prescribes, without numbers; punctuation and "
            "spaces do not count",
        ),
    )
    passing = "五、存在的主要问题及改进情况\n"
    failing = "五、存在的主要问题及整改措施\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        allowed = set(map(key, self.allowed))
        for section in subject.sections:
            heading = section.heading
            if heading.is_misnamed and key(heading.wording) not in allowed:
                yield self.finding(
                    heading,
                    expected=section.form.heading.official,
                    actual=heading.wording,
                    at_most=Severity.INFO if heading.is_reworded else None,
                    fix=_fix(heading),
                )


def _fix(heading: Heading) -> Fix | None:
    """Write the form's words: safe where they mean the same, else the text below may not be of them."""
    span = heading.wording_span
    if span is None or not _PLAIN.fullmatch(heading.wording):
        return None
    return Fix(
        Safety.SAFE if heading.is_reworded else Safety.UNSAFE,
        Bilingual("将标题改为格式规定的文字", "write the heading as the form does"),
        (Edit(span, heading.form.heading.official),),
    )
