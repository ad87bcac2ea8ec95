"""Why an archive, or something in it, is not read, and what its owner can do about it."""

from __future__ import annotations

from reportlint.files.zips import what_is_damaged
from reportlint.hookspecs import Unreadable
from reportlint.model.finding import Bilingual

_UNPACK = Bilingual("请解压后检查文件夹", "unpack it and check the folder")
_UNPACK_OUTER = Bilingual("请解压外层压缩包后再检查", "unpack the outer archive and check again")
_FETCH_AGAIN = Bilingual(
    "请重新取得压缩包，或解压后检查文件夹",
    "get the archive again, or unpack it and check the folder",
)
_MISTRUST = Bilingual(
    "请核对压缩包的来源；确认可信的，请解压后检查文件夹",
    "find out where the archive came from; if you trust it, unpack it and check the folder",
)
_PACK_AGAIN = Bilingual(
    "请解压后检查文件夹，或按普通方式重新压缩为 zip",
    "unpack it and check the folder, or pack it again as an ordinary zip",
)


def damaged(error: Exception) -> Unreadable:
    """Refuse what is not an archive, or a broken one."""
    why = what_is_damaged(error)
    return Unreadable(
        Bilingual(
            f"压缩包已损坏，或者不是 zip（{why.zh}）",
            f"the archive is not a zip, or is damaged ({why.en})",
        ),
        _FETCH_AGAIN,
    )


def misnamed(suffix: str) -> Unreadable:
    """Refuse a document: what is in it are its parts, not reports."""
    return Unreadable(
        Bilingual(
            f"这不是压缩包，而是 {suffix} 文件", f"it is not an archive, but a {suffix} file"
        ),
        Bilingual(f"请把后缀改为 {suffix}", f"change its suffix to {suffix}"),
    )


def damaged_member(error: Exception) -> Unreadable:
    """Refuse a member whose bytes are not what they should be."""
    why = what_is_damaged(error)
    return Unreadable(
        Bilingual(
            f"压缩包里的这个文件已损坏（{why.zh}）", f"it is damaged in the archive ({why.en})"
        ),
        _FETCH_AGAIN,
    )


def changed() -> Unreadable:
    """Refuse a member that is no longer where it was."""
    return Unreadable(
        Bilingual("检查期间压缩包发生了变化", "the archive changed while it was being checked"),
        Bilingual("请待其写入完成后重新检查", "check it again when nothing is writing to it"),
    )


def encrypted() -> Unreadable:
    """Refuse what needs a password."""
    return Unreadable(
        Bilingual("压缩时加了密码", "it was packed with a password"),
        Bilingual(
            "请用密码解压后检查文件夹，或不加密码重新压缩",
            "unpack it and check the folder, or pack it without a password",
        ),
    )


def unknown_compression(method: int) -> Unreadable:
    """Refuse a member packed in an unusual way."""
    return Unreadable(
        Bilingual(
            f"压缩方法不受支持（方法 {method}）",
            f"it is compressed with an unusual method ({method})",
        ),
        _PACK_AGAIN,
    )


def nested_too_deep() -> Unreadable:
    """Refuse an archive in an archive in an archive."""
    return Unreadable(
        Bilingual("压缩包嵌套在三层以上", "it lies three archives deep"),
        _UNPACK_OUTER,
    )


def too_many(limit: int) -> Unreadable:
    """Refuse an archive with more in it than any has reason to."""
    return Unreadable(
        Bilingual(f"压缩包里的文件超过 {limit} 个", f"there are more than {limit} files in it"),
        _UNPACK,
    )


def too_much(limit: int) -> Unreadable:
    """Refuse an archive that unpacks to more than any has reason to."""
    gigabytes = limit // 1024**3
    return Unreadable(
        Bilingual(f"全部解压后超过 {gigabytes} GB", f"it unpacks to more than {gigabytes} GB"),
        _MISTRUST,
    )


def too_large_inside(limit: int) -> Unreadable:
    """Refuse an archive in an archive that is too large to be kept in memory."""
    megabytes = limit // 1024**2
    return Unreadable(
        Bilingual(
            f"嵌套的压缩包超过 {megabytes} MB",
            f"an archive in an archive may not be larger than {megabytes} MB",
        ),
        _UNPACK_OUTER,
    )


def too_dense(size: int) -> Unreadable:
    """Refuse a member that was packed to next to nothing."""
    megabytes = size / 1024**2
    return Unreadable(
        Bilingual(
            f"压缩比异常，解压后有 {megabytes:.0f} MB，不像一份报告",
            f"it was packed to next to nothing and unpacks to {megabytes:.0f} MB: not a report",
        ),
        _MISTRUST,
    )


def overlapping() -> Unreadable:
    """Refuse an archive whose members share their bytes, as only a trap has them."""
    return Unreadable(
        Bilingual("压缩包里的文件互相重叠", "the files in the archive overlap"), _MISTRUST
    )
