"""Libraries that readers rest on, and what is said where one is missing.

They are installed with reportlint. One may be missing all the same: `pip install --no-deps`, a
machine without a wheel of it, an environment that was trimmed.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from reportlint.hookspecs import Unreadable
from reportlint.model.missing_software import Lack
from reportlint.refusals.catalogue import refusal, said


class Library(NamedTuple):
    """A library, by the name it is imported by and that under which it is installed."""

    module: str
    distribution: str

    @property
    def lack(self) -> Lack | None:
        """What is lacking where it is not installed; None where it is. It is not imported."""
        if find_spec(self.module) is not None:
            return None
        command = f"pip install {self.distribution}"
        return Lack(self.distribution, said("kind.install-library", command=command))

    def wanted_for(self, kind: str) -> None:
        """Raise Unreadable, for a file of some kind, where the library is not installed."""
        lack = self.lack
        if lack is not None:
            raise wanting(lack, kind)


LXML = Library("lxml", "lxml")
PDFMINER = Library("pdfminer", "pdfminer.six")
PYPDF = Library("pypdf", "pypdf")


def wanting(lack: Lack, kind: str) -> Unreadable:
    """Say that a kind of file cannot be read for want of something."""
    return refusal("kind.wanting", lack, kind=kind, what=lack.what, how=lack.remedy)
