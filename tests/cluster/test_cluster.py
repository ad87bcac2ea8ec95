"""Many processes find what one does, whatever becomes of some of them, and go on where they were stopped."""

from __future__ import annotations

import os
import pickle
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cloudpickle
import dask
import fsspec
import pandas as pd
import pytest
from distributed import Client, LocalCluster
from pyarrow import parquet

from reportlint.api import lint_paths, lint_rows
from reportlint.checking.session import Session
from reportlint.cluster import engines
from reportlint.cluster.engines import Call, Dask, Ended
from reportlint.cluster.job import Job, Tally
from reportlint.cluster.parts import Checked, check_alone
from reportlint.cluster.storage import Storage
from reportlint.errors import RunError
from reportlint.exporting.tables import TABLES, Figure, Finding, Row
from reportlint.messages.languages import Language
from reportlint.plugins.loading import load
from tests.exporting.kit import export, report

SESSION = Session(load())

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="nobody sends signals there"),
    # What dask opens for its own use is dask's to close.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

OFFICES = [f"云岭县第{number}分局" for number in range(12)]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of twelve offices for two years, with faults in each and between them; one cannot be read."""
    folder = tmp_path_factory.mktemp("年度报告")
    for number, office in enumerate(OFFICES):
        changes = {"| 行政许可 | 386 |": f"| 行政许可 | {300 + number} |"}
        before = report(
            office,
            2023,
            {**changes, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n\n": "| 1 | 1 | 0 | 0 | 0 | 0 | 2 |\n\n"},
        )
        (folder / f"2023-{number:02}.md").write_text(before, encoding="utf-8")
        now = report(
            office, 2024, changes | ({"| 46 | 9 |": "| 47 | 9 |"} if number % 3 == 0 else {})
        )
        (folder / f"2024-{number:02}.md").write_text(now, encoding="utf-8")
    (folder / "民政局年度报告.pdf").write_bytes(b"%PDF-1.4 of no use")
    return folder


@pytest.fixture(scope="module")
def on_one_machine(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("one") / "data"
    export(reports, "--output", folder, "--format", "parquet")
    return _tables(folder)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster,
    ):
        yield cluster


@pytest.fixture
def client(cluster: LocalCluster) -> Iterator[Client]:
    with Client(cluster) as client:
        client.wait_for_workers(2)
        yield client


def job(reports: Path, folder: Path, size: int = 3) -> Job:
    found = lint_paths([reports], isolated=True).found
    return Job(SESSION, found, Storage(str(folder)), [*TABLES], Language.ZH, size)


def run(job: Job, engine: Any) -> Tally:
    return job.run(engine, iter)


def _tables(folder: Path) -> dict[str, Any]:
    return {name: _rows(folder, name) for name in TABLES}


def _rows(folder: Path, name: str) -> list[tuple[Any, ...]]:
    """Give the rows of a table, in an order of their own: nobody promises one."""
    files = (
        [folder / f"{name}.parquet"]
        if (folder / f"{name}.parquet").exists()
        else [*(folder / name).iterdir()]
    )
    rows = pd.concat([pd.read_parquet(file) for file in files])
    return sorted(tuple(map(str, row)) for row in rows.itertuples(index=False))


def test_two_workers_find_what_one_machine_does(
    reports: Path, on_one_machine: dict[str, Any], client: Client, tmp_path: Path
) -> None:
    tally = run(job(reports, tmp_path), Dask(client))

    found = _tables(tmp_path)
    assert found == on_one_machine
    codes = {row[2] for row in found["findings"]}
    assert {"A001", "E001", "X001"} <= codes
    assert tally.reports == 24
    assert [Path(path).name for path in tally.unchecked] == ["民政局年度报告.pdf"]
    assert (tmp_path / "_SUCCESS").exists()


def test_a_worker_that_dies_in_the_middle_changes_nothing(
    reports: Path, on_one_machine: dict[str, Any], client: Client, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill() -> None:
        while not [*tmp_path.glob("_work/done/*")]:
            time.sleep(0.01)
        (process, *_) = client.run(os.getpid).values()
        os.kill(process, signal.SIGKILL)
        killed.append(process)

    thread = threading.Thread(target=kill)
    thread.start()
    tally = run(job(reports, tmp_path, size=1), Dask(client))
    thread.join()

    assert killed
    assert _tables(tmp_path) == on_one_machine
    assert tally.reports == 24


def test_a_task_writes_one_row_group(reports: Path, client: Client, tmp_path: Path) -> None:
    run(job(reports, tmp_path, size=10), Dask(client))

    files = sorted((tmp_path / "figures").iterdir())
    assert [file.name for file in files] == [f"part-{number:06}.parquet" for number in range(3)]
    assert [parquet.ParquetFile(file).num_row_groups for file in files] == [1, 1, 1]


class Here:
    """An engine in this process: it stops after some calls, or loses those with a file of some name."""

    def __init__(self, *, stops_after: int | None = None, dies_of: str = "") -> None:
        self.calls: list[Call] = []
        self._stops_after = stops_after
        self._dies_of = dies_of

    def run(self, calls: Iterable[Call]) -> Iterator[Ended]:
        for call in calls:
            if len(self.calls) == self._stops_after:
                raise KeyboardInterrupt
            self.calls.append(call)
            if self._dies_of and self._is_lost(call):
                yield Ended(call, lost=True)
            else:
                yield Ended(call, call.function(*call.arguments))

    def _is_lost(self, call: Call) -> bool:
        first = call.arguments[0]
        if call.function is check_alone:
            return self._dies_of in first.path
        targets = getattr(first, "targets", ())
        alive = [target for target in targets if target.path not in first.given_up]
        return any(self._dies_of in target.path for target in alive)


def test_a_job_that_is_stopped_goes_on_where_it_was(
    reports: Path, on_one_machine: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(job(reports, tmp_path), Here(stops_after=4))
    assert not (tmp_path / "_SUCCESS").exists()

    again = Here()
    tally = run(job(reports, tmp_path), again)

    assert tally.done_before == 4
    assert len(again.calls) == 9 - 4 + 2
    assert _tables(tmp_path) == on_one_machine
    assert run(job(reports, tmp_path), nothing := Here()).reports == 24
    assert nothing.calls == []


def test_a_report_that_kills_its_worker_costs_one_row(
    reports: Path, on_one_machine: dict[str, Any], tmp_path: Path
) -> None:
    tally = run(job(reports, tmp_path), Here(dies_of="2024-05"))

    found = _tables(tmp_path)
    lost = [row for row in found["reports"] if "2024-05" in row[6]]
    assert [row[4] for row in lost] == ["unreadable"]
    assert "进程意外终止" in lost[0][5]
    others = [row for row in on_one_machine["figures"] if "2024-05" not in row[10]]
    assert found["figures"] == others
    assert sorted(Path(path).name for path in tally.unchecked) == [
        "2024-05.md",
        "民政局年度报告.pdf",
    ]


def test_data_of_another_job_are_not_added_to(reports: Path, tmp_path: Path) -> None:
    run(job(reports, tmp_path), Here())

    with pytest.raises(RunError) as refusal:
        run(job(reports, tmp_path, size=4), Here())

    assert "另一次导出" in refusal.value.said.zh
    assert "another job" in refusal.value.said.en


def test_files_come_from_wherever_fsspec_reaches(reports: Path, tmp_path: Path) -> None:
    address = f"file://{reports}"
    result = export(address, "--on", "dask", "--jobs", "2", "--output", tmp_path / "data")

    assert result.exit_code == 2
    assert "民政局年度报告.pdf：未能检查" in result.stderr
    figures = pd.read_parquet(tmp_path / "data" / "figures")
    assert set(figures.office) == set(OFFICES)
    assert set(figures.file) == {f"{address}/{path.name}" for path in reports.glob("*.md")}


def test_data_go_to_a_store_and_come_from_one(
    reports: Path, on_one_machine: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fsspec.filesystem("memory")
    for path in reports.iterdir():
        store.pipe_file(f"/年度报告/{path.name}", path.read_bytes())
    monkeypatch.setattr(engines, "_dask", lambda *_: nullcontext(Here()))
    result = export("memory://年度报告", "--on", "dask", "--output", "memory://数据")

    assert result.exit_code == 2
    for name, table in TABLES.items():
        files = [file for file in store.find("/数据") if file.startswith(f"/数据/{name}/")]
        rows = pd.concat([pd.read_parquet(BytesIO(store.cat_file(file))) for file in files])
        at = table._fields.index("file")
        found = sorted(tuple(map(str, row)) for row in rows.itertuples(index=False))
        assert {row[at] for row in found} <= {
            f"memory:///年度报告/{path.name}" for path in reports.iterdir()
        }
        assert _with_name(found, at) == _with_name(on_one_machine[name], at) != []
    assert store.exists("/数据/_SUCCESS")


def _with_name(rows: list[tuple[Any, ...]], at: int) -> list[tuple[Any, ...]]:
    """Give rows with no more of the file that they come from than its name."""
    return sorted((*row[:at], Path(row[at]).name, *row[at + 1 :]) for row in rows)


def test_rows_of_a_file_need_no_run(reports: Path, on_one_machine: dict[str, Any]) -> None:
    file = reports / "2024-00.md"
    rows = lint_rows(str(file), file.read_bytes())

    figures = [row for row in rows if isinstance(row, Figure)]
    findings = {row.code for row in rows if isinstance(row, Finding)}
    assert len(figures) == len([row for row in on_one_machine["figures"] if row[10] == str(file)])
    of_file = [row[2] for row in on_one_machine["findings"] if row[16] == str(file)]
    assert findings == {code for code in of_file if code[0] != "X"} != set()
    assert pickle.loads(pickle.dumps(lint_rows)) is lint_rows
    assert pickle.loads(pickle.dumps(rows)) == rows


@pytest.mark.parametrize("by", [pickle, cloudpickle], ids=["pickle", "cloudpickle"])
def test_rows_of_a_file_are_the_same_in_a_process_of_its_own(by: Any, reports: Path) -> None:
    file = reports / "2024-00.md"
    mapped = by.dumps(partial(lint_rows, str(file), file.read_bytes()))
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        rows = pool.submit(_rows_there, mapped).result()
    assert rows == lint_rows(str(file), file.read_bytes()) != []


def _rows_there(mapped: bytes) -> list[Row]:
    """Call what an engine has sent, in a process that has loaded nothing yet."""
    rows: list[Row] = pickle.loads(mapped)()
    return rows


class _Mapped:
    """A collection of an engine that maps a function over files, as Ray's and Spark's do: in order, here."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = [*items]

    def flat_map(self, function: Callable[[Any], Iterable[Any]]) -> _Mapped:
        function = cloudpickle.loads(cloudpickle.dumps(function))
        return _Mapped(made for item in self.items for made in function(item))

    flatMap = flat_map  # noqa: N815 - Spark's name.


