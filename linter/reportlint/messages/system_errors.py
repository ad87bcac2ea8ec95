"""What the operating system says when it refuses something, in both languages.

Its own words are in the language of the machine, not in that of the messages around them.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_USE = Bilingual("文件正被其他程序占用", "another program is using the file")
_NO_CONNECTION = Bilingual("网络连接不上", "there is no network connection to it")
_TOO_MANY_FILES = Bilingual("打开的文件过多", "too many files are open")
_NO_DEVICE = Bilingual("没有这个设备", "there is no such device")
_NO_PERMISSION = Bilingual("没有权限", "permission denied")
_UNSUPPORTED = Bilingual("系统不支持这种操作", "the system does not support this")

_BY_NAME: Mapping[str, Bilingual] = {
    "EACCES": _NO_PERMISSION,
    "EPERM": _NO_PERMISSION,
    "ENOENT": Bilingual("未找到文件或文件夹", "no such file or folder"),
    "EISDIR": Bilingual("这是文件夹，不是文件", "it is a folder, not a file"),
    "ENOTDIR": Bilingual("路径中有一段不是文件夹", "a part of the path is not a folder"),
    "EEXIST": Bilingual("已有同名的文件或文件夹", "there is a file or folder of that name"),
    "ENOTEMPTY": Bilingual("文件夹不是空的", "the folder is not empty"),
    "ENAMETOOLONG": Bilingual("文件名或路径过长", "the name or path is too long"),
    "EILSEQ": Bilingual("文件名中有系统不接受的字符", "the system refuses a character in the name"),
    "EINVAL": Bilingual("系统不接受这个路径或操作", "the system refuses this path or operation"),
    "ELOOP": Bilingual("链接指来指去，没有尽头", "links lead to each other without end"),
    "EMFILE": _TOO_MANY_FILES,
    "ENFILE": _TOO_MANY_FILES,
    "EFBIG": Bilingual("文件过大", "the file is too large"),
    "ENOSPC": Bilingual("磁盘空间不足", "no space is left on the disk"),
    "EDQUOT": Bilingual("超出磁盘配额", "the disk quota is exceeded"),
    "EROFS": Bilingual("所在的磁盘是只读的", "the disk is read-only"),
    "EIO": Bilingual("读写出错，磁盘或网络可能有故障", "reading or writing failed on the device"),
    "EBUSY": Bilingual("文件或设备正被占用", "the file or device is in use"),
    "ETXTBSY": _IN_USE,
    "EAGAIN": Bilingual("暂时无法读写", "it cannot be read or written just now"),
    "EINTR": Bilingual("操作被中断", "the operation was interrupted"),
    "ENOMEM": Bilingual("内存不足", "there is not enough memory"),
    "EPIPE": Bilingual("接收输出的程序已经结束", "the program that took the output has ended"),
    "EBADF": Bilingual("文件已经关闭", "the file is closed already"),
    "ESTALE": Bilingual("网络文件夹已经失效", "the network folder is no longer there"),
    "ENXIO": _NO_DEVICE,
    "ENODEV": _NO_DEVICE,
    "ENOMEDIUM": Bilingual("没有插入磁盘", "there is no disk in the drive"),
    "EXDEV": Bilingual("不能跨磁盘移动", "it cannot be moved to another disk"),
    "ENOSYS": _UNSUPPORTED,
    "EOPNOTSUPP": _UNSUPPORTED,
    "ETIMEDOUT": Bilingual("网络没有及时回应", "the network took too long to answer"),
    "EHOSTDOWN": _NO_CONNECTION,
    "EHOSTUNREACH": _NO_CONNECTION,
    "ENETDOWN": _NO_CONNECTION,
    "ENETUNREACH": _NO_CONNECTION,
    "ENOTCONN": _NO_CONNECTION,
    "ECONNABORTED": _NO_CONNECTION,
    "ECONNREFUSED": _NO_CONNECTION,
    "ECONNRESET": _NO_CONNECTION,
}
"""By the names of the numbers; no system has them all, and each has numbers of its own."""

_BY_NUMBER = {
    number: said
    for name, said in _BY_NAME.items()
    if (number := getattr(errno, name, None)) is not None
}

_WINDOWS_IN_USE = (32, 33)
"""What Windows, which calls it a lack of permission, says of a file that Word has open."""


_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""The numbers of a disk that has no room."""


def system_words(error: OSError) -> Bilingual:
    """Say why the system refused something; what it says itself where that is not known here."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return _IN_USE
    if error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    if error.errno is None:
        return Bilingual("系统没有说明原因", str(error) or "the system does not say why")
    return Bilingual(
        f"系统错误 {error.errno}：{error.strerror}", f"system error {error.errno}: {error.strerror}"
    )


def is_full(error: OSError) -> bool:
    """Say whether a disk has no room."""
    return error.errno in _FULL


def to_be_written(error: OSError) -> Bilingual:
    """Say what to do so that something can be written which the system has refused to write."""
    if is_full(error):
        return Bilingual(
            "请腾出磁盘空间后重试，或者写到别的磁盘",
            "make room on the disk and run again, or write to another disk",
        )
    if system_words(error) is _IN_USE:
        return Bilingual("请关闭该程序后重试", "close that program and run again")
    return Bilingual("请核对路径和权限", "check its path and permissions")


def said_by_system(words: str) -> Bilingual:
    """Say the same where only the system's words have been handed on, as click does."""
    known = {os.strerror(number): said for number, said in _BY_NUMBER.items()}
    return known.get(words, Bilingual("系统不允许", words))
