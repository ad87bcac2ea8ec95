"""What is said of a report's words on its year, its parts and its office, and of what a template leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from reportlint_grammar.headings import titles
from tests.builder import checking

_TEXT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
_ENTRIES = yaml.safe_load(
    Path(__file__).with_name("sentences").joinpath("seen_words.yaml").read_text(encoding="utf-8")
)
_SECTIONS = {"overview": "## 一、", "problems": "## 五、", "other_matters": "## 六、"}


def _asked() -> Iterator[tuple[Mapping[str, str], str]]:
    """Give the entries, each with the code that is asked of it: below those that owe one stand those that
    do not."""
    code = ""
    for entry in _ENTRIES:
        code = entry["code"] or code
        yield entry, code


def _report(entry: Mapping[str, str], *, is_all: bool) -> str:
    """Write the entry's text into a report that is right: `is_all` says that its section has no other."""
    title, *pieces = _TEXT.replace("2024", str(titles.year_of(entry["title"]))).split("\n## ")
    pieces = [title, *(f"## {piece}" for piece in pieces)]
    pieces[0] = f"# {entry['title']}\n"
    begins = _SECTIONS.get(entry["section"], "#")
    place = next(place for place, piece in enumerate(pieces) if piece.startswith(begins))
    heading, behind = pieces[place].split("\n", maxsplit=1)
    pieces[place] = f"{heading}\n\n{entry['text']}\n{'' if is_all else behind}"
    return "\n".join(pieces).replace("云岭县自然资源局", titles.office(entry["title"]))


@pytest.mark.parametrize(
    ("entry", "code"), [pytest.param(*each, id=each[0]["text"]) for each in _asked()]
)
def test_what_is_said_of_a_text(entry: Mapping[str, str], code: str) -> None:
    text = _report(entry, is_all=code == "S008")
    found = {finding.code for finding in checking.run(checking.parse(text), code[0])}
    assert (code in found) == bool(entry["code"])
