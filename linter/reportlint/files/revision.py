"""What files were at a revision of git: their bytes, as git has them, and nothing of it is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import RunError
from reportlint.hookspecs import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_HOOKS = frozenset({"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"})
"""What git tells its hooks, and would mistake for another repository from within a folder."""

_BLOB = "100"
"""How the mode of a file begins; that of a link or of a repository within does not."""


def before_branch(path: str, revision: str) -> Iterator[Source]:
    """Give what lay at a path, be it a file or a folder, where the branch left a revision.

    Raises RunError where there is no git, no repository, or no such revision.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120 - they never raise
    where = Path(folder or ".")
    top = Path(os.fsdecode(_git(where, path, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    commit = _commit(where, revision)
    inside = Path(os.path.realpath(path)).relative_to(top.resolve()).as_posix()
    listed = _git(top, path, "ls-tree", "-r", "-z", commit, "--", f":(literal){inside}")
    for entry in filter(None, listed.split(b"\0")):
        described, _, name = entry.partition(b"\t")
        mode, _, blob = os.fsdecode(described).split(" ")
        if mode.startswith(_BLOB):
            relative = os.path.relpath(os.fsdecode(name), inside)
            shown = path if relative == "." else os.path.join(path, relative)  # noqa: PTH118
            yield Source(shown, _git(top, path, "cat-file", "blob", blob))


def _commit(where: Path, revision: str) -> str:
    """Give the commit that a branch and a revision have in common; the revision's if there is none."""
    wanted = _run(
        where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if wanted.returncode:
        raise RunError(
            f"git 中没有版本“{revision}”。请核对 --new-since；只取了部分历史的，先用 git fetch 取回。",
            f"git has no revision {revision!r}. Look at --new-since; "
            "if only a part of the history is here, fetch it first.",
        )
    commit = wanted.stdout.decode().strip()
    common = _run(where, "merge-base", commit, "HEAD")
    return common.stdout.decode().strip() or commit


def _git(where: Path, path: str, *arguments: str) -> bytes:
    ended = _run(where, *arguments)
    if ended.returncode:
        raise RunError(
            f"{path} 不在 git 仓库中，不能用 --new-since；可以改用 --baseline。",
            f"{path} is in no repository of git, so that --new-since means nothing; "
            "--baseline may do instead.",
        )
    return ended.stdout


def _run(where: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and none of git's own programs that a repository names
            ["git", "-C", str(where), *arguments],  # noqa: S607 - whichever git its user has
            env={name: value for name, value in os.environ.items() if name not in _OF_HOOKS},
            capture_output=True,
            check=False,
        )
    except OSError:
        raise RunError(
            "没有安装 git，不能用 --new-since；可以改用 --baseline。",
            "git is not installed, so that --new-since cannot be; --baseline may do instead.",
        ) from None
