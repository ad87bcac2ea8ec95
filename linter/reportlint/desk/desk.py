"""A desk on which files lie: they are checked one after another, and told of in any format.

The page in the browser has one in its worker, `reportlint serve` one for each visitor. What became of
each file is handed out as a record; when the worker is lost, the next one is given the records back,
and the file over which it was lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.annotating.copying import Copyist
from reportlint.api import lint_paths
from reportlint.cache.records import from_json, to_json
from reportlint.checking.session import Session
from reportlint.desk.copies import copies_in_zip
from reportlint.discovery.target import refused
from reportlint.errors import RunError
from reportlint.files.zipped import zipped
from reportlint.hookspecs import BinaryFormatter, LetterFormatter, Style
from reportlint.plugins.loading import load
from reportlint.running.batch import outcomes
from reportlint.running.retelling import Retelling
from reportlint.running.worker import died

if TYPE_CHECKING:
    from reportlint.desk.choices import Wish
    from reportlint.discovery.target import Target
    from reportlint.model.outcome import Outcome

CONFIGURATION = "reportlint.yaml"
ROSTER = "roster.txt"

COPIES = "copies"
"""What marked-up copies are called among the formats."""


class Folders(NamedTuple):
    """Where things lie: reports, what the desk writes for itself, and reports of earlier years, if any."""

    reports: Path
    papers: Path
    earlier: Path | None = None


class Known(NamedTuple):
    """What an earlier worker has left: records by path, and the paths of files it was lost over."""

    records: Mapping[str, str]
    lost: frozenset[str]


class Desk:
    """The files in a folder, as they are checked."""

    def __init__(
        self,
        folders: Folders,
        wish: Wish,
        known: Known | None = None,
        begins: Callable[[str], object] = str,
    ) -> None:
        """Lay out files; raises RunError. `begins` is told the path of each before it is checked."""
        plugins = load()
        self._session = Session(plugins)
        self._formatters = plugins.formatters
        self._language = wish.language
        self._begins = begins
        papers = folders.papers
        configuration = wish.configuration(plugins)
        if configuration:
            text = json.dumps(configuration, ensure_ascii=False)
            (papers / CONFIGURATION).write_text(text, encoding="utf-8")
        if wish.roster:
            (papers / ROSTER).write_text(wish.roster, encoding="utf-8")
        self._run = lint_paths(
            [folders.reports],
            extend_ignore=wish.ignored,
            config=papers / CONFIGURATION if configuration else None,
            isolated=configuration is None,
            language=wish.language,
            roster=str(papers / ROSTER) if wish.roster else None,
            facts=True,
            progress=self._announced,
            history=[folders.earlier] if folders.earlier else [],
            kept=_Left(self._session, known) if known else None,
            plugins=plugins,
        )
        for faults in self._run.found.faults.values():
            raise RunError(*faults[0])
        self.total = len(self._run.found.targets)
        self._opened = ExitStack()
        self._retelling = self._opened.enter_context(Retelling(self._run))
        self._coming = self._retelling.outcomes()

    def step(self) -> tuple[str, str] | None:
        """Check the next file; give its path and record, and None when all are done."""
        outcome = next(self._coming, None)
        return None if outcome is None else (outcome.path, to_json(outcome))

    def written(self, format_: str) -> bytes | None:
        """Give what was found in a format, whole; None where there is no such format."""
        if format_ == COPIES:
            copyist = Copyist(self._session, self._language, self._checked)
            return copies_in_zip(self._run.found.targets, self._retelling.telling(), copyist)
        formatter = self._formatters.get(format_)
        if formatter is None:
            return None
        style = Style(self._language)
        out = BytesIO()
        if isinstance(formatter, LetterFormatter):
            letters = formatter.letters(self._retelling.telling(), style, formatter.kinds[0])
            zipped(out, ((letter.name, [letter.data]) for letter in letters))
        elif isinstance(formatter, BinaryFormatter):
            formatter.write_bytes(self._retelling.telling(), out, style)
        else:
            text = TextIOWrapper(out, encoding="utf-8", newline="")
            formatter.write(self._retelling.telling(), text, style)
            text.flush()
        return out.getvalue()

    def close(self) -> None:
        """Forget all."""
        self._opened.close()

    def _checked(self, target: Target) -> Outcome:
        return next(outcomes(self._session, [target], jobs=1))

    def _announced(self, files: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        targets = self._run.found.targets
        for number in range(total):
            self._begins(targets[number].path)
            yield next(files)


class _Left:
    """What an earlier worker has left, as a run recalls what it knows."""

    trouble = None

    def __init__(self, session: Session, known: Known) -> None:
        self._session, self._known = session, known

    def recalled(self, targets: Sequence[Target]) -> list[tuple[bytes | None, Outcome | None]]:
        """Give what is known to have become of each file."""
        return [(None, self._outcome(target)) for target in targets]

    def _outcome(self, target: Target) -> Outcome | None:
        if target.path in self._known.lost:
            lost = refused(target.path, died())
            return self._session.give_up(lost, target.settings)
        record = self._known.records.get(target.path)
        return None if record is None else from_json(record)

    def keep(self, key: bytes | None, target: Target, outcome: Outcome) -> None:
        """Keep nothing: records are handed out as they come."""

    def save(self) -> None:
        """Save nothing."""
