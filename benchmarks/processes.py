"""Commands measured from outside: time, CPU time, the peak memory of the largest process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""pip compiles what it installs. A checkout is compiled when it is first run, unless the variable forbids."""

MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What a command cost."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    status: int


def reportlint(*arguments: str) -> list[str]:
    """Give the command as a user runs it: the script beside this interpreter."""
    return [str(Path(sys.executable).with_name("reportlint")), *arguments]


def cost(command: list[str], folder: Path | None = None) -> Cost:
    """Run a command in a folder, its output thrown away, and as after an installation: see `_COMPILED`."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **_COMPILED},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * MAXRSS_UNIT,
        process.returncode,
    )
