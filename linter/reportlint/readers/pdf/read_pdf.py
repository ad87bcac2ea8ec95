"""From the bytes of a PDF to a document."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from reportlint.hookspecs import Unreadable
from reportlint.model.document import Document
from reportlint.readers.pdf import streams
from reportlint.readers.pdf.broken import what_is_broken
from reportlint.readers.pdf.device import Device
from reportlint.readers.pdf.fonts import Fonts
from reportlint.readers.pdf.inks import Interpreter
from reportlint.readers.printed.doubts import MOST_PAGES, notes, too_many_pages
from reportlint.readers.printed.drawn import Drawn
from reportlint.readers.printed.layout import compose
from reportlint.readers.printed.watermarks import without_watermarks
from reportlint.refusals.catalogue import refusal

_KIND = "PDF"

_HEAD = 1024
"""The signature of a PDF stands within so many bytes."""

# What pdfminer has to say is not for our users.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def read(data: bytes) -> Document:
    """Read a PDF with a text layer; raises Unreadable."""
    if b"%PDF-" not in data[:_HEAD]:
        raise refusal("pdf.none")
    if data.rfind(b"%%EOF") < data.rfind(b"endobj"):
        raise refusal("pdf.truncated")
    streams.check(data)
    pages = without_watermarks(_drawn(data))
    return compose([page.page for page in pages], list(notes(pages, _KIND)))


def _drawn(data: bytes) -> Iterator[Drawn]:
    """Give what stands on each page; pdfminer answers a broken file with whatever it stumbles over."""
    try:
        file = PDFDocument(PDFParser(BytesIO(data)))
        resources = Fonts()
        device = Device(resources)
        interpreter = Interpreter(resources, device)
        for number, page in enumerate(PDFPage.create_pages(file)):
            if number == MOST_PAGES:
                raise too_many_pages(_KIND)
            interpreter.process_page(page)
            yield device.drawn
    except PDFPasswordIncorrect:
        raise refusal("pdf.locked") from None
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise refusal("pdf.damaged", why=what_is_broken(error)) from None
