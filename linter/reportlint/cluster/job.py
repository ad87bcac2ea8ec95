"""A job: parts are checked, then reports held against each other; what is done already is not done again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportlint.cache.circumstances import circumstances
from reportlint.cluster.engines import Call
from reportlint.cluster.parts import (
    IN_DOUBT,
    REPORT,
    UNCHECKED,
    WORK,
    Checked,
    Part,
    check_alone,
    check_part,
    write_rows,
)
from reportlint.cluster.shuffle import Bucket, bucket_of, compare_bucket, grouped
from reportlint.errors import RunError
from reportlint.exporting.rows import Rows
from reportlint.model.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.checking.session import Session
    from reportlint.cluster.engines import Engine
    from reportlint.cluster.storage import Storage
    from reportlint.config.settings import Settings
    from reportlint.discovery.walk import Discovery
    from reportlint.messages.languages import Language

SIZE = 256
"""Files of a part: some seconds of work, so that little is lost with a worker; a row group of fair size."""

_REPORTS_OF_BUCKET = 5_000
"""So many reports are held against each other by a task of the second phase, about: they are in its memory."""

_JOB, _SUCCESS = f"{WORK}/job.json", "_SUCCESS"


@dataclass
class Tally:
    """What a job came to."""

    reports: int = 0
    unchecked: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    done_before: int = 0

    @property
    def is_trusted(self) -> bool:
        """Whether every file that was to be checked was, and by every rule."""
        return not (self.unchecked or self.failures)


class Job:
    """What is to be checked, where its data go, and how they are told."""

    def __init__(
        self,
        session: Session,
        found: Discovery,
        storage: Storage,
        tables: Sequence[str],
        language: Language,
        size: int = SIZE,
    ) -> None:
        self._session = session
        self._found = found
        self._storage = storage
        self._tables = tables
        self._language = language
        targets = [target._replace(with_facts=True) for target in found.targets]
        self.parts = [
            Part(number, targets[first : first + size])
            for number, first in enumerate(range(0, len(targets), size))
        ]

    def run(self, engine: Engine, progress: Callable[[Iterator[int]], Iterator[int]]) -> Tally:
        """Do all that is not done yet; raises RunError where the folder has another job's data."""
        self._begin()
        done: dict[int, Sequence[Checked]] = {}
        for part in self.parts:
            if self._is_done(part.name):
                said = self._storage.read_json(f"{WORK}/done/{part.name}.json")
                done[part.number] = [Checked(*each) for each in said]
        tally = Tally(done_before=len(done))
        for _ in progress(self._check(engine, done)):
            pass
        every = [checked for number in sorted(done) for checked in done[number]]
        tally.reports = sum(checked.state == REPORT for checked in every)
        tally.unchecked = [checked.path for checked in every if checked.state == UNCHECKED]
        tally.unchecked += self._check_the_rest(every)
        tally.failures = [*self._compare(engine, done)]
        self._storage.write(_SUCCESS, b"")
        return tally

    def _begin(self) -> None:
        """Say in the folder whose data are in it, or see that they are this job's."""
        digest = hashlib.sha256(circumstances(self._session.plugins))
        digest.update(f"{self._language} {self._tables}".encode())
        for part in self.parts:
            digest.update(repr(part).encode("utf-8", "surrogatepass"))
        own = {"job": digest.hexdigest()}
        if not self._storage.has(_JOB):
            self._storage.write_json(_JOB, own)
        elif self._storage.read_json(_JOB) != own:
            url = self._storage.url
            raise RunError(
                f"{url} 里是另一次导出的数据（文件、配置或版本不同），不能接着做。请换一个文件夹，或先删除它。",
                f"{url} has the data of another job: of other files, settings or another version. "
                "Choose another folder, or delete it first.",
            )

    def _is_done(self, name: str) -> bool:
        return self._storage.has(f"{WORK}/done/{name}.json")

    def _call(self, part: Part) -> Call:
        return Call(check_part, (part, self._storage, self._tables, self._language))

    def _check(self, engine: Engine, done: dict[int, Sequence[Checked]]) -> Iterator[int]:
        """Check all parts that are not done; gives something for each file as its part ends.

        A part over which processes died comes last, for then nothing else can be to blame: its files are
        tried one by one, and those that end the process again are given up.
        """
        for number in done:
            yield from range(len(self.parts[number].targets))
        lost: list[Part] = []
        waiting = (part for part in self.parts if part.number not in done)
        for ended in engine.run(map(self._call, waiting)):
            part = ended.call.arguments[0]
            if ended.lost:
                lost.append(part)
            else:
                done[part.number] = ended.result
                yield from range(len(part.targets))
        for part in lost:
            given_up = frozenset(
                target.path
                for target in part.targets
                for ended in engine.run([Call(check_alone, (target,))])
                if ended.lost
            )
            for ended in engine.run([self._call(part._replace(given_up=given_up))]):
                if ended.lost:
                    raise RunError(
                        f"引擎的进程一再终止，未能检查：{part.targets[0].path} 等{len(part.targets)}个文件。"
                        "请核对各台机器的内存。",
                        f"the engine's processes die again and again over {len(part.targets)} files "
                        f"from {part.targets[0].path} on. Look at the memory of its machines.",
                    )
                done[part.number] = ended.result
                yield from range(len(part.targets))

    def _check_the_rest(self, every: Sequence[Checked]) -> Sequence[str]:
        """Write what no task has met: what cannot be looked into, and reports there are no words in."""
        targets = {target.path: target for part in self.parts for target in part.targets}
        empty = []
        digests: dict[str, str] = {}
        for checked in every:
            if checked.state == IN_DOUBT:
                outcome = self._session.check(targets[checked.path])
                if outcome.in_doubt is not None:
                    empty.append((targets[checked.path], outcome.in_doubt))
                    digests[checked.path] = outcome.sha256
        handed_in = [checked.path for checked in every if checked.state in (REPORT, UNCHECKED)]
        submissions, _ = self._found.settled(handed_in, empty)
        rows = Rows({}, self._language)
        refused = [*self._found.unreadable, *submissions]
        made = [
            row
            for unchecked, settings in refused
            for row in rows.of(
                replace(
                    self._session.give_up(unchecked, settings),
                    sha256=digests.get(unchecked.path, ""),
                )
            )
        ]
        if made:
            write_rows(self._storage, "rest", made, self._tables)
        return [unchecked.path for unchecked, _ in refused]

    def _compare(self, engine: Engine, done: Mapping[int, Sequence[Checked]]) -> Iterator[str]:
        """Run the rules on the ledger, if any is on; gives what failed."""
        calls = [
            Call(compare_bucket, (bucket, self._storage, self._tables, self._language))
            for bucket in self._buckets(done)
            if not self._is_done(bucket.name)
        ]
        for ended in engine.run(calls):
            if ended.lost:
                raise RunError(
                    "跨报告比对的进程一再终止，多半是内存不够。"
                    "可用 --ignore X004,X006 关闭要读全部报告的规则。",
                    "the processes that hold reports against each other die again and again, most likely "
                    "for want of memory. --ignore X004,X006 switches off the rules that read all reports.",
                )
            yield from ended.result

    def _buckets(self, done: Mapping[int, Sequence[Checked]]) -> Iterator[Bucket]:
        reports = {
            checked.path: checked
            for number in sorted(done)
            for checked in done[number]
            if checked.state == REPORT
        }
        renamed: dict[tuple[str, str], None] = {}
        by_part: dict[str, dict[str, Settings]] = defaultdict(dict)
        on: set[bool] = set()
        for part in self.parts:
            for target in part.targets:
                if target.path in reports:
                    rules = self._session.selection(Ledger, target.path, target.settings)
                    on |= {rule.within_office for rule, _ in rules}
                    renamed |= dict.fromkeys(target.settings.offices.renamed)
                    by_part[part.name][target.path] = target.settings
        if True in on:
            yield from self._of_offices(reports, by_part, list(renamed))
        if False in on:
            yield Bucket("across-all", by_part)

    def _of_offices(
        self,
        reports: Mapping[str, Checked],
        by_part: Mapping[str, Mapping[str, Settings]],
        renamed: Sequence[tuple[str, str]],
    ) -> Iterator[Bucket]:
        groups = grouped({checked.office for checked in reports.values()}, renamed)
        buckets = 1 + len(reports) // _REPORTS_OF_BUCKET
        held: dict[int, dict[str, dict[str, Settings]]] = defaultdict(lambda: defaultdict(dict))
        for part, settings in by_part.items():
            for path, its in settings.items():
                number = bucket_of(groups[reports[path].office], buckets)
                held[number][part][path] = its
        for number, its_reports in held.items():
            others = [office for office in groups if bucket_of(groups[office], buckets) != number]
            plain = {part: dict(settings) for part, settings in its_reports.items()}
            yield Bucket(f"across-{number:06}", plain, others)
