"""How far a text reads as Chinese: by the share of its commonest characters.

In official Chinese a hundred characters and seven marks make up more than half of all that is
written. Bytes decoded in the wrong encoding give characters from all over the code table, and the
same hundred are one in a hundred of them.
"""

from __future__ import annotations

import re

_SIMPLIFIED = (
    "的一政公开信息府行理务结作年工申请关第项和情二其处不人本办要果条规三他法度机制内数业正事于件计"
    "容提保实进确强审复中性收定总发量化国主有费是求区未及报效四重动属加管新合告密在期为部全五以月日"
)
_TRADITIONAL = "開務結請關項處辦條規機內數業於計實進確強審復總發國費區報動屬為爲"
_MARKS = "，。、：；（）"

_COMMON = re.compile(f"[{_SIMPLIFIED}{_TRADITIONAL}{_MARKS}]")


def legibility(text: str) -> float:
    """Give the share, from 0 to 1, of the commonest characters in all that is not ASCII."""
    return len(_COMMON.findall(text)) / max(beyond_ascii(text), 1)


def beyond_ascii(text: str) -> int:
    """Count the characters that are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
