"""What click finds wrong with a command line, said in Chinese or English.

What is wrong is told by click's class of error and, where that is not enough, by its wording, of
which click has a short list. An error of neither is described in general: no Chinese message has
click's English in it.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import click

from reportlint.command_line.bilingual_help import placeholder
from reportlint.messages.languages import Bilingual, Language
from reportlint.messages.suggestions import did_you_mean, meant, nearest
from reportlint.messages.system_errors import said_by_system

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_COMMAND = re.compile(r"\ANo such command (?P<word>.+)\.", re.DOTALL)
_BAD_VALUE = re.compile(r"\A(?P<word>.+?) is not .+", re.DOTALL)

_NUMBERS = {"integer": "整数", "float": "数字"}
_FILES = {"File": "文件", "Directory": "文件夹", "Path": "文件或文件夹"}

_WORDINGS = {
    re.compile(rf"\A{wording}", re.DOTALL): zh
    for wording, zh in {
        r"No such command (?P<word>.+)\.": "没有命令“{word}”",
        r"Missing command\.": "缺少命令",
        r"Got unexpected extra arguments? \((?P<word>.*)\)": "多余的参数“{word}”",
        r"Option .+ requires an argument\.": "后面缺少值",
        r"Option .+ requires (?P<word>\d+) arguments\.": "后面应有 {word} 个值",
        r"Option .+ does not take a value\.": "不带值",
        r"Argument .+ takes (?P<word>\d+) values\.": "参数应有 {word} 个值",
        r"Takes (?P<word>\d+) values but \d+ (?:was|were) given\.": "应有 {word} 个值",
        r"(?P<word>.+) is not a valid (?P<kind>integer|float)(?: range)?\.": "“{word}”不是{kind}",
        r"(?P<word>.+) is not a valid \w+\.": "“{word}”写法不对",
        r"It is blank\.": "没有内容",
        r"(?P<word>.+) is not in the range .+": "“{word}”超出范围",
        r"(?P<word>.+) does not match the formats? .+": "“{word}”写法不对",
        r"(?P<kind>File|Directory|Path) (?P<word>.+) does not exist\.": "未找到{kind}“{word}”",
        r"\w+ (?P<word>.+) is a file\.": "“{word}”是文件，应为文件夹",
        r"\w+ (?P<word>.+) is a directory\.": "“{word}”是文件夹，应为文件",
        r"\w+ (?P<word>.+) is not readable\.": "没有读取“{word}”的权限",
        r"\w+ (?P<word>.+) is not writable\.": "没有写入“{word}”的权限",
        r"\w+ (?P<word>.+) is not executable\.": "没有执行“{word}”的权限",
        r"(?P<word>'.+'): (?P<reason>.+)": "无法打开“{word}”（{reason}）",
    }.items()
}
"""All that click says under classes that mean several things."""


class MisuseError(click.UsageError):
    """A misuse that click does not know of, said in both languages."""

    def __init__(self, zh: str, en: str, context: click.Context) -> None:
        super().__init__(en, context)
        self.said = Bilingual(zh, en)


def usage_error(error: click.ClickException, language: str) -> str:
    """Say what is wrong with a command line, and where to look for help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_for = f"{context.command_path if context else 'reportlint'} --help"
    if language == Language.EN:
        return f"{_in_english(error)}\nSee {help_for}."
    return f"{_sentence(_in_chinese(error), '。')}\n说明见 {help_for}。"


def _sentence(text: str, stop: str) -> str:
    return text if text.endswith((stop, "？", "?")) else text + stop


def _in_english(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        said = f"No such option {error.option_name}"
    elif word := _found(_NO_COMMAND, error):
        said = f"No such command {word}"
    else:
        said = error.format_message().removesuffix(".")
    return _sentence(said + _nearest(error).en, ".")


def _in_chinese(error: click.ClickException) -> str:
    if isinstance(error, MisuseError):
        return error.said.zh
    if isinstance(error, click.NoSuchOption):
        return f"没有选项“{error.option_name}”{_nearest(error).zh}"
    if isinstance(error, click.FileError):
        return f"无法打开“{error.ui_filename}”（{said_by_system(error.message).zh}）"
    if isinstance(error, click.MissingParameter):
        kind = "选项" if _is_option(error) else "参数"
        return f"缺少{kind} {_name(error)}".rstrip() + _wanted(error)
    said = _translated(error.message) or "用法不对"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} {said}"
    if isinstance(error, click.BadParameter):
        if (wanted := _wanted(error)) and (word := _found(_BAD_VALUE, error)):
            return f"{_name(error)} 的值“{word}”不对{wanted}{_nearest(error).zh}"
        return f"{_name(error)} 的值不对：{said}"
    return said + _nearest(error).zh


def _found(wording: re.Pattern[str], error: click.ClickException) -> str:
    """Give the word that an error is about, if it is of this wording."""
    match = wording.fullmatch(error.message)
    return _unquoted(match["word"]) if match else ""


def _translated(message: str) -> str:
    """Give the Chinese for a wording of click's; nothing for one that is not known."""
    for wording, zh in _WORDINGS.items():
        if match := wording.fullmatch(message):
            given = {"word": "", "kind": "", "reason": "", **match.groupdict()}
            kind = (_NUMBERS | _FILES).get(given["kind"], "")
            reason = said_by_system(given["reason"]).zh
            return zh.format(word=_unquoted(given["word"]), kind=kind, reason=reason)
    return ""


def _unquoted(text: str) -> str:
    """Take off the quotes that Python has put around a word."""
    try:
        word = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    return word if isinstance(word, str) else text


def _is_option(error: click.MissingParameter) -> bool:
    return error.param_type == "option" or isinstance(error.param, click.Option)


def _name(error: click.BadParameter) -> str:
    """Name the option or argument that an error is about, as its user writes it."""
    if error.param_hint is not None:
        hint = error.param_hint
        return hint if isinstance(hint, str) else " / ".join(hint)
    if isinstance(error.param, click.Argument):
        return placeholder(error.param.metavar or (error.param.name or "").upper())
    return " / ".join(error.param.opts) if error.param is not None else "参数"


def _wanted(error: click.BadParameter) -> str:
    """Say what a value should be, where its type has an answer."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"，应为其中之一：{'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange) and kind.min is not None:
        if kind.max is not None:
            return f"，应为 {kind.min} 至 {kind.max} 的整数"
        return f"，应为不小于 {kind.min} 的整数"
    return ""


def _nearest(error: click.ClickException) -> Bilingual:
    """Ask whether the valid word was meant that a wrong one most resembles."""
    if isinstance(error, click.NoSuchOption):
        # Bare words: the dashes that all options have make none of them alike.
        options = {option.lstrip("-"): option for option in _options(error.ctx)}
        near = nearest(error.option_name.lstrip("-"), options)
        return meant("" if near is None else options[near])
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param is not None else None
        choices = map(str, kind.choices) if isinstance(kind, click.Choice) else ()
        return did_you_mean(_found(_BAD_VALUE, error), choices)
    context = error.ctx if isinstance(error, click.UsageError) else None
    return did_you_mean(_found(_NO_COMMAND, error), [*_commands(context), *_options(context)])


def _options(context: click.Context | None) -> Iterable[str]:
    if context is not None:
        for parameter in context.command.get_params(context):
            if isinstance(parameter, click.Option):
                yield from parameter.opts


def _commands(context: click.Context | None) -> Iterable[str]:
    if context is not None and isinstance(context.command, click.Group):
        yield from context.command.commands
