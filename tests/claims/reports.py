"""A report that is right, with words of one's own in section six and behind section one."""

from __future__ import annotations

from pathlib import Path

_TEXT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
_FEE = (
    "依据《政府信息公开信息处理费管理办法》，本机关2024年未发出收费通知，未收取政府信息公开信息处理费，"
    "总金额为0元。"
)
_FIRST = "公共查阅点，配备查询电脑和打印机，供群众免费使用。"
_UNPAID = (
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    " | {0} | 0 | 0 | 0 | 0 | 0 | {0} |"
)
_REPEATED = "2.重复申请 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |"


def report(section_six: str, section_one: str = "", *, is_unpaid: bool = False) -> str:
    """Give the text; `is_unpaid` says that table three has a request whose notice was not paid."""
    changes = {_FEE: section_six, _FIRST: f"{_FIRST}\n\n{section_one}"}
    if is_unpaid:
        changes |= {_UNPAID.format(0): _UNPAID.format(1), _REPEATED.format(1): _REPEATED.format(0)}
    text = _TEXT
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text
