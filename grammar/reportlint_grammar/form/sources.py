"""The regulations and notices that the form and its rules rest on, each cited once.

A rule cites one only for what it says; many a rule rests on sense alone, and cites none.
"""

from __future__ import annotations

from reportlint.model.finding import Bilingual
from reportlint_grammar.form.facts import editions

_IN_FORCE, *_, _FIRST = editions()

FORM = Bilingual(
    f"{_IN_FORCE.notice}《中华人民共和国政府信息公开工作年度报告格式》",
    f"The annual report's form, {_IN_FORCE.notice}",
)
"""Its sections, its tables, their sums, and that section six tells of the fee."""

SECTIONS = Bilingual(
    f"《中华人民共和国政府信息公开条例》第五十条，{FORM.zh}",
    f"Regulations on Open Government Information, article 50; {FORM.en}",
)
"""What the report contains: article 50 names it, and the form sets it out in six sections."""

FIRST_FORM = Bilingual(
    f"{_FIRST.notice}《中华人民共和国政府信息公开工作年度报告格式（试行）》",
    f"The annual report's first form, {_FIRST.notice}",
)
"""For reports for 2019 and later."""

DOCUMENT_FORMAT = Bilingual(
    "《党政机关公文格式》（GB/T 9704—2012）7.3.3",
    "Format of official documents, GB/T 9704-2012, 7.3.3",
)
"""Levels are numbered 一、 then （一） then 1. then （1）."""

LANGUAGE = Bilingual(
    "《中华人民共和国国家通用语言文字法》第九条", "Law on the Standard Language, article 9"
)
"""Organs of state write standard Simplified characters."""

PUNCTUATION = Bilingual("《标点符号用法》（GB/T 15834—2011）", "Punctuation, GB/T 15834-2011")
"""Marks between characters are as wide as a character."""

DEADLINES = Bilingual(
    "《中华人民共和国政府信息公开条例》第四十九条",
    "Regulations on Open Government Information, article 49",
)
"""The report is on the year before; departments publish by 31 January, governments by 31 March."""

ACCOUNTABILITY = Bilingual(
    "《中华人民共和国政府信息公开条例》第五十条第四项",
    "Regulations on Open Government Information, article 50, item 4",
)
"""Governments also report on appraisal, on what the public thinks, and on who was held to account."""

LEGISLATION = Bilingual(
    "《中华人民共和国立法法》第九十一条、第九十三条", "Legislation Law, articles 91 and 93"
)
"""Who makes regulations: offices of the State Council; provinces, cities with districts, prefectures."""
