"""What the outcome of a file depends on besides the file: the code, what it rests on, the machine.

Nothing is judged here. Where any of it has changed, no earlier outcome is used, be it that the
change would have made no difference.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from reportlint.cache.records import FORMAT

if TYPE_CHECKING:
    from reportlint.plugins.loading import Plugins

_INSTALLED = ".dist-info"
"""How the folder is named, with its version, that each installed distribution has beside it."""

_COMPILED = "__pycache__"
"""The folder in which Python keeps what it has made of the code."""

_BUILT = ".egg-info"
"""The same of old; it may also lie in a folder of sources that are being worked on."""


def circumstances(plugins: Plugins) -> bytes:
    """Give a digest of all that a run with these plugins rests on."""
    digest = hashlib.sha256()
    for fact in _facts(plugins):
        digest.update(fact.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


def _facts(plugins: Plugins) -> Iterator[str]:
    yield str(FORMAT)
    yield sys.version
    yield sys.platform
    yield from map(str, plugins.origins)
    yield from sorted(_installed())
    for reader in sorted({*plugins.readers.values()}, key=lambda reader: type(reader).__qualname__):
        yield " ".join(sorted(getattr(reader, "wanting", ())))
        yield getattr(reader, "rests_on", "")
    for file in sorted({*_of_plugins(plugins), *_of_others()}):
        yield file
        yield _digest(file)


def _installed() -> Iterator[str]:
    """Give each distribution with its version: a library that reads PDF has a part in a finding."""
    for folder in sys.path:
        yield from (name for name in _names(folder) if name.endswith((_INSTALLED, _BUILT)))


def _of_plugins(plugins: Plugins) -> Iterator[str]:
    """Give the files of the engine and of the plugins, code and data, be they imported yet or not.

    Raises OSError where they are in a zip, in which no change would be seen.
    """
    modules = {__name__, *(origin.module for origin in plugins.origins)}
    for name in {module.partition(":")[0].partition(".")[0] for module in modules}:
        package = sys.modules.get(name)
        if package is not None:
            roots = [*getattr(package, "__path__", ())]
            for place in (*_source(package), *roots):
                Path(place).stat()
            yield from _source(package)
            for root in roots:
                yield from _files(root)


def _files(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != _COMPILED]
        yield from (f"{folder}{os.sep}{name}" for name in names)


def _of_others() -> Iterator[str]:
    """Give the files of modules that were imported, but not installed: they have no version.

    A developer of rules has some of them beside the plugin, and is never told what was.
    """
    folders = [folder for folder in sys.path if any(map(_is_installed, _names(folder)))]
    settled = tuple(f"{folder}{os.sep}" for folder in (*folders, sysconfig.get_path("stdlib")))
    for module in list(sys.modules.values()):
        yield from (file for file in _source(module) if not file.startswith(settled))


def _is_installed(name: str) -> bool:
    return name.endswith(_INSTALLED)


def _names(folder: str) -> list[str]:
    """Give what lies in a folder of the import path, which may be a zip, or not there."""
    try:
        with os.scandir(folder) as scan:
            return [entry.name for entry in scan]
    except OSError:
        return []


def _source(module: ModuleType) -> list[str]:
    file = getattr(module, "__file__", None)
    return [file] if isinstance(file, str) else []


def _digest(file: str) -> str:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError:  # The lock of an editor, or a module that was made, not read.
        return ""
