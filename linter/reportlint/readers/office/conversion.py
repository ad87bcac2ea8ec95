"""Converting a file by LibreOffice: without a window, without a network, leaving nothing behind.

A first start makes a profile, which takes as long as two conversions. Each process makes one of its
own, for two LibreOffices with one profile get in each other's way, and keeps it while it lives.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.util import Finalize
from pathlib import Path
from typing import NamedTuple

from reportlint.readers.office.installation import soffice_for
from reportlint.readers.office.profile import furnish
from reportlint.readers.office.running import run
from reportlint.readers.shared.kinds import DOCX, XLSX, Kind

PATIENCE = 60.0
"""Seconds for one file; it takes about one, and two when the profile is made."""

_SOURCE = "source"
_FILTERS = {DOCX: "docx:MS Word 2007 XML", XLSX: "xlsx:Calc MS Excel 2007 XML"}
_ZIP = b"PK"


class Conversion(NamedTuple):
    """What LibreOffice is asked for: by which of its filters it reads a format, and what to make."""

    reads: str
    makes: Kind


def convert(data: bytes, name: str, conversion: Conversion) -> bytes:
    """Convert a file of a format of some name; raises Unreadable."""
    reads, makes = conversion
    program = soffice_for(name)
    with (
        _home() as home,
        tempfile.TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as folder,
    ):
        (Path(folder) / _SOURCE).write_bytes(data)
        command = [
            str(program),
            f"-env:UserInstallation={_profile(home).as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"--infilter={reads}",
            "--convert-to",
            _FILTERS[makes],
            _SOURCE,
        ]
        status = run(command, Path(folder), _environment(home, folder), PATIENCE)
        if status is None:
            raise makes.refused("office.too-slow", seconds=PATIENCE)
        made = Path(folder) / f"{_SOURCE}.{makes.name}"
        result = made.read_bytes() if made.is_file() else b""
        if status or not result.startswith(_ZIP):
            raise makes.refused("office.not-converted", name=name)
        return result


_homes: dict[int, Path] = {}
"""By the process: one that was forked has not made the folder that it knows of."""


@contextmanager
def _home() -> Iterator[Path]:
    """Lend the folder of this process's LibreOffice, which is made anew after a failure."""
    process = os.getpid()
    if process not in _homes:
        _homes[process] = Path(tempfile.mkdtemp(prefix="libreoffice-"))
        Finalize(None, _give_up, [process], exitpriority=0)
        furnish(_profile(_homes[process]))
    try:
        yield _homes[process]
    except BaseException:
        _give_up(process)
        raise


def _give_up(process: int) -> None:
    home = _homes.pop(process, None)
    if home is not None:
        _remove_pipe(_profile(home))
        shutil.rmtree(home, ignore_errors=True)


def _profile(home: Path) -> Path:
    return home / "profile"


def _environment(home: Path, folder: str) -> dict[str, str]:
    """Give what LibreOffice is told of the machine: to write nowhere but in our own folders."""
    return {
        **os.environ,
        "HOME": str(home),
        **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder),
        "LC_ALL": "C.UTF-8",
    }


def _remove_pipe(profile: Path) -> None:
    """Remove the pipe by which a LibreOffice that was killed could be asked for more.

    It makes it in /tmp, whatever it is told, by the MD5 of its profile's address.
    """
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    for folder in ("/tmp", "/var/tmp"):  # noqa: S108 - see above
        for pipe in Path(folder).glob(f"OSL_PIPE_*_SingleOfficeIPC_{name}"):
            with suppress(OSError):
                pipe.unlink()
