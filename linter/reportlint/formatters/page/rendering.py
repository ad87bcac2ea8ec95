"""A page of one file: a template, its own style and script, and nothing else that could do anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from reportlint.files.results import MARK
from reportlint.formatters.templates import environment, own, policy
from reportlint.formatters.words import SEVERITIES

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.messages.languages import Language


_LOOK = "page.css"
"""What all pages share, beside the macros that lie here."""


class Page(NamedTuple):
    """A page by the files in a package that it is made of; its own `style` is added to the common look."""

    package: str
    template: str
    style: str = ""
    script: str = ""

    @property
    def look(self) -> str:
        """The whole of its style."""
        return own(__package__, _LOOK) + self._own(self.style)

    @property
    def conduct(self) -> str:
        """Its script; empty where it has none."""
        return self._own(self.script)

    def write(self, out: TextIO, language: Language, **shown: object) -> None:
        """Write the page, with what is to be shown on it by the template's names."""
        look, conduct = self.look, self.conduct
        out.writelines(
            environment(self.package, __package__)
            .get_template(self.template)
            .generate(
                language="en" if language == "en" else "zh-CN",
                look=Markup(look),  # noqa: S704 (our own)
                script=Markup(conduct),  # noqa: S704 (our own)
                policy=policy(look, conduct),
                mark=MARK,
                severities={
                    severity.label: said.within(language) for severity, said in SEVERITIES.items()
                },
                **shown,
            )
        )

    def _own(self, name: str) -> str:
        return own(self.package, name) if name else ""
