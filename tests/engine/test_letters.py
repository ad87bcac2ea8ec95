"""Notices from the command line: to which file each goes, and what is refused rather than written."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from reportlint import api, lint_paths, notices
from reportlint.hookspecs import Source
from reportlint.messages.languages import Language
from tests.engine.conftest import Invoke, Write

ENDING = "2024年年度报告修改意见"


@pytest.fixture
def reports(write: Write, folder: Path) -> Path:
    """Two reports with faults and one without, and a folder for notices."""
    write("r/a.txt", "水务局 坏")
    write("r/b.txt", "教育局 坏 差")
    write("r/c.txt", "财政局 好")
    (folder / "out").mkdir()
    return folder / "out"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestFolder:
    def test_gets_a_file_an_office(self, invoke: Invoke, reports: Path) -> None:
        result = invoke("r", "--format", "notice", "--output", "out/")
        assert result.exit_code == 1
        assert names(reports) == [f"教育局{ENDING}.docx", f"水务局{ENDING}.docx"]
        assert "已写2份修改意见：out/\n" in result.stderr
        assert "共检查3份报告" in result.stderr
        title = docx.Document(str(reports / f"水务局{ENDING}.docx")).paragraphs[0].text
        assert title == "关于水务局2024年年度报告的修改意见"

    def test_gets_texts_if_that_is_asked_for(self, invoke: Invoke, reports: Path) -> None:
        invoke("r", "--format", "notice", "--notice-kind", "txt", "--output", "out")
        assert names(reports) == [f"教育局{ENDING}.txt", f"水务局{ENDING}.txt"]

    def test_goes_beside_other_formats(self, invoke: Invoke, reports: Path) -> None:
        result = invoke("r", "--format", "notice", "--output", "out/", "--output", "-")
        assert len(names(reports)) == 2
        assert "A001" in result.stdout

    def test_what_is_there_from_before_is_named(
        self,
        invoke: Invoke,
        write: Write,
        reports: Path,  # noqa: ARG002
    ) -> None:
        invoke("r", "--format", "notice", "--output", "out/")
        write("r/a.txt", "水务局 好")
        result = invoke("r", "--format", "notice", "--output", "out/")
        assert (
            f"out/ 里还有1份以前写的，这次没有更新，请勿误发：水务局{ENDING}.docx" in result.stderr
        )
        quiet = invoke("r", "--format", "notice", "--output", "out/", "--quiet")
        assert quiet.stderr == ""

    def test_nothing_is_written_where_nothing_is_found(self, invoke: Invoke, reports: Path) -> None:
        result = invoke("r/c.txt", "--format", "notice", "--output", "out/")
        assert result.exit_code == 0
        assert "没有要发的修改意见" in result.stderr
        assert names(reports) == []

    def test_somebody_elses_file_is_not_replaced(self, invoke: Invoke, reports: Path) -> None:
        other = reports / f"水务局{ENDING}.docx"
        other.write_bytes(b"a letter of mine")
        result = invoke("r", "--format", "notice", "--output", "out/")
        assert result.exit_code == 2
        assert "不是 reportlint 写的" in result.stderr
        assert other.read_bytes() == b"a letter of mine"

    @pytest.mark.parametrize("place", ["r", "r/", "./r", "r/../r"])
    def test_among_the_reports_is_refused(self, invoke: Invoke, reports: Path, place: str) -> None:
        for path in ("r", ".", "r/a.txt"):
            result = invoke(path, "--format", "notice", "--output", place)
            assert result.exit_code == 2
            assert "是要检查的文件夹" in result.stderr
        assert names(reports.parent / "r") == ["a.txt", "b.txt", "c.txt"]

    @pytest.mark.parametrize("place", ["missing/", "missing", "r/a.txt/"])
    def test_a_missing_one_is_refused(self, invoke: Invoke, reports: Path, place: str) -> None:
        result = invoke("r", "--format", "notice", "--output", place)
        assert result.exit_code == 2
        assert f"没有文件夹 {place}" in result.stderr
        assert names(reports.parent) == ["out", "r"]

    def test_one_that_cannot_be_written_to_is_refused_before_anything_is_checked(
        self,
        invoke: Invoke,
        reports: Path,  # noqa: ARG002
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def withhold(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(tempfile, "NamedTemporaryFile", withhold)
        result = invoke("r", "--format", "notice", "--output", "out/", "--output", "-")
        assert result.exit_code == 2
        assert "无法写入 out/（没有权限" in result.stderr
        assert result.stdout == ""

    def test_is_for_letters_only(self, invoke: Invoke, reports: Path) -> None:
        for arguments in ((), ("--format", "json")):
            result = invoke("r", *arguments, "--output", "out")
            assert result.exit_code == 2
            assert (
                "--output out 是文件夹，应为文件；写到文件夹的只有 --format notice。"
                in result.stderr
            )
        assert names(reports) == []

    def test_a_full_disk_leaves_what_was_there(
        self, invoke: Invoke, reports: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        invoke("r", "--format", "notice", "--output", "out/")
        before = {path: path.read_bytes() for path in reports.iterdir()}

        def no_space(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", no_space)
        options = ("--format", "notice", "--output", "out/", "--no-cache")
        result = invoke("r", *options, "--lang", "en")
        assert result.exit_code == 2
        assert {path: path.read_bytes() for path in reports.iterdir()} == before


class TestFile:
    def test_gets_the_only_one(self, invoke: Invoke, reports: Path) -> None:
        for suffix in ("docx", "txt"):
            result = invoke("r/a.txt", "--format", "notice", "--output", f"out/x.{suffix}")
            assert result.exit_code == 1
        assert names(reports) == ["x.docx", "x.txt"]
        assert (reports / "x.txt").read_text("utf-8").startswith("关于水务局2024年年度报告")

    def test_its_suffix_tells_the_format(self, invoke: Invoke, reports: Path) -> None:
        invoke("r/a.txt", "--output", "out/x.docx")
        assert docx.Document(str(reports / "x.docx")).tables

    def test_is_not_written_for_several(self, invoke: Invoke, reports: Path) -> None:
        result = invoke("r", "--format", "notice", "--output", "out/x.docx")
        assert result.exit_code == 2
        assert "不止一个单位有问题" in result.stderr
        assert names(reports) == []

    def test_is_not_written_for_nobody(self, invoke: Invoke, reports: Path) -> None:
        result = invoke("r/c.txt", "--format", "notice", "--output", "out/x.docx")
        assert result.exit_code == 0
        assert "未写任何文件" in result.stderr
        assert names(reports) == []

    def test_replaces_no_report(self, invoke: Invoke, reports: Path) -> None:  # noqa: ARG002
        result = invoke("r/a.txt", "--format", "notice", "--output", "r/a.txt")
        assert result.exit_code == 2
        assert "本身就是要检查" in result.stderr


class TestScreen:
    def test_shows_all_as_text(self, invoke: Invoke, reports: Path) -> None:  # noqa: ARG002
        result = invoke("r", "--format", "notice")
        assert result.stdout.split("\n\n")[0] == "关于水务局2024年年度报告的修改意见"
        assert "\n\n关于教育局2024年年度报告的修改意见\n" in result.stdout

    def test_shows_no_word_file(self, invoke: Invoke, reports: Path) -> None:  # noqa: ARG002
        result = invoke("r", "--format", "notice", "--notice-kind", "docx")
        assert result.exit_code == 2
        assert ".docx 不是文字" in result.stderr


class TestWishes:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--notice-kind", "docx"], "--notice-kind 要与 --format notice 同用"),
            (["--template", "t.txt", "--format", "json"], "--template 要与 --format notice 同用"),
            (["--format", "notice", "--output", "x.pdf"], "只有这几种：.docx、.txt"),
            (["--format", "notice", "--template", "t.doc"], "只有这几种"),
            (
                ["--format", "notice", "--output", "x.docx", "--notice-kind", "txt"],
                "--output（.docx）与 --notice-kind（.txt）不一致",
            ),
            (
                ["--format", "notice", "--output", "out/", "--template", "t.txt"],
                "无法读取模板 t.txt（未找到文件",
            ),
        ],
    )
    def test_that_cannot_be_are_refused(
        self, invoke: Invoke, reports: Path, arguments: list[str], said: str
    ) -> None:
        result = invoke("r", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr
        assert names(reports) == []

    def test_a_template_tells_the_kind(self, invoke: Invoke, reports: Path, write: Write) -> None:
        write("t.txt", text="{{单位}}{% for 一条 in 问题清单 %}；{{一条.问题}}{% endfor %}")
        invoke("r", "--format", "notice", "--template", "t.txt", "--output", "out/")
        assert (reports / f"教育局{ENDING}.txt").read_text("utf-8") == (
            "教育局；不应写“坏”；不应写“差”"
        )

    def test_one_in_word_is_filled(self, invoke: Invoke, reports: Path, folder: Path) -> None:
        document: Any = docx.Document()
        document.add_paragraph("{{单位}}")
        document.add_paragraph("{{序号}}. {{问题}}")
        out = io.BytesIO()
        document.save(out)
        (folder / "t.docx").write_bytes(out.getvalue())
        invoke("r", "--format", "notice", "--template", "t.docx", "--output", "out/")
        made = docx.Document(str(reports / f"教育局{ENDING}.docx"))
        told = [paragraph.text for paragraph in made.paragraphs]
        assert told == ["教育局", "1. 不应写“坏”", "2. 不应写“差”"]

    def test_a_wrong_one_ends_the_run_before_it_begins(
        self, invoke: Invoke, reports: Path, write: Write
    ) -> None:
        write("t.txt", text="标题\n{{单位名}}")
        options = ("--format", "notice", "--template", "t.txt", "--output", "out/")
        result = invoke("r", *options, "--output", "-")
        assert result.exit_code == 2
        assert "模板 t.txt 第2行：没有“单位名”这一项；是否想写 单位？\n" in result.stderr
        assert result.stdout == ""
        assert names(reports) == []

    def test_a_template_is_no_report(self, invoke: Invoke, reports: Path, write: Write) -> None:
        write("r/t.txt", text="{% for 一条 in 问题清单 %}{{一条.问题}}{% endfor %}")
        options = ("--format", "notice", "--template", "r/t.txt", "--output", "out/")
        assert "共检查3份报告" in invoke("r", *options).stderr
        assert len(names(reports)) == 2


class TestForPrograms:
    @pytest.fixture(autouse=True)
    def _asked_anew(self) -> Iterator[None]:
        """What is installed is loaded once in a process, and here it is another than elsewhere."""
        api._installed.cache_clear()
        yield
        api._installed.cache_clear()

    def test_are_given_by_their_names(self, reports: Path) -> None:
        given = notices(lint_paths(["r"]), kind="txt")
        assert [*given] == [f"水务局{ENDING}.txt", f"教育局{ENDING}.txt"]
        assert given[f"水务局{ENDING}.txt"].startswith("关于水务局".encode())
        assert names(reports) == []

    def test_are_of_bytes_and_by_a_template(self) -> None:
        sources = [Source("x.txt", "留言 水务局 坏".encode())]
        given = notices(
            lint_paths([], sources=sources),
            language=Language.EN,
            kind="txt",
            template=b"{{office}} {% for item in findings %}{{item.number}}{% endfor %}",
        )
        assert [*given.values()] == ["水务局 1".encode()]
        word = notices(lint_paths([], sources=sources))
        assert [*word] == [f"水务局{ENDING}.docx"]

    def test_of_another_kind_there_are_none(self) -> None:
        with pytest.raises(ValueError, match="pdf"):
            notices(lint_paths([]), kind="pdf")


class TestResultsAmongReports:
    """A folder that is checked has the results of the last run in it, and is checked again."""

    ALL = (
        *("--output", "x.html", "--output", "x.xlsx", "--output", "x.md"),
        *("--format", "notice", "--output", "out/"),
    )

    def test_are_passed_over_and_counted(self, invoke: Invoke, reports: Path) -> None:
        first = invoke(".", *self.ALL)
        assert first.exit_code == 1, first.stderr
        notices = sorted(f"out/{name}" for name in names(reports))
        for _ in range(2):
            again = invoke(".", *self.ALL)
            assert again.exit_code == 1
            assert "跳过5个文件。" in again.stderr
            assert "、".join([*notices, "x.html", "x.md", "x.xlsx"]) in again.stderr
        assert "共检查3份报告" in again.stderr

    def test_texts_are_known_by_their_names(self, invoke: Invoke, reports: Path) -> None:
        options = ("--format", "notice", "--notice-kind", "txt", "--output", "out/")
        for _ in range(2):
            assert "共检查3份报告" in invoke(".", *options).stderr
        assert len(names(reports)) == 2

    def test_that_were_saved_again_are_known(self, invoke: Invoke, reports: Path) -> None:
        invoke(".", *self.ALL)
        edited = reports / f"水务局{ENDING}.docx"
        document = docx.Document(str(edited))
        document.add_paragraph("请于3日内报送。")
        document.save(str(edited))
        assert "跳过5个文件" in invoke(".", *self.ALL).stderr

    def test_that_are_named_are_checked(self, invoke: Invoke, reports: Path) -> None:
        invoke(".", *self.ALL)
        for path in ("x.html", "x.md", "x.xlsx", f"out/{names(reports)[0]}"):
            assert invoke(path).exit_code != 0
            assert "跳过" not in invoke(path).stdout
        result = invoke("x.html", "--output", "x.html")
        assert result.exit_code == 2
        assert "本身就是要检查" in result.stderr

    def test_that_are_included_are_checked(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        invoke(".", "--output", "x.html")
        write(".reportlint.yaml", text="include: ['*.html']\n")
        result = invoke(".")
        assert result.exit_code != 0
        assert "跳过" not in result.stdout

    def test_a_mark_in_the_text_is_none(self, invoke: Invoke, write: Write) -> None:
        write("a.md", "坏 reportlint-result")
        write("b.html", text="<p>留言 坏</p><p>reportlint-result</p>")
        assert "共检查2份报告" in invoke(".").stdout

    def test_what_cannot_be_looked_into_is_checked(self, invoke: Invoke, write: Write) -> None:
        write("a.docx", text="PK")
        result = invoke(".")
        assert result.exit_code == 2
        assert "a.docx" in result.stdout
