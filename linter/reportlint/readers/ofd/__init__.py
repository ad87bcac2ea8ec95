"""OFD files (GB/T 33190): a zip of XML that says where each character and each line is printed.

What does the reading is imported when the first OFD file is met: whoever checks text alone pays for
neither zip nor XML.
"""

from __future__ import annotations

from reportlint.hookspecs import Source
from reportlint.model.document import Document


class OfdReader:
    """Reads OFD files."""

    suffixes = frozenset({".ofd"})

    def read(self, source: Source) -> Document:
        """Read an OFD file; raises Unreadable for one that is damaged, locked, or a mere scan."""
        from reportlint.readers.ofd.read_ofd import read

        return read(source.data)
