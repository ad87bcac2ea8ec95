"""A run told more than once: several formats are written of it, and each file is checked once.

What has come is kept on disk, for the findings of a province do not fit into memory.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.cache.records import NoRecordError, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

    from reportlint.messages.languages import Bilingual
    from reportlint.model.grading import Grading
    from reportlint.model.layout import Layout
    from reportlint.model.outcome import Outcome, Summary
    from reportlint.model.rule import Rule
    from reportlint.running.run import LintRun


class _Record(NamedTuple):
    """Where on disk an outcome is kept, in bytes."""

    start: int
    length: int


class Retelling:
    """Whoever is told first has the files checked as they come; the next are told what was kept."""

    def __init__(self, run: LintRun) -> None:
        self.run = run
        self._kept: list[_Record | Outcome] = []
        self._disk = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by __exit__
        self._end = 0

    def __enter__(self) -> Retelling:
        """Keep what comes until the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Forget it."""
        self._disk.close()

    def telling(self) -> Telling:
        """Give the run from its beginning."""
        return Telling(self)

    def outcomes(self) -> Iterator[Outcome]:
        """Give all files: those that came before, then those that are still to come."""
        told = 0
        while True:
            while told < len(self._kept):
                told += 1
                yield self._recalled(self._kept[told - 1])
            outcome = next(self.run, None)
            if outcome is None:
                return
            self._kept.append(self._recorded(outcome))
            told += 1
            yield outcome

    def _recorded(self, outcome: Outcome) -> _Record | Outcome:
        """Give where an outcome is kept; itself where the disk is full, or it has no exact record."""
        try:
            data = to_json(outcome).encode("utf-8", "surrogatepass")
            self._disk.seek(self._end)
            if self._disk.write(data) < len(data):
                return outcome
        except (NoRecordError, OSError):
            return outcome
        record = _Record(self._end, len(data))
        self._end += len(data)
        return record

    def _recalled(self, kept: _Record | Outcome) -> Outcome:
        if not isinstance(kept, _Record):
            return kept
        self._disk.seek(kept.start)
        return from_json(self._disk.read(kept.length).decode("utf-8", "surrogatepass"))


class Telling:
    """A run as one of several formatters gets it; `finished` when it has come to the last file."""

    def __init__(self, retelling: Retelling) -> None:
        self._retelling = retelling
        self.finished = False

    def __iter__(self) -> Iterator[Outcome]:
        yield from self._retelling.outcomes()
        self.finished = True

    @property
    def rules(self) -> Sequence[Rule[Any]]:
        """Every rule there is."""
        return self._retelling.run.rules

    @property
    def families(self) -> Mapping[str, Bilingual]:
        """What the rules are about, by the letters of their codes."""
        return self._retelling.run.families

    @property
    def layouts(self) -> Mapping[str, Layout]:
        """How the forms draw their tables."""
        return self._retelling.run.layouts

    @property
    def gradings(self) -> Mapping[str, Grading]:
        """How each file that has come is graded."""
        return self._retelling.run.gradings

    @property
    def grading(self) -> Grading | None:
        """How offices are graded that have not handed in."""
        return self._retelling.run.grading

    @property
    def summary(self) -> Summary:
        """What has become of all so far."""
        return self._retelling.run.summary
