"""Marked-up copies lie among reports and are none: folders skip them, and no other file is replaced."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from pypdf import PdfWriter

from reportlint.command_line.cli import main
from reportlint.desk.choices import Wish
from reportlint.desk.desk import Desk, Folders
from reportlint.files.copy_marks import NAME
from tests.annotating.kit import faulty
from tests.builder.pdf import PRINTERS
from tests.builder.surfaces import markdown
from tests.builder.word import docx as word
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx
from tests.project.reports import a_truth

Invoke = Callable[..., Result]

REPORTS: dict[str, bytes] = {
    "a.docx": word(faulty()),
    "a.xlsx": xlsx(faulty(), Style(headed=True)),
    "a.pdf": PRINTERS["word"].print(faulty()),
    "a.md": markdown(faulty()).encode(),
}


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTLINT_NO_CACHE", "1")
    return lambda *arguments: CliRunner().invoke(main, [*arguments, "--lang", "zh"])


def _copy_of(name: str) -> str:
    return f"b{Path(name).suffix}".replace(".md", ".html")


@pytest.fixture(params=REPORTS)
def copy(request: pytest.FixtureRequest, invoke: Invoke, tmp_path: Path) -> Path:
    """Give a copy that lies beside its report."""
    name = request.param
    (tmp_path / name).write_bytes(REPORTS[name])
    assert invoke("annotate", name, "-o", _copy_of(name)).exit_code == 1
    return tmp_path / _copy_of(name)


class TestAFolder:
    def test_skips_copies_and_says_so(self, invoke: Invoke, copy: Path) -> None:
        result = invoke(".")
        assert f"跳过1个不是年度报告的文件：{copy.name}" in result.stdout
        assert "共检查1份报告" in result.stdout
        assert "X003" not in result.stdout

    def test_a_copy_that_is_named_is_checked(self, invoke: Invoke, copy: Path) -> None:
        result = invoke(copy.name)
        assert result.exit_code == 1
        assert "共检查1份报告" in result.stdout
        assert "跳过" not in result.stdout

    def test_so_does_an_archive(self, invoke: Invoke, copy: Path) -> None:
        with zipfile.ZipFile("包.zip", "w") as archive:
            archive.write(copy.name)
            archive.writestr("c.md", markdown(written(a_truth())))
        result = invoke("包.zip")
        assert f"跳过1个不是年度报告的文件：包.zip/{copy.name}" in result.stdout
        assert "共检查1份报告" in result.stdout

    def test_so_does_a_desk(self, copy: Path, tmp_path: Path) -> None:
        papers = tmp_path.with_name(f"{tmp_path.name}-papers")
        papers.mkdir()
        desk = Desk(Folders(copy.parent, papers), Wish())
        told = (desk.written("concise") or b"").decode()
        desk.close()
        assert "a." in told
        assert copy.name not in told


class TestWhatSomebodyHasWorkedOn:
    def test_a_copy_that_was_put_right_is_a_report(self, invoke: Invoke) -> None:
        Path("a.docx").write_bytes(REPORTS["a.docx"])
        invoke("annotate", "a.docx", "-o", "b.docx")
        document = docx.Document("b.docx")
        document.add_paragraph("补充说明。")
        document.save("b.docx")
        assert "共检查2份报告" in invoke(".").stdout
        before = Path("b.docx").read_bytes()
        result = invoke("annotate", "a.docx", "-o", "b.docx")
        assert result.exit_code == 2
        assert Path("b.docx").read_bytes() == before

    def test_one_that_was_merely_saved_again_is_a_copy_but_not_replaced(
        self, invoke: Invoke
    ) -> None:
        for name in ("a.docx", "a.xlsx"):
            Path(name).write_bytes(REPORTS[name])
            invoke("annotate", name, "-o", _copy_of(name))
        document = docx.Document("b.docx")
        document.add_comment(document.paragraphs[0].runs, text="请尽快", author="张三")
        document.save("b.docx")
        load_workbook("b.xlsx").save("b.xlsx")
        assert "跳过2个" in invoke(".").stdout
        for name in ("a.docx", "a.xlsx"):
            assert invoke("annotate", name, "-o", _copy_of(name)).exit_code == 2
        assert [comment.text for comment in docx.Document("b.docx").comments][-1] == "请尽快"

    def test_a_pdf_that_another_program_has_saved_is_its_own(self, invoke: Invoke) -> None:
        Path("a.pdf").write_bytes(REPORTS["a.pdf"])
        invoke("annotate", "a.pdf", "-o", "b.pdf")
        PdfWriter(clone_from="b.pdf").write("b.pdf")
        assert "共检查2份报告" in invoke(".").stdout
        assert invoke("annotate", "a.pdf", "-o", "b.pdf").exit_code == 2

    def test_the_words_of_the_mark_are_none(self, invoke: Invoke) -> None:
        Path("a.docx").write_bytes(REPORTS["a.docx"])
        invoke("annotate", "a.docx", "-o", "b.docx")
        with zipfile.ZipFile("b.docx") as package:
            properties = package.read("docProps/custom.xml")
        Path("b.docx").unlink()
        said = f'全年<!-- name="{NAME}" -->运转'
        Path("c.md").write_text(markdown(faulty()).replace("全年运转", said), encoding="utf-8")
        # The mark of one file in another, which says something else.
        stream = BytesIO(word(written(a_truth())))
        with zipfile.ZipFile(stream, "a") as package:
            package.writestr("docProps/custom.xml", properties)
        Path("d.docx").write_bytes(stream.getvalue())
        assert "共检查3份报告" in invoke(".").stdout


class TestNoOtherFileIsReplaced:
    def test_an_earlier_copy_is(self, invoke: Invoke, copy: Path) -> None:
        name = next(each.name for each in copy.parent.iterdir() if each.stem == "a")
        before = copy.read_bytes()
        assert invoke("annotate", name, "-o", copy.name).exit_code == 1
        assert copy.read_bytes() == before

    def test_a_file_of_somebody_is_not(self, invoke: Invoke) -> None:
        for name, data in REPORTS.items():
            Path(name).write_bytes(data)
            place = Path(_copy_of(name))
            place.write_bytes(b"<p>mine</p>")
            result = invoke("annotate", name, "-o", place.name)
            assert result.exit_code == 2
            assert f"{place.name} 处已有文件，不是这份报告的副本" in result.stderr
            assert place.read_bytes() == b"<p>mine</p>"

    def test_nor_the_copy_of_another_report(self, invoke: Invoke) -> None:
        Path("a.docx").write_bytes(REPORTS["a.docx"])
        text = markdown(faulty())
        Path("b.md").write_text(text, encoding="utf-8")
        Path("c.md").write_text(text.replace("2021年", "2022年"), encoding="utf-8")
        assert invoke("annotate", "b.md", "-o", "x.html").exit_code == 1
        assert invoke("annotate", "c.md", "-o", "x.html").exit_code == 2

    def test_in_a_folder_the_others_are_written(self, invoke: Invoke) -> None:
        Path("in").mkdir()
        Path("out").mkdir()
        for name in ("a.docx", "a.pdf"):
            Path("in", name).write_bytes(REPORTS[name])
        Path("out/a.docx").write_bytes(b"mine")
        result = invoke("annotate", "in", "-o", "out")
        assert result.exit_code == 2
        assert "in/a.docx：未能标注" in result.stderr
        assert Path("out/a.docx").read_bytes() == b"mine"
        assert Path("out/a.pdf").exists()
        assert invoke("annotate", "in/a.pdf", "-o", "out/").exit_code == 1

    def test_an_empty_one_has_nothing_to_lose(self, invoke: Invoke) -> None:
        Path("a.md").write_bytes(REPORTS["a.md"])
        Path("b.html").touch()
        assert invoke("annotate", "a.md", "-o", "b.html").exit_code == 1

    def test_results_do_not_replace_a_report_either(self, invoke: Invoke) -> None:
        for name, data in REPORTS.items():
            Path(name).write_bytes(data)
        Path("a.html").write_text(f"<pre>{markdown(faulty())}</pre>", encoding="utf-8")
        Path("d.txt").write_text(markdown(written(a_truth())), encoding="utf-8")
        for name in ("a.xlsx", "a.md", "a.html", "a.docx"):
            before = Path(name).read_bytes()
            options = ["--format", "notice"] if name == "a.docx" else []
            result = invoke("d.txt", "--output", name, *options)
            assert (result.exit_code, "年度报告，不能用结果替换它" in result.stderr) == (2, True)
            assert Path(name).read_bytes() == before

    def test_nor_does_a_notice_replace_a_letter_of_somebody(self, invoke: Invoke) -> None:
        Path("a.md").write_bytes(REPORTS["a.md"])
        letter = docx.Document()
        letter.add_paragraph("各单位：")
        letter.save("信.docx")
        result = invoke("a.md", "--format", "notice", "--output", "信.docx")
        assert result.exit_code == 2
        assert "不是 reportlint 写的" in result.stderr
        assert docx.Document("信.docx").paragraphs[0].text == "各单位："
        Path("信.docx").unlink()
        for _ in range(2):
            assert invoke("a.md", "--format", "notice", "--output", "信.docx").exit_code == 1
