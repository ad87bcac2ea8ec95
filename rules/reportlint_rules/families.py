"""What the rules are about whose codes begin with a letter, in the order in which they are shown."""

from __future__ import annotations

from reportlint.model.finding import Bilingual
from reportlint.model.rule import OF_HOUSES, OF_PROFILES, Family

FAMILIES = (
    Family("E", Bilingual("文件", "the file itself")),
    Family("S", Bilingual("部分", "sections")),
    Family("H", Bilingual("标题与序号", "headings")),
    Family("T", Bilingual("表格", "tables")),
    Family("A", Bilingual("勾稽关系", "arithmetic")),
    Family("N", Bilingual("文字与表格", "text against tables")),
    Family("F", Bilingual("收费情况", "the fee")),
    Family("D", Bilingual("标题、年份、期限", "title, year, period")),
    Family("X", Bilingual("跨年度、跨单位", "across reports")),
    Family("C", Bilingual("文字洁净", "clean text")),
    Family(OF_PROFILES, Bilingual("各地要求", "what places ask for")),
    Family(OF_HOUSES, Bilingual("自定规则", "house rules")),
)
