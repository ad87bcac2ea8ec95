"""The folder in which a user's caches lie."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_dir


def place() -> Path:
    """Give the folder's path, be it there or not."""
    return Path(user_cache_dir("reportlint"))


def safe_folder() -> Path | None:
    """Give the folder, made for this user alone; None where there cannot be one that is safe.

    What lies in it is believed. So it may be used only if it is the user's own, and nobody else can
    write to it.
    """
    folder = place()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    if os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return folder
