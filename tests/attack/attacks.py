"""Texts made to keep a pattern busy: what it asks for, then one character over and over.

A pattern is taken apart into what it can match, piece by piece. Before each piece the pieces before it
are written down as they like it; then comes a run of each kind of character that the pattern tells
apart, or of what it may repeat; then one that it does not like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

_parser: Any = import_module("re._parser")
"""Python's own reading of a pattern, which no public module gives."""

_MET = " \n\t10aZ_字。，；（）()|.,-+<>&*\x01"
"""Characters of the kinds that texts have; a pattern adds those that it names."""
_CATEGORIES: Mapping[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda character: character.isalnum() or character == "_",
}
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class Attack(NamedTuple):
    """What a text begins with, what it repeats, and what it ends with."""

    before: str
    unit: str
    end: str

    def text(self, length: int) -> str:
        """Give the text in which as many characters are repeated ones."""
        return self.before + self.unit * (length // len(self.unit)) + self.end


def attacks(pattern: str, flags: int) -> Iterator[Attack]:
    """Give texts that may keep a pattern busy."""
    tree = _parser.parse(pattern, flags)
    leaves = list(_leaves(tree))
    kinds = _kinds(leaves)
    units = {**dict.fromkeys(kinds), **dict.fromkeys(_bodies(tree))}
    liked = {kind: sum(_matches(leaf, kind) for leaf in leaves) for kind in kinds}
    ends = ("", *sorted(kinds, key=lambda kind: liked[kind])[:2])
    befores = dict.fromkeys(before for most in (False, True) for before in _befores(tree, "", most))
    for before, unit, end in product(befores, filter(None, units), ends):
        yield Attack(before, unit, end)


Leaf = tuple[str, Any]


def _leaves(tree: Any) -> Iterator[Leaf]:
    """Give what matches one character, wherever it stands."""
    for operator, value in tree:
        name = str(operator)
        if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
            yield name, value
        for child in _children(name, value):
            yield from _leaves(child)


def _children(name: str, value: Any) -> Sequence[Any]:
    match name:
        case "BRANCH":
            children: Sequence[Any] = value[1]
        case "SUBPATTERN":
            children = [value[3]]
        case "ASSERT" | "ASSERT_NOT":
            children = [value[1]]
        case "ATOMIC_GROUP":
            children = [value]
        case "GROUPREF_EXISTS":
            children = [child for child in value[1:] if child is not None]
        case _:
            children = [value[2]] if name in _REPEATS else []
    return children


def _kinds(leaves: Sequence[Leaf]) -> list[str]:
    """Give one character of each kind that a pattern tells apart."""
    known: dict[tuple[bool, ...], str] = {}
    for character in dict.fromkeys([*_MET, *(one for leaf in leaves for one in _members(leaf))]):
        known.setdefault(tuple(_matches(leaf, character) for leaf in leaves), character)
    return list(known.values())


def _members(leaf: Leaf) -> Iterator[str]:
    name, value = leaf
    for kind, item in value if name == "IN" else [(name, value)]:
        if str(kind) in ("LITERAL", "NOT_LITERAL"):
            yield chr(item)
        elif str(kind) == "RANGE":
            first, last = item
            yield from map(chr, sorted({first, (first + last) // 2, last}))


def _matches(leaf: Leaf, character: str) -> bool:
    name, value = leaf
    if name == "ANY":
        return character != "\n"
    if name != "IN":
        return (character == chr(value)) is (name == "LITERAL")
    is_negated = str(value[0][0]) == "NEGATE"
    return any(_has(str(kind), item, character) for kind, item in value) is not is_negated


def _has(kind: str, value: Any, character: str) -> bool:
    match kind:
        case "LITERAL":
            return character == chr(value)
        case "RANGE":
            return bool(value[0] <= ord(character) <= value[1])
        case "CATEGORY":
            category = str(value)
            is_in = _CATEGORIES[category.replace("_NOT_", "_")](character)
            return is_in is not ("_NOT_" in category)
    return False


def _sample(tree: Any, *, most: bool) -> str:
    """Write down what matches: with what is optional, or without."""
    return "".join(_sample_of(str(operator), value, most=most) for operator, value in tree)


def _sample_of(name: str, value: Any, *, most: bool) -> str:
    if name in _REPEATS:
        fewest, _, body = value
        times: int = max(fewest, int(most))
        return _sample(body, most=most) * times
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        candidates = [*_members((name, value)), *_MET]
        return next((one for one in candidates if _matches((name, value), one)), "")
    if name in ("ASSERT", "ASSERT_NOT"):
        return ""
    children = _children(name, value)
    return _sample(children[0], most=most) if children else ""


def _befores(tree: Any, before: str, most: bool) -> Iterator[str]:
    """Give a text that leads up to each piece, and to each within it."""
    for operator, value in tree:
        name = str(operator)
        yield before
        for child in _children(name, value):
            yield from _befores(child, before, most)
        before += _sample_of(name, value, most=most)
    yield before


def _bodies(tree: Any) -> Iterator[str]:
    """Give one of each thing that may be repeated."""
    for operator, value in tree:
        name = str(operator)
        for child in _children(name, value):
            if name in _REPEATS:
                yield from (_sample(child, most=most) for most in (False, True))
            yield from _bodies(child)
