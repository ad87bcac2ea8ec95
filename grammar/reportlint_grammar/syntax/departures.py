"""From what was made of terminals to the tree: where a report departs from the form, a node says so.

`absent` stands where something owed is not there, and has its empty node below it. `moved` is what is
owed elsewhere and absent there, `repeated` what has been there before, `extra` what the form has not;
`misnamed` is a heading or a label in other words than the form's, `reworded` a heading in other words
that say the same, `misnumbered` a heading with another
number, `misfit` figures that do not fit their row's columns, `run_together` those that cannot even be told
from each other. `reordered` are figures whose columns stand in another order than the form's, which they
have below it. Each has below it what is so, as what it was taken for; one thing may be more than one of
these.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lark import Token, Tree

from reportlint_grammar.syntax.productions import ABSENT


class Departure(enum.StrEnum):
    """How a piece departs from the form; the values name nodes, as no section or row is named."""

    ABSENT = "!absent"
    MOVED = "!moved"
    REPEATED = "!repeated"
    EXTRA = "!extra"
    MISNAMED = "!misnamed"
    REWORDED = "!reworded"
    MISNUMBERED = "!misnumbered"
    MISFIT = "!misfit"
    RUN_TOGETHER = "!run_together"
    REORDERED = "!reordered"


_DEPARTURES = frozenset(Departure)

REPORT = "report"
"""The node of a report; below another, of one that stands behind it."""

UNPLACED = "unplaced"
"""The node of figures that no label stands before."""

UNKNOWN_ROW = "unknown_row"
"""The node of a label that no edition has, with its figures."""

Node = Tree[Token] | Token


def departed(node: Node) -> tuple[Sequence[Departure], Node]:
    """Give how a piece departs from the form, in whichever ways it does, and the piece itself."""
    found: tuple[Departure, ...] = ()
    while isinstance(node, Tree) and node.data in _DEPARTURES:
        found = (*found, Departure(node.data))
        (node,) = node.children
    return found, node


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece set aside: the node made of it, what it is called, and how many terminals were read before.

    One that is `whole` is a section of the report and no part of the one before it.
    """

    node: Node
    name: str
    before: int
    is_whole: bool = False


def tree(read: Tree[Token], asides: Sequence[Aside], undivided: Collection[str]) -> Tree[Token]:
    """Put what was set aside into what was read, behind the terminal it came after.

    Nothing is put into `undivided` nodes: what comes within a row of figures stands behind it.
    """
    absent = set(_absent(read))
    present = {str(node.data) for node in read.iter_subtrees()} - absent
    waiting: deque[tuple[Aside, Tree[Token]]] = deque()
    for aside in asides:
        kind = Departure.REPEATED if aside.name in present else Departure.EXTRA
        if aside.name in absent - present:
            kind = Departure.MOVED
            present.add(aside.name)
        waiting.append((aside, Tree(kind, [aside.node])))
    return _Placing(waiting, absent & present, undivided).placed(read, is_root=True)


class _Placing:
    """One walk through what was read; `count` is how many of its terminals have been met."""

    def __init__(
        self,
        waiting: deque[tuple[Aside, Tree[Token]]],
        found_elsewhere: Collection[str],
        undivided: Collection[str],
    ) -> None:
        self._waiting = waiting
        self._found_elsewhere = found_elsewhere
        self._undivided = undivided
        self._count = 0

    def placed(self, node: Tree[Token], *, is_root: bool = False) -> Tree[Token]:
        children: list[Node] = []
        takes = str(node.data) not in self._undivided
        if takes:
            children += self._due(is_root)
        for child in node.children:
            if isinstance(child, Token):
                if not child.type.startswith(ABSENT):
                    children.append(child)
                    self._count += 1
            elif not _stands_for_nothing(child):
                children.append(self.placed(child))
            elif child.data not in self._found_elsewhere:
                children.append(Tree(Departure.ABSENT, [Tree(child.data, [])]))
            if takes:
                children += self._due(is_root)
        return Tree(node.data, children)

    def _due(self, is_root: bool) -> Iterator[Tree[Token]]:
        """Give what came after the terminals met so far, as far as it belongs here."""
        while self._waiting:
            aside, node = self._waiting[0]
            if aside.before > self._count or (aside.is_whole and not is_root):
                return
            self._waiting.popleft()
            yield node


def _absent(node: Tree[Token]) -> Iterator[str]:
    return (str(below.data) for below in node.iter_subtrees() if _stands_for_nothing(below))


def _stands_for_nothing(node: Tree[Token]) -> bool:
    return len(node.children) == 1 and all(
        isinstance(child, Token) and child.type.startswith(ABSENT) for child in node.children
    )
