"""The keys and values a configuration file may have."""

import re
from collections.abc import Mapping
from decimal import Decimal
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
from pydantic_core import PydanticCustomError

from reportlint.config.marked import Number

Text = Annotated[str, StringConstraints(min_length=1)]
SeverityLabel = Literal["error", "warning", "info"]


DESCRIPTION = "description"
"""By what a schema says what a key is for."""


def _as_written(value: object) -> object:
    """Take a number as it is written: 2023 is a folder's name, too."""
    return value.text if isinstance(value, Number) else value


Path = Annotated[Text, BeforeValidator(_as_written)]

WORD, TABLE = "<word>", "<table>"
"""The two ways to write a rule's entry, as pydantic names them in the way to an error."""


def described(zh: str, en: str) -> dict[str, Any]:
    """Describe a key in both languages; its schema has the one that is asked for."""
    return {DESCRIPTION: [zh, en]}


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A table of keys, all of them known; what is not given says nothing, whatever its default."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_kebab)


class RuleEntry(Table):
    """What may be set for a rule; its `options` are known to the rule only, and not judged here."""

    model_config = ConfigDict(extra="allow")

    severity: SeverityLabel | SkipJsonSchema[None] = Field(
        None, json_schema_extra=described("级别", "severity")
    )

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


_POINTS = re.compile(r"(?:0|[1-9]\d{0,5})(?:\.\d{1,4})?")
"""A number of points as it may be written: 2, 0.5."""

NO_POINTS = "no_points"
"""What is told of a value that is no number of points."""


