"""What a plugin imports is one module: the example and its page show that nothing else is needed."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint import hookspecs, plugin
from reportlint.model.rule import Rule
from tests.project.conftest import ROOT

PUBLIC = {"reportlint.plugin", "reportlint.testing", "reportlint_grammar.report"}
"""The engine's surface, the kit for tests, and the form whose reports a rule may read."""

EXAMPLE = ROOT / "examples" / "plugin"
PAGE = ROOT / "docs" / "plugins.md"


def imported(source: str) -> Iterator[str]:
    """Give the modules of this project that a program imports."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        own = [name for name in names if name.partition(".")[0] != "reportlint_example"]
        yield from (name for name in own if name.startswith("reportlint"))


@pytest.mark.parametrize("file", sorted(EXAMPLE.rglob("*.py")), ids=lambda file: file.name)
def test_the_example_imports_nothing_else(file: Path) -> None:
    assert set(imported(file.read_text(encoding="utf-8"))) <= PUBLIC


def test_the_example_uses_it() -> None:
    every = {name for file in EXAMPLE.rglob("*.py") for name in imported(file.read_text("utf-8"))}
    assert every == PUBLIC


def test_the_page_names_no_other_module() -> None:
    named = set(re.findall(r"\breportlint(?:_grammar)?(?:\.[a-z_]+)+", PAGE.read_text("utf-8")))
    assert named == PUBLIC


def test_all_that_is_promised_is_there() -> None:
    public = {name for name in vars(plugin) if not name.startswith("_")}
    assert sorted(plugin.__all__) == plugin.__all__
    assert public == set(plugin.__all__)


def test_all_that_the_hooks_and_rules_speak_of_is_promised() -> None:
    """Nobody has to look elsewhere for the type of what a protocol takes or gives."""
    for protocol in (
        hookspecs.Reader,
        hookspecs.DemandingReader,
        hookspecs.Form,
        hookspecs.TellingReport,
        hookspecs.DrawingForm,
        hookspecs.DrawnReport,
        hookspecs.Format,
        hookspecs.Formatter,
        hookspecs.BinaryFormatter,
        hookspecs.Run,
        Rule,
    ):
        for member in vars(protocol).values():
            function = member.fget if isinstance(member, property) else member
            annotations = getattr(function, "__annotations__", {})
            for annotation in annotations.values():
                words = set(re.findall(r"\b[A-Z]\w+", str(annotation)))
                theirs = {word for word in words if not hasattr(typing, word)}
                assert theirs <= {*plugin.__all__, "None", "Subject"}, (protocol, annotation)
