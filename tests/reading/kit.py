"""What the tests of every reader need: a document's texts, a refusal with its words, a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest

from reportlint.hookspecs import Reader, Source, Unreadable
from reportlint.model.document import Document, Paragraph
from tests.speech import is_chinese


def texts(document: Document) -> list[Any]:
    """Give a paragraph as its text, a table as rows of texts."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def refusal_by(reader: Reader, name: str, data: bytes) -> Unreadable:
    """Give the refusal of a file, which has its reason and its remedy in both languages."""
    with pytest.raises(Unreadable) as caught:
        reader.read(Source(name, data))
    reason, remedy = caught.value.reason, caught.value.remedy
    assert is_chinese(reason.zh)
    assert is_chinese(remedy.zh)
    assert reason.en
    assert remedy.en
    return caught.value


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Give a zip of some parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()
