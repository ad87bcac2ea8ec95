"""Headings and labels that are not the form's: other words, or another number, are departures of the tree."""

from __future__ import annotations

from collections.abc import Mapping

from lark import Token, Tree

from reportlint_grammar.form.edition import Label, SectionForm
from reportlint_grammar.form.wording import heading_number, key
from reportlint_grammar.syntax.departures import Departure, Node, departed
from reportlint_grammar.syntax.terminals import passages_of


def note_headings(sections: Mapping[str, SectionForm], report: Tree[Token]) -> None:
    """Note of which sections the heading is in other words, or has another number."""
    for child in report.children:
        _, piece = departed(child)
        if isinstance(piece, Tree) and piece.children and (form := sections.get(piece.data)):
            piece.children[0] = _heading(piece.children[0], form)


def _heading(heading: Node, form: SectionForm) -> Node:
    text = "".join(passage.text for passage in passages_of(heading)).strip()
    number = heading_number(text)
    said = key(text[len(number.text) :] if number else text)
    if said != key(form.heading.official):
        is_harmless = said in map(key, form.heading.harmless)
        heading = Tree(Departure.REWORDED if is_harmless else Departure.MISNAMED, [heading])
    if number is None or not number.is_sections or number.number != form.number:
        heading = Tree(Departure.MISNUMBERED, [heading])
    return heading


def note_labels(labels: Mapping[str, Label], node: Tree[Token]) -> None:
    """Note which labels of a table say something else; numbers, notes and punctuation do not count.

    Those of another table with rows of the same names may say what they like.
    """
    for at, child in enumerate(node.children):
        if isinstance(child, Tree):
            if not _is_of_another_table(child):
                note_labels(labels, child)
        elif (label := labels.get(child.type)) and child.value != label.official:
            text = "".join([passage.text for passage in passages_of(child)])
            if key(text) != key(label.official):
                node.children[at] = Tree(Departure.MISNAMED, [child])


def _is_of_another_table(node: Tree[Token]) -> bool:
    """Say whether a row stands there again with more or fewer figures than the form's has."""
    departures, piece = departed(node)
    return (
        Departure.REPEATED in departures
        and isinstance(piece, Tree)
        and any(Departure.MISFIT in departed(child)[0] for child in piece.children)
    )
