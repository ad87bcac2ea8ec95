"""Who has handed in: names of offices in their variants, years, what could not be read."""

from __future__ import annotations

import pickle
import time

import pytest

from reportlint.model.attendance import Attendance, Entry, Stray
from reportlint.model.outcome import Identity
from reportlint.roster.listing import Roster
from reportlint.roster.offices import Offices

OFFICES = (
    "示例县人民政府",
    "示例县人民政府办公室",
    "示例县发展和改革委员会",
    "示例县卫生健康委员会",
    "示例县市场监督管理局",
    "示例县水务局",
    "东山镇人民政府",
    "示例县东城街道办事处",
    "经济开发区管理委员会",
)


def attendance(
    offices: tuple[str, ...], *handed_in: tuple[str, str, str], unreadable: tuple[str, ...] = ()
) -> Attendance:
    """Give who of a list has handed in, of (path, office, year)."""
    reports = [(path, Identity(office, year)) for path, office, year in handed_in]
    return Roster(offices).attendance(reports, unreadable)


class TestNames:
    @pytest.mark.parametrize(
        ("name", "office"),
        [
            ("示例县水务局", "示例县水务局"),
            ("水务局", "示例县水务局"),
            ("县水务局", "示例县水务局"),
            ("示例市示例县水务局", "示例县水务局"),
            ("示例县\u3000水 务 局", "示例县水务局"),
            ("示例县政府", "示例县人民政府"),
            ("示例县", "示例县人民政府"),
            ("县人民政府", "示例县人民政府"),
            ("示例县人民政府办公厅", "示例县人民政府办公室"),
            ("示例县政府办公室", "示例县人民政府办公室"),
            ("县政府办", "示例县人民政府办公室"),
            ("示例县发展和改革委", "示例县发展和改革委员会"),
            ("发展改革委员会", "示例县发展和改革委员会"),
            ("示例县发改委", "示例县发展和改革委员会"),
            ("卫健委", "示例县卫生健康委员会"),
            ("市场监管局", "示例县市场监督管理局"),
            ("示例县东山镇", "东山镇人民政府"),
            ("示例县东山镇政府", "东山镇人民政府"),
            ("东城街道", "示例县东城街道办事处"),
            ("东城街道办", "示例县东城街道办事处"),
            ("示例县经济开发区管委会", "经济开发区管理委员会"),
        ],
    )
    def test_one_office_fits(self, name: str, office: str) -> None:
        assert Offices(OFFICES).meant(name) == (office,)

    @pytest.mark.parametrize(
        "name",
        [
            *(
                "甲县水务局",
                "乙县人民政府",
                "示例市水务局",
                "粮食局",
                "务局",
                "局",
                "西山镇人民政府",
            ),
            *(
                "示例县水务局水政监察大队",
                "发展改革局",
                "甲县发改委",
                "示例",
                "县",
                "政府",
                "办公室",
            ),
        ],
    )
    def test_none_fits(self, name: str) -> None:
        fits = Offices(OFFICES).meant(name)
        assert fits == (("示例县人民政府",) if name == "县" else ())

    def test_between_places_nothing_is_guessed(self) -> None:
        offices = Offices(["甲县水务局", "乙县水务局", "甲市甲县教育局"])
        assert offices.meant("水务局") == ("甲县水务局", "乙县水务局")
        assert offices.meant("县水务局") == ("甲县水务局", "乙县水务局")
        assert offices.meant("丙县水务局") == ()
        assert offices.meant("甲市水务局") == ()
        assert offices.meant("甲县教育局") == ("甲市甲县教育局",)
        assert offices.meant("甲市教育局") == ()

    def test_a_place_may_have_an_and_in_its_name(self) -> None:
        offices = Offices(["和县水务局", "示例县水务局", "和平区教育局"])
        assert offices.meant("和县水务局") == ("和县水务局",)
        assert offices.meant("安徽省和县水务局") == ("和县水务局",)
        assert offices.meant("天津市和平区教育局") == ("和平区教育局",)
        assert offices.meant("平区教育局") == ()

    @pytest.mark.parametrize(
        ("text", "offices"),
        [
            ("示例县水务局2024年政府信息公开工作年度报告", ("示例县水务局",)),
            ("2024年示例县水务局政府信息公开年报", ("示例县水务局",)),
            ("2024年水务局年报（扫描件）", ("示例县水务局",)),
            ("3.县水务局", ("示例县水务局",)),
            ("示例市示例县水务局", ("示例县水务局",)),
            ("示例县2024年政府信息公开工作年度报告", ("示例县人民政府",)),
            ("示例县人民政府2024年年报", ("示例县人民政府",)),
            ("示例县政府信息公开年报", ("示例县人民政府",)),
            ("示例县政府办公室2024年", ("示例县人民政府办公室",)),
            ("示例县发展和改革委员会年报", ("示例县发展和改革委员会",)),
            ("东城街道办2024", ("示例县东城街道办事处",)),
            ("东山镇", ("东山镇人民政府",)),
            ("水务局，卫健委", ("示例县水务局", "示例县卫生健康委员会")),
            ("甲县水务局2024年年报", ()),
            ("示例县粮食局2024年年报", ()),
            ("示例县水务局水政监察大队", ()),
            ("清水务局", ()),
            ("扫描0001", ()),
            ("", ()),
        ],
    )
    def test_a_file_s_name_names_whole_offices(self, text: str, offices: tuple[str, ...]) -> None:
        assert Offices(OFFICES).named_in(text) == offices


