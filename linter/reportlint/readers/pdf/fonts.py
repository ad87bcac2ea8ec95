"""Fonts whose encoding is a CMap of their own: pdfminer knows those only that have a known name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from pdfminer.cmapdb import CMap, CMapBase, CMapDB, CMapParser
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFFontError
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSKeyword, PSLiteral
from pdfminer.utils import choplist, nunpack

_MOST_CODES = 0x20000
"""No font has more characters; a range of codes could claim four thousand million."""


class Fonts(PDFResourceManager):
    """The fonts of a file."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Give a font, one with an encoding of its own too; the outer of two fonts hands it down."""
        encoding = spec.get("Encoding")
        if "CIDSystemInfo" in spec and isinstance(encoding, PDFStream):
            codes = _codes(encoding)
            if codes is not None:
                return _EncodedFont(self, spec, codes)
        return super().get_font(objid, spec)


class _Codes(CMap):
    """Which character of a font each code means, as an embedded CMap has it.

    What it decodes are codes, not characters: it is codes of which a font says what they say.
    """

    def __init__(self) -> None:
        super().__init__()
        self.characters: dict[int, int] = {}

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        """Take in a code, which pdfminer hands on under this name."""
        if not isinstance(code, bytes) or not code:
            return
        if len(self.characters) >= _MOST_CODES:
            raise PDFFontError("too many codes")
        *firsts, last = code
        known = self.code2cid
        for byte in firsts:
            further = known.setdefault(byte, {})
            if not isinstance(further, dict):
                return
            known = further
        known[last] = number = nunpack(code)
        self.characters[number] = cid

    def use_cmap(self, cmap: CMapBase) -> None:
        """Take in what a CMap that is known by name has."""
        for code, cid in _leaves(getattr(cmap, "code2cid", {}), b""):
            self.add_cid2unichr(cid, code)


class _Parser(CMapParser):
    """Pdfminer's parser, that takes a single code for a character, and not the other way around."""

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Do what a word of a CMap says."""
        if token is not self.KEYWORD_ENDCIDCHAR:
            super().do_keyword(pos, token)
            return
        for code, cid in choplist(2, [value for _, value in self.popall()]):
            if isinstance(code, bytes) and isinstance(cid, int):
                self.cmap.add_cid2unichr(cid, code)


def _leaves(known: Mapping[int, object], before: bytes) -> Iterator[tuple[bytes, int]]:
    for byte, further in known.items():
        code = before + bytes([byte])
        if isinstance(further, dict):
            yield from _leaves(further, code)
        elif isinstance(further, int):
            yield code, further


def _codes(encoding: PDFStream) -> _Codes | None:
    """Read a CMap; None for one that is known by its name, or says nothing."""
    name = encoding.get("CMapName")
    if isinstance(name, PSLiteral):
        try:
            CMapDB.get_cmap(str(name.name))
        except CMapDB.CMapNotFound:
            pass
        else:
            return None
    codes = _Codes()
    codes.set_attr("WMode", encoding.get("WMode", 0))
    _Parser(codes, BytesIO(encoding.get_data())).run()
    return codes if codes.characters else None


class _EncodedFont(PDFCIDFont):
    """A font that goes by codes where pdfminer's go by its characters' numbers."""

    def __init__(
        self, resources: PDFResourceManager, spec: Mapping[str, object], codes: _Codes
    ) -> None:
        self._codes = codes
        self._says_codes = isinstance(spec.get("ToUnicode"), PDFStream)
        super().__init__(resources, spec)
        widths, shifts = self.widths, self.disps
        self.widths, self.disps = {}, {}
        for code, character in codes.characters.items():
            if character in widths:
                self.widths[code] = widths[character]
            if character in shifts:
                self.disps[code] = shifts[character]

    def get_cmap_from_spec(self, spec: Mapping[str, object], strict: bool) -> CMapBase:  # noqa: ARG002
        """Give what decodes its texts."""
        return self._codes

    def to_unichr(self, cid: int) -> str:
        """Give what a code says: by its own map, or by what the character's number means."""
        return super().to_unichr(cid if self._says_codes else self._codes.characters[cid])
