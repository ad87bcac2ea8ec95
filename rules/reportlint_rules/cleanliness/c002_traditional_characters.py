"""C002 traditional-characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model.document import Blemish, Stain
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.cleanliness import stains
from reportlint_rules.report_rule import ReportRule


class TraditionalCharacters(ReportRule):
    code = "C002"
    name = "traditional-characters"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("文字含繁体字", "The text has Traditional characters")
    rationale = Bilingual(
        "公务文书使用规范汉字。全篇繁体的，多半取自镜像网站，不是原文。每份文件只提示一次。",
        "Official documents are written in Simplified characters. A text that is Traditional throughout "
        "comes from a mirror site. Said once a file.",
    )
    remedy = Bilingual(
        "改用规范汉字；全篇繁体的，换用本单位公布的原文再检查。软件转换后要通读一遍，"
        "人名、地名中依法保留的字不改。",
        "Write Simplified characters. If the whole text is Traditional, check the one that the office "
        "published. Read through what a program converted; names may keep their characters.",
    )
    basis = sources.LANGUAGE
    message = Bilingual(
        "全文使用繁体字{count}个（如“{actual}”），应改用规范汉字",
        "Traditional characters are used, {count} in all, such as “{actual}”",
    )
    passing = """\
一、总体情况
持续做好政务公开工作。
"""
    failing = """\
一、總體情況
持續做好政務公開工作。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        found = stains.of_its_own(subject, Blemish.TRADITIONAL)
        if found:
            yield self.finding(
                subject.spot(found[0]),
                actual=found[0].text[0],
                count=sum(len(stain.text) for stain in found),
                fix=_fix(found),
            )


def _fix(found: Sequence[Stain]) -> Fix | None:
    """Write Simplified characters; None where among them stand some that are both, as 乾 or 著.

    What these are is for a person to say, and were the others mended, nobody would be told of them.
    """
    if any(stain.doubtful for stain in found):
        return None
    return Fix(
        Safety.SAFE,
        Bilingual("改为规范汉字", "write Simplified characters"),
        tuple(Edit(span, instead) for stain in found for span, instead in stain.instead),
    )
