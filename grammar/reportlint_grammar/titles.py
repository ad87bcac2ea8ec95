"""Which lines before the first section are the report's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.document import Passage

_LONGEST = 60
_TITLE = re.compile(r"信息公开[^，。；：:>》|]{0,16}?(?:报告|年报)(?:[（(][^（()）]{0,20}[)）])?$")
_NO_TITLE = re.compile(r"[，。；：:>»|]|^(?:根据|依据|按照|现将|附件|上一篇|下一篇)")
_NOTICE = re.compile(
    r"信息公开[^，。；：:>》|]{0,20}(?:报告|年报)[^，。；：:>》|]{0,16}(?:通知|通报)$"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（()）·]{2,30}(?:局|委|办|厅|府|处|会|院|所|中心|站|队|部|社|馆|室|公司|区|县|市|镇|乡|街道|校|园|关|台|厂|集团|司)"
)


def find(lines: Sequence[Passage]) -> Sequence[Passage]:
    """Find the title among the lines before the first section: none, one line, or two.

    Where several lines could be it, as on a page whose head repeats it, the one with a year that
    stands nearest to the text is.
    """
    found: list[Sequence[Passage]] = []
    for place, line in enumerate(lines):
        if _is_title(line.text):
            before = lines[place - 1] if place else None
            whole = _TITLE.sub("", _compact(line.text))
            lacks_office = not re.sub(r"[\d年度〇○二一零三四五六七八九的政府]", "", whole)
            if before is not None and lacks_office and _OFFICE.fullmatch(_compact(before.text)):
                found.append((before, line))
            else:
                found.append((line,))
        elif place and "信息公开" not in line.text and _is_title(lines[place - 1].text + line.text):
            found.append((lines[place - 1], line))
    dated = [title for title in found if any("年" in line.text for line in title)]
    return (dated or found or [()])[-1]


def are_of_a_notice(lines: Sequence[Passage]) -> bool:
    """Say whether the lines before the first section head a notice about reports, and no report."""
    heads_notice = any(
        len(line.text) <= _LONGEST and _NOTICE.search(_compact(line.text)) for line in lines
    )
    return heads_notice and not find(lines)


def _is_title(text: str) -> bool:
    title = _compact(text)
    return (
        len(title) <= _LONGEST
        and _TITLE.search(title) is not None
        and _NO_TITLE.search(title) is None
    )


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text)
