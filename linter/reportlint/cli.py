"""The command line: what can be asked for.

Only click is imported before a command runs, so that `--version` and `--help` answer at once; what
the commands do is in `reportlint.commands`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from reportlint import __version__
from reportlint.helping import ENGLISH, Command, Group, Option, asked_language, said, usage_error

UNTRUSTED = 2
INTERRUPTED = 130

DEFAULT = "check"
"""The command that is meant where none is named."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class CommandLine(Group):
    """All of reportlint: `reportlint PATH…` checks, a command's name in front does otherwise."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **_extra: Any,
    ) -> NoReturn:
        """Run a command line and exit; however it ends, it ends without a traceback.

        click's own would do neither of both: this takes the place of its standalone mode.
        """
        arguments = sys.argv[1:] if args is None else list(args)
        language = asked_language(arguments)
        # Nothing that is to be said may fail for want of a letter in the terminal's encoding.
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        try:
            with self.make_context(prog_name or "reportlint", arguments, obj=language) as context:
                status = self.invoke(context)
        except click.exceptions.Exit as exit_:
            status = exit_.exit_code
        except click.ClickException as error:
            click.echo(usage_error(error, language), err=True)
            status = UNTRUSTED
        except KeyboardInterrupt:
            status = INTERRUPTED
        except BrokenPipeError:
            from reportlint.console import fall_silent

            fall_silent()
            status = 0
        except Exception as error:
            click.echo(_why(error, language, verbose="--verbose" in arguments), err=True)
            status = UNTRUSTED
        sys.exit(status)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the default command where the first argument is none."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "--version"):
            args = [DEFAULT, *args]
        elif not args:
            raise click.UsageError(
                said(
                    "没有要检查的文件或文件夹。检查当前文件夹：reportlint .",
                    "There is nothing to check. For the current folder: reportlint .",
                ),
                ctx,
            )
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Show the default command and the others."""
        return [said("路径… | 命令 …", "PATH… | COMMAND …")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the default command, too: they need no name in front."""
        super().format_options(ctx, formatter)
        self.commands[DEFAULT].format_options(ctx, formatter)


def _why(error: Exception, language: str | None, *, verbose: bool) -> str:
    """Say why a command could not be carried out; a traceback is for those who ask for it."""
    import traceback

    from reportlint.errors import RunError

    zh, en = (
        error.said
        if isinstance(error, RunError)
        else (
            f"reportlint 自身出错（{error!r}）。请把它告诉作者；--verbose 显示详情。",
            f"reportlint itself failed ({error!r}). Tell its authors; --verbose shows more.",
        )
    )
    details = f"\n{''.join(traceback.format_exception(error))}" if verbose else ""
    return (en if language == ENGLISH else zh) + details


def _all(*decorators: Decorator) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def _option(*declarations: str, zh: str, en: str, **attributes: Any) -> Decorator:
    return click.option(*declarations, cls=Option, zh=zh, en=en, **attributes)


def _selectors(flag: str, zh: str, en: str) -> Decorator:
    return _option(flag, zh=zh, en=en, multiple=True, metavar="A001,H,…", callback=_split)


def _split(_context: click.Context, _option: click.Parameter, value: Sequence[str]) -> list[str]:
    """Take comma lists, given once or more often, as one list."""
    words = [word for part in value for word in part.replace("，", ",").split(",") if word]
    if value and not words:
        raise click.BadParameter(said("没有写明规则", "it names no rule"), _context, _option)
    return words


_language = _option(
    "--lang", zh="消息的语言", en="Language of messages.", type=click.Choice(["zh", "en"])
)
_configuration = _all(
    _option(
        "--config",
        zh="用这个配置文件",
        en="Use this configuration file.",
        type=click.Path(exists=True, dir_okay=False),
    ),
    _option("--isolated", zh="不用任何配置文件", en="Use no configuration file.", is_flag=True),
)


@click.group(
    "reportlint",
    cls=CommandLine,
    zh="检查政府信息公开工作年度报告",
    en="Check government-information-disclosure annual reports.",
)
@click.version_option(
    __version__, message="%(prog)s %(version)s", cls=Option, zh="显示版本", en="Show the version."
)
def main() -> None:
    """Start the command line."""


@main.command(
    DEFAULT,
    cls=Command,
    zh="检查文件和文件夹（默认的命令，可以省写）",
    en="Check files and folders (the default, need not be named).",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_selectors(
    "--select",
    "只查这些规则：代码、代码的开头、名称或 ALL",
    "Check these rules only: codes, prefixes, names or ALL.",
)
@_selectors("--ignore", "不查这些规则", "Leave these rules out.")
@_selectors("--extend-select", "另外再查这些规则", "Check these rules, too.")
@_selectors("--extend-ignore", "另外再不查这些规则", "Leave these rules out, too.")
@_configuration
@_option(
    "--format",
    "format_name",
    zh="输出格式（不写时由 --output 的后缀决定，否则为 text）",
    en="Output format (default: as the suffix of --output says, else text).",
    metavar="text|json|jsonl|…",
)
@_option(
    "--output", zh="将结果保存到文件", en="Write to this file.", type=click.Path(dir_okay=False)
)
@_language
@_option(
    "--jobs",
    zh="用几个进程（默认：文件多时用全部核心）",
    en="Processes (default: all cores for many files).",
    type=click.IntRange(min=1),
    metavar="N",
)
@_option(
    "--fail-on",
    zh="到哪一级退出码为 1（默认 warning）",
    en="Severity from which to exit with 1 (default: warning).",
    type=click.Choice(["error", "warning", "info", "never"]),
)
@_option(
    "--allow-empty",
    zh="没有可检查的报告也算通过",
    en="Exit with 0 where there is no report to check.",
    is_flag=True,
)
@_option(
    "--stdin-filename",
    zh="标准输入（-）的文件名",
    en="File name of standard input (-).",
    metavar="NAME",
)
@_option("--list-files", zh="只列出要检查的文件", en="Only list the files to check.", is_flag=True)
@_option(
    "--statistics",
    zh="在标准错误上按规则计数",
    en="Count findings by rule, on standard error.",
    is_flag=True,
)
@_option(
    "--quiet", zh="每个问题一行，别的都不说", en="One line a finding, nothing else.", is_flag=True
)
@_option(
    "--verbose",
    zh="列出跳过的文件，出错时显示详情",
    en="List skipped files; show details of failures.",
    is_flag=True,
)
def check(**options: Any) -> int:
    """Check files and folders."""
    from reportlint.commands import check

    return check.check(check.Options(**options))


@main.command(
    cls=Command, zh="列出全部规则，及其是否启用", en="List all rules and whether they are on."
)
@_configuration
@_option(
    "--format",
    "format_name",
    zh="输出格式",
    en="Output format.",
    default="text",
    type=click.Choice(["text", "json"]),
)
@_language
def rules(**options: Any) -> int:
    """List the rules."""
    from reportlint.commands.catalogue import list_rules

    return list_rules(**options)


@main.command(
    cls=Command,
    zh="说明规则：查什么、为什么、依据和例子",
    en="Explain rules: what, why, by which law, with examples.",
)
@click.argument("names", nargs=-1, required=True, metavar="RULE…")
@_language
def explain(**options: Any) -> int:
    """Explain rules."""
    from reportlint.commands.catalogue import explain

    return explain(**options)


@main.command(cls=Command, zh="显示报告的结构", en="Show the parse tree of a report.")
@click.argument("file", metavar="FILE")
@_language
def tree(**options: Any) -> int:
    """Show a parse tree."""
    from reportlint.commands.tree import tree

    return tree(**options)


@main.group(cls=Group, zh="查看、核对、新建配置", en="Show, validate or write a configuration.")
def config() -> None:
    """Look after configuration files."""


@config.command(
    cls=Command,
    zh="显示某个文件或文件夹的设置，及各规则为何启用或关闭",
    en="Show the settings of a file or folder, and why each rule is on or off.",
)
@click.argument("path", default=".", metavar="[PATH]")
@_configuration
@_language
def show(**options: Any) -> int:
    """Show settings."""
    from reportlint.commands.configuration import show

    return show(**options)


@config.command(cls=Command, zh="核对配置文件", en="Validate a configuration file.")
@click.argument("path", default=".", metavar="[PATH]")
@_language
def validate(**options: Any) -> int:
    """Validate a configuration file."""
    from reportlint.commands.configuration import validate

    return validate(**options)


@config.command(
    cls=Command,
    zh="在当前文件夹写一个带说明的 .reportlint.yaml",
    en="Write a commented .reportlint.yaml into the current folder.",
)
@_language
def init(**options: Any) -> int:
    """Write a configuration file."""
    from reportlint.commands.configuration import init

    return init(**options)


@config.command(
    cls=Command, zh="打印配置文件的 JSON Schema", en="Print the JSON Schema of configuration files."
)
@_language
def schema(**options: Any) -> int:
    """Print the schema."""
    from reportlint.commands.configuration import schema

    return schema(**options)
