"""Fills in what a command prints, so that no page shows what the program no longer says.

A page has the command in a block of its own, marked `run`:

    ```run
    $ reportlint examples/water-bureau.txt
    ```
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

CHECKED = (0, 1)
"""The exit statuses of a run that can be trusted."""

NO_LANGUAGE = {"LC_ALL": "C.UTF-8"}
"""A locale in which reportlint speaks Chinese, unless told otherwise: a page is not its builder's."""

_COMMAND = re.compile(r"^```run\n\$ reportlint (.+)\n```$", re.MULTILINE)


def on_page_markdown(markdown: str, *, config: MkDocsConfig, **_: object) -> str:
    """Put the output of each command below it."""
    root = Path(config.config_file_path).parent
    return _COMMAND.sub(lambda command: _shown(command[1], root), markdown)


def _shown(arguments: str, root: Path) -> str:
    command = [sys.executable, "-m", "reportlint", *shlex.split(arguments)]
    done = subprocess.run(  # noqa: S603 (the pages are our own)
        command,
        cwd=root,
        env={**os.environ, **NO_LANGUAGE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in CHECKED:
        raise PluginError(f"reportlint {arguments}: exit {done.returncode}\n{done.stderr}")
    return f"```console\n$ reportlint {arguments}\n```\n\n````text\n{done.stdout.rstrip()}\n````"
