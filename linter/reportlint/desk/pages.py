"""The files that make up the page, as they are handed to a browser."""

from __future__ import annotations

import json
from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from reportlint.desk.choices import families, profiles
from reportlint.desk.limits import LARGEST_FILE, MOST_FILES
from reportlint.desk.vocabulary import vocabulary
from reportlint.formatters.page.writing import own_hashes
from reportlint.messages.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.plugins.loading import Plugins


Engine = Literal["browser", "served"]

_PAGES = {Language.ZH: "index.html", Language.EN: "index.en.html"}
_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}
_SCRIPTS = ("desk.js", "tray.js", "settings.js", "browser-engine.js", "served-engine.js")
_EXAMPLE = "example.txt"
"""A report of an office that there is not, to try the page with: that of `examples/`."""
_OF_BROWSER = ("worker.js", "python.js", "packages.js", "service-worker.js")


def site(engine: Engine, plugins: Plugins) -> dict[str, bytes]:
    """Give every file of the page by its name; for an engine, the one that checks."""
    pages = {name: _page(language, engine, plugins) for language, name in _PAGES.items()}
    names = ("desk.css", _EXAMPLE, *_SCRIPTS, *(_OF_BROWSER if engine == "browser" else ()))
    return pages | {name: _own(name) for name in names}


def kept_files(version: str, names: Sequence[str]) -> bytes:
    """Give the script that says what the browser is to keep, by a version that their content has."""
    return (
        'const own = `reportlint ${new URL("./", self.location)} `;\n'
        f"self.kept = {{ own, name: own + {json.dumps(version)}, files: {json.dumps(names)} }};\n"
    ).encode()


def _page(language: Language, engine: Engine, plugins: Plugins) -> bytes:
    words = vocabulary(language)
    other = Language.EN if language is Language.ZH else Language.ZH
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["spoken"] = lambda said: said.within(language)
    page = environment.from_string(_own("desk.html.j2").decode())
    return page.render(
        t=SimpleNamespace(**words),
        # Within a script, only a "<" could end it.
        words=Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")),  # noqa: S704
        engine=engine,
        code=language.value,
        language=_TAGS[language],
        other=_PAGES[other],
        other_code=_TAGS[other],
        policy=policy(),
        profiles=profiles(plugins),
        families=families(plugins),
        most_files=MOST_FILES,
        largest_file=LARGEST_FILE,
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


def _own(name: str) -> bytes:
    return files(__package__).joinpath("site", name).read_bytes()
