"""D005 replaced-notice."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class ReplacedNotice(ReportRule):
    code = "D005"
    name = "replaced-notice"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "编制依据是已被替换的通知", "The report says it was drawn up by a notice that is replaced"
    )
    rationale = Bilingual(
        "2021年度起的报告依照2021年印发的格式编制，2019年的通知和试行格式已被替换。只看说明如何编制报告的句子，第一部分之前还看“公布本报告”；"
        "同时引用现行格式的，是交代沿革，不作提示。表格也用旧格式的，由 T008 指出。",
        "Reports for 2021 and later are drawn up by the form of 2021, which replaced the notice and the trial "
        "form of 2019. Only a sentence is looked at that tells how the report was drawn up or, "
        "before section one, by what it is published; one that cites the form in force as "
        "well tells of history. Where the tables are the old ones too, T008 says so.",
    )
    remedy = Bilingual(
        "核对报告是否按现行格式编制，编制依据改为现行通知的名称和文号。",
        "See that the report follows the form in force, and cite its notice.",
    )
    basis = sources.FORM
    message = Bilingual(
        "编制依据“{actual}”已被{expected}替换，请核实",
        "“{actual}”, by which this was drawn up, was replaced by {expected}",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
根据国办公开办函〔2021〕30号文件要求，编制本报告。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
根据国办公开办函〔2019〕60号文件要求，编制本报告。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        cited = subject.replaced_notice
        is_owed = subject.is_for_year_of_form_in_force and not subject.replaced_tables
        if cited and is_owed:
            yield self.finding(
                cited.prose,
                span=cited.span,
                expected=subject.edition.notice,
                actual=cited.text,
            )
