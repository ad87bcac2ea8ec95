"""The outcomes of earlier runs, served for files of which everything is as it was.

An outcome is kept under a digest of all that it depends on: the path, as rules and readers are
told it, the bytes, the settings that bear on the file, and the circumstances. So there is nothing in
it that would have to be put right, and nothing to be judged.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.cache.circumstances import circumstances
from reportlint.cache.database import LAYOUT, Database, UnusableError
from reportlint.cache.folder import safe_folder
from reportlint.cache.records import NoRecordError, from_json, to_json
from reportlint.errors import described
from reportlint.files.contents import read
from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from reportlint.config.settings import Layer
    from reportlint.discovery.target import Target
    from reportlint.model.outcome import Outcome
    from reportlint.model.rule import Rule
    from reportlint.plugins.loading import Plugins

FILE = f"results-{LAYOUT}.sqlite3"

_NO_FOLDER = Bilingual(
    "没有只限本人写入的缓存文件夹", "there is no folder for it that only its user can write to"
)

_ENCODING = "utf-8", "surrogatepass"
"""A path, and with it a message, may have half of a character in it."""


class KeptOutcomes:
    """What is known of files from earlier runs, and is to be known in later ones.

    The first thing that goes wrong with it is remembered as its `trouble`, and nothing more is asked
    of it in this run.
    """

    def __init__(self, plugins: Plugins) -> None:
        self.trouble: Bilingual | None = None
        self._new: dict[bytes, bytes] = {}
        self._archives: dict[tuple[int, ...], bytes] = {}
        self._database: Database | None = None
        folder = safe_folder()
        if folder is None:
            self._give_up(_NO_FOLDER)
            return
        try:
            self._circumstances = circumstances(plugins)
        except Exception as error:  # A reader of a stranger may fail to say what it rests on.
            self._give_up(described(error))
            return
        self._database = Database(folder / FILE)

    def recalled(self, targets: Sequence[Target]) -> list[tuple[bytes | None, Outcome | None]]:
        """Give the key of each file, if it may have one, and what is known to become of it."""
        if self._database is None:
            return [(None, None)] * len(targets)
        keys = [self._key(target) for target in targets]
        try:
            records = self._database.get([key for key in keys if key is not None])
        except UnusableError as error:
            self._give_up(error.why)
            return [(None, None)] * len(targets)
        return [(key, _outcome(records.get(key)) if key else None) for key in keys]

    def keep(self, key: bytes | None, target: Target, outcome: Outcome) -> None:
        """Keep an outcome if another run would come to it, and the file is still what it was."""
        if self._database is None or key is None or not _lasts(outcome):
            return
        if self._key(target) != key:
            return
        try:
            self._new[key] = to_json(outcome).encode(*_ENCODING)
        except NoRecordError:  # A rule of a stranger may give what cannot be written down.
            return

    def save(self) -> None:
        """Write down what is to be kept."""
        new, self._new = self._new, {}
        if self._database is not None:
            try:
                self._database.put(new)
            except UnusableError as error:
                self._give_up(error.why)

    def _give_up(self, why: Bilingual) -> None:
        self._database = None
        self.trouble = Bilingual(
            f"缓存未使用（{why.zh}）：只影响速度，不影响结果。",
            f"The cache was not used ({why.en}): that costs time, and nothing else.",
        )

    def _key(self, target: Target) -> bytes | None:
        """Give a digest of all that the outcome of a file depends on; None if that cannot be told."""
        content = self._content(target)
        if content is None:
            return None
        digest = hashlib.sha256(self._circumstances)
        settings = target.settings
        digest.update(_said_of_rules(settings.layers_for(target.path), settings.declared))
        digest.update(
            repr((target.path, target.member, target.wanted, target.with_facts)).encode(*_ENCODING)
        )
        digest.update(content)
        return digest.digest()

    def _content(self, target: Target) -> bytes | None:
        """Give a digest of a file's bytes; of a member, that of the archive that it is in.

        What comes through a pipe can be read but once, and is not the same tomorrow.
        """
        try:
            status = Path(target.path if target.member is None else target.member.file).stat()
            if target.data is not None or not stat.S_ISREG(status.st_mode):
                return None
            if target.member is None:
                return hashlib.sha256(read(target.path).data).digest()
            return self._archive(target.member.file, status)
        except (OSError, ValueError, Unreadable):
            return None

    def _archive(self, path: str, status: os.stat_result) -> bytes:
        """Give the digest of an archive, taken once for all its members while it looks the same."""
        seen = status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
        if seen not in self._archives:
            with Path(path).open("rb") as stream:
                self._archives = {seen: hashlib.file_digest(stream, "sha256").digest()}
        return self._archives[seen]


def _lasts(outcome: Outcome) -> bool:
    """Say whether an outcome is the file's own: it was read, and nothing was lacking or went wrong.

    What could not be read may have taken too long today, or too much memory, on this machine.
    """
    unchecked = (outcome.unchecked, outcome.in_doubt)
    was_read = all(each is None or (each.readable and each.lacks is None) for each in unchecked)
    return was_read and not outcome.failures


def _outcome(record: bytes | None) -> Outcome | None:
    if record is None:
        return None
    try:
        return from_json(record.decode(*_ENCODING))
    except (NoRecordError, UnicodeDecodeError):
        return None


@cache
def _said_of_rules(layers: tuple[Layer, ...], declared: tuple[Rule[Any], ...]) -> bytes:
    """Give a digest of how the plugins' rules are set, and of all that the others say of themselves."""
    return hashlib.sha256(repr((layers, declared)).encode(*_ENCODING)).digest()
