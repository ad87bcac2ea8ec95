"""The keys and values a configuration file may have."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import SkipJsonSchema

from reportlint.config.marked import Number

Text = Annotated[str, StringConstraints(min_length=1)]
SeverityLabel = Literal["error", "warning", "info"]


def _as_written(value: object) -> object:
    """Take a number as it is written: 2023 is a folder's name, too."""
    return value.text if isinstance(value, Number) else value


Path = Annotated[Text, BeforeValidator(_as_written)]

WORD, TABLE = "<word>", "<table>"
"""The two ways to write a rule's entry, as pydantic names them in the way to an error."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A table of keys, all of them known; what is not given says nothing, whatever its default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_kebab)


class RuleEntry(Table):
    """What may be set for a rule; its `options` are known to the rule only, and not judged here."""

    model_config = ConfigDict(extra="allow")

    severity: SeverityLabel | SkipJsonSchema[None] = Field(None, description="级别")

    @property
    def options(self) -> Mapping[str, Any]:
        """What else is said in it."""
        return self.model_extra or {}


def _word(value: object) -> object:
    """Take a YAML 1.1 boolean, which an unquoted `on` or `off` is, as the word it was."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return value


def _kind(value: object) -> str:
    return TABLE if isinstance(value, dict | RuleEntry) else WORD


OnOff = Annotated[
    Literal["on", "off"], WithJsonSchema({"enum": ["on", "off", True, False]}), Tag(WORD)
]
Switch = Annotated[
    OnOff | Annotated[RuleEntry, Tag(TABLE)], Discriminator(_kind), BeforeValidator(_word)
]


class FileChoices(Table):
    """Which rules are on, and how severe."""

    select: list[Text] = Field([], description="只检查指定的规则：代码、代码的开头、名称或 ALL")
    ignore: list[Text] = Field([], description="不检查指定的规则")
    rules: dict[Text, Switch] = Field(
        {}, description="单条规则：on、off，或级别和选项 {severity: …, …}"
    )


class Choices(FileChoices):
    """The same, where there may be an earlier choice to extend."""

    extend_select: list[Text] = Field([], description="追加检查的规则")
    extend_ignore: list[Text] = Field([], description="追加不检查的规则")


class Offices(Table):
    """What is to be known of offices that no report tells."""

    renamed: dict[Text, Text] = Field({}, description="改过名称的单位：旧名称: 现名称")
    children: dict[Text, list[Text]] = Field({}, description="上级单位: [下级单位]，用于 X004")


class OfficesEntry(Offices):
    """The same, or the file that has it."""

    file: Text | SkipJsonSchema[None] = Field(
        None, description="另存这些内容的 YAML 文件（相对于本文件）"
    )


class Configuration(Choices):
    """A `.reportlint.yaml`."""

    extends: list[Text] = Field(
        [], description="沿用的设置：default、strict 或其他配置文件的路径；后面的优先于前面的"
    )
    lang: Literal["zh", "en"] = Field("zh", description="消息的语言")
    per_file: dict[Text, FileChoices] = Field(
        {}, description="对名称符合的文件另作规定；其中的 ignore 为追加"
    )
    include: list[Text] = Field([], description="符合的文件必须是报告")
    exclude: list[Text] = Field([], description="遍历文件夹时跳过这些文件")
    plugins: list[Text] = Field([], description="必须安装的插件：发行包或模块的名称")
    baseline: Text | SkipJsonSchema[None] = Field(
        None, description="基线文件：其中已有的问题不计（见 reportlint baseline）"
    )
    history: list[Path] = Field(
        [], description="往年报告所在的文件夹或文件：只用于比对，不检查；[] 为不比对"
    )
    offices: OfficesEntry = Field(
        default_factory=lambda: OfficesEntry.model_validate({}),
        description="单位的改名和上下级关系",
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="达到该级别即视为不通过"
    )


def keys_at(route: tuple[str | int, ...], table: type[Table] = Configuration) -> list[str]:
    """Give the keys the table has that a route leads to from another."""
    if route[:1] == ("per-file",):
        table, route = FileChoices, route[2:]
    elif route[:1] == ("offices",):
        table = OfficesEntry
    return [_kebab(name) for name in table.model_fields]
