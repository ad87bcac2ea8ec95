"""Reads a file of rules: what is wrong with it is said with its line and column, and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

from reportlint.messages.languages import Bilingual
from reportlint.model.finding import Severity
from reportlint.model.rule import Rule
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.figures.equations import Number
from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import Fact
from reportlint_rules.declared import formulas, naming
from reportlint_rules.declared.declaration import Check, Declaration, Scope
from reportlint_rules.declared.declared_rule import made_of
from reportlint_rules.declared.lengths import Length
from reportlint_rules.declared.phrases import Forbidden, Required
from reportlint_rules.declared.sums import Sums
from reportlint_rules.declared.whereabouts import TEXT, Where
from reportlint_rules.declared.wording import Wording

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z][0-9]{3}")
_LONGEST_WORDING = 100
"""So many characters of a wording are enough for a clause."""
_MOST_CHARACTERS = 1_000_000
"""A length that no report has."""

_DOUBLED = re.compile(r"\{(found|sum|gap|limit)\}\s*+(件|万元|字)")
"""What is filled in with its unit, and that unit again."""

_KINDS: Mapping[str, tuple[Collection[str], Collection[str]]] = {
    "holds": (formulas.KEYS[1:], ("sum", "found", "gap", "expected", "actual")),
    "requires": (("where", "in"), ("wordings",)),
    "forbids": (("where", "in"), ("actual",)),
    "length": (("where",), ("expected", "actual", "limit")),
}
"""What a rule may check, by the key that says so: the keys that go with it, and what a message may tell."""

_SEVERITIES = {severity.label: severity.said.zh for severity in sorted(Severity, reverse=True)}
"""How severe a finding is, and what a person calls it."""

_ABOUT = ("severity", "on", "summary", "rationale", "remedy", "basis")
_EXAMPLES = ("passing", "failing")
_FOR = ("for-years", "for-offices")


def read(file: Path, letter: str) -> Sequence[Rule[Any]]:
    """Read a file of rules whose codes begin with a letter; raises ConfigurationError."""
    facts = fact_files.read(file)
    bare = next((fact for key, fact in facts.entries().items() if _CODE.fullmatch(key)), None)
    if bare is not None:
        bare.fail(
            "规则要写在 rules: 下面：第一行写“rules:”，规则往右缩进两格",
            "rules belong under `rules:`: write that on the first line, and indent them by two",
            at_key=True,
        )
    declared = facts.fields(["rules"])["rules"].entries()
    for key, fact in declared.items():
        if not (key.startswith(letter) and _CODE.fullmatch(key)):
            fact.fail(
                f"规则代码“{key}”应为 {letter} 加三位数字，如 {letter}001",
                f"the code {key!r} must be {letter} and three digits, such as {letter}001",
                at_key=True,
            )
    names: dict[str, str] = {}
    made = {key: _declaration(key, fact, names) for key, fact in declared.items()}
    _check_bounds(made, declared)
    return [made_of(declaration) for declaration in made.values()]


def _check_bounds(made: Mapping[str, Declaration], facts: Mapping[str, Fact]) -> None:
    """Refuse rules for the same reports that bound a figure so that no number is left for it.

    Rules on several figures may contradict each other all the same: they are not solved.
    """
    met: dict[tuple[Scope, str], list[tuple[str, Number | None, Number | None]]] = {}
    for code, declaration in made.items():
        check = declaration.check
        for owed in check.equations if isinstance(check, Sums) else ():
            if owed.bounds is None:
                continue
            least, most = owed.bounds
            others = met.setdefault((declaration.scope, owed.at), [])
            for other, its_least, its_most in others:
                if _is_above(least, its_most) or _is_above(its_least, most):
                    facts[code].entries()["holds"].fail(
                        f"与 {other} 矛盾，没有报告能同时符合",
                        f"no report can keep this and {other}",
                    )
            others.append((code, least, most))


def _is_above(least: Number | None, most: Number | None) -> bool:
    return least is not None and most is not None and least > most


def _declaration(code: str, fact: Fact, names: dict[str, str]) -> Declaration:
    kind = _kind(fact)
    own, told = _KINDS[kind]
    fields = fact.fields(["name", "message", kind], (*own, *_ABOUT, *_EXAMPLES, *_FOR))
    message = _both(fields["message"])
    _check_placeholders(fields["message"], message, told)
    _check_words_around(fields, message)
    return Declaration(
        code=code,
        name=_name(fields["name"], code, names),
        severity=_severity(fields["severity"]) if "severity" in fields else Severity.WARNING,
        on_by_default=fields["on"].flag() if "on" in fields else True,
        summary=_summary(fields, message),
        rationale=_said(fields, "rationale"),
        remedy=_said(fields, "remedy"),
        basis=_both(fields["basis"]) if "basis" in fields else None,
        message=message,
        passing=_examples(fields, "passing"),
        failing=_examples(fields, "failing"),
        scope=_scope(fields),
        check=_check(kind, fields),
        written="\n".join(
            f"{key}: {fields[key].written}" for key in (kind, *own, *_FOR) if key in fields
        ),
    )


def _kind(fact: Fact) -> str:
    """Say what a rule checks: just one thing."""
    said = [key for key in fact.entries() if key in _KINDS]
    if len(said) != 1:
        kinds = list(_KINDS)
        fact.fail(
            f"应有且只有一项检查内容：{'、'.join(kinds)}",
            f"it must have one, and only one, of: {', '.join(kinds)}",
            at_key=True,
        )
    return said[0]


def _check(kind: str, fields: Mapping[str, Fact]) -> Check:
    match kind:
        case "holds":
            return formulas.read(fields)
        case "length":
            return _length(fields)
        case "requires":
            return Required(_where(fields), _wordings(fields[kind]))
        case _:
            return Forbidden(_where(fields), _wordings(fields[kind]))


# ---------------------------------------------------------------- what is checked


def _where(fields: Mapping[str, Fact]) -> Where:
    in_headings = "in" in fields
    if in_headings and fields["in"].text() != "headings":
        fields["in"].fail("应为 headings", "it must be headings")
    if "where" not in fields:
        return Where(TEXT, in_headings)
    name = fields["where"].text()
    if name not in naming.sections():
        naming.fail_unknown(fields["where"], Bilingual("部分", "section"), name, naming.sections())
    return Where(name, in_headings)


def _wordings(fact: Fact) -> tuple[Wording, ...]:
    wordings = []
    for item in fact.items():
        wording = Wording(item.text().strip())
        if not wording.is_telling:
            item.fail(
                "“*”和“#”的前后都要有文字", "there must be words before and behind each * or #"
            )
        if len(wording.written) > _LONGEST_WORDING:
            item.fail(
                f"不应超过 {_LONGEST_WORDING} 个字",
                f"it must not be longer than {_LONGEST_WORDING} characters",
            )
        wordings.append(wording)
    if not wordings:
        fact.fail("不能为空", "it must not be empty")
    return tuple(wordings)


def _length(fields: Mapping[str, Fact]) -> Length:
    limits = fields["length"].fields([], ["at-least", "at-most"])
    if not limits:
        fields["length"].fail("应有 at-least 或 at-most", "it must have at-least or at-most")
    least, most = (
        _characters(limits[key]) if key in limits else None for key in ("at-least", "at-most")
    )
    if least is not None and most is not None and least > most:
        limits["at-most"].fail(
            "at-most 小于 at-least，不可能做到", "at-most is less than at-least: nothing can be so"
        )
    return Length(_where(fields), least, most)


def _characters(fact: Fact) -> int:
    number = fact.whole()
    if not 1 <= number <= _MOST_CHARACTERS:
        fact.fail(
            f"应为 1 到 {_MOST_CHARACTERS} 之间的整数",
            f"it must be a whole number from 1 to {_MOST_CHARACTERS}",
        )
    return number


def _scope(fields: Mapping[str, Fact]) -> Scope:
    if "for-years" in fields and not fields["for-years"].is_table:
        fields["for-years"].fail(
            "应写成 {from: 2024, to: 2026}，可只写一头",
            "it must be {from: 2024, to: 2026}, or one of these",
        )
    years = fields["for-years"].fields([], ["from", "to"]) if "for-years" in fields else {}
    first, last = (years[key].whole() if key in years else None for key in ("from", "to"))
    if first is not None and last is not None and first > last:
        years["to"].fail("to 早于 from", "`to` is before `from`")
    return Scope(first, last, tuple(_sorts(fields)))


def _sorts(fields: Mapping[str, Fact]) -> Iterator[Sort]:
    kind = Bilingual("单位类别", "sort of offices")
    for item in fields["for-offices"].items() if "for-offices" in fields else ():
        if item.text() not in naming.OFFICES:
            naming.fail_unknown(item, kind, item.text(), naming.OFFICES)
        yield Sort(item.text())


# ---------------------------------------------------------------- what is said of it


def _name(fact: Fact, code: str, names: dict[str, str]) -> str:
    name = fact.text()
    if _NAME.fullmatch(name) is None:
        fact.fail(
            f"规则名称“{name}”应为小写英文单词，以连字符相连",
            f"the name {name!r} must be lower-case words joined by hyphens",
        )
    if name in names:
        fact.fail(f"规则 {names[name]} 已用此名称", f"the rule {names[name]} has this name already")
    names[name] = code
    return name


def _severity(fact: Fact) -> Severity:
    if fact.text() not in _SEVERITIES:
        naming.fail_unknown(fact, Bilingual("级别", "severity"), fact.text(), _SEVERITIES)
    return Severity.parse(fact.text())


def _both(fact: Fact) -> Bilingual:
    """Read a text in both languages; what is said in one is said so in the other."""
    if not fact.is_table:
        return Bilingual(fact.text(), fact.text())
    said = fact.fields([], ["zh", "en"])
    if not said:
        fact.fail("应有 zh 或 en", "it must have zh or en")
    zh, en = (said[key].text() if key in said else "" for key in ("zh", "en"))
    return Bilingual(zh or en, en or zh)


def _said(fields: Mapping[str, Fact], key: str) -> Bilingual:
    return _both(fields[key]) if key in fields else Bilingual("", "")


def _summary(fields: Mapping[str, Fact], message: Bilingual) -> Bilingual:
    """Give what a rule checks in a few words: what is said of it, else its message."""
    if "summary" in fields:
        return _both(fields["summary"])
    if any(_placeholders(text) for text in message):
        fields["message"].fail(
            "消息里有 {…}，请另写 summary", "the message has {…} in it: write a summary as well"
        )
    return message


def _check_placeholders(fact: Fact, message: Bilingual, known: Collection[str]) -> None:
    """Refuse a message that could not be filled in."""
    for text in message:
        try:
            placeholders = _placeholders(text)
        except ValueError:
            fact.fail("大括号没有成对", "a brace is not closed, or not opened")
        for name in placeholders:
            if name not in known:
                fact.fail_unknown(Bilingual("可填的内容", "value to be filled in"), name, known)


def _check_words_around(fields: Mapping[str, Fact], message: Bilingual) -> None:
    """Refuse a message that would say 5件件, or that a text of 200 to 1,000 characters has to have 200."""
    doubled = _DOUBLED.search(message.zh)
    if doubled:
        name, unit = doubled.groups()
        fields["message"].fail(
            f"{{{name}}} 已带单位，后面不要再写“{unit}”",
            f"{{{name}}} has its unit: write no {unit} behind it",
        )
    limits = fields["length"].entries() if "length" in fields else {}
    if len(limits) > 1 and any("expected" in _placeholders(text) for text in message):
        fields["message"].fail(
            "有上下限的，请用 {limit}（“不少于200字”或“不超过1000字”）代替 {expected}",
            "with two limits, write {limit} (“at least 200”, “at most 1000”) in the place of {expected}",
        )


def _placeholders(text: str) -> list[str]:
    """Give what is to be filled in to a text; with all that stands beside a name, so that none goes in."""
    return [
        f"{name}{f'!{conversion}' if conversion else ''}{f':{how}' if how else ''}"
        for _, name, how, conversion in Formatter().parse(text)
        if name is not None
    ]


def _examples(fields: Mapping[str, Fact], key: str) -> tuple[str, ...]:
    if key not in fields:
        return ()
    fact = fields[key]
    return fact.words() if fact.is_list else (fact.text(),)
