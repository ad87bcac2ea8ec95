"""Two years side by side: what changed, what does not come out, what is repeated, and who is alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportlint.command_line.cli import main
from tests.exporting.kit import report
from tests.speech import is_chinese

BEFORE = {
    "| 行政许可 | 386 |": "| 行政许可 | 400 |",
    "| 行政处罚 | 27 |": "| 行政处罚 | |",
    "41.27": "39.5",
    "| 四、结转下年度继续办理 | | | 2 | 1 |": "| 四、结转下年度继续办理 | | | 3 | 0 |",
    "国土空间规划、不动产登记、耕地保护": "土地整治、矿产管理、测绘",
}
"""In what the earlier report differs: 3 and 1 are carried over, and 3 and 0 were carried forward."""


def compare(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["compare", *map(str, arguments), "--isolated"])
    assert not isinstance(result.exception, Exception), result.exception
    return result


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "2023"
    folder.mkdir()
    text = report(year=2023, changes=BEFORE)
    (folder / "自然资源局.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    folder = tmp_path / "2024"
    folder.mkdir()
    (folder / "自然资源局.md").write_text(report(), encoding="utf-8")
    return folder


def test_figures_that_changed_are_told_with_by_how_much(old: Path, new: Path) -> None:
    result = compare(old, new)

    assert result.exit_code == 0
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0] == "云岭县自然资源局：2023年 → 2024年"
    start = lines.index("变化的数字")
    assert lines[start + 1 : start + 7] == [
        "表二 · 行政许可 · 本年处理决定数量：400 → 386 (-14, -3.5%)",
        "表二 · 行政处罚 · 本年处理决定数量：（空） → 27",
        "表二 · 行政事业性收费 · 本年收费金额：39.5 → 41.27 (+1.77, +4.5%)",
        "表三 · 四、结转下年度继续办理 · 自然人：3 → 2 (-1, -33.3%)",
        "表三 · 四、结转下年度继续办理 · 商业企业：0 → 1 (+1)",
        "其余195个数字没有变化",
    ]


def test_a_dash_is_standard_output(
    old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    assert compare(old, new, "--output", "-").stdout == compare(old, new).stdout != ""
    assert {path.name for path in tmp_path.iterdir()} == before


def test_what_does_not_come_out_across_the_years_is_found(old: Path, new: Path) -> None:
    lines = compare(old, new).stdout.splitlines()

    carried = [line.strip() for line in lines if "X001" in line]
    assert len(carried) == 1
    assert "表三 · 二、上年结转政府信息公开申请数量 · 商业企业" in carried[0]
    assert not any("A00" in line or "S00" in line for line in lines)


def test_text_that_is_repeated_is_told_by_section(old: Path, new: Path) -> None:
    stdout = compare(old, new).stdout

    (share,) = (line for line in stdout.splitlines() if line.strip().startswith("一、总体情况："))
    assert 50 < int(share.strip().removeprefix("一、总体情况：").removesuffix("%")) < 100
    assert "等群众关心的事项做好政府信息公开工作。" in stdout


def test_two_files_are_compared_whoever_they_are_of(tmp_path: Path) -> None:
    for name, office, year in (("a.md", "云岭县水务局", 2023), ("b.md", "云岭县河湖局", 2024)):
        (tmp_path / name).write_text(report(office, year), encoding="utf-8")

    stdout = compare(tmp_path / "a.md", tmp_path / "b.md").stdout

    assert "云岭县河湖局：2023年 → 2024年" in stdout
    assert "数字没有变化" in stdout


def test_folders_are_paired_by_office_and_year(old: Path, new: Path) -> None:
    reports = (
        (old, "a.md", "云岭县水务局", 2021),
        (old, "b.md", "云岭县水务局", 2022),
        (old, "c.md", "云岭县民政局", 2023),
        (new, "d.md", "云岭县水务局", 2024),
        (new, "e.md", "云岭县教育局", 2024),
        (new, "f.md", "白河县民政局", 2024),
    )
    for folder, name, office, year in reports:
        (folder / name).write_text(report(office, year), encoding="utf-8")

    result = compare(old, new)

    headings = [line for line in result.stdout.splitlines() if line and line[0] != " "]
    assert result.exit_code == 0
    assert headings == [
        "云岭县水务局：2022年 → 2024年",
        "云岭县自然资源局：2023年 → 2024年",
        f"只有原来的报告：云岭县水务局 {old / 'a.md'}",
        f"只有原来的报告：云岭县民政局 {old / 'c.md'}",
        f"没有更早的报告可比：云岭县教育局 {new / 'e.md'}",
        f"没有更早的报告可比：白河县民政局 {new / 'f.md'}",
    ]


def test_the_page_shows_what_was_there_before_in_the_cell(
    old: Path, new: Path, tmp_path: Path
) -> None:
    compare(old, new, "--output", tmp_path / "page.html")

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<td colspan=3 class=changed>386<span class=before>原来 400 -14 -3.5%</span>" in page
    assert page.count("class=changed") == 5
    assert 'class="wrong warning"' in page
    assert "<meter" in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page


def test_the_workbook_has_a_sheet_for_each(old: Path, new: Path, tmp_path: Path) -> None:
    (new / "水务局.md").write_text(report("云岭县水务局"), encoding="utf-8")
    compare(old, new, "--output", tmp_path / "book.xlsx")

    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book.sheetnames == ["变化的数字", "跨年度核对", "与原来重复的文字", "没有对照的报告"]
    rows = [*book["变化的数字"].values]
    assert rows[1] == (
        *("云岭县自然资源局", "2023", "2024", "表二 · 行政许可 · 本年处理决定数量"),
        *(400, 386, -14, "-3.5%"),
    )
    assert len(rows) == 6
    (_, *findings) = book["跨年度核对"].values
    assert "X001" in [row[4] for row in findings]
    (_, (*_, section, percent, _)) = book["与原来重复的文字"].values
    assert section == "一、总体情况"
    assert isinstance(percent, int)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--output", "x.pdf"], ".html"), (["--format", "xlsx"], "--output")],
)
def test_what_cannot_be_is_refused_in_both_languages(
    arguments: list[str], said: str, old: Path, new: Path
) -> None:
    in_chinese, in_english = (
        compare(old, new, *arguments),
        compare(old, new, *arguments, "--lang", "en"),
    )

    assert (in_chinese.exit_code, in_english.exit_code) == (2, 2)
    assert is_chinese(in_chinese.stderr)
    assert not is_chinese(in_english.stderr)
    assert said in in_chinese.stderr
    assert said in in_english.stderr


def test_where_there_is_nothing_to_compare_it_says_so(tmp_path: Path) -> None:
    for name, office in (("a", "云岭县水务局"), ("b", "云岭县民政局"), ("c", "云岭县教育局")):
        folder = tmp_path / name[0]
        folder.mkdir()
        (folder / "x.md").write_text(report(office), encoding="utf-8")
    (tmp_path / "a" / "y.md").write_text(report("云岭县审计局"), encoding="utf-8")

    result = compare(tmp_path / "a", tmp_path / "b")

    assert result.exit_code == 2
    assert "没有可以对照的" in result.stderr


def test_a_file_that_could_not_be_read_is_said(old: Path, new: Path) -> None:
    (new / "水务局年度报告.pdf").write_bytes(b"%PDF-1.4 of no use")

    result = compare(old, new)

    assert result.exit_code == 2
    assert "未能检查" in result.stderr
    assert "云岭县自然资源局：2023年 → 2024年" in result.stdout
