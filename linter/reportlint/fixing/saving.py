"""What becomes of a mended file: it replaces the one that it was, or is shown beside it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from reportlint.errors import unwritten
from reportlint.files.writing import whole
from reportlint.fixing.mending import CHANGED, Mended, Unmended, Unsaved
from reportlint.messages.languages import Bilingual


def save(mended: Mended) -> None:
    """Put a mended file in its place; raises Unmended or Unsaved, and then the file is as it was."""
    path = Path(mended.path)
    try:
        if not _may_be_written(path):
            raise Unsaved(_foreign(path))
        with whole(path) as stream:
            stream.write(mended.bytes_after)
            if path.read_bytes() != mended.bytes_before:
                raise Unmended(CHANGED)
    except OSError as error:
        raise Unsaved(unwritten(path, error).said) from error


def _foreign(path: Path) -> Bilingual:
    return Bilingual(
        f"{path}：文件是只读的或者属于其他用户，未作修改。请取消只读，或者请其所有者来改。",
        f"{path}: it is read-only, or another user's, and was left alone. "
        "Let it be written to, or have its owner fix it.",
    )


def _may_be_written(path: Path) -> bool:
    """Say whether a file is its user's to write, and would still be its owner's afterwards."""
    if not path.is_file() or not os.access(path, os.W_OK):
        return False
    return not hasattr(os, "geteuid") or os.geteuid() in (0, path.stat().st_uid)


def difference(mended: Mended) -> Iterator[str]:
    """Give what changes in a file, as a unified diff, line by line."""
    before, after = map(_lines, (mended.text_before, mended.text_after))
    lines = difflib.unified_diff(before, after, mended.path, mended.path, lineterm="")
    for number, line in enumerate(lines):
        yield line.removesuffix("\n")
        is_of_text = number > 1 and not line.startswith("@")
        if is_of_text and not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    """Give the lines of a text with their ends; a form feed or U+2028 ends none."""
    parts = text.replace("\r\n", "\n").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]
