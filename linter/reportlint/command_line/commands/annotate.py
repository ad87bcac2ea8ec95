"""`reportlint annotate`: writes copies of reports in which what was found is marked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.annotating.copies import PAGES
from reportlint.annotating.copying import Copyist, to_mark, unmarked
from reportlint.api import lint_paths
from reportlint.checking.reported_findings import named
from reportlint.checking.session import Session
from reportlint.command_line.console import binary_results, tell, watched
from reportlint.command_line.language import of_locale
from reportlint.command_line.outputs import STANDARD_OUTPUT
from reportlint.errors import RunError, unwritten
from reportlint.files.contents import ZIP, read, size
from reportlint.files.copy_marks import is_replaceable
from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual, Language
from reportlint.plugins.loading import load
from reportlint.refusals.catalogue import refusal
from reportlint.running.batch import outcomes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.annotating.copies import Copy
    from reportlint.discovery.target import Target
    from reportlint.running.run import LintRun

CLEAN, FINDINGS, UNTRUSTED, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What the command line asks for, as click gives it."""

    paths: Sequence[str]
    output: str
    select: Sequence[str]
    ignore: Sequence[str]
    extend_select: Sequence[str]
    extend_ignore: Sequence[str]
    config: str | None
    isolated: bool
    lang: str | None

    @property
    def is_of_one(self) -> bool:
        """Whether one report was named, and the file that its copy is to be."""
        return (
            len(self.paths) == 1
            and not os.path.isdir(self.paths[0])  # noqa: PTH112 - Path.is_dir() may raise
            and not self.paths[0].lower().endswith(ZIP)
            and not self.output.endswith(("/", os.sep))
            and not Path(self.output).is_dir()
        )


def annotate(options: Options) -> int:
    """Check reports, and write a marked-up copy of each; gives the exit status."""
    if options.output == STANDARD_OUTPUT:
        raise RunError(
            "副本不能写到标准输出（-）。请用 -o 写明副本的文件名。",
            "A copy does not go to standard output (-). Name its file by -o.",
        )
    plugins = load()
    run = lint_paths(
        options.paths,
        select=options.select,
        ignore=options.ignore,
        extend_select=options.extend_select,
        extend_ignore=options.extend_ignore,
        config=options.config,
        isolated=options.isolated,
        language=Language(options.lang) if options.lang else None,
        locale=of_locale(),
        cache=True,
        progress=lambda files, total: watched(files, total, run.language, on_screen=False),
        plugins=plugins,
    )
    places = _places(options, run.found.targets)
    originals = _Originals(run.found.targets)
    for place in places.values():
        originals.refuse(place)
    with run.interruptible():
        reports, findings = to_mark(run)
    if run.tally.interrupted:
        return INTERRUPTED
    session = Session(plugins)
    copyist = Copyist(session, run.language, lambda target: next(outcomes(session, [target], 1)))
    is_whole = True
    for target in run.found.targets:
        found = findings[target.path]
        if target.path not in reports or not (found or options.is_of_one):
            continue
        report = reports[target.path]
        try:
            copy = copyist.copy(target, report, found)
            place = _named(options, places[target.path], target, copy)
            originals.refuse(place)
            _refuse_in_the_way(place, named(report.identity, report.path))
        except Unreadable as why:
            tell(unmarked(target.path, why), run.language)
            is_whole = False
            continue
        _save(options, place, copy.data)
        for doubt in copy.doubts:
            tell(Bilingual(f"{place}：{doubt.zh}。", f"{place}: {doubt.en}."), run.language)
        tell(_marked(place, copy.marks), run.language)
    return _status(run, is_whole=is_whole)


def _places(options: Options, targets: Sequence[Target]) -> Mapping[str, Path]:
    """Say where each copy goes: to the file that is named, or by its path to a folder.

    Raises RunError where two would go to one place, or to one at which they would be checked.
    """
    output = Path(options.output)
    if options.is_of_one:
        return {target.path: output for target in targets}
    _refuse_within(output, options.paths)
    places: dict[Path, str] = {}
    for target in targets:
        place = output / _relative(target.path, options.paths)
        twin = places.setdefault(place, target.path)
        if twin != target.path:
            raise RunError(
                f"{twin} 和 {target.path} 的副本都要写到 {place}。请分开标注，各写到一个文件夹。",
                f"the copies of {twin} and {target.path} would both go to {place}. "
                "Annotate them apart, each to a folder of its own.",
            )
    return {path: place for place, path in places.items()}


