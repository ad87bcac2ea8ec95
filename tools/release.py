"""Says what keeps the commit at hand from being tagged as a release: `make release-check`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from reportlint import __version__

ROOT = Path(__file__).parents[1]

_UNRELEASED = re.compile(r"^## Unreleased\n(?P<changes>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def faults(root: Path, version: str) -> Iterator[str]:
    """Give all that is wrong with a repository in which a version is about to be tagged."""
    yield from _faults_of_changelog((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if _git(root, "status", "--porcelain"):
        yield "there are changes that are not committed: a tag would not have them"
    tag = f"v{version}"
    if _git(root, "tag", "--list", tag):
        yield f"the tag {tag} exists: raise __version__ in linter/reportlint/__init__.py"


def _faults_of_changelog(changelog: str, version: str) -> Iterator[str]:
    heading = re.compile(rf"^## {re.escape(version)} - \d{{4}}-\d\d-\d\d$", re.MULTILINE)
    if not heading.search(changelog):
        yield f"CHANGELOG.md has no heading “## {version} - YYYY-MM-DD”"
    unreleased = _UNRELEASED.search(changelog)
    if unreleased is None:
        yield "CHANGELOG.md has no heading “## Unreleased” for what comes next"
    elif unreleased["changes"].strip():
        yield f"CHANGELOG.md has changes under “Unreleased”: move them to {version}"


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ("git", *arguments), cwd=root, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def main() -> int:
    """Print the faults; gives the exit status."""
    found = list(faults(ROOT, __version__))
    for fault in found:
        sys.stderr.write(f"{__version__} cannot be released: {fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
