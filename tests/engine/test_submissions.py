"""What was handed in and cannot be checked: none of it disappears, and nothing else is taken for it."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pytest

from reportlint.files import contents
from tests.builder.pdf import Paper
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import NAME, NoteForm
from tests.engine.zips import UTF_8, Part, note, packed

LINK = 0o120777 << 16
RAR = b"Rar!\x1a\x07\x01\0"


class Check(NamedTuple):
    """What came of checking the folder."""

    status: int
    said: dict[str, str]
    """The message of the finding in each path."""


Run = Callable[..., Check]
Put = Callable[..., None]


@pytest.fixture
def run(invoke: Invoke) -> Run:
    def run(*arguments: str) -> Check:
        result = invoke(*(arguments or (".",)), "--format", "json", "--allow-empty")
        said = {finding["path"]: finding["message"] for finding in json.loads(result.stdout)}
        return Check(result.exit_code, said)

    return run


@pytest.fixture
def put(folder: Path) -> Put:
    """Write bytes."""

    def put(name: str, data: bytes = b"") -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return put


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))

    head = struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def of_pictures(*lines: str) -> bytes:
    """Give a docx with some lines and a picture of all the rest."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(picture()))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def blank_workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def scan() -> bytes:
    paper = Paper()
    paper.box(50, 50, 300, 400)
    return paper.data()


PACK = "解压后检查文件夹"
ASK = "索取 Word 文件"
SAVE = "另存为 docx"


