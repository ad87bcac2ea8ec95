"""Writes what the typed report has by name: from the form's facts, and from the classes themselves."""

from __future__ import annotations

import enum
import html
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reportlint.messages.languages import Bilingual, Language
from reportlint_grammar import report
from reportlint_grammar.content.typed_tables import ROWS
from reportlint_grammar.form.edition import Edition, Label, RowForm, TableForm
from reportlint_grammar.form.facts import editions

PATHS = {Language.ZH: "reference.md", Language.EN: "en/reference.md"}
"""Where the page in each language is."""

_TITLE = Bilingual("报告里的名称", "Names in a report")
_INTRODUCTION = Bilingual(
    "规则拿到的是 `report`（`reportlint_grammar.report.Report`）。"
    "表里的每个数字都有名称，由表、行、列三段组成："
    "`report.requests.carried_forward.total` 是表三“结转下年度继续办理”的“总计”。报告里没有的表和行是 `None`；"
    "标了年份的，只有那一年的格式有，其他格式里没有的列也是 `None`。台账里是同样的名称，"
    '不带开头的 `report.`：`entry.facts["requests.carried_forward.total"]`。',
    "What a rule is given is `report`, a `reportlint_grammar.report.Report`. Each figure of a table goes by "
    "the names of its table, its row and its column: `report.requests.carried_forward.total` is the total of "
    "“carried forward” in table three. A table or a row that a report lacks is `None`. What has a year is in "
    "the form of that year only, and a column that a form has not is `None`, too. The ledger has the same "
    'names without `report.`: `entry.facts["requests.carried_forward.total"]`.',
)
_SECTIONS = Bilingual("部分", "Sections")
_SECTION_HEAD = Bilingual("| 部分 | 格式中的标题 |", "| section | heading in the form |")
_ROWS = Bilingual("| 行 | 格式中的行名 |", "| row | label in the form |")
_COLUMNS = Bilingual("| 列 | 格式中的列名 |", "| column | label in the form |")
_ONLY = Bilingual("（{} 年格式）", " (form of {})")
_AND = Bilingual("、", ", ")
_CLASSES = Bilingual(
    "下面是各个类的属性和方法，都可以从 `reportlint_grammar.report` 导入。说明取自源码，为英文。",
    "These are the attributes and methods of the classes, all of which may be imported from "
    "`reportlint_grammar.report`.",
)
_MEMBERS = Bilingual("| 名称 | 类型 | 说明 |", "| name | type | what it is |")


def written(language: Language) -> str:
    """Write the page in a language."""
    lines = [f"# {_TITLE.within(language)}", "", _INTRODUCTION.within(language)]
    newest, *_ = forms = editions()
    lines += ["", f"## {_SECTIONS.within(language)}", "", *_sections(newest, language)]
    for table in _tables(forms):
        for group in table.groups():
            lines += ["", f"## {group.title(language)}", "", *group.lines(language)]
    lines += ["", f"## {report.__name__}", "", _CLASSES.within(language)]
    for name in report.__all__:
        lines += ["", f"### {name}", "", *_of_class(getattr(report, name), language)]
    return "\n".join(lines)


@dataclass
class _Table:
    """A table in all the editions that have it."""

    forms: Mapping[int, TableForm]

    @property
    def form(self) -> TableForm:
        return next(iter(self.forms.values()))

    def groups(self) -> Iterator[_Group]:
        """Give the rows, those together that have the same columns."""
        groups: dict[object, dict[str, Mapping[int, RowForm]]] = {}
        names = dict.fromkeys(name for form in self.forms.values() for name in form.by_name)
        for name in names:
            rows = {
                year: form.by_name[name]
                for year, form in self.forms.items()
                if name in form.by_name
            }
            groups.setdefault(ROWS[self.form.name, name], {})[name] = rows
        for rows_by_name in groups.values():
            yield _Group(self, rows_by_name, is_all=len(groups) == 1)


