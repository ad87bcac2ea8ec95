"""What findings look like, to people and to programs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from reportlint.characters.printable import legible
from reportlint.formatters import as_json, as_jsonl, as_text
from reportlint.formatters.excerpt import WIDTH, pointed_at
from reportlint.hookspecs import Detail, Style
from reportlint.model.document import NOWHERE, Location, Origin, Rectangle, Span
from reportlint.model.finding import Bilingual, Language, Related, Role, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.outcome import Outcome
from reportlint.model.place import Place
from tests.engine.formatters.kit import (
    CELL,
    FINDING,
    Done,
    at,
    put,
    refused,
    report,
    resting_on,
    run_of,
    written,
)

KEYS = (
    *("path", "line", "column", "end_line", "end_column", "page", "place", "code", "name"),
    *("severity", "message", "expected", "actual", "basis", "fix", "fingerprint"),
    *("office", "year", "related", "cause", "state", "verdict", "reason", "location"),
)


class TestJson:
    def test_has_the_promised_keys_in_their_order(self) -> None:
        (finding,) = json.loads(written(as_json.write, FINDING))
        assert tuple(finding) == KEYS
        assert finding == {
            "path": "a.txt",
            "line": 2,
            "column": 5,
            "end_line": 2,
            "end_column": 6,
            "page": None,
            "place": "表三 · （四）无法提供 1 · 总计",
            "code": "A001",
            "name": "row-total",
            "severity": "error",
            "message": "六类之和为 3，总计为 0",
            "expected": 3,
            "actual": 0,
            "basis": "某办法",
            "fix": None,
            "fingerprint": "0123456789abcdef",
            "office": None,
            "year": None,
            "related": [],
            "cause": None,
            "state": "new",
            "verdict": None,
            "reason": None,
            "location": {"line": 2, "column": 5, "end_line": 2, "end_column": 6},
        }

    @pytest.mark.parametrize(
        ("location", "said"),
        [
            (Location(origin=Origin(paragraph=12)), {"paragraph": 12}),
            (
                Location(origin=Origin(table=2, row=5, cell=3)),
                {"table": 2, "row": 5, "cell": 3},
            ),
            (
                Location(origin=Origin(sheet="表三", reference="B12")),
                {"sheet": "表三", "reference": "B12"},
            ),
            (
                Location(page=3, origin=Origin(box=Rectangle(70, 95, 300, 110))),
                {"page": 3, "box": {"left": 70, "top": 95, "right": 300, "bottom": 110}},
            ),
            (NOWHERE, {}),
        ],
    )
    def test_says_where_a_program_finds_it(
        self, location: Location, said: dict[str, object]
    ) -> None:
        found = replace(FINDING, at=at(location=location))
        (finding,) = json.loads(written(as_json.write, found))
        assert finding["location"] == said

    def test_says_whose_report_it_is(self) -> None:
        run = run_of(report("a.txt", FINDING, office="水务局", year="2024"))
        (finding,) = json.loads(put(as_json.write, run))
        assert (finding["office"], finding["year"]) == ("水务局", "2024")

    def test_has_what_a_finding_rests_on(self) -> None:
        total = Related(Role.TOTAL, CELL)
        last_year = Related(Role.COUNTERPART, replace(CELL, location=Location(page=3)), "b.pdf")
        (finding,) = json.loads(written(as_json.write, resting_on(CELL, total, last_year)))
        lines = {"line": 2, "column": 5, "end_line": 2, "end_column": 6, "page": None}
        none = {**dict.fromkeys(lines), "page": 3}
        place = "表三 · （四）无法提供 1 · 总计"
        assert finding["cause"] == place
        assert finding["related"] == [
            {
                "role": "total",
                "path": "a.txt",
                **lines,
                "place": place,
                "expected": None,
                "actual": None,
                "location": {name: value for name, value in lines.items() if value},
            },
            {
                "role": "counterpart",
                "path": "b.pdf",
                **none,
                "place": place,
                "expected": None,
                "actual": None,
                "location": {"page": 3},
            },
        ]

    def test_has_the_edits_of_a_fix(self) -> None:
        edit = Edit(Span(5, 6), "3", "0", Location(2, 5, 2, 6))
        fix = Fix(Safety.UNSAFE, Bilingual("改", "change"), (edit,))
        (finding,) = json.loads(written(as_json.write, replace(FINDING, fix=fix)))
        place = {"line": 2, "column": 5, "end_line": 2, "end_column": 6}
        assert finding["fix"] == {
            "safety": "unsafe",
            "description": "改",
            "edits": [{**place, "old": "0", "new": "3"}],
        }

    def test_is_one_array_however_many_there_are(self) -> None:
        assert json.loads(written(as_json.write)) == []
        assert len(json.loads(written(as_json.write, FINDING, FINDING))) == 2

    def test_speaks_the_language_of_the_run(self) -> None:
        (finding,) = json.loads(written(as_json.write, FINDING, language=Language.EN))
        assert finding["message"] == "six kinds add up to 3"
        assert finding["basis"] == "some measures"
        assert finding["place"] == "table 3 · not held · total"

    def test_writes_chinese_as_it_is(self) -> None:
        assert "表三 · （四）无法提供 1" in written(as_json.write, FINDING)

    def test_keeps_every_digit_of_an_amount(self) -> None:
        amount = Decimal("160.59640000000000000001")
        text = written(as_json.write, replace(FINDING, expected=amount, actual=Decimal("1E+3")))
        assert '"expected": 160.59640000000000000001, "actual": 1000,' in text

    def test_gives_words_as_words_and_nothing_as_null(self) -> None:
        words = replace(FINDING, expected="二、", actual=None, at=at(location=Location(page=3)))
        (finding,) = json.loads(written(as_json.write, words))
        assert (finding["expected"], finding["actual"]) == ("二、", None)
        assert (finding["line"], finding["column"], finding["page"]) == (None, None, 3)

    def test_falls_back_on_ascii_where_the_stream_has_no_unicode(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
        run = run_of(report("a.txt", replace(FINDING, at=at("𠀀"))))
        as_json.write(run, out, Style(Language.ZH))
        out.seek(0)
        assert json.loads(out.read())[0]["place"] == "𠀀"

    def test_is_sorted_by_path_however_the_files_came(self) -> None:
        run = run_of(report("b.txt", replace(FINDING, path="b.txt")), report("a.txt", FINDING))
        assert [finding["path"] for finding in json.loads(put(as_json.write, run))] == [
            *("a.txt", "b.txt")
        ]


class TestJsonLines:
    def test_has_a_line_a_finding_a_file_and_the_run(self) -> None:
        run = run_of(
            report("a.txt", FINDING, office="某县水务局", year="2024"),
            refused("b.doc", "打不开"),
            Outcome("README", skipped=True),
        )
        lines = [json.loads(line) for line in put(as_jsonl.write, run).splitlines()]
        assert [line["kind"] for line in lines] == ["finding", "file", "file", "file", "run"]
        assert tuple(lines[0])[1:] == KEYS
        states = [(line["path"], line["state"], line["reason"]) for line in lines[1:4]]
        assert states == [
            ("a.txt", "checked", None),
            ("b.doc", "unreadable", "打不开"),
            ("README", "skipped", None),
        ]
        assert (lines[1]["office"], lines[1]["year"], lines[1]["findings"]) == (
            *("某县水务局", "2024"),
            1,
        )
        assert lines[4] == {
            "kind": "run",
            "files": 3,
            "reports": 1,
            "faultless": 0,
            "error": 1,
            "warning": 0,
            "info": 0,
            "baselined": 0,
            "suppressed": 0,
            "unchecked": 1,
            "skipped": 1,
            "failures": [],
            "interrupted": False,
            "attendance": None,
        }

    def test_is_written_as_files_are_done(self) -> None:
        out = io.StringIO()
        seen: list[int] = []

        class Watched(Done):
            def __iter__(self) -> Iterator[Outcome]:
                for outcome in self.outcomes:
                    seen.append(len(out.getvalue().splitlines()))
                    yield outcome

        done = run_of(report("a.txt", FINDING), report("b.txt"))
        as_jsonl.write(Watched(done.outcomes, done.summary), out, Style(Language.ZH))
        assert seen == [0, 2]


class TestText:
    def test_has_a_block_a_file_and_the_numbers_at_the_end(self) -> None:
        run = run_of(report("a.txt", FINDING, FINDING, office="某县水务局", year="2024"))
        assert put(as_text.write, run).splitlines() == [
            "a.txt  某县水务局 2024年",
            "  2:5  错误 A001 row-total  表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "      \t合计 0",
            "      \t     ^",
            "  2:5  错误 A001 row-total  表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "  依据：某办法（A001）",
            "",
            "共检查1份报告：0份未发现问题，1份有问题（错误2处、警告0处、提示0处）。",
        ]

    def test_shows_the_words_at_another_place_though_they_are_the_same(self) -> None:
        below = replace(FINDING, at=at(location=Location(9, 5, 9, 6)))
        assert written(as_text.write, FINDING, below, below).count("合计 0") == 2

    def test_shows_it_in_english(self) -> None:
        text = written(as_text.write, FINDING, language=Language.EN)
        assert "  2:5  error A001 row-total  table 3 · not held · total: six kinds" in text
        assert "  basis: some measures (A001)\n" in text
        assert text.endswith(
            "1 report checked: 0 without fault, 1 with findings (error 1, warning 0, info 0).\n"
        )

    def test_says_what_was_expected_unless_the_message_has(self) -> None:
        said = Bilingual("数字不对", "a wrong figure")
        text = written(as_text.write, replace(FINDING, template=said))
        assert "      应为：3\n      现为：0\n" in text

    @pytest.mark.parametrize(
        ("place", "message", "expected", "actual"),
        [
            ("五、存在的主要问题", "缺少本部分", "五、存在的主要问题", None),
            ("五、存在的主要问题", "标题现为“整改”，请更正", "存在的主要问题", "整改"),
            ("存在的主要问题", "应为第五部分，现列为第三部分", 5, 3),
        ],
    )
    def test_says_nothing_twice(
        self, place: str, message: str, expected: str | int, actual: str | int | None
    ) -> None:
        said = Bilingual(message, message)
        found = replace(FINDING, at=at(place), template=said, expected=expected, actual=actual)
        lines = written(as_text.write, found).splitlines()
        assert [line for line in lines if line.startswith(("      应为：", "      现为："))] == []

    def test_names_the_page_or_nothing_where_there_is_no_line(self) -> None:
        paged = replace(FINDING, at=at(location=Location(page=3)), excerpt="")
        assert written(as_text.write, paged).splitlines()[1].startswith("  第3页  错误")
        nowhere = replace(FINDING, at=at(location=NOWHERE), excerpt="")
        assert written(as_text.write, nowhere).splitlines()[1].startswith("  错误")

    def test_shows_the_row_without_a_mark_where_there_is_no_line(self) -> None:
        text = written(as_text.write, replace(FINDING, at=at(location=NOWHERE), excerpt="合计 | 0"))
        assert text.splitlines()[2:4] == ["      合计 | 0", "  依据：某办法（A001）"]

    def test_leaves_out_the_basis_where_there_is_none(self) -> None:
        assert "依据" not in written(as_text.write, replace(FINDING, basis=None))

    def test_puts_what_has_one_cause_under_what_is_found_there(self) -> None:
        there = replace(CELL, place=Place(("there",)), words=Bilingual("表三 · 总计", "total"))
        first = resting_on(CELL, code="A002", at=replace(there, location=Location(1, 2, 1, 3)))
        leading, other = resting_on(CELL), replace(FINDING, code="A004", cause=there)
        lines = written(as_text.write, first, leading, other).splitlines()
        assert [line for line in lines if " A00" in line] == [
            "  2:5  错误 A001 row-total  表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "      同一原因：1:2  错误 A002  表三 · 总计",
            "  2:5  错误 A004 row-total  表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
        ]

    def test_puts_it_under_the_first_where_nothing_is_found_at_the_cause(self) -> None:
        elsewhere = replace(CELL, place=Place(("elsewhere",)))
        first, second = (resting_on(elsewhere, code=code) for code in ("A001", "A002"))
        text = written(as_text.write, first, second, language=Language.EN)
        assert "      same cause: 2:5  error A002  table 3 · not held · total\n" in text

    def test_quiet_folds_nothing(self) -> None:
        both = resting_on(CELL), resting_on(CELL, code="A002")
        text = written(as_text.write, *both, detail=Detail.QUIET)
        assert [line.count("A00") for line in text.splitlines()] == [1, 1]

    def test_quiet_names_file_line_and_cell_in_one_line(self) -> None:
        text = written(as_text.write, FINDING, detail=Detail.QUIET)
        assert text == (
            "a.txt:2:5: 错误 A001 row-total  表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0\n"
        )

    def test_ranks_reports_by_their_errors(self) -> None:
        warning = replace(FINDING, severity=Severity.WARNING)
        run = run_of(
            report("a.txt", *[warning] * 9, office="甲局", year="2024"),
            report("b.txt", FINDING, office="乙局", year="2024"),
            report("c.txt", *[FINDING] * 12, warning),
            report("d.txt", office="丁局", year="2024"),
        )
        assert put(as_text.write, run).splitlines()[-6:] == [
            "  错误  警告  提示  单位",
            "    12     1     0  c.txt",
            "     1     0     0  乙局 2024年  b.txt",
            "     0     9     0  甲局 2024年  a.txt",
            "",
            "共检查4份报告：1份未发现问题，3份有问题（错误13处、警告10处、提示0处）。",
        ]

    def test_ranks_ten_and_counts_the_others(self) -> None:
        run = run_of(*[report(f"{number:02}.txt", FINDING) for number in range(13)])
        lines = put(as_text.write, run).splitlines()
        assert "    ……另有3份有问题的报告".strip() in lines[-3]
        assert sum(line.startswith("     1     0     0") for line in lines) == 10

    def test_names_what_could_not_be_checked_reason_by_reason(self) -> None:
        run = run_of(
            refused("a.doc", "缺程序"), refused("c.pdf", "有密码"), refused("b.doc", "缺程序")
        )
        assert put(as_text.write, run).splitlines() == [
            "未能检查3份：",
            "  缺程序；请重存",
            "    a.doc",
            "    b.doc",
            "  有密码；请重存",
            "    c.pdf",
            "",
            "共检查0份报告；3份未能检查。",
        ]

    @pytest.mark.parametrize(
        ("detail", "named", "tail"),
        [(Detail.USUAL, 20, "等"), (Detail.VERBOSE, 23, "README9")],
    )
    def test_names_what_was_skipped(self, detail: Detail, named: int, tail: str) -> None:
        run = run_of(*[Outcome(f"README{number}", skipped=True) for number in range(23)])
        line, _, numbers = put(as_text.write, run, Style(Language.ZH, detail)).splitlines()
        assert line.startswith("跳过23个不是年度报告的文件：README0、README1、README10、")
        assert line.endswith(tail)
        assert line.count("README") == named
        assert numbers == "共检查0份报告；跳过23个文件。"

    def test_says_how_far_an_interrupted_run_came(self) -> None:
        run = run_of(report("a.txt"), interrupted=True, total=50)
        assert put(as_text.write, run) == "检查中断：共50个文件，已检查1份报告：1份未发现问题。\n"

    def test_is_coloured_if_asked(self) -> None:
        assert "\x1b[31m错误\x1b[0m" in written(as_text.write, FINDING, colour=True)
        assert "\x1b" not in written(as_text.write, FINDING)

    def test_hands_a_terminal_no_orders_out_of_a_report(self) -> None:
        hostile = "\x1b[2J\u202e\r\n"
        finding = replace(
            FINDING,
            path=hostile,
            at=at(hostile),
            excerpt=f"\t合计{hostile}",
            expected=hostile,
            arguments={"who": hostile},
        )
        text = written(as_text.write, finding)
        assert not {"\x1b", "\u202e", "\r"} & set(text)


class TestCaret:
    @pytest.mark.parametrize(
        ("line", "columns", "carets"),
        [
            ("| 3 | 0 |", (3, 4), "  ^"),
            ("总计 0", (4, 5), "     ^"),
            ("总计 0", (1, 3), "^^^^"),
            ("\t\t17", (3, 5), "\t\t^^"),
            ("　全角 1", (5, 6), "       ^"),
            ("務(wù) 1", (7, 8), "       ^"),
            ("1\u200b2", (3, 4), "  ^"),
            ("abc", (2, 2), " ^"),
            ("abc", (4, 4), "   ^"),
            ("", (1, 1), "^"),
        ],
    )
    def test_stands_under_the_place(self, line: str, columns: tuple[int, int], carets: str) -> None:
        assert pointed_at(line, Location(1, columns[0], 1, columns[1]))[1] == carets

    def test_runs_to_the_end_of_the_line_where_the_place_goes_on(self) -> None:
        assert pointed_at("总计 0", Location(1, 4, 3, 1))[1] == "     ^"
        assert pointed_at("总计 012", Location(1, 4, 3, 1))[1] == "     ^^^"

    def test_stands_in_a_window_of_a_long_line(self) -> None:
        line = "一" * 2000 + "错" + "二" * 2000
        shown, carets = pointed_at(line, Location(1, 2001, 1, 2002))
        assert shown.startswith("…")
        assert shown.endswith("…")
        assert wcswidth(shown) <= WIDTH + 2
        assert wcswidth(shown[: shown.index("错")]) == carets.index("^")

    @given(st.text(st.sampled_from("a0 一（\u3000é\u0301\t\u200b\x1b𠀀"), max_size=300), st.data())
    def test_stands_under_the_place_in_any_line(self, line: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(line)))
        end = data.draw(st.integers(start, len(line)))
        shown, carets = pointed_at(line, Location(1, start + 1, 1, end + 1))
        before = carets[: carets.index("^")]
        assert set(carets[len(before) :]) == {"^"}
        assert set(before) <= {" ", "\t"}
        assert before.count("\t") <= shown.count("\t")
        assert shown.isprintable() or set(shown) & {"\t", "\u3000"}

    def test_legible_text_is_left_as_it_is(self) -> None:
        assert legible("表三 · 总计　1") == "表三 · 总计　1"
        assert legible("a\x1bb\u200bc\n") == "a\ufffdb\ufffdc\ufffd"
