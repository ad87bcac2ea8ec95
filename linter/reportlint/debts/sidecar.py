"""`NAME.reportlint.yaml`: what is suppressed in a file, written beside it.

A file of any kind may have one; most kinds have no comments.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from reportlint.config.faults import ConfigurationError, Fault
from reportlint.config.marked import Marked, Number, Route
from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.document import Span
from reportlint.model.place import Place, Spot
from reportlint.model.suppression import SIDECAR, Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KEYS = "code", "place", "reason"
_TOP = "ignore"


class Line(NamedTuple):
    """What it says of one rule; all of the report is meant where no `place` is."""

    code: str
    place: str
    reason: str


def beside(path: str) -> Path:
    """Give where what is suppressed in a file is written."""
    return Path(f"{path}{SIDECAR}")


def of_sidecar(path: str) -> Iterator[Suppression]:
    """Give what is suppressed in a file by what lies beside it; raises ConfigurationError."""
    file = beside(path)
    if os.path.isfile(file):  # noqa: PTH113 - Path.is_file() raises where this says no
        for line, number in read(file):
            words = Bilingual(f"{file.name} 第{number}行", f"{file.name}, line {number}")
            at = Spot(Span(0, 0), Place(("suppression", *line)), words)
            yield Suppression(line.code, line.reason, line.code, at, words=line.place)


def read(file: Path) -> Iterator[tuple[Line, int]]:
    """Read what is suppressed, and in which lines it stands; raises ConfigurationError."""
    marked = _Sidecar(file)
    entries = marked.plain.get(_TOP, [])
    faults = [*_unknown(marked, (), marked.plain, (_TOP,))]
    if not isinstance(entries, list):
        faults.append(marked.fault((_TOP,), "应为列表", "it must be a list"))
        entries = []
    lines = []
    for index, entry in enumerate(entries):
        route = (_TOP, index)
        if not isinstance(entry, dict):
            said = "应由“键: 值”组成，如 {code: A001, reason: …}"
            example = "it must be made of `key: value` pairs, as {code: A001, reason: …}"
            faults.append(marked.fault(route, said, example))
            continue
        faults += _unknown(marked, route, entry, _KEYS)
        for key in entry.keys() & set(_KEYS):
            if not isinstance(entry[key], str | Number):
                faults.append(marked.fault((*route, key), "应为文字", "it must be text"))
        if not entry.get("code"):
            faults.append(
                marked.fault(route, "缺少 code（规则的代码）", "it has no code of a rule")
            )
        line = Line(*(str(entry.get(key, "")).strip() for key in _KEYS))
        lines.append((line, marked.values[route].line))
    if faults:
        raise ConfigurationError(file, faults)
    yield from lines


def write(lines: Iterable[Line], out: TextIO) -> None:
    """Write what is suppressed."""
    import yaml

    entries = [
        {key: text for key, text in line._asdict().items() if text} for line in sorted(set(lines))
    ]
    yaml.safe_dump({_TOP: entries}, out, allow_unicode=True, sort_keys=False, width=10_000)


class _Sidecar(Marked):
    called = Bilingual("检查说明", "any list of suppressions")


def _unknown(
    marked: Marked, route: Route, entry: Iterable[str], keys: tuple[str, ...]
) -> Iterator[Fault]:
    for key in entry:
        if key not in keys:
            near = did_you_mean(key, keys)
            yield marked.fault(
                (*route, key),
                f"没有名为“{key}”的键{near.zh}（可用的键：{'、'.join(keys)}）",
                f"there is no key {key!r}{near.en} (the keys are: {', '.join(keys)})",
                at_key=True,
            )
