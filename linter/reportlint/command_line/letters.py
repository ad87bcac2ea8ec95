"""Where letters go: a file for each into a folder, the only one to a file, all of them to a terminal."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.command_line.console import binary_results, results, tell
from reportlint.errors import RunError, unwritten
from reportlint.files.results import is_result
from reportlint.hookspecs import Detail, Source
from reportlint.messages.system_errors import system_words
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Letter, LetterFormatter, Run, Style

TEXT = ".txt"
"""The suffix of letters that a terminal can show."""

_LONGEST_TEMPLATE = 20 * 1024**2

_NONE = Bilingual(
    "没有要发的修改意见，未写任何文件。", "There is nobody to write to; no file is written."
)


class Wishes(NamedTuple):
    """What is asked for of letters, whatever their format: their kind, and a template of one's own."""

    kind: str | None = None
    template: str | None = None

    def refuse(self) -> None:
        """Raise RunError where something is asked for, and there are no letters."""
        for option, value in (("--notice-kind", self.kind), ("--template", self.template)):
            if value is not None:
                raise RunError(
                    f"{option} 要与 --format notice 同用。", f"{option} goes with --format notice."
                )


class Letters(NamedTuple):
    """Letters of a kind, and where they go: to a folder, a file or, with None, a terminal."""

    formatter: LetterFormatter
    file: str | None
    suffix: str
    template: object

    @property
    def ends_on_screen(self) -> bool:
        """Whether what the run came to is said at its end: a letter says nothing of others."""
        return False

    @property
    def folder(self) -> str | None:
        """The folder that they go to, if it is one."""
        return self.file if self.file is not None and is_folder(self.file) else None

    @contextmanager
    def opened(self) -> Iterator[Callable[[Run, Style], None]]:
        """Give what writes there; raises RunError where nothing can be written."""
        if self.file is None:
            with results() as out:
                yield lambda run, style: self._show(out, run, style)
            return
        folder = self.folder
        _try_to_write(folder or str(Path(self.file).parent))
        yield self._save if folder is None else self._save_each

    def _given(self, run: Run, style: Style) -> Iterator[Letter]:
        return iter(self.formatter.letters(run, style, self.suffix, self.template))

    def _show(self, out: TextIO, run: Run, style: Style) -> None:
        for number, letter in enumerate(self._given(run, style)):
            out.write("\n" * (number > 0) + letter.data.decode())

    def _save(self, run: Run, style: Style) -> None:
        """Save the only letter; of several, none."""
        letters = [*islice(self._given(run, style), 2)]
        if len(letters) > 1:
            raise RunError(
                f"不止一个单位有问题，一个文件 {self.file} 写不下。"
                f"请写到文件夹：--format {self.formatter.name} --output 文件夹/",
                f"there are several to write to, and {self.file} is one file. "
                f"Give a folder: --format {self.formatter.name} --output FOLDER/",
            )
        for letter in letters:
            if self.suffix != TEXT:  # A text that is not named as we do is not known to be ours.
                _refuse_foreign(self.file or "")
            with binary_results(self.file) as stream:
                stream.write(letter.data)
        if style.detail is not Detail.QUIET and not letters:
            tell(_NONE, style.language)

    def _save_each(self, run: Run, style: Style) -> None:
        """Save each letter under its name, and say how many there are, and which are there from before."""
        folder = Path(self.file or "")
        names = set()
        for letter in self._given(run, style):
            path = folder / letter.name
            _refuse_foreign(str(path))
            with binary_results(str(path)) as stream:
                stream.write(letter.data)
            names.add(letter.name)
        if style.detail is Detail.QUIET:
            return
        count = len(names)
        if names:
            said = Bilingual(
                f"已写{count}份修改意见：{self.file}", f"letters written to {self.file}: {count}"
            )
        tell(said if names else _NONE, style.language)
        earlier = sorted(
            path.name for path in folder.iterdir() if path.name not in names and is_result(path)
        )
        if earlier:
            tell(
                Bilingual(
                    f"{self.file} 里还有{len(earlier)}份以前写的，这次没有更新，请勿误发：{'、'.join(earlier)}",
                    f"in {self.file} there are {len(earlier)} of an earlier run, which are not of "
                    f"this one: {', '.join(earlier)}",
                ),
                style.language,
            )


