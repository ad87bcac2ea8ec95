"""X006 copied-text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.model.option import Option
from reportlint.model.place import UNSAID
from reportlint.model.rule import related
from reportlint_grammar.about_itself.names import Level
from reportlint_grammar.about_itself.office_kind import areas, read
from reportlint_grammar.content.kept_words import TELLING, told
from reportlint_rules.across.copies import Copy, copies
from reportlint_rules.across.example import TEXT
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.passages import quoted
from reportlint_rules.across.registers import registers
from reportlint_rules.across.sources import REPETITION


class CopiedText(LedgerRule):
    code = "X006"
    name = "copied-text"
    severity = Severity.WARNING
    needs_judgement = True
    since = "0.1.0"
    summary = Bilingual("与其他单位的报告雷同", "The text is another office's")
    rationale = Bilingual(
        "不同单位同一年度的报告，第一或第五部分中反映本单位情况的文字有50%以上（可设置）逐字相同，"
        "是其中一家照抄，或者都照抄了同一份材料。谁抄谁看不出来，所以双方都提示。"
        "年份、数字、各单位的名称和自称不计，标题、编制说明、法规名称不计；"
        "哪家单位都可能这样写的句子（严格落实三审三校、加强业务培训之类，词汇表在语法包里）也不计："
        "素不相识的单位写得一样，不是照抄。余下的文字不足60字，或者不到这一部分的五分之一，"
        "看不出什么，不提示。三家以上都有的文字，可能是上级提供的模板：有三分之一以上的内容别家都没有的，"
        "模板不计，只比其余；没有的，就是一组雷同的报告，每份提示一次，指出最接近的一家，并说明另有几家。"
        "同一县区三个以上乡镇、街道的文字相同，多半是县里的模板，只作一般提示。"
        "人民政府和它的办公室可能同用一份文字，名称可能是同一家单位的，不比。",
        "Where more than half of what section one or five tells of an office is also, word for word, in "
        "another office's report for the same year, one has copied from the other, or both from something "
        "else. Who copied cannot be seen, so it is said of both. Years, figures, and the offices' names do not "
        "count, nor do headings, the preamble and names of laws, nor sentences that any office may write (that "
        "it reviews thrice and trains its staff: a list of words in the grammar tells them): offices that "
        "never met write these alike. Where less than 60 characters are left, or a fifth of the section, "
        "nothing can be told. What three or more offices have may be a template: if a third or more of what a "
        "report tells is in no other's, only what is no template is compared; if not, it is one of a group of "
        "copies, and one finding names the nearest and says how many more there are. Three or more towns of "
        "one county will have the county's template: that is an info. A government and its own office may "
        "share a text, and of names that may be one office's nothing is said.",
    )
    remedy = Bilingual(
        "按本单位的实际工作重写相同的段落。",
        "Write anew, of this office's own work, what is the same.",
    )
    basis = REPETITION
    message = Bilingual(
        "反映本单位情况的文字有{actual}%与{office}同年度的报告相同（不计年份、数字、单位名称和套话），{others}"
        "最长的为{passages}，请核实是否照抄",
        "{actual} % of what it tells is also in the report of {office}, years, figures, names and stock "
        "phrases aside; {others}the longest passages: {passages}",
    )
    most = Option(
        50,
        Bilingual("相同超过百分之几提示", "Percent of a section that may be another office's"),
        at_least=10,
        at_most=99,
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
今年修订了水库调度信息的公开目录。
---
云岭县民政局2024年政府信息公开工作年度报告
一、总体情况
今年修订了养老服务信息的公开目录。
"""
    failing = f"""\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
{TEXT}
---
石桥县河务局2024年政府信息公开工作年度报告
一、总体情况
{TEXT}
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        by_year: dict[int, list[Entry]] = defaultdict(list)
        for register in registers(subject):
            for year, reports in register.reports.items():
                # Whatever the order of files, one report stands for an office, and offices for themselves.
                by_year[year].append(
                    min(reports, key=lambda each: (not each.is_checked, each.path))
                )
        for reports in by_year.values():
            reports.sort(key=lambda each: (each.identity.office, each.path))
            for section in TELLING:
                for copy in copies(reports, section, self.most):
                    if copy.report.is_checked:
                        yield self._finding(copy, section)

    def _finding(self, copy: Copy, section: str) -> Finding:
        counterparts = [copy.nearest, *copy.others]
        return self.finding(
            _said(copy.report, section),
            actual=copy.percent,
            office=copy.nearest.identity.office,
            others=_others(copy.more),
            passages=quoted(copy.passages),
            related=[related(Role.COUNTERPART, _said(each, section)) for each in counterparts],
            at_most=Severity.INFO if _is_of_towns(copy) else None,
        )


def _said(report: Entry, section: str) -> Fact | Entry:
    return told(report.facts, section) or report


def _others(count: int) -> Bilingual:
    if not count:
        return UNSAID
    return Bilingual(f"另有{count}家也与之相同，", f"so has that of {count} more; ")


def _is_of_towns(copy: Copy) -> bool:
    """Say whether a text is that of several towns of one county, which may have made a template for them."""
    names = [each.identity.office for each in (copy.report, copy.nearest, *copy.others)]
    counties = {areas(name)[-1:] for name in names} - {()}
    return (
        bool(copy.others)
        and len(counties) <= 1
        and all(read(name).level is Level.TOWNSHIP for name in names)
    )
