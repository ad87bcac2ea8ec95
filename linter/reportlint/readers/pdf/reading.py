"""From the bytes of a PDF to a document."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from reportlint.document import Document
from reportlint.hookspecs import Unreadable
from reportlint.languages import Bilingual
from reportlint.readers.pdf import refusals, streams
from reportlint.readers.pdf.device import Device, Drawn
from reportlint.readers.printed.layout import compose

_HEAD = 1024
"""The signature of a PDF stands within so many bytes."""
_MOST_LOST = 0.02
"""If a larger share of a file's characters is unknown, its figures are not to be trusted."""

# What pdfminer has to say is not for our users.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def read(data: bytes) -> Document:
    """Read a PDF with a text layer; raises Unreadable."""
    if b"%PDF-" not in data[:_HEAD]:
        raise refusals.no_pdf()
    if data.rfind(b"%%EOF") < data.rfind(b"endobj"):
        raise refusals.truncated()
    streams.check(data)
    pages = list(_drawn(data))
    return compose([of.page for of in pages], list(_notes(pages)))


def _drawn(data: bytes) -> Iterator[Drawn]:
    """Give what stands on each page; pdfminer answers a broken file with whatever it stumbles over."""
    try:
        file = PDFDocument(PDFParser(BytesIO(data)))
        resources = PDFResourceManager()
        device = Device(resources)
        interpreter = PDFPageInterpreter(resources, device)
        for number, page in enumerate(PDFPage.create_pages(file)):
            if number == refusals.MOST_PAGES:
                raise refusals.too_many_pages()
            interpreter.process_page(page)
            yield device.drawn
    except PDFPasswordIncorrect:
        raise refusals.locked() from None
    except Unreadable:
        raise
    except Exception as error:
        raise refusals.damaged(f"{type(error).__name__}: {error}") from None


def _notes(pages: Sequence[Drawn]) -> Iterator[Bilingual]:
    """Say what is doubtful of pages; raises Unreadable if that is most of it."""
    pictures = [number for number, of in enumerate(pages, start=1) if of.is_picture]
    written = sum(len(of.texts) for of in pages)
    lost = sum(of.lost for of in pages)
    if 2 * len(pictures) > len(pages):
        raise refusals.scanned(len(pictures), len(pages))
    if not written:
        raise refusals.empty()
    if lost > _MOST_LOST * written:
        raise refusals.unmapped(lost, written)
    if lost:
        yield Bilingual(
            f"有 {lost} 个字取不出来，已用 U+FFFD 代替",
            f"{lost} characters could not be extracted; U+FFFD stands for them",
        )
    if pictures:
        which = "、".join(map(str, pictures))
        yield Bilingual(
            f"第 {which} 页是图片，没有文字，未读",
            f"pages that are pictures without text were not read: {', '.join(map(str, pictures))}",
        )
    recognised = sum(of.is_recognised for of in pages)
    if recognised:
        yield Bilingual(
            f"有 {recognised} 页的文字是从扫描图片识别的，可能有误",
            f"the text of {recognised} pages was recognised in a scan, and may be wrong",
        )
