"""A declared rule as the engine has it: like any other, but made of a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import ClassVar

from reportlint.model.finding import Finding
from reportlint_grammar.report import Report
from reportlint_rules.declared.declaration import Declaration
from reportlint_rules.report_rule import ReportRule


class DeclaredRule(ReportRule):
    """A check that is declared in a file: two of the same declaration are one."""

    declaration: ClassVar[Declaration]

    def check(self, subject: Report) -> Iterator[Finding]:
        if self.declaration.scope.covers(subject):
            yield from self.declaration.check.findings(self, subject)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DeclaredRule) and self.declaration == other.declaration

    def __hash__(self) -> int:
        return hash(self.declaration)

    def __repr__(self) -> str:
        return repr(self.declaration)

    def __reduce__(self) -> tuple[Callable[[Declaration], DeclaredRule], tuple[Declaration]]:
        """Travel as what was declared: the class of its own is made where it arrives."""
        return made_of, (self.declaration,)


def made_of(declaration: Declaration) -> DeclaredRule:
    """Make the rule of a declaration."""
    return _class_of(declaration)()


@cache
def _class_of(declaration: Declaration) -> type[DeclaredRule]:
    names = ("code", "name", "severity", "on_by_default", "summary", "rationale", "remedy", "basis")
    attributes = {
        name: getattr(declaration, name) for name in (*names, "message", "passing", "failing")
    }
    return type(
        f"Declared{declaration.code}",
        (DeclaredRule,),
        {**attributes, "declared": declaration.written, "declaration": declaration},
    )
