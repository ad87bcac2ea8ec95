"""Lists lead to the figure that is wrong, and say what it should be; the sums that show it go below it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from reportlint.command_line.cli import main
from tests.builder.surfaces import markdown
from tests.builder.truth import Place
from tests.builder.word import docx as word
from tests.builder.written import written
from tests.project.reports import a_truth

CULPRIT = Place("requests", "received", "natural_persons")
WHERE = "表三 · 一、本年新收政府信息公开申请数量 · 自然人"
SUM = "表三 · 一、本年新收政府信息公开申请数量 · 总计"
BALANCE = "表三 · 四、结转下年度继续办理 · 自然人"

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Check a report of noughts in which one is a ten, and write what is found."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTLINT_NO_CACHE", "1")
    truth = a_truth()
    assert truth.figures[CULPRIT] == 0
    report = written(truth.with_figure(CULPRIT, 10))
    Path("a.md").write_text(markdown(report), encoding="utf-8")
    Path("a.docx").write_bytes(word(report))

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, [*arguments, "--lang", "zh", "--isolated"])
        assert result.exit_code == 1, result.output
        return result.stdout

    return run


def test_csv(write: Write) -> None:
    rows = [*csv.DictReader(write("a.md", "--format", "csv").lstrip("\ufeff").splitlines())]
    told = [(row["代码"], row["位置"], row["应为"], row["现为"]) for row in rows]
    assert told == [("A001", WHERE, "0", "10"), ("A003", BALANCE, "", "0")]
    leading, led = (row["问题"] for row in rows)
    assert leading.startswith(f"{SUM}：各类申请人合计应为10件，现填报0件")
    assert "“自然人”栏的10件应更正为0件" in leading
    assert led.startswith("同一原因：勾稽关系不符")
    assert "应更正为" not in led


def test_the_workbook(write: Write) -> None:
    write("a.md", "--output", "x.xlsx")
    book = load_workbook("x.xlsx")
    _, *rows = book["问题清单"].iter_rows(values_only=True)
    told = [(row[4], row[3], row[7], row[8]) for row in rows]
    assert told == [("A001", WHERE, 0, 10), ("A003", BALANCE, None, 0)]
    assert str(rows[1][6]).startswith("同一原因：")
    heads, figures = book["数据"].iter_rows()
    coloured = {
        head.value
        for head, figure in zip(heads, figures, strict=True)
        if figure.fill.fgColor.rgb != "00000000"
    }
    assert coloured == {WHERE}
    link = book["问题清单"].cell(2, 4).hyperlink
    assert link is not None
    assert link.location is not None
    assert book["数据"][link.location.rpartition("!")[2]].value == 10


def test_markdown(write: Write) -> None:
    lines = write("a.md", "--format", "markdown").splitlines()
    (first,) = (number for number, line in enumerate(lines) if line.startswith("- **错误** A001"))
    assert WHERE in lines[first + 1]
    assert lines[first + 1].startswith("  - 原因在：")
    assert lines[first + 2].startswith("  - 同一原因：**错误** A003")
    assert "应更正为" not in lines[first + 2]
    assert "另有" not in "".join(lines)


def test_the_marked_copy(write: Write) -> None:
    write("annotate", "a.docx", "-o", "b.docx")
    copy = docx.Document(BytesIO(Path("b.docx").read_bytes()))
    (comment,) = copy.comments
    lines = comment.text.split("\n")
    assert lines[0] == f"{WHERE}：应由10改为0"
    assert lines[1].startswith(f"{SUM}：各类申请人合计应为10件")
    assert any(line.startswith(f"同一原因：A003 {BALANCE}：勾稽关系不符") for line in lines)
    cells = [cell for table in copy.tables for row in table.rows for cell in row.cells]
    marked = [cell for cell in cells if "commentRangeStart" in cell._tc.xml]
    assert {cell.text for cell in marked} == {"10"}


def test_the_notice(write: Write) -> None:
    letter = write("a.md", "--format", "notice")
    assert f"{WHERE}" in letter
    assert "应由10改为0。" in letter
