"""What `reportlint annotate` writes, refuses to write, and says."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from reportlint.annotating.notes import AUTHOR
from reportlint.command_line.cli import main
from tests.annotating.kit import faulty
from tests.builder.pdf import PRINTERS
from tests.builder.surfaces import markdown
from tests.builder.word import docx as word
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx
from tests.project.reports import a_truth

Invoke = Callable[..., Result]


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTLINT_NO_CACHE", "1")
    return lambda *arguments: CliRunner().invoke(main, ["annotate", *arguments, "--lang", "zh"])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "水务局.docx"
    path.write_bytes(word(faulty()))
    return path


def _comments(path: Path) -> list[str]:
    return [
        comment.text
        for comment in docx.Document(BytesIO(path.read_bytes())).comments
        if comment.author == AUTHOR
    ]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_copy_is_marked_and_the_report_stays(invoke: Invoke, report: Path) -> None:
    before = report.read_bytes()
    result = invoke("水务局.docx", "-o", "水务局-批注.docx")
    copy = report.with_name("水务局-批注.docx")
    count = len(_comments(copy))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"水务局-批注.docx：标出{count}处问题。\n"
    assert report.read_bytes() == before
    assert sorted(each.name for each in report.parent.iterdir()) == [
        "水务局-批注.docx",
        "水务局.docx",
    ]


def test_a_copy_of_a_copy_is_the_same(invoke: Invoke, report: Path) -> None:
    invoke("水务局.docx", "-o", "一.docx")
    assert invoke("一.docx", "-o", "二.docx").exit_code == 1
    assert (report.parent / "二.docx").read_bytes() == (report.parent / "一.docx").read_bytes()


def test_a_correct_report_gives_0_and_a_copy_without_marks(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(written(a_truth())))
    result = invoke("a.docx", "-o", "b.docx")
    assert (result.exit_code, result.stderr) == (0, "b.docx：未发现问题，没有标注。\n")
    before, after = (_parts(tmp_path / name) for name in ("a.docx", "b.docx"))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"}


def test_rules_suppressions_and_configuration_count(invoke: Invoke, report: Path) -> None:
    invoke("水务局.docx", "-o", "all.docx")
    codes = "".join(_comments(report.parent / "all.docx"))
    assert "A001" in codes
    assert "N001" in codes
    assert invoke("水务局.docx", "-o", "a.docx", "--select", "A001").exit_code == 1
    assert len(_comments(report.parent / "a.docx")) == 1
    CliRunner().invoke(main, ["suppress", "A001", "--reason", "口径不同", "水务局.docx"])
    invoke("水务局.docx", "-o", "b.docx")
    without = "".join(_comments(report.parent / "b.docx"))
    assert ("A001 row-total" in without, "N001" in without) == (False, True)
    (report.parent / ".reportlint.yaml").write_text("ignore: [N]\n", encoding="utf-8")
    invoke("水务局.docx", "-o", "c.docx")
    assert "N001" not in "".join(_comments(report.parent / "c.docx"))


def test_messages_in_english(tmp_path: Path, report: Path) -> None:
    copy = tmp_path / "c.docx"
    arguments = ["annotate", str(report), "--output", str(copy), "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert f"{len(_comments(copy))} places marked." in result.stderr
    assert any("(error, A001 row-total)" in text for text in _comments(copy))


class TestTheReportIsNeverWrittenTo:
    def test_by_its_name(self, invoke: Invoke, report: Path) -> None:
        self._is_refused(invoke, report, "水务局.docx")
        self._is_refused(invoke, report, str(report))

    def test_by_a_link(self, invoke: Invoke, report: Path) -> None:
        report.with_name("软.docx").symlink_to(report)
        os.link(report, report.with_name("硬.docx"))
        self._is_refused(invoke, report, "软.docx")
        self._is_refused(invoke, report, "硬.docx")

    def test_by_its_folder(self, invoke: Invoke, report: Path) -> None:
        self._is_refused(invoke, report, ".")
        (report.parent / "in").mkdir()
        result = invoke(".", "-o", "in")
        assert result.exit_code == 2
        assert "副本改好以后会和原件一起当作报告来查" in result.stderr

    def _is_refused(self, invoke: Invoke, report: Path, output: str) -> None:
        before = report.read_bytes()
        result = invoke("水务局.docx", "-o", output)
        assert result.exit_code == 2
        assert "原件不能改写" in result.stderr
        assert report.read_bytes() == before


class TestFolders:
    @pytest.fixture
    def reports(self, tmp_path: Path) -> Path:
        folder = tmp_path / "年报"
        (folder / "局").mkdir(parents=True)
        (folder / "局" / "水务局.docx").write_bytes(word(faulty()))
        (folder / "住建局.pdf").write_bytes(PRINTERS["word"].print(faulty()))
        (folder / "财政局.xlsx").write_bytes(xlsx(faulty(), Style(headed=True)))
        (folder / "林业局.md").write_text(markdown(faulty()), encoding="utf-8")
        (folder / "教育局.docx").write_bytes(word(written(a_truth())))
        return folder

    def test_each_report_with_findings_has_its_copy(self, invoke: Invoke, reports: Path) -> None:
        # They are all of one office: what is said of that is not what is tried here.
        result = invoke("年报", "-o", "批注", "--ignore", "X")
        assert result.exit_code == 1, result.stderr
        output = reports.with_name("批注")
        made = sorted(str(path.relative_to(output)) for path in output.rglob("*") if path.is_file())
        assert made == sorted(["局/水务局.docx", "住建局.pdf", "财政局.xlsx", "林业局.md.html"])
        assert len(result.stderr.splitlines()) == 4

    def test_what_cannot_be_marked_is_said_and_the_rest_is(
        self, invoke: Invoke, reports: Path
    ) -> None:
        (reports / "坏.docx").write_bytes(b"PK")
        with zipfile.ZipFile(reports / "包.zip", "w") as file:
            file.writestr("民政局.docx", word(faulty()))
        result = invoke("年报", "-o", "批注")
        assert result.exit_code == 2
        assert "民政局.docx：未能标注：压缩包里的文件不能直接标注。请解压" in result.stderr
        assert "坏.docx：未能检查" in result.stderr
        assert (reports.with_name("批注") / "局" / "水务局.docx").exists()

    def test_copies_that_would_be_one_file_are_refused(self, invoke: Invoke, reports: Path) -> None:
        other = reports.with_name("水务局.docx")
        other.write_bytes(word(faulty()))
        result = invoke("年报/局/水务局.docx", "水务局.docx", "-o", "批注")
        assert result.exit_code == 2
        assert "都要写到" in result.stderr
        assert not reports.with_name("批注").exists()


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("name", "suffix"), [("a.docx", ".pdf"), ("a.md", ".md"), ("a.md", "")]
    )
    def test_a_suffix_that_is_another_kinds(
        self, invoke: Invoke, tmp_path: Path, name: str, suffix: str
    ) -> None:
        data = word(faulty()) if name == "a.docx" else markdown(faulty()).encode()
        (tmp_path / name).write_bytes(data)
        result = invoke(name, "-o", f"b{suffix}")
        assert result.exit_code == 2
        assert "-o 的后缀应为" in result.stderr
        assert not (tmp_path / f"b{suffix}").exists()

    def test_other_kinds_of_files(self, invoke: Invoke, tmp_path: Path) -> None:
        page = markdown(faulty()).replace("\n", "<br>\n")
        mail = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html>{page}</html>"
        (tmp_path / "a.mht").write_text(mail, encoding="utf-8")
        result = invoke("a.mht", "-o", "b.mht")
        assert result.exit_code == 2
        assert "a.mht：未能标注：这种文件（.mht）不能加批注。请另存为 docx" in result.stderr

    def test_a_folder_that_is_not_there(self, invoke: Invoke, report: Path) -> None:
        assert "无法写入" in invoke(report.name, "-o", "没有/b.docx").stderr
        assert invoke(report.name, "-o", f"{report.name}/b.docx").exit_code == 2

    def test_no_report(self, invoke: Invoke, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("通知", encoding="utf-8")
        assert invoke("a.txt", "-o", "b.html").exit_code == 2
        assert invoke("没有.docx", "-o", "b.docx").exit_code == 2
        (tmp_path / "空").mkdir()
        result = invoke("空", "-o", "批注")
        assert result.exit_code == 2
        assert "没有标注：没有找到年度报告" in result.stderr


def test_help_in_both_languages() -> None:
    for language, said, copy in (
        ("zh", "在报告的副本里标出问题", "副本"),
        ("en", "Mark what is found", "COPY"),
    ):
        result = CliRunner().invoke(main, ["annotate", "--lang", language, "--help"])
        assert said in "".join(result.stdout.split("\n  "))
        assert f"-o, --output {copy}" in result.stdout
