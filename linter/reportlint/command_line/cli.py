"""The command line: what can be asked for.

Only click is imported before a command runs, so that `--version` and `--help` answer at once; what
the commands do is in `reportlint.command_line.commands`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from reportlint import __version__
from reportlint.command_line.bilingual_help import (
    ENGLISH,
    Command,
    Group,
    Option,
    refuse_blank,
    said,
)
from reportlint.command_line.language import Speech

UNTRUSTED = 2
INTERRUPTED = 130

DEFAULT = "check"
"""The command that is meant where none is named."""

ORDER = "order"
"""By what a context remembers in which order its options were written."""

_MISSPELT = 0.7
"""How much of a word and a command must be the same for the word to be the command, misspelt.

More than for a hint: the word may be the name of a folder that is not there.
"""

_IN_PATHS = frozenset("/\\.*?[")
"""Characters of paths and patterns, which no command has in its name."""

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
        speech = Speech(arguments)
        _open_what_is_closed()
        # Nothing that is to be said may fail for want of a letter in the terminal's encoding.
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        try:
            with self.make_context(prog_name or "reportlint", arguments, obj=speech) as context:
                status = self.invoke(context)
        except click.exceptions.Exit as exit_:
            status = exit_.exit_code
        except click.ClickException as error:
            from reportlint.command_line.usage_errors import usage_error

            _tell(usage_error(error, speech.language))
            status = UNTRUSTED
        except (KeyboardInterrupt, click.Abort):
            status = INTERRUPTED
        except BrokenPipeError:
            from reportlint.command_line.console import fall_silent

            fall_silent()
            status = 0
        except SystemExit as end:
            _tell(_ended(end, speech.language))
            status = UNTRUSTED
        except Exception as error:
            _tell(_why(error, speech.language, verbose="--verbose" in arguments))
            status = UNTRUSTED
        sys.exit(status)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the default command where the first argument is none, nor one misspelt."""
        if not args:
            from reportlint.command_line.usage_errors import MisuseError

            raise MisuseError(
                "没有指定要检查的文件或文件夹；检查当前文件夹请用 reportlint .",
                "There is nothing to check. For the current folder: reportlint .",
                ctx,
            )
        if args[0] not in self.commands and not self._is_misspelt(args[0]):
            asked = [word for word in args if word in ("--help", "--version")]
            ctx.meta[DEFAULT] = True
            args = asked[:1] or [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def _is_misspelt(self, word: str) -> bool:
        """Say whether a word that names nothing on disk is more like a command than a path.

        Nobody mistypes the first letter: `reports` is no `export`.
        """
        if word.startswith("-") or _IN_PATHS.intersection(word) or os.path.lexists(word):
            return False
        from reportlint.messages.suggestions import nearest

        near = nearest(word, [*self.commands, "--help", "--version"], _MISSPELT)
        return near is not None and near.lstrip("-")[0] == word[0].lower()

    def refuse_command(self, context: click.Context, word: str) -> None:
        """Raise a UsageError for a command, or one misspelt, that stands where paths do."""
        from reportlint.command_line.usage_errors import MisuseError

        if self._is_misspelt(word):
            self.resolve_command(context, [word])
            raise MisuseError(
                f"命令“{word}”应写在最前面：reportlint {word} …",
                f"The command {word} must come first: reportlint {word} …",
                context,
            )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Show the default command and the others."""
        return [said("路径… | 命令 …", "PATH… | COMMAND …")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the default command, too: they need no name in front."""
        super().format_options(ctx, formatter)
        default = self.commands[DEFAULT]
        if isinstance(default, Command):
            default.list_options(ctx, formatter, said("检查的选项：", "Options for checking:"))


class Checking(Command):
    """The command that checks: what belongs together is told by the order in which it is written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the order, which click forgets."""
        _, _, order = self.make_parser(ctx).parse_args([*args])
        ctx.meta[ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


def _pairs(formats: Sequence[str], files: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Put each `--format` to the `--output` behind it, else to the one before it, else to none."""
    given = {"format_name": iter(formats), "output": iter(files)}
    pairs: list[tuple[str | None, str | None]] = []
    waiting: str | None = None
    for name in (*filter(given.__contains__, click.get_current_context().meta[ORDER]), None):
        if name == "output":
            pairs.append((waiting, next(given[name])))
            waiting = None
            continue
        if waiting is not None:
            file = pairs.pop()[1] if pairs and pairs[-1][0] is None else None
            pairs.append((waiting, file))
        waiting = next(given[name]) if name else None
    return pairs or [(None, None)]


def _open_what_is_closed() -> None:
    """Take nothing from, and say to nobody, what was closed before the start, as by `>&-`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _tell(text: str) -> None:
    """Say what went wrong; no name in it can order a terminal about."""
    from reportlint.characters.printable import legible

    click.echo("\n".join(map(legible, text.split("\n"))), err=True)


def _why(error: Exception, language: str, *, verbose: bool) -> str:
    """Say why a command could not be carried out; a traceback is for those who ask for it."""
    import traceback

    from reportlint.errors import RunError, halted

    if isinstance(error, RunError):
        zh, en = error.said
    elif isinstance(error, OSError):
        zh, en = halted(error).said
    else:
        zh = f"reportlint 自身出错（{error!r}）。请将本信息告知作者；--verbose 显示详细信息。"
        en = f"reportlint itself failed ({error!r}). Tell its authors; --verbose shows more."
    details = f"\n{''.join(traceback.format_exception(error))}" if verbose else ""
    return (en if language == ENGLISH else zh) + details


def _ended(end: SystemExit, language: str) -> str:
    """Say that a plugin has ended the program; nothing in this one does."""
    import traceback

    where = traceback.extract_tb(end.__traceback__)[-1].filename
    zh = f"{where} 中途结束了程序（SystemExit），未能完成检查。请告知其作者。"
    en = f"{where} ended the program (SystemExit) before all was checked. Tell its authors."
    return en if language == ENGLISH else zh


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


def _split(context: click.Context, option: click.Parameter, value: Sequence[str]) -> list[str]:
    """Take comma lists, given once or more often, as one list."""
    words = [word for part in value for word in part.replace("，", ",").split(",") if word]
    if value and not words:
        from reportlint.command_line.usage_errors import MisuseError

        name = option.opts[0]
        raise MisuseError(f"{name} 没有写出任何一项", f"{name} names nothing.", context)
    return words


def _paths(
    context: click.Context, argument: click.Parameter, value: Sequence[str]
) -> Sequence[str]:
    """Take paths; a command behind an option is not one of them where none is named in front."""
    refuse_blank(context, argument, value)
    root = context.find_root()
    if value and root.meta.get(DEFAULT) and isinstance(root.command, CommandLine):
        root.command.refuse_command(root, value[0])
    return value


def _files(
    context: click.Context, argument: click.Parameter, value: str | Sequence[str]
) -> str | Sequence[str]:
    """Take the names of files and folders; standard input, which only a check reads, is none of them."""
    refuse_blank(context, argument, value)
    if "-" in ((value,) if isinstance(value, str) else value):
        from reportlint.command_line.usage_errors import MisuseError

        raise MisuseError(
            f"{context.command_path} 不读标准输入（-），请写文件名；文件就叫“-”的，写作 ./-",
            f"{context.command_path} does not read standard input (-). Name a file; "
            "one that is called - is ./-.",
            context,
        )
    return value


def _place(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Take where results go: to standard output where nothing is named, or what stands for it."""
    return None if value == "-" else value


def _asked(context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Take the language that is named anywhere in the command line, behind a group's name, too."""
    speech = context.find_root().obj
    return value or (speech.asked if speech is not None else None)


def _speaking(**attributes: Any) -> Decorator:
    return _option(
        "--lang",
        zh="消息的语言，默认依配置，配置未写的依系统语言",
        en="Language of the messages (default: that of the configuration, else of the locale).",
        type=click.Choice(["zh", "en"]),
        callback=_asked,
        **attributes,
    )


_language = _speaking()
_language_of_group = _speaking(expose_value=False)
_configuration = _all(
    _option(
        "--config",
        zh="指定配置文件",
        en="Use this configuration file.",
        type=click.Path(exists=True, dir_okay=False),
    ),
    _option("--isolated", zh="不使用任何配置文件", en="Use no configuration file.", is_flag=True),
)


_jobs = _option(
    "--jobs",
    zh="同时运行的进程数（默认：文件较多时使用全部处理器核心）",
    en="Number of processes (default: all cores when there are many files).",
    type=click.IntRange(min=1),
    metavar="NUMBER",
)
_no_cache = _option(
    "--no-cache",
    zh="不用缓存：重新检查全部文件，结果也不留存（环境变量 REPORTLINT_NO_CACHE=1 效果相同）",
    en="Check every file anew, and keep nothing of it (so does REPORTLINT_NO_CACHE=1).",
    is_flag=True,
    envvar="REPORTLINT_NO_CACHE",
)


_baseline = _option(
    "--baseline",
    zh="基线文件：其中记有的问题不计；记有而已不存在的，视为不通过（见 reportlint baseline）",
    en="Findings in this file do not count, and entries that are gone fail the run "
    "(see reportlint baseline).",
    type=click.Path(dir_okay=False),
    metavar="FILE",
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
    cls=Checking,
    zh="检查文件和文件夹（默认命令，可省略）",
    en="Check files and folders (the default, which need not be named).",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=_paths)
@_selectors(
    "--select",
    "只检查指定的规则：代码、代码的开头、名称或 ALL",
    "Check only these rules: codes, prefixes, names or ALL.",
)
@_selectors("--ignore", "不检查指定的规则", "Do not check these rules.")
@_selectors("--extend-select", "追加检查的规则", "Check these rules as well.")
@_selectors("--extend-ignore", "追加不检查的规则", "Do not check these rules either.")
@_option(
    "--preview/--no-preview",
    zh="试行的规则也检查；--no-preview 为不检查，即使配置中写了",
    en="Check rules in preview as well, or not even where the configuration says so.",
    default=None,
)
@_configuration
@_option(
    "--format",
    "format_name",
    zh="输出格式（未指定时由 --output 的后缀决定，否则为 text）；可与 --output 成对写多次",
    en="Output format (default: by the suffix of --output, else text). "
    "May be given several times, each with its --output.",
    metavar="text|json|csv|…",
    multiple=True,
)
@_option(
    "--output",
    zh="结果保存到文件（- 为标准输出；修改意见写到文件夹）",
    en="Save the results to this file (-: standard output; notices go to a folder).",
    type=click.Path(allow_dash=True),
    multiple=True,
)
@_option(
    "--notice-kind",
    zh="修改意见（--format notice）写成 Word 文件还是文本（默认 docx，屏幕上为 txt）",
    en="Notices (--format notice) as Word files or as text (default: docx; txt on a screen).",
    type=click.Choice(["docx", "txt"]),
)
@_option(
    "--template",
    zh="修改意见的模板：写有 {{单位}} 等项的 docx，或 jinja2 文本",
    en="Template for notices: a docx with fields such as {{office}}, or a text of jinja2.",
    type=click.Path(),
    metavar="FILE",
)
@_language
@_jobs
@_option(
    "--fail-on",
    zh="达到该级别即视为不通过（退出码1），默认 warning",
    en="Lowest severity that fails the run with exit status 1 (default: warning).",
    type=click.Choice(["error", "warning", "info", "never"]),
)
@_option(
    "--allow-empty",
    zh="没有可检查的报告时也视为通过",
    en="Exit with 0 where there is no report to check.",
    is_flag=True,
)
@_option(
    "--roster",
    zh="应报送单位名单（文本每行一个，或表格“文件:列名”）：列出未报送和重复报送的单位",
    en="Offices that owe a report (a text, one a line, or a table as FILE:COLUMN): "
    "says who has not handed in, and who has twice.",
    metavar="FILE[:COLUMN]",
)
@_option(
    "--history",
    zh="往年报告所在的文件夹或文件：只用于比对，不检查（默认：与点名的文件同在一个文件夹的文件）",
    en="Where reports for earlier years lie: they are compared with and not checked (default: what lies "
    "beside files that are named). May be given several times.",
    type=click.Path(exists=True),
    metavar="PATH",
    multiple=True,
)
@_baseline
@_option(
    "--new-since",
    zh="只计自 git 的该版本（如 main）以来新出现的问题",
    en="Count only what was not there yet where the branch left this revision of git, as main.",
    metavar="REV",
)
@_option(
    "--ignore-suppressions",
    zh="报告内和旁注文件中写明忽略的问题也计入，供复核用",
    en="Count what is suppressed in reports and beside them, too: for reviewers.",
    is_flag=True,
)
@_option(
    "--stdin-filename",
    zh="标准输入（-）按此文件名检查",
    en="File name to use for standard input (-).",
    metavar="NAME",
)
@_option(
    "--fix",
    zh="自动改正不影响意思的问题（文本、Markdown、网页、docx），改后复查；文件整份替换，中断也不会损坏；"
    "标准输入（-）改后写到标准输出",
    en="Fix, in texts, Markdown, web pages and docx, what can be fixed without changing what is said. "
    "Each file is checked again, and replaced as a whole; standard input (-) goes to standard output.",
    is_flag=True,
)
@_option(
    "--unsafe-fixes",
    zh="与 --fix 或 --diff 同用：可能影响意思的也改，改后请核对",
    en="With --fix or --diff: fix what may change what is said, too. Look over it afterwards.",
    is_flag=True,
)
@_option(
    "--diff",
    zh="只显示 --fix 会怎样改，不改文件；有可改的，退出码为1",
    en="Show what --fix would change, and change nothing; exit with 1 if there is something.",
    is_flag=True,
)
@_option(
    "--list-files",
    zh="只列出将要检查的文件，不作检查",
    en="List the files that would be checked, and check nothing.",
    is_flag=True,
)
@_no_cache
@_option(
    "--statistics",
    zh="按规则统计问题数，写到标准错误输出",
    en="Count findings by rule, on standard error.",
    is_flag=True,
)
@_option(
    "--quiet", zh="精简输出，每个问题一行", en="One line per finding, nothing else.", is_flag=True
)
@_option(
    "--verbose",
    zh="列出跳过的文件，出错时显示详细信息",
    en="List skipped files; show details of failures.",
    is_flag=True,
)
def check(**options: Any) -> int:
    """Check files and folders."""
    from reportlint.command_line.commands import check

    outputs = _pairs(options.pop("format_name"), options.pop("output"))
    return check.check(check.Options(**options, outputs=outputs))


@main.group(
    cls=Group,
    zh="列出全部规则及其启用情况；测试自己声明的规则",
    en="List all rules and say whether they are on; test those declared in files.",
    invoke_without_command=True,
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
@click.pass_context
def rules(context: click.Context, /, **options: Any) -> int:
    """List the rules, where nothing else is to be done with them."""
    if context.invoked_subcommand is not None:
        return 0
    from reportlint.command_line.commands.catalogue import list_rules

    return list_rules(**options)


@rules.command(
    cls=Command,
    zh="测试规则文件：运行其中的例子，或测试文件（写法同插件的测试）里的用例",
    en="Test files of rules by their examples, and case files (written as those of plugins).",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", callback=_files)
@_language
def test(**options: Any) -> int:
    """Test declared rules."""
    from reportlint.command_line.commands.rule_tests import test

    return test(**options)


@main.command(
    cls=Command,
    zh="说明规则：检查内容、理由、改法、依据和示例",
    en="Explain rules: what they check, why, on what basis, with examples.",
)
@click.argument("names", nargs=-1, required=True, metavar="RULE…")
@_configuration
@_language
def explain(**options: Any) -> int:
    """Explain rules."""
    from reportlint.command_line.commands.catalogue import explain

    return explain(**options)


@main.command(
    cls=Command,
    zh="在浏览器里检查：打开一个网页，把文件拖进去（只在本机，不上传）",
    en="Check in a browser: opens a page to drop files on (on this machine only).",
)
@_option(
    "--host",
    zh="在哪个地址上提供服务，默认只限本机",
    en="Address to serve at (default: this machine alone).",
    default="127.0.0.1",
    metavar="ADDRESS",
)
@_option(
    "--port",
    zh="端口，默认任选一个空闲的",
    en="Port (default: any that is free).",
    default=0,
    type=click.IntRange(0, 65535),
    metavar="PORT",
)
@_option("--no-browser", "stays_closed", zh="不打开浏览器", en="Open no browser.", is_flag=True)
@_language
def serve(**options: Any) -> int:
    """Serve the page."""
    from reportlint.command_line.commands.serve import serve

    return serve(**options)


@main.command(cls=Command, zh="显示报告的语法结构", en="Show the parse tree of a report.")
@click.argument("file", metavar="FILE", callback=_files)
@_option(
    "--claims",
    zh="列出报告文字中所写的数字和事实",
    en="List what the text claims: figures, and what there was none of.",
    is_flag=True,
)
@_language
def tree(**options: Any) -> int:
    """Show a parse tree."""
    from reportlint.command_line.commands.tree import tree

    return tree(**options)


@main.group(
    cls=Group, zh="查看、核对、新建配置文件", en="Show, validate or write configuration files."
)
@_language_of_group
def config() -> None:
    """Look after configuration files."""


@config.command(
    cls=Command,
    zh="显示文件或文件夹适用的设置，以及各规则启用或关闭的原因",
    en="Show the settings of a file or folder, and why each rule is on or off.",
)
@click.argument("path", default=".", metavar="[PATH]")
@_configuration
@_language
def show(**options: Any) -> int:
    """Show settings."""
    from reportlint.command_line.commands.configuration import show

    return show(**options)


@config.command(cls=Command, zh="核对配置文件", en="Validate a configuration file.")
@click.argument("path", default=".", metavar="[PATH]")
@_language
def validate(**options: Any) -> int:
    """Validate a configuration file."""
    from reportlint.command_line.commands.configuration import validate

    return validate(**options)


@config.command(
    cls=Command,
    zh="在当前文件夹新建带说明的 .reportlint.yaml",
    en="Write a commented .reportlint.yaml into the current folder.",
)
@_language
def init(**options: Any) -> int:
    """Write a configuration file."""
    from reportlint.command_line.commands.configuration import init

    return init(**options)


@config.command(
    cls=Command, zh="输出配置文件的 JSON Schema", en="Print the JSON Schema of configuration files."
)
@_language
def schema(**options: Any) -> int:
    """Print the schema."""
    from reportlint.command_line.commands.configuration import schema

    return schema(**options)


@main.group(
    cls=Group,
    zh="查看、清除检查结果的缓存",
    en="Look at, or remove, what is kept of earlier runs.",
)
@_language_of_group
def cache() -> None:
    """Look after what is kept of earlier runs."""


@cache.command(
    cls=Command,
    zh="显示缓存的位置、份数和大小",
    en="Show where it is kept, of how many files, and how much it is.",
)
@_language
def info(**options: Any) -> int:
    """Show what is kept."""
    from reportlint.command_line.commands.cache import info

    return info(**options)


@cache.command(cls=Command, zh="清除全部缓存", en="Remove all that is kept.")
@_language
def clear(**options: Any) -> int:
    """Remove what is kept."""
    from reportlint.command_line.commands.cache import clear

    return clear(**options)


@main.group(
    cls=Group,
    zh="管理基线：记下已有的问题，以后只看新问题",
    en="Look after baselines: what is known does not count, only what is new.",
)
@_language_of_group
def baseline() -> None:
    """Look after baselines."""


_baselining = _all(
    click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=_files),
    _option(
        "--baseline",
        zh="基线文件，默认为配置中的 baseline，否则为 .reportlint-baseline.yaml",
        en="The file (default: `baseline` of the configuration, else .reportlint-baseline.yaml).",
        type=click.Path(dir_okay=False),
        metavar="FILE",
    ),
    _configuration,
    _language,
)


@baseline.command(
    cls=Command,
    zh="检查报告，把现有的问题记入新的基线",
    en="Check reports, and write what is found to a new baseline.",
)
@_baselining
def create(**options: Any) -> int:
    """Write a baseline."""
    from reportlint.command_line.commands import baseline

    return baseline.create(baseline.Options(**options))


@baseline.command(
    cls=Command,
    zh="把新问题补入基线；已写的结论和理由保留",
    en="Add what is new; verdicts and reasons stay.",
)
@_baselining
def update(**options: Any) -> int:
    """Add to a baseline."""
    from reportlint.command_line.commands import baseline

    return baseline.update(baseline.Options(**options))


@baseline.command(
    cls=Command,
    zh="从基线中删去这些报告里已不存在的问题",
    en="Take out what is gone from these reports.",
)
@_baselining
def prune(**options: Any) -> int:
    """Take out of a baseline."""
    from reportlint.command_line.commands import baseline

    return baseline.prune(baseline.Options(**options))


@main.command(
    cls=Command,
    zh="把报告里的数字、文字所说和查出的问题导出为数据表",
    en="Write figures, claims and findings of reports as tables of data.",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=_files)
@_option(
    "--only",
    zh="只导出这些表，默认全部",
    en="Export these tables only (default: all).",
    multiple=True,
    metavar="figures,claims,findings,reports",
    callback=_split,
)
@_option(
    "--format",
    "format_name",
    zh="格式（未指定时由 --output 的后缀决定，否则为 csv）",
    en="Format (default: by the suffix of --output, else csv).",
    type=click.Choice(["csv", "jsonl", "parquet", "sqlite"]),
)
@_option(
    "--output",
    zh="文件，或者文件夹：每个表一个文件（默认为标准输出）",
    en="A file, or a folder with a file for each table (default: standard output).",
    type=click.Path(allow_dash=True),
    callback=_place,
    metavar="FILE|FOLDER",
)
@_selectors("--select", "只检查指定的规则", "Check only these rules.")
@_selectors("--ignore", "不检查指定的规则", "Do not check these rules.")
@_configuration
@_language
@_jobs
@_no_cache
@_option(
    "--on",
    zh="在多个进程或多台机器上做：dask，或 dask=调度器地址；路径可为 s3:// 等地址，输出为 Parquet 文件夹",
    en="Do it on many processes or machines: dask, or dask=ADDRESS of a scheduler. Paths may be "
    "addresses as s3://…, and the output is a folder of Parquet files.",
    metavar="dask[=ADDRESS]",
)
def export(**options: Any) -> int:
    """Export data."""
    from reportlint.command_line.commands import export

    asked = export.Options(**options)
    if asked.on is None:
        return export.export(asked)
    from reportlint.command_line.commands.export_on import export_on

    return export_on(asked, asked.on)


@main.command(
    cls=Command,
    zh="对照同一单位先后两年的报告，或两个文件夹里各单位的：数字变化、跨年度核对、重复文字",
    en="Put an office's report beside an earlier one, or folders of them: changes, sums, repeated text.",
)
@click.argument("old", metavar="OLD", type=click.Path(exists=True), callback=_files)
@click.argument("new", metavar="NEW", type=click.Path(exists=True), callback=_files)
@_option(
    "--format",
    "format_name",
    zh="格式（未指定时由 --output 的后缀决定，否则为 text）",
    en="Format (default: by the suffix of --output, else text).",
    type=click.Choice(["text", "html", "xlsx"]),
)
@_option(
    "--output",
    zh="保存到文件（默认为标准输出）",
    en="Save to this file (default: standard output).",
    type=click.Path(dir_okay=False, allow_dash=True),
    callback=_place,
    metavar="FILE",
)
@_configuration
@_language
@_jobs
@_no_cache
def compare(**options: Any) -> int:
    """Compare reports."""
    from reportlint.command_line.commands import compare

    return compare.compare(compare.Options(**options))


@main.command(
    cls=Command,
    zh="写明报告中哪条规则的问题不计，以及理由；写在报告旁边，文件名后加 .reportlint.yaml，不改报告",
    en="Write beside reports (to NAME.reportlint.yaml) which findings do not count, and why.",
)
@click.argument("code", metavar="RULE")
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", callback=_files)
@_option("--reason", zh="理由", en="Why.", required=True, metavar="TEXT")
@_option(
    "--place",
    zh="只限该位置，写法与检查结果中的位置相同；不写的为全篇",
    en="Only at this place, as it stands before the finding (default: all of the report).",
    metavar="TEXT",
)
@_language
def suppress(**options: Any) -> int:
    """Suppress findings."""
    from reportlint.command_line.commands.suppress import suppress

    return suppress(**options)


@main.command(
    cls=Command,
    zh="在报告的副本里标出问题：Word 加批注，PDF 加高亮和注释，表格加批注，文本和网页写成网页；"
    "不改原件",
    en="Mark what is found in copies of reports: Word comments, PDF highlights with notes, notes on "
    "cells, web pages for texts and pages. The reports stay as they are.",
)
@click.argument("paths", nargs=-1, required=True, metavar="REPORT…", callback=_files)
@_option(
    "-o",
    "--output",
    zh="副本的文件名；标注文件夹或多份报告的，写文件夹，有问题的各存一份",
    en="The copy; for a folder or several reports a folder, in which each with findings has its copy.",
    required=True,
    type=click.Path(),
    metavar="COPY",
)
@_selectors(
    "--select",
    "只标注指定的规则：代码、代码的开头、名称或 ALL",
    "Mark only what these rules find: codes, prefixes, names or ALL.",
)
@_selectors("--ignore", "不标注指定的规则", "Do not mark what these rules find.")
@_selectors("--extend-select", "追加标注的规则", "Mark what these rules find as well.")
@_selectors("--extend-ignore", "追加不标注的规则", "Do not mark what these rules find either.")
@_configuration
@_language
def annotate(**options: Any) -> int:
    """Mark findings in copies of reports."""
    from reportlint.command_line.commands import annotate

    return annotate.annotate(annotate.Options(**options))
