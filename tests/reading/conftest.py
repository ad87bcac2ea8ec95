"""Takes libraries away."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture
def without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if lxml were not installed, and no reader had been used before."""
    for name in [name for name in sys.modules if name.startswith("reportlint.readers.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml", None)
