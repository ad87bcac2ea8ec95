"""T005 label-wording."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.option import Option
from reportlint_grammar.content.table import WrittenLabel
from reportlint_grammar.form import sources
from reportlint_grammar.form.wording import key
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class LabelWording(ReportRule):
    code = "T005"
    name = "label-wording"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "表格的行名或列名与格式不一致", "A label in a table differs from the form's"
    )
    rationale = Bilingual(
        "行名、列名由格式规定。序号、标点、空格和括号里的说明不算。",
        "The form fixes the labels. Numbers, punctuation, spaces and notes in brackets do not count.",
    )
    remedy = Bilingual(
        "将行名、列名改为格式规定的文字，数字不动。多处名称不一致的，可能用了别的表样，"
        "应换用规定的表格重新填写。",
        "Write the label as the form does and leave the figures as they are. Where many labels differ, "
        "the table may be another one: fill in the form's instead.",
    )
    basis = sources.FORM
    message = Bilingual(
        "行名或列名应为“{expected}”，现为“{actual}”",
        "the label should be “{expected}”, not “{actual}”",
    )
    allowed = Option(
        (),
        Bilingual(
            "本地区表样另行规定的行名、列名；标点和空格不计",
            "labels that the province or city prescribes; punctuation and spaces do not count",
        ),
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 0 | 0 | 0
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规范性文件 | 0 | 0 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        allowed = set(map(key, self.allowed))
        for table in subject.tables.values():
            for label in table.labels:
                if label.is_misnamed and key(label.text) not in allowed:
                    yield self.finding(
                        label, expected=label.form.official, actual=label.text, fix=_fix(label)
                    )


def _fix(label: WrittenLabel) -> Fix | None:
    """Write the form's label; None where the one that is there is in pieces."""
    if len(label.passages) > 1 or label.passages[0].text != label.text:
        return None
    return Fix(
        Safety.SAFE,
        Bilingual("改为格式规定的行名、列名", "write the label as the form does"),
        (Edit(label.span, label.form.official),),
    )
