"""From paths to files: everything that was meant, each once, and nothing that was left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.config.find import Configurations
from reportlint.discovery.walk import Discovery, discover
from reportlint.files import contents
from reportlint.plugins.loading import Plugins
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN


class Find:
    """Searches, with the settings that lie in the folder."""

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins

    def __call__(self, *paths: str) -> Discovery:
        return discover(paths, Configurations(self._plugins), self._plugins)

    def paths(self, *paths: str) -> list[str]:
        return [target.path for target in self(*paths).targets]


@pytest.fixture
def find(notes: Plugins) -> Find:
    return Find(notes)


class TestWalking:
    def test_finds_what_readers_know_in_the_order_of_paths(self, find: Find, write: Write) -> None:
        for name in ("b.txt", "a/z.md", "a/b/c.TXT", "c.jpg", "a.txt"):
            write(name)
        found = find(".")
        assert [target.path for target in found.targets] == [
            "a.txt",
            "a/b/c.TXT",
            "a/z.md",
            "b.txt",
        ]
        assert found.skipped == ["c.jpg"]

    @pytest.mark.parametrize("suffix", [".docm", ".dotx", ".xltx", ".mht", ".mhtml", ".wps"])
    def test_finds_what_office_programs_write(self, find: Find, write: Write, suffix: str) -> None:
        write(f"x{suffix}")
        assert find.paths(".") == [f"x{suffix}"]

    def test_passes_over_what_is_hidden(self, find: Find, write: Write) -> None:
        for name in (".git/a.txt", ".hidden/a.txt", ".a.txt", "b.txt"):
            write(name)
        assert find.paths(".") == ["b.txt"]

    def test_passes_over_what_office_puts_beside_an_open_file(
        self, find: Find, write: Write
    ) -> None:
        for name in ("~$b.docx", "~$c.txt", ".~lock.b.docx#", "b.txt"):
            write(name)
        found = find(".")
        assert [target.path for target in found.targets] == ["b.txt"]
        assert found.skipped == []

    def test_meets_a_file_once_however_often_it_is_given(self, find: Find, write: Write) -> None:
        write("a/x.txt")
        assert find.paths(".", "a", "a/x.txt", "./a/../a/x.txt") == ["a/x.txt"]

    def test_a_file_that_is_also_named_was_meant(self, find: Find, write: Write) -> None:
        write("x.txt")
        (target,) = find(".", "x.txt").targets
        assert target.wanted

    def test_survives_great_depth(self, find: Find) -> None:
        deep = Path(*["d"] * 400)
        deep.mkdir(parents=True)
        (deep / "x.txt").touch()
        assert find.paths(".") == [str(deep / "x.txt")]

    def test_an_unreadable_folder_is_told_and_the_others_walked(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scandir = os.scandir

        def guarded(path: Path) -> object:
            if Path(path).name == "locked":
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        write("locked/x.txt")
        write("open/x.txt", "坏")
        monkeypatch.setattr(os, "scandir", guarded)
        result = invoke(".", "--quiet")
        assert result.exit_code == 2
        assert result.stdout.splitlines() == [
            "locked: 错误 E001 unchecked-file  无法打开（没有权限）；请核对路径和读取权限",
            "open/x.txt:1:4: 错误 A001 bad-word  第 1 段：不应写“坏”",
        ]
        assert invoke(".", "--list-files").exit_code == 2


class TestLinks:
    def test_a_loop_is_told_and_left(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a/b/x.txt", "坏")
        (folder / "a/b/up").symlink_to(folder / "a")
        (folder / "a/self").symlink_to(".")
        result = invoke(".", "--quiet")
        assert result.exit_code == 1
        assert result.stdout.count("\n") == 1
        assert "a/b/up：链接指回上级文件夹" in result.stderr
        assert "a/self：链接指回上级文件夹" in result.stderr

    def test_a_link_out_and_back_ends(self, find: Find, write: Write, folder: Path) -> None:
        write("in/x.txt")
        write("out/y.txt")
        (folder / "in/away").symlink_to(folder / "out")
        (folder / "out/back").symlink_to(folder / "in")
        found = find("in")
        assert [target.path for target in found.targets] == ["in/away/y.txt", "in/x.txt"]
        assert len(found.notes) == 1

    def test_what_is_linked_goes_by_its_own_name(
        self, find: Find, write: Write, folder: Path
    ) -> None:
        write("real/x.txt")
        (folder / "a-folder").symlink_to(folder / "real")
        (folder / "a-file.txt").symlink_to(folder / "real/x.txt")
        assert find.paths(".") == ["real/x.txt"]

    def test_links_to_files_elsewhere_are_followed(
        self, find: Find, write: Write, folder: Path
    ) -> None:
        write("in/y.txt")
        write("out/x.txt")
        (folder / "in/x.txt").symlink_to(folder / "out/x.txt")
        assert find.paths("in") == ["in/x.txt", "in/y.txt"]

    def test_a_link_to_nothing_is_a_file_that_cannot_be_read(
        self, invoke: Invoke, folder: Path
    ) -> None:
        (folder / "x.txt").symlink_to("nowhere")
        (folder / "round.txt").symlink_to("round.txt")
        result = invoke(".")
        assert result.exit_code == 2
        assert result.stdout.count("E001") == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
class TestPipes:
    """To open one that nobody writes to takes for ever: these tests then hang."""

    def test_are_passed_over_in_a_folder(self, find: Find, write: Write, folder: Path) -> None:
        write("x.txt")
        os.mkfifo("pipe.txt")
        (folder / "link.txt").symlink_to("pipe.txt")
        (folder / "zero.txt").symlink_to("/dev/zero")
        assert find.paths(".") == ["x.txt"]

    @pytest.mark.parametrize("name", ["pipe.txt", "pipe.docx", "pipe.zip", "pipe"])
    def test_are_refused_if_named_and_the_others_checked(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setattr(contents, "PATIENCE", 0.1)
        write("x.txt", "坏")
        os.mkfifo(name)
        result = invoke(name, "x.txt", "--quiet")
        assert result.exit_code == 2
        assert f"{name}: 错误 E001 unchecked-file  这不是普通文件" in result.stdout
        assert "x.txt:1:4: 错误 A001" in result.stdout

    def test_one_called_gitignore_ignores_nothing(self, find: Find, write: Write) -> None:
        write("x.txt")
        os.mkfifo(".gitignore")
        assert find.paths(".") == ["x.txt"]

    def test_one_that_a_shell_opened_is_read(self, invoke: Invoke) -> None:
        read, write = os.pipe()
        os.write(write, f"{SIGN} 坏\n".encode())
        os.close(write)
        result = invoke(f"/dev/fd/{read}", "--quiet")
        os.close(read)
        assert f"/dev/fd/{read}:1:4: 错误 A001" in result.stdout


class TestLeavingOut:
    def test_gitignores_hold_the_nearest_over_the_farther(self, find: Find, write: Write) -> None:
        write(".gitignore", text="*.txt\n!keep.txt\n/top.md\nbuild/\n# comment\n!\n")
        write("sub/.gitignore", text="!again.txt\n")
        for name in ("a.txt", "keep.txt", "top.md", "sub/top.md", "sub/again.txt", "sub/b.txt"):
            write(name)
        write("build/keep.txt")
        assert find.paths(".") == ["keep.txt", "sub/again.txt", "sub/top.md"]

    def test_those_above_hold_up_to_the_root_of_the_repository(
        self, find: Find, write: Write, folder: Path
    ) -> None:
        write(".gitignore", text="*.md\n")
        write("repository/.gitignore", text="drafts/\n")
        (folder / "repository/.git").mkdir()
        write("repository/sub/drafts/x.txt")
        write("repository/sub/x.txt")
        write("repository/sub/x.md")
        assert find.paths("repository/sub") == ["repository/sub/x.md", "repository/sub/x.txt"]

    def test_an_ignored_folder_named_outright_is_walked(
        self, find: Find, write: Write, folder: Path
    ) -> None:
        (folder / ".git").mkdir()
        write(".gitignore", text="build/\n")
        write("build/x.txt")
        assert find.paths(".") == []
        assert find.paths("build") == ["build/x.txt"]

    def test_excluded_files_are_neither_checked_nor_counted(self, find: Find, write: Write) -> None:
        write(".reportlint.yaml", text="exclude: ['drafts/**', 'tmp/', '*.md']")
        for name in ("drafts/x.txt", "a/tmp/x.txt", "y.md", "z.txt"):
            write(name)
        found = find(".")
        assert [target.path for target in found.targets] == ["z.txt"]
        assert found.skipped == []

    @pytest.mark.parametrize("rule", [".gitignore", ".reportlint.yaml"])
    def test_a_file_named_outright_is_always_checked(
        self, find: Find, write: Write, rule: str
    ) -> None:
        write("x.txt")
        write(rule, text="*.txt" if rule == ".gitignore" else "exclude: ['*.txt']")
        assert find.paths(".") == []
        assert find.paths("x.txt") == ["x.txt"]


class TestInclude:
    def test_what_is_included_has_to_be_a_report(self, invoke: Invoke, write: Write) -> None:
        write("reports/x.txt", text="不相干\n")
        assert invoke(".", "--allow-empty").exit_code == 0
        write(".reportlint.yaml", text="include: ['reports/**']")
        result = invoke(".")
        assert result.exit_code == 2
        assert "E001" in result.stdout

    def test_what_is_included_is_read_whatever_its_suffix(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("x.report", "坏")
        write(".reportlint.yaml", text="include: ['*.report']")
        assert "x.report  " in invoke(".").stdout

    def test_a_named_file_of_an_unknown_suffix_is_read_as_text(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("x.report", "坏")
        assert "x.report  " in invoke("x.report").stdout
