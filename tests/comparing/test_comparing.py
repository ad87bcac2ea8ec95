"""Two years side by side: what changed, what does not come out, what is repeated, and who is alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportlint.command_line.cli import main
from tests.exporting.kit import NO_CHANGES, report
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


def write(path: Path, office: str, year: int, changes: Mapping[str, str] = NO_CHANGES) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(office, year, changes), encoding="utf-8")
    return path


def across(*arguments: str | Path) -> list[str]:
    """Give what is said across the years of the one pair that is compared."""
    lines = [line.strip() for line in compare(*arguments).stdout.splitlines()]
    return lines[lines.index("跨年度核对") + 1 : lines.index("与原来重复的文字")]


def test_two_offices_are_both_named_and_not_held_against_each_other(tmp_path: Path) -> None:
    old = write(tmp_path / "a.md", "云岭县水务局", 2023, BEFORE)
    new = write(tmp_path / "b.md", "云岭县河湖局", 2024)

    assert "云岭县水务局 2023年 → 云岭县河湖局 2024年" in compare(old, new).stdout
    (said,) = across(old, new)
    assert "单位名称不同" in said
    assert "renamed" in said
    in_english = compare(old, new, "--lang", "en").stdout
    assert "云岭县水务局 2023 → 云岭县河湖局 2024" in in_english
    assert "the offices' names differ" in in_english


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [(2024, 2023, "年度在后"), (2024, 2024, "同一年度"), (2021, 2024, "不是相邻的年度")],
)
def test_years_that_do_not_follow_each_other_are_said(
    then: int, now: int, said: str, tmp_path: Path
) -> None:
    old = write(tmp_path / "a.md", "云岭县水务局", then)
    new = write(tmp_path / "b.md", "云岭县水务局", now)

    (found,) = across(old, new)
    assert said in found
    for name in ("page.html", "book.xlsx"):
        assert said in compare(old, new, "--output", tmp_path / name).stderr
    assert said in (tmp_path / "page.html").read_text(encoding="utf-8")
    rows = [*openpyxl.load_workbook(tmp_path / "book.xlsx")["跨年度核对"].values]
    assert said in str(rows[1][-1])


def test_two_versions_of_a_report_are_told_apart_by_what_differs(tmp_path: Path) -> None:
    old = write(tmp_path / "a.md", "云岭县水务局", 2024)
    new = write(
        tmp_path / "b.md", "云岭县水务局", 2024, {"| 行政许可 | 386 |": "| 行政许可 | 400 |"}
    )

    duplicate, said = across(old, new)
    assert duplicate.startswith("X003")
    assert "同一年度" in said


@pytest.mark.parametrize(
    ("word", "said"), [("2024年", "看不出是哪个年度"), ("云岭县水务局", "没有写明单位")]
)
def test_a_year_or_an_office_that_is_not_told_is_said(word: str, said: str, tmp_path: Path) -> None:
    new = write(tmp_path / "b.md", "云岭县水务局", 2024)
    (tmp_path / "a.md").write_text(report("云岭县水务局").replace(word, ""), encoding="utf-8")

    (found,) = across(tmp_path / "a.md", new)
    assert said in found


def test_what_lies_in_both_folders_is_of_one_office_though_its_name_tells_no_place(
    tmp_path: Path,
) -> None:
    old = write(tmp_path / "旧" / "水务局.md", "水务局", 2023, BEFORE)
    new = write(tmp_path / "新" / "水务局.md", "水务局", 2024)

    for sides in ((old, new), (old.parent, new.parent)):
        assert any(line.startswith("X001") for line in across(*sides))


def test_one_earlier_report_is_not_that_of_two_places(tmp_path: Path) -> None:
    write(tmp_path / "旧" / "a.md", "水务局", 2023)
    write(tmp_path / "新" / "b.md", "云岭县水务局", 2024)
    write(tmp_path / "新" / "c.md", "石桥县水务局", 2024)

    result = compare(tmp_path / "旧", tmp_path / "新")

    assert result.exit_code == 2
    assert result.stdout.count("没有更早的报告可比") == 2


def test_an_office_that_was_renamed_is_paired_as_configured(tmp_path: Path) -> None:
    names = (("云岭县水利局", 2023), ("云岭县水务局", 2024), ("云岭县教育局", 2024))
    for office, year in names:
        write(tmp_path / f"{year}" / f"{office}.md", office, year, BEFORE if year == 2023 else {})
    config = tmp_path / "config.yaml"
    config.write_text(
        "offices:\n  renamed: {云岭县水利局: 云岭县河湖局, 云岭县河湖局: 云岭县水务局}\n",
        encoding="utf-8",
    )
    arguments = ["compare", f"{tmp_path}/2023", f"{tmp_path}/2024", "--config", str(config)]

    stdout = CliRunner().invoke(main, arguments).stdout

    assert stdout.startswith("云岭县水务局：2023年 → 2024年\n")
    assert "X001" in stdout
    assert "没有更早的报告可比：云岭县教育局 2024年" in stdout


def test_what_is_named_first_is_the_earlier(old: Path, new: Path) -> None:
    write(old / "水务局.md", "云岭县水务局", 2023)

    result = compare(new, old)

    assert result.exit_code == 2
    assert "先写的年度在后" in result.stderr


def test_nothing_is_compared_with_itself(old: Path) -> None:
    for name in (old, old / "自然资源局.md"):
        result = compare(name, f"{old}/../{name.relative_to(old.parent)}")
        assert result.exit_code == 2
        assert "同一个文件" in result.stderr


def test_of_a_folder_within_the_other_the_files_are_its_own(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "云岭县水务局", 2023)
    write(tmp_path / "2024" / "a.md", "云岭县水务局", 2024)

    result = compare(tmp_path, tmp_path / "2024")

    assert result.stdout.startswith("云岭县水务局：2023年 → 2024年\n")


def test_what_is_no_report_is_said_to_be_none(tmp_path: Path) -> None:
    new = write(tmp_path / "b.md", "云岭县水务局", 2024)
    (tmp_path / "会议纪要.txt").write_text("会议纪要\n", encoding="utf-8")

    result = compare(tmp_path / "会议纪要.txt", new)

    assert result.exit_code == 2
    assert "未能识别为政府信息公开工作年度报告" in result.stderr


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
        f"只有原来的报告：云岭县水务局 2021年 {old / 'a.md'}",
        f"只有原来的报告：云岭县民政局 2023年 {old / 'c.md'}",
        f"没有更早的报告可比：云岭县教育局 2024年 {new / 'e.md'}",
        f"没有更早的报告可比：白河县民政局 2024年 {new / 'f.md'}",
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
