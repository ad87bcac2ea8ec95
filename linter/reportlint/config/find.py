"""Which settings hold in which folder: the nearest configuration file upward decides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.config.faults import ConfigurationError, Fault
from reportlint.config.settings import Overrides, Settings
from reportlint.config.standing import notes, unseen
from reportlint.errors import RunError

if TYPE_CHECKING:
    from reportlint.messages.languages import Bilingual
    from reportlint.plugins.loading import Plugins

NAME = ".reportlint.yaml"


def nearest(folder: Path) -> Path | None:
    """Give the configuration file in a folder, or else in the first above it that has one."""
    files = (ancestor / NAME for ancestor in (folder, *folder.parents))
    return next((file for file in files if os.access(file, os.F_OK)), None)


class Configurations:
    """The settings of every folder asked for, each file read once.

    `explicit` is the one file to use, whatever lies nearer; `isolated` uses none at all.
    """

    def __init__(
        self,
        plugins: Plugins,
        overrides: Overrides | None = None,
        *,
        explicit: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self._plugins = plugins
        self._overrides = overrides or Overrides()
        self._explicit = explicit
        self._isolated = isolated
        self._nearest: dict[Path, Path | None] = {}
        self._loaded: dict[Path | None, Settings | ConfigurationError] = {}

    def file_for(self, folder: str | os.PathLike[str]) -> Path | None:
        """Give the configuration file that governs a folder."""
        if self._isolated:
            return None
        return self._explicit or self._upward(Path(os.path.normpath(Path(folder).absolute())))

    def of(self, folder: str | os.PathLike[str]) -> Settings:
        """Give the settings of a folder; raises ConfigurationError."""
        file = self.file_for(folder)
        if file not in self._loaded:
            self._loaded[file] = self._load(file)
        loaded = self._loaded[file]
        if isinstance(loaded, ConfigurationError):
            raise loaded
        return loaded

    def _load(self, file: Path | None) -> Settings | ConfigurationError:
        initial = Settings(language=self._overrides.locale)
        if file is None:
            return self._complete(initial, file)
        from reportlint.config.load import load

        try:
            return self._complete(load(file, self._plugins, initial), file)
        except ConfigurationError as error:
            return error

    def _complete(self, configured: Settings, file: Path | None) -> Settings:
        """Lay the command line over settings; raises RunError for rules that cannot be on."""
        settings = self._overrides.over(configured)
        for layer, said in unseen(settings, self._plugins.rules):
            if file is None or layer is settings.command_line:
                raise RunError(*said)
            raise ConfigurationError(file, [Fault(None, said)])
        return settings

    def notes(self) -> list[Bilingual]:
        """Say what should be mended in good time in the settings that were asked for."""
        settings = [each for each in self._loaded.values() if isinstance(each, Settings)]
        return notes(settings, self._plugins.rules)

    def _upward(self, folder: Path) -> Path | None:
        """Look for a file in a folder, then in those above, remembering for all of them."""
        passed: list[Path] = []
        found: Path | None = None
        for ancestor in (folder, *folder.parents):
            if ancestor in self._nearest:
                found = self._nearest[ancestor]
                break
            passed.append(ancestor)
            if os.access(ancestor / NAME, os.F_OK):
                found = ancestor / NAME
                break
        self._nearest.update(dict.fromkeys(passed, found))
        return found
