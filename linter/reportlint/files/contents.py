"""The bytes of what is to be checked, no more of them than a report can have."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.system_errors import system_words
from reportlint.refusals.catalogue import refusal

LIMIT = 20 * 1024 * 1024
"""No report comes near to so many bytes; a larger file is a mistake, or an attack."""

USUAL = 1024**2
"""Few reports have more bytes, be they web pages with all that is around them."""

PATIENCE = 5.0
"""Seconds for a pipe to give its first byte."""

ZIP = ".zip"
"""The suffix of archives that are walked like folders."""

_HANDED_OVER = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""What a shell opens for us, as for `<(…)`: a pipe maybe, but one that somebody writes to."""


def is_hidden(name: str) -> bool:
    """Say whether something in a folder or an archive is passed over by its name alone.

    Hidden files are, what Office puts beside a file that is open, and what a Mac puts into a zip.
    """
    return name.startswith((".", "~$")) or name == "__MACOSX"


def size(path: str) -> int:
    """Give the bytes of a file; 0 if there is none to be seen."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def read(path: str) -> Source:
    """Read a file's bytes; raises Unreadable."""
    try:
        with opened(path) as stream:
            if os.fstat(stream.fileno()).st_size > LIMIT:
                raise too_large()
            return read_stream(path, stream)
    except OSError as error:
        raise unopened(error) from None


def read_stream(path: str, stream: BinaryIO) -> Source:
    """Read a stream to its end, or to the limit; raises Unreadable."""
    return within_limit(Source(path, stream.read(LIMIT + 1)))


def within_limit(source: Source) -> Source:
    """Pass on what is no larger than a report can be; raises Unreadable."""
    if len(source.data) > LIMIT:
        raise too_large()
    return source


def opened(path: str) -> BinaryIO:
    """Open a file, or a pipe that somebody writes to; raises OSError, and Unreadable for another.

    To open a pipe that nobody writes to takes for ever.
    """
    if not stat.S_ISFIFO(Path(path).stat().st_mode) or path.startswith(_HANDED_OVER):
        return Path(path).open("rb")
    from select import select

    stream = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb")
    if not any(select([stream], [], [], PATIENCE)):
        stream.close()
        raise refusal("file.silent-pipe")
    os.set_blocking(stream.fileno(), True)
    return stream


def unopened(error: OSError) -> Unreadable:
    """Say that the system did not let a file or folder be opened."""
    why = system_words(error)
    if error.errno == errno.ENOENT:
        name = os.fsdecode(error.filename or "")
        if Path(name).is_symlink():
            return refusal("file.dangling-link")
        return refusal("file.missing", why=why, name=name)
    if error.errno == errno.EISDIR:
        return refusal("file.folder", why=why)
    return refusal("file.unopened", why=why)


def too_large() -> Unreadable:
    """Say that a file has more bytes than the limit."""
    return refusal("file.too-large", megabytes=LIMIT // 1024**2)
