"""What rules on the ledger find is given again as it was found, be it on disk or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reportlint.checking.kept_findings import KeptFindings
from reportlint.checking.own_file import OwnFile
from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Place, Spot
from reportlint.model.reported import Reported


def found(number: Any) -> Reported:
    template = Bilingual("现为{actual}", "it is {actual}")
    at = Spot(Span(1, 2), Place(("table", "row")))
    finding = Finding("X001", "carried-over", at, template, {}, None, actual=number, path="a.txt")
    return Reported.of(finding, Severity.WARNING)


def test_in_the_order_in_which_it_was_kept() -> None:
    kept = KeptFindings[Reported]()
    kept.keep("a.txt", [found(1), found(Decimal("1.50"))])
    kept.keep("b.txt", [found(2)])
    kept.keep("a.txt", [found(3)])
    assert [*kept.on("a.txt")] == [found(1), found(Decimal("1.50")), found(3)]
    assert [*kept.on("b.txt")] == [found(2)]
    assert [*kept.on("c.txt")] == []
    assert ("a.txt" in kept, "c.txt" in kept) == (True, False)
    assert [*kept] == ["a.txt", "b.txt"]


def test_where_it_cannot_be_written_down() -> None:
    kept, what = KeptFindings[Reported](), found(lambda: None)
    kept.keep("a.txt", [what])
    kept.keep("b.txt", [found(1)])
    kept.keep("b.txt", [what])
    assert [*kept.on("a.txt")] == [what]
    assert [*kept.on("b.txt")] == [found(1), what]
    assert [*kept] == ["b.txt", "a.txt"]
    assert "a.txt" in kept


def test_where_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: OwnFile, data: bytes) -> int:
        raise OSError(f"no room for {len(data)} bytes")

    monkeypatch.setattr(OwnFile, "append", full)
    kept = KeptFindings[Reported]()
    kept.keep("a.txt", [found(1)])
    assert [*kept.on("a.txt")] == [found(1)]
