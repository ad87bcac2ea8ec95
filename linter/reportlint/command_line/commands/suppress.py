"""`reportlint suppress`: writes beside reports which findings are to be ignored in them, and why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.command_line.commands.catalogue import tell_of_renamed
from reportlint.command_line.console import results, tell
from reportlint.command_line.language import spoken
from reportlint.config.find import Configurations
from reportlint.config.settings import check_selectors, is_own
from reportlint.debts.sidecar import Line, beside, read, write
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from collections.abc import Sequence


def suppress(
    *, code: str, paths: Sequence[str], reason: str, place: str | None, lang: str | None
) -> int:
    """Write that findings of a rule are to be ignored in some files; the files stay as they are."""
    language = spoken(lang)
    plugins = load()
    configurations = Configurations(plugins)
    declared = {
        rule.code: rule for path in paths for rule in configurations.of(Path(path).parent).declared
    }
    rules = (*plugins.rules, *declared.values())
    check_selectors([code], rules, plugins.removed)
    tell_of_renamed([code], rules, language)
    rule = next((rule for rule in rules if is_own(code, rule)), None)
    if rule is None:
        raise RunError(
            f"“{code}”是一类规则，忽略问题时应写明一条，如 A001。",
            f"{code!r} means several rules; name the one to be ignored, as A001.",
        )
    for path in paths:
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file() raises where this says no
            raise RunError(
                f"{path} 不是文件。请写明报告的文件名。", f"{path} is no file. Name the report's."
            )
    kept = {path: _lines(path) for path in paths}
    for path, lines in kept.items():
        with results(str(beside(path))) as out:
            write([*lines, Line(rule.code, place or "", reason.strip())], out)
        said = f"{beside(path)}：{path} 中的 {rule.code} {rule.name} 不计。"
        en = f"{beside(path)}: {rule.code} {rule.name} does not count in {path}."
        tell(Bilingual(said, en), language)
    return 0


def _lines(path: str) -> list[Line]:
    """Give what is suppressed in a file already."""
    file = beside(path)
    return [line for line, _ in read(file)] if os.path.lexists(file) else []
