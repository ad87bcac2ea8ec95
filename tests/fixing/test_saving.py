"""A mended file replaces the old one as a whole, or the old one is there as it was."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest

from reportlint.fixing.mending import Mended, Unmended, Unsaved
from reportlint.fixing.saving import difference, save
from reportlint.hookspecs import Source
from reportlint.model.document import Span
from reportlint.readers.word import WordReader
from tests.builder import profiles
from tests.fixing.packages import of_lines

OLD, NEW = "一、总体情况\r\n2、主动公开\r\n", "一、总体情况\r\n二、主动公开\r\n"


class Killed(BaseException):
    """What ends a process can be caught by nobody."""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(OLD.encode())
    return path


def _mended(path: Path, codec: str = "utf-8", mark: bytes = b"") -> Mended:
    before, after = (mark + text.encode(codec) for text in (OLD, NEW))
    return Mended(str(path), before, after, OLD, NEW)


def _alone(report: Path) -> bool:
    return [entry.name for entry in report.parent.iterdir()] == [report.name]


def test_it_is_replaced_and_nothing_else_is_left(report: Path) -> None:
    save(_mended(report))
    assert report.read_bytes() == NEW.encode()
    assert _alone(report)


@pytest.mark.parametrize(
    ("codec", "mark"), [("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf")]
)
def test_its_encoding_mark_and_line_ends_are_kept(report: Path, codec: str, mark: bytes) -> None:
    report.write_bytes(mark + OLD.encode(codec))
    save(_mended(report, codec, mark))
    assert report.read_bytes() == mark + NEW.encode(codec)


def test_its_mode_is_kept(report: Path) -> None:
    report.chmod(0o640)
    save(_mended(report))
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_its_owner_is_kept(report: Path) -> None:
    os.chown(report, 1234, 4321)
    save(_mended(report))
    assert (report.stat().st_uid, report.stat().st_gid) == (1234, 4321)


def test_a_link_goes_on_leading_there(report: Path) -> None:
    link = report.parent / "link.txt"
    link.symlink_to(report)
    save(_mended(link))
    assert link.is_symlink()
    assert report.read_bytes() == NEW.encode()


def test_what_was_changed_meanwhile_is_left_alone(report: Path) -> None:
    report.write_bytes(b"something else")
    with pytest.raises(Unmended, match="changed meanwhile"):
        save(_mended(report))
    assert report.read_bytes() == b"something else"
    assert _alone(report)


def test_another_users_file_is_left_alone(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: report.stat().st_uid + 1)
    with pytest.raises(Unsaved, match="another user's"):
        save(_mended(report))
    assert report.read_bytes() == OLD.encode()


def test_a_read_only_file_is_left_alone(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unsaved, match="read-only"):
        save(_mended(report))
    assert report.read_bytes() == OLD.encode()


def _failing(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


STEPS: list[tuple[Any, str]] = [
    (os, "fsync"),
    (Path, "open"),
    (Path, "replace"),
    (Path, "chmod"),
    (Path, "read_bytes"),
    (tempfile, "mkstemp"),
]


@pytest.mark.parametrize(("owner", "step"), STEPS)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), Killed()])
def test_whatever_step_fails_the_old_file_is_there(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: Any,
    step: str,
    error: BaseException,
) -> None:
    with monkeypatch.context() as broken:
        fail = _failing(error)
        broken.setattr(owner, step, fail)
        with pytest.raises((Unsaved, Killed)):
            save(_mended(report))
    assert report.read_bytes() == OLD.encode()


@pytest.mark.parametrize("count", range(12))
def test_a_process_killed_between_two_calls_leaves_the_old_file_or_the_new(
    report: Path, count: int
) -> None:
    """Kill for good, with no `finally`, before the n-th thing that is asked of the system."""
    pid = os.fork()
    if not pid:
        _die_at(count)
        save(_mended(report))
        os._exit(0)
    os.waitpid(pid, 0)
    assert report.read_bytes() in (OLD.encode(), NEW.encode())


def _die_at(count: int) -> None:
    left = count

    def heed(event: str, _arguments: object) -> None:
        nonlocal left
        if event.startswith(("open", "os.", "tempfile.")):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(heed)


def test_a_process_killed_at_any_instruction_leaves_the_old_word_file_or_the_new(
    tmp_path: Path,
) -> None:
    """Kill before the n-th instruction of Python, for n over all of them, or evenly spread ones."""
    old = of_lines(OLD)
    document = WordReader().read(Source("report.docx", old))
    assert document.source is not None
    start = document.source.text.index("2、")
    new = document.source.edited([(Span(start, start + 1), "二")])
    path = tmp_path / "report.docx"
    mended = Mended(str(path), old, new, "", "")
    _count_instructions(mended, old)
    last = _count_instructions(mended, old)
    assert last > 1000
    seen = set()
    for count in range(0, last, -(-last // profiles.kills())):
        path.write_bytes(old)
        pid = os.fork()
        if not pid:
            _die_at_instruction(count)
            save(mended)
            os._exit(0)
        os.waitpid(pid, 0)
        seen.add(path.read_bytes())
        for entry in tmp_path.iterdir():
            entry.unlink()
    assert seen == {old, new}


def _count_instructions(mended: Mended, old: bytes) -> int:
    Path(mended.path).write_bytes(old)
    count = 0

    def heed(_frame: FrameType) -> None:
        nonlocal count
        count += 1

    _at_each_instruction(heed)
    try:
        save(mended)
    finally:
        sys.settrace(None)
    return count


def _die_at_instruction(count: int) -> None:
    left = count

    def heed(_frame: FrameType) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)

    _at_each_instruction(heed)


def _at_each_instruction(heed: Callable[[FrameType], None]) -> None:
    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        frame.f_trace_opcodes = True
        if event == "opcode":
            heed(frame)
        return trace

    sys.settrace(trace)


def test_the_difference_is_a_unified_diff() -> None:
    lines = list(difference(Mended("a.txt", b"", b"", "甲\n2、乙", "甲\n二、乙")))
    assert lines == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1,2 +1,2 @@",
        " 甲",
        "-2、乙",
        "\\ No newline at end of file",
        "+二、乙",
        "\\ No newline at end of file",
    ]
