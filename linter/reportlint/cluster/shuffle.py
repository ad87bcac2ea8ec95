"""The second phase: reports of one office are brought together, and rules on the ledger run on them.

A rule that reads of other offices' reports more than their names runs in one task, on all reports.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from pyarrow import parquet

from reportlint.cache.records import from_json
from reportlint.checking.across_reports import Hindsight
from reportlint.checking.drawing import drawn
from reportlint.cluster.parts import WORK, own_session, write_rows
from reportlint.debts.settling import Debts
from reportlint.exporting.rows import Rows
from reportlint.roster.offices import are_one, canonical, shorter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.cluster.storage import Storage
    from reportlint.config.settings import Settings
    from reportlint.exporting.tables import Row
    from reportlint.messages.languages import Language
    from reportlint.model.outcome import Outcome


class Bucket(NamedTuple):
    """Reports to hold against each other: by the name of their part, their paths and settings.

    `others` are the names of all other offices; without, all offices are in it, and the rules are those
    that read of more than one.
    """

    name: str
    reports: Mapping[str, Mapping[str, Settings]]
    others: Sequence[str] | None = None


def compare_bucket(
    bucket: Bucket, storage: Storage, tables: Sequence[str], language: Language
) -> Sequence[str]:
    """Run rules on the ledger and write what they find; gives what failed, in one language."""
    session = own_session()
    is_of_offices = bucket.others is not None
    hindsight = Hindsight(session, lambda rule: rule.within_office is is_of_offices)
    debts = Debts(session)
    for outcome, settings in _entries(bucket, storage):
        hindsight.keep(outcome, settings)
        debts.stated(outcome, settings)
    for office in bucket.others or ():
        hindsight.know_of(office)
    rows = Rows(drawn(session.plugins.forms), language)
    failed: list[str] = []
    made: list[Row] = []
    for outcome, settings in hindsight.outcomes():
        failed += [failure.said.within(language) for failure in outcome.failures]
        made += rows.of(debts.stated(outcome, settings))
    write_rows(storage, bucket.name, made, [name for name in tables if name == "findings"])
    storage.write_json(f"{WORK}/done/{bucket.name}.json", failed)
    return failed


def _entries(bucket: Bucket, storage: Storage) -> Iterator[tuple[Outcome, Settings]]:
    for part, settings in bucket.reports.items():
        data = io.BytesIO(storage.read(f"{WORK}/entries/{part}.parquet"))
        table = parquet.read_table(data, filters=[("path", "in", [*settings])])
        for row in table.to_pylist():
            yield from_json(row["record"]), settings[row["path"]]


def bucket_of(group: str, buckets: int) -> int:
    """Give the number of the bucket that a group of offices goes to."""
    return crc32(group.encode("utf-8", "surrogatepass")) % buckets


def grouped(offices: Iterable[str], renamed: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give for each name of an office one for all names that may be its: with its place or without, its former.

    Where a name may be that of several, it stands for itself: no rule takes it for any of them.
    """
    former = {canonical(old): canonical(new) for old, new in renamed}
    canonicals = {office: canonical(office) for office in offices}
    named = {former.get(name, name) for name in canonicals.values()}
    longer: dict[str, list[str]] = defaultdict(list)
    for name in named:
        for short in dict.fromkeys(shorter(name)):
            if short in named and short != name:
                longer[short].append(name)
    whole = {
        short: max(others, key=len) for short, others in longer.items() if are_one([*others, short])
    }
    return {
        office: whole.get(former.get(name, name), former.get(name, name))
        for office, name in canonicals.items()
    }
