"""Every regular expression of the project, and how each is asked.

They are taken down as Python compiles them, in a process of its own that imports every module and
checks the examples; `python -m tests.attack.collected` prints them.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = ("reportlint", "reportlint_grammar", "reportlint_rules")
FOLDERS = ("linter", "grammar", "rules")
_PROGRAM = "reportlint.__main__"
"""To import it is to run it."""

_FUNCTIONS = frozenset({"search", "match", "fullmatch", "split", "findall", "finditer", "sub"})


class Collected(NamedTuple):
    """A pattern: where it stands, what it is, and the methods by which it meets texts."""

    module: str
    line: int
    text: str
    flags: int
    is_of_bytes: bool
    methods: tuple[str, ...]

    @property
    def place(self) -> str:
        """The module and the line."""
        return f"{self.module}:{self.line}"

    def compiled(self) -> re.Pattern[Any]:
        """Give it as it is used."""
        return re.compile(
            self.text.encode("latin-1") if self.is_of_bytes else self.text, self.flags
        )


class Site(NamedTuple):
    """A call of `re` that makes a pattern of a text: its module, its first and its last line."""

    module: str
    first: int
    last: int


@cache
def patterns() -> list[Collected]:
    """Give every pattern of the project, in the order of their places."""
    command = [sys.executable, "-m", "tests.attack.collected"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [
        Collected(module, line, text, flags, is_of_bytes, tuple(methods))
        for module, line, text, flags, is_of_bytes, methods in json.loads(said)
    ]


def sites() -> list[Site]:
    """Give every place that makes a pattern."""
    return [
        Site(module, call.lineno, call.end_lineno or call.lineno)
        for module, tree in _trees().items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
        and call.func.attr in {"compile", *_FUNCTIONS}
    ]


@cache
def _trees() -> dict[str, ast.Module]:
    """Give the syntax of every module by its name."""
    found = {}
    for folder in FOLDERS:
        for file in sorted(Path(ROOT, folder).rglob("*.py")):
            parts = file.relative_to(ROOT / folder).with_suffix("").parts
            name = ".".join(part for part in parts if part != "__init__")
            found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


# ---------------------------------------------------------------- in the process apart


def _take_down(note: Callable[[str, int, str, Any, int], None]) -> None:
    """Tell of every pattern made from here on: in which module, on which line, by what, of what."""
    compile_: Callable[[Any, Any], Any] = vars(re)["_compile"]

    def taking_down(pattern: Any, flags: Any) -> Any:
        function = sys._getframe(1)
        caller = function.f_back
        if caller is not None and isinstance(pattern, (str, bytes)):
            module = str(caller.f_globals.get("__name__", ""))
            if module.partition(".")[0] in PACKAGES:
                note(module, caller.f_lineno, function.f_code.co_name, pattern, int(flags))
        return compile_(pattern, flags)

    vars(re)["_compile"] = taking_down


def _import_everything() -> None:
    for package in map(importlib.import_module, PACKAGES):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name != _PROGRAM:
                importlib.import_module(module.name)


def _check_examples() -> None:
    """Check texts, for the patterns that are made when they are first wanted, and want all kinds of residue."""
    from reportlint.checking.session import Session
    from reportlint.clean.leftovers import KINDS
    from reportlint.config.settings import Settings
    from reportlint.hookspecs import Source
    from reportlint.plugins.loading import load

    assert all(kind.pattern for kind in KINDS)
    session = Session(load())
    for file in sorted(Path(ROOT, "examples").iterdir()):
        if file.suffix in {".txt", ".md"}:
            session.lint(Source(file.name, file.read_bytes()), Settings())


class _Uses:
    """By which methods a module asks what it has named, and what it hands on to be asked."""

    def __init__(self, tree: ast.Module) -> None:
        self._names: dict[int, str] = {}
        self._methods: dict[str, set[str]] = defaultdict(set)
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                self._names.update(dict.fromkeys(lines, node.targets[0].id))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                self._methods[node.value.id].add(node.attr)
            elif isinstance(node, ast.Call):
                for argument in node.args:
                    if isinstance(argument, ast.Name):
                        self._methods[argument.id].add("search")

    def methods(self, line: int) -> frozenset[str]:
        """Say by which methods a pattern made on a line is asked; of one without a name, by a search."""
        asked = self._methods[self._names.get(line, "")] & _FUNCTIONS
        return frozenset(asked or {"search"})


def main() -> None:
    """Print all patterns as JSON."""
    found: dict[tuple[str, int, str, int, bool], set[str]] = defaultdict(set)

    def note(module: str, line: int, function: str, pattern: Any, flags: int) -> None:
        is_of_bytes = isinstance(pattern, bytes)
        text = pattern.decode("latin-1") if is_of_bytes else pattern
        found[module, line, text, flags, is_of_bytes].add(function)

    _take_down(note)
    _import_everything()
    _check_examples()
    uses = {module: _Uses(tree) for module, tree in _trees().items()}
    for (module, line, *_), methods in found.items():
        if "compile" in methods:
            methods |= uses[module].methods(line)
    taken = [[*pattern, sorted(how & _FUNCTIONS)] for pattern, how in sorted(found.items())]
    sys.stdout.write(json.dumps(taken))


if __name__ == "__main__":
    main()
