"""A part of the files: checked by one task, which writes a row group of each table and what it came to."""

from __future__ import annotations

import dataclasses
import io
import multiprocessing
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from reportlint.cache.records import to_json
from reportlint.checking.drawing import drawn
from reportlint.checking.session import Session
from reportlint.cluster.storage import REMOTE, Storage, fetched
from reportlint.debts.settling import Debts
from reportlint.discovery.target import Target, refused
from reportlint.exporting import as_parquet
from reportlint.exporting.rows import Rows
from reportlint.exporting.tables import TABLES
from reportlint.files.contents import LIMIT
from reportlint.model.ledger import Ledger
from reportlint.plugins.loading import load
from reportlint.running.batch import outcomes
from reportlint.running.worker import died

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.exporting.tables import Row
    from reportlint.messages.languages import Language
    from reportlint.model.outcome import Outcome

WORK = "_work"
"""The folder of what a job keeps for itself; those who read data pass over its name."""

ENTRIES = pa.schema([("path", pa.string()), ("record", pa.string())])
"""What the second phase reads of reports: each as its record."""

_AT_ONCE = 64
"""Files that are in memory at a time, if they come from elsewhere…"""
_BYTES_AT_ONCE = 4 * LIMIT
"""…and their bytes."""


class Part(NamedTuple):
    """Files to check, and by their paths those that are given up, as they have ended processes before."""

    number: int
    targets: Sequence[Target]
    given_up: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"part-{self.number:06}"


class Checked(NamedTuple):
    """What is to be known of a file for the second phase, and for the end of the job."""

    path: str
    office: str
    state: str


REPORT, UNCHECKED, SKIPPED, IN_DOUBT = "report", "unchecked", "skipped", "in-doubt"


def check_part(
    part: Part, storage: Storage, tables: Sequence[str], language: Language
) -> Sequence[Checked]:
    """Check a part and write its data; the last that is written says that it is done."""
    session = own_session()
    rows = Rows(drawn(session.plugins.forms), language)
    made: list[Row] = []
    checked: list[Checked] = []
    records: list[tuple[str, str]] = []
    debts = Debts(session)
    settings = {target.path: target.settings for target in part.targets}
    found = ((outcome, settings[outcome.path]) for outcome in _outcomes(session, part))
    for outcome, its in debts.settled(found):
        made += rows.of(outcome)
        if outcome.in_hindsight:
            continue
        checked.append(Checked(outcome.path, outcome.identity.office, _state(outcome)))
        if outcome.is_report and session.selection(Ledger, outcome.path, its):
            records.append((outcome.path, to_json(dataclasses.replace(outcome, findings=()))))
    write_rows(storage, part.name, made, tables)
    columns = list(zip(*records, strict=True)) or [(), ()]
    arrays = [pa.array(column, pa.string()) for column in columns]
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=ENTRIES), out, compression="zstd")
    storage.write(f"{WORK}/entries/{part.name}.parquet", out.getvalue())
    storage.write_json(f"{WORK}/done/{part.name}.json", checked)
    return checked


def check_alone(target: Target) -> None:
    """Check one file and write nothing: to see whether it is what ends the processes that check it."""
    session = own_session()
    for _ in _outcomes(session, Part(0, [target])):
        pass


def write_rows(storage: Storage, name: str, made: Iterable[Row], tables: Sequence[str]) -> None:
    """Write rows to a file of each table, one row group in each."""
    outs = {TABLES[table]: io.BytesIO() for table in tables}
    writers = {table: as_parquet.opened(out, table, sys.maxsize) for table, out in outs.items()}
    puts = {table: writer.__enter__() for table, writer in writers.items()}
    for row in made:
        if type(row) in puts:
            puts[type(row)](row)
    for table in tables:
        writers[TABLES[table]].__exit__(None, None, None)
        storage.write(f"{table}/{name}.parquet", outs[TABLES[table]].getvalue())


@cache
def own_session() -> Session:
    """Give the plugins at work in this process, made ready once for all its tasks."""
    # Files are read in processes of their own, which an engine's workers may not start unless they are told.
    multiprocessing.current_process().daemon = False
    return Session(load())


def _outcomes(session: Session, part: Part) -> Iterator[Outcome]:
    for few in _few_at_once(part.targets):
        alive = [target for target in few if target.path not in part.given_up]
        checked = outcomes(session, alive, jobs=1)
        for target in few:
            if target.path in part.given_up:
                yield session.give_up(refused(target.path, died()), target.settings)
            else:
                yield next(checked)


def _few_at_once(targets: Sequence[Target]) -> Iterator[Sequence[Target]]:
    """Give files a few at a time, with their bytes if they come from elsewhere."""
    few: list[Target] = []
    held = 0
    for target in targets:
        if REMOTE in target.path and target.data is None:
            target = target._replace(data=fetched(target.path))
            held += len(target.data or b"")
        few.append(target)
        if len(few) == _AT_ONCE or held > _BYTES_AT_ONCE:
            yield few
            few, held = [], 0
    if few:
        yield few


def _state(outcome: Outcome) -> str:
    if outcome.unchecked is not None:
        return UNCHECKED
    if outcome.skipped:
        return IN_DOUBT if outcome.in_doubt is not None else SKIPPED
    return REPORT
