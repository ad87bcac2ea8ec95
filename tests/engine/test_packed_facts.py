"""Facts as a run keeps them: packed, and yet what any mapping of facts is."""

from __future__ import annotations

import pickle
from decimal import Decimal

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Origin, Rectangle, Span
from reportlint.model.ledger import Fact
from reportlint.model.packed_facts import PackedFacts, group
from reportlint.model.place import Place

FACTS = {
    "table.row.total": Fact(
        "3", 3, Place(("table", "row")), Span(1, 2), "a.txt", Bilingual("表", "t")
    ),
    "table.row.money": Fact("1.50", Decimal("1.50"), Place(), Span(3, 7), "a.txt"),
    "other": Fact(
        "\ud800若干",
        None,
        Place(("p",)),
        Span(0, 0),
        "b.pdf",
        location=Location(page=2, origin=Origin(box=Rectangle(1, 2, 3, 4))),
        is_in_words=True,
    ),
}


def test_are_the_same_facts() -> None:
    packed = PackedFacts.of(FACTS)
    assert packed == FACTS
    assert dict(packed) == FACTS
    assert str(packed["table.row.money"].number) == "1.50"
    assert (len(packed), bool(packed), "none.at.all" in packed) == (3, True, False)
    assert pickle.loads(pickle.dumps(packed)) == packed


def test_there_may_be_none() -> None:
    assert not PackedFacts.of({})
    assert PackedFacts.of({}) == {}


def test_a_group_is_unpacked_by_itself() -> None:
    for facts in (FACTS, PackedFacts.of(FACTS)):
        assert group(facts, "table").keys() == {"table.row.total", "table.row.money"}
        assert group(facts, "other") == {"other": FACTS["other"]}
        assert group(facts, "none") == {}
