"""What any zip is held to, be it an archive of reports or a file that is one inside."""

from __future__ import annotations

import zipfile
import zlib
from lzma import LZMAError
from struct import error as StructError  # noqa: N812

from reportlint.messages.languages import Bilingual
from reportlint.messages.system_errors import system_words

_HIGHEST_RATIO = 200
"""Reports pack to a tenth or a twentieth, a very long empty table to a hundredth."""
_SMALL = 1024**2
"""Whatever its ratio, a member as small as this does no harm."""
_IS_ENCRYPTED = 0x1

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    StructError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""All that zipfile raises for bytes that are not a zip, or are a broken one."""


_WORDINGS = {
    "not a zip file": "找不到 zip 的文件目录",
    "end of the file is missing": "文件不完整，缺少结尾",
    "Truncated": "文件不完整",
    "central directory": "文件目录有错",
    "magic number": "文件目录与内容对不上",
    "CRC-32": "校验和不符，内容已改变",
    "differ": "文件目录与内容对不上",
    "Overlapped": "里面的文件互相重叠",
    "multiple disks": "是分卷压缩的一部分",
    "extra field": "附加信息有错",
    "encrypted": "有密码",
    "password": "有密码",
    "version": "zip 的版本不受支持",
    "compression": "压缩方法不受支持",
    "patched data": "压缩方法不受支持",
}
"""What zipfile says, by the words that tell: it has one class for most of it."""


def what_is_damaged(error: Exception) -> Bilingual:
    """Say what zipfile, or what unpacks for it, has stumbled over."""
    if isinstance(error, OSError) and error.errno is not None:
        return system_words(error)
    words = str(error)
    if isinstance(error, zlib.error | LZMAError):
        return Bilingual("压缩数据有错", words)
    if isinstance(error, EOFError):
        return Bilingual("文件不完整", words or "it ends too soon")
    zh = next((zh for mark, zh in _WORDINGS.items() if mark in words), "内部数据有错")
    return Bilingual(zh, words or type(error).__name__)


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Say whether it takes a password to unpack a member."""
    return bool(member.flag_bits & _IS_ENCRYPTED)


def is_too_dense(member: zipfile.ZipInfo) -> bool:
    """Say whether a member was packed to next to nothing, as only a trap is."""
    return member.file_size > _SMALL and member.file_size > _HIGHEST_RATIO * member.compress_size
