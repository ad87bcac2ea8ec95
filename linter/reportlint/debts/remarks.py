"""What comments in a file say to reportlint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual
from reportlint.model.place import Place, Spot
from reportlint.model.suppression import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.suppression import Remark

_IGNORE = "ignore"
_REASON = "reason="
_WORDS = Bilingual("检查说明", "the remark")


def of_remarks(remarks: Iterable[Remark]) -> Iterator[Suppression]:
    """Give what comments suppress: `ignore A001, A002 reason=…`; one that says nothing else has no rule."""
    for remark in remarks:
        said, _, reason = remark.text.partition(_REASON)
        verb, *selectors = said.replace("，", " ").replace(",", " ").split() or [""]
        for selector in selectors if verb == _IGNORE and selectors else [""]:
            place = Place(("suppression", remark.text.strip(), selector))
            at = Spot(remark.span, place, _WORDS, remark.location)
            yield Suppression(
                selector,
                reason.strip().strip('"“”'),
                remark.text.strip(),
                at,
                remark.before,
                in_report=True,
            )
