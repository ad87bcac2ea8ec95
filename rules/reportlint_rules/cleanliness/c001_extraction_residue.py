"""C001 extraction-residue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportlint.model.document import Blemish, Stain
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.report import Report
from reportlint_rules.cleanliness import stains
from reportlint_rules.report_rule import ReportRule


class ExtractionResidue(ReportRule):
    code = "C001"
    name = "extraction-residue"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("文字里留有转换残留", "A converter left something in the text")
    rationale = Bilingual(
        "书签、域代码、网页标签和乱码是转换时留下的，不是报告的内容。",
        "Bookmarks, field codes, tags and lost characters come from a conversion; they are not content.",
    )
    remedy = Bilingual(
        "用“查找”找出各处，删去残留的代码；乱码处对照原稿补回文字，不要一删了之。",
        "Search for it and delete what a converter left. Where characters were lost, put back what the "
        "original says.",
    )
    basis = None
    message = Bilingual(
        "残留转换产生的代码或乱码“{actual}”，全文共{count}处，请清理",
        "“{actual}” is left over from a conversion, {count} in all",
    )
    passing = """\
一、总体情况
（一）主动公开情况。
"""
    failing = """\
一、总体情况
（一）[bookmark: _GoBack]主动公开情况。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        residues = stains.of_kind(subject, Blemish.RESIDUE)
        by_fault: dict[str, list[Stain]] = defaultdict(list)
        for residue in residues:
            by_fault[residue.fault].append(residue)
        for alike in by_fault.values():
            first, count = alike[0], len(alike)
            fix = _fix(alike)
            yield self.finding(subject.spot(first), actual=first.text, count=count, fix=fix)


def _fix(residues: Sequence[Stain]) -> Fix | None:
    """Take out what is but code of a program's; None where something may have been lost."""
    edits = [residue.code and Edit(residue.code, "") for residue in residues]
    made = tuple(edit for edit in edits if edit is not None)
    if len(made) < len(edits):
        return None
    return Fix(Safety.SAFE, Bilingual("删去残留的代码", "take out the code"), made)
