"""The form: its facts, its grammar, its parser, and the typed report that rules read."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.hookspecs import Form, hookimpl


@hookimpl
def reportlint_forms() -> Iterable[Form]:
    """Give the annual report on government information disclosure."""
    from reportlint_grammar.any_year import AnnualReportOfAnyYear

    return [AnnualReportOfAnyYear()]
