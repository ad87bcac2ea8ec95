"""In which language the command line speaks: what `--lang` says, else the configuration, else the locale.

Help and errors depend on it, which may be needed before a command line is parsed, or where it cannot
be. So nothing is looked up before something is to be said.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.messages.languages import Language

_VARIABLES = "LC_ALL", "LC_MESSAGES", "LANG"
"""Those that say in which language messages are to be, the first that is set."""

_CHINESE = "zh"
_OF_NO_LANGUAGE = frozenset({"", "c", "posix"})


class Speech:
    """The language of a command line that is about to be read, known when it is first asked for."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments

    @property
    def asked(self) -> str | None:
        """The language that is named by `--lang`, be it one that is spoken or not."""
        return given("--lang", self._arguments)

    @cached_property
    def language(self) -> Language:
        """The language that the words of the command line, or what lies around it, ask for."""
        return spoken(
            self.asked,
            config=given("--config", self._arguments),
            isolated="--isolated" in self._arguments,
        )


def spoken(
    lang: str | None = None, *, config: str | None = None, isolated: bool = False
) -> Language:
    """Give the language to speak; a configuration that cannot be read, or does not say, asks for none."""
    from reportlint.messages.languages import Language

    if lang in tuple(Language):
        return Language(lang)
    if not isolated:
        from pathlib import Path

        from reportlint.config.find import nearest
        from reportlint.config.language import configured

        file = Path(config) if config else nearest(Path.cwd())
        language = configured(file) if file is not None else None
        if language is not None:
            return language
    return of_locale()


def of_locale() -> Language:
    """Give the language of the locale; one of no language, such as C, is Chinese, as the reports are."""
    from reportlint.messages.languages import Language

    locale = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    name = locale.partition(".")[0].partition("@")[0].lower()
    is_chinese = name in _OF_NO_LANGUAGE or name.partition("_")[0] == _CHINESE
    return Language.ZH if is_chinese else Language.EN


def given(option: str, arguments: Sequence[str]) -> str | None:
    """Give the value of an option before a command line is parsed, or where it cannot be."""
    value = None
    for index, argument in enumerate(arguments):
        if argument == option:
            value = "".join(arguments[index + 1 : index + 2])
        elif argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
    return value
