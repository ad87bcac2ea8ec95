"""A PDF of objects written by hand, for what no library writes."""

from __future__ import annotations

import zlib

CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>"
PAGE_WITH_FONT = PAGE.replace("/Resources << >>", "/Resources << /Font << /F 5 0 R >> >>")
"""Its font, /F, is the fifth object."""


def raw(*objects: str, more: str = "") -> bytes:
    """Give a PDF of some objects, the first of which is its root."""
    body = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1)
    )
    trailer = f"trailer\n<< /Root 1 0 R /Size {len(objects) + 1} {more}>>\n%%EOF\n"
    return (body + trailer).encode("latin-1")


def stream(data: bytes, more: str = "") -> str:
    """Give a stream, packed."""
    packed = zlib.compress(data, 9)
    said = f"<< /Length {len(packed)} /Filter /FlateDecode {more}>>"
    return f"{said}\nstream\n{packed.decode('latin-1')}\nendstream"
