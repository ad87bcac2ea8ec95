"""Cleaning: what a text says without what its travels left in it.

Each step gives passages that say something else, and keep their way back to the source; none edits
what it is given. Most reports need nothing cleaned, and finding that out costs microseconds: a
report is searched once for characters that ordinary Simplified Chinese text does without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.clean import characters, pinyin, residue
from reportlint.model.document import Block, Document, Paragraph, Passage, Table

__all__ = ["clean"]


def clean(document: Document) -> Document:
    """Give a document cleaned, and what its author should know of noted.

    Blocks keep their order, passages their place in the source; what needs no cleaning is shared.
    """
    before = list(document.passages)
    joined = "\n".join([passage.text for passage in before])
    unusual = characters.unusual(joined)
    telling = residue.telling(joined)
    passages: Sequence[Passage] = before
    stains = list(document.stains)
    if kinds := residue.kinds(joined, unusual | telling):
        passages = [residue.removed(passage, kinds, stains) for passage in passages]
    if residue.has_markup(telling):
        passages = [residue.without_markup(passage) for passage in passages]
    if unusual:
        passages = [characters.ordinary(passage, unusual) for passage in passages]
    if pinyin.present(joined):
        passages = pinyin.removed(passages, stains)
    if unusual:
        passages = characters.simplified(passages, unusual, stains)
    if passages is before:
        return document
    blocks = list(_saying(document.blocks, iter(passages)))
    return replace(document, blocks=blocks, stains=sorted(stains, key=lambda stain: stain.span))


def _saying(blocks: Sequence[Block], passages: Iterator[Passage]) -> Iterator[Block]:
    """Give blocks that say what passages say, one for each of theirs; those that do are shared."""
    for block in blocks:
        if isinstance(block, Paragraph):
            said = next(passages)
            yield block if said is block else block.saying(said)
            continue
        rows = tuple(
            tuple([cell if (said := next(passages)) is cell else cell.saying(said) for cell in row])
            for row in block.rows
        )
        yield Table(rows) if rows != block.rows else block