class TestNamedAsAReport:
    @pytest.mark.parametrize(
        ("name", "data", "code", "remedy"),
        [
            (f"水务局{NAME}.txt", b"", "没有文字内容", ASK),
            (f"水务局{NAME}.txt", b" \n\n\t\n", "没有文字内容", ASK),
            (f"水务局{NAME}.txt", "请见附件".encode(), "仅4个字", ASK),
            (f"水务局{NAME}.md", "与此无关的话。".encode() * 40, "未能识别", "exclude"),
            (
                f"水务局{NAME}.html",
                b"<html><body><img src='1.png'></body></html>",
                "没有文字内容",
                ASK,
            ),
            (f"水务局{NAME}.docx", b"", "", "请"),
            (f"水务局{NAME}.docx", of_pictures(), "没有文字内容", ASK),
            (f"水务局{NAME}.xlsx", blank_workbook(), "没有文字内容", ASK),
            (f"水务局{NAME}.pdf", scan(), "没有文字", "OCR"),
            (f"水务局{NAME}.jpg", b"\xff\xd8\xff", "图片", ASK),
            (f"水务局{NAME}.PNG", picture(), "图片", ASK),
            (f"水务局{NAME}.tif", b"II*\0", "图片", ASK),
            (f"水务局{NAME}.rar", RAR, "rar 压缩包", PACK),
            (f"水务局{NAME}.7z", b"7z", "7z 压缩包", PACK),
            (f"水务局{NAME}.tar.gz", b"\x1f\x8b", "gz 压缩包", PACK),
            (f"水务局{NAME}.zip.001", b"PK", "001 压缩包", PACK),
            (f"水务局{NAME}.caj", b"CAJ", "caj", SAVE),
            (f"水务局{NAME}.pages", b"PK", "pages", SAVE),
            (f"水务局{NAME}.xps", b"PK", "xps", SAVE),
            (f"水务局{NAME}.eml", b"From: x", "邮件", "附件"),
            (f"水务局{NAME}.exe", b"MZ", "exe", ASK),
            (f"水务局{NAME}.pptx", b"PK", "pptx", ASK),
            (f"水务局{NAME}.zip", packed(), "没有可检查的报告", "请打开压缩包"),
            (f"水务局{NAME}.zip", packed(Part(b"1.jpg")), "没有可检查的报告", "请打开压缩包"),
            # A dot in a name begins no suffix.
            (f"水务局.2024{NAME}", b"", "", ASK),
        ],
    )
    def test_is_a_submission_wherever_it_lies(
        self, run: Run, put: Put, name: str, data: bytes, code: str, remedy: str
    ) -> None:
        put(f"a/{name}", data)
        status, said = run()
        assert status == 2
        (message,) = said.values()
        assert list(said) == [f"a/{name}"]
        assert code in message
        assert remedy in message

    def test_the_numbers_of_a_run_add_up(self, invoke: Invoke, write: Write, put: Put) -> None:
        write("a.txt")
        for name in (f"b{NAME}.jpg", "c.rar", "d.jpg", "e.md"):
            put(name, b"x")
        put(f"f{NAME}.zip", packed(note("x.txt")))
        put(f"g{NAME}.zip", packed())
        *_, run = map(json.loads, invoke(".", "--format", "jsonl").stdout.splitlines())
        assert (run["reports"], run["unchecked"], run["skipped"]) == (2, 3, 2)
        assert run["files"] == 7

    def test_is_one_in_an_archive_too(self, run: Run, put: Put) -> None:
        inner = packed(Part(f"{NAME}.png".encode(), flags=UTF_8), note("x.txt"))
        put(
            "a.zip",
            packed(
                Part(f"d/{NAME}.jpg".encode(), flags=UTF_8),
                Part(f"{NAME}.txt".encode(), b"", flags=UTF_8),
                Part(f"{NAME}-1.txt".encode(), b"../x", UTF_8, attributes=LINK),
                Part(b"in.zip", inner),
            ),
        )
        status, said = run()
        assert status == 2
        assert sorted(said) == [
            f"a.zip/d/{NAME}.jpg",
            f"a.zip/in.zip/{NAME}.png",
            f"a.zip/{NAME}-1.txt",
            f"a.zip/{NAME}.txt",
        ]
        assert "链接" in said[f"a.zip/{NAME}-1.txt"]

    def test_the_archive_is_not_told_of_where_something_in_it_is(
        self, run: Run, invoke: Invoke, put: Put
    ) -> None:
        put(f"{NAME}.zip", packed(Part(b"x.docx", b"PK\3\4damaged"), Part(b"1.jpg")))
        put(f"{NAME}2.zip", packed(note("x.txt"), Part(b"1.jpg")))
        assert list(run().said) == [f"{NAME}.zip/x.docx"]
        skipped = f"{NAME}.zip/1.jpg、{NAME}2.zip/1.jpg\n"
        assert f"跳过2个不是年度报告的文件：{skipped}" in invoke(".").stdout

    def test_an_empty_archive_in_an_archive_is_told_of(self, run: Run, put: Put) -> None:
        put("a.zip", packed(note("x.txt"), Part(f"{NAME}.zip".encode(), packed(), UTF_8)))
        assert list(run().said) == [f"a.zip/{NAME}.zip"]

    def test_one_in_no_reader_s_words_but_named_outright_has_the_same_remedy(
        self, run: Run, put: Put
    ) -> None:
        put("x.jpg", b"\xff\xd8\xff")
        put("x.rar", RAR)
        put("x.caj", b"CAJ")
        status, said = run("x.jpg", "x.rar", "x.caj")
        assert status == 2
        assert ASK in said["x.jpg"]
        assert PACK in said["x.rar"]
        assert SAVE in said["x.caj"]

    def test_a_file_that_may_not_be_read_is_told_of(
        self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(_: str) -> None:
            raise PermissionError(13, "Permission denied")

        write("说明.txt", text="与此无关")
        monkeypatch.setattr(contents, "opened", locked)
        assert list(run().said) == ["说明.txt"]

    def test_a_broken_link_is_told_of(self, run: Run, folder: Path) -> None:
        (folder / f"{NAME}.txt").symlink_to("nowhere")
        (folder / f"{NAME}.jpg").symlink_to("nowhere")
        status, said = run()
        assert status == 2
        assert sorted(said) == [f"{NAME}.jpg", f"{NAME}.txt"]


class TestTitledAsAReport:
    def test_a_title_above_a_picture_of_the_text_is_a_submission(self, run: Run, put: Put) -> None:
        put("x.docx", of_pictures("示例县水务局", f"2024年{NAME}"))
        status, said = run()
        assert status == 2
        assert "仅13个字" in said["x.docx"]
        assert ASK in said["x.docx"]

    def test_the_title_may_stand_below_a_letterhead(self, run: Run, write: Write) -> None:
        write("x.txt", text="\n".join([*("信头" for _ in range(8)), f"2024年{NAME}", "话" * 300]))
        status, said = run()
        assert status == 2
        assert "未能识别为留言条" in said["x.txt"]

    @pytest.mark.parametrize(
        "title",
        [
            f"示例县水务局\n2024年度\n{NAME}",
            f"二〇二四年\n{NAME}",
            f"２０２４年 {NAME[:1]} {NAME[1:]}",
        ],
    )
    def test_the_title_may_be_broken_over_lines(self, run: Run, write: Write, title: str) -> None:
        write("x.txt", text=f"信头\n\n{title}\n\n正文见附件\n")
        assert list(run().said) == ["x.txt"]

    def test_an_entry_of_a_menu_is_no_title(self, run: Run, write: Write) -> None:
        write("x.txt", text=f"首页\n发布日期：2024-01-20\n{NAME}\n2024年1月20日\n{NAME}\n公告")
        assert run().status == 0

    @pytest.mark.parametrize(
        "lines",
        [
            f"2024年{NAME}\n2023年{NAME}\n",
            f"2024年部门决算\n相关：水务局2024年{NAME}\n决算情况\n",
        ],
    )
    def test_a_link_to_one_is_no_title(self, run: Run, write: Write, lines: str) -> None:
        write("x.txt", text=lines)
        assert run().status == 0

    @pytest.mark.parametrize("number", ["1 ", "1.", "２）", "一、"])
    def test_an_entry_of_a_list_is_no_title(self, run: Run, write: Write, number: str) -> None:
        write("x.txt", text=f"档案目录\n{number}2024年{NAME}\n")
        assert run().status == 0

    @pytest.mark.parametrize("row", ["| 标题 | {} |", "| {} | 95 |", "{}\t1份"])
    def test_an_entry_of_a_table_is_no_title(self, run: Run, write: Write, row: str) -> None:
        rows = (row.format(f"2024年{NAME}"), row.format("张三"), row.format("李四"))
        write("x.txt", text="发文处理笺\n\n" + "\n".join(rows))
        assert run().status == 0

    def test_a_cell_by_itself_may_be_one(self, run: Run, write: Write) -> None:
        write("x.txt", text=f"| 2024年{NAME} | |\n| 水务局 | 张三 |\n| 财政局 | 李四 |\n")
        assert list(run().said) == ["x.txt"]

    def test_a_list_of_reports_is_none(self, run: Run, write: Write) -> None:
        write("x.txt", text="\n".join(f"{name}局2024年{NAME}" for name in "甲乙丙丁戊己"))
        assert run().status == 0

    def test_who_speaks_of_reports_further_on_is_none(self, run: Run, write: Write) -> None:
        write("x.txt", text="\n".join([*("说明" for _ in range(30)), f"2024年{NAME}"]))
        assert run().status == 0


class TestBesideReports:
    @pytest.mark.parametrize(
        "name", ["材料.rar", "a.7z", "a.TAR.GZ", "a.z01", "a.caj", "a.numbers", "a.uof", "a.eml"]
    )
    def test_what_no_reader_opens_is_a_submission_among_them(
        self, run: Run, put: Put, write: Write, name: str
    ) -> None:
        put(f"a/{name}", RAR)
        status, said = run()
        assert (status, said) == (0, {})
        write("b/x.txt")
        assert run().status == 0
        write("a/x.txt")
        status, said = run()
        assert status == 2
        assert list(said) == [f"a/{name}"]
        assert "请" in said[f"a/{name}"]

    def test_reports_in_an_archive_lie_in_its_folder(self, run: Run, put: Put) -> None:
        put("a.zip", packed(note("d/x.txt")))
        put("a.rar", RAR)
        put("d/a.rar", RAR)
        assert list(run().said) == ["a.rar"]

    def test_an_archive_is_one_folder(self, run: Run, put: Put) -> None:
        put("a.zip", packed(note("甲/x.txt"), Part("乙/材料.rar".encode(), RAR, UTF_8)))
        put("b.zip", packed(Part("乙/材料.rar".encode(), RAR, UTF_8)))
        put("c/b.zip", packed(Part(b"in.zip", packed(Part(b"x.rar", RAR), note("x.txt")))))
        assert list(run().said) == ["a.zip/乙/材料.rar", "c/b.zip/in.zip/x.rar"]

    @pytest.mark.parametrize("paths", [("a", "a/x.txt"), ("a", "{}/a/x.txt"), ("{}/a", "a/x.txt")])
    def test_however_they_are_named(
        self, run: Run, put: Put, write: Write, folder: Path, paths: tuple[str, str]
    ) -> None:
        put("a/b.rar", RAR)
        write("a/x.txt")
        assert run(*(path.format(folder) for path in paths)).status == 2

    def test_a_report_that_cannot_be_read_is_company_enough(self, run: Run, put: Put) -> None:
        put(f"{NAME}.jpg")
        put("a.rar", RAR)
        put("b/x.docx", b"PK\3\4damaged")
        put("b/b.rar", RAR)
        assert sorted(run().said) == ["a.rar", "b/b.rar", "b/x.docx", f"{NAME}.jpg"]

    @pytest.mark.parametrize(
        ("name", "data"), [("水务局.docx", of_pictures()), ("水务局.txt", b"\xef\xbb\xbf\n")]
    )
    def test_so_is_what_has_no_text(
        self, run: Run, put: Put, write: Write, name: str, data: bytes
    ) -> None:
        put(name, data)
        put("a.zip", packed(Part(name.encode(), data, UTF_8)))
        assert run().status == 0
        write("x.txt")
        put("a.zip", packed(Part(name.encode(), data, UTF_8), note("x.txt")))
        status, said = run()
        assert status == 2
        assert sorted(said) == [f"a.zip/{name}", name]
        assert ASK in said[name]

    def test_an_empty_file_without_a_suffix_is_a_mark_of_a_program(
        self, run: Run, put: Put, write: Write
    ) -> None:
        put("_SUCCESS")
        write("x.txt")
        assert run().status == 0
        put(f"{NAME}")
        assert list(run().said) == [NAME]

    def test_what_is_excluded_is_not_in_doubt(self, run: Run, put: Put, write: Write) -> None:
        put("a.rar", RAR)
        put(f"{NAME}.jpg")
        write("x.txt")
        write(".reportlint.yaml", text="exclude: ['*.rar', '*.jpg']")
        assert run().status == 0


class TestOtherFiles:
    @pytest.mark.parametrize(
        "name",
        [
            *("README", "README.md", "LICENSE", "说明.txt", "a.py", "数据.csv", "现场照片.jpg"),
            *("logo.png", "Thumbs.db", "desktop.ini", ".DS_Store", "课件.pptx", "~$水务局.docx"),
            *(f"{NAME}.docx.sig", f"{NAME}.md5", f"{NAME}.bak", f"{NAME}.tmp"),
            *(f"{NAME}.json", f"{NAME}.py", f".{NAME}.jpg", f"~${NAME}.docx"),
            *(f"页面_files/{NAME}.png", f"页面.files/a/{NAME}.jpg"),
        ],
    )
    def test_are_skipped_beside_reports(self, run: Run, put: Put, write: Write, name: str) -> None:
        put(name, "与此无关".encode())
        put("页面.html", "<p>与此无关</p>".encode())
        write("x.txt")
        status, said = run()
        assert (status, said) == (0, {})
        text = Part(name.encode(), "与此无关".encode(), UTF_8)
        page = Part("页面.html".encode(), "<p>与此无关</p>".encode(), UTF_8)
        Path("a.zip").write_bytes(packed(text, page, note("x.txt")))
        status, said = run("a.zip")
        assert (status, said) == (0, {})

    def test_a_folder_called_like_that_of_a_page_is_a_folder(self, run: Run, put: Put) -> None:
        put(f"页面_files/{NAME}.png")
        assert run().status == 2

    def test_all_that_is_skipped_is_named(self, invoke: Invoke, put: Put, write: Write) -> None:
        put("a/b.rar", RAR)
        put("a/c.png")
        put("a/d.txt")
        write("x.txt")
        said = "跳过3个不是年度报告的文件：a/b.rar、a/c.png、a/d.txt\n"
        assert said in invoke(".", "--verbose").stdout

    def test_workers_find_the_same(self, run: Run, put: Put, write: Write) -> None:
        for number in range(6):
            put(f"{number}/水务局.docx", of_pictures())
            put(f"{number}/a.rar", RAR)
            write(f"{number}/x.txt", "好")
        assert len(run(".", "--jobs", "2").said) == 12
        assert run(".", "--jobs", "1").said == run(".", "--jobs", "2").said


def test_a_form_that_cannot_say_costs_the_file_alone(
    run: Run, put: Put, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> bool:
        raise ValueError("no words")

    monkeypatch.setattr(NoteForm, "speaks_of", crash)
    put("x.jpg")
    write("y.txt", "坏")
    status, said = run()
    assert status == 2
    assert "NoteForm" in said["x.jpg"]
    assert "坏" in said["y.txt"]
