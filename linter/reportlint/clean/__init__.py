"""Cleaning: what a text says without what its travels left in it.

Each step changes what a passage says, and keeps its way back to the source.
Most reports need nothing cleaned, and finding that out costs microseconds: a report's characters
are compared, as a set, with those of ordinary Simplified Chinese text.
"""

from __future__ import annotations

from reportlint.clean import characters, pinyin, residue
from reportlint.model.document import Document

__all__ = ["clean"]


def clean(document: Document) -> Document:
    """Clean a document in place of its passages and note what its author should know of.

    Returns the same document; blocks keep their order, passages their place in the source.
    """
    passages = list(document.passages)
    joined = "\n".join([passage.text for passage in passages])
    every = frozenset(joined)
    unusual = characters.unusual(every)
    if kinds := residue.kinds(joined, every):
        for passage in passages:
            residue.remove(passage, kinds, document.stains)
    if residue.has_markup(every):
        for passage in passages:
            residue.remove_markup(passage)
    if unusual:
        for passage in passages:
            characters.make_ordinary(passage, unusual)
    if pinyin.present(joined):
        pinyin.remove(passages, document.stains)
    if unusual:
        characters.simplify(passages, unusual, document.stains)
    if len(document.stains) > 1:
        document.stains.sort(key=lambda stain: stain.span)
    return document
