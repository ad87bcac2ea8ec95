"""Marked-up copies of all reports, in a zip, with a word on those that could not be marked."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from reportlint.annotating.copying import to_mark, unmarked
from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.annotating.copying import Copyist
    from reportlint.discovery.target import Target
    from reportlint.model.outcome import Outcome

_ASIDE = Bilingual("未标注的文件.txt", "not marked up.txt")


def copies_in_zip(
    targets: Sequence[Target], outcomes: Iterable[Outcome], copyist: Copyist
) -> bytes:
    """Give a copy of each report in which something was found, and why there is none of another."""
    reports, findings = to_mark(outcomes)
    out = BytesIO()
    aside: list[Bilingual] = []
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for target in targets:
            found = findings.get(target.path)
            if not found or target.path not in reports:
                continue
            try:
                copy = copyist.copy(target, reports[target.path], found)
            except Unreadable as refusal:
                aside.append(unmarked(target.path, refusal))
                continue
            name = copy.name(target.path)
            archive.writestr(name, copy.data)
            aside += (Bilingual(f"{name}：{why.zh}。", f"{name}: {why.en}.") for why in copy.doubts)
        if aside:
            lines = (said.within(copyist.language) for said in aside)
            archive.writestr(_ASIDE.within(copyist.language), "\r\n".join([*lines, ""]))
    return out.getvalue()
