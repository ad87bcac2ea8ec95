"""Formats whose modules are imported when something is written in them, not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType
    from typing import BinaryIO, TextIO

    from reportlint.hookspecs import Run, Style


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
