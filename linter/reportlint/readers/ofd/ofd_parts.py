"""The parts of an OFD: what is looked at first, and how parts refer to each other."""

from __future__ import annotations

import posixpath

from reportlint.readers.shared.kinds import OFD
from reportlint.readers.xml_zip.parts import Package
from reportlint.refusals.catalogue import refusal

_ENTRY = "OFD.xml"
_LOCKS = ("Encryptions.xml", "EncryptEntries.xml")
"""Where GM/T 0099 has it said which parts are encrypted, and how."""


class OfdPackage(Package):
    """The parts of an OFD, found by the locations that others give."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, OFD)
        if any(lock in self for lock in _LOCKS):
            raise OFD.refused("parts.encrypted")
        if _ENTRY not in self:
            raise refusal("ofd.none")
        self._bodies = self.parsed(_ENTRY).findall("{*}DocBody")

    @property
    def documents(self) -> int:
        """How many documents the file holds; there are rarely more than one."""
        return len(self._bodies)

    def first_document(self) -> str:
        """Give the part with which the first document begins, in its current version."""
        if not self._bodies:
            raise OFD.refused("ofd.incomplete", what="DocBody")
        body = self._bodies[0]
        for version in body.iterfind("{*}Versions/{*}Version[@Current='true']"):
            part = self.located(_ENTRY, version.get("BaseLoc"))
            return self.located(part, self.parsed(part).findtext("{*}DocRoot"))
        return self.located(_ENTRY, body.findtext("{*}DocRoot"))

    def located(self, part: str, location: str | None) -> str:
        """Give the part at a location that another part gives; raises Unreadable for none."""
        found = self.find(part, location)
        if found is None:
            raise OFD.refused("ofd.incomplete", what=location or f"{part} → BaseLoc, DocRoot")
        return found

    def find(self, part: str, location: str | None) -> str | None:
        """Give the part at a location that another part gives; None where there is none.

        A location is relative to the part, but some programs begin all of them at the root.
        """
        location = (location or "").strip().replace("\\", "/")
        for folder in (posixpath.dirname(part), ""):
            found = posixpath.normpath(posixpath.join("/", folder, location)).lstrip("/")
            if found in self:
                return found
        return None
