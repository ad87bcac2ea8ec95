"""Whether a passage names the information-processing fee, and which of its words are on that fee.

Reports tell of many charges, 行政事业性收费 in table two among them, and of what was sent and sued
for. In section six, where the fee is owed, a word on charging is taken for it unless it says that it
is another; elsewhere a passage must say that it means requests or the disclosure of information.
"""

from __future__ import annotations

import re

SENTENCE_ENDS = re.compile("([。；])")
CLAUSE_ENDS = re.compile("([，。；])")
"""What ends a sentence, or a clause; to split by it keeps it."""
_CITED = re.compile(
    r"《[^《》]{0,80}》|〈[^〈〉]{0,60}〉|<[^<>]{0,60}>|[（(]?国办[函发][^）)，。]{0,16}号[）)]?"
)
_NO_CHARGE = re.compile(
    r"收费(?:公示|目录|清单|文件|政策)|(?:复议|诉讼|应诉|律师)[^，。；、收处]{0,6}费用"
)
"""Papers on charges that an office publishes, and what its cases cost."""
_ELSE = ("[水圾物泥渣液油气便尸]", "事故", "无害化")
"""How the name of what else is treated for a fee ends: 污水处理费, 垃圾处理费, 医疗废物处理费."""
_OTHER_CHARGE = re.compile(rf"行政事业性收费|涉企[^，。；]{{0,8}}收费|(?:{'|'.join(_ELSE)})处理费")
_FEE = "".join(f"(?<!{of})" for of in _ELSE) + "处理费"
_ON_DISCLOSURE = (
    r"(?:信息公开|(?:公开|提供)政府信息)(?:工作|事项|支出|服务|相关|有关|[的及和与、]){0,4}"
)
_NAMES_FEE = re.compile(
    rf"""{_FEE} | (?:发[出放送过\d]|送达|按)[^，。；]{{0,12}}收费通知 | (?<![一-鿿])收费通知
    | 申请[^，。；]{{0,20}}(?:收取|收费|费用)(?!标准|依据) | 申请[^，。；]{{0,20}}达到?收费标准
    | {_ON_DISCLOSURE}[均都]?(?:未|无|没有?|不)?(?:收费|收取)(?!标准|依据)
    | 收[^，。；]{{0,6}}{_ON_DISCLOSURE}费
    """,
    re.VERBOSE,
)
"""What means the fee wherever it stands. A price list, 申请收费标准, is of something else."""
_MAY_NAME_FEE = re.compile(
    r"收费|收取(?![^，。；费元款额]{0,12}(?:意见|建议|提案|问卷|材料|资料|礼))|费用|缴费"
    r"|申请[^，。；点窗]{0,20}免费(?!使用|查阅|开放)"
)
_CITES_FEE = re.compile(_FEE)
_OTHER_MATTERS = re.compile(r"其[他它][^，。；]{0,10}(?:事项|情况|问题)")


def own_words(text: str) -> str:
    """Leave out what is cited, and what is said of other charges or of other matters only."""
    own = _NO_CHARGE.sub("", _CITED.sub("", text))
    if _OTHER_CHARGE.search(own):
        clauses = CLAUSE_ENDS.split(own)
        own = "".join(of for of in clauses if not _OTHER_CHARGE.search(of) or _NAMES_FEE.search(of))
    if _OTHER_MATTERS.search(own):
        sentences = SENTENCE_ENDS.split(own)
        own = "".join(of for of in sentences if "费" in of or not _OTHER_MATTERS.search(of))
    return own


def names_fee(text: str, *, is_home: bool) -> bool:
    """Say whether a passage names the fee; in section six, by whatever words."""
    if "费" not in text and "收取" not in text:
        return False
    own = own_words(text)
    if _NAMES_FEE.search(own):
        return True
    return is_home and bool(_CITES_FEE.search(text) or _MAY_NAME_FEE.search(own))
