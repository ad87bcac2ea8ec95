"""The files that make up the page, as they are handed to a browser."""

from __future__ import annotations

import json
from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from reportlint.desk.vocabulary import vocabulary
from reportlint.formatters.page.writing import own_hashes
from reportlint.messages.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence


Engine = Literal["browser", "served"]

_PAGES = {Language.ZH: "index.html", Language.EN: "index.en.html"}
_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}
_AS_THEY_ARE = ("desk.css", "desk.js", "browser-engine.js", "served-engine.js", "worker.js")


def site(engine: Engine) -> dict[str, bytes]:
    """Give every file of the page by its name; for an engine, the one that checks."""
    pages = {name: _page(language, engine) for language, name in _PAGES.items()}
    return pages | {name: _own(name) for name in _AS_THEY_ARE}


def service_worker(version: str, names: Sequence[str]) -> bytes:
    """Give the script that keeps some files in the browser, by a version that their content has."""
    template = _environment().from_string(_own("service-worker.js.j2").decode())
    return template.render(version=version, files=Markup(json.dumps(names))).encode()  # noqa: S704


def _page(language: Language, engine: Engine) -> bytes:
    words = vocabulary(language)
    other = Language.EN if language is Language.ZH else Language.ZH
    page = _environment().from_string(_own("desk.html.j2").decode())
    return page.render(
        t=SimpleNamespace(**words),
        # Within a script, only a "<" could end it.
        words=Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")),  # noqa: S704
        promise=words["promise_served" if engine == "served" else "promise"],
        engine=engine,
        code=language.value,
        language=_TAGS[language],
        other=_PAGES[other],
        other_code=_TAGS[other],
        policy=policy(),
    ).encode()


def policy() -> str:
    """Forbid the page every other origin; what it shows of a run has the style and script of its own."""
    style, script = own_hashes()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'self' {style}",
            f"script-src 'self' 'wasm-unsafe-eval' {script}",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src blob:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


def _own(name: str) -> bytes:
    return files(__package__).joinpath("site", name).read_bytes()
