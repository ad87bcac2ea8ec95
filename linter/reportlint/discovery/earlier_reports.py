"""Where the reports lie with which those of a run are compared, as last year's: nobody asked to check them.

They are those in `history`, folders and files. Where nothing is said of it, they are what lies in the
same folder as a file that was named, as a run before a commit names those that changed; not in folders
below it, and only if it is few.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.config.settings import Layer, Settings
from reportlint.discovery.walk import discover
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.config.find import Configurations
    from reportlint.discovery.target import Target
    from reportlint.discovery.walk import Discovery
    from reportlint.plugins.loading import Plugins

MOST_BESIDE = 100
"""So many files beside those named are read without being asked for: a second's work."""

_UNCHECKED = Settings(layers=(Layer(Bilingual("history", "history"), select=()),))
"""No rule is on for them, so that nothing is read of them but what they say."""


class EarlierReports(NamedTuple):
    """Files to compare with. What cannot be read of them is of interest if they are `asked_for`."""

    targets: Sequence[Target] = ()
    asked_for: bool = False
    notes: Sequence[Bilingual] = ()


def earlier_reports(
    paths: Sequence[str],
    history: Sequence[str] | None,
    found: Discovery,
    configurations: Configurations,
    plugins: Plugins,
) -> EarlierReports:
    """Find what the files of a run, that the `paths` came to, are to be compared with."""
    if history is not None:
        targets = _others(discover(history, configurations, plugins), found)
        return EarlierReports(targets, asked_for=True)
    folders = dict.fromkeys(str(Path(path).parent) for path in paths if os.path.isfile(path))  # noqa: PTH113 - it never raises
    beside = discover(folders, configurations, plugins, is_deep=False) if folders else None
    targets = _others(beside, found) if beside else ()
    if len(targets) > MOST_BESIDE:
        return EarlierReports(notes=[_too_many(len(targets))])
    return EarlierReports(targets)


def _others(walked: Discovery, found: Discovery) -> Sequence[Target]:
    """Give the files that are not in the run, each to be read only for what it says."""
    met = {_home(target) for target in found.targets}
    return [
        target._replace(settings=_UNCHECKED, with_facts=True)
        for target in walked.targets
        if _home(target) not in met
    ]


def _home(target: Target) -> tuple[str, object]:
    return os.path.realpath(target.path), target.member and target.member.positions


def _too_many(count: int) -> Bilingual:
    return Bilingual(
        f"同一文件夹另有{count}个文件，未用于跨年度比对；需要比对的，请用 --history 或配置 history "
        f"指定往年报告所在位置。",
        f"There are {count} more files beside those that were named; they were not compared with. "
        "--history, or `history` in the configuration, says where earlier reports lie.",
    )
