"""Writes the page: what is known of a run goes through one template, and nothing in it is markup."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportlint.characters.printable import legible
from reportlint.files.results import MARK
from reportlint.formatters.page.overview import Overview
from reportlint.formatters.page.vocabulary import vocabulary
from reportlint.formatters.whole_run import WholeRun

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style

_TEMPLATE, _STYLE, _SCRIPT = "page.html.j2", "page.css", "page.js"


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the page once all files are done, for the worst come first."""
    page = _environment().get_template(_TEMPLATE)
    look, script = _own(_STYLE), _own(_SCRIPT)
    out.writelines(
        page.generate(
            overview=Overview(WholeRun(run), style),
            language="en" if style.language == "en" else "zh-CN",
            t=vocabulary(style.language),
            look=Markup(look),  # noqa: S704 (our own)
            script=Markup(script),  # noqa: S704 (our own)
            policy=_policy(look, script),
            mark=MARK,
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_own),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["on_one_line"] = lambda text: " ".join(text.splitlines())
    return environment


def _shown(value: object) -> object:
    """Give a value as it may be shown: a text of others has no controls and no halves of characters."""
    return legible(value) if type(value) is str else value


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Forbid the page everything but its own style and script: whatever came into it, could do nothing."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
