"""Has the site bring the pictures that `python -m tools.pictures` has taken; pages leave out the others.

A picture stands in a line of its own, by its place in `build/`: `![what is seen](pictures/zh/cell.png)`.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "pictures"

_PICTURE = re.compile(rf"^!\[[^]\n]*\]\((?:\.\./)?({FOLDER}/[^)\n]+)\)\n", re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every picture."""
    build = Path(config.config_file_path).parent / "build"
    taken = sorted((build / FOLDER).rglob("*.png"))
    for path in taken:
        name = path.relative_to(build).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(path)))
    if not taken:
        logging.getLogger("mkdocs").info(
            "No pictures are there (make docs takes them): pages have none"
        )
    return files


def on_page_markdown(markdown: str, *, files: Files, **_: object) -> str:
    """Leave out what was not taken."""

    def kept(line: re.Match[str]) -> str:
        return line[0] if files.get_file_from_path(line[1]) else ""

    return _PICTURE.sub(kept, markdown)
