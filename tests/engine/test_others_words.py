"""What the system and the libraries say of a fault is told in the language of the run."""

from __future__ import annotations

import errno
import io
import os
import zipfile
import zlib
from lzma import LZMAError
from pathlib import Path

import pytest
import yaml

from reportlint.config import marked
from reportlint.errors import described
from reportlint.files.contents import unopened
from reportlint.files.zips import what_is_damaged
from reportlint.messages.system_errors import said_by_system, system_words
from tests.engine.conftest import Invoke, Write
from tests.speech import is_chinese


class TestSystem:
    @pytest.mark.parametrize(
        "name",
        [
            *("ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENAMETOOLONG", "EIO"),
            *(
                "ENOSPC",
                "EDQUOT",
                "EMFILE",
                "ENFILE",
                "EROFS",
                "EBUSY",
                "ESTALE",
                "ELOOP",
                "EINVAL",
            ),
            *("ETIMEDOUT", "EHOSTDOWN", "ENOMEM", "EFBIG", "EAGAIN", "ENXIO", "ENODEV", "EPIPE"),
        ],
    )
    def test_is_understood_by_its_number(self, name: str) -> None:
        number = getattr(errno, name)
        zh, en = system_words(OSError(number, os.strerror(number)))
        assert is_chinese(zh)
        assert en.isascii()
        assert said_by_system(os.strerror(number)).zh == zh

    def test_a_number_that_is_not_known_is_told_with_its_words(self) -> None:
        zh, en = system_words(OSError(4711, "Out of luck"))
        assert zh == "系统错误 4711：Out of luck"
        assert en == "system error 4711: Out of luck"

    def test_no_number_at_all(self) -> None:
        assert system_words(OSError("what")) == ("系统没有说明原因", "what")

    def test_a_file_that_word_has_open(self) -> None:
        error = PermissionError(errno.EACCES, "in use")
        error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
        assert system_words(error).zh == "文件正被其他程序占用"

    @pytest.mark.parametrize("number", [errno.ENOENT, errno.EISDIR, errno.EACCES, errno.EIO])
    def test_a_file_that_cannot_be_opened(self, number: int) -> None:
        refusal = unopened(OSError(number, os.strerror(number), "a.docx"))
        assert is_chinese(refusal.reason.zh)
        assert is_chinese(refusal.remedy.zh)

    def test_a_configuration_that_cannot_be_written(
        self, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def withhold(*_: object, **__: object) -> None:
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(Path, "open", withhold)
        result = invoke("config", "init")
        assert result.exit_code == 2
        assert "无法写入 .reportlint.yaml（所在的磁盘是只读的）" in result.stderr

    def test_a_plugin_that_meets_it(self) -> None:
        assert described(OSError(errno.ENOSPC, "No space left")).zh == "OSError：磁盘空间不足"


def _zip(data: bytes = b"\0" * 999) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return stream.getvalue()


def _stumbled(data: bytes) -> Exception:
    """Give what zipfile says of bytes."""
    with pytest.raises(Exception) as stumbled:  # noqa: PT011 - it has no class in common
        zipfile.ZipFile(io.BytesIO(data)).read("a.txt")
    return stumbled.value


class TestZip:
    @pytest.mark.parametrize(
        ("data", "zh"),
        [
            (b"", "找不到 zip 的文件目录"),
            (_zip()[:-30], "找不到 zip 的文件目录"),
            (_zip().replace(b"PK\1\2", b"PK\1\3"), "文件目录有错"),
            (_zip().replace(b"PK\3\4", b"PK\3\5"), "文件目录与内容对不上"),
            (_zip().replace(b"a.txt", b"b.txt", 1), "文件目录与内容对不上"),
            (_zip().replace(_zip()[14:18], b"crc!"), "校验和不符，内容已改变"),
            (_zip()[:36] + b"\xff\xff" + _zip()[38:], "压缩数据有错"),
        ],
        ids=range(7),  # A zip has the time in it at which it was made.
    )
    def test_is_told_in_chinese(self, data: bytes, zh: str) -> None:
        assert what_is_damaged(_stumbled(data)).zh == zh

    @pytest.mark.parametrize(
        "error",
        [
            zlib.error("Error -3 while decompressing data: invalid code lengths set"),
            LZMAError("Corrupt input data"),
            EOFError(),
            NotImplementedError("compression type 9 (deflate64)"),
            NotImplementedError("zip file version 6.3"),
            RuntimeError("File 'a' is encrypted, password required for extraction"),
            zipfile.BadZipFile("Overlapped entries: 'a' (possible zip bomb)"),
            zipfile.BadZipFile("zipfiles that span multiple disks are not supported"),
            zipfile.BadZipFile("Corrupt extra field 0001 (size=8)"),
            zipfile.BadZipFile("something that a later Python may say"),
            OSError(errno.EINVAL, "Invalid argument"),
            ValueError("negative seek value -7"),
        ],
    )
    def test_whatever_it_is(self, error: Exception) -> None:
        zh, en = what_is_damaged(error)
        assert is_chinese(zh)
        assert en


YAML = {
    "a: b: c": "冒号的位置不对",
    "a: b\n c: d": "冒号的位置不对",
    "a:\n\t- x": "制表符（Tab）",
    "a: [1": "没有闭合",
    "a: {x: y": "没有闭合",
    "a: 'x": "没有闭合",
    "a: ]x": "缩进或符号不对",
    "- a\nb: c": "缩进或符号不对",
    "a: b\n- c": "缩进或符号不对",
    "a: x\nb": "缺少“: ”",
    "? a: - b": "列表项（-）应另起一行",
    "a: *x": "没有对应的锚点",
    "b: &a 1\nc: &a 2": "锚点（&）的名称重复",
    "a: &": "后面应是字母或数字",
    "a: *": "后面应是字母或数字",
    'a: "\\q"': "反斜杠",
    'a: "\\xZZ"': "反斜杠",
    "a: @b": "不能以这个字符开头",
    "a: `b": "不能以这个字符开头",
    "a: |9x": "多行文字",
    "a: !<x": "标签（!）写法不对",
    "a: !x!y b": "标签（!）写法不对",
    "%TAG\n": "以 % 开头的指令",
    "%YAML 9.0\n---\na: b": "以 % 开头的指令",
    "a: b\n---\nc: d": "只能有一份内容",
    "a: \a": "控制字符 U+0007",
}
"""What a configuration file may have wrong as YAML, and what tells that it was understood."""


class TestYaml:
    @pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
    @pytest.mark.parametrize("text", YAML)
    def test_is_told_with_its_place(
        self,
        invoke: Invoke,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        text: str,
        loader: str,
    ) -> None:
        if not hasattr(yaml, loader):
            pytest.skip("PyYAML was built without libyaml")
        monkeypatch.setattr(marked, "_LOADER", getattr(yaml, loader))
        write(".reportlint.yaml", text=text)
        result = invoke("config", "validate")
        assert result.exit_code == 2
        place, said, why = result.stderr.split("：", 2)
        assert place.startswith(".reportlint.yaml:")
        assert said == "YAML 语法错误"
        assert YAML[text] in why
        assert is_chinese(why)
        assert "it is not valid YAML: " in invoke("config", "validate", "--lang", "en").stderr


class TestModel:
    """What pydantic finds, of every kind that the model of a configuration can have."""

    @pytest.mark.parametrize(
        "text",
        [
            *("select: A001", "select: {a: b}", "select: [1]", "select: ['']", "select: [[A]]"),
            *("lang: cn", "lang: [zh]", "lang: 3", "lang: {a: b}", "fail-on: yes"),
            *("rules: [A001]", "rules: A001", "rules: {A001: 3}", "rules: {A001: [on]}"),
            *("rules: {A001: {}}", "rules: {A001: {severity: 3}}", "rules: {'': off}"),
            *("rules: {A001: {severty: info}}", "rules: {A001: {severity: fatal}}"),
            *("per-file: x", "per-file: {'*.md': x}", "per-file: {'': {}}", "per-file: [a]"),
            *("per-file: {'*.md': {lang: zh}}", "exclude: x", "include: ['!']", "plugins: 3"),
            *("extends: default", "extends: [3]", "unknown: key", "plugins: [nobody-has-it]"),
        ],
    )
    def test_is_told_with_its_place(self, invoke: Invoke, write: Write, text: str) -> None:
        write(".reportlint.yaml", text=text)
        result = invoke("config", "validate")
        assert result.exit_code == 2
        (line,) = result.stderr.splitlines()
        place, said = line.split("：", 1)
        assert place.startswith(".reportlint.yaml:1:")
        assert is_chinese(said)
        assert "'" not in said
