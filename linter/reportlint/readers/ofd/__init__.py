"""OFD files (GB/T 33190): a zip of XML that says where each character and each line is printed.

What does the reading is imported when the first OFD file is met: whoever checks text alone pays for
neither zip nor XML, and needs no lxml.
"""

from __future__ import annotations

from functools import cached_property

from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.readers.shared.libraries import LXML


class OfdReader:
    """Reads OFD files."""

    suffixes = frozenset({".ofd"})

    @cached_property
    def wanting(self) -> frozenset[str]:
        """The suffixes of files that are read by what is not installed."""
        return frozenset() if LXML.lack is None else self.suffixes

    def refuse(self, source: Source) -> None:  # noqa: ARG002 - one is as good as another
        """Raise Unreadable where the library is not installed."""
        LXML.wanted_for("OFD")

    def read(self, source: Source) -> Document:
        """Read an OFD file; raises Unreadable for one that is damaged, locked, or a mere scan."""
        self.refuse(source)
        from reportlint.readers.ofd.read_ofd import read

        return read(source.data)
