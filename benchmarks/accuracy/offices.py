"""Offices that there are not, of every kind, and what each of them does."""

from __future__ import annotations

import enum
from random import Random
from typing import NamedTuple

Matters = tuple[str, str, str, str]


class Rank(enum.Enum):
    """What kind of office it is."""

    MINISTRY = enum.auto()
    PROVINCE = enum.auto()
    PROVINCIAL = enum.auto()
    CITY = enum.auto()
    MUNICIPAL = enum.auto()
    COUNTY = enum.auto()
    CHANCELLERY = enum.auto()
    """The office of a county's government."""
    BUREAU = enum.auto()
    """A department of a county."""
    ZONE = enum.auto()
    """A committee in charge of a zone, which a government has sent there."""
    TOWN = enum.auto()
    SUBDISTRICT = enum.auto()


_GOVERNS = {Rank.PROVINCE, Rank.CITY, Rank.COUNTY, Rank.TOWN, Rank.SUBDISTRICT}
_MAKES_REGULATIONS = {Rank.MINISTRY, Rank.PROVINCE, Rank.CITY}
_NEVER_MAKES_REGULATIONS = {
    Rank.COUNTY,
    Rank.CHANCELLERY,
    Rank.BUREAU,
    Rank.TOWN,
    Rank.SUBDISTRICT,
}


class Office(NamedTuple):
    """One that reports; `matters` are what it discloses, `we` is what it calls itself.

    A department is `within` a place, named by its kind: 县.
    """

    name: str
    we: str
    matters: Matters
    year: int
    rank: Rank
    within: str = ""

    @property
    def governs(self) -> bool:
        """Whether it has to report how it was assessed, and whom it called to account."""
        return self.rank in _GOVERNS

    @property
    def makes_regulations(self) -> bool:
        """Whether it has the power to."""
        return self.rank in _MAKES_REGULATIONS

    @property
    def never_makes_regulations(self) -> bool:
        """Whether its name shows that it has no such power: a 市 may be a city or a county."""
        return self.rank in _NEVER_MAKES_REGULATIONS and "市" not in self.name


_PROVINCES = ("江原省", "云川省", "北泽自治区")
_CITIES = ("海陵市", "镜湖市", "松岭市")
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
_TOWNS = ("柳荫镇", "双井镇", "石鼓乡", "茶亭镇")
_SUBDISTRICTS = ("杏花街道", "望江街道", "钟楼东街道")
_ZONES = ("高新技术产业开发区", "临港经济开发区", "生态旅游度假区")
_MINISTRIES = {
    "国家江河管理总局": ("水资源调度", "河湖管理", "农村供水", "防洪抗旱"),
    "国家集市监督管理总局": ("食品抽检", "价格监管", "质量监督", "消费维权"),
    "国家古道文物局": ("文物保护工程", "考古发掘", "博物馆管理", "文物进出境"),
}
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
_PROVINCIAL_TRADES = {
    "水利厅": _TRADES["水务局"],
    "交通运输厅": ("公路建设", "道路运输", "水上安全", "收费公路"),
    "民政厅": _TRADES["民政局"],
    "卫生健康委员会": _TRADES["卫生健康委员会"],
}
_OF_ALL = ("重大建设项目", "财政预决算", "社会救助", "公共资源配置")
_OF_TOWNS = ("村级财务", "惠农资金", "征地补偿", "社会救助")

_SHARES = {
    Rank.MINISTRY: 2,
    Rank.PROVINCE: 1,
    Rank.PROVINCIAL: 3,
    Rank.CITY: 2,
    Rank.MUNICIPAL: 4,
    Rank.COUNTY: 3,
    Rank.CHANCELLERY: 2,
    Rank.BUREAU: 10,
    Rank.ZONE: 1,
    Rank.TOWN: 5,
    Rank.SUBDISTRICT: 3,
}
"""How often each kind reports."""


def office(random: Random) -> Office:
    """Invent one, and the year it reports on."""
    (rank,) = random.choices(list(_SHARES), list(_SHARES.values()))
    year = random.choice((2021, 2022, 2023, 2024, 2025))
    place = random.choice(_PLACES)
    own = ("本机关", "本单位")
    within = ""
    match rank:
        case Rank.MINISTRY:
            name, matters = random.choice(sorted(_MINISTRIES.items()))
            we = random.choice(("本机关", "我局"))
        case Rank.PROVINCE:
            name, we, matters = f"{random.choice(_PROVINCES)}人民政府", "本机关", _OF_ALL
        case Rank.CITY:
            name, we, matters = f"{random.choice(_CITIES)}人民政府", "我市", _OF_ALL
        case Rank.COUNTY:
            name, we, matters = f"{place}人民政府", f"我{place[-1]}", _OF_ALL
        case Rank.CHANCELLERY:
            name, we, matters = f"{place}人民政府办公室", random.choice(("我办", *own)), _OF_ALL
        case Rank.PROVINCIAL | Rank.MUNICIPAL | Rank.BUREAU:
            seat, trades = {
                Rank.PROVINCIAL: (random.choice(_PROVINCES), _PROVINCIAL_TRADES),
                Rank.MUNICIPAL: (random.choice(_CITIES), _TRADES),
                Rank.BUREAU: (place, _TRADES),
            }[rank]
            trade, matters = random.choice(sorted(trades.items()))
            name, within = seat + trade, seat[-1]
            we = random.choice((*own, "我委" if trade.endswith("会") else f"我{trade[-1]}"))
        case Rank.ZONE:
            name = f"{random.choice(_CITIES)}{random.choice(_ZONES)}管理委员会"
            we, matters = random.choice(("本机关", "我委")), _OF_ALL
        case Rank.TOWN:
            town = random.choice(_TOWNS)
            name, we, matters = f"{place}{town}人民政府", f"本{town[-1]}", _OF_TOWNS
        case Rank.SUBDISTRICT:
            name = f"{place}{random.choice(_SUBDISTRICTS)}办事处"
            we, matters = "本街道", _OF_TOWNS
    return Office(name, we, matters, year, rank, within)
