"""A006 effective-documents-bound."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Severity
from reportlint_rules.arithmetic.equation_rule import EquationRule


class EffectiveDocumentsBound(EquationRule):
    code = "A006"
    name = "effective-documents-bound"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "现行有效件数少于本年制发减废止", "Fewer documents are in force than the year added"
    )
    rationale = Bilingual(
        "本年制发而未废止的文件年末仍然有效，现行有效件数不会少于制发减废止。",
        "What was issued this year and not repealed is in force at its end.",
    )
    remedy = Bilingual(
        "对照文件清单核对三个数。现行有效件数是年末全部有效的件数，不只是本年制发的；"
        "查明哪一个有误再更正。",
        "Check the three figures against the list of documents. In force counts all that are in force at "
        "the end of the year, not only this year's. Correct the figure that is wrong.",
    )
    basis = None
    message = Bilingual(
        "本年制发减本年废止为{sum}，现填报{actual}件，少于该数{lead}",
        "issued less repealed comes to {sum}, but only {actual} are said to be in force{lead}",
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
