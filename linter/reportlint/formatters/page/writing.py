"""Writes the page: what is known of a run goes through one template, and nothing in it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from reportlint.files.results import MARK
from reportlint.formatters.page.overview import Overview
from reportlint.formatters.page.vocabulary import vocabulary
from reportlint.formatters.templates import environment, hash_of, own, policy
from reportlint.formatters.whole_run import WholeRun

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style

_TEMPLATE, _STYLE, _SCRIPT = "page.html.j2", "page.css", "page.js"


def own_hashes() -> tuple[str, str]:
    """Give what a policy calls the page's style and its script, which never change."""
    return hash_of(own(__package__, _STYLE)), hash_of(own(__package__, _SCRIPT))


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the page once all files are done, for the worst come first."""
    templates = environment(__package__)
    templates.filters["on_one_line"] = lambda text: " ".join(text.splitlines())
    page = templates.get_template(_TEMPLATE)
    look, script = own(__package__, _STYLE), own(__package__, _SCRIPT)
    out.writelines(
        page.generate(
            overview=Overview(WholeRun(run), style),
            language="en" if style.language == "en" else "zh-CN",
            t=vocabulary(style.language),
            look=Markup(look),  # noqa: S704 (our own)
            script=Markup(script),  # noqa: S704 (our own)
            policy=policy(look, script),
            mark=MARK,
        )
    )
