"""Facts as a run keeps them: packed, and yet what any mapping of facts is."""

from __future__ import annotations

import pickle
from decimal import Decimal

from reportlint.checking.kept_facts import FactFile
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Origin, Rectangle, Span
from reportlint.model.ledger import Fact
from reportlint.model.packed_facts import PackedFacts, at, group
from reportlint.model.place import UNSAID, Place
from reportlint.readers.shared.text_locator import TextLocator

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
        bound="at-least",
    ),
}


def test_are_the_same_facts() -> None:
    packed = PackedFacts.of(FACTS)
    assert packed == FACTS
    assert dict(packed) == FACTS
    assert str(packed["table.row.money"].number) == "1.50"
    assert (len(packed), bool(packed), "none.at.all" in packed) == (3, True, False)
    assert pickle.loads(pickle.dumps(packed)) == packed


def test_facts_of_a_text_are_located_when_they_are_read() -> None:
    text = "甲\r\n乙乙\n\n丙\r丁"
    locator = TextLocator(text)
    spans = [Span(start, end) for start in range(len(text)) for end in range(start, len(text) + 1)]
    facts = {
        f"{number % 5}.{number}": Fact("0", 0, Place(), span) for number, span in enumerate(spans)
    }
    words = [UNSAID] * len(facts)
    packed = PackedFacts.placed(facts, "a.txt", words, locator.lines)
    located = PackedFacts.placed(facts, "a.txt", words, [locator.locate(span) for span in spans])
    assert dict(packed) == dict(located)
    assert packed["0.0"].location == Location(1, 1, 1, 1)
    assert packed[f"{(len(facts) - 1) % 5}.{len(facts) - 1}"].location == Location(5, 1, 5, 2)


def test_are_found_by_their_place() -> None:
    total, money = FACTS["table.row.total"], FACTS["table.row.money"]
    alike = money._replace(place=total.place)
    facts = {"table.row.total": total, "words.overview": alike, "table.row.money": money}
    for known in (facts, PackedFacts.of(facts)):
        assert at(known, total.place, total.span) == total
        assert at(known, total.place, alike.span) == alike
        assert at(known, total.place, Span(100, 200)) == alike
        assert at(known, Place(("elsewhere",)), total.span) is None


def test_kept_on_disk_are_the_same_facts() -> None:
    file = FactFile()
    others = {"other": FACTS["other"], "more": FACTS["table.row.money"]}
    kept = [file.kept(facts) for facts in (FACTS, others, {}, FACTS)]
    assert kept == [FACTS, others, {}, FACTS]
    assert [*kept[1]] == ["other", "more"]
    assert [*kept[1].items()] == [*others.items()]
    assert [*kept[0].values()] == [*FACTS.values()]
    assert kept[1].get("table.row.total") is None
    assert group(kept[1], "table") == group(kept[2], "other") == {}


def test_many_facts_are_compressed() -> None:
    facts = {f"table.{number}.total": FACTS["table.row.total"] for number in range(200)}
    packed = PackedFacts.of(facts)
    assert packed == facts
    assert sum(map(len, packed.groups.values())) < 3000


def test_there_may_be_none() -> None:
    assert not PackedFacts.of({})
    assert PackedFacts.of({}) == {}


def test_a_group_is_unpacked_by_itself() -> None:
    for facts in (FACTS, PackedFacts.of(FACTS)):
        assert group(facts, "table").keys() == {"table.row.total", "table.row.money"}
        assert group(facts, "other") == {"other": FACTS["other"]}
        assert group(facts, "none") == {}
