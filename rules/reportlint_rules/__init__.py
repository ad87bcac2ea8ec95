"""The checks: one module a rule, grouped by family. A new module is found without being listed."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from reportlint.hookspecs import Profile, RuleMaker, hookimpl
from reportlint.model.rule import Family, Rule

_DECLARED = f"{__name__}.declared"
"""What makes rules of files, and has none itself: it is imported when there is such a file."""


class RuleFiles:
    """Makes the rules of files that declare them."""

    def make(self, file: Path, letter: str) -> Sequence[Rule[Any]]:
        """Read a file of rules whose codes begin with a letter; raises ConfigurationError."""
        from reportlint_rules.declared.rule_file import read

        return read(file, letter)


@hookimpl
def reportlint_families() -> Iterable[Family]:
    """Give the families of the rules."""
    from reportlint_rules.families import FAMILIES

    return FAMILIES


@hookimpl
def reportlint_rule_makers() -> Iterable[RuleMaker]:
    """Give what makes rules of files that declare them."""
    return [RuleFiles()]


@hookimpl
def reportlint_profiles() -> Iterable[Profile]:
    """Give the profiles of places that have said in public what they look at."""
    from reportlint_rules.profiles import PROFILES

    return PROFILES


@hookimpl
def reportlint_rules() -> Iterable[type[Rule[Any]]]:
    """Give every rule class in the modules below this package."""
    from reportlint_grammar.form import facts
    from reportlint_rules.arithmetic.equation_rule import EquationRule

    found = (module.name for module in walk_packages(__path__, f"{__name__}."))
    modules = (import_module(name) for name in found if not name.startswith(_DECLARED))
    rules = [
        rule
        for module in modules
        for rule in vars(module).values()
        if inspect.isclass(rule)
        and issubclass(rule, Rule)
        and rule.__module__ == module.__name__
        and not inspect.isabstract(rule)
        and "code" in vars(rule)
    ]
    facts.check_rules({rule.code for rule in rules if issubclass(rule, EquationRule)})
    return rules
