"""What an office has to report: its name, the year, the figures of three tables, some sentences.

Labels, rows and columns come from the form's facts; here stands only what an office would say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple, Self

from hypothesis import strategies as st

from reportlint_grammar.form.edition import TableForm
from reportlint_grammar.form.facts import edition

Number = int | Decimal
IN_FORCE = edition().year
Row = dict[str, Number]


class Place(NamedTuple):
    """A figure's table, row and column, by their names."""

    table: str
    row: str
    column: str


@dataclass(frozen=True)
class Truth:
    """A correct report, apart from how it is written down.

    `editions` are the years of the forms that its tables follow, where not that in force.
    """

    office: str
    year: int
    figures: Mapping[Place, Number]
    prose: Mapping[str, tuple[str, ...]]
    fee: str
    editions: Mapping[str, int] = field(default_factory=dict)

    def form(self, table: str) -> TableForm:
        """Give the form of one of its tables."""
        return _form(table, self.editions.get(table, IN_FORCE))

    def with_figure(self, place: Place, number: Number) -> Self:
        """Give the same report with one figure changed."""
        return replace(self, figures={**self.figures, place: number})


def places() -> list[Place]:
    """Give the place of every figure of the form."""
    return [
        Place(table.name, row.label.name, column.label.name)
        for table in edition().tables.values()
        for row in table.rows
        for column in row.columns
    ]


APPLICANTS = (
    "natural_persons",
    "enterprises",
    "research_institutes",
    "welfare_organisations",
    "legal_services",
    "others",
)
NOT_OUTCOMES = frozenset({"received", "carried_over", "outcome_total", "carried_forward"})
RESULTS = ("upheld", "corrected", "other_results", "pending")

OFFICES = (
    "青泷市水务局",
    "临澜省教育厅",
    "望舒自治州民政局",
    "云岫市交通运输局",
    "北汀市人民政府办公室",
)
"""Offices of cities, prefectures and provinces: they may count regulations, and owe no more than others."""

_PROSE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "overview": (
        ("全年按时公开应公开的信息，群众来电来访都有答复。",),
        (
            "（一）主动公开",
            "一是及时更新办事指南，二是公开年度预算，三是公布巡查结果。",
            "（二）依申请公开",
            "收到申请即登记，由专人跟踪答复期限。",
            "（三）政府信息管理",
            "拟文时就明确公开属性，发布前逐件核对。",
            "（四）政府信息公开平台建设",
            "网站专栏有专人维护，大厅设有查阅电脑。",
            "（五）监督保障",
            "全年组织业务培训2次。未发生责任追究。",
        ),
    ),
    "problems": (
        ("部分办事指南不够通俗，下一步将配上图解。",),
        (
            "（一）存在的主要问题",
            "一是专栏更新不够及时。二是解读形式单一。",
            "（二）改进情况",
            "一是每周检查专栏。二是增加图片和短片解读。",
        ),
    ),
}

_NONE_CHARGED = (
    "本年度未收取信息处理费。",
    "本机关没有产生政府信息公开信息处理费。",
    "收取信息处理费的件数和总金额均为0。",
    "全年信息处理费收取金额为0元。",
)
_NO_NOTICE = ("全年未发出收费通知，没有收取信息处理费。",)


def truths(disclosure: int = IN_FORCE, requests: int = IN_FORCE) -> st.SearchStrategy[Truth]:
    """Give correct reports: every equation holds, and the sentences fit the figures.

    Tables two and three may be of another edition, each of its own, in a report for its years.
    """
    first = min(disclosure, requests)
    last = 2029 if first == IN_FORCE else IN_FORCE - 1
    return st.builds(
        _truth,
        editions=st.just({"disclosure": disclosure, "requests": requests}),
        office=st.sampled_from(OFFICES),
        year=st.integers(first, last),
        disclosure=_disclosure(_form("disclosure", disclosure)),
        requests=_requests(_form("requests", requests)),
        review=_review(),
        prose=st.fixed_dictionaries(
            {name: st.sampled_from(texts) for name, texts in _PROSE.items()}
        ),
        fee=st.sampled_from((*_NONE_CHARGED, *_NO_NOTICE)) | st.integers(1, 9).map(_charged),
    )


