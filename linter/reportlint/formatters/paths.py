"""Paths as programs elsewhere know them: from the folder that is worked in, which is the repository's."""

from __future__ import annotations

import os


def relative(path: str) -> str:
    """Give a path from the current folder, with slashes; one that is not beneath it, in full."""
    full = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() keeps `..`
    home = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - with a separator behind it
    return full.removeprefix(home).replace(os.sep, "/")
