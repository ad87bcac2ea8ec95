"""Where results go: each format to its file, or one to standard output, as many as are asked for."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.checking.session import Session
from reportlint.command_line.console import binary_results, coloured, results
from reportlint.command_line.letters import Letters, Wishes, addressed, is_folder, is_same
from reportlint.errors import RunError, described, halted
from reportlint.files.contents import read, size
from reportlint.files.results import is_result, tells_results
from reportlint.hookspecs import BinaryFormatter, LetterFormatter, Unreadable
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual
from reportlint.running.retelling import Retelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.hookspecs import AnyFormatter, Format, Formatter, Run, Style
    from reportlint.plugins.loading import Plugins
    from reportlint.running.retelling import Telling
    from reportlint.running.run import LintRun

DEFAULT_FORMAT = "text"
"""What is written where neither `--format` nor the suffix of `--output` says otherwise."""

STANDARD_OUTPUT = "-"


class Output(NamedTuple):
    """A format and the file it goes to; None for standard output."""

    formatter: Formatter | BinaryFormatter
    file: str | None

    @property
    def ends_on_screen(self) -> bool:
        """Whether what the run came to is said at its end, where people look."""
        return self.file is None and self.formatter.has_closing

    @contextmanager
    def opened(self) -> Iterator[Callable[[Run, Style], None]]:
        """Give what writes there; raises RunError where nothing can be written."""
        formatter = self.formatter
        if isinstance(formatter, BinaryFormatter):
            with binary_results(self.file) as stream:
                yield lambda run, style: formatter.write_bytes(run, stream, style)
        else:
            with results(self.file) as out:
                yield lambda run, style: formatter.write(run, out, style)


Destination = Output | Letters


def chosen(
    plugins: Plugins, asked: Iterable[tuple[str | None, str | None]], wishes: Wishes
) -> list[Destination]:
    """Choose the formats of what is asked for by `--format` and `--output`; raises RunError."""
    outputs: list[Destination] = []
    for name, file in asked:
        place = None if file == STANDARD_OUTPUT else file
        formatter = _formatter(plugins, name, place)
        if isinstance(formatter, LetterFormatter):
            outputs.append(addressed(formatter, place, wishes))
        else:
            _refuse_folder(place)
            outputs.append(Output(formatter, place))
    if not any(isinstance(output, Letters) for output in outputs):
        wishes.refuse()
    _refuse_twice(outputs)
    return outputs


def _refuse_folder(place: str | None) -> None:
    if place is not None and is_folder(place):
        raise RunError(
            f"--output {place} 是文件夹，应为文件；写到文件夹的只有 --format notice。",
            f"--output {place} is a folder, not a file; only --format notice goes to a folder.",
        )


def _refuse_twice(outputs: Iterable[Destination]) -> None:
    met = set()
    for file in (output.file for output in outputs):
        place = file and os.path.realpath(file)
        if place in met:
            where = (
                Bilingual(f"文件 {file}", file)
                if file
                else Bilingual("标准输出", "standard output")
            )
            raise RunError(
                f"有两种格式都要写到{where.zh}。请用 --output 各写到一个文件。",
                f"two formats would go to {where.en}. Give each a file with --output.",
            )
        met.add(place)


def refuse_inputs(files: Iterable[str | None], inputs: Callable[[], Iterable[str]]) -> None:
    """Raise RunError where results would replace what is read."""
    for file in files:
        if file and os.path.lexists(file) and any(is_same(file, other) for other in inputs()):
            raise RunError(
                f"--output {file} 本身就是要检查或要用到的文件，不能用结果替换它。"
                "请换一个文件名，或者写到别的文件夹；如果是以前的结果，请先删除。",
                f"--output {file} is itself one of the files to be read, and is not replaced. "
                "Choose another name or folder; delete it first if it is an earlier result.",
            )


def refuse_reports(files: Iterable[str | None], plugins: Plugins) -> None:
    """Raise RunError where results would replace a report that has no part in the run.

    Only where results have a mark can it be told: a text that quotes a report is like one.
    """
    for file in files:
        if file and size(file) and tells_results(file) and not is_result(file):
            try:
                is_report = Session(plugins).recognises(read(file))
            except Unreadable:
                is_report = False
            if is_report:
                raise RunError(
                    f"--output {file} 处已有一份年度报告，不能用结果替换它。请换一个文件名，"
                    "或者写到别的文件夹；确实不要它的，请先删除。",
                    f"--output {file} is an annual report, and is not replaced. "
                    "Choose another name or folder; delete it first if it is not needed.",
                )


def read_for(run: LintRun) -> Iterator[str]:
    """Give all files that a run reads."""
    found = run.found
    for target in found.targets:
        yield target.path if target.member is None else target.member.file
    yield from found.archives
    yield from (unchecked.path for unchecked, _ in found.unreadable)
    yield from (doubt.unchecked.path for doubt in found.in_doubt)
    if run.baseline is not None:
        yield run.baseline
    yield from run.rule_files


def write(run: LintRun, outputs: Sequence[Destination], style: Style) -> None:
    """Write all formats of a run; each that is whole is kept, whatever becomes of the others.

    No file is checked before all can be written to. What goes to standard output is written as it
    comes, and the others after it. Raises RunError for all that have failed.
    """
    faults: list[RunError] = []
    with ExitStack() as reserved:
        places = []
        for output in sorted(outputs, key=lambda output: output.file is not None):
            place = reserved.enter_context(ExitStack())
            places.append((output, place, place.enter_context(output.opened())))
        retelling = reserved.enter_context(Retelling(run)) if len(outputs) > 1 else None
        for output, place, put in places:
            told = retelling.telling() if retelling is not None else run
            try:
                with place, _blaming(output.formatter, told, run):
                    put(told, style._replace(colour=coloured(output.file)))
            except (RunError, OSError) as error:
                faults.append(error if isinstance(error, RunError) else halted(error))
                if run.crash is not None:
                    raise faults[-1] from error
    if faults:
        said = Bilingual(*map("\n".join, zip(*(fault.said for fault in faults), strict=True)))
        raise RunError(*said) from faults[0]


@contextmanager
def _blaming(formatter: Format, told: Telling | LintRun, run: LintRun) -> Iterator[None]:
    """Name a formatter for what it raises or leaves out, but not for what it says to the user."""
    try:
        yield
    except RunError:
        raise
    except Exception as error:
        if error is run.crash and isinstance(error, OSError):
            raise halted(error) from error  # What is written to has nothing to do with it.
        if error is run.crash or _is_of_stream(error):
            raise
        raise _blamed(formatter, described(error)) from error
    if not told.finished:
        raise _blamed(formatter, Bilingual("没有写完全部文件", "it has not written every file"))


def _is_of_stream(error: Exception) -> bool:
    """Say whether the stream failed that is written to; a file that is opened has a name."""
    return isinstance(error, OSError) and error.filename is None


def _blamed(formatter: Format, why: Bilingual) -> RunError:
    name = f"{type(formatter).__module__}.{type(formatter).__qualname__}"
    return RunError(
        f"输出格式“{formatter.name}”出错（{why.zh}）。请告知 {name} 的作者，或换一种格式。",
        f"the format {formatter.name} failed ({why.en}). "
        f"Tell the authors of {name}, or choose another format.",
    )


def _formatter(plugins: Plugins, name: str | None, output: str | None) -> AnyFormatter:
    """Choose the format that is named, else the one that the suffix of the output file tells."""
    suffix, told = _told(plugins, None if output is None or is_folder(output) else output)
    if name is None:
        if suffix and not told:
            _, suffixes = _known(plugins)
            raise RunError(
                f"从后缀“{suffix}”看不出 --output 要写成哪种格式。"
                f"请用 --format 说明，或改用这些后缀之一：{suffixes}",
                f"the suffix {suffix} of --output tells no format. "
                f"Name one by --format, or use one of these suffixes: {suffixes}",
            )
        formatter = told[0] if told else plugins.formatters[DEFAULT_FORMAT]
    elif name not in plugins.formatters:
        names, _ = _known(plugins)
        near = did_you_mean(name, plugins.formatters)
        raise RunError(
            f"没有格式“{name}”{near.zh}（可用的格式：{names}）",
            f"there is no format {name!r}{near.en} (the formats are: {names})",
        )
    else:
        formatter = plugins.formatters[name]
        if told and formatter not in told:
            raise RunError(
                f"--format {name} 与 --output 的后缀“{suffix}”（{told[0].name}）不一致。"
                "请去掉一个或改正。",
                f"--format {name} contradicts the suffix {suffix} of --output ({told[0].name}). "
                "Leave one out, or correct it.",
            )
    if isinstance(formatter, BinaryFormatter) and output is None and sys.stdout.isatty():
        raise RunError(
            f"格式 {formatter.name} 不是文字，不能显示在终端里。请用 --output 保存到文件。",
            f"the format {formatter.name} is not text, and cannot be shown on a terminal. "
            "Save it to a file with --output.",
        )
    return formatter


def _told(plugins: Plugins, output: str | None) -> tuple[str, Sequence[AnyFormatter]]:
    """Give the suffix of a file, and the formats it can be of; of `x.sarif.json`, the longest counts."""
    suffixes = [suffix.lower() for suffix in PurePath(output or "").suffixes]
    for first in range(len(suffixes)):
        suffix = "".join(suffixes[first:])
        if told := [known for known in plugins.formatters.values() if suffix in known.suffixes]:
            return suffix, told
    return "".join(suffixes[-1:]), ()


def _known(plugins: Plugins) -> tuple[str, str]:
    """Give the names of all formats, and the suffixes that tell them."""
    names = ", ".join(plugins.formatters)
    suffixes = sorted(
        {suffix for known in plugins.formatters.values() for suffix in known.suffixes}
    )
    return names, ", ".join(suffixes)
