"""`--format json`: one array sorted by path, an object and a line a finding, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.objects import Writer, finding_members

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write all findings, once all are known: files do not come in the order of their paths."""
    writer = Writer(out)
    by_path: list[tuple[str, list[str]]] = []
    for outcome in run:
        objects = [
            writer.object(finding_members(finding, outcome.identity, style.language))
            for finding in outcome.findings
        ]
        if objects:
            by_path.append((outcome.path, objects))
    by_path.sort(key=lambda entry: entry[0])
    separator = "["
    for _, objects in by_path:
        for text in objects:
            out.write(f"{separator}\n  {text}")
            separator = ","
    out.write("\n]\n" if by_path else "[]\n")
