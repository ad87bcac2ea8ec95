"""Peers are installed into `build/peers`, one folder each, once for each version."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.known import Peer

FOLDER = Path(__file__).parents[2] / "build" / "peers"


class NotInstalledError(Exception):
    """A peer cannot be had here, and why."""


def from_npm(peer: Peer) -> Path:
    """Give the folder that npm has installed a peer into."""
    folder = FOLDER / peer.name
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError("there is no npm")
    install = (npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund")
    # The scripts of strangers' packages are not run: none of the peers needs its own.
    _once(folder, peer, [[*install, "--ignore-scripts", *peer.packages]])
    return folder


def from_pypi(peer: Peer) -> Path:
    """Give the Python of the environment that a peer is installed in."""
    folder = FOLDER / peer.name
    python = folder / "bin" / "python"
    pip = (str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    _once(folder, peer, [[sys.executable, "-m", "venv", str(folder)], [*pip, *peer.packages]])
    return python


def _once(folder: Path, peer: Peer, commands: Sequence[Sequence[str]]) -> None:
    """Run the commands that fill a folder, unless they have filled it with these versions before."""
    mark = folder / "installed.txt"
    wanted = "\n".join(peer.packages)
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for command in commands:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            why = (done.stderr or done.stdout).strip().splitlines()
            raise NotInstalledError(why[0] if why else f"{command[0]} ended with {done.returncode}")
    mark.write_text(wanted, encoding="utf-8")
