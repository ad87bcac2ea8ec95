"""`--format jsonl`: an object a line, for pipelines and long runs.

Each file is written as it is done: a line a finding, one for the file, at last one for the run. What
is found when all files are done stands before the run's. The first key, `kind`, says which it is:
`finding`, `file` or `run`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.objects import Writer, file_members, finding_members, run_members

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.formatters.objects import Member
    from reportlint.hookspecs import Run, Style


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write every file with its findings, skipped and unreadable ones, too."""
    writer = Writer(out)
    for outcome in run:
        for finding in outcome.findings:
            members = finding_members(finding, outcome.identity, style.language)
            out.write(_line(writer, "finding", members))
        if not outcome.in_hindsight:
            out.write(_line(writer, "file", file_members(outcome, style.language)))
        out.flush()
    out.write(_line(writer, "run", run_members(run.summary, style.language)))


def _line(writer: Writer, kind: str, members: dict[str, Member]) -> str:
    return f"{writer.object({'kind': kind, **members})}\n"
