"""Writes the page: what is known of a run goes through one template, and nothing in it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.page.overview import Overview
from reportlint.formatters.page.rendering import Page
from reportlint.formatters.page.vocabulary import vocabulary
from reportlint.formatters.templates import hash_of
from reportlint.formatters.whole_run import WholeRun

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style

_PAGE = Page(__package__, "page.html.j2", script="page.js")


def own_hashes() -> tuple[str, str]:
    """Give what a policy calls the page's style and its script, which never change."""
    return hash_of(_PAGE.look), hash_of(_PAGE.conduct)


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the page once all files are done, for the worst come first."""
    overview = Overview(WholeRun(run), style)
    _PAGE.write(out, style.language, overview=overview, t=vocabulary(style.language))
