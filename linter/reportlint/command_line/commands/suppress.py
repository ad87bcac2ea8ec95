"""`reportlint suppress`: writes beside reports which findings are to be ignored in them, and why."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.api import lint_paths
from reportlint.command_line.commands.catalogue import tell_of_renamed
from reportlint.command_line.console import results, tell
from reportlint.command_line.language import spoken
from reportlint.config.find import Configurations
from reportlint.config.settings import check_selectors, is_own
from reportlint.debts.sidecar import Line, beside, read, write
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual
from reportlint.model.ledger import Ledger
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.rule import Rule
    from reportlint.plugins.loading import Plugins

MOST_NAMED = 5
"""So many places are named at which a rule finds something."""


def suppress(
    *, code: str, paths: Sequence[str], reason: str, place: str | None, lang: str | None
) -> int:
    """Write that findings of a rule are to be ignored in some files; the files stay as they are."""
    language = spoken(lang)
    place = (place or "").strip()
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
    if not issubclass(Ledger, rule.subject):  # Such a rule needs other reports as well.
        _refuse_needless(place, rule, paths, plugins)
    kept = {path: _others(path, rule, place) for path in paths}
    for path, lines in kept.items():
        with results(str(beside(path))) as out:
            write([*lines, Line(rule.code, place, reason.strip())], out)
        said = f"{beside(path)}：{path} 中的 {rule.code} {rule.name} 不计。"
        en = f"{beside(path)}: {rule.code} {rule.name} does not count in {path}."
        tell(Bilingual(said, en), language)
    return 0


def _refuse_needless(place: str, rule: Rule[Any], paths: Sequence[str], plugins: Plugins) -> None:
    """Raise RunError where a rule finds nothing in a report, or not at a place; name those where it does."""
    run = lint_paths(
        paths,
        extend_select=[rule.code],
        preview=True,
        without_baseline=True,
        ignore_suppressions=True,
        cache=True,
        plugins=plugins,
    )
    for target in run.found.targets:
        if target.member is not None:
            raise RunError(
                f"{target.path} 在压缩包里，不能在旁边写明忽略什么。请解压后再写。",
                f"{target.path} lies in an archive, where nothing can be written beside it. "
                "Unpack it first.",
            )
    found: dict[str, dict[Bilingual, None]] = {path: {} for path in paths}
    for outcome in run:
        if outcome.unchecked is not None:
            raise RunError(*outcome.unchecked.said)
        words = (finding.words for finding in outcome.findings if finding.code == rule.code)
        found.setdefault(outcome.path, {}).update(dict.fromkeys(words))
    for path, places in found.items():
        if not places:
            raise RunError(
                f"{path} 里没有 {rule.code} 的问题，没有什么要忽略。请核对规则和文件。",
                f"{rule.code} finds nothing in {path}, so there is nothing to ignore. "
                "Check the rule and the file.",
            )
        if not place or any(place in words for words in places):
            continue
        zh, en = (
            between.join(words[language] for words in islice(places, MOST_NAMED))
            + ("…" if len(places) > MOST_NAMED else "")
            for language, between in enumerate(("；", "; "))
        )
        raise RunError(
            f"{path} 里“{place}”处没有 {rule.code} 的问题。--place 应照抄检查结果中的位置：{zh}",
            f"{rule.code} finds nothing at {place!r} in {path}. "
            f"--place is to be a place as a check tells it: {en}",
        )


def _others(path: str, rule: Rule[Any], place: str) -> list[Line]:
    """Give what is suppressed in a file already, but for what is to be said anew."""
    file = beside(path)
    lines = [line for line, _ in read(file)] if os.path.lexists(file) else []
    return [line for line in lines if not (is_own(line.code, rule) and line.place == place)]
