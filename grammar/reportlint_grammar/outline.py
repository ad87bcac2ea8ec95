"""The parse tree as text, laid out so that reading it is like reading the form."""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token, Tree

from reportlint_grammar.table import passages_of

_LONGEST = 60
_UNLABELLED = frozenset({"report", "disclosure_table", "requests_table", "review_table"})
"""Nodes that do not begin with their own label."""


def show(tree: Tree[Token]) -> str:
    """Show a tree: a node a line, a row's figures behind its label."""
    return "\n".join(_lines(tree, 0))


def _lines(tree: Tree[Token], depth: int) -> Iterator[str]:
    indent = "  " * depth
    own = 0 if tree.data in _UNLABELLED else _own_tokens(tree)
    texts = [_text(child) for child in tree.children[:own] if isinstance(child, Token)]
    yield "  ".join([f"{indent}{tree.data}", *texts])
    for child in tree.children[own:]:
        if isinstance(child, Tree):
            yield from _lines(child, depth + 1)
        else:
            yield f"{indent}  {child.type}  {_text(child)}"


def _own_tokens(tree: Tree[Token]) -> int:
    """Say how many tokens stand on a node's own line: its label or heading, and its figures."""
    own = 0
    for child in tree.children:
        if not isinstance(child, Token) or (own and child.type != "FIGURES"):
            break
        own += 1
    return own


def _text(token: Token) -> str:
    if token.type == "FIGURES":
        return " | ".join(cell.text or "·" for cell in passages_of(token))
    text = " ".join(token.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
