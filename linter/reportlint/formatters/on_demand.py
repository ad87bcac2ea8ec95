"""Formats whose modules are imported when something is written in them, not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import BinaryIO, TextIO

    from reportlint.hookspecs import Letter, Run, Source, Style


class _OnDemand:
    """A format by its name, the module in this package that writes it, and its suffixes."""

    def __init__(
        self,
        name: str,
        module: str,
        *suffixes: str,
        has_closing: bool = False,
        needs_facts: bool = False,
    ) -> None:
        self.name = name
        self.suffixes = frozenset(suffixes)
        self.has_closing = has_closing
        self.needs_facts = needs_facts
        self._module = f"{__package__}.{module}"

    def _imported(self) -> ModuleType:
        return import_module(self._module)


class Text(_OnDemand):
    """A format whose module has a function `write(run, out, style)`."""

    def write(self, run: Run, out: TextIO, style: Style) -> None:
        """Write a run."""
        self._imported().write(run, out, style)


class Binary(_OnDemand):
    """A format whose module has a function `write_bytes(run, out, style)`."""

    def write_bytes(self, run: Run, out: BinaryIO, style: Style) -> None:
        """Write a run."""
        self._imported().write_bytes(run, out, style)


class Letters(_OnDemand):
    """A format whose module has functions `template(suffix, source)` and `letters(run, style, …)`."""

    def __init__(self, name: str, module: str, *kinds: str) -> None:
        super().__init__(name, module, *kinds)
        self.kinds = kinds

    def template(self, suffix: str, source: Source) -> object:
        """Read a template; raises RunError."""
        return self._imported().template(suffix, source)

    def letters(
        self, run: Run, style: Style, suffix: str, template: object = None
    ) -> Iterable[Letter]:
        """Give a letter to each whom it concerns."""
        given: Iterable[Letter] = self._imported().letters(run, style, suffix, template)
        return given
