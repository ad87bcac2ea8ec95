"""Profiles: what real places have said in public that they look at, as configurations that one extends.

`docs/profiles.md` has their sources, and what of them no rule can see.
"""

from __future__ import annotations

from pathlib import Path

from reportlint.hookspecs import Profile
from reportlint.messages.languages import Bilingual

_FOLDER = Path(__file__).parent

PROFILES = tuple(
    Profile(name, summary, _FOLDER / f"{name}.yaml")
    for name, summary in {
        "wuwei-2025": Bilingual(
            "甘肃武威2025年度报告的写法", "how Wuwei (Gansu) has reports for 2025 written"
        ),
        "suqian": Bilingual("江苏宿迁的评分", "how Suqian (Jiangsu) grades reports"),
        "licheng": Bilingual("福建泉州鲤城的评分", "how Licheng (Fujian) graded reports"),
    }.items()
)