def _truth(
    office: str,
    year: int,
    disclosure: dict[str, Row],
    requests: dict[str, Row],
    review: dict[str, Row],
    prose: dict[str, tuple[str, ...]],
    fee: str,
    editions: dict[str, int],
) -> Truth:
    tables = {"disclosure": disclosure, "requests": requests, "review": review}
    figures = {
        Place(table, row, column): number
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column, number in columns.items()
    }
    if fee in _NO_NOTICE and figures.get(Place("requests", "fee_unpaid", "total")):
        fee = _charged(3)
    return Truth(office, year, figures, prose, fee, editions)


def _charged(count: int) -> str:
    yuan = count * 100
    return f"全年发出收费通知{count}件，总金额{yuan}元，实际收取信息处理费{yuan}元。"


def _form(table: str, year: int) -> TableForm:
    return edition(year).tables[table]


def _disclosure(form: TableForm) -> st.SearchStrategy[dict[str, Row]]:
    documents = st.builds(_documents, _counts(), _counts(), _counts())
    amounts = st.integers(0, 9999) | st.decimals(0, 9999, places=4)
    kinds: dict[str, st.SearchStrategy[Row]] = {}
    for row in form.rows:
        match [column.label.name for column in row.columns]:
            case ["issued", "repealed", "effective"]:
                kinds[row.label.name] = documents
            case ["decisions"]:
                kinds[row.label.name] = st.fixed_dictionaries({"decisions": _counts(9999)})
            case ["charged"]:
                kinds[row.label.name] = st.fixed_dictionaries({"charged": amounts})
            case names:
                kinds[row.label.name] = st.fixed_dictionaries(
                    {name: _TRIAL.get(name, _counts()) for name in names}
                )
    return st.fixed_dictionaries(kinds)


_TRIAL: Mapping[str, st.SearchStrategy[Number]] = {
    "change": st.integers(-9, 9),
    "purchase_amount": st.decimals(0, 9999, places=4),
}
"""What the trial form's table two has that is no count."""


def _documents(issued: int, repealed: int, older: int) -> Row:
    return {
        "issued": issued,
        "repealed": repealed,
        "effective": max(0, issued - repealed) + older,
    }


def _requests(form: TableForm) -> st.SearchStrategy[dict[str, Row]]:
    outcomes = [row.label.name for row in form.rows if row.label.name not in NOT_OUTCOMES]
    size = len(outcomes) * len(APPLICANTS)
    return st.builds(
        lambda counts, forward, over: _balanced(form, outcomes, counts, forward, over),
        st.lists(_counts(), min_size=size, max_size=size),
        st.lists(_counts(), min_size=len(APPLICANTS), max_size=len(APPLICANTS)),
        st.lists(_counts(), min_size=len(APPLICANTS), max_size=len(APPLICANTS)),
    )


def _balanced(
    form: TableForm, outcomes: list[str], counts: list[int], forward: list[int], over: list[int]
) -> dict[str, Row]:
    """Fill table three from its cells: sum them up, then let received make the balance hold."""
    width = len(APPLICANTS)
    rows = {
        name: counts[place * width : (place + 1) * width] for place, name in enumerate(outcomes)
    }
    dealt_with = [sum(row[column] for row in rows.values()) for column in range(width)]
    rows["outcome_total"] = dealt_with
    rows["carried_forward"] = forward
    due = [done + left for done, left in zip(dealt_with, forward, strict=True)]
    rows["carried_over"] = [min(old, all_) for old, all_ in zip(over, due, strict=True)]
    rows["received"] = [all_ - old for all_, old in zip(due, rows["carried_over"], strict=True)]
    return {
        row.label.name: {
            **dict(zip(APPLICANTS, rows[row.label.name], strict=True)),
            "total": sum(rows[row.label.name]),
        }
        for row in form.rows
    }


def _review() -> st.SearchStrategy[dict[str, Row]]:
    results = st.lists(_counts(), min_size=len(RESULTS), max_size=len(RESULTS))
    group = results.map(_summed)
    return st.fixed_dictionaries({row.label.name: group for row in _form("review", IN_FORCE).rows})


def _summed(results: list[int]) -> Row:
    return {**dict(zip(RESULTS, results, strict=True)), "total": sum(results)}


def _counts(most: int = 30) -> st.SearchStrategy[int]:
    return st.integers(0, most)
