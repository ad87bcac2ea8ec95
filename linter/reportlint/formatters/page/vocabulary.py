"""The words of the page's own, in both languages; the template names each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from reportlint.messages.languages import Language

WORDS = {
    "title": Bilingual("检查结果", "Findings"),
    "skip": Bilingual("跳到各单位的问题", "Skip to the findings"),
    "overview": Bilingual("总的情况", "Overview"),
    "filters": Bilingual("筛选", "Filter"),
    "search": Bilingual("查找", "Search"),
    "every_office": Bilingual("全部单位", "all offices"),
    "every_code": Bilingual("全部规则", "all rules"),
    "severity": Bilingual("级别", "Severity"),
    "known": Bilingual("也显示不计的 {number} 个问题", "Show {number} that do not count, too"),
    "reset": Bilingual("全部显示", "Show all"),
    "shown": Bilingual(
        "显示 {offices} 份报告、{findings} 个问题", "{findings} findings in {offices} reports"
    ),
    "table_of_offices": Bilingual("各单位问题数", "Findings by office"),
    "office": Bilingual("单位", "Office"),
    "code": Bilingual("规则", "Rule"),
    "year": Bilingual("年度", "Year"),
    "file": Bilingual("文件", "File"),
    "nameless": Bilingual("（没有写明单位）", "(office not known)"),
    "unchecked": Bilingual("未能检查", "Not checked"),
    "skipped": Bilingual(
        "跳过的文件（没有年度报告的特征，或者是 reportlint 写的）",
        "Skipped: no sign of an annual report, or written by reportlint",
    ),
    "failed": Bilingual("检查出错", "Failed"),
    "attendance": Bilingual("报送情况", "Who has handed in"),
    "faultless": Bilingual("未发现问题", "Nothing found"),
    "nothing_new": Bilingual("没有新问题", "Nothing new"),
    "copy": Bilingual("复制问题清单", "Copy the list"),
    "copied": Bilingual("已复制", "Copied"),
    "uncopied": Bilingual(
        "浏览器不让复制，请选中后手动复制", "The browser does not let it be copied"
    ),
    "colon": Bilingual("：", ": "),
    "expected": Bilingual("应为", "expected"),
    "actual": Bilingual("现为", "found"),
    "gap": Bilingual("相差", "difference"),
    "terms": Bilingual("有关的格子", "Cells that take part"),
    "culprit": Bilingual("经测算可能有误", "most likely wrong"),
    "same_cause": Bilingual("与第 {number} 条同一原因", "same cause as no. {number}"),
    "why": Bilingual("依据和改法", "basis and remedy"),
    "tables": Bilingual("查看各表", "Show the tables"),
    "doubts": Bilingual("读取时拿不准的地方", "What reading left in doubt"),
    "rules": Bilingual("依据和改法", "Basis and remedy"),
    "basis": Bilingual("依据", "Basis"),
    "to_do": Bilingual("怎么改", "What to do"),
    "to_top": Bilingual("回到开头", "Back to top"),
    "marked": Bilingual("第 {number} 条问题", "finding {number}"),
}


def vocabulary(language: Language) -> SimpleNamespace:
    """Give the words in one language, by their names."""
    return SimpleNamespace(**{name: said.within(language) for name, said in WORDS.items()})
