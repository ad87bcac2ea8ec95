"""From the bytes of a docx to a document."""

from __future__ import annotations

from reportlint.document import Document
from reportlint.readers.word.numbering import Numbering
from reportlint.readers.word.package import Package, not_word
from reportlint.readers.word.sheet import compose
from reportlint.readers.word.story import Walk
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W


def read(data: bytes) -> Document:
    """Read a docx: its main story, with the numbers its lists show; raises Unreadable."""
    package = Package(data)
    main = package.main()
    body = package.parsed(main).find(f"{W}body")
    if body is None:
        raise not_word()
    styles = Styles(package.related(main, "styles"))
    numbering = Numbering(package.related(main, "numbering"), styles)
    return compose(Walk(styles, numbering).blocks(body))
