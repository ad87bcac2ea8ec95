"""What is doubtful about pages, whatever file they are from, and what is refused as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.readers.printed.drawn import Drawn
from reportlint.refusals.catalogue import refusal, said

MOST_PAGES = 200
"""No report has as many."""
_MOST_LOST = 0.02
"""If a larger share of a file's characters is unknown, its figures are not to be trusted."""


def notes(pages: Sequence[Drawn], kind: str) -> Iterator[Bilingual]:
    """Say what is doubtful of pages; raises Unreadable if that is most of it."""
    pictures = [number for number, page in enumerate(pages, start=1) if page.is_picture]
    written = sum(len(page.texts) for page in pages)
    lost = sum(page.lost for page in pages)
    if 2 * len(pictures) > len(pages):
        raise refusal("pages.scanned", kind=kind, pages=len(pictures), of=len(pages))
    if not written:
        raise refusal("pages.empty", kind=kind)
    if lost > _MOST_LOST * written:
        raise refusal("pages.unmapped", lost=lost, of=written)
    if lost:
        yield said("pages.lost", lost=lost)
    if pictures:
        which = Bilingual("、".join(map(str, pictures)), ", ".join(map(str, pictures)))
        yield said("pages.pictures", which=which)
    recognised = sum(page.is_recognised for page in pages)
    if recognised:
        yield said("pages.recognised", count=recognised)


def too_many_pages(kind: str) -> Unreadable:
    """Refuse to read what is too long to be a report."""
    return refusal("pages.too-many", kind=kind, most=MOST_PAGES)
