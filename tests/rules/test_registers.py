"""Which reports of a ledger are of one office, and which pairs of years there is no doubt of."""

from __future__ import annotations

import pytest

from reportlint.model.document import Span
from reportlint.model.ledger import NOTHING_KNOWN, Entry, Fact, Identity, KnownOffices, Ledger
from reportlint.model.place import Place
from reportlint_rules.across.registers import left_out, pairs


def entry(
    office: str, year: int, number: int = 0, *, is_checked: bool = True, folder: str = "."
) -> Entry:
    fact = Fact(str(number), number, Place(("table",)), Span(0, 1))
    return Entry(
        f"{folder}/{office}{year}-{number}.txt",
        Identity(office, str(year)),
        {"requests.received.total": fact},
        is_checked=is_checked,
    )


def test_a_name_is_followed_as_often_as_it_changed() -> None:
    offices = KnownOffices(
        renamed=(("云岭县水利局", "云岭县河湖局"), ("云岭县河湖局", "云岭县水务局"))
    )
    years = [entry("云岭县水利局", 2022), entry("云岭县河湖局", 2023), entry("云岭县水务局", 2024)]
    assert paired(*years, offices=offices) == [
        ("云岭县水利局", "云岭县河湖局"),
        ("云岭县河湖局", "云岭县水务局"),
    ]
    in_a_ring = KnownOffices(
        renamed=(("云岭县水利局", "云岭县水务局"), ("云岭县水务局", "云岭县水利局"))
    )
    assert paired(entry("云岭县水务局", 2023), entry("云岭县水务局", 2024), offices=in_a_ring)


def paired(*entries: Entry, offices: KnownOffices = NOTHING_KNOWN) -> list[tuple[str, str]]:
    found = pairs(Ledger(entries, offices))
    return [(pair.then.identity.office, pair.now.identity.office) for pair in found]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("云岭县水务局", "云岭县水务局"),
        ("云岭县人民政府", "云岭县政府"),
        ("云岭县人民政府办公室", "云岭县政府办公室"),
        ("江原省人民政府办公厅", "江原省政府办公厅"),
        ("云岭县住房和城乡建设局", "云岭县住建局"),
        ("云岭县卫生健康委员会", "云岭县卫健委"),
        ("云岭县水务局", "云岭县 水务局"),
        ("云岭县杏花街道办事处", "云岭县杏花街道"),
        ("水务局", "水务局"),
        ("水务局", "云岭县水务局"),
        ("云岭县水务局", "镜湖市云岭县水务局"),
        ("国家江河管理总局", "国家江河管理总局"),
    ],
)
def test_names_of_one_office(then: str, now: str) -> None:
    assert paired(entry(then, 2023), entry(now, 2024)) == [(then, now)]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("云岭县水务局", "石桥县水务局"),
        ("云岭县水务局", "云岭县水利局"),
        ("云岭县人民政府", "云岭县人民政府办公室"),
        ("云岭县白石镇人民政府", "云岭县人民政府"),
        ("云岭县卫生健康委员会", "云岭县卫生和计划生育委员会"),
        ("", ""),
    ],
)
def test_names_of_two(then: str, now: str) -> None:
    assert not paired(entry(then, 2023), entry(now, 2024))


def test_a_name_without_its_place_is_no_one_s_where_there_are_several_places() -> None:
    others = entry("云岭县水务局", 2023), entry("石桥县水务局", 2023)
    assert not paired(*others, entry("水务局", 2024))
    assert not paired(
        entry("云岭县水务局", 2023), entry("水务局", 2024), entry("石桥县教育局", 2024)
    )
    assert paired(entry("云岭县水务局", 2023), entry("水务局", 2024), entry("云岭县教育局", 2024))


def test_nor_where_two_reports_of_it_for_a_year_differ() -> None:
    one, other = entry("水务局", 2024, 1), entry("水务局", 2024, 2)
    assert not paired(entry("水务局", 2023), one, other)


def test_a_district_of_two_cities_is_two() -> None:
    here, there = entry("海陵市东麓区水务局", 2023), entry("镜湖市东麓区水务局", 2023)
    assert not paired(here, there, entry("东麓区水务局", 2024))


