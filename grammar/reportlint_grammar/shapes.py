"""Trees made once for all terminals of the same kinds in the same order.

The automaton looks at nothing but a terminal's kind, and tables repeat from report to report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lark import Token, Tree

from reportlint_grammar.departures import Node
from reportlint_grammar.terminals import UNKNOWN_LABEL

_MOST_SHAPES = 256
_LONGEST = 400
"""What is remembered is bounded, whatever is read."""


class _Shape(NamedTuple):
    """A tree with the places of terminals where they stand; a terminal for what is absent has none."""

    data: str
    children: Sequence[_Shape | Token | int]


class Shapes:
    """The shapes of the trees made so far."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], _Shape] = {}

    def tree(
        self, start: str, terminals: Sequence[Token], make: Callable[[], Tree[Token]]
    ) -> Tree[Token]:
        """Give the tree that is made of some terminals from a start symbol on.

        What an unknown label is taken for hangs on its words, so that a table with one is made anew.
        """
        if any(terminal.type == UNKNOWN_LABEL for terminal in terminals):
            return make()
        kinds = (start, *[terminal.type for terminal in terminals])
        shape = self._known.get(kinds)
        if shape is not None:
            return _filled(shape, terminals)
        made = make()
        if len(kinds) <= _LONGEST:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            places = {id(terminal): place for place, terminal in enumerate(terminals)}
            self._known[kinds] = _shape(made, places)
        return made


def _shape(tree: Tree[Token], places: Mapping[int, int]) -> _Shape:
    children: list[_Shape | Token | int] = [
        _shape(child, places) if isinstance(child, Tree) else places.get(id(child), child)
        for child in tree.children
    ]
    return _Shape(tree.data, children)


def _filled(shape: _Shape, terminals: Sequence[Token]) -> Tree[Token]:
    children: list[Node] = [
        terminals[child]
        if isinstance(child, int)
        else _filled(child, terminals)
        if isinstance(child, _Shape)
        else child
        for child in shape.children
    ]
    return Tree(shape.data, children)
