"""The regulations and notices that the form and its rules rest on, each cited once."""

from __future__ import annotations

from reportlint.finding import Bilingual
from reportlint_grammar.form import edition

_REGULATIONS = Bilingual(
    "《中华人民共和国政府信息公开条例》", "Regulations on Open Government Information"
)


def _article(zh: str, number: int) -> Bilingual:
    return Bilingual(f"{_REGULATIONS.zh}第{zh}条", f"{_REGULATIONS.en}, article {number}")


REPORT = _article("五十", 50)
"""What the annual report contains."""

FORM = Bilingual(
    f"{edition().notice}《中华人民共和国政府信息公开工作年度报告格式》",
    f"The annual report's form, {edition().notice}",
)

FIRST_FORM = Bilingual(
    f"{edition(2019).notice}《中华人民共和国政府信息公开工作年度报告格式（试行）》",
    f"The annual report's first form, {edition(2019).notice}",
)
"""For reports for 2019 and later."""

FEE = Bilingual(
    "国办函〔2020〕109号《政府信息公开信息处理费管理办法》",
    "Measures on the information-processing fee, 国办函〔2020〕109号",
)

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

PROJECT = Bilingual("reportlint 对输入文件的要求", "What reportlint needs of a file")
"""No regulation: what a file must be to be checked at all."""
