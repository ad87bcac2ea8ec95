"""The peers: what is installed of each, and how it is run. They are pinned here and nowhere else."""

from __future__ import annotations

from typing import NamedTuple


class Peer(NamedTuple):
    """A tool that is measured beside reportlint.

    `packages` are what its registry calls it, with versions. `command`, its program first, checks
    all Markdown files of the folder it is started in.
    """

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...] = ()


AUTOCORRECT = Peer("autocorrect", ("autocorrect-node@2.14.0",), ("autocorrect", "--lint", "."))

LINTERS = (
    AUTOCORRECT,
    Peer("zhlint", ("zhlint@0.8.2",), ("zhlint", "*.md")),
    Peer("lint-md", ("@lint-md/cli@2.2.4", "@lint-md/core@2.4.0"), ("lint-md", "*.md")),
    Peer(
        "textlint",
        ("textlint@15.8.0", "textlint-rule-preset-ja-spacing@3.0.3"),
        ("textlint", "--preset", "ja-spacing", "*.md"),
    ),
    Peer(
        "markdownlint",
        ("markdownlint@0.42.1", "markdownlint-cli2@0.24.1"),
        ("markdownlint-cli2", "*.md"),
    ),
)
"""From npm. textlint has no rules of its own, and none for Chinese: its rules for the spacing of
Japanese look for what autocorrect looks for."""

PDFPLUMBER = Peer("pdfplumber", ("pdfplumber==0.11.10",))
"""From PyPI. It checks nothing: it reads the tables of a PDF file, as reportlint has to do first."""
