"""From the bytes of an OFD to a document."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Document
from reportlint.readers.ofd.ofd_parts import OfdPackage
from reportlint.readers.ofd.pages import pages
from reportlint.readers.printed.doubts import notes
from reportlint.readers.printed.layout import compose
from reportlint.readers.printed.watermarks import without_watermarks
from reportlint.readers.shared.kinds import OFD
from reportlint.refusals.catalogue import said


def read(data: bytes) -> Document:
    """Read an OFD: its first document, in the current version; raises Unreadable."""
    package = OfdPackage(data)
    drawn = without_watermarks(pages(package))
    doubts = [*_left_out(package), *notes(drawn, OFD.name)]
    return compose([page.page for page in drawn], doubts)


def _left_out(package: OfdPackage) -> Iterator[Bilingual]:
    if package.documents > 1:
        yield said("ofd.others-left-out", count=package.documents)
