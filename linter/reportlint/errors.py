"""Why a run cannot go on, said so that its user can put it right."""

from __future__ import annotations

import os

from reportlint.messages.languages import Bilingual
from reportlint.messages.system_errors import is_full, system_words, to_be_written


class RunError(Exception):
    """The run is not to be trusted: what is wrong, where, and the remedy, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Bilingual(zh, en)


class NoReportError(RunError):
    """What was to be read as a report cannot be read, or is not one."""


def unwritten(path: str | os.PathLike[str], error: OSError) -> RunError:
    """Say that the system did not let a file be written, and what to do."""
    (zh, en), (zh_remedy, en_remedy) = system_words(error), to_be_written(error)
    return RunError(
        f"无法写入 {path}（{zh}），{zh_remedy}。", f"{path} cannot be written ({en}); {en_remedy}."
    )


def halted(error: OSError) -> RunError:
    """Say that the system did not let a run go on, be it that standard output can take no more."""
    zh, en = system_words(error)
    if is_full(error):
        remedy = to_be_written(error)
        zh, en = f"{zh}，{remedy.zh}", f"{en}; {remedy.en}"
    return RunError(f"无法继续：{zh}。", f"The run cannot go on: {en}.")


def described(error: BaseException) -> Bilingual:
    """Say what a plugin has run into, for those who wrote it; the system's words in both languages."""
    if isinstance(error, RunError):
        return error.said
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        zh, en = system_words(error)
        return Bilingual(f"{kind}：{zh}", f"{kind}: {en}")
    if isinstance(error, ModuleNotFoundError) and error.name:
        name = error.name
        return Bilingual(f"{kind}：没有安装模块“{name}”", f"{kind}: {name} is not installed")
    return Bilingual(f"{kind}: {error}", f"{kind}: {error}")
