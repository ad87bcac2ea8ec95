"""Makes the folder: Pyodide, the wheels and reportlint itself, compiled, beside the page."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from reportlint.desk.pages import kept_files, site
from reportlint.plugins.loading import load

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

PYODIDE = "314.0.7"
PYODIDE_SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
PYTHON = "3.14"
PLATFORM = "pyemscripten_2026_0_wasm32"
ANY_MACHINE = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")

RUNTIME = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
"""Of Pyodide, what runs in a browser."""


class Part(NamedTuple):
    """A packed folder of packages that is loaded at a time, by the names of what is only in it."""

    name: str
    packages: frozenset[str]


FOR_PDF = Part("pdf.tar.gz", frozenset({"pdfminer", "pypdf", "charset_normalizer", "cryptography"}))
"""Loaded when the first PDF is met: its character maps are as large as all the rest."""
FOR_PROFILES = Part(
    "profiles.tar.gz",
    frozenset({"pydantic", "pydantic_core", "annotated_types", "typing_inspection"}),
)
"""Loaded when a profile is chosen, which is a configuration: nothing else here is read by pydantic."""
ENGINE = "engine.tar.gz"
_LATER = frozenset({FOR_PDF.name, FOR_PROFILES.name})


LEFT_OUT = (
    *("pydantic/v1", "pydantic/mypy.py", "pydantic/_hypothesis_plugin.py"),
    "wcwidth/table_grapheme_overrides/_known_*",
    *("reportlint/command_line", "reportlint/desk/site", "*.dist-info/sboms"),
)
"""Parts of packages that nothing here imports."""

MOST = 12 * 1024**2
"""Bytes that a browser is sent, compressed, before it can check what is no PDF."""


class WrongContent(Exception):
    """What a registry gave is not what was asked for."""


class TooLarge(Exception):
    """More would be sent to a browser than people wait for."""


def build(folder: Path) -> None:
    """Make the folder anew; raises WrongContent, TooLarge, and what the programs it starts end with."""
    with tempfile.TemporaryDirectory(prefix="reportlint-web-") as scratch:
        work = Path(scratch)
        pyodide = _pyodide(work)
        packages = _packages(work)
        _run("node", HERE / "compiled.mjs", pyodide, packages)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, data in site("browser", load()).items():
            (folder / name).write_bytes(data)
        shutil.copy(HERE / "README.txt", folder)
        runtime = folder / "pyodide"
        runtime.mkdir()
        for name in RUNTIME:
            shutil.copy(pyodide / name, runtime)
        _pack(packages, folder)
        _keep_in_browser(folder)
    if (sent := sent_at_once(folder)) > MOST:
        raise TooLarge(f"{sent} bytes are sent at once, not {MOST}")


def sent_at_once(folder: Path) -> int:
    """Give the bytes that a browser is sent, compressed, before it can check what is no PDF."""
    return sum(
        len(gzip.compress(path.read_bytes()))
        for path in folder.rglob("*")
        if path.is_file() and path.name not in _LATER
    )


def _keep_in_browser(folder: Path) -> None:
    """Have the browser keep what is needed at once, until anything is another."""
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    content = hashlib.sha256()
    for name in names:
        content.update((folder / name).read_bytes())
    at_once = [name for name in names if name not in {*_LATER, "service-worker.js", "README.txt"}]
    script = kept_files(content.hexdigest()[:16], ["./", "kept-files.js", *at_once])
    (folder / "kept-files.js").write_bytes(script)


def _pyodide(work: Path) -> Path:
    """Take Pyodide from npm, and see that it is the one that is meant."""
    _run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", work)
    archive = work / f"pyodide-{PYODIDE}.tgz"
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != PYODIDE_SHA256:
        raise WrongContent(f"{archive.name} is {found}, not {PYODIDE_SHA256}")
    with tarfile.open(archive) as packed:
        packed.extractall(work, filter="data")
    return work / "package"


def _packages(work: Path) -> Path:
    """Put together what is imported: the wheels, reportlint, and what stands in for cryptography."""
    wheels, packages = work / "wheels", work / "packages"
    _download(wheels, "for_browsers.txt", PLATFORM)
    _download(wheels, "for_any_machine.txt", *ANY_MACHINE)
    _pip("wheel", "--no-deps", "--wheel-dir", wheels, ROOT)
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    for library in packages.rglob("*.so"):
        if "emscripten" not in library.name:
            library.unlink()
    for path in [path for part in LEFT_OUT for path in packages.glob(part)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(HERE / "without_cryptography", packages, dirs_exist_ok=True)
    return packages


def _download(wheels: Path, wanted: str, *platforms: str) -> None:
    asked = [part for platform in platforms for part in ("--platform", platform)]
    _pip(
        *("download", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *("--python-version", PYTHON, "--implementation", "cp", *asked),
        *("--requirement", HERE / wanted, "--dest", wheels),
    )


def _pip(*arguments: object) -> None:
    _run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments)


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True)


def _pack(packages: Path, folder: Path) -> None:
    """Pack the packages, the same ones to the same bytes."""
    parts = {name: part.name for part in (FOR_PDF, FOR_PROFILES) for name in part.packages}
    packed: dict[str, list[Path]] = {}
    for path in sorted(packages.rglob("*")):
        name = path.relative_to(packages)
        if path.is_file() and "__pycache__" not in name.parts:
            packed.setdefault(parts.get(name.parts[0], ENGINE), []).append(name)
    for part, names in packed.items():
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for name in names:
                entry = tarfile.TarInfo(name.as_posix())
                data = (packages / name).read_bytes()
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))
        (folder / part).write_bytes(gzip.compress(tar.getvalue(), mtime=0))
