"""Elements that a page does not show."""

from __future__ import annotations

from collections import Counter

from reportlint.readers.web.elements import BLOCKS, ENDED_BY, VOID
from reportlint.readers.web.markup import Tag


class Unseen:
    """An element that is not shown, until it ends."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open = [name]
        self._count = Counter(self._open)

    @property
    def is_over(self) -> bool:
        """Whether its end tag was met."""
        return not self._open

    def holds(self, tag: Tag) -> bool:
        """Say whether a tag is still the element's own; if not, it has ended without an end tag."""
        name = tag.name
        if not name or tag.content is not None:
            return True
        if not tag.is_end:
            if name in ENDED_BY.get(self._name, ()) and not self._shields():
                return False
            if name not in VOID and not tag.attributes.endswith("/"):
                self._open.append(name)
                self._count[name] += 1
            return True
        if not self._count[name]:
            return name not in BLOCKS or name == "p"
        while self._count[name]:
            last = self._open.pop()
            self._count[last] -= 1
            if last == name:
                break
        return True

    def _shields(self) -> bool:
        """Say whether a table or list in it is open, whose rows or items are not its own end."""
        return any(self._count[name] for name in ("table", "ul", "ol"))
