"""Peers at work: as commands, and kept running, so that they are warm."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.installing import NotInstalledError, from_npm, from_pypi
from benchmarks.peers.known import PDFPLUMBER, Peer
from benchmarks.turns import Turn

_HERE = Path(__file__).parent


def command(peer: Peer) -> list[str]:
    """Give the command with which a linter from npm checks the folder it is started in."""
    program, *arguments = peer.command
    return [str(from_npm(peer) / "node_modules" / ".bin" / program), *arguments]


@contextmanager
def warm_linter(peer: Peer, files: Path) -> Iterator[Turn]:
    """Keep a linter from npm running, which checks all files of a folder at each of its turns."""
    node = shutil.which("node")
    if node is None:
        raise NotInstalledError("there is no node")
    packages = from_npm(peer)
    with _kept_running(
        [node, str(_HERE / "warm.mjs"), peer.name, str(packages), str(files)]
    ) as turn:
        yield turn


@contextmanager
def warm_pdfplumber(file: Path) -> Iterator[Turn]:
    """Keep pdfplumber running, which reads the tables of a PDF file at each of its turns."""
    python = from_pypi(PDFPLUMBER)
    with _kept_running([str(python), str(_HERE / "warm_pdfplumber.py"), str(file)]) as turn:
        yield turn


@contextmanager
def _kept_running(command: list[str]) -> Iterator[Turn]:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        requests, answers = process.stdin, process.stdout
        assert requests is not None
        assert answers is not None

        def turn() -> float:
            requests.write("\n")
            return float(answers.readline())

        yield turn
