"""The JSON Schema of a configuration file, for editors: its keys, and the options of each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.config.model import DESCRIPTION, Configuration, FileChoices, RuleEntry
from reportlint.messages.languages import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.option import Option
    from reportlint.model.rule import Rule

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINITIONS = "$defs"
_GENERAL = Bilingual("对规则另作规定", "what holds for a rule")
_KINDS = {bool: "boolean", int: "integer", str: "string"}


def schema(rules: Iterable[Rule[Any]], language: Language = Language.ZH) -> dict[str, Any]:
    """Give the schema of a configuration of these rules."""
    model: dict[str, Any] = _trimmed(Configuration.model_json_schema(by_alias=True), language)
    definitions = model[_DEFINITIONS]
    entry = definitions[RuleEntry.__name__]
    definitions[RuleEntry.__name__] = _closed(entry, _GENERAL, {}, language)
    configurable = [rule for rule in rules if rule.options]
    for rule in configurable:
        definitions[rule.code] = _closed(entry, rule.summary, rule.options, language)
    for table in (model, definitions[FileChoices.__name__]):
        entries = table["properties"]["rules"]
        entries["properties"] = {
            selector: _or_switched(entries["additionalProperties"], rule.code)
            for rule in configurable
            for selector in (rule.code, rule.name)
        }
    return {"$schema": _DIALECT, "title": ".reportlint.yaml", **model}


def _closed(
    entry: Mapping[str, Any],
    description: Bilingual,
    options: Mapping[str, Option[Any]],
    language: Language,
) -> dict[str, Any]:
    """Give the entry of a rule, in which there is something, and nothing but what it has."""
    added = {name: _of_option(option, language) for name, option in options.items()}
    properties = {**entry["properties"], **added}
    return {
        **entry,
        DESCRIPTION: description.within(language),
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
    }


def _or_switched(entry: Mapping[str, Any], definition: str) -> dict[str, Any]:
    """Give what may be said of any rule, with a definition of its own in place of the general one."""
    switch, _ = entry["oneOf"]
    return {"oneOf": [switch, {"$ref": f"#/{_DEFINITIONS}/{definition}"}]}


def _of_option(option: Option[Any], language: Language) -> dict[str, Any]:
    described = {DESCRIPTION: option.summary.within(language), "default": option.default}
    if isinstance(option.default, tuple):
        texts = {"type": "string", "minLength": 1}
        return {**described, "default": [*option.default], "type": "array", "items": texts}
    kind = {"type": _KINDS[type(option.default)]}
    if option.choices:
        return {**described, **kind, "enum": [*option.choices]}
    limits = {"minimum": option.at_least, "maximum": option.at_most}
    if isinstance(option.default, str):
        limits = {"minLength": 1}
    return {
        **described,
        **kind,
        **{key: limit for key, limit in limits.items() if limit is not None},
    }


def _trimmed(schema: Any, language: Language) -> Any:
    """Give what the model says to readers of one language, and not to Python only.

    Titles made of names, docstrings and defaults of None are left out.
    """
    if isinstance(schema, list):
        return [_trimmed(item, language) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: Bilingual(*value).within(language)
        if key == DESCRIPTION and isinstance(value, list)
        else _trimmed(value, language)
        for key, value in schema.items()
        if not (key in ("title", DESCRIPTION) and isinstance(value, str))
        and not (key == "default" and not value)
    }
