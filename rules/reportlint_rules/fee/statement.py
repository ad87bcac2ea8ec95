"""What a report says of the information-processing fee, wherever it says it.

A statement counts something or says that there was nothing to count. To name the fee, or to promise
to charge it by the rules, is to state nothing.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportlint_grammar.prose import Prose, Section, Subheading
from reportlint_grammar.report import Report
from reportlint_rules.fee.naming import names_fee, own_words

FIRST_YEAR = 2021
"""The measures are in force since 1 January 2021."""

_SECTION = "other_matters"

_NONE = re.compile(
    r"""(?:(?<!逾期)未(?!来|能|按)|不曾|没有?|无(?![法论效锡关为]))
        [^，。；]{0,16}(?:收|产生|发生|涉及|出现|缴|发出|费)
    | 收[^，。；]{0,8}(?:未|没有)(?:开展|启动|实行|实施|进行)
    | (?:无|没有?|未有)(?:此|该|这|上述|以上|相关)[^，。；]{0,4}(?:情况|情形|事项|业务|项)
    | 不(?:存在|涉及|适用|产生|发生|需|[予再另]?收)
    | 不(?:符合|满足|属于)[^，。；]{0,12}收[^，。；的]{0,8}(?=[，。；]|$)
    | 免(?:收|费|予|除)|无偿|零(?:收|费|元|件|发生|产生|缴)|为\s*[零“"]
    | (?<![有从毫])无\s*(?=[。；，,;.）)]|$)
    | (?<!有)没有\s*(?=[。；，,;.）)]|$)
    | (?:^|[为是共计费额数均:：）)])\s*(?:零\s*(?=[。；，,;.、（(]|$)|[0〇](?:\.0+)?(?!\d|\.\d))
    | (?<![\d.,])0(?:\.0{1,2})?\s*(?:[件元份笔次起宗]|万元)
    """,
    re.VERBOSE,
)
_FREE_BELOW = re.compile(
    r"以[下内](?:[（(][^）)]{0,8}[）)])?(?:的部分)?(?:[:：]|的[，,]?)?(?:不[予再]?收|免)"
)
"""How the tariff speaks of small requests: 10件以下（含10件）：不收费. It tells nothing of the year."""
_NUMERALS = "一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
_COUNTED = re.compile(
    rf"(?<![\d{_NUMERALS}])(?<!\d[,.])[\d{_NUMERALS}][\d,.{_NUMERALS}零]*+\s*(?:余|多)?\s*(?:[（(]?万?元|件|笔)"
    r"|(?:额|元[）)]|[¥￥])\s*[:：为是]?\s*[¥￥]?\s*\d[\d,.]*+(?![年月%])"
)
_AMOUNT = r"[^，。；]{0,16}?(?<![\d.])([1-9][\d,]*(?:\.\d+)?|0\.\d*[1-9]\d*)\s*万?元"
_COLLECTED = re.compile(rf"(?:收取|收缴|共收){_AMOUNT}")
_CHARGED = re.compile(rf"(?:收取|收缴|共收|总金额|总额|合计|共计|金额){_AMOUNT}")
_SUM = re.compile(
    rf"(?:共|合计|总计|总金?额|实际)[^，。；每/超]{{0,16}}?[\d{_NUMERALS}][\d,.{_NUMERALS}零]*\s*万?元(?!/)"
)
_RANGE = r"(?:[件页][（(]?(?:含|以[上下内])|超过\d|的部分|\d[-—–~～至]\d+[件页])"
_TARIFF = re.compile(
    rf"标准|每[件页份]|/[件页份]|按[件量页].{{0,80}}{_RANGE}|{_RANGE}.{{0,80}}按[件量页]|{_FREE_BELOW.pattern}"
)
_NO_NOTICE = re.compile(
    r"(?:未|没有|无)(?!按)[^，。；]{0,8}收费通知|收费通知[^，。；\d]{0,24}0(?![\d.])"
)


class Clarity(enum.Enum):
    """How much a passage on the fee says."""

    NONE_CHARGED = enum.auto()
    COUNTED = enum.auto()
    VAGUE = enum.auto()


class Statement(NamedTuple):
    """A passage on the fee: what it says, and whether it stands in section six, where it belongs."""

    prose: Prose
    section: Section
    clarity: Clarity
    text: str

    @property
    def is_clear(self) -> bool:
        """Whether it states anything."""
        return self.clarity is not Clarity.VAGUE

    @property
    def is_in_place(self) -> bool:
        """Whether it stands in the section where it is reported."""
        return self.section.form.name == _SECTION

    @property
    def charged(self) -> str | None:
        """The amount that it says was charged, as written; None for none or for a mere tariff.

        What a notice asked for need not have been paid.
        """
        for sentence in re.split("[。；]", self.text):
            notified = "通知" in sentence
            charged = (_COLLECTED if notified else _CHARGED).search(_told(sentence))
            if charged:
                return charged[1]
        return None

    @property
    def denies_notices(self) -> bool:
        """Whether it says that no notice to pay was sent."""
        return _NO_NOTICE.search(self.text) is not None


def is_owed(report: Report) -> bool:
    """Say whether a report owes a statement: its year does, or is unknown, and it is in words."""
    if report.has_only_tables:
        return False
    return report.year is None or report.year >= FIRST_YEAR


@lru_cache(maxsize=1)
def statements(report: Report) -> list[Statement]:
    """Give every passage on the fee, in order; every rule of the family asks this of a report."""
    return [statement for section in report.sections for statement in _in(section)]


def _in(section: Section) -> Iterator[Statement]:
    is_home = section.form.name == _SECTION
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
        yield Statement(prose, section, clarity, text)


def _told(sentence: str) -> str:
    """Give what a sentence tells of the year: of one that quotes the tariff, the sum it ends with."""
    if not _TARIFF.search(sentence):
        return sentence
    total = _SUM.search(sentence)
    return sentence[total.start() :] if total else ""


def _clarity(text: str) -> Clarity:
    if _NONE.search(_FREE_BELOW.sub("", text)):
        return Clarity.NONE_CHARGED
    if any(_COUNTED.search(_told(sentence)) for sentence in re.split("[。；]", text)):
        return Clarity.COUNTED
    return Clarity.VAGUE
