"""Offices that there are not, and what each of them does."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Office(NamedTuple):
    """One that reports; `matters` are what it discloses, `we` is what it calls itself."""

    name: str
    we: str
    matters: tuple[str, str, str, str]
    year: int


_PLACES = (
    "青岚县",
    "临溪市",
    "东麓区",
    "白石滩县",
    "枫桥渡市",
    "云顶区",
    "砚山湖县",
    "鹿鸣县",
    "沙棠区",
)
_TOWNS = ("柳荫镇", "双井镇", "石鼓乡", "杏花街道", "望江街道", "茶亭镇")
_TRADES = {
    "水务局": ("水资源管理", "河湖长制", "农村饮水", "防汛抗旱"),
    "教育体育局": ("义务教育招生", "校外培训治理", "学生资助", "全民健身"),
    "应急管理局": ("安全生产检查", "应急预案", "灾害救助", "事故调查"),
    "住房和城乡建设局": ("保障性住房", "老旧小区改造", "工程招标投标", "物业管理"),
    "民政局": ("最低生活保障", "养老服务", "社会组织管理", "婚姻登记"),
    "市场监督管理局": ("食品抽检", "价格检查", "质量监督", "消费投诉处理"),
    "农业农村局": ("耕地保护补贴", "农机购置补贴", "动物防疫", "农产品质量"),
    "卫生健康委员会": ("公共卫生服务", "医疗机构管理", "传染病防治", "计划生育服务"),
}
_OF_TOWNS = ("村级财务", "惠农资金", "征地补偿", "社会救助")
_LOCAL = 0.3
"""The share of towns and sub-districts among the offices."""


def office(random: Random) -> Office:
    """Invent one, and the year it reports on."""
    place = random.choice(_PLACES)
    year = random.choice((2021, 2022, 2023, 2024, 2025))
    if random.random() < _LOCAL:
        town = random.choice(_TOWNS)
        is_town = not town.endswith("街道")
        kind, we = ("人民政府", f"本{town[-1]}") if is_town else ("办事处", "本街道")
        return Office(f"{place}{town}{kind}", we, _OF_TOWNS, year)
    trade, matters = random.choice(sorted(_TRADES.items()))
    we = random.choice(("本机关", "我委" if trade.endswith("会") else "我局", "本单位"))
    return Office(f"{place}{trade}", we, matters, year)
