"""The workbook as a spreadsheet has it: real numbers, links that lead there, and no formula of others."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportlint.formatters.workbook import sheet as sheets
from reportlint.formatters.workbook import writing
from reportlint.hookspecs import Style
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.attendance import Attendance, Entry
from reportlint.model.finding import Severity
from reportlint.model.outcome import Failure, Identity, Outcome
from reportlint.model.place import Place
from tests.builder.office import needs_office
from tests.engine.formatters.kit import FINDING, Done, refused, report, run_of
from tests.engine.formatters.test_page import BROKEN, LAYOUT, TOTAL, both, said

HOSTILE = '=HYPERLINK("http://evil.example","x")\x00\x1b[31m\ud800\r\n'

Book = Any


def done(*outcomes: Outcome, **run: Any) -> Done:
    return replace(run_of(*outcomes), **{"layouts": {"sum": LAYOUT}, **run})


def data(run: Done, language: Language = Language.ZH) -> bytes:
    out = io.BytesIO()
    writing.write_bytes(run, out, Style(language))
    return out.getvalue()


def book(*outcomes: Outcome, language: Language = Language.ZH, **run: Any) -> Book:
    return openpyxl.load_workbook(io.BytesIO(data(done(*outcomes, **run), language)))


def rows(sheet: Any) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


class TestSheets:
    def test_are_named_in_the_language_of_the_run(self) -> None:
        assert book(said()).sheetnames == ["汇总", "问题清单", "数据", "未能检查"]
        english = book(said(), language=Language.EN)
        assert english.sheetnames == ["Offices", "Findings", "Figures", "Not checked"]
        for sheet in english:
            assert not re.search("[一-鿿]", "".join(str(cell.value) for cell in sheet[1]))

    def test_keep_their_heads_in_sight_and_are_filtered_by_them(self) -> None:
        made = book(said(BROKEN), said(path="b.txt"))
        assert [(sheet.freeze_panes, sheet.auto_filter.ref) for sheet in made] == [
            ("B3", "A2:H4"),
            ("B2", "A1:L2"),
            ("B2", "A1:E3"),
            ("A2", "A1:C1"),
        ]

    def test_one_says_who_has_handed_in_where_there_is_a_list(self) -> None:
        run = run_of(said())
        attendance = Attendance(2, ("2024",), missing=(Entry("乙局", "2024"),))
        made = book(said(), summary=replace(run.summary, attendance=attendance))
        assert [line for (line,) in rows(made["报送情况"]) if line and "乙局" in str(line)]


class TestOffices:
    def test_the_worst_come_first_with_their_counts(self) -> None:
        warning = replace(FINDING, code="T001", severity=Severity.WARNING)
        made = book(
            report("a.txt", warning, warning, office="甲局", year="2023"),
            report("b.txt", office="乙局"),
            report("c.txt", FINDING, warning, office="丙局"),
            families={"T": both("表格"), "A": both("勾稽关系")},
        )
        remark, heads, *rest = rows(made["汇总"])
        assert remark[0] == (
            "共检查3份报告：1份未发现问题，2份有问题（错误1处、警告3处、提示0处）。"
        )
        assert heads == [
            "单位",
            "年度",
            "错误",
            "警告",
            "提示",
            "T 表格",
            "A 勾稽关系",
            "合计",
            "文件",
        ]
        assert rest == [
            ["丙局", None, 1, 1, 0, 1, 1, 2, "c.txt"],
            ["甲局", 2023, 0, 2, 0, 2, 0, 2, "a.txt"],
            ["乙局", None, 0, 0, 0, 0, 0, 0, "b.txt"],
        ]

    def test_each_leads_to_its_findings(self) -> None:
        made = book(
            report("a.txt", FINDING, office="甲局"),
            report("b.txt", FINDING, FINDING, office="乙局"),
            report("c.txt", office="丙局"),
        )
        links = [(cell.value, cell.hyperlink) for cell in made["汇总"]["A"][2:]]
        assert [(name, link and link.location) for name, link in links] == [
            ("乙局", "'问题清单'!A2"),
            ("甲局", "'问题清单'!A4"),
            ("丙局", None),
        ]
        assert [made["问题清单"][cell].value for cell in ("A2", "A4")] == ["乙局", "甲局"]


class TestFindings:
    def test_stand_a_row_each_with_room_for_what_comes_of_them(self) -> None:
        later = replace(FINDING, code="X001", expected=Decimal("0.50"), actual="半", basis=None)
        hindsight = Outcome("a.txt", Identity("甲局", "2024"), (later,), in_hindsight=True)
        heads, first, second = rows(book(said(BROKEN), hindsight)["问题清单"])
        assert heads == [
            *("单位", "年度", "文件", "位置", "代码", "级别", "问题", "应为", "现为", "依据"),
            *("核实结论", "整改结果"),
        ]
        assert first == [
            *("甲局", 2024, "a.txt", "table · total", "A001", "错误"),
            *("六类之和为 3，总计为 2", 3, 2, "某办法", None, None),
        ]
        assert second[4:10] == ["X001", "错误", "六类之和为 0.50，总计为 半", 0.5, "半", None]

    def test_what_comes_of_them_is_chosen(self) -> None:
        sheet = book(said(BROKEN, FINDING))["问题清单"]
        chosen = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
        assert chosen == {
            "K2:K3": '"属实,误报,待核实"',
            "L2:L3": '"已更正,未更正,无需更正"',
        }

    def test_the_place_of_a_figure_leads_to_it(self) -> None:
        made = book(said(path="b.txt"), said(BROKEN))
        link = made["问题清单"]["D2"].hyperlink.location
        assert link == "'数据'!E2"
        assert made["数据"]["E2"].value == 2


class TestFigures:
    def test_are_numbers_where_they_can_be(self) -> None:
        outcome = said(parts="若干", total="12345678901234567890")
        blank = replace(outcome, path="b.txt", facts={})
        assert rows(book(outcome, blank)["数据"]) == [
            ["单位", "年度", "文件", "table · parts", "table · total"],
            ["甲局", 2024, "a.txt", "若干", "12345678901234567890"],
            ["甲局", 2024, "b.txt", None, None],
        ]

    def test_those_in_which_something_is_found_are_coloured(self) -> None:
        sheet = book(said(BROKEN))["数据"]
        assert [sheet[cell].fill.fgColor.rgb for cell in ("D2", "E2")] == ["00000000", "FFFDECEA"]


def test_what_could_not_be_checked_has_its_reason_and_remedy() -> None:
    run = done(refused("a.doc", "缺程序"), Outcome("README", skipped=True))
    failed = replace(run.summary, failures=(Failure(both("规则出错")),))
    assert rows(book(*run.outcomes, summary=failed)["未能检查"]) == [
        ["文件", "原因", "怎么办"],
        ["a.doc", "缺程序", "请重存"],
        [None, "规则出错", None],
        ["README", "没有年度报告的特征，或者是 reportlint 写的，已跳过", None],
    ]


class TestHostileText:
    @staticmethod
    def made() -> bytes:
        spot = replace(TOTAL, words=both(HOSTILE))
        evil = replace(
            BROKEN,
            at=spot,
            expected=HOSTILE,
            actual=HOSTILE,
            basis=both(HOSTILE),
            arguments={"who": HOSTILE},
        )
        elsewhere = replace(evil, at=replace(spot, place=Place((HOSTILE,))))
        outcome = said(evil, elsewhere, path=HOSTILE, total=HOSTILE)
        outcome = replace(outcome, identity=Identity(HOSTILE, HOSTILE))
        layout = replace(
            LAYOUT,
            rows=tuple(
                tuple(cell._replace(words=both(HOSTILE)) for cell in row) for row in LAYOUT.rows
            ),
        )
        return data(
            done(
                outcome,
                refused(HOSTILE, HOSTILE),
                Outcome(HOSTILE, skipped=True),
                layouts={"sum": layout},
                families={"A": Bilingual(HOSTILE, HOSTILE)},
            )
        )

    def test_is_text_and_stays_it(self) -> None:
        made = openpyxl.load_workbook(io.BytesIO(self.made()))
        cells = [cell for sheet in made for row in sheet for cell in row if cell.value is not None]
        hostile = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
        assert len(hostile) > 15
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        # Typed anew, a text that begins so would be a formula.
        assert [
            cell for cell in hostile if str(cell.value)[0] == "=" and not cell.quotePrefix
        ] == []

    def test_leads_nowhere(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.made())) as parts:
            everything = {name: parts.read(name).decode() for name in parts.namelist()}
        assert not any("<f>" in text for text in everything.values())
        outside = [name for name, text in everything.items() if 'TargetMode="External"' in text]
        assert outside == []


def test_more_than_a_sheet_can_hold_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 5)
    monkeypatch.setattr(sheets, "_MOST_LINKS", 2)
    sheet = book(said(*[BROKEN] * 10))["问题清单"]
    assert sheet.max_row == 5
    assert sheet["A5"].value == "另有7个问题，一张表写不下"
    assert [bool(cell.hyperlink) for cell in sheet["D"][1:4]] == [True, True, False]
    assert sheet["D4"].value == "table · total"


def test_it_goes_into_a_stream_that_does_not_go_back() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.taken = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece: Any) -> int:
            self.taken += piece
            return len(piece)

        def seek(self, *_: object) -> int:
            raise OSError("it is a pipe")

        tell = seek

    pipe = Pipe()
    writing.write_bytes(done(said(BROKEN)), pipe, Style(Language.ZH))  # type: ignore[arg-type]
    assert openpyxl.load_workbook(io.BytesIO(bytes(pipe.taken))).sheetnames[0] == "汇总"


@needs_office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(data(done(said(BROKEN))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run([*command, "a.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert text.splitlines()[2].startswith("甲局,2024,1,")
