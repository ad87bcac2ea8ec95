"""D007 wrong-office."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class WrongOffice(ReportRule):
    code = "D007"
    name = "wrong-office"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("自称与标题的单位不符", "The report speaks as another kind of office")
    rationale = Bilingual(
        "镇政府的报告里写“我局”，多半是抄用了别的单位的稿子。只比较标题末尾所示的单位与“我局、我委、我厅、我镇、"
        "我乡、我街道、我校、我院”，每个词只提示一次。“我市、我县、我区”是所在地，部门也可以说；“我委”与“我局”"
        "可能是两块牌子，不作比较；引号和书名号里的话不算。政府办公室、派出机构、分局、站所、中心、开发区和"
        "看不出是什么单位的，不作判断。引言称“现公布××县水务局××××年……报告”“××镇人民政府编制本报告”，地名与标题同级而不同名的，"
        "也作提示。",
        "A town's report that says 我局 was mostly copied from a bureau's. The end of the office's name "
        "in the title is compared with 我局, 我委, 我厅, 我镇, 我乡, 我街道, 我校 and 我院, each said "
        "once. 我市, 我县 and 我区 are the place, which its departments may call theirs; 我委 and 我局 "
        "may be two signs of one office; quotations do not count. Governments' offices, branches, "
        "stations, centres, zones and offices of an unknown kind are left alone. Where the opening says whose "
        "report it is, a place of the same kind with another name than the title's is told as well.",
    )
    remedy = Bilingual(
        "核实这段话是否写的是本单位的情况：是的，更正自称；抄自别的单位的，换成本单位的情况。",
        "See whether the passage is about this office. If it is, correct the word; if it was copied, "
        "replace it.",
    )
    basis = None
    message = Bilingual(
        "自称“{actual}”，标题的单位为“{office}”，两者不符（全文共{count}处），请核实是否抄用了其他单位的内容",
        "this says “{actual}”, {count} times in all, but the office is {office}: was it copied from another?",
    )
    passing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
一、总体情况
我镇全年公开政府信息35条，我县融媒体中心转载4条。
"""
    failing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
一、总体情况
我局全年公开政府信息35条。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        foreign = [named for named in subject.self_names if named.is_foreign]
        for word in dict.fromkeys(named.text for named in foreign):
            first, *others = (named for named in foreign if named.text == word)
            yield self.finding(
                first.prose,
                span=first.span,
                actual=word,
                count=1 + len(others),
                office=subject.office,
            )