@pytest.mark.parametrize("page", ["docs/scale.md", "docs/en/scale.md"])
def test_recipes_for_other_engines_give_rows(
    page: str, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [(str(path), path.read_bytes()) for path in sorted(reports.glob("*-00.md"))]
    named = _Mapped({"path": path, "bytes": data} for path, data in files)
    ray = SimpleNamespace(data=SimpleNamespace(read_binary_files=lambda *_, **__: named))
    monkeypatch.setitem(sys.modules, "ray", ray)
    spark = SimpleNamespace(
        sparkContext=SimpleNamespace(binaryFiles=lambda *_, **__: _Mapped(files)),
        createDataFrame=lambda rows, schema: (schema, rows.items),
    )
    text = Path(page).read_text(encoding="utf-8")
    shared, by_ray, by_spark = re.findall(r"```python\n(.*?)```", text, re.DOTALL)

    in_ray = _known_after(shared + by_ray, {})["rows"].items
    schema, in_spark = _known_after(shared + by_spark, {"spark": spark})["rows"]

    rows = [row for path, data in files for row in lint_rows(path, data)]
    told = [{**row._asdict(), "value": str(row.value)} for row in rows if isinstance(row, Figure)]
    assert in_ray == in_spark == told != []
    columns = [column.split()[0].strip("`") for column in schema.split(",")]
    assert columns == [*Figure._fields]


def _known_after(recipe: str, known: dict[str, Any]) -> dict[str, Any]:
    names = {**known}
    exec(compile(recipe, "recipe", "exec"), names)
    return names


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", "spark", "--output", "d"], "dask"),
        (["--on", "dask"], "--output"),
        (["--on", "dask", "--format", "csv", "--output", "d"], "Parquet"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], said: str, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = export(reports, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_what_is_done_is_told_as_it_was(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path / "any" / "where"))
    storage.write_json("done/一.json", [Checked("a.md", "水务局", "report")])

    assert storage.has("done/一.json")
    assert storage.read_json("done/一.json") == [["a.md", "水务局", "report"]]
    assert not storage.has("done/二.json")
