"""Has the site bring the page that checks, as `make web` has made it, and opens it where a page says so.

A page says so by a block of its own, in which stands what is on the button:

    ```desk
    试一试
    ```

Where `web/` has not been made, the site says instead how it is.
"""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from reportlint.messages.languages import Bilingual, Language

FOLDER = "try"
"""Where the page is on the site."""

_ENTRIES = {Language.ZH: "index.html", Language.EN: "index.en.html"}
_GUIDES = {Language.ZH: "desk.md", Language.EN: "en/desk.md"}
_APART = Bilingual("在整个窗口里打开", "Open it in a window of its own")
_NOT_MADE = Bilingual(
    "这份文档没有带上检查网页：先运行 `make web`，再运行 `make docs`。怎么用，见[在网页上检查]({})。",
    "The page is not on this site: run `make web`, then `make docs`. [What it does]({}).",
)
_BLOCK = re.compile(r"^```desk\n(.+)\n```$", re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every file of the page."""
    web = Path(config.config_file_path).parent / "web"
    for path in sorted(web.rglob("*")):
        if path.is_file():
            name = f"{FOLDER}/{path.relative_to(web).as_posix()}"
            files.append(File.generated(config, name, abs_src_path=str(path)))
    if not _is_on(files):
        logging.getLogger("mkdocs").info(
            "web/ is not there (make web): nothing to be tried on the site"
        )
    return files


def on_page_markdown(markdown: str, *, page: Page, files: Files, **_: object) -> str:
    """Put a button for each block: it leads to the page, and a script opens it in place."""
    source = page.file.src_uri
    language = Language.EN if source.startswith("en/") else Language.ZH

    def drawn(block: re.Match[str]) -> str:
        if not _is_on(files):
            return _NOT_MADE.within(language).format(_relative(_GUIDES[language], source))
        entry = _relative(f"{FOLDER}/{_ENTRIES[language]}", source)
        button = f"[{block[1]}]({entry}){{ .md-button .md-button--primary .desk }}"
        return f"{button} [{_APART.within(language)}]({entry})"

    return _BLOCK.sub(drawn, markdown)


def _is_on(files: Files) -> bool:
    return files.get_file_from_path(f"{FOLDER}/{_ENTRIES[Language.ZH]}") is not None


def _relative(target: str, source: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(source) or ".")
