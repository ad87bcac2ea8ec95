"""Files other than texts, with as many as one likes of whatever such a file can have many of."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.growth import office, printed, web, word, workbook
from benchmarks.making import Make

KINDS: Mapping[str, Make] = {
    **web.KINDS,
    **word.KINDS,
    **workbook.KINDS,
    **printed.KINDS,
    **office.KINDS,
}
"""Every kind of file by its name, which begins with the format."""
