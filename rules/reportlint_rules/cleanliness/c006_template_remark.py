"""C006 template-remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.place import Placed
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.empty_words import empty_words
from reportlint_grammar.report import Report
from reportlint_rules.cleanliness import lines
from reportlint_rules.report_rule import ReportRule


class TemplateRemark(ReportRule):
    code = "C006"
    name = "template-remark"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "文字里留有模板的提示语或占位符", "A remark or a blank of the template is left"
    )
    rationale = Bilingual(
        "“（文字描述）”是格式里的提示语，“××件”“____条”“某某局”是范文里等待填写的地方，留在报告里说明这里没有写完。"
        "提示语逐处指出，占位符每种只提示一次。占位符只看后面跟着年月日、计数单位或机关名称的，以及“地址：”“电话：”之后的；人名、案件、公司、"
        "引号里的隐名，号码里的星号，以及表格里的，不算。",
        "（文字描述） is what the form says is to be written, and ××件, ____条 or 某某局 are what a model "
        "leaves to be filled in: here the report is not finished. Remarks are told one by one, each kind "
        "of blank once. A blank is one only before a date, a unit of counting or a kind of office, or right "
        "behind 地址： and the like; "
        "people, cases, companies and quotations whose names are kept back, numbers with stars, and what "
        "stands in tables are no blanks.",
    )
    remedy = Bilingual(
        "删去提示语，按实际情况写明本单位的情况；占位符处填上实际的数字或者名称，没有发生的写“0”或“无”。",
        "Take out the remark and write what there is to report. Where a number or a name is left out, put "
        "it in; what did not happen is 0, or is said not to have happened.",
    )
    basis = None
    message = Bilingual(
        "留有模板的提示语“{actual}”，请删去并按实际情况填写",
        "“{actual}” is a remark of the template; write here what there is to report",
    )
    blank = Bilingual(
        "“{actual}”处未填写，同类占位符全文共{count}处，请填写实际内容",
        "“{actual}” is still to be filled in, as are {count} such blanks in all",
    )
    passing = """\
一、总体情况
全年主动公开政府信息30条。
"""
    failing = (
        """\
一、总体情况
（文字描述）
""",
        """\
一、总体情况
全年主动公开政府信息××条，收到申请××件。
""",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        left = list(_left(subject))
        counts = Counter(each.sign for each in left)
        told = set()
        for each in left:
            if not each.sign:
                cause = each.at if isinstance(each.at, Prose) and each.at.is_remark else None
                yield self.finding(
                    each.at, span=each.span, actual=each.text, cause=cause, fix=_fix(each)
                )
            elif each.sign not in told:
                told.add(each.sign)
                yield self.finding(
                    each.at,
                    span=each.span,
                    message=self.blank,
                    actual=each.text,
                    count=counts[each.sign],
                )


class _Left(NamedTuple):
    """What of a template is left, and where."""

    at: Placed
    span: Span
    text: str
    sign: str


def _fix(left: _Left) -> Fix | None:
    """Take out a remark; None where nothing is told beside it, for then something is to be written."""
    if not isinstance(left.at, Prose) or "。" not in left.at.text.replace(left.text, ""):
        return None
    words = Bilingual("删去提示语", "take out the remark")
    return Fix(Safety.SAFE, words, (Edit(left.span, ""),))


def _left(report: Report) -> Iterator[_Left]:
    for at, passage in lines.of_its_own(report):
        for first, last, sign in empty_words().remnants(passage.text):
            yield _Left(at, passage.span(first, last), passage.text[first:last], sign)
