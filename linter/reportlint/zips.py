"""What any zip is held to, be it an archive of reports or a file that is one inside."""

from __future__ import annotations

import zipfile
import zlib
from lzma import LZMAError
from struct import error as StructError  # noqa: N812

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
"""All that zipfile raises for bytes that are no zip, or a broken one."""


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Say whether it takes a password to unpack a member."""
    return bool(member.flag_bits & _IS_ENCRYPTED)


def is_too_dense(member: zipfile.ZipInfo) -> bool:
    """Say whether a member was packed to next to nothing, as only a trap is."""
    return member.file_size > _SMALL and member.file_size > _HIGHEST_RATIO * member.compress_size
