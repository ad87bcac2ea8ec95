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
    tokens = _leading_tokens(tree)
    if tokens and all(of.type == "FIGURES" for of in tokens[1:]):
        figures = "".join(f"  {_text(of)}" for of in tokens[1:])
        yield f"{indent}{tree.data}  {_text(tokens[0])}{figures}"
        rest = tree.children[len(tokens) :]
    else:
        yield f"{indent}{tree.data}"
        rest = tree.children
    for child in rest:
        if isinstance(child, Tree):
            yield from _lines(child, depth + 1)
        else:
            yield f"{indent}  {child.type}  {_text(child)}"


def _leading_tokens(tree: Tree[Token]) -> list[Token]:
    tokens: list[Token] = []
    for child in tree.children:
        if isinstance(child, Tree):
            break
        tokens.append(child)
    return tokens


def _text(token: Token) -> str:
    if token.type == "FIGURES":
        return " | ".join(cell.text or "·" for cell in passages_of(token))
    text = " ".join(token.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
