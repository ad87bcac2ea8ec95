"""Running a program that may hang, start others and take all there is; nothing of it survives."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_SHARES = {"RLIMIT_AS": 4 * 1024**3, "RLIMIT_FSIZE": 256 * 1024**2}
"""Bytes of address space for each process, and of a file: ten times what a report has needed."""


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], patience: float
) -> int | None:
    """Run a program in a folder; give its exit status, or None if it took too long."""
    with _shares():
        process = subprocess.Popen(  # noqa: S603 - no shell, and no argument is a stranger's
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started, even where it has ended by itself."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        tree = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603
    process.wait()


@contextlib.contextmanager
def _shares() -> Iterator[None]:
    """Let what is started here have limits of its own: those of this process may be too narrow."""
    try:
        import resource
    except ImportError:
        yield
        return
    limits = {getattr(resource, name): share for name, share in _SHARES.items()}
    before = {limit: resource.getrlimit(limit) for limit in limits}
    try:
        for limit, (_, most) in before.items():
            share = limits[limit]
            if most != resource.RLIM_INFINITY:
                share = min(share, most)
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (share, most))
        yield
    finally:
        for limit, own in before.items():
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, own)
