"""Writes a file so that nobody ever sees half of it, whatever ends the process meanwhile."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside its place and move it there once it is on the disk; raises OSError.

    Its name may be a link, which goes on leading there. One that replaces another has its mode, and
    its owner as far as the system lets us.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():  # A device or a pipe cannot be replaced.
        with place.open("wb") as stream:
            yield stream
        return
    with drafted(place) as draft, draft.open("wb") as stream:
        yield stream


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Give a file beside a place, for what writes to no stream, and move it there as `whole` does."""
    place = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".reportlint-", suffix=".tmp")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _make_like(draft, place)
        with draft.open("rb+") as stream:
            os.fsync(stream.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _make_like(draft: Path, place: Path) -> None:
    if not place.exists():
        draft.chmod(0o666 & ~_umask())
        return
    before, now = place.stat(), draft.stat()
    if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        with suppress(PermissionError):
            os.chown(draft, before.st_uid, before.st_gid)
    draft.chmod(before.st_mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
