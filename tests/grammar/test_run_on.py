"""Rows whose cells ran together are taken apart by their labels; what something parts did not run together."""

from __future__ import annotations

import pytest

from reportlint.model.document import Passage
from reportlint_grammar.form.facts import editions
from reportlint_grammar.form.labels import labels
from reportlint_grammar.tables.run_on import RunOn


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("规章000", ["规章", "000"]),
        ("信息内容本年制发件数本年废止件数", ["信息内容", "本年制发件数", "本年废止件数"]),
        ("行政事业性收费160.5964", ["行政事业性收费", "160.5964"]),
        ("规章 0 0 0", []),
        ("规章｜0｜0｜0", []),
        ("规章①", []),
        ("规章是000", []),
    ],
)
def test_takes_apart_what_nothing_parts(line: str, parts: list[str]) -> None:
    run_on = RunOn(labels(editions()))
    assert [part.text for part in run_on.parts(Passage(line, 0), {"disclosure"})] == parts
