"""X005 repeated-text."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Ledger
from reportlint.model.option import Option
from reportlint.model.rule import related
from reportlint_grammar.content.kept_words import TELLING, marks, may_be_half, told
from reportlint_grammar.content.own_words import OwnWords
from reportlint_grammar.content.repetition import Repetition, compared
from reportlint_rules.across.example import TEXT
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.passages import quoted
from reportlint_rules.across.registers import pairs
from reportlint_rules.across.sources import REPETITION


class RepeatedText(LedgerRule):
    code = "X005"
    name = "repeated-text"
    severity = Severity.WARNING
    needs_judgement = True
    since = "0.1.0"
    within_office = True
    summary = Bilingual("与上年度报告雷同", "The text is last year's")
    rationale = Bilingual(
        "第一、第五部分是各单位自己写的，照抄上年度报告就是内容雷同。逐部分比对：年份、数字、"
        "单位名称和自称不计，标题、编制说明、法规名称和每份报告都有的"
        "套话不计；连续12个字以上与上年度报告相同的算重复，重复的字数超过本部分的50%（可设置）才提示。"
        "句式年年相同、数字逐项更新的，是写了新的内容：把改动的数字算作不同，重复的仍超过这个比例才提示。"
        "哪家单位都可能这样写的句子（严格落实三审三校、加强业务培训之类）年年相同，而反映本单位情况的文字"
        "（占本部分五分之一以上）多半是新写的，不提示。两年都有200字以上才比对：没有多少事可写的单位，"
        "报告本来就短而相似。表格和收费说明年年相同，不比。是否雷同由人判断，"
        "这里只给出比例和最长的重复段落。",
        "Sections one and five are in the office's own words; to copy last year's is what the notice calls "
        "雷同. Each is compared by itself: years, figures and the office's names do not count, nor do "
        "headings, "
        "the preamble, names of laws and what stands in every report. What is the same for 12 characters or "
        "more in a row is repeated, and more than 50 % of a section is too much; that may be set. "
        "A text "
        "that tells other figures in the same words tells something new: with changed figures counted as own, "
        "too, the share has to be more than that. So has that of what tells of this office alone, if that is a "
        "fifth of the section: sentences that any office may write are the same every year. Both texts have "
        "to have 200 characters, for offices at which nothing happened have short reports that are "
        "alike. Tables "
        "and the fee's sentence are alike every year and are not compared. Judging it is the "
        "reader's: here are the "
        "share and the longest passages.",
    )
    remedy = Bilingual(
        "按本年度的实际工作重写重复的段落，写明本年度做了什么、存在的问题有什么变化。",
        "Write anew what is repeated: what was done this year, and what became of the problems.",
    )
    basis = REPETITION
    message = Bilingual(
        "有{actual}%与上年度报告重复（不计年份、数字和单位名称；改动的数字算作不同的，为{unchanged}%），"
        "最长的为{passages}，请核实是否照抄",
        "{actual} % of it is last year's, years, figures and names aside, and {unchanged} % if changed figures "
        "count; the longest passages: {passages}",
    )
    most = Option(
        50,
        Bilingual("重复超过百分之几提示", "Percent of a section that may be last year's"),
        at_least=10,
        at_most=99,
    )
    passing = """\
云岭县水务局2023年政府信息公开工作年度报告
一、总体情况
今年修订了水库调度信息的公开目录。
---
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
今年修订了水库调度信息的公开目录。
"""
    failing = f"""\
云岭县水务局2023年政府信息公开工作年度报告
一、总体情况
{TEXT}
---
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
{TEXT}
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for then, now in pairs(subject):
            for section in TELLING:
                before, after = told(then.facts, section), told(now.facts, section)
                if before is None or after is None:
                    continue
                own = marks(now.facts, section)
                if not may_be_half(len(own & marks(then.facts, section)), len(own)):
                    continue
                texts = (after.text, now.identity.office), (before.text, then.identity.office)
                unchanged = _compared(*texts, by_figure=True)
                tells_anew = unchanged.now.tells and unchanged.percent_of_told <= self.most
                if tells_anew or unchanged.percent <= self.most:
                    continue
                repetition = _compared(*texts, by_figure=False)
                if repetition.is_long_enough:
                    yield self.finding(
                        after,
                        actual=repetition.percent,
                        unchanged=unchanged.percent,
                        passages=quoted(repetition.passages()),
                        related=[related(Role.COUNTERPART, before)],
                    )


def _compared(now: tuple[str, str], then: tuple[str, str], *, by_figure: bool) -> Repetition:
    """Compare two texts, each with the name of its office."""
    return compared(OwnWords.of(*now, by_figure=by_figure), OwnWords.of(*then, by_figure=by_figure))
