"""Engines for distributed work, as far as a job needs one: it is handed calls and gives what comes of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from reportlint.errors import RunError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

DASK = "dask"
_AT = "="
_AHEAD = 4
"""Calls that wait at each worker, so that none is idle while what it did is taken."""


class Call(NamedTuple):
    """A function and what it is called with; all of it travels."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Ended(NamedTuple):
    """What a call came to; `lost` if the process that it ran in has died, again and again."""

    call: Call
    result: Any = None
    lost: bool = False


class Engine(Protocol):
    """An engine at work."""

    def run(self, calls: Iterable[Call]) -> Iterator[Ended]:
        """Run calls wherever there is room, give each as it ends; raises what a call raises."""


class Dask:
    """A cluster of dask: as many processes on this machine, or workers somewhere by a scheduler's address."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def run(self, calls: Iterable[Call]) -> Iterator[Ended]:
        """Run calls, a few for each worker at a time: there may be more than fit into memory."""
        from distributed import KilledWorker, as_completed

        waiting = iter(calls)
        running: dict[Any, Call] = {}
        every = as_completed(raise_errors=False)

        def start() -> None:
            for call in waiting:
                future = self._client.submit(call.function, *call.arguments, pure=False)
                running[future] = call
                every.add(future)
                return

        workers = max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        for _ in range(_AHEAD * workers):
            start()
        while running:
            future = next(every)
            call = running.pop(future)
            start()
            if future.status == "error" and isinstance(future.exception(), KilledWorker):
                yield Ended(call, lost=True)
            else:
                yield Ended(call, future.result())


def engine(name: str, jobs: int | None) -> AbstractContextManager[Engine]:
    """Start an engine, or connect to one: `dask`, `dask=tcp://10.0.0.1:8786`; raises RunError."""
    kind, _, address = name.partition(_AT)
    if kind != DASK:
        raise RunError(
            f"没有引擎“{name}”。可用的是 dask，或 dask=调度器地址，如 dask=tcp://10.0.0.1:8786。",
            f"there is no engine {name!r}. It is dask, or dask= and the address of a scheduler, "
            "as dask=tcp://10.0.0.1:8786.",
        )
    return _dask(address, jobs)


@contextlib.contextmanager
def _dask(address: str, jobs: int | None) -> Iterator[Engine]:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise RunError(
            "--on dask 要安装 dask：pip install 'reportlint[cluster]'",
            "--on dask needs dask: pip install 'reportlint[cluster]'",
        ) from None
    if address:
        try:
            client = Client(address, timeout=10)
        except (OSError, ValueError) as error:
            raise RunError(
                f"连不上 dask 的调度器 {address}，请核对地址。",
                f"there is no scheduler of dask at {address}; check the address.",
            ) from error
        with client:
            yield Dask(client)
        return
    # One thread each: what is checked keeps Python busy, and reads its files in processes of its own.
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        yield Dask(client)
