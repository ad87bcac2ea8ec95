"""What --fix, --unsafe-fixes and --diff do to files, and say of it."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from opencc import OpenCC

from reportlint.command_line.cli import main

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
CORRECT = Path(__file__).parents[1] / "reports" / "correct.md"

Invoke = Callable[..., Result]


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **more: CliRunner().invoke(main, [*arguments], **more)


@pytest.fixture
def text() -> str:
    """A report in which one heading's number is in another style, and another is another number."""
    text = CORRECT.read_text(encoding="utf-8")
    assert "二、主动公开政府信息情况" in text
    return text.replace("二、主动公开政府信息情况", "2、主动公开政府信息情况")


@pytest.fixture
def report(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_fix_mends_the_file_and_says_how_much(invoke: Invoke, report: Path) -> None:
    result = invoke("report.md", "--fix", "--lang", "en")
    assert result.exit_code == 0
    assert "fixed 1 finding in 1 file." in result.stdout
    assert report.read_text(encoding="utf-8") == CORRECT.read_text(encoding="utf-8")


def test_without_fix_it_says_what_can_be_fixed(invoke: Invoke, report: Path, text: str) -> None:
    result = invoke("report.md", "--lang", "zh")
    assert result.exit_code == 1
    assert "H001 section-number [*]" in result.stdout
    assert "标有[*]的1处可用 --fix 自动改正。" in result.stdout
    assert report.read_text(encoding="utf-8") == text


def test_diff_changes_nothing_and_gives_1(invoke: Invoke, report: Path, text: str) -> None:
    result = invoke("report.md", "--diff", "--lang", "zh")
    assert result.exit_code == 1
    assert "-2、主动公开政府信息情况" in result.stdout.replace("## ", "")
    assert "将改正1个文件中的1处。" in result.stderr
    assert report.read_text(encoding="utf-8") == text


def test_diff_gives_0_where_nothing_would_change(invoke: Invoke, report: Path) -> None:
    shutil.copy(CORRECT, report)
    result = invoke("report.md", "--diff")
    assert (result.exit_code, result.stdout) == (0, "")


def test_what_may_change_the_meaning_is_fixed_if_asked(invoke: Invoke, report: Path) -> None:
    other = CORRECT.read_text(encoding="utf-8").replace("（五）监督保障", "（六）监督保障")
    report.write_text(other, encoding="utf-8")
    result = invoke("report.md", "--fix", "--lang", "zh")
    assert "1处可用 --fix --unsafe-fixes 改正" in result.stdout
    assert report.read_text(encoding="utf-8") == other
    assert invoke("report.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert report.read_text(encoding="utf-8") == CORRECT.read_text(encoding="utf-8")


def test_what_is_known_is_left_as_it_is(invoke: Invoke, report: Path, text: str) -> None:
    assert invoke("baseline", "create", "--baseline", "known.yaml", "report.md").exit_code == 0
    fixed = invoke("report.md", "--baseline", "known.yaml", "--fix", "--verbose", "--lang", "zh")
    assert fixed.exit_code == 0
    assert "H001 section-number" in fixed.stdout
    assert "[*]" not in fixed.stdout
    assert "改正" not in fixed.stdout
    assert "原有问题1处，不计" in fixed.stdout
    assert invoke("report.md", "--baseline", "known.yaml", "--diff").stdout == ""
    assert report.read_text(encoding="utf-8") == text


def test_of_one_rule_only_what_is_new_is_fixed(invoke: Invoke, report: Path, text: str) -> None:
    assert invoke("baseline", "create", "--baseline", "known.yaml", "report.md").exit_code == 0
    report.write_text(text.replace("五、存在", "5、存在"), encoding="utf-8")
    assert report.read_text(encoding="utf-8") != text
    result = invoke("report.md", "--baseline", "known.yaml", "--fix", "--lang", "zh")
    assert result.exit_code == 0
    said = result.stdout
    assert said.index("已自动改正1处，修改了1个文件。") < said.index("原有问题1处，不计")
    assert report.read_text(encoding="utf-8") == text


def test_what_is_suppressed_is_left_as_it_is(
    invoke: Invoke, tmp_path: Path, report: Path, text: str
) -> None:
    beside = tmp_path / "report.md.reportlint.yaml"
    beside.write_text("ignore:\n- {code: H001, reason: 沿用原样}\n", encoding="utf-8")
    result = invoke("report.md", "--fix", "--lang", "zh")
    assert result.exit_code == 0
    assert "按说明忽略1处" in result.stdout
    assert report.read_text(encoding="utf-8") == text
    assert invoke("report.md", "--fix", "--ignore-suppressions").exit_code == 0
    assert report.read_text(encoding="utf-8") == CORRECT.read_text(encoding="utf-8")


def test_where_it_cannot_be_read_what_is_suppressed_nothing_is_fixed(
    invoke: Invoke, tmp_path: Path, report: Path, text: str
) -> None:
    (tmp_path / "report.md.reportlint.yaml").write_text("ignore: H001\n", encoding="utf-8")
    result = invoke("report.md", "--fix", "--lang", "en")
    assert result.exit_code == 2
    assert "not fixed: report.md: what is suppressed in it cannot be read" in result.stdout
    assert report.read_text(encoding="utf-8") == text


def test_a_baseline_with_findings_that_are_gone_does_not_matter_to_diff(
    invoke: Invoke, report: Path
) -> None:
    assert invoke("baseline", "create", "--baseline", "known.yaml", "report.md").exit_code == 0
    shutil.copy(CORRECT, report)
    result = invoke("report.md", "--baseline", "known.yaml", "--diff")
    assert result.exit_code == 0
    assert "prune" not in result.stderr
    assert invoke("report.md", "--baseline", "known.yaml", "--fix").exit_code == 1


@pytest.mark.usefixtures("report")
def test_json_has_what_is_left(invoke: Invoke) -> None:
    result = invoke("report.md", "--fix", "--format", "json")
    assert json.loads(result.stdout) == []
    assert "已自动改正1处" in result.stderr


def test_standard_input_is_passed_on_fixed(invoke: Invoke, text: str) -> None:
    shown = invoke("-", "--diff", "--stdin-filename", "a.md", input=text)
    assert shown.exit_code == 1
    assert "+++ a.md" in shown.stdout
    for more in ([], ["--quiet"], ["--format", "json"]):
        fixed = invoke("-", "--fix", "--stdin-filename", "a.md", *more, input=text)
        assert fixed.exit_code == 0
        assert fixed.stdout == CORRECT.read_text(encoding="utf-8")


def test_what_is_left_in_standard_input_is_said_on_standard_error(
    invoke: Invoke, text: str
) -> None:
    text = text.replace("（五）监督保障", "（六）监督保障")
    fixed = invoke("-", "--fix", "--stdin-filename", "a.md", "--lang", "en", input=text)
    assert fixed.exit_code == 1
    assert fixed.stdout == text.replace("2、主动", "二、主动")
    assert "a.md" in fixed.stderr
    assert "H003" in fixed.stderr
    assert "fixed 1 finding in 1 file." in fixed.stderr


@pytest.mark.parametrize(
    ("data", "status"),
    [(CORRECT.read_bytes(), 0), (b"\xff\x00\r\n", 2), (b"", 2), (b"PK\x03\x04", 2)],
)
def test_standard_input_in_which_nothing_is_fixed_is_passed_on_as_it_is(
    invoke: Invoke, data: bytes, status: int
) -> None:
    result = invoke("-", "--fix", "--stdin-filename", "a.md", input=data)
    assert result.stdout_bytes == data
    assert result.exit_code == status


def test_standard_input_that_is_too_large_loses_nothing(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.command_line.standard_input.LIMIT", 10)
    data = CORRECT.read_bytes()
    assert invoke("-", "--fix", input=data).stdout_bytes == data


def test_standard_input_goes_alone_to_be_fixed(invoke: Invoke, report: Path, text: str) -> None:
    refused = invoke("-", "report.md", "--fix", input=text)
    assert refused.exit_code == 2
    assert "标准输入" in refused.stderr
    assert report.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "arguments",
    [["--unsafe-fixes"], ["--diff", "--format", "json"], ["--diff", "--output", "a.csv"]],
)
def test_what_makes_no_sense_is_refused(
    invoke: Invoke, report: Path, text: str, arguments: list[str]
) -> None:
    assert invoke("report.md", *arguments).exit_code == 2
    assert report.read_text(encoding="utf-8") == text


def test_a_file_that_may_not_be_written_fails_the_run(
    invoke: Invoke, tmp_path: Path, report: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.md").write_text(text, encoding="utf-8")
    may_be_written = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: may_be_written(path, mode) and path != Path(report.name)
    )
    result = invoke("report.md", "other.md", "--fix", "--fail-on", "never", "--lang", "zh")
    assert result.exit_code == 2
    assert result.stderr == (
        "report.md：文件是只读的或者属于其他用户，未作修改。请取消只读，或者请其所有者来改。\n"
    )
    assert report.read_text(encoding="utf-8") == text
    assert (tmp_path / "other.md").read_bytes() == CORRECT.read_bytes()


def test_an_archive_is_left_alone(invoke: Invoke, tmp_path: Path, report: Path) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(report, "report.md")
    before = archive.read_bytes()
    result = invoke("all.zip", "--fix", "--lang", "zh")
    assert "压缩包里的文件不能自动修改" in result.stdout
    assert "压缩包里的文件不能自动修改" in invoke("all.zip", "--diff", "--lang", "zh").stderr
    assert archive.read_bytes() == before


def test_a_kind_of_file_that_is_not_edited_is_left_alone(
    invoke: Invoke, tmp_path: Path, text: str
) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in text.splitlines():
        sheet.append([cell.strip() for cell in line.lstrip("# ").strip("|").split("|")])
    path = tmp_path / "report.xlsx"
    workbook.save(path)
    before = path.read_bytes()
    result = invoke("report.xlsx", "--fix", "--lang", "zh")
    assert "未自动修改：report.xlsx：这种文件不能自动修改" in result.stdout
    assert path.read_bytes() == before


def test_what_an_encoding_has_no_letters_for_is_left_alone(
    invoke: Invoke, tmp_path: Path, text: str
) -> None:
    other = text.replace("存在的主要问题及改进情况", "存在的问题及改进情况")
    data = OpenCC("s2tw").convert(other).encode("big5", "ignore")
    path = tmp_path / "report.md"
    path.write_bytes(data)
    result = invoke("report.md", "--fix", "--lang", "zh")
    assert "部分未自动修改：report.md：文件的编码里没有修改要用的字" in result.stdout
    number = "二、".encode("big5")
    assert path.read_bytes() == data.replace(b"2" + number[2:], number)


def test_a_page_that_is_all_ascii_stays_so(invoke: Invoke, tmp_path: Path) -> None:
    text = CORRECT.read_text(encoding="utf-8").replace("六、其他", "6、其他")
    told = [line.lstrip("# ") for line in text.splitlines() if "|" not in line]
    lines = "".join(f"<p>{line}</p>" for line in told)
    page = f'<meta charset="iso-8859-1"><body>{lines}</body>'
    path = tmp_path / "report.html"
    path.write_bytes(page.encode("ascii", "xmlcharrefreplace"))
    assert "已自动改正1处" in invoke("report.html", "--fix", "--lang", "zh").stdout
    mended = page.replace("6、其他", "六、其他")
    assert path.read_bytes() == mended.encode("ascii", "xmlcharrefreplace")


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the five reports are not here")
def test_the_five_reports_keep_what_has_no_safe_fix(invoke: Invoke, tmp_path: Path) -> None:
    for report in REPORTS.glob("*.txt"):
        shutil.copy(report, tmp_path)
    before = json.loads(invoke(".", "--isolated", "--format", "json").stdout)
    result = invoke(".", "--isolated", "--fix", "--format", "json")
    left = json.loads(result.stdout)
    owed = [finding for finding in before if (finding["fix"] or {}).get("safety") != "safe"]
    assert [_known_by(finding) for finding in left] == [_known_by(finding) for finding in owed]
    changed = {name: _changed(name, tmp_path) for name in CHANGED}
    assert changed == CHANGED
    mirrored = (REPORTS / TRADITIONAL).read_text(encoding="utf-8")
    assert (tmp_path / TRADITIONAL).read_text(encoding="utf-8") == OpenCC("t2s").convert(mirrored)
    once = {path.name: path.read_bytes() for path in tmp_path.glob("*.txt")}
    assert json.loads(invoke(".", "--isolated", "--fix", "--format", "json").stdout) == left
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.txt")} == once


def _known_by(finding: dict[str, object]) -> object:
    return finding["path"], finding["code"], finding["expected"], finding["actual"]


CHANGED = {
    "000_6bca9a975aea9322": [12, 14, 17, 63],
    "002_e4bc5c1575b2fddc": [9],
    "003_26e628ebac378d18": [409, 411],
    "004_c90ea95a19170d68": [1, 6, 7, 8, 9, 10],
}
"""The lines with a finding that has a safe fix, and those numbered anew with it."""


TRADITIONAL = "001_e0bf6f214cd92753.txt"
"""What a mirror site wrote in Traditional characters throughout."""


def _changed(name: str, folder: Path) -> list[int]:
    """Give the numbers of the lines that are no longer as they were."""
    before, after = (
        (where / f"{name}.txt").read_bytes().split(b"\n") for where in (REPORTS, folder)
    )
    assert len(before) == len(after)
    pairs = enumerate(zip(before, after, strict=True), start=1)
    return [number for number, (line, other) in pairs if line != other]


def test_a_sentence_that_tells_a_number_is_mended(invoke: Invoke, report: Path, text: str) -> None:
    fee = "未收取政府信息公开信息处理费，总金额为0元。"
    assert text.count(fee) == 1
    report.write_text(text.replace(fee, fee.replace("未收取", "未收取    ")), encoding="utf-8")
    assert invoke("report.md", "--fix").exit_code == 0
    assert report.read_text(encoding="utf-8") == CORRECT.read_text(encoding="utf-8")


WRONG = "| （一）予以公开 | | 12 | 5 | 1 | 1 | 2 | 0 | 30 |"
RIGHT = "| （一）予以公开 | | 21 | 5 | 1 | 1 | 2 | 0 | 30 |"


@pytest.fixture
def with_wrong_figure(tmp_path: Path) -> Path:
    """A report in which the digits of one figure have changed places."""
    text = CORRECT.read_text(encoding="utf-8")
    assert RIGHT.replace("| （", "（") in text
    path = tmp_path / "wrong.md"
    path.write_text(text.replace(RIGHT[2:], WRONG[2:]), encoding="utf-8")
    return path


def test_a_figure_is_no_safe_fix(invoke: Invoke, with_wrong_figure: Path) -> None:
    before = with_wrong_figure.read_bytes()
    result = invoke("wrong.md", "--fix", "--lang", "zh")
    assert result.exit_code == 1
    assert "1处可用 --fix --unsafe-fixes 改正" in result.stdout
    assert with_wrong_figure.read_bytes() == before


def test_a_figure_that_is_certain_is_put_right_if_asked(
    invoke: Invoke, with_wrong_figure: Path
) -> None:
    shown = invoke("wrong.md", "--diff", "--unsafe-fixes")
    assert (f"-{WRONG[2:]}" in shown.stdout) or (WRONG[2:] in shown.stdout)
    result = invoke("wrong.md", "--fix", "--unsafe-fixes", "--lang", "en")
    assert result.exit_code == 0
    assert "fixed 1 finding in 1 file." in result.stdout
    assert with_wrong_figure.read_text(encoding="utf-8") == CORRECT.read_text(encoding="utf-8")


def test_a_figure_that_may_be_one_of_several_is_left(invoke: Invoke, tmp_path: Path) -> None:
    text = CORRECT.read_text(encoding="utf-8")
    path = tmp_path / "unknown.md"
    path.write_text(
        text.replace("| 3 | 1 | 1 | 1 | 6 |", "| 3 | 1 | 1 | 1 | 5 |"), encoding="utf-8"
    )
    before = path.read_bytes()
    assert before != text.encode()
    assert invoke("unknown.md", "--fix", "--unsafe-fixes").exit_code == 1
    assert path.read_bytes() == before
