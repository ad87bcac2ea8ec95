"""How the forms draw their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.hookspecs import DrawingForm
from reportlint.plugins.blaming import blaming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.hookspecs import Form
    from reportlint.model.layout import Layout


def drawn(forms: Iterable[Form]) -> Mapping[str, Layout]:
    """Give every table that some forms draw, by its name."""
    layouts: dict[str, Layout] = {}
    for form in forms:
        if isinstance(form, DrawingForm):
            with blaming(form):
                layouts |= {layout.name: layout for layout in form.layouts()}
    return layouts
