"""A page of one file: a template, its own style and script, and nothing else that could do anything."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportlint.characters.printable import legible
from reportlint.formatters.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from reportlint.messages.languages import Language


_MACROS, _LOOK = "macros.html.j2", "page.css"
"""What all pages share."""


class Page(NamedTuple):
    """A page by the files in a package that it is made of; its own `style` is added to the common look."""

    package: str
    template: str
    style: str = ""
    script: str = ""

    def write(self, out: TextIO, language: Language, **shown: object) -> None:
        """Write the page, with what is to be shown on it by the template's names."""
        look = _in(__package__, _LOOK) + self._own(self.style)
        script = self._own(self.script)
        out.writelines(
            _environment(self._template)
            .get_template(self.template)
            .generate(
                language="en" if language == "en" else "zh-CN",
                look=Markup(look),  # noqa: S704 (our own)
                script=Markup(script),  # noqa: S704 (our own)
                policy=_policy(look, script),
                severities={
                    severity.label: said.within(language) for severity, said in SEVERITIES.items()
                },
                **shown,
            )
        )

    def _template(self, name: str) -> str:
        return _in(__package__ if name == _MACROS else self.package, name)

    def _own(self, name: str) -> str:
        return _in(self.package, name) if name else ""


def _environment(load: Callable[[str], str]) -> Environment:
    environment = Environment(
        loader=FunctionLoader(load),
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


def _in(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Forbid the page everything but its own style and script: whatever came into it, could do nothing."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
