"""Archives, walked like folders: what is in them, what they may be called, what is refused."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.files.archives import archive
from reportlint.hookspecs import Unreadable
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN
from tests.engine.zips import (
    AES,
    DEFLATED,
    ENCRYPTED,
    UTF_8,
    Part,
    ended,
    note,
    packed,
)
from tests.speech import is_chinese

Pack = Callable[..., Path]
Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def pack(folder: Path) -> Pack:
    """Write an archive; of members, or of bytes."""

    def pack(name: str, *parts: Part | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        members = [part for part in parts if isinstance(part, Part)]
        raw = b"".join(part for part in parts if isinstance(part, bytes))
        path.write_bytes(raw or packed(*members))
        return path

    return pack


@pytest.fixture
def found(invoke: Invoke) -> Found:
    """Check, and give the path and the code of each finding."""

    def found(*arguments: str) -> list[tuple[str, str]]:
        result = invoke(*arguments, "--format", "json")
        return [(entry["path"], entry["code"]) for entry in json.loads(result.stdout)]

    return found


@pytest.fixture
def listed(invoke: Invoke) -> Callable[..., list[str]]:
    def listed(*arguments: str) -> list[str]:
        return invoke(*arguments, "--list-files").stdout.splitlines()

    return listed


@pytest.fixture
def reason(invoke: Invoke) -> Callable[..., str]:
    """Check the folder, in which one thing alone goes unchecked, and give what is said of it."""

    def reason(path: str, *arguments: str) -> str:
        result = invoke(".", "--format", "json", *arguments)
        assert result.exit_code == 2
        (finding,) = (entry for entry in json.loads(result.stdout) if entry["code"] == "E001")
        assert finding["path"] == path
        assert is_chinese(finding["message"])
        return str(finding["message"])

    return reason


Listed = Callable[..., list[str]]
Reason = Callable[..., str]


class TestWalking:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("path", [".", "a.zip"])
    def test_members_are_checked_by_their_paths(
        self, found: Found, pack: Pack, path: str, jobs: str
    ) -> None:
        pack("a.zip", note("部门/水务局.txt", "坏"), note("部门/教育局.txt"), note("b.txt", "差"))
        assert found(path, "--jobs", jobs) == [
            ("a.zip/b.txt", "A002"),
            ("a.zip/部门/水务局.txt", "A001"),
        ]

    def test_what_common_tools_write_is_read(self, found: Found, folder: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as file:
            file.mkdir("部门") if hasattr(file, "mkdir") else file.writestr("部门/", "")
            file.writestr("部门/水务局.txt", f"{SIGN} 坏\n" * 1000)
        assert found(".")[0] == ("a.zip/部门/水务局.txt", "A001")

    def test_lines_and_columns_are_those_of_the_member(self, invoke: Invoke, pack: Pack) -> None:
        pack("a.zip", note("x.txt", "好\n坏"))
        assert invoke("a.zip").stdout.splitlines()[1].startswith("  2:1  错误 A001")

    def test_suffix_is_known_in_any_case(self, found: Found, pack: Pack) -> None:
        pack("A.ZIP", note("X.TXT", "坏"))
        assert found(".") == [("A.ZIP/X.TXT", "A001")]

    def test_what_no_reader_knows_and_what_is_no_report_is_skipped_and_counted(
        self, invoke: Invoke, pack: Pack
    ) -> None:
        pack("a.zip", note("x.txt"), note("印章.png"), Part(b"readme.txt", b"hello"))
        result = invoke(".", "--verbose")
        assert result.exit_code == 0
        assert "共检查1份报告" in result.stdout
        assert "跳过2个不是年度报告的文件：a.zip/readme.txt、a.zip/印章.png\n" in result.stdout

    def test_what_is_hidden_is_passed_over(self, listed: Listed, pack: Pack) -> None:
        names = (
            ".DS_Store",
            ".git/x.txt",
            "__MACOSX/._x.txt",
            "__MACOSX/x.txt",
            "x.txt",
            "a/.x.txt",
            "a/~$x.txt",
            "~$x.docx",
            ".~lock.x.docx#",
        )
        pack("a.zip", *(note(name) for name in names))
        assert listed(".") == ["a.zip/x.txt"]

    def test_folders_are_no_files(self, listed: Listed, pack: Pack) -> None:
        pack("a.zip", Part(b"d/", b""), Part(b"./", b""), Part(b"e\\", b""), note("d/x.txt"))
        assert listed(".") == ["a.zip/d/x.txt"]

    def test_links_are_skipped(self, invoke: Invoke, pack: Pack) -> None:
        pack("a.zip", Part(b"x.txt", b"../../etc/passwd", attributes=0o120777 << 16), note("y.txt"))
        result = invoke(".", "--verbose")
        assert result.exit_code == 0
        assert "跳过1个不是年度报告的文件：a.zip/x.txt\n" in result.stdout

    def test_an_archive_without_reports_is_an_empty_folder(
        self, invoke: Invoke, pack: Pack
    ) -> None:
        pack("a.zip", ended(0, 0, 0))
        result = invoke(".")
        assert result.exit_code == 2
        assert "没有检查：没有找到文件" in result.stderr

    def test_two_members_of_one_name_are_both_checked(self, found: Found, pack: Pack) -> None:
        pack("a.zip", note("x.txt", "坏"), note("x.txt", "差"))
        assert sorted(code for _, code in found(".")) == ["A001", "A002"]

    def test_an_archive_met_twice_is_walked_once(
        self, listed: Listed, pack: Pack, folder: Path
    ) -> None:
        pack("real/a.zip", note("x.txt"))
        (folder / "link.zip").symlink_to("real/a.zip")
        assert listed(".", "real", "real/a.zip") == ["real/a.zip/x.txt"]
        assert listed("link.zip", ".") == ["link.zip/x.txt"]

    def test_many_members_are_shared_by_workers(self, found: Found, pack: Pack) -> None:
        inner = packed(*(note(f"{number}.txt", "坏") for number in range(40)))
        pack("a.zip", *(Part(f"{name}.zip".encode(), inner) for name in "xy"), note("z.txt", "坏"))
        assert len(found(".", "--jobs", "2")) == 81


class TestNested:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_an_archive_in_an_archive_is_walked(self, found: Found, pack: Pack, jobs: str) -> None:
        inner = packed(note("x.txt", "坏"), note("y.txt", "差"))
        pack("a.zip", Part(b"in.zip", inner, method=DEFLATED), note("in.txt", "坏"))
        assert found(".", "--jobs", jobs) == [
            ("a.zip/in.txt", "A001"),
            ("a.zip/in.zip/x.txt", "A001"),
            ("a.zip/in.zip/y.txt", "A002"),
        ]

    def test_two_of_one_name_are_both_walked(self, found: Found, pack: Pack) -> None:
        pack("a.zip", *(Part(b"in.zip", packed(note("x.txt", word))) for word in "坏差"))
        assert sorted(code for _, code in found(".")) == ["A001", "A002"]

    def test_a_deeper_one_is_refused_with_the_remedy(
        self, reason: Reason, found: Found, pack: Pack
    ) -> None:
        deepest = packed(note("x.txt", "坏"))
        inner = packed(Part(b"deep.zip", deepest), note("y.txt", "差"))
        pack("a.zip", Part(b"in.zip", inner))
        assert "三层" in reason("a.zip/in.zip/deep.zip")
        assert ("a.zip/in.zip/y.txt", "A002") in found(".")

    def test_a_damaged_one_costs_itself_alone(
        self, reason: Reason, found: Found, pack: Pack
    ) -> None:
        pack("a.zip", Part(b"in.zip", b"no zip"), note("x.txt", "坏"))
        assert "已损坏" in reason("a.zip/in.zip")
        assert ("a.zip/x.txt", "A001") in found(".")

    def test_one_too_large_is_refused(
        self, reason: Reason, pack: Pack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "INNER", 0)
        pack("a.zip", Part(b"in.zip", packed(note("x.txt"))))
        assert "请解压外层压缩包后再检查" in reason("a.zip/in.zip")


class TestSettings:
    def test_are_those_of_the_folder_the_archive_lies_in(
        self, found: Found, pack: Pack, write: Write
    ) -> None:
        write("d/.reportlint.yaml", text="ignore: [A001]")
        inside = (Part(b".reportlint.yaml", b"ignore: [A002]"), Part(b".gitignore", b"*"))
        pack("d/a.zip", *inside, note("x.txt", "坏 差"))
        assert found(".") == [("d/a.zip/x.txt", "A002")]

    @pytest.mark.parametrize(
        ("pattern", "left"),
        [
            ("a.zip", []),
            ("a.zip/", []),
            ("*.zip", []),
            ("草稿/", ["a.zip/x.txt"]),
            ("/a.zip/草稿/**", ["a.zip/x.txt"]),
            ("x.txt", ["a.zip/草稿/y.txt"]),
            ("/x.txt", ["a.zip/x.txt", "a.zip/草稿/y.txt"]),
        ],
    )
    def test_exclude_sees_a_folder(
        self, listed: Listed, pack: Pack, write: Write, pattern: str, left: list[str]
    ) -> None:
        write(".reportlint.yaml", text=f"exclude: ['{pattern}']")
        pack("a.zip", note("草稿/y.txt"), note("x.txt"))
        assert listed(".") == left

    def test_an_excluded_archive_is_not_opened(
        self, invoke: Invoke, pack: Pack, write: Write
    ) -> None:
        write(".reportlint.yaml", text="exclude: ['a.zip/', 'b.zip', 'in.zip']")
        for name in ("a.zip", "b.zip"):
            pack(name, b"no zip")
        pack("c.zip", Part(b"in.zip", b"no zip"))
        assert invoke(".", "--allow-empty").exit_code == 0

    def test_a_folder_taken_back_within_an_excluded_one_stays_out(
        self, listed: Listed, pack: Pack, write: Write
    ) -> None:
        write(".reportlint.yaml", text="exclude: ['草稿/', '!a.zip/草稿/y.txt', '!草稿/y.txt']")
        pack("a.zip", note("草稿/y.txt"))
        write("草稿/y.txt")
        assert listed(".") == []

    def test_include_and_per_file_see_a_folder(
        self, invoke: Invoke, found: Found, pack: Pack, write: Write
    ) -> None:
        write(
            ".reportlint.yaml",
            text="include: ['a.zip/报告/**']\nper-file: {'a.zip/旧/**': {ignore: [A001]}}",
        )
        pack(
            "a.zip",
            Part("报告/x.report".encode(), b"hello", UTF_8),
            note("旧/y.txt", "坏"),
            note("z.txt", "坏"),
        )
        assert found(".") == [("a.zip/z.txt", "A001"), ("a.zip/报告/x.report", "E001")]
        assert invoke(".").exit_code == 2

    def test_a_gitignore_sees_a_file(self, listed: Listed, pack: Pack, write: Write) -> None:
        write(".gitignore", text="a.zip\nb.zip/\nx.txt\n")
        pack("a.zip", note("y.txt"))
        pack("b.zip", note("x.txt"))
        assert listed(".") == ["b.zip/x.txt"]
        assert listed("a.zip") == ["a.zip/y.txt"]


def unicode_path(raw: bytes, name: str) -> bytes:
    field = b"\1" + struct.pack("<L", zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


class TestNames:
    @pytest.mark.parametrize(
        ("parts", "names"),
        [
            ([Part("水务局.txt".encode(), flags=UTF_8)], ["水务局.txt"]),
            ([Part("水务局.txt".encode("gbk"))], ["水务局.txt"]),
            ([Part("水务局.txt".encode())], ["水务局.txt"]),
            ([Part("㐀𠀀.txt".encode("gb18030"))], ["㐀𠀀.txt"]),
            ([Part(b"\xff\xff.txt")], ["\u00a0\u00a0.txt"]),
            # Each of these two is UTF-8 as well, by chance.
            ([Part("小.txt".encode("gbk")), Part("水.txt".encode("gbk"))], ["小.txt", "水.txt"]),
            ([note("水.txt"), Part("区.txt".encode("gbk"))], ["区.txt", "水.txt"]),
            (
                [
                    Part(
                        b"?.txt",
                        extra=struct.pack("<HHL", 1, 4, 0) + unicode_path(b"?.txt", "水.txt"),
                    )
                ],
                ["水.txt"],
            ),
            ([Part(b"?.txt", extra=unicode_path(b"other.txt", "水.txt"))], ["?.txt"]),
            ([Part(b"a\\b.txt")], ["a/b.txt"]),
            # The second byte of this character is a backslash in GBK.
            ([Part("誠.txt".encode("gbk"))], ["誠.txt"]),
        ],
    )
    def test_are_read_whatever_tool_wrote_them(
        self, listed: Listed, pack: Pack, parts: list[Part], names: list[str]
    ) -> None:
        pack("a.zip", *parts)
        assert listed(".") == sorted(f"a.zip/{name}" for name in names)

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("../../x.txt", "x.txt"),
            ("/etc/x.txt", "etc/x.txt"),
            ("..\\..\\x.txt", "x.txt"),
            ("C:\\x.txt", "C:/x.txt"),
            ("a//./b/../x.txt", "a/b/x.txt"),
            ("x\x1b[2J\u202e.txt", "x\ufffd[2J\ufffd.txt"),
            ("x\r\nb.txt: 0 error.txt", "x\ufffd\ufffdb.txt: 0 error.txt"),
            ("x\0.txt", "x\ufffd.txt"),
            ("..", "#1"),
        ],
    )
    def test_lead_nowhere_and_order_nothing(
        self, invoke: Invoke, pack: Pack, folder: Path, name: str, shown: str
    ) -> None:
        pack("a.zip", note(name, "坏"))
        before = sorted(folder.parent.rglob("*"))
        assert invoke(".", "--list-files").stdout == f"a.zip/{shown}\n"
        assert invoke(".", "--quiet").stdout.startswith(f"a.zip/{shown}:1:4: ")
        (finding,) = json.loads(invoke(".", "--format", "json").stdout)
        assert finding["path"] == f"a.zip/{shown}"
        assert sorted(folder.parent.rglob("*")) == before

    def test_one_that_cannot_be_its_own_encoding_damages_the_archive(
        self, reason: Reason, pack: Pack
    ) -> None:
        pack("a.zip", Part(b"\xff.txt", flags=UTF_8))
        assert "已损坏" in reason("a.zip")


class TestRefusals:
    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="nothing is there to be unread")
    def test_a_disk_that_does_not_give_it(self) -> None:
        with pytest.raises(Unreadable):
            archive.Archive.opened("/proc/self/mem")

    def test_password_for_all_is_one_finding(self, reason: Reason, pack: Pack) -> None:
        parts = [Part(f"{number}.txt".encode(), flags=ENCRYPTED) for number in range(80)]
        pack("a.zip", Part(b"d/", b""), *parts)
        assert "密码" in reason("a.zip")

    def test_password_for_some_is_theirs(self, reason: Reason, found: Found, pack: Pack) -> None:
        pack("a.zip", Part(b"x.txt", flags=ENCRYPTED), note("y.txt", "坏"))
        assert "密码" in reason("a.zip/x.txt")
        assert ("a.zip/y.txt", "A001") in found(".")

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"PK",
            b"no zip at all",
            packed(note("x.txt"))[:-30],
            packed(note("x.txt"), Part(b"y.docx", packed(note("word/y.txt"))))[:-30],
            packed(note("x.txt"), Part(b"y.docx", packed()))[:-30],
            packed(note("x.txt")).replace(b"PK\1\2", b"PK\1\0"),
            packed(Part(b"x.txt", extra=b"\1\0\xff\xff\0")),
            ended(1, 46, 0),
            ended(1, 0xFFFFFFF, 0),
        ],
    )
    def test_damage_is_told_and_the_rest_checked(
        self, reason: Reason, found: Found, write: Write, folder: Path, data: bytes
    ) -> None:
        (folder / "a.zip").write_bytes(data)
        write("b.txt", "坏")
        assert "请" in reason("a.zip")
        assert found(".") == [("a.zip", "E001"), ("b.txt", "A001")]

    @pytest.mark.parametrize(
        ("part", "said"),
        [
            (Part(b"x.txt", crc=7), "已损坏"),
            (Part(b"x.txt", size=3), "已损坏"),
            (Part(b"x.txt", b"\xff" * 99, method=DEFLATED, crc=7), "已损坏"),
            (Part(b"x.txt", method=AES), "方法 99"),
            (Part(b"x.txt", method=9), "方法 9"),
            (Part(b"x.txt", method=14), "方法 14"),
            (Part(b"x.txt", size=21 * 1024**2), "超过 20 MB"),
            (Part(b"x.txt", bytes(2 * 1024**2), method=DEFLATED), "压缩比异常"),
            (Part(b"x.txt", bytes(1024), size=2 * 1024**2), "压缩比异常"),
            (Part(b"x.txt", flags=0x20), "已损坏"),
        ],
    )
    def test_a_bad_member_costs_itself_alone(
        self, reason: Reason, found: Found, pack: Pack, part: Part, said: str
    ) -> None:
        pack("a.zip", part, note("y.txt", "坏"))
        assert said in reason("a.zip/x.txt")
        assert found(".") == [("a.zip/x.txt", "E001"), ("a.zip/y.txt", "A001")]

    def test_a_header_elsewhere_is_damage(self, reason: Reason, pack: Pack) -> None:
        pack("a.zip", note("y.txt"), Part(b"x.txt", offset=1000))
        assert "已损坏" in reason("a.zip/x.txt")

    def test_an_archive_that_lost_its_beginning_may_have_lost_a_member(
        self, found: Found, pack: Pack
    ) -> None:
        pack("a.zip", packed(note("x.txt"), note("y.txt", "坏"))[10:])
        assert found(".") == [("a.zip/x.txt", "E001"), ("a.zip/y.txt", "A001")]

    def test_an_archive_behind_a_program_that_unpacks_it_is_read(
        self, found: Found, pack: Pack
    ) -> None:
        pack("a.zip", b"MZ a program " + packed(note("x.txt", "坏")))
        assert found(".") == [("a.zip/x.txt", "A001")]

    def test_members_that_share_bytes_are_a_trap(self, reason: Reason, pack: Pack) -> None:
        parts = [Part(b"x.txt", bytes(1000)), *(Part(b"x.txt", bytes(1000), offset=0),) * 50]
        pack("a.zip", *parts)
        assert "重叠" in reason("a.zip")

    def test_members_are_counted_over_all_levels(
        self, reason: Reason, found: Found, pack: Pack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "MEMBERS", 3)
        pack("a.zip", note("x.txt", "坏"), Part(b"in.zip", packed(note("y.txt"), note("z.txt"))))
        assert "超过 3 个" in reason("a.zip/in.zip")
        assert ("a.zip/x.txt", "A001") in found(".")

    def test_what_they_unpack_to_is_added_up(
        self, reason: Reason, pack: Pack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "TOTAL", 1024**3)
        pack("a.zip", *(Part(f"{number}.bin".encode(), size=1024**3) for number in range(2)))
        assert "超过 1 GB" in reason("a.zip")

    def test_a_long_directory_is_refused_before_it_is_read(
        self, reason: Reason, pack: Pack
    ) -> None:
        size = archive.DIRECTORY + 1
        pack("a.zip", bytes(size) + ended(1, size, 0))
        assert "超过 10000 个" in reason("a.zip")

    def test_an_archive_changed_meanwhile_is_told(
        self, reason: Reason, pack: Pack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = pack("a.zip", note("x.txt"), note("y.txt"))
        opened = archive.Archive.opened
        contents = iter([path.read_bytes(), packed(note("x.txt"))])

        def reopened(file: str) -> archive.Archive:
            path.write_bytes(next(contents))
            return opened(file)

        monkeypatch.setattr(archive.Archive, "opened", reopened)
        assert "发生了变化" in reason("a.zip/y.txt")

    @pytest.mark.parametrize("name", ["a.rar", "a.7z", "a.tar.gz", "A.RAR"])
    def test_other_archives_are_refused_if_named_and_skipped_if_met(
        self, invoke: Invoke, write: Write, name: str
    ) -> None:
        write(name, "坏")
        assert invoke(".", "--allow-empty").exit_code == 0
        result = invoke(name)
        assert result.exit_code == 2
        assert "请解压后检查文件夹" in result.stdout

    @pytest.mark.parametrize(
        ("names", "suffix"),
        [
            (("word/document.xml", "_rels/.rels", "[Content_Types].xml"), ".docx"),
            (("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
            (("mimetype", "content.xml", "META-INF/manifest.xml"), ".odt/.ods"),
            (("OFD.xml", "Doc_0/Document.xml"), ".ofd"),
        ],
    )
    @pytest.mark.parametrize("is_inside", [False, True])
    def test_a_document_is_called_what_it_is(
        self, reason: Reason, pack: Pack, names: tuple[str, ...], suffix: str, is_inside: bool
    ) -> None:
        document = packed(*(Part(name.encode()) for name in names))
        if is_inside:
            pack("a.zip", Part(b"x.zip", document))
        else:
            pack("a.zip", document)
        said = reason("a.zip/x.zip" if is_inside else "a.zip")
        assert f"请把后缀改为 {suffix}" in said

    def test_a_folder_called_word_makes_no_document(self, found: Found, pack: Pack) -> None:
        pack("a.zip", note("word/x.txt", "坏"), note("xl/y.txt"))
        assert found(".") == [("a.zip/word/x.txt", "A001")]

    def test_a_zip_that_is_another_archive_is_called_what_it_is(
        self, reason: Reason, pack: Pack
    ) -> None:
        pack("a.zip", b"Rar!\x1a\7\1\0")
        assert "rar 压缩包" in reason("a.zip")

    def test_an_archive_on_standard_input_is_told_what_to_do(self, invoke: Invoke) -> None:
        data = packed(note("x.txt", "坏"))
        result = invoke("-", "--stdin-filename", "a.zip", stdin=data)
        assert result.exit_code == 2
        assert "  E001 这是压缩包" in result.stdout
        assert "存成文件" in result.stdout

    def test_a_tree_is_of_one_report(self, invoke: Invoke, pack: Pack) -> None:
        pack("a.zip", note("x.txt"))
        result = invoke("tree", "a.zip")
        assert result.exit_code == 2
        assert "这是压缩包" in result.stderr

    def test_one_that_is_not_there(self, invoke: Invoke, folder: Path) -> None:
        (folder / "b.zip").symlink_to("nowhere")
        for path, said in (("a.zip", "未找到文件或文件夹“a.zip”"), (".", "链接指向的文件不存在")):
            result = invoke(path)
            assert result.exit_code == 2
            assert said in result.stdout

    def test_list_files_tells_of_them(self, invoke: Invoke, pack: Pack) -> None:
        pack("a.zip", b"no zip")
        pack("b.zip", note("x.txt"))
        result = invoke(".", "--list-files")
        assert result.exit_code == 2
        assert result.stdout == "b.zip/x.txt\n"
        assert "a.zip：未能检查：压缩包已损坏" in result.stderr