def _points(value: object) -> Decimal:
    """Take points as they are written; no binary fraction comes between."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, Number) and _POINTS.fullmatch(value.text):
        return Decimal(value.text)
    raise PydanticCustomError(NO_POINTS, "it is not a number of points")


Points = Annotated[
    Decimal, BeforeValidator(_points), WithJsonSchema({"type": "number", "minimum": 0})
]


class PointTable(Table):
    """What the rules of a group cost."""

    points: dict[Text, Points] = Field(
        json_schema_extra=described(
            "每处问题扣几分，以代码、代码的开头或名称为键；最具体的算数",
            "what each finding costs, by code, prefix or name; the most precise counts",
        )
    )
    at_most: Points | SkipJsonSchema[None] = Field(
        None, json_schema_extra=described("这一组最多扣几分", "the most that the group can cost")
    )
    en: Text | SkipJsonSchema[None] = Field(
        None, json_schema_extra=described("这一组的英文名称", "the name of the group in English")
    )


class GradingTable(Table):
    """How reports are graded."""

    full_mark: Points = Field(json_schema_extra=described("满分", "the full mark"))
    groups: dict[Text, PointTable] = Field(
        json_schema_extra=described("各组的名称和分值", "the groups by name, and what they cost")
    )
    unchecked: Points | SkipJsonSchema[None] = Field(
        None,
        json_schema_extra=described(
            "未能检查的文件得几分；不写则只列出，不评分",
            "the mark of a file that could not be checked; without it, none is given",
        ),
    )
    missing: Points | SkipJsonSchema[None] = Field(
        None,
        json_schema_extra=described(
            "名单上未报送的单位得几分；不写则只列出，不评分",
            "the mark of an office of the roster that has not handed in; without it, none is given",
        ),
    )


class FileChoices(Table):
    """Which rules are on, and how severe."""

    select: list[Text] = Field(
        [],
        json_schema_extra=described(
            "只检查指定的规则：代码、代码的开头、名称或 ALL",
            "check only these rules: codes, prefixes, names or ALL",
        ),
    )
    ignore: list[Text] = Field(
        [], json_schema_extra=described("不检查指定的规则", "do not check these rules")
    )
    rules: dict[Text, Switch] = Field(
        {},
        json_schema_extra=described(
            "单条规则：on、off，或级别和选项 {severity: …, …}",
            "single rules: on, off, or severity and options, {severity: …, …}",
        ),
    )


class Choices(FileChoices):
    """The same, where there may be an earlier choice to extend."""

    extend_select: list[Text] = Field(
        [], json_schema_extra=described("追加检查的规则", "check these rules as well")
    )
    extend_ignore: list[Text] = Field(
        [], json_schema_extra=described("追加不检查的规则", "do not check these rules either")
    )


class Offices(Table):
    """What is to be known of offices that no report tells."""

    renamed: dict[Text, Text] = Field(
        {},
        json_schema_extra=described(
            "改过名称的单位：旧名称: 现名称",
            "offices with another name: the former one: the present one",
        ),
    )
    children: dict[Text, list[Text]] = Field(
        {},
        json_schema_extra=described(
            "上级单位: [下级单位]，用于 X004", "a superior office: [those below it], for X004"
        ),
    )


class OfficesEntry(Offices):
    """The same, or the file that has it."""

    file: Text | SkipJsonSchema[None] = Field(
        None,
        json_schema_extra=described(
            "另存这些内容的 YAML 文件（相对于本文件）",
            "a file of YAML that has it, named from this one",
        ),
    )


class Configuration(Choices):
    """A `.reportlint.yaml`."""

    extends: list[Text] = Field(
        [],
        json_schema_extra=described(
            "沿用的设置：default、strict、规则集的名称或其他配置文件的路径；后面的优先于前面的",
            "settings to start from: default, strict, names of profiles or paths of other files; "
            "the later over the earlier",
        ),
    )
    rule_files: list[Text] = Field(
        [],
        json_schema_extra=described(
            "不写程序、自己声明规则的文件", "files in which rules are declared without code"
        ),
    )
    grading: GradingTable | SkipJsonSchema[None] = Field(
        None,
        json_schema_extra=described(
            "评分：满分和各组问题的分值（见 --format grade）",
            "points: the full mark, and what each group of findings costs (see --format grade)",
        ),
    )
    lang: Literal["zh", "en"] = Field(
        "zh", json_schema_extra=described("消息的语言", "language of messages")
    )
    per_file: dict[Text, FileChoices] = Field(
        {},
        json_schema_extra=described(
            "对名称符合的文件另作规定；其中的 ignore 为追加",
            "what holds for files that match; what is ignored in it is ignored as well",
        ),
    )
    include: list[Text] = Field(
        [], json_schema_extra=described("符合的文件必须是报告", "files that match must be reports")
    )
    exclude: list[Text] = Field(
        [],
        json_schema_extra=described(
            "遍历文件夹时跳过这些文件", "files that are skipped in folders"
        ),
    )
    plugins: list[Text] = Field(
        [],
        json_schema_extra=described(
            "必须安装的插件：发行包或模块的名称",
            "plugins that must be installed: names of distributions or modules",
        ),
    )
    preview: bool | SkipJsonSchema[None] = Field(
        None, json_schema_extra=described("试行的规则也检查", "check rules in preview as well")
    )
    baseline: Text | SkipJsonSchema[None] = Field(
        None,
        json_schema_extra=described(
            "基线文件：其中已有的问题不计（见 reportlint baseline）",
            "file of a baseline: findings in it do not count (see reportlint baseline)",
        ),
    )
    history: list[Path] = Field(
        [],
        json_schema_extra=described(
            "往年报告所在的文件夹或文件：只用于比对，不检查；[] 为不比对",
            "folders or files of earlier reports, to compare with and not to check; []: none",
        ),
    )
    offices: OfficesEntry = Field(
        default_factory=lambda: OfficesEntry.model_validate({}),
        json_schema_extra=described(
            "单位的改名和上下级关系", "offices that were renamed, and which are below which"
        ),
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning",
        json_schema_extra=described("达到该级别即视为不通过", "lowest severity that fails a run"),
    )


def keys_at(route: tuple[str | int, ...], table: type[Table] = Configuration) -> list[str]:
    """Give the keys the table has that a route leads to from another."""
    match route:
        case ("per-file", *_):
            table, route = FileChoices, route[2:]
        case ("offices", *_):
            table = OfficesEntry
        case ("grading", "groups", _, *_):
            table = PointTable
        case ("grading", *_):
            table = GradingTable
    return [_kebab(name) for name in table.model_fields]