class TestAttendance:
    def test_says_who_has_not_and_who_has_twice(self) -> None:
        found = attendance(
            ("甲局", "乙局", "丙局"),
            ("2.txt", "丙局", "2024"),
            ("1.txt", "丙局", "2024"),
            ("3.txt", "甲局", "2024"),
        )
        assert found == Attendance(
            listed=3,
            years=("2024",),
            missing=(Entry("乙局", "2024"),),
            twice=(Entry("丙局", "2024", ("1.txt", "2.txt")),),
        )
        assert not found.is_complete
        assert pickle.loads(pickle.dumps(found)) == found

    def test_says_when_nothing_is_missing(self) -> None:
        assert attendance(("甲局",), ("1.txt", "甲局", "2024")).is_complete
        assert attendance(("甲局",), ("1.txt", "甲局", "")).is_complete

    def test_without_any_report_all_are_missing(self) -> None:
        found = attendance(("甲局", "乙局"))
        assert found.years == ()
        assert found.missing == (Entry("甲局", ""), Entry("乙局", ""))

    def test_several_years_are_told_apart(self) -> None:
        found = attendance(
            ("甲局", "乙局"),
            ("1.txt", "甲局", "2023"),
            ("2.txt", "甲局", "2024"),
            ("3.txt", "乙局", "2024"),
        )
        assert found.years == ("2023", "2024")
        assert found.missing == (Entry("乙局", "2023"),)
        assert found.twice == ()

    def test_a_single_report_for_another_year_is_a_mistake_not_a_year(self) -> None:
        offices = tuple(f"{name}局" for name in "甲乙丙丁戊己")
        reports = [(f"{office}.txt", office, "2024") for office in offices[1:]]
        found = attendance(offices, ("甲局.txt", "甲局", "2023"), *reports)
        assert found.years == ("2024",)
        assert found.missing == (Entry("甲局", "2024"),)
        assert found.other_years == (Entry("甲局", "2023", ("甲局.txt",)),)

    def test_a_report_without_a_year_is_for_the_only_one(self) -> None:
        reports = (("1.txt", "甲局", ""), ("2.txt", "乙局", "2024"))
        assert attendance(("甲局", "乙局"), *reports).is_complete
        found = attendance(("甲局", "乙局"), *reports, ("3.txt", "乙局", "2023"))
        assert found.undated == (Entry("甲局", "", ("1.txt",)),)
        assert found.missing == (Entry("甲局", "2023"), Entry("甲局", "2024"))

    def test_reports_of_others_are_told(self) -> None:
        found = attendance(
            ("甲县水务局", "乙县水务局", "教育局"),
            ("1.txt", "水务局", "2024"),
            ("2.txt", "民政局", "2024"),
            ("3.txt", "", "2024"),
        )
        assert found.strays == (
            Stray("1.txt", "水务局", ("甲县水务局", "乙县水务局")),
            Stray("2.txt", "民政局"),
            Stray("3.txt", ""),
        )
        assert len(found.missing) == 3

    def test_a_report_of_no_known_office_goes_by_its_file_s_name(self) -> None:
        found = attendance(
            ("甲局", "乙局"),
            ("收件/甲局2024年报.docx", "", "2024"),
            ("a.zip/甲局和乙局.docx", "", "2024"),
        )
        assert found.missing == (Entry("乙局", "2024"),)
        assert [stray.path for stray in found.strays] == ["a.zip/甲局和乙局.docx"]

    def test_two_places_are_not_one_office_handing_in_twice(self) -> None:
        found = attendance(
            ("水务局", "教育局"),
            ("1.txt", "甲县水务局", "2024"),
            ("2.txt", "乙县水务局", "2024"),
            ("3.txt", "甲县教育局", "2024"),
            ("4.txt", "教育局", "2024"),
        )
        assert found.twice == (Entry("教育局", "2024", ("3.txt", "4.txt")),)
        assert found.missing == (Entry("水务局", "2024"),)
        assert found.strays == (
            Stray("1.txt", "甲县水务局", ("水务局",)),
            Stray("2.txt", "乙县水务局", ("水务局",)),
        )

    def test_what_cannot_be_read_was_handed_in_nevertheless(self) -> None:
        found = attendance(
            ("示例县甲局", "示例县乙局", "示例县丙局"),
            ("1.txt", "示例县丙局", "2024"),
            unreadable=("收件/甲局2024年报.jpg", "丙局.rar", "丁局.rar", "乙局2023年年报.pdf"),
        )
        assert found.unreadable == (Entry("示例县甲局", "2024", ("收件/甲局2024年报.jpg",)),)
        assert found.missing == (Entry("示例县乙局", "2024"),)
        assert not found.is_complete

    def test_so_it_was_where_nothing_can_be_read(self) -> None:
        found = attendance(("甲局", "乙局"), unreadable=("甲局2024年报.jpg", "x.rar"))
        assert found.unreadable == (Entry("甲局", "", ("甲局2024年报.jpg",)),)
        assert found.missing == (Entry("乙局", ""),)

    def test_and_for_the_year_that_it_names(self) -> None:
        found = attendance(
            ("甲局", "乙局"),
            ("1.txt", "甲局", "2023"),
            ("2.txt", "甲局", "2024"),
            ("3.txt", "乙局", "2024"),
            unreadable=("乙局2023年.pdf", "甲局.pdf"),
        )
        assert found.unreadable == (Entry("乙局", "2023", ("乙局2023年.pdf",)),)
        assert found.missing == ()


def test_a_province_is_soon_gone_through() -> None:
    """A quadratic search would take hours."""
    offices = tuple(
        f"第{number}县{name}局" for number in range(300) for name in "甲乙丙丁戊己庚辛壬癸"
    )
    reports = [(f"{office}.txt", office, "2024") for office in offices[::2]]
    bare = [(f"{number}.txt", "甲局", "2024") for number in range(300)]
    started = time.monotonic()
    found = attendance(
        offices, *reports, *bare, unreadable=tuple(f"{office}.jpg" for office in offices[1::20])
    )
    assert time.monotonic() - started < 20
    assert len(found.missing) == 1350
    assert len(found.unreadable) == 150
    assert len(found.strays) == 300
