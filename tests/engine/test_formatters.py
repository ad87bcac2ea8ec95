"""What findings look like, to people and to programs."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from reportlint.document import Location, Span
from reportlint.finding import Bilingual, Finding, Language, Severity
from reportlint.formatters.as_json import JsonFormatter
from reportlint.formatters.as_text import TextFormatter
from reportlint.formatters.excerpt import WIDTH, pointed_at
from reportlint.hookspecs import Summary
from reportlint.legible import legible

KEYS = (
    *("path", "line", "column", "end_line", "end_column", "page", "place", "code", "name"),
    *("severity", "message", "expected", "actual", "basis", "fix", "fingerprint"),
)

FINDING = Finding(
    code="A001",
    name="row-total",
    severity=Severity.ERROR,
    span=Span(5, 6),
    place="表三 · （四）无法提供 1 · 总计",
    template=Bilingual("{who}之和为 {expected}，总计为 {actual}", "{who} add up to {expected}"),
    arguments={"who": Bilingual("六类", "six kinds")},
    basis=Bilingual("某办法", "some measures"),
    expected=3,
    actual=0,
    path="a.txt",
    location=Location(2, 5, 2, 6),
    excerpt="\t合计 0",
    fingerprint="0123456789abcdef",
)


def written(
    formatter: JsonFormatter | TextFormatter,
    *findings: Finding,
    language: Language = Language.ZH,
    colour: bool = False,
    quiet: bool = False,
    summary: Summary | None = None,
) -> str:
    out = io.StringIO()
    formatter.write(
        findings, summary or Summary(1), out, language=language, colour=colour, quiet=quiet
    )
    return out.getvalue()


class TestJson:
    def test_has_the_promised_keys_in_their_order(self) -> None:
        (finding,) = json.loads(written(JsonFormatter(), FINDING))
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
        }

    def test_is_one_array_however_many_there_are(self) -> None:
        assert json.loads(written(JsonFormatter())) == []
        assert len(json.loads(written(JsonFormatter(), FINDING, FINDING))) == 2

    def test_speaks_the_language_of_the_run(self) -> None:
        (finding,) = json.loads(written(JsonFormatter(), FINDING, language=Language.EN))
        assert finding["message"] == "six kinds add up to 3"
        assert finding["basis"] == "some measures"

    def test_writes_chinese_as_it_is(self) -> None:
        assert "表三 · （四）无法提供 1" in written(JsonFormatter(), FINDING)

    def test_keeps_every_digit_of_an_amount(self) -> None:
        amount = Decimal("160.59640000000000000001")
        text = written(JsonFormatter(), replace(FINDING, expected=amount, actual=Decimal("1E+3")))
        assert '"expected": 160.59640000000000000001, "actual": 1000,' in text

    def test_gives_words_as_words_and_nothing_as_null(self) -> None:
        words = replace(FINDING, expected="二、", actual=None, location=Location(page=3))
        (finding,) = json.loads(written(JsonFormatter(), words))
        assert (finding["expected"], finding["actual"]) == ("二、", None)
        assert (finding["line"], finding["column"], finding["page"]) == (None, None, 3)

    def test_falls_back_on_ascii_where_the_stream_has_no_unicode(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
        JsonFormatter().write(
            [replace(FINDING, place="𠀀")],
            Summary(1),
            out,
            language=Language.ZH,
            colour=False,
            quiet=False,
        )
        out.seek(0)
        assert json.loads(out.read())[0]["place"] == "𠀀"


class TestText:
    def test_shows_place_severity_message_line_and_caret(self) -> None:
        assert written(TextFormatter(), FINDING).splitlines() == [
            "a.txt:2:5: 错误 A001 row-total 六类之和为 3，总计为 0",
            "    \t合计 0",
            "    \t     ^",
            "    位置：表三 · （四）无法提供 1 · 总计",
            "    依据：某办法",
            "",
            "检查了 1 个文件：错误 1，警告 0，提示 0。",
        ]

    def test_shows_it_in_english(self) -> None:
        text = written(TextFormatter(), FINDING, language=Language.EN)
        assert "a.txt:2:5: error A001 row-total six kinds add up to 3\n" in text
        assert "    place: 表三" in text
        assert text.endswith("1 file checked: error 1, warning 0, info 0.\n")

    def test_says_what_was_expected_unless_the_message_has(self) -> None:
        said = Bilingual("数字不对", "a wrong figure")
        text = written(TextFormatter(), replace(FINDING, template=said))
        assert "    应为：3\n    实为：0\n" in text

    def test_names_the_page_or_the_file_alone_where_there_is_no_line(self) -> None:
        paged = replace(FINDING, location=Location(page=3), excerpt="")
        assert written(TextFormatter(), paged).startswith("a.txt:第 3 页: 错误")
        nowhere = replace(FINDING, location=Location(), excerpt="")
        assert written(TextFormatter(), nowhere).startswith("a.txt: 错误")

    def test_shows_the_row_without_a_mark_where_there_is_no_line(self) -> None:
        text = written(TextFormatter(), replace(FINDING, location=Location(), excerpt="合计 | 0"))
        assert text.splitlines()[1:3] == [
            "    合计 | 0",
            "    位置：表三 · （四）无法提供 1 · 总计",
        ]

    def test_sums_up_what_was_skipped_and_what_failed(self) -> None:
        summary = Summary(3, ["README.md"], [Bilingual("x", "x")])
        text = written(TextFormatter(), summary=summary)
        assert (
            text
            == "检查了 3 个文件：错误 0，警告 0，提示 0；跳过 1 个不是报告的文件；有 1 处未能查完。\n"
        )

    def test_is_coloured_if_asked(self) -> None:
        assert "\x1b[31m错误\x1b[0m" in written(TextFormatter(), FINDING, colour=True)
        assert "\x1b" not in written(TextFormatter(), FINDING)

    def test_hands_a_terminal_no_orders_out_of_a_report(self) -> None:
        hostile = "\x1b[2J\u202e\r\n"
        finding = replace(
            FINDING,
            path=hostile,
            place=hostile,
            excerpt=f"\t合计{hostile}",
            expected=hostile,
            arguments={"who": hostile},
        )
        text = written(TextFormatter(), finding)
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
