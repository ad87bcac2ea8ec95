"""Points: what a configuration may say of them, what a report comes to, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from reportlint.config.find import Configurations
from reportlint.model.grading import Grading, written
from reportlint.plugins.loading import Plugins
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import Bad, Poor
from tests.engine.formatters.kit import CELL, FINDING, resting_on

Graded = Callable[..., str]

GRADING = """\
grading:
  full-mark: 10
  groups:
    坏词: {points: {A: 0.1}, at-most: 0.3, en: bad words}
    怪词: {points: {odd-word: 2.5}}
"""


@pytest.fixture
def graded(write: Write, invoke: Invoke) -> Graded:
    """Write notes, grade them, and give what is written."""

    def graded(notes: dict[str, str], text: str = GRADING, *arguments: str) -> str:
        write(".reportlint.yaml", text=text)
        for name, words in notes.items():
            write(name, words)
        return invoke(".", "--format=grade", "--lang=en", *arguments).stdout

    return graded


def _grading(plugins: Plugins, write: Write, text: str) -> Grading:
    write(".reportlint.yaml", text=text)
    grading = Configurations(plugins).of(".").grading
    assert grading is not None
    return grading


class TestConfigured:
    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            ("grading: {groups: {}}", "1:1", "the key 'full-mark' is missing"),
            ("grading: {full-mark: 1}", "1:1", "the key 'groups' is missing"),
            (
                "grading: {full-mark: ten, groups: {}}",
                "1:22",
                "it must be points, such as 2 or 0.5",
            ),
            ("grading: {full-mark: -1, groups: {}}", "1:22", "it must be points"),
            ("grading: {full-mark: 1e9, groups: {}}", "1:22", "it must be points"),
            ("grading: {full-mark: .inf, groups: {}}", "1:22", "it must be points"),
            ("grading: {full-mark: '5', groups: {}}", "1:22", "it must be points"),
            ("grading: {full-mrak: 1, groups: {}}", "1:11", "did you mean full-mark?"),
            (
                "grading: {full-mark: 1, groups: {a: {pionts: {A: 1}}}}",
                "1:38",
                "did you mean points?",
            ),
            ("grading: {full-mark: 1, groups: {a: {points: {A009: 1}}}}", "1:47", "no rule 'A009'"),
            (
                "grading: {full-mark: 1, groups: {a: {points: {A: 1}}, b: {points: {A: 1}}}}",
                "1:68",
                "has points in the group “a” already",
            ),
            ("grading: 10", "1:10", "`key: value`"),
        ],
    )
    def test_what_is_wrong_is_said_with_its_place(
        self, write: Write, invoke: Invoke, text: str, place: str, said: str
    ) -> None:
        write("a.txt")
        write(".reportlint.yaml", text=text)
        result = invoke(".", "--lang=en")
        assert result.exit_code == 2
        assert f".reportlint.yaml:{place}: " in result.stderr
        assert said in result.stderr

    def test_the_longest_selector_has_the_points(self, notes: Plugins, write: Write) -> None:
        text = "groups: {a: {points: {A: 1}}, b: {points: {poor-word: 2}}, c: {points: {ALL: 3, E: 0}}}"
        grading = _grading(notes, write, f"grading:\n  full-mark: 9\n  {text}")
        points = {group.name.zh: dict(group.points) for group in grading.groups}
        assert points["a"] == {"A001": Decimal(1)}
        assert points["b"] == {"A002": Decimal(2)}
        assert points["c"].keys() == {"B001", "B002", "C001"}

    def test_what_needs_judgement_costs_by_its_own_code_only(
        self, monkeypatch: pytest.MonkeyPatch, notes: Plugins, write: Write
    ) -> None:
        monkeypatch.setattr(Bad, "needs_judgement", True)
        text = "grading: {full-mark: 9, groups: {a: {points: {ALL: 1, A: 1, A00: 1}}}}"
        (group,) = _grading(notes, write, text).groups
        assert "A001" not in dict(group.points)
        assert "A002" in dict(group.points)
        for selector in ("A001", "bad-word"):
            named = text.replace("A00:", f"{selector}:")
            (group,) = _grading(notes, write, named).groups
            assert "A001" in dict(group.points)

    def test_the_last_that_says_how_decides(self, notes: Plugins, write: Write) -> None:
        write("base.yaml", text=GRADING)
        own = "extends: [base.yaml]\ngrading: {full-mark: 7, groups: {a: {points: {A: 1}}}}"
        grading = _grading(notes, write, own)
        assert grading.full_mark == 7
        assert len(grading.groups) == 1
        assert _grading(notes, write, "extends: [base.yaml]").full_mark == 10


class TestPoints:
    def test_are_exact_and_capped(self, graded: Graded) -> None:
        text = graded(
            {"a.txt": "水务局 坏 差", "b.txt": "林业局 坏 坏 坏 坏 怪", "c.txt": "教育局 好"}
        )
        blocks = text.split("\n\n")
        assert blocks[0].startswith("10 of 10 points  教育局 2024  c.txt")
        assert blocks[1].splitlines() == [
            "7.2 of 10 points  林业局 2024  b.txt",
            "  −0.3  bad words (0.4 in all, at most 0.3)",
            "    −0.1  1:8  A001  paragraph 1: 坏 must not be written",
            "    −0.1  1:10  A001  paragraph 1: 坏 must not be written",
            "    −0.1  1:12  A001  paragraph 1: 坏 must not be written",
            "    −0.1  1:14  A001  paragraph 1: 坏 must not be written",
            "  −2.5  怪词",
            "    −2.5  1:16  B001  paragraph 1: 怪 must not be written",
        ]
        assert blocks[2].startswith("9.8 of 10 points  水务局 2024  a.txt")

    def test_never_fall_below_none(self, graded: Graded) -> None:
        text = GRADING.replace("full-mark: 10", "full-mark: 2")
        assert graded({"a.txt": "坏 怪"}, text).startswith("0 of 2 points")

    def test_what_has_no_points_is_of_note_only(self, graded: Graded) -> None:
        text = graded({"a.txt": "坏 差"}, GRADING.replace("{A: 0.1}", "{A: 0.1, poor-word: 0}"))
        assert "of note only\n    1:6  A002" in text
        assert text.startswith("9.9 of 10")

    def test_what_does_not_count_costs_nothing_and_is_told(
        self, graded: Graded, invoke: Invoke
    ) -> None:
        graded({"a.txt": "坏"})
        assert invoke("suppress", "A001", "a.txt", "--reason=核实无误").exit_code == 0
        text = invoke(".", "--format=grade", "--lang=en").stdout
        assert text.startswith("10 of 10 points")
        assert "not counted\n    1:4  A001" in text
        assert "核实无误" in text
        again = invoke(".", "--format=grade", "--lang=en", "--ignore-suppressions").stdout
        assert again.startswith("9.9 of 10 points")

    def test_each_file_of_an_office_by_itself(self, graded: Graded) -> None:
        text = graded({"a.txt": "水务局 坏", "b.txt": "水务局 好"})
        assert "9.9 of 10 points  水务局 2024  a.txt" in text
        assert "10 of 10 points  水务局 2024  b.txt" in text
        assert text.count("2 files of this office for this year") == 2

    def test_folders_are_graded_as_they_say(self, graded: Graded, write: Write) -> None:
        write("sub/.reportlint.yaml", text=GRADING.replace("full-mark: 10", "full-mark: 5"))
        text = graded({"a.txt": "好", "sub/b.txt": "坏"})
        assert "10 of 10 points" in text
        assert "4.9 of 5 points" in text


class TestWithoutMark:
    def test_what_cannot_be_read(self, graded: Graded) -> None:
        notes = {"便条.pdf": "不是"}
        assert "no mark  便条.pdf\n  not checked: " in graded(notes)
        given = GRADING.replace("full-mark: 10", "full-mark: 10\n  unchecked: 1.50")
        assert "1.5 of 10 points  便条.pdf" in graded(notes, given)

    def test_who_has_not_handed_in(self, graded: Graded, write: Write) -> None:
        write("roster.csv", text="单位\n水务局\n林业局\n")
        notes = {"a.txt": "水务局 好"}
        roster = "--roster=roster.csv"
        assert "no mark  林业局 2024\n  not handed in" in graded(notes, GRADING, roster)
        given = GRADING.replace("full-mark: 10", "full-mark: 10\n  missing: 0")
        assert "0 of 10 points  林业局 2024" in graded(notes, given, roster)

    def test_where_nothing_says_how(self, graded: Graded) -> None:
        assert graded({"a.txt": "好"}, "lang: en").startswith(
            "No marks: nothing says how to grade."
        )


def test_the_workbook_has_a_sheet_of_them(write: Write, invoke: Invoke) -> None:
    write("notes/a.txt", "水务局 坏 怪")
    write("notes/b.txt", "=1+1局 好")
    assert invoke("notes", "--output=x.xlsx").exit_code == 1
    assert "评分" not in load_workbook("x.xlsx").sheetnames
    write(".reportlint.yaml", text=GRADING)
    assert invoke("notes", "--output=x.xlsx").exit_code == 1
    rows = list(load_workbook("x.xlsx")["评分"].values)
    assert rows[0] == ("单位", "年度", "得分", "满分", "扣分", "只提示", "说明", "文件")
    assert rows[1][:4] == ("=1+1局", 2024, 10, 10)
    assert rows[2][:3] == ("水务局", 2024, 7.4)
    assert rows[2][4] == "坏词 −0.1（A001 0.1）；怪词 −2.5（B001 2.5）"


@pytest.mark.parametrize(
    ("points", "text"),
    [("10", "10"), ("10.50", "10.5"), ("0.0", "0"), ("100", "100"), ("9.99", "9.99")],
)
def test_points_are_written_without_needless_zeros(points: str, text: str) -> None:
    assert written(Decimal(points)) == text


def test_of_one_cause_the_dearest_costs(notes: Plugins, write: Write) -> None:
    grading = _grading(
        notes, write, "grading: {full-mark: 9, groups: {a: {points: {A001: 1, A002: 2}}}}"
    )
    first = resting_on(CELL)
    second = replace(resting_on(CELL), code=Poor.code)
    unpriced = replace(first, code="B001")
    grade = grading.grade([first, second, FINDING, unpriced])
    assert grade.points == 6
    assert [(cost.finding.code, len(cost.same_cause)) for cost in grade.losses[0].costs] == [
        ("A002", 2),
        ("A001", 0),
    ]
