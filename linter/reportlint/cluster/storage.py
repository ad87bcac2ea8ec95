"""The folder of a job's data, on this machine or in any store that fsspec reaches, as s3 or hdfs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import fsspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    Json = Any

REMOTE = "://"
"""What a path has in it that is no file of this machine's."""


@dataclass(frozen=True)
class Storage:
    """A folder; as it travels to the workers, it opens its file system where it is used."""

    url: str

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        system, path = fsspec.core.url_to_fs(self.url)
        return system, path

    def __getstate__(self) -> dict[str, str]:
        """Give what travels."""
        return {"url": self.url}

    def has(self, name: str) -> bool:
        """Say whether a file is there, which then is whole."""
        system, folder = self._opened
        found: bool = system.exists(f"{folder}/{name}")
        return found

    def read(self, name: str) -> bytes:
        """Give the bytes of a file."""
        system, folder = self._opened
        data: bytes = system.cat_file(f"{folder}/{name}")
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file that nobody sees half of: beside its place and moved there; stores do so anyway."""
        system, folder = self._opened
        place = f"{folder}/{name}"
        system.makedirs(place.rpartition("/")[0], exist_ok=True)
        draft = f"{place}.tmp" if "file" in system.protocol else place
        system.pipe_file(draft, data)
        if draft != place:
            system.mv(draft, place)

    def read_json(self, name: str) -> Json:
        """Give what a file of JSON says."""
        return json.loads(self.read(name))

    def write_json(self, name: str, value: Json) -> None:
        """Write a value as JSON."""
        self.write(name, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def listed(url: str) -> Iterator[str]:
    """Give the files below an address that fsspec knows, in their order, by their own addresses."""
    system, path = fsspec.core.url_to_fs(url)
    for name in sorted(system.find(path)):
        yield system.unstrip_protocol(name)


def fetched(url: str) -> bytes:
    """Give the bytes of a file at an address."""
    system, path = fsspec.core.url_to_fs(url)
    data: bytes = system.cat_file(path)
    return data