@pytest.mark.parametrize("office", ["城关镇人民政府", "桥东区教育局", "人民路街道办事处", "水务局"])
def test_a_name_of_many_places_is_one_in_one_folder(office: str) -> None:
    def found(then: str, now: str) -> int:
        return len(paired(entry(office, 2023, folder=then), entry(office, 2024, folder=now)))

    assert found(".", ".") == found("2023年", "2024年") == found("东山/2023", "东山/2024") == 1
    assert found("东山", "西山") == found("东山/2023", "西山/2024") == found("东山", ".") == 0


def test_a_town_s_place_is_that_of_all_others() -> None:
    town = entry("城关镇人民政府", 2023), entry("城关镇人民政府", 2024)
    assert paired(*town, entry("云岭县水务局", 2024))
    assert paired(*town, entry("桥东区水务局", 2024))
    assert not paired(*town, entry("云岭县水务局", 2024), entry("石桥县水务局", 2024))
    assert not paired(*town, entry("桥东区水务局", 2024), entry("桥西区水务局", 2024))


def test_a_county_s_own_report_is_not_that_of_the_whole_county() -> None:
    assert not paired(entry("云岭县", 2023), entry("云岭县人民政府", 2024))
    assert paired(entry("云岭县", 2023), entry("云岭县", 2024))
    assert paired(entry("云岭县城关镇", 2023), entry("云岭县城关镇人民政府", 2024))


def test_a_year_with_two_reports_that_differ_is_left_out() -> None:
    office = "云岭县水务局"
    twice = entry(office, 2024, 1), entry(office, 2024, 2)
    assert not paired(entry(office, 2023), *twice, entry(office, 2025))
    alike = entry(office, 2024, 1), entry(office, 2024, 1)
    assert len(paired(entry(office, 2023), *alike)) == 2


def test_only_what_is_checked_is_spoken_of() -> None:
    office = "云岭县水务局"
    assert not paired(entry(office, 2023), entry(office, 2024, is_checked=False))
    assert paired(entry(office, 2023, is_checked=False), entry(office, 2024))


def test_an_office_that_was_renamed_is_the_same_where_that_is_known() -> None:
    then, now = entry("云岭县国土资源局", 2023), entry("云岭县自然资源局", 2024)
    assert not paired(then, now)
    renamed = KnownOffices(renamed=(("云岭县国土局", "云岭县自然资源局"),))
    assert not paired(then, now, offices=renamed)
    renamed = KnownOffices(renamed=(("云岭县国土资源局", "云岭县自然资源局"),))
    assert paired(then, now, offices=renamed)


def reasons(*entries: Entry) -> dict[str, str]:
    return {left.entry.path: left.reason.zh for left in left_out(Ledger(entries))}


def test_reports_of_which_it_is_not_certain_whose_they_are_are_left_out_with_the_reason() -> None:
    nameless, undated = entry("", 2024), Entry("x.txt", Identity("云岭县水务局", ""))
    towns = [entry("城关镇", year, folder=county) for county in "甲乙" for year in (2023, 2024)]
    versions = [entry("云岭县教育局", 2024, number) for number in (1, 2)]
    others = [entry("云岭县教育局", 2023), entry("云岭县水务局", 2023), entry("云岭县水务局", 2024)]
    assert reasons(nameless, undated, *towns, *versions, *others) == {
        nameless.path: "没有写明单位",
        undated.path: "看不出年度",
        **{town.path: "名称相同、拿不准是不是同一单位" for town in towns},
        **{version.path: "同一年度有几份且数据不同" for version in versions},
    }


def test_where_nothing_was_to_be_compared_nothing_is_left_out() -> None:
    one_year = [
        entry("城关镇", 2024, folder="甲"),
        entry("桥头镇", 2024, folder="乙"),
        entry("", 2024),
    ]
    assert not reasons(*one_year)
    earlier = entry("云岭县水务局", 2023, is_checked=False)
    assert [*reasons(*one_year, earlier)] == [one_year[-1].path]
    assert not reasons(entry("云岭县水务局", 2024), entry("", 2023, is_checked=False))
