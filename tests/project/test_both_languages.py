"""Nothing is said in one language only, nothing left over, and each wording is of its language.

There is one catalogue: all `Bilingual`s, each where it is used. These tests read the code for the
rest, as nobody runs every message.
"""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.formatters.page import vocabulary

ROOT = Path(__file__).parents[2]
PACKAGES = (
    ROOT / "linter/reportlint",
    ROOT / "grammar/reportlint_grammar",
    ROOT / "rules/reportlint_rules",
    ROOT / "docs/hooks",
)
ENGINE = PACKAGES[0]

CHINESE = re.compile("[一-鿿]")
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two English words: what is no more than one may be a name."""

LETTER = re.compile("[A-Za-z]")
LONG_CHINESE = re.compile("[一-鿿]{16}")
LONGEST_UNIT = 2
"""So many characters has a unit, such as 万元, which is the same in both languages."""

OWN_NAMES = {"中文"}
"""What languages call themselves."""

HALF_WIDTH = re.compile(
    r"[一-鿿”）][,;!?](?!\d)|[,;!?][一-鿿“（]|\([一-鿿]|[一-鿿]\)|[一-鿿]:(?:\s|$)"
)
"""Punctuation as English has it, beside Chinese."""

READING = {
    "characters": "what is known of characters",
    "clean": "what conversion leaves in a text",
    "discovery": "what the names of files look like",
    "readers": "what a text looks like, and numbers as Word writes them",
    "roster": "what lists of offices look like",
}
"""Folders of the engine in which Chinese may be what is read, at the top of a module or in a pattern."""

CHINESE_ONLY = {
    "command_line/usage_errors.py": "click has the English for it",
    "debts/baseline.py": "a baseline is one file for all who use it, and in Chinese (decision 56)",
    "formatters/words.py": "numerals that a message may have",
}
"""Modules of the engine that say something in Chinese only, and why they may."""


class Said(NamedTuple):
    """A wording of a Bilingual in the code, with its place; f-strings have `{}` for what they name."""

    where: str
    zh: str
    en: str
    is_template: bool

    @property
    def is_of_form(self) -> bool:
        """Whether it may name what stands in a report: the engine knows no form."""
        return self.where.startswith(("grammar", "rules"))


@cache
def _module(file: Path) -> tuple[ast.Module, dict[ast.AST, ast.AST]]:
    tree = ast.parse(file.read_text("utf-8"))
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return tree, above


def _files(*roots: Path) -> list[Path]:
    return [file for root in roots for file in sorted(root.rglob("*.py"))]


def _place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def _wording(node: ast.expr | None) -> str | None:
    """Give a text as it stands in the code; None for what is not one."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join("{}" if (part := _wording(each)) is None else part for each in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return "".join(_wording(each) or "{}" for each in (node.left, node.right))
    return None


def _bilinguals() -> Iterator[Said]:
    for file in _files(*PACKAGES):
        for node in ast.walk(_module(file)[0]):
            if isinstance(node, ast.Call) and _called(node) == "Bilingual" and len(node.args) == 2:
                zh, en = map(_wording, node.args)
                if zh is not None and en is not None:
                    is_template = all(isinstance(each, ast.Constant) for each in node.args)
                    yield Said(_place(file, node), zh, en, is_template)
    catalogue = ENGINE / "refusals/catalogue.toml"
    for name, entry in tomllib.loads(catalogue.read_text("utf-8")).items():
        yield from _in_toml(f"catalogue.toml: {name}", entry)


def _in_toml(where: str, entry: object) -> Iterator[Said]:
    if isinstance(entry, dict):
        if entry.keys() >= {"zh", "en"}:
            yield Said(where, entry["zh"], entry["en"], is_template=True)
        for name, below in entry.items():
            yield from _in_toml(f"{where}.{name}", below)


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


SAID = [*_bilinguals()]


