"""The parse tree as text, laid out so that reading it is like reading the form."""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token, Tree

from reportlint_grammar.table import passages_of

_LONGEST = 60


def show(tree: Tree[Token]) -> str:
    """Show a tree: a node a line, a row's figures behind its label."""
    return "\n".join(_lines(tree, 0))


def _lines(tree: Tree[Token], depth: int) -> Iterator[str]:
    indent = "  " * depth
    label, *rest = tree.children or [Token("EMPTY", "")]
    if isinstance(label, Token):
        figures = ""
        if rest and isinstance(rest[0], Tree) and rest[0].data == "figures":
            figures = "  " + _text(rest.pop(0))
        yield f"{indent}{tree.data}  {_text(label)}{figures}"
    else:
        yield f"{indent}{tree.data}"
        rest = tree.children
    for child in rest:
        if isinstance(child, Tree):
            yield from _lines(child, depth + 1)
        else:
            yield f"{indent}  {child.type}  {_text(child)}"


def _text(node: Token | Tree[Token]) -> str:
    if isinstance(node, Tree):
        cells = [cell.text or "·" for token in node.children for cell in passages_of(token)]
        return " | ".join(cells)
    text = " ".join(str(node).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
