"""`reportlint config`: show, validate and write configuration files."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.command_line.commands.catalogue import option_set, stated
from reportlint.command_line.console import results, tell
from reportlint.command_line.language import of_locale, spoken
from reportlint.config.faults import shown
from reportlint.config.find import NAME, Configurations
from reportlint.config.settings import Overrides, Settings, decide, previews
from reportlint.errors import RunError
from reportlint.files.contents import unopened
from reportlint.model.finding import Bilingual, Language
from reportlint.plugins.loading import Plugins, load

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Bilingual("配置文件：", "configuration file: ")
_NONE = Bilingual("无", "none")
_TEMPLATE = Bilingual(
    """\
# reportlint 的配置，适用于本文件夹及下级文件夹。核对：reportlint config validate
extends: [default]          # default 默认；strict 全部启用；规则集的名称，或其他配置文件的路径
lang: zh                    # 消息的语言：zh 或 en

# 规则可写代码（A001）、代码的开头（A 即该类全部规则）或名称（row-total）；全部规则见 reportlint rules
# ignore: [H004]            # 不检查的规则
# rules:
#   A006: {severity: error} # 改级别：error、warning 或 info
#   C004: off               # 关闭；on 启用
#   T003: {allowed: ["/"]}  # 规则的选项；有哪些，见 reportlint explain T003
# per-file:
#   "归档/**": {ignore: [C]}
# exclude: ["草稿/**"]      # 遍历文件夹时跳过的文件；写法同 .gitignore
# preview: true             # 试行的规则也检查
# rule-files: [our-rules.yaml]  # 不写程序、自己声明的规则
# baseline: .reportlint-baseline.yaml  # 其中已有的问题不计；用 reportlint baseline create 新建
# fail-on: warning          # 达到该级别即视为不通过：error、warning、info 或 never
""",
    """\
# The configuration of reportlint for this folder and those below.
# Check it with: reportlint config validate
extends: [default]          # default; strict: every rule on; a profile; or the path of another file
lang: en                    # language of messages: zh or en

# Rules go by code (A001), prefix (A is the whole family) or name (row-total); see reportlint rules
# ignore: [H004]            # leave these rules out
# rules:
#   A006: {severity: error} # error, warning or info
#   C004: off               # or on
#   T003: {allowed: ["/"]}  # an option of the rule; reportlint explain T003 lists them
# per-file:
#   "archive/**": {ignore: [C]}
# exclude: ["drafts/**"]    # skipped in folders; patterns as in .gitignore
# preview: true             # check rules in preview as well
# rule-files: [our-rules.yaml]  # rules declared without code
# baseline: .reportlint-baseline.yaml  # does not count; reportlint baseline create writes it
# fail-on: warning          # error, warning, info or never
""",
)


def show(*, path: str, config: str | None, isolated: bool, lang: str | None) -> int:
    """Show what holds for a file or folder, and why each rule is on or off."""
    plugins = load()
    explicit = Path(config).absolute() if config else None
    configurations = Configurations(plugins, _overrides(lang), explicit=explicit, isolated=isolated)
    folder = _folder(path)
    settings = configurations.of(folder)
    file = configurations.file_for(folder)
    with results() as out:
        name = shown(file) if file else _NONE.within(settings.language)
        out.write(f"{_FILE.within(settings.language)}{name}\n")
        out.writelines(f"{line}\n" for line in _settled(settings))
        out.write("\n")
        out.writelines(f"{line}\n" for line in _switched(plugins, settings, path))
    for note in configurations.notes():
        tell(note, settings.language)
    return 0


def _settled(settings: Settings) -> Iterator[str]:
    yield f"lang: {settings.language.value}"
    yield f"fail-on: {settings.fail_on.value}"
    if previews((*settings.layers, settings.command_line)):
        yield "preview: true"
    if settings.baseline is not None:
        yield f"baseline: {os.path.relpath(settings.baseline)}"
    for file in settings.rule_files:
        yield f"rule-files: {os.path.relpath(file)}"
    for key, entries in (("include", settings.include), ("exclude", settings.exclude)):
        for entry in entries:
            for pattern in entry.patterns:
                yield f"{key}: {pattern}"
    for name in settings.plugins:
        yield f"plugins: {name}"


def _switched(plugins: Plugins, settings: Settings, path: str) -> Iterator[str]:
    layers = settings.layers_for(str(Path(path).absolute()))
    rules = (*plugins.rules, *settings.declared)
    longest = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        decision = decide(rule, layers)
        state = "  ".join(stated(decision, settings.language))
        reason = decision.reason.within(settings.language)
        yield f"{rule.code}  {state}  {rule.name:{longest}}  {reason}"
        for name, chosen in decision.options.items():
            origin = chosen.origin.within(settings.language)
            yield f"{'':{len(rule.code)}}  {option_set(name, chosen.value)}  {origin}"


def validate(*, path: str, lang: str | None) -> int:
    """Validate a configuration file, or the one that governs a folder."""
    plugins = load()
    given = Path(path)
    explicit = given.absolute() if given.is_file() and given.suffix in (".yaml", ".yml") else None
    configurations = Configurations(plugins, _overrides(lang), explicit=explicit)
    folder = _folder(path)
    settings = configurations.of(folder)
    file = configurations.file_for(folder)
    said = Bilingual(
        "没有配置文件，适用默认设置。", "There is no configuration file; defaults apply."
    )
    if file is not None:
        said = Bilingual(f"{shown(file)} 核对无误。", f"{shown(file)} is valid.")
    with results() as out:
        out.write(said.within(settings.language) + "\n")
    for note in configurations.notes():
        tell(note, settings.language)
    return 0


def init(*, lang: str | None) -> int:
    """Write a commented configuration file into the current folder, if there is none."""
    language = spoken(lang)
    if os.path.lexists(NAME):
        raise RunError(
            f"{NAME} 已存在，未作改动；如需重新生成，请先删除。",
            f"{NAME} exists and was left as it is; delete it first to write a new one.",
        )
    with results(NAME) as out:
        out.write(_TEMPLATE.within(language))
    with results() as out:
        out.write(Bilingual(f"已写入 {NAME}\n", f"Wrote {NAME}\n").within(language))
    return 0


def schema(*, lang: str | None) -> int:
    """Print the JSON Schema of configuration files."""
    from reportlint.config.schema import schema

    with results() as out:
        out.write(
            json.dumps(schema(load().rules, spoken(lang)), ensure_ascii=False, indent=2) + "\n"
        )
    return 0


def _overrides(lang: str | None) -> Overrides:
    return Overrides(language=Language(lang) if lang else None, locale=of_locale())


def _folder(path: str) -> Path:
    given = Path(path)
    try:
        return given if stat.S_ISDIR(given.stat().st_mode) else given.parent
    except OSError as error:
        reason, remedy = (refusal := unopened(error)).reason, refusal.remedy
        raise RunError(f"{reason.zh}，{remedy.zh}。", f"{reason.en}; {remedy.en}.") from None
