"""C003 pinyin-annotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model.document import Blemish, Stain
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.report import Report
from reportlint_rules.cleanliness import stains
from reportlint_rules.report_rule import ReportRule


class PinyinAnnotation(ReportRule):
    code = "C003"
    name = "pinyin-annotation"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("汉字后夹有拼音", "Pinyin stands behind characters")
    rationale = Bilingual(
        "字后括号里的拼音是镜像网站加上的，不是报告的内容。每份文件只提示一次。",
        "Pinyin in brackets is put in by mirror sites; it is not content. Said once a file.",
    )
    remedy = Bilingual(
        "换用本单位公布的原文；没有原文的，删去括号和其中的拼音，汉字保留。",
        "Use the text that the office published. If that is not at hand, delete the brackets and what is "
        "in them, and keep the characters.",
    )
    basis = None
    message = Bilingual(
        "汉字后夹有拼音，全文共{count}处（如“{actual}”），应予删除",
        "Pinyin stands behind characters, {count} in all, such as “{actual}”",
    )
    passing = """\
一、总体情况
做好政务公开工作（OA 系统已上线）。
"""
    failing = """\
一、总体情况
做好政務(wù)公開(kāi)工作。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        found = stains.of_kind(subject, Blemish.PINYIN)
        if found:
            first = found[0]
            yield self.finding(
                subject.spot(first), actual=first.text, count=len(found), fix=_fix(found)
            )


def _fix(found: Sequence[Stain]) -> Fix:
    """Take out all of them; where a bracket is lost, so may be a character."""
    is_whole = all(stain.text[0] in "(（" and stain.text[-1] in ")）" for stain in found)
    return Fix(
        Safety.SAFE if is_whole else Safety.UNSAFE,
        Bilingual("删去汉字后的拼音", "take out the pinyin"),
        tuple(Edit(stain.span, "") for stain in found),
    )
