"""`reportlint rules test`: runs the examples of declared rules, and the cases written for them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.command_line.console import results, tell
from reportlint.config.find import Configurations
from reportlint.config.marked import Marked
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual, Language
from reportlint.plugins.loading import load
from reportlint.testing import CaseError, check_examples, declared_rules, load_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.plugins.loading import Plugins

_OF_A_CASE_FILE = "rule"
"""The key that a file of cases has, and a file of rules has not."""

_PASSED, _FAILED, _NOTHING = 0, 1, 2


def test(*, paths: Sequence[str], lang: str | None) -> int:
    """Test all that is in some files, and in the files of some folders; gives the exit status."""
    plugins = load()
    language = Language(lang) if lang else Configurations(plugins).of(Path.cwd()).language
    passed = failed = 0
    with results() as out:
        for name, run in _tests([*_files(paths)], plugins):
            try:
                run()
                passed += 1
            except AssertionError as error:
                failed += 1
                out.writelines(f"{legible(line)}\n" for line in (name, *str(error).splitlines()))
    tell(
        Bilingual(f"{passed}个通过，{failed}个未通过。", f"{passed} passed, {failed} failed."),
        language,
    )
    if not passed + failed:
        tell(
            Bilingual(
                "没有可测试的：规则没有 failing 例子，也没有用例。",
                "There is nothing to test: no rule has a `failing` example, and there are no cases.",
            ),
            language,
        )
        return _NOTHING
    return _FAILED if failed else _PASSED


def _files(paths: Sequence[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
        elif path.is_file():
            yield path
        else:
            raise RunError(f"未找到文件“{path}”。", f"There is no file {path}.")


def _tests(files: Sequence[Path], plugins: Plugins) -> Iterator[tuple[str, Callable[[], None]]]:
    """Give every test with its name: a case, or a rule with its examples."""
    for file in files:
        if _OF_A_CASE_FILE in Marked(file).plain:
            try:
                cases = load_cases(file, plugins=plugins)
            except CaseError as error:
                raise RunError(
                    f"用例有误：{error}", f"the cases are not as they must be: {error}"
                ) from None
            for case in cases:
                yield str(case), case.run
            continue
        for rule in declared_rules(file, plugins=plugins):
            if rule.failing_examples():
                yield (
                    f"{file}: {rule.code}",
                    partial(check_examples, rule, plugins=plugins),
                )
