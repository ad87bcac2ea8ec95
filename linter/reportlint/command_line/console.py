"""Where commands speak: results on standard output or in a file, everything else on the error."""

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

import click

from reportlint.characters.printable import legible
from reportlint.errors import unwritten
from reportlint.files.writing import whole
from reportlint.model.finding import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before a run counts as long, and shows how far it is."""

_BAR = 30
"""Characters of the bar that shows it."""


def tell(text: Bilingual, language: Language) -> None:
    """Say something that is no result; nothing in it can order a terminal about."""
    click.echo(legible(text.within(language)), err=True)


@contextmanager
def results(output: str | None = None) -> Iterator[TextIO]:
    """Give the stream for results that are text: standard output, or a file."""
    if output is None:
        with _standard_output():
            yield sys.stdout
        return
    with _saved(Path(output)) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace")
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def binary_results(output: str | None = None) -> Iterator[BinaryIO]:
    """Give the stream for results that are not text."""
    if output is None:
        with _standard_output():
            yield sys.stdout.buffer
        return
    with _saved(Path(output)) as stream:
        yield stream


@contextmanager
def _standard_output() -> Iterator[None]:
    """Let whoever reads standard output stop reading when they have seen enough."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        fall_silent()


def fall_silent() -> None:
    """Write nothing more to a standard output nobody reads, nor let Python complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def coloured(output: str | None) -> bool:
    """Say whether results may be in colour: in a terminal, unless its user minds."""
    return (
        output is None
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )


def watched(
    items: Iterable[Item], total: int, language: Language, *, on_screen: bool
) -> Iterator[Item]:
    """Pass items on, showing on a terminal how far a long run is, how fast and how long it takes.

    Results that are written `on_screen` as they come show it themselves.
    """
    if not sys.stderr.isatty() or (on_screen and sys.stdout.isatty()):
        yield from items
        return
    started = time.monotonic()
    shown = False
    for number, item in enumerate(items, start=1):
        elapsed = time.monotonic() - started
        if elapsed > PATIENCE:
            click.echo(f"\r{_progress(number, total, elapsed, language)}\x1b[K", err=True, nl=False)
            shown = True
        yield item
    if shown:
        click.echo("\r\x1b[K", err=True, nl=False)


def _progress(number: int, total: int, elapsed: float, language: Language) -> str:
    """Draw how many of a number of files are done, with the rate and the time that is left.

    It stands there still while rules on all of them are run.
    """
    filled = _BAR * number // total
    bar = "█" * filled + "░" * (_BAR - filled)
    rate = number / elapsed
    left = round((total - number) / rate)
    how_long = Bilingual(f"还需{left // 60}分{left % 60}秒", f"{left // 60}:{left % 60:02} left")
    what_next = how_long if number < total else Bilingual("正在汇总", "putting them together")
    said = Bilingual(
        f"已检查 {bar} {number}/{total}，每秒{rate:.0f}份，{what_next.zh}",
        f"checked {bar} {number}/{total}, {rate:.0f} a second, {what_next.en}",
    )
    return said.within(language)


@contextmanager
def _saved(path: Path) -> Iterator[BinaryIO]:
    """Write a file as a whole; raises RunError."""
    try:
        with whole(path) as stream:
            yield stream
    except OSError as error:
        raise unwritten(path, error) from None
