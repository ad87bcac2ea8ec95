"""Notices in plain text: a template of jinja2, which may do nothing but write."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportlint.characters.printable import legible
from reportlint.formatters.notice.fields import LIST, SAMPLE, fault, unknown
from reportlint.formatters.notice.notices import OF_ITEM, OF_NOTICE
from reportlint.messages.languages import Bilingual, Language

if TYPE_CHECKING:
    from reportlint.formatters.notice.notices import Item, Notice
    from reportlint.hookspecs import Source

_IN_MEMORY = "<template>"
"""What jinja2 calls the file of a template that has none."""


class TextTemplate:
    """A text with fields, and with what is repeated for each finding; raises RunError if it is wrong."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        try:
            text = source.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            why = Bilingual("不是 UTF-8 编码，请另存为 UTF-8", "it is not UTF-8; save it as such")
            raise fault(self._path, None, why) from None
        try:
            tree = environment.parse(text)
            self._look_through(tree)
            self._template = environment.from_string(text)
        except TemplateSyntaxError as error:
            why = Bilingual(f"语法有误（{error.message}）", f"it is no jinja2 ({error.message})")
            raise fault(self._path, _line(error.lineno), why) from None
        self.filled(SAMPLE)
        self._demand_list(tree)

    def _look_through(self, tree: nodes.Template) -> None:
        """Refuse names that nothing is called by, and what would be read from elsewhere."""
        for elsewhere in tree.find_all(
            (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
        ):
            why = Bilingual("模板不能引用别的文件", "a template cannot use another file")
            raise fault(self._path, _line(elsewhere.lineno), why)
        fields = {**OF_NOTICE, **LIST}
        unknown_names = find_undeclared_variables(tree) - {
            *fields,
            *fields.values(),
            *DEFAULT_NAMESPACE,
        }
        for name in tree.find_all(nodes.Name):
            if name.name in unknown_names:
                raise fault(self._path, _line(name.lineno), unknown(name.name, fields))

    def _demand_list(self, tree: nodes.Template) -> None:
        """Refuse a template that leaves out what it is for."""
        names, members = find_undeclared_variables(tree), _members_named(tree)
        if not (names & _both_names(LIST) and members & _both_names(OF_ITEM)):
            why = Bilingual(
                "没有写在哪里逐条列出问题，要有 for 一条 in 问题清单，其中至少要有一处 {{一条.问题}}",
                "it does not say where findings go; it has to have `for item in findings`, "
                "and {{item.problem}} in it",
            )
            raise fault(self._path, None, why)

    def filled(self, notice: Notice) -> bytes:
        """Give a notice; raises RunError for what goes wrong only now."""
        fields = {name: getattr(notice, english) for name, english in _both(OF_NOTICE)}
        items = [_members(item) for item in notice.items]
        fields |= {name: items for name, _ in _both(LIST)}
        try:
            return self._template.render(fields).encode()
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            why = Bilingual(f"填不出来（{said}）", f"it cannot be filled in ({said})")
            raise fault(self._path, _line(_line_of(error)), why) from None


def standard(language: Language) -> TextTemplate:
    """Give the template that is used where there is no other."""
    from reportlint.hookspecs import Source

    name = f"notice.{language.value}.txt"
    return TextTemplate(Source(name, files(__package__).joinpath("standard", name).read_bytes()))


def _both_names(fields: dict[str, str]) -> set[str]:
    return {name for name, _ in _both(fields)}


def _members_named(tree: nodes.Template) -> set[object]:
    """Give what a template may ask a finding for, as `item.problem`, `item["problem"]` or by a filter."""
    named: set[object] = {each.attr for each in tree.find_all(nodes.Getattr)}
    return named | {each.value for each in tree.find_all(nodes.Const)}


def _both(fields: dict[str, str]) -> list[tuple[str, str]]:
    return [*fields.items(), *((english, english) for english in fields.values())]


def _members(item: Item) -> dict[str, object]:
    return {name: getattr(item, english) for name, english in _both(OF_ITEM)}


def _shown(value: object) -> object:
    """Give a value as it may be shown: a text of others has no controls and no halves of characters."""
    return legible(value) if type(value) is str else value


def _line(number: int | None) -> Bilingual | None:
    return Bilingual(f"第{number}行", f"line {number}") if number else None


def _line_of(error: BaseException) -> int | None:
    """Give the line of a template in which something went wrong, as its traceback has it."""
    line, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == _IN_MEMORY:
            line = step.tb_lineno
        step = step.tb_next
    return line