def addressed(formatter: LetterFormatter, place: str | None, wishes: Wishes) -> Letters:
    """Settle of which kind letters are, and read their template; raises RunError."""
    suffix = PurePath(wishes.template or "").suffix.lower()
    told = [
        ("--output", _suffix_of_file(place)),
        ("--notice-kind", f".{wishes.kind}" if wishes.kind else ""),
        ("--template", suffix if wishes.template else ""),
    ]
    given = [(option, suffix) for option, suffix in told if suffix]
    for option, suffix in given:
        if suffix not in formatter.kinds:
            kinds = "、".join(formatter.kinds)
            raise RunError(
                f"{option} 的后缀“{suffix}”不对：修改意见只有这几种：{kinds}。",
                f"{option} has the suffix {suffix}; there are only {', '.join(formatter.kinds)}.",
            )
        if suffix != given[0][1]:
            raise RunError(
                f"{given[0][0]}（{given[0][1]}）与 {option}（{suffix}）不一致。请去掉一个或改正。",
                f"{given[0][0]} ({given[0][1]}) contradicts {option} ({suffix}). "
                "Leave one out, or correct it.",
            )
    kind = given[0][1] if given else TEXT if place is None else formatter.kinds[0]
    if place is None and kind != TEXT:
        raise RunError(
            f"{kind} 不是文字，不能写到标准输出。请用 --output 写到文件夹。",
            f"{kind} is not text, and does not go to standard output. Give a folder with --output.",
        )
    template = formatter.template(kind, _read(wishes.template)) if wishes.template else None
    return Letters(formatter, place, kind, template)


def _suffix_of_file(place: str | None) -> str:
    """Give the suffix of a file that letters are to go to; nothing for a folder, which has to be there."""
    if place is None or is_folder(place):
        return ""
    suffix = PurePath(place).suffix.lower()
    if place.endswith(("/", os.sep)) or not suffix:
        raise RunError(
            f"没有文件夹 {place}。请先建好，或者核对路径。",
            f"there is no folder {place}. Make it first, or check the path.",
        )
    return suffix


def is_folder(place: str) -> bool:
    """Say whether there is a folder."""
    return os.path.isdir(place)  # noqa: PTH112 - Path.is_dir() raises where this says no


def refuse_folders(outputs: Iterable[object], folders: Iterable[str]) -> None:
    """Raise RunError where letters would lie among reports, in one of these folders."""
    for letters in outputs:
        folder = letters.folder if isinstance(letters, Letters) else None
        if folder is not None and any(is_same(folder, other) for other in folders):
            raise RunError(
                f"--output {folder} 是要检查的文件夹，修改意见不能与报告放在一起。请另建一个文件夹。",
                f"--output {folder} is a folder that is checked; letters do not go among reports. "
                "Make another folder for them.",
            )


def is_same(file: str, other: str) -> bool:
    """Say whether two paths lead to one file or folder."""
    try:
        return Path(file).samefile(other)
    except (OSError, ValueError):
        return False


def _refuse_foreign(file: str) -> None:
    """Raise RunError where a letter would replace what is none."""
    if os.path.lexists(file) and not is_result(file):
        raise RunError(
            f"{file} 已经存在，不是 reportlint 写的，不能替换它。请移走，或者换一个地方。",
            f"{file} is there and was not written by reportlint; it is not replaced. "
            "Move it away, or choose another place.",
        )


def _try_to_write(folder: str) -> None:
    """Raise RunError where no file can be written to a folder."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".reportlint-", suffix=".tmp"):
            pass
    except OSError as error:
        raise unwritten(folder, error) from None


def _read(path: str) -> Source:
    """Read a template; raises RunError."""
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LONGEST_TEMPLATE + 1)
    except OSError as error:
        zh, en = system_words(error)
        raise RunError(
            f"无法读取模板 {path}（{zh}），请核对路径和权限。",
            f"the template {path} cannot be read ({en}); check its path and permissions.",
        ) from None
    if len(data) > _LONGEST_TEMPLATE:
        raise RunError(
            f"模板 {path} 超过20 MB，请核对是否选错文件。",
            f"the template {path} has more than 20 MB; is it the right file?",
        )
    return Source(path, data)