class TestEveryWording:
    def test_has_the_same_placeholders_in_both_languages(self) -> None:
        differing = [
            said
            for said in SAID
            if said.is_template and _placeholders(said.zh) != _placeholders(said.en)
        ]
        assert differing == [], "both wordings must name the same arguments"

    def test_is_chinese_where_it_should_be(self) -> None:
        foreign = [
            said for said in SAID if ENGLISH.search(_bare(said.zh)) and not CHINESE.search(said.zh)
        ]
        assert foreign == [], "the first wording of a Bilingual must be Chinese"

    def test_is_english_where_it_should_be(self) -> None:
        foreign = [
            said
            for said in SAID
            if not said.is_of_form
            and said.en not in OWN_NAMES
            and CHINESE.search(_unquoted(said.en))
        ]
        assert foreign == [], "the second wording of a Bilingual must be English; quote what is not"

    def test_is_english_in_all_but_the_terms_of_the_form(self) -> None:
        foreign = [
            said
            for said in SAID
            if said.is_of_form
            and (
                LONG_CHINESE.search(said.en)
                or len(CHINESE.findall(said.en)) > max(LONGEST_UNIT, len(LETTER.findall(said.en)))
            )
        ]
        assert foreign == [], "the second wording must be English; it may name what a report has"

    def test_has_full_width_punctuation_in_chinese(self) -> None:
        wrong = [said for said in SAID if HALF_WIDTH.search(_bare(said.zh))]
        assert wrong == [], "beside Chinese, write ，；：？！（）"

    def test_has_no_full_width_punctuation_in_english(self) -> None:
        wrong = [
            said
            for said in SAID
            if re.search(
                "[，。；？！]" if said.is_of_form else "[，。；：？！]", _unquoted(said.en)
            )
        ]
        assert wrong == []


def _placeholders(template: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return set()  # Braces of an example, as {severity: info}: no template.


def _bare(text: str) -> str:
    """Give a text without what is code in it, or a word of the user's."""
    return re.sub(r"`[^`]*`|“[^”]*”|\[[^]]*\]|\{[^{}]*\}|(?m:^\s*#?\s*[\w\"-]+: .*$)", "x", text)


def _unquoted(text: str) -> str:
    """Give an English text without the terms of the form that it quotes."""
    return re.sub(r"“[^”]*”|「[^」]*」|'[^']*'|\"[^\"]*\"|`[^`]*`|\([^()]*\)|《[^》]*》", "x", text)


def test_nothing_is_said_in_chinese_only() -> None:
    alone = [
        f"{_place(file, node)}: {text}"
        for file in _files(ENGINE)
        if str(file.relative_to(ENGINE)) not in CHINESE_ONLY
        for node, text in _texts(file)
        if CHINESE.search(text) and not _is_paired(file, node) and not _is_read(file, node)
    ]
    assert alone == [], (
        "say it in both languages, by Bilingual(zh, en) or whatever takes both side by side; "
        "what is a pattern for Chinese text belongs at the top of a module in one of "
        f"{', '.join(READING)}"
    )


def _texts(file: Path) -> Iterator[tuple[ast.Constant, str]]:
    """Give all texts of a module that are no docstrings."""
    tree, above = _module(file)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and not isinstance(above[node], ast.Expr)
        ):
            yield node, node.value