def _relative(path: str, named: Iterable[str]) -> Path:
    """Give the path of a file from the folder on which it was met."""
    for folder in named:
        if os.path.isdir(folder) and Path(path).is_relative_to(folder):  # noqa: PTH112
            return Path(path).relative_to(folder)
    return Path(Path(path).name)


def _refuse_within(output: Path, named: Iterable[str]) -> None:
    """Raise RunError for a folder of copies within one of reports: one put right is a report."""
    real = Path(os.path.realpath(output))
    for folder in named:
        if os.path.isdir(folder) and real.is_relative_to(os.path.realpath(folder)):  # noqa: PTH112
            raise RunError(
                f"-o {output} 在要检查的文件夹 {folder} 里面，"
                "副本改好以后会和原件一起当作报告来查。请写到别的文件夹。",
                f"-o {output} lies within {folder}, where copies that are put right would be "
                "checked beside their reports. Choose a folder elsewhere.",
            )


class _Originals:
    """The files that are read, which no copy may replace, by whatever name or link."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._known: dict[tuple[int, int], str] = {}
        for target in targets:
            file = target.path if target.member is None else target.member.file
            if (identity := _identity(file)) is not None:
                self._known[identity] = file

    def refuse(self, place: Path) -> None:
        """Raise RunError for a place that is one of them."""
        file = self._known.get(_identity(place) or (0, 0))
        if file is not None:
            raise RunError(
                f"-o {place} 就是要标注的报告 {file}，原件不能改写。请换一个文件名，或写到别的文件夹。",
                f"-o {place} is the report {file} itself, which is never written to. "
                "Choose another name or folder.",
            )


def _identity(file: str | Path) -> tuple[int, int] | None:
    """Give the device and the inode of a file; None for one that is not there."""
    try:
        status = os.stat(file)  # noqa: PTH116 - any path will do
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _named(options: Options, place: Path, target: Target, copy: Copy) -> Path:
    """Give the place of a copy with a suffix that says what it is; raises RunError for a wrong one."""
    own = Path(target.path).suffix
    suffix = place.suffix.lower()
    if not options.is_of_one:
        return place.with_name(copy.name(place.name))
    if copy.is_page and suffix not in PAGES:
        raise RunError(
            f"{target.path} 的副本是网页，-o 的后缀应为 .html，现为“{suffix}”。",
            f"the copy of {target.path} is a web page: the suffix of -o is to be .html, not {suffix!r}.",
        )
    if not copy.is_page and suffix != own.lower():
        raise RunError(
            f"{target.path} 的副本仍是同一种文件，-o 的后缀应为 {own}，现为“{suffix}”。",
            f"the copy of {target.path} is a file of the same kind: "
            f"the suffix of -o is to be {own}, not {suffix!r}.",
        )
    return place


def _refuse_in_the_way(place: Path, known_by: Sequence[str]) -> None:
    """Raise Unreadable where a file would be lost that is not merely an earlier copy of the report."""
    if not size(str(place)):  # There is none, or nothing in it.
        return
    try:
        is_lost = not is_replaceable(read(str(place)).data, known_by)
    except Unreadable:
        is_lost = True
    if is_lost:
        raise refusal("copy.in-the-way", place=place)


def _save(options: Options, place: Path, data: bytes) -> None:
    """Write a copy as a whole; raises RunError."""
    if not options.is_of_one:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(place.parent, error) from error
    with binary_results(str(place)) as out:
        out.write(data)


def _marked(place: Path, count: int) -> Bilingual:
    if not count:
        return Bilingual(f"{place}：未发现问题，没有标注。", f"{place}: nothing was found to mark.")
    return Bilingual(
        f"{place}：标出{count}处问题。",
        f"{place}: {count} {'place' if count == 1 else 'places'} marked.",
    )


def _status(run: LintRun, *, is_whole: bool) -> int:
    """Settle the exit status, as a check does: what could not be checked or marked is no success."""
    for outcome in run.summary.unchecked:
        if outcome.unchecked is not None:
            tell(outcome.unchecked.said, run.language)
    for failure in run.tally.failures:
        tell(failure.said, run.language)
    if not run.tally.rules:
        said = Bilingual(
            "没有标注：没有找到年度报告，或者没有启用任何规则。请核对路径、--select、--ignore 和配置。",
            "Nothing was marked up: there is no annual report, or no rule is on. "
            "Look at the path, --select, --ignore and the configuration.",
        )
        tell(said, run.language)
        return UNTRUSTED
    if not (is_whole and run.tally.is_trusted):
        return UNTRUSTED
    return FINDINGS if run.tally.failing else CLEAN
