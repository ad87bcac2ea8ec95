"""Why a file of an office program cannot be read, and what its owner can do about it."""

from __future__ import annotations

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.readers.shared.kinds import Kind


def too_slow(kind: Kind, seconds: float) -> Unreadable:
    """Say that LibreOffice was given up."""
    return Unreadable(
        Bilingual(
            f"LibreOffice 在 {seconds:g} 秒内没有转换完",
            f"LibreOffice took more than {seconds:g} seconds to convert it",
        ),
        kind.save_again,
    )


def not_converted(name: str, kind: Kind) -> Unreadable:
    """Say that LibreOffice made nothing of it. It does not tell why."""
    return Unreadable(
        Bilingual(
            f"LibreOffice 未能转换这个 {name} 文件：文件可能已损坏或有密码，LibreOffice 也可能安装不全",
            f"LibreOffice could not convert this {name} file: it may be damaged or locked, or "
            "LibreOffice is not fully installed",
        ),
        kind.save_again,
    )


def misnamed(name: str, suffix: str) -> Unreadable:
    """Say that a file is read only under the suffix of its own format."""
    return Unreadable(
        Bilingual(f"文件实为 {name}", f"the file is really {name}"),
        Bilingual(f"请把后缀改为 {suffix}", f"change its suffix to {suffix}"),
    )


def unknown(suffix: str, kind: Kind) -> Unreadable:
    """Say that a file is nothing that is read under such a name."""
    return Unreadable(
        Bilingual(
            f"不是可读取的 {suffix} 文件，或者已损坏",
            f"the file is not a {suffix} file that can be read, or is damaged",
        ),
        kind.fetch_again,
    )
