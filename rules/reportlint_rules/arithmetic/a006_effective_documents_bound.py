"""A006 effective-documents-bound."""

from __future__ import annotations

from reportlint.finding import Bilingual, Severity
from reportlint_grammar import sources
from reportlint_rules.arithmetic.equation_rule import EquationRule


class EffectiveDocumentsBound(EquationRule):
    code = "A006"
    name = "effective-documents-bound"
    severity = Severity.WARNING
    summary = Bilingual(
        "现行有效件数少于本年制发减废止", "Fewer documents in force than the year added"
    )
    rationale = Bilingual(
        "本年制发而未废止的文件年末仍然有效，现行有效件数不会少于制发减废止。",
        "What was issued this year and not repealed is in force at its end.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本年制发减废止为 {sum}，现行有效只有 {actual}",
        "issued less repealed makes {sum}, but only {actual} are in force",
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 3 | 1 | 2
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 3 | 1 | 1
"""