@dataclass
class _Group:
    """Rows that have the same columns, each by the editions that have it."""

    table: _Table
    rows: Mapping[str, Mapping[int, RowForm]]
    is_all: bool

    def title(self, language: Language) -> str:
        table = self.table.form.words.within(language)
        if self.is_all:
            return table
        rows = [next(iter(forms.values())).label for forms in self.rows.values()]
        return f"{table} · {_AND.within(language).join(row.words.within(language) for row in rows)}"

    def lines(self, language: Language) -> Iterator[str]:
        table, every = self.table.form.name, tuple(self.table.forms)
        yield from (_ROWS.within(language), "|---|---|")
        for name, forms in self.rows.items():
            row = next(iter(forms.values()))
            label = " · ".join(each.official for each in (*row.groups, row.label))
            yield f"| `report.{table}.{name}` | {_cell(label)}{_only(forms, every, language)} |"
        yield from ("", _COLUMNS.within(language), "|---|---|")
        for name, labels in self._columns().items():
            label = next(iter(labels.values())).official
            yield f"| `.{name}` | {_cell(label)}{_only(labels, every, language)} |"

    def _columns(self) -> Mapping[str, Mapping[int, Label]]:
        columns: dict[str, dict[int, Label]] = {}
        for forms in self.rows.values():
            for year, row in forms.items():
                for column in row.columns:
                    columns.setdefault(column.label.name, {})[year] = column.label
        return columns


def _sections(edition: Edition, language: Language) -> Iterator[str]:
    yield from (_SECTION_HEAD.within(language), "|---|---|")
    for section in edition.sections:
        yield f'| `report.section("{section.name}")` | {_cell(section.title)} |'


def _tables(forms: Sequence[Edition]) -> Iterator[_Table]:
    for name in dict.fromkeys(name for edition in forms for name in edition.tables):
        yield _Table(
            {edition.year: edition.tables[name] for edition in forms if name in edition.tables}
        )


def _only(years: Mapping[int, Any], every: Sequence[int], language: Language) -> str:
    """Say which editions have something, where others have not."""
    if len(years) == len(every):
        return ""
    return _ONLY.within(language).format(_AND.within(language).join(map(str, years)))


def _of_class(kind: type, language: Language) -> Iterator[str]:
    """Write what a class is, and what it has."""
    yield _cell(inspect.getdoc(kind) or "")
    members = list(_members(kind))
    if members:
        yield from ("", _MEMBERS.within(language), "|---|---|---|")
        for name, type_, said in members:
            yield f"| `{name}` | {f'`{_code(type_)}`' if type_ else ''} | {_cell(said)} |"


def _members(kind: type) -> Iterator[tuple[str, str, str]]:
    """Give the public attributes and methods of a class: name, type, and what it says of them."""
    if issubclass(kind, enum.Enum):
        yield from (
            (member.name, "", str(member.value) if isinstance(member.value, str) else "")
            for member in kind
        )
        return
    found: dict[str, tuple[str, str]] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.partition(".")[0] != report.__name__.partition(".")[0]:
            continue
        annotated = inspect.get_annotations(base).items()
        found |= {
            name: (str(getattr(type_, "__forward_arg__", type_)), "") for name, type_ in annotated
        }
        for name, member in vars(base).items():
            function = getattr(member, "fget", getattr(member, "func", member))
            if isinstance(member, property | cached_property):
                found[name] = function.__annotations__["return"], inspect.getdoc(function) or ""
            elif inspect.isfunction(member):
                found[name] = _signature(member), inspect.getdoc(member) or ""
    yield from ((name, *said) for name, said in found.items() if not name.startswith("_"))


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parameters = [each for each in signature.parameters.values() if each.name != "self"]
    return re.sub("'", "", str(signature.replace(parameters=parameters)))


def _code(text: str) -> str:
    return text.replace("|", "\\|")


def _cell(text: str) -> str:
    """Have a text shown as it is in a cell, but for the code in it."""
    return html.escape(" ".join(text.split()), quote=False).replace("|", "\\|")
