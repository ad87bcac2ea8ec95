"""From paths to the files to check: folders and archives are walked, what is ignored is left out.

An archive is walked like a folder, but has no settings and no `.gitignore` of its own.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from heapq import merge
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.config.faults import ConfigurationError
from reportlint.config.settings import globs
from reportlint.discovery.submissions import (
    Doubt,
    belongs_to_page,
    hollow,
    link,
    name_speaks,
    settled,
    speak_of_reports,
)
from reportlint.discovery.target import Target, refused
from reportlint.files.contents import ZIP, is_hidden, unopened
from reportlint.files.results import is_result
from reportlint.files.unsupported_kinds import (
    brings_reports,
    is_of_programs,
    suffix_of,
    unsupported,
)
from reportlint.hookspecs import Unreadable
from reportlint.model.finding import Bilingual
from reportlint.model.suppression import SIDECAR
from reportlint.refusals.catalogue import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.config.find import Configurations
    from reportlint.config.settings import Settings
    from reportlint.files.archives.archive import Address, Archive
    from reportlint.model.outcome import Unchecked
    from reportlint.plugins.loading import Plugins

Identity = tuple[int, int]
"""A folder's device and inode: the same whatever path leads to it."""


@dataclass
class Discovery:
    """What the paths came to.

    `targets` are to be checked; `skipped` are files no reader knows and results of earlier runs, and
    `in_doubt` those of them that may be submissions; `unreadable` are folders and archives that cannot
    be looked into, and files that go by the name of a report; `faults` are those of broken
    configurations: what they govern stays unchecked.
    """

    targets: list[Target] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    in_doubt: list[Doubt] = field(default_factory=list)
    archives: list[str] = field(default_factory=list)
    unreadable: list[tuple[Unchecked, Settings]] = field(default_factory=list)
    notes: list[Bilingual] = field(default_factory=list)
    faults: dict[Path, Sequence[Bilingual]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Say how many files were met."""
        return len(self.targets) + len(self.skipped) + len(self.in_doubt) + len(self.unreadable)

    def in_order(self) -> Iterator[Target | tuple[Unchecked, Settings]]:
        """Give what is to be checked and what cannot be looked into, in the order of their paths."""
        refused = sorted(self.unreadable, key=_place_met)
        return merge(self.targets, refused, key=_place_met)

    def leave_out(self, path: str) -> None:
        """Forget a file that has another part in the run, as the list of offices has."""
        real = os.path.realpath(path)

        def is_other(met: str) -> bool:
            return os.path.realpath(met) != real

        self.targets = [target for target in self.targets if is_other(target.path)]
        self.skipped = [met for met in self.skipped if is_other(met)]
        self.in_doubt = [doubt for doubt in self.in_doubt if is_other(doubt.unchecked.path)]
        self.unreadable = [refusal for refusal in self.unreadable if is_other(refusal[0].path)]

    def settled(
        self, handed_in: Iterable[str], empty: Iterable[tuple[Target, Unchecked]]
    ) -> tuple[list[tuple[Unchecked, Settings]], list[str]]:
        """Part what is in doubt into submissions and the paths of what is skipped.

        `handed_in` are the paths of all reports and of what should have been some; `empty` are files
        that were read and have nothing in them.
        """
        doubts = [*self.in_doubt]
        for target, unchecked in empty:
            home = PurePath(target.path).parent if target.member is None else target.member.file
            doubts.append(Doubt(unchecked, target.settings, str(home)))
        return settled(doubts, handed_in, self.archives)


def discover(
    paths: Iterable[str],
    configurations: Configurations,
    plugins: Plugins,
    *,
    is_deep: bool = True,
) -> Discovery:
    """Find the files to check, each once, in the order of their paths; `is_deep`, also in folders below.

    Files named outright come first and links last, so that a file met twice is the one that was
    named, or goes by its own name.
    """
    walk = _Walk(configurations, plugins, is_deep=is_deep)
    folders = [path for path in paths if not walk.named_file(path)]
    for folder in folders:
        walk.named_folder(folder)
    walk.follow_links()
    walk.found.targets.sort(key=_place)
    walk.found.skipped.sort()
    return walk.found


class _Ignored(NamedTuple):
    """A `.gitignore` and the folder it lies in."""

    folder: Path
    patterns: tuple[str, ...]

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """Say whether it ignores a path or takes it back; None where it does not mention it."""
        relative = path.relative_to(self.folder).as_posix()
        return globs(self.patterns).check_file(relative + "/" * is_folder).include


class _Folder(NamedTuple):
    """A folder being walked: its path as the user sees it and in full."""

    path: PurePath
    full: Path
    identity: Identity
    above: frozenset[Identity]
    """The folders it lies in, and itself: a link to one of them is a loop."""

    ignored: tuple[_Ignored, ...]
    settings: Settings


class _Walk:
    """One search."""

    def __init__(
        self, configurations: Configurations, plugins: Plugins, *, is_deep: bool = True
    ) -> None:
        self.found = Discovery()
        self._is_deep = is_deep
        self._configurations = configurations
        self._suffixes = plugins.readers
        self._speaks = partial(speak_of_reports, plugins.forms)
        self._folders: set[Identity] = set()
        self._files: set[tuple[Identity, str]] = set()
        self._links: list[tuple[_Folder, str]] = []

    def named_file(self, path: str) -> bool:
        """Take a file named outright, even if there is none to be read; False for a folder."""
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir() raises where this says no
            return False
        if path.endswith(SIDECAR):  # A shell names all that lies in a folder.
            return True
        settings = self._settings(Path(path).parent)
        if settings is not None and self._is_new(Path(path)):
            if suffix_of(path) == ZIP and os.path.isfile(path):  # noqa: PTH113 - as above
                self._walk_archive(path, settings)
            else:
                self.found.targets.append(Target(path, settings))
        return True

    def named_folder(self, path: str) -> None:
        """Walk a folder named outright, even if it is ignored."""
        full = Path(os.path.normpath(Path(path).absolute()))
        ignored = tuple(_repository_ignores(full.parent))
        if _is_ignored(ignored, full, is_folder=True):
            ignored = ()
        self._walk(PurePath(path), full, frozenset(), ignored)

    def follow_links(self) -> None:
        """Visit the links met on the way, now that everything has been met by its own name."""
        while self._links:
            links, self._links = self._links, []
            for folder, name in links:
                self._follow(folder, name)

    def _walk(
        self,
        path: PurePath,
        full: Path,
        above: frozenset[Identity],
        ignored: tuple[_Ignored, ...],
    ) -> None:
        waiting = [(path, full, above, ignored)]
        while waiting:
            folder = self._entered(*waiting.pop())
            if folder is not None:
                waiting += [
                    (folder.path / name, folder.full / name, folder.above, folder.ignored)
                    for name in self._subfolders(folder)
                ]

    def _entered(
        self,
        path: PurePath,
        full: Path,
        above: frozenset[Identity],
        ignored: tuple[_Ignored, ...],
    ) -> _Folder | None:
        """Enter a folder, unless it has been visited or cannot be."""
        settings = self._settings(full)
        if settings is None:
            return None
        try:
            identity = _identity(full)
            own = tuple(_ignores(full))
        except OSError as error:
            self._give_up(str(path), unopened(error), settings)
            return None
        if identity in self._folders:
            return None
        self._folders.add(identity)
        return _Folder(path, full, identity, above | {identity}, ignored + own, settings)

    def _subfolders(self, folder: _Folder) -> list[str]:
        """Take a folder's files and remember its links; gives the folders in it."""
        try:
            with os.scandir(folder.full) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self._give_up(str(folder.path), unopened(error), folder.settings)
            return []
        subfolders = []
        for entry in entries:
            if is_hidden(entry.name):
                continue
            if entry.is_symlink():
                self._links.append((folder, entry.name))
            elif entry.is_dir():
                if self._is_deep and not _is_left_out(folder, entry.name, is_folder=True):
                    subfolders.append(entry.name)
            elif entry.is_file():
                self._meet(folder, entry.name)
        return subfolders

    def _meet(self, folder: _Folder, name: str) -> None:
        """Take a file met on the way, if it may be a report."""
        if name.endswith(SIDECAR) or _is_left_out(folder, name, is_folder=False):
            return
        path = str(folder.path / name)
        full = folder.full / name
        if suffix_of(name) == ZIP:
            if not _is_excluded(folder.settings, f"{full}/") and self._is_new(full):
                self._walk_archive(path, folder.settings)
            return
        target = self._considered(path, folder.settings)
        if target is None:
            self._set_aside(
                path, folder.settings, str(folder.path), unsupported(path), os.path.exists
            )
        elif self._is_new(full):
            if not target.wanted and is_result(full):
                self.found.skipped.append(path)
            else:
                self.found.targets.append(target)

    def _considered(
        self, path: str, settings: Settings, member: Address | None = None
    ) -> Target | None:
        """Give a file met on the way as a target, if it may be a report that can be read."""
        included = any(entry.match(path) for entry in settings.include)
        if included or suffix_of(path) in self._suffixes:
            return Target(path, settings, wanted=included, member=member)
        return None

    def _set_aside(
        self,
        path: str,
        settings: Settings,
        home: str,
        refusal: Unreadable,
        is_there: Callable[[str], bool],
    ) -> None:
        """Take a file that is not read for a submission, for one perhaps, or for something else."""
        with self._giving_up(path, settings):
            if path.endswith(SIDECAR) or is_of_programs(path) or belongs_to_page(path, is_there):
                self.found.skipped.append(path)
            elif name_speaks(path, self._speaks):
                self._give_up(path, refusal, settings)
            elif brings_reports(path):
                self.found.in_doubt.append(Doubt(refused(path, refusal), settings, home))
            else:
                self.found.skipped.append(path)

    def _walk_archive(self, path: str, settings: Settings) -> None:
        from reportlint.files.archives.archive import Archive

        self.found.archives.append(path)
        with self._giving_up(path, settings):
            self._take_members(Archive.opened(path), path, settings)

    def _take_members(self, archive: Archive, path: str, settings: Settings) -> None:
        """Take an archive's files, and those of the archives in it."""
        members = archive.members()
        names = frozenset(f"{path}/{member.name}" for member in members)
        for member in members:
            inside = f"{path}/{member.name}"
            home = member.address.file
            if _lies_in_excluded(settings, path, member.name):
                continue
            if member.is_link:
                self._set_aside(inside, settings, home, link(), names.__contains__)
            elif suffix_of(inside) == ZIP:
                with self._giving_up(inside, settings):
                    self._take_members(archive.inner(member.address), inside, settings)
            else:
                target = self._considered(inside, settings, member.address)
                if target is not None:
                    self.found.targets.append(target)
                else:
                    self._set_aside(inside, settings, home, unsupported(inside), names.__contains__)
        if name_speaks(path, self._speaks):
            doubt = Doubt(refused(path, hollow()), settings, path, beside_reports=False)
            self.found.in_doubt.append(doubt)

    def _follow(self, folder: _Folder, name: str) -> None:
        full = folder.full / name
        try:
            is_folder = full.is_dir()
            identity = _identity(full) if is_folder else None
        except OSError:
            is_folder, identity = False, None
        if identity is None:
            if not _is_device(full):
                self._meet(folder, name)
        elif not self._is_deep or _is_left_out(folder, name, is_folder=is_folder):
            return
        elif identity in folder.above:
            path = folder.path / name
            self.found.notes.append(said("folder.loop", path=path))
        else:
            self._walk(folder.path / name, full, folder.above, folder.ignored)

    @contextmanager
    def _giving_up(self, path: str, settings: Settings) -> Iterator[None]:
        """Turn a refusal into something that went unchecked."""
        try:
            yield
        except Unreadable as refusal:
            self._give_up(path, refusal, settings)

    def _give_up(self, path: str, refusal: Unreadable, settings: Settings) -> None:
        self.found.unreadable.append((refused(path, refusal), settings))

    def _settings(self, folder: Path) -> Settings | None:
        """Give a folder's settings; where they are broken, note it once and leave it unchecked."""
        try:
            return self._configurations.of(folder)
        except ConfigurationError as error:
            self.found.faults[error.path] = error.each
            return None

    def _is_new(self, file: Path) -> bool:
        """Say whether a file has not been met, by this or any other path."""
        real = Path(os.path.realpath(file))
        try:
            identity = _identity(real.parent)
        except OSError:
            identity = (0, 0)
        met = len(self._files)
        self._files.add((identity, real.name))
        return len(self._files) > met


def _place(target: Target) -> str:
    """Give what targets are sorted by; members stay in the order in which they are best read."""
    return target.path if target.member is None else target.member.file


def _place_met(met: Target | tuple[Unchecked, Settings]) -> str:
    return _place(met) if isinstance(met, Target) else met[0].path


def _identity(folder: Path) -> Identity:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _is_device(path: Path) -> bool:
    """Say whether a link leads to what is no file: a pipe, a socket, a device."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 - they never raise


def _is_left_out(folder: _Folder, name: str, *, is_folder: bool) -> bool:
    """Say whether something in a folder is ignored by git or excluded by the settings."""
    full = folder.full / name
    if _is_ignored(folder.ignored, full, is_folder=is_folder):
        return True
    return _is_excluded(folder.settings, f"{full}/" if is_folder else str(full))


def _is_excluded(settings: Settings, path: str) -> bool:
    return any(entry.match(path) for entry in settings.exclude)


def _lies_in_excluded(settings: Settings, archive: str, name: str) -> bool:
    """Say whether a member is excluded, or a folder within the archive that it lies in."""
    folders = [f"{parent}/" for parent in PurePosixPath(name).parents if parent.name]
    return any(_is_excluded(settings, f"{archive}/{within}") for within in (*folders, name))


def _is_ignored(ignored: tuple[_Ignored, ...], path: Path, *, is_folder: bool) -> bool:
    """Ask each `.gitignore`, the nearest first; the first that mentions a path decides."""
    for entry in reversed(ignored):
        verdict = entry.verdict(path, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


def _repository_ignores(folder: Path) -> Iterator[_Ignored]:
    """Give the `.gitignore`s from the root of a repository down to a folder in it."""
    line = (folder, *folder.parents)
    root = next((above for above in line if os.access(above / ".git", os.F_OK)), None)
    if root is not None:
        for above in reversed(line[: line.index(root) + 1]):
            yield from _ignores(above)


def _ignores(folder: Path) -> Iterator[_Ignored]:
    file = folder / ".gitignore"
    if os.path.isfile(file) and os.access(file, os.R_OK):  # noqa: PTH113 - it never raises
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        yield _Ignored(folder, tuple(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    """Say whether a line of a `.gitignore` is a pattern; git, too, passes over one that is not."""
    if not line.strip() or line.startswith("#"):
        return False
    try:
        globs((line,))
    except ValueError:
        return False
    return True
