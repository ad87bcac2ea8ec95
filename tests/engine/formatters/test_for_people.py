"""Lines for editors, tables for Excel, Markdown for comments and mails."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from shutil import which

import openpyxl
import pytest

from reportlint.formatters import as_csv, as_markdown
from reportlint.hookspecs import Style
from reportlint.model.attendance import Attendance, Entry
from reportlint.model.document import NOWHERE, Location
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.fix import Fix, Safety
from reportlint.model.outcome import Outcome
from reportlint.model.place import Place
from reportlint.model.reported import State
from tests.engine.formatters.kit import (
    CELL,
    FINDING,
    at,
    put,
    refused,
    report,
    resting_on,
    run_of,
    shown,
)

SUPPRESSED = replace(FINDING, state=State.SUPPRESSED, reason="已核实")


class TestConcise:
    def test_is_a_line_a_finding(self) -> None:
        paged = replace(FINDING, at=at(location=Location(page=3)))
        nowhere = replace(FINDING, at=at("", NOWHERE))
        assert shown("concise", report("a.txt", FINDING, paged, nowhere)).splitlines() == [
            "a.txt:2:5: A001 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "a.txt: A001 第3页 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "a.txt: A001 六类之和为 3，总计为 0",
        ]

    def test_marks_what_can_be_fixed(self) -> None:
        safe, unsafe = (
            replace(FINDING, fix=Fix(safety, Bilingual("改", "change"), ())) for safety in Safety
        )
        paged = replace(safe, at=at("", Location(page=3)))
        assert shown("concise", report("a.txt", safe, unsafe, paged)).splitlines() == [
            "a.txt:2:5: A001 [*] 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "a.txt:2:5: A001 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "a.txt: A001 [*] 第3页 六类之和为 3，总计为 0",
        ]

    def test_speaks_english(self) -> None:
        line = shown("concise", report("a.txt", FINDING), language=Language.EN)
        assert line == "a.txt:2:5: A001 table 3 · not held · total: six kinds add up to 3\n"


class TestCsv:
    def rows(self, *outcomes: Outcome, language: Language = Language.ZH) -> list[list[str]]:
        text = shown("csv", *outcomes, language=language)
        assert text.startswith("\ufeff")
        return [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))]

    def test_has_a_row_a_finding_below_the_heads(self) -> None:
        head, row = self.rows(report("a.txt", FINDING, office="水务局", year="2024"))
        assert dict(zip(head, row, strict=True)) == {
            "单位": "水务局",
            "年度": "2024",
            "文件": "a.txt",
            "位置": "表三 · （四）无法提供 1 · 总计",
            "行号": "2",
            "列号": "5",
            "页码": "",
            "级别": "错误",
            "代码": "A001",
            "规则": "row-total",
            "问题": "六类之和为 3，总计为 0",
            "应为": "3",
            "现为": "0",
            "依据": "某办法",
            "状态": "新问题",
            "核实结论": "",
            "理由": "",
        }

    def test_has_english_heads(self) -> None:
        (head,) = self.rows(language=Language.EN)
        assert head[:3] == ["office", "year", "file"]

    def test_numbers_are_numbers_and_texts_are_in_quotation_marks(self) -> None:
        found = replace(FINDING, expected=Decimal("1E+3"), actual="五十")
        assert ',1000,"五十","某办法",' in shown("csv", report("a.txt", found))

    @pytest.mark.parametrize("begins", [*"=+-@＝＋－＠\t\r\n"])
    def test_no_cell_is_a_formula(self, begins: str) -> None:
        found = replace(FINDING, actual=f"{begins}cmd|' /C calc'!A0", expected=-5)
        _, row = self.rows(report("a.txt", found))
        assert row[12].startswith("'")
        assert row[11] == "-5"

    def test_has_no_mark_where_the_stream_has_none(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="gbk", errors="backslashreplace")
        as_csv.write(run_of(report("a.txt", FINDING)), out, Style(Language.ZH))
        out.seek(0)
        assert out.read().startswith('"单位"')

    @pytest.mark.skipif(which("soffice") is None, reason="`make office` installs it")
    def test_a_spreadsheet_opens_it(self, tmp_path: Path) -> None:
        hostile = ["=1+1", "+1", "@SUM(1)", 'a"b', "a,b;c\td", "五、\n六"]
        findings = [replace(FINDING, actual=actual) for actual in hostile]
        file = tmp_path / "x.csv"
        file.write_text(shown("csv", report("a.txt", *findings, office="水务局")), encoding="utf-8")
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        utf_8 = "--infilter=CSV:44,34,76,1"
        command = ["soffice", profile, "--headless", utf_8, "--convert-to", "xlsx", file.name]
        subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=True)
        sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
        assert [cell.value for cell in sheet[1]][:3] == ["单位", "年度", "文件"]
        assert [sheet.cell(row, 13).value for row in range(2, 8)] == [
            *("'=1+1", "'+1", "'@SUM(1)", 'a"b', "a,b;c\td", "五、\ufffd六")
        ]
        assert {cell.data_type for row in sheet for cell in row} == {"s", "n"}
        assert sheet.cell(2, 5).value == 2


class TestMarkdown:
    def test_has_the_numbers_the_offices_and_what_is_found(self) -> None:
        text = shown(
            "markdown",
            report("a.txt", replace(FINDING, severity=Severity.INFO), office="甲局", year="2024"),
            report("b|c.txt", FINDING, office="乙局", year="2024"),
            report("d.txt"),
            refused("e.doc", "打不开"),
        )
        assert text.splitlines() == [
            "<!-- reportlint-result -->",
            "## 年度报告检查结果",
            "",
            "共检查3份报告：1份未发现问题，2份有问题（错误1处、警告0处、提示1处）；1份未能检查。",
            "",
            "### 未能检查",
            "",
            "- e.doc：打不开；请重存",
            "",
            "| 单位 | 文件 | 错误 | 警告 | 提示 |",
            "| --- | --- | ---: | ---: | ---: |",
            "| 乙局 2024年 | b\\|c.txt | 1 | 0 | 0 |",
            "| 甲局 2024年 | a.txt | 0 | 0 | 1 |",
            "",
            "### 乙局 2024年 · b\\|c.txt",
            "",
            "- **错误** A001 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0 (2:5)",
            "",
            "### 甲局 2024年 · a.txt",
            "",
            "- **提示** A001 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0 (2:5)",
        ]

    def test_puts_one_cause_together_and_says_what_does_not_count(self) -> None:
        there = replace(CELL, place=Place(("there",)))
        leading, other = resting_on(CELL), resting_on(CELL, code="A002", at=there)
        lines = shown("markdown", report("a.txt", leading, other, SUPPRESSED)).splitlines()[-3:]
        assert lines[1].startswith("  - 同一原因：**错误** A002 ")
        assert lines[2].endswith("(2:5) *已忽略：已核实*")

    def test_says_who_has_not_handed_in(self) -> None:
        done = run_of(report("a.txt"))
        attendance = Attendance(3, ("2024",), missing=(Entry("1. 丙局", "2024"),))
        done.summary = replace(done.summary, attendance=attendance)
        text = put(as_markdown.write, done)
        assert "\n- 单位名单共3个单位（2024年）：\n  - 未报送1个：\n    - 1\\. 丙局\n" in text

    def test_is_no_longer_than_a_comment_may_be(self) -> None:
        reports = [report(f"{number}.txt", *[FINDING] * 100) for number in range(300)]
        text = shown("markdown", *reports)
        assert len(text) <= 65_536
        assert "\n- ……另有50处\n" in text
        left_out = int(text.rsplit("……另有", 1)[1].removesuffix("份报告的问题没有列出。\n"))
        assert text.count("\n### ") == 300 - left_out
