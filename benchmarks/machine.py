"""What a table was measured on."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path


def described() -> str:
    """Say it in a line: a ratio measured beside other work is worth less."""
    system = f"{platform.system()} {platform.machine()}"
    parts = [f"Python {platform.python_version()}", _processor(), f"{os.cpu_count()} cores", system]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[0]:.1f}")
    return ", ".join([*parts, time.strftime("%Y-%m-%d")])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown processor"
