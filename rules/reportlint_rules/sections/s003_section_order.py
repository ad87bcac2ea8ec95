"""S003 section-order."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.form.wording import numeral
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.departures import Departure
from reportlint_rules.report_rule import ReportRule


class SectionOrder(ReportRule):
    code = "S003"
    name = "section-order"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("部分的顺序与格式不符", "A section is out of order")
    rationale = Bilingual(
        "六个部分的顺序由格式规定，逐份汇总时按顺序取数。",
        "The form fixes the order of the six sections, and those who collect reports rely on it.",
    )
    remedy = Bilingual(
        "将整个部分（标题、正文和表格）移到格式规定的位置，再核对各部分的序号。不要只改序号。",
        "Move the whole section, with its heading, text and table, to its place in the form, and look "
        "over the numbers of all sections. Do not change its number only.",
    )
    basis = sources.FORM
    message = Bilingual(
        "应为第{due}部分，现列为第{found}部分，请按格式调整顺序",
        "this should be section {due}, but it stands as section {found}",
    )
    passing = """\
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""
    failing = """\
四、政府信息公开行政复议、行政诉讼情况
六、其他需要报告的事项
五、存在的主要问题及改进情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        first = [
            section for section in subject.sections if section.departure is not Departure.REPEATED
        ]
        for place, section in enumerate(first, start=1):
            if section.departure is Departure.MOVED:
                yield self.finding(
                    section.heading,
                    expected=section.form.number,
                    actual=place,
                    due=_ordinal(section.form.number),
                    found=_ordinal(place),
                )


def _ordinal(number: int) -> Bilingual:
    return Bilingual(numeral(number), str(number))
