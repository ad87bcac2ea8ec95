"""The catalogue of what is said of files and the program ask for the same, in both languages."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

ENGINE = Path(__file__).parents[2] / "linter" / "reportlint"
CATALOGUE = tomllib.loads((ENGINE / "refusals" / "catalogue.toml").read_text("utf-8"))
REMEDIES: Mapping[str, Mapping[str, str]] = CATALOGUE.pop("remedies")
MESSAGES: Mapping[str, Mapping[str, Any]] = {
    f"{subject}.{name}": message
    for subject, messages in CATALOGUE.items()
    for name, message in messages.items()
}

_ASKING = frozenset({"refusal", "kept_elsewhere", "said"})

OF_A_KIND = frozenset({"kind", "program"})
"""What `Kind.refused` puts in by itself."""
CHOSEN = {
    "self.refused_as": ("kind.archive", "kind.document", "kind.mail", "kind.picture", "kind.other"),
    "key": ("process.hung", "process.hung-over-text"),
}
"""Where one of several is asked for: by which words of the program, and which."""


class Asked(NamedTuple):
    """A place in the program where a message is asked for, with the values given."""

    place: str
    key: str
    values: frozenset[str]
    is_refusal: bool


def asked() -> Iterator[Asked]:
    for file in sorted(ENGINE.rglob("*.py")):
        if file.parent.name == "refusals" or file.name == "kinds.py":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        names = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "reportlint.refusals.catalogue"
            for alias in node.names
            if alias.name in _ASKING
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id in names:
                by, given = names[node.func.id], frozenset[str]()
            elif isinstance(node.func, ast.Attribute) and node.func.attr == "refused":
                by, given = "refused", OF_A_KIND
            else:
                continue
            first = node.args[0]
            keys = (
                [str(first.value)]
                if isinstance(first, ast.Constant)
                else CHOSEN[ast.unparse(first)]
            )
            values = frozenset(keyword.arg or "**" for keyword in node.keywords) | given
            for key in keys:
                yield Asked(f"{file.name}:{node.lineno}", key, values, by != "said")


ASKED = list(asked())


def remedy_of(message: Mapping[str, Any]) -> Mapping[str, str] | None:
    remedy = message.get("remedy")
    return REMEDIES[remedy] if isinstance(remedy, str) else remedy


def wanted(text: Mapping[str, str] | None) -> set[str]:
    """Give the values that a text has places for, in either language."""
    return {
        name
        for language in ("zh", "en")
        for _, name, _, _ in Formatter().parse(text[language] if text else "")
        if name is not None
    }


@pytest.mark.parametrize(
    "text", [*MESSAGES.values(), *REMEDIES.values()], ids=lambda text: text["en"]
)
def test_is_said_in_both_languages(text: Mapping[str, Any]) -> None:
    for said in (text, remedy_of(text)):
        if said is not None:
            assert set(said) - {"remedy"} == {"zh", "en"}
            assert all(said[language].strip() for language in ("zh", "en"))


@pytest.mark.parametrize("call", ASKED, ids=lambda call: f"{call.place} {call.key}")
def test_is_in_the_catalogue_and_given_its_values(call: Asked) -> None:
    message = MESSAGES[call.key]
    assert call.is_refusal == ("remedy" in message)
    needed = wanted(message) | wanted(remedy_of(message))
    assert needed <= call.values
    assert call.values - OF_A_KIND <= needed


def test_no_refusal_is_made_elsewhere() -> None:
    makers = {"Unreadable", "KeptElsewhere"}
    makes = {
        file.relative_to(ENGINE).as_posix()
        for file in ENGINE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers
    }
    assert makes == {"refusals/catalogue.py"}


def test_nothing_is_left_over() -> None:
    assert {call.key for call in ASKED} == set(MESSAGES)
    named = [message["remedy"] for message in MESSAGES.values() if "remedy" in message]
    assert {remedy for remedy in named if isinstance(remedy, str)} == set(REMEDIES)
