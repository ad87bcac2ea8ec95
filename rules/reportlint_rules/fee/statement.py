"""What a report says of the information-processing fee, wherever it says it.

A statement counts something or says that there was nothing to count. To name the fee, or to promise
to charge it by the rules, is to state nothing.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reportlint_grammar.form import SectionForm
from reportlint_grammar.prose import Prose, Section, Subheading
from reportlint_grammar.report import Report
from reportlint_rules.fee.naming import CLAUSE_ENDS, SENTENCE_ENDS, names_fee, own_words

FIRST_YEAR = 2021
"""The measures are in force since 1 January 2021."""

SECTION = "other_matters"
"""Where the form has it reported."""

_NONE = re.compile(
    r"""(?:(?<!逾期)未(?!来|能|按)|不曾|没有?+(?!正当|合理)|无(?![法论效锡关为正合]))
        (?:[^，。；]{0,16}(?:收|产生|发生|涉及|出现|缴|发出|费)|[^，。；]{17,40}收[取费过])
    | (?:(?<!逾期)未|没有)(?:按照?|依[据照]|根据)[^，。；]{0,24}，?收取(?!的)[^，。；]{0,8}费
    | 收[^，。；]{0,8}(?:未|没有)(?:开展|启动|实行|实施|进行)
    | (?:无|没有?|未有)(?:此|该|这|上述|以上|相关)[^，。；]{0,4}(?:情况|情形|事项|业务|项)
    | 不(?:存在|涉及|适用|产生|发生|需|[予再另]?收)
    | 不(?:符合|满足|属于)[^，。；]{0,12}收[^，。；的]{0,8}(?=[，。；]|$)
    | 免(?:收|费|予|除)|无偿|零(?:收|费|元|件|发生|产生|缴)|为\s*[零“"]
    | (?<![有从毫])无\s*(?=[。；，,;.）)]|$)
    | (?<!有)没有\s*(?=[。；，,;.）)]|$)
    | (?:^|[为是共计费额数均:：）)])\s*[“"‘「]?(?:零\s*(?=[。；，,;.、（(]|$)|[0〇](?:\.0+)?(?!\d|\.\d))
    | (?<![\d.,])0(?:\.0{1,2})?[”"’」]?\s*(?:[件元份笔次起宗]|万元)
    """,
    re.VERBOSE,
)
_FREE_BELOW = re.compile(
    r"以[下内](?:[（(][^）)]{0,8}[）)])?(?:的部分)?(?:[:：]|的[，,]?)?(?:不[予再]?收|免)"
)
"""How the tariff speaks of small requests: 10件以下（含10件）：不收费. It tells nothing of the year."""
_OTHER_DENIAL = re.compile(
    rf"""{_FREE_BELOW.pattern}
    | 其余[^，。；]{{0,8}}不[予再]?收[取费]?
    | 不收取?费用?[，。；]但(?=[^。；]{{0,60}}收取)
    | (?:[未无不]|没有)(?:有|发生|出现|存在|任何){{0,2}}
      (?:违规|违法|擅自|乱|超标准|变相)收[取费][^，。；、和及或且并]{{0,16}}(?=[，。；]|$)
    | (?:未|没有|无)[接收]到[^，。；、和及或]{{0,30}}(?:投诉|举报)[^，。；、和及或]{{0,6}}(?=[，。；]|$)
    | (?:未|没有)(?:出台|制定|制订)[^，。；、和及或]{{0,24}}(?:办法|标准|规定|细则)(?=[，。；]|$)
    """,
    re.VERBOSE,
)
"""What is denied beside the fee: that small requests pay, abuse, complaints, rules of one's own."""
_NUMERALS = "一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
_COUNTED = re.compile(
    rf"(?<![\d{_NUMERALS}])(?<!\d[,.])[\d{_NUMERALS}][\d,.{_NUMERALS}零]*+\s*+(?:余|多)?\s*+(?:[（(]?万?元|件|笔)"
    r"|(?:额|元[）)]|[¥￥])\s*+[:：为是]?\s*+[¥￥]?\s*+\d[\d,.]*+(?![年月%])"
)
_AMOUNT = r"[^，。；]{0,16}?(?<![\d.])([1-9][\d,]*+(?:\.\d++)?|0\.0*+[1-9]\d*+)\s*+(万?)元"
_COLLECTED = re.compile(rf"(?:收取|收缴|共收){_AMOUNT}")
_CHARGED = re.compile(rf"(?:收取|收缴|共收|总金额|总额|合计|共计|金额){_AMOUNT}")
_SUM = re.compile(
    rf"(?:共|合计|总计|总金?额|实际)[^，。；每/超]{{0,16}}?[\d{_NUMERALS}][\d,.{_NUMERALS}零]*+\s*+万?元(?!/)"
)
_RANGE = r"(?:[件页][（(]?(?:含|以[上下内])|超过\d|的部分|\d[-—–~～至]\d+[件页])"
_TARIFF = re.compile(
    rf"标准|每[件页份]|/[件页份]|按[件量页].{{0,80}}{_RANGE}|{_RANGE}.{{0,80}}按[件量页]|{_FREE_BELOW.pattern}"
)
_NO_NOTICE = re.compile(
    r"(?:未|没有|无)(?!按)[^，。；]{0,8}收费通知|收费通知[^，。；\d]{0,24}0(?![\d.])"
)
_NOTICES = re.compile(
    r"收费通知[^，。；\d]{0,12}[1-9]\d*+\s*+[件份次]|[1-9]0*+\s*+[件份次]收费通知"
)
_SENTENCE_END = re.compile("[。；]")
_COSTS = re.compile(r"检索|复[制印]|邮寄|工本")
_OTHERS = re.compile(
    r"全[省市区县州旗镇乡]|各[级省市区县州旗镇乡部单]|(?<![我本])(?:局|委员会|办公室|政府办|街道|部门|单位)"
)
"""Whom a passage may speak of but for the office that reports: 全市, 各级行政机关, 市政府办公室."""


class Clarity(enum.Enum):
    """How much a passage on the fee says."""

    NONE_CHARGED = enum.auto()
    COUNTED = enum.auto()
    VAGUE = enum.auto()


class Statement(NamedTuple):
    """A passage on the fee: what it says, and whether it stands in section six, where it belongs.

    `office` is the one that reports, by its title.
    """

    prose: Prose
    section: Section
    clarity: Clarity
    text: str
    office: str

    @property
    def is_clear(self) -> bool:
        """Whether it states anything."""
        return self.clarity is not Clarity.VAGUE

    @property
    def is_in_place(self) -> bool:
        """Whether it stands in the section where it is reported."""
        return self.section.form.name == SECTION

    @property
    def charged(self) -> str | None:
        """The amount in yuan that it says was charged; None for none or for a mere tariff.

        What a notice asked for need not have been paid.
        """
        for sentence in _SENTENCE_END.split(_without_costs(self.text)):
            notified = "通知" in sentence
            charged = (_COLLECTED if notified else _CHARGED).search(_told(sentence))
            if charged:
                return _yuan(charged[1]) if charged[2] else charged[1]
        return None

    @property
    def denies_charging(self) -> bool:
        """Whether it says that the fee itself was not charged, and no amount beside."""
        return not self.charged and _denies(_without_costs(self.text))

    @property
    def denies_notices(self) -> bool:
        """Whether it says that no notice to pay was sent."""
        return _NO_NOTICE.search(self.text) is not None

    @property
    def counts_notices(self) -> bool:
        """Whether it says how many notices to pay were sent."""
        return _NOTICES.search(self.text) is not None

    @property
    def others(self) -> frozenset[str]:
        """Whom it names but the office that reports.

        What 全市 charged is not what 市政府办公室 did: only what tells of the same can be contradicted.
        """
        own = self.text.replace(self.office, "") if self.office else self.text
        return frozenset(_OTHERS.findall(own))


def home(report: Report) -> SectionForm | None:
    """Give the section in which a report owes a statement; None for one that owes none.

    It owes one if its year does, or is unknown, if it is in words, and if its form has that section.
    """
    if report.has_only_tables or (report.year is not None and report.year < FIRST_YEAR):
        return None
    return next((of for of in report.edition.sections if of.name == SECTION), None)


@lru_cache(maxsize=1)
def statements(report: Report) -> list[Statement]:
    """Give every passage on the fee, in order; every rule of the family asks this of a report."""
    return [of for section in report.sections for of in _in(section, report.office)]


def _in(section: Section, office: str) -> Iterator[Statement]:
    is_home = section.form.name == SECTION
    for place, prose in enumerate(section.prose):
        if not names_fee(prose.text, is_home=is_home):
            continue
        text = own_words(prose.text)
        clarity = _clarity(text)
        following = section.prose[place + 1 : place + 2]
        if clarity is Clarity.VAGUE and following and not isinstance(following[0], Subheading):
            more = own_words(following[0].text)
            clarity = _clarity(more)
            text = f"{text}。{more}"
        yield Statement(prose, section, clarity, text, office)


def _told(sentence: str) -> str:
    """Give what a sentence tells of the year: of one that quotes the tariff, the sum it ends with."""
    if not _TARIFF.search(sentence):
        return sentence
    total = _SUM.search(sentence)
    return sentence[total.start() :] if total else ""


def _without_costs(text: str) -> str:
    """Leave out what is said of the cost of copies and postage, which is not the fee.

    That is the sentence that names it, or just the clause if the sentence names the fee as well.
    """
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        parts = ends.split(text)
        text = "".join(of for of in parts if "处理费" in of or not _COSTS.search(of))
    return text


def _yuan(ten_thousands: str) -> str:
    """Write an amount in 万元 as one in 元."""
    return f"{Decimal(ten_thousands.replace(',', '')) * 10_000:,.2f}".removesuffix(".00")


def _denies(text: str) -> bool:
    """Say whether a text says that there was nothing, and not only of abuse, complaints or rules."""
    return _NONE.search(_OTHER_DENIAL.sub("", text)) is not None


def _clarity(text: str) -> Clarity:
    if _denies(text):
        return Clarity.NONE_CHARGED
    if any(_COUNTED.search(_told(sentence)) for sentence in _SENTENCE_END.split(text)):
        return Clarity.COUNTED
    return Clarity.VAGUE
