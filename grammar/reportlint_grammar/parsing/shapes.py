"""Trees made once for all terminals of the same kinds in the same order.

The automaton looks at nothing but a terminal's kind, and tables repeat from report to report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lark import Token, Tree

from reportlint_grammar.syntax.departures import Node
from reportlint_grammar.syntax.terminals import UNKNOWN_LABEL, FormToken, passages_of

_MOST_SHAPES = 256
_LONGEST = 400
"""What is remembered is bounded, whatever is read."""


class _Shape(NamedTuple):
    """A tree with places where terminals stand; one for what is absent has none, and stands itself."""

    data: str
    children: Sequence[_Shape | Token | int | _Reread]


class _Reread(NamedTuple):
    """The place of a terminal that was read as another one."""

    place: int
    terminal: str


class Shapes:
    """The shapes of the trees made so far; `kinds` are those of terminals that are read alike."""

    def __init__(self, kinds: Callable[[Sequence[FormToken]], Sequence[str]]) -> None:
        self._kinds = kinds
        self._known: dict[tuple[str, ...], _Shape] = {}

    def tree(
        self, start: str, terminals: Sequence[FormToken], make: Callable[[], Tree[Token]]
    ) -> Tree[Token]:
        """Give the tree that is made of some terminals from a start symbol on.

        What an unknown label is taken for hangs on its words, so that a table with one is made anew.
        """
        kinds = (start, *self._kinds(terminals))
        if UNKNOWN_LABEL in kinds:
            return make()
        shape = self._known.get(kinds)
        if shape is not None:
            return _filled(shape, terminals)
        made = make()
        if len(kinds) <= _LONGEST:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            self._known[kinds] = _shape(made, _Places(terminals))
        return made


class _Places:
    """Where terminals stand, each known by its passages, as whatever it was read."""

    def __init__(self, terminals: Sequence[FormToken]) -> None:
        self._terminals = terminals
        self._places = {id(said.passages[0]): place for place, said in enumerate(terminals)}

    def of(self, token: Token) -> Token | int | _Reread:
        """Give the place of a terminal; one for what is absent has none."""
        passages = passages_of(token)
        if not passages:
            return token
        place = self._places[id(passages[0])]
        return place if self._terminals[place].type == token.type else _Reread(place, token.type)


def _shape(tree: Tree[Token], places: _Places) -> _Shape:
    children = [
        _shape(child, places) if isinstance(child, Tree) else places.of(child)
        for child in tree.children
    ]
    return _Shape(str(tree.data), children)


def _filled(shape: _Shape, terminals: Sequence[FormToken]) -> Tree[Token]:
    children: list[Node] = [
        terminals[child]
        if isinstance(child, int)
        else _filled(child, terminals)
        if isinstance(child, _Shape)
        else terminals[child.place].as_(child.terminal)
        if isinstance(child, _Reread)
        else child
        for child in shape.children
    ]
    return Tree(shape.data, children)
