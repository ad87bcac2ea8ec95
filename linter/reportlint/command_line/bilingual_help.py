"""click, speaking the language of its user: help texts in Chinese or English.

It knows no command. Nothing is imported but click, for help has to come at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from reportlint.command_line.help_layout import HelpLayout

ENGLISH = "en"

_PLACEHOLDERS = {
    "ADDRESS": "地址",
    "COLUMN": "列名",
    "COPY": "副本",
    "FILE": "文件",
    "FOLDER": "文件夹",
    "NAME": "文件名",
    "NEW": "本年报告",
    "NUMBER": "个数",
    "OLD": "往年报告",
    "PATH": "路径",
    "PORT": "端口",
    "REPORT": "报告",
    "REV": "版本",
    "RULE": "规则",
    "TEXT": "文字",
}
"""What stands in usage and beside options for what their user writes, and in Chinese."""


def said(zh: str, en: str) -> str:
    """Give a text in the language of the command line being read, whose Speech is the context's `obj`."""
    context = click.get_current_context(silent=True)
    speech = context.find_root().obj if context is not None else None
    return en if speech is not None and speech.language == ENGLISH else zh


_IN_CAPITALS = re.compile("[A-Z]{2,}")


def placeholder(metavar: str) -> str:
    """Give what stands for a value in the language of the command line being read."""
    return said(
        _IN_CAPITALS.sub(lambda word: _PLACEHOLDERS.get(word[0], word[0]), metavar), metavar
    )


def refuse_blank(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Raise BadParameter for a value that has nothing in it, alone or among several."""
    words = value if isinstance(value, list | tuple) else [value]
    if any(isinstance(word, str) and not word.strip() for word in words):
        raise click.BadParameter("It is blank.", context, parameter)


class Context(click.Context):
    """A context whose help is laid out for both languages."""

    formatter_class = HelpLayout


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *declarations: Any, zh: str, en: str, **attributes: Any) -> None:
        super().__init__(*declarations, **(attributes | {"help": zh}))
        self._zh, self._en = zh, en

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Take its value; a blank one, as of a variable that is not set, is not what anybody means."""
        refuse_blank(ctx, self, value)
        return super().process_value(ctx, value)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give its names and its help."""
        self.help = said(self._zh, self._en)
        return super().get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """Give what stands for its value."""
        return placeholder(super().make_metavar(ctx))

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Say that it must be given, if so; its help says what it may be."""
        extra = super().get_help_extra(ctx)
        return {"required": said("必填", "required")} if "required" in extra else {}


class Command(click.Command):
    """A command with its help in both languages."""

    context_class = Context

    def __init__(self, *arguments: Any, zh: str, en: str, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self._zh, self._en = zh, en

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """Give its help for a list of commands."""
        return said(self._zh, self._en).partition("\n")[0]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Give what may stand behind its name."""
        self.options_metavar = said("[选项]", "[OPTIONS]")
        return [placeholder(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=said("用法：", "Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self._zh, self._en))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options."""
        self.list_options(ctx, formatter, said("选项：", "Options:"))

    def list_options(self, ctx: click.Context, formatter: click.HelpFormatter, title: str) -> None:
        """Write its options below a title."""
        shows_help = self.get_help_option(ctx)
        if shows_help is not None:
            shows_help.help = said("显示本说明", "Show this help.")
        records = (
            parameter.get_help_record(ctx)
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option)
        )
        with _section(formatter, title):
            formatter.write_dl([record for record in records if record])


@contextmanager
def _section(formatter: click.HelpFormatter, title: str) -> Iterator[None]:
    """Indent what is written below a title: click puts a colon behind its own, and that is English."""
    formatter.write_paragraph()
    formatter.write(f"{title}\n")
    with formatter.indentation():
        yield


class Group(Command, click.Group):
    """A group of commands with its help in both languages."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Give what may stand behind its name."""
        command = said("命令 …", "COMMAND …")
        self.subcommand_metavar = f"[{command}]" if self.invoke_without_command else command
        return super().collect_usage_pieces(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options and its commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        with _section(formatter, said("命令：", "Commands:")):
            formatter.write_dl(rows)