def _upward(file: Path, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    _, above = _module(file)
    while node in above:
        yield node, above[node]
        node = above[node]


def _is_paired(file: Path, node: ast.AST) -> bool:
    """Say whether a text in Chinese has its English beside it."""
    for below, here in _upward(file, node):
        if isinstance(here, ast.Call) and below in here.args:
            after = here.args[here.args.index(below) + 1 :]
            if after and not CHINESE.search(ast.unparse(after[0])):
                return True
        if isinstance(here, ast.Call) and isinstance(below, ast.keyword):
            names = {keyword.arg for keyword in here.keywords}
            if below.arg == "zh" and "en" in names:
                return True
        if isinstance(here, ast.Dict) and below in here.values:
            key = here.keys[here.values.index(below)]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                return True  # What another program says in English, or a name, in Chinese.
        if isinstance(here, ast.Dict) and below in here.keys:
            value = here.values[here.keys.index(below)]
            if isinstance(value, ast.Constant) and not CHINESE.search(str(value.value)):
                return True  # A name in Chinese that is as good as the one in English.
        if isinstance(here, ast.Assign | ast.AugAssign) and _has_english(file, here):
            return True
    return False


def _has_english(file: Path, assigned: ast.Assign | ast.AugAssign) -> bool:
    """Say whether what is assigned is `zh`, and what stands beside it, or is put there later, English."""
    target = assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
    names = {name.id for name in ast.walk(target) if isinstance(name, ast.Name)}
    if "en" in names:
        return True
    functions = [here for _, here in _upward(file, assigned) if isinstance(here, ast.FunctionDef)]
    return any(
        (isinstance(node, ast.Name) and node.id == "en" and "zh" in names)
        or (
            isinstance(node, ast.Call)
            and len(node.args) > 1
            and any(
                isinstance(argument, ast.Name)
                and argument.id in names
                and not CHINESE.search(ast.unparse(after))
                for argument, after in pairwise(node.args)
            )
        )
        or (
            isinstance(node, ast.Call)
            and _called(node) == "Bilingual"
            and any(
                isinstance(name, ast.Name) and name.id in names for name in ast.walk(node.args[0])
            )
        )
        for function in functions[:1]
        for node in ast.walk(function)
    )


def _is_read(file: Path, node: ast.AST) -> bool:
    """Say whether a text is one that is read: a pattern, or a fact about texts."""
    steps = [*_upward(file, node)]
    if any(isinstance(here, ast.Call) and _called(here) == "compile" for _, here in steps):
        return True
    within = any(isinstance(here, ast.FunctionDef | ast.AsyncFunctionDef) for _, here in steps)
    is_a_letter = isinstance(node, ast.Constant) and len(str(node.value)) == 1
    return file.relative_to(ENGINE).parts[0] in READING and (not within or is_a_letter)


SINKS = frozenset({"echo", "write", "writelines", "tell", "within", "write_text", "print"})


def test_nothing_is_said_in_english_only() -> None:
    alone = [
        f"{_place(file, call)}: {text}"
        for file in _files(*PACKAGES[:3])
        for call in ast.walk(_module(file)[0])
        if isinstance(call, ast.Call) and _called(call) in SINKS
        for argument in call.args
        if ENGLISH.search(text := _wording(argument) or "")
    ]
    assert alone == [], "say it in both languages, by Bilingual(zh, en)"


def test_help_is_given_in_both_languages() -> None:
    alone = [
        _place(file, call)
        for file in _files(ENGINE / "command_line")
        for call in ast.walk(_module(file)[0])
        if isinstance(call, ast.Call)
        and {"help", "short_help", "epilog"} & {keyword.arg for keyword in call.keywords}
    ]
    assert alone == [], "options and commands take zh= and en=, not help="


def test_messages_of_rules_name_nothing_in_one_language() -> None:
    """What a rule puts into a message stands in both wordings of it: figures, and words of the form."""
    alone = [
        f"{_place(file, call)}: {text}"
        for file in _files(*PACKAGES[1:3])
        for call in ast.walk(_module(file)[0])
        if isinstance(call, ast.Call) and _called(call) == "finding"
        for keyword in call.keywords
        if keyword.arg not in ("expected", "actual")
        if (text := _wording(keyword.value)) is not None
        and (CHINESE.search(text) or ENGLISH.search(text))
    ]
    assert alone == [], "an argument of a message that is words must be a Bilingual"


class TestTemplates:
    @pytest.mark.parametrize(
        "file", sorted(ENGINE.rglob("*.j2")), ids=lambda file: str(file.relative_to(ENGINE))
    )
    def test_have_no_words_of_their_own(self, file: Path) -> None:
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text("utf-8"), flags=re.DOTALL
        )
        spoken = re.findall(r"(?:title|alt|placeholder|aria-label)=\"([^\"]*)\"", text)
        spoken += re.sub(r"<style.*?</style>|<[^>]*>|&\w+;", "\n", text, flags=re.DOTALL).split(
            "\n"
        )
        words = [each.strip() for each in spoken if re.search(r"[^\W\d_]", each)]
        assert words == [], (
            "put the words into a Bilingual, and give the template those of a language"
        )

    @pytest.mark.parametrize(
        "file", sorted(ENGINE.rglob("*.js")), ids=lambda file: str(file.relative_to(ENGINE))
    )
    def test_scripts_have_no_words_of_their_own(self, file: Path) -> None:
        text = re.sub(r"^\s*//.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)
        quoted = re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`", text.replace('"use strict"', ""))
        assert [each for each in quoted if CHINESE.search(each)] == []
        assert [each for each in quoted if re.search(r"[A-Z][a-z]+ [a-z]+", each)] == []

    def test_use_all_the_words_that_they_have(self) -> None:
        home = Path(vocabulary.__file__).parent
        text = "".join(file.read_text("utf-8") for file in home.glob("*.j2"))
        unused = [name for name in vocabulary.WORDS if not re.search(rf"\bt\.{name}\b", text)]
        assert unused == [], "take out of the vocabulary what the page no longer says"


def test_no_wording_is_left_over() -> None:
    named: dict[str, str] = {}
    used: set[str] = set()
    for file in _files(*PACKAGES):
        tree, _ = _module(file)
        for statement in tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                named |= dict.fromkeys(_wordings_named(statement), _place(file, statement))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.ImportFrom):
                used |= {alias.name for alias in node.names}
    left = {name: place for name, place in named.items() if name not in used}
    assert left == {}, "take out wordings that nothing uses"
    assert len(named) > 100


def _wordings_named(statement: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    """Give the names that are given to Bilinguals, or to what holds some."""
    if statement.value is not None and "Bilingual(" in ast.unparse(statement.value):
        targets = [statement.target] if isinstance(statement, ast.AnnAssign) else statement.targets
        for target in targets:
            yield from (name.id for name in ast.walk(target) if isinstance(name, ast.Name))
