"""OFD files (GB/T 33190): a zip of XML that says where each character and each line is printed.

What does the reading is imported when the first OFD file is met: whoever checks text alone pays for
neither zip nor XML, and needs no lxml.
"""

from __future__ import annotations

from reportlint.document import Document
from reportlint.hookspecs import Source
from reportlint.readers.extras import needing


class OfdReader:
    """Reads OFD files."""

    suffixes = frozenset({".ofd"})

    def read(self, source: Source) -> Document:
        """Read an OFD file; raises Unreadable for one that is damaged, locked, or a mere scan."""
        with needing("lxml", "OFD", "ofd"):
            from reportlint.readers.ofd.reading import read
        return read(source.data)
