"""What the process that leads a run holds for each report: its peak memory over many, the checking made up.

    python -m benchmarks.memory 100000 [--one-year] [--ignore X]

The outcomes are those of one report, given as many offices for two years, or twice as many for one, each
with words of its own; how long it takes is what the leading process itself does for them, and the rules
across reports.
"""

from __future__ import annotations

import dataclasses
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from benchmarks import reports
from benchmarks.processes import MAXRSS_UNIT
from reportlint.api import lint_paths
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.discovery.target import Target
from reportlint.formatters import as_jsonl
from reportlint.hookspecs import Identity, Style
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load
from reportlint.running import run as running

_SIGNS = "水利防汛供排灌渠坝库河湖塘井泵站测报值守抢险物资演练巡查维护清淤绿化公示窗口热线培训"
WORDY = "forestry-bureau"
"""The example with words enough of its own to be held against others'."""

_YEARS = 2
_MARKS = 48
_MEGABYTE = 1_000_000


def main() -> None:
    """Print the peak and the time."""
    count, *rest = sys.argv[1:]
    years = 1 if "--one-year" in rest else _YEARS
    ignored = rest[rest.index("--ignore") + 1 :] if "--ignore" in rest else []
    (example,) = (path for path in reports.examples() if path.stem == WORDY)
    session = Session(load())
    target = Target(example.name, Settings(), data=example.read_bytes())
    outcome = session.check(target)
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(
            running, "outcomes", lambda _, targets, *__: made(outcome, targets, years)
        ),
    ):
        run = lint_paths([example], isolated=True, ignore=ignored, history=())
        (one,) = run.found.targets
        run.found.targets[:] = [
            one._replace(path=f"年度报告/{number:06}.md") for number in range(int(count))
        ]
        with Path(folder, "results.jsonl").open("w", encoding="utf-8") as out:
            as_jsonl.write(run, out, Style(run.language))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT / _MEGABYTE
    seconds = time.perf_counter() - began
    without = " ".join(ignored) or "nothing"
    print(
        f"{int(count):,} reports, {years} years, without {without}: {peak:.0f} MB, {seconds:.0f} s"
    )


def made(outcome: Outcome, targets: list[Target], years: int) -> Iterator[Outcome]:
    """Give an outcome as that of many offices, each with its own words."""
    choice = random.Random(0)
    for number, target in enumerate(targets):
        facts = {name: fact._replace(path=target.path) for name, fact in outcome.facts.items()}
        for name in facts:
            if name.startswith(("marks.", "telling.")):
                marks = sorted(choice.randrange(2**32) for _ in range(_MARKS))
                facts[name] = facts[name]._replace(text="".join(f"{mark:08x}" for mark in marks))
            elif name.startswith("words."):
                words = "".join(choice.choices(_SIGNS, k=len(facts[name].text)))
                facts[name] = facts[name]._replace(text=words)
        identity = Identity(f"云岭县第{number // years}分局", f"{2023 + number % years}")
        yield dataclasses.replace(outcome, path=target.path, identity=identity, facts=facts)


if __name__ == "__main__":
    main()
