"""The catalogue of what is said of files, in both languages, filled in where something is said."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.hookspecs import KeptElsewhere, Unreadable
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.missing_software import Lack

_SHARED = "remedies"


def refusal(key: str, lacks: Lack | None = None, /, **values: object) -> Unreadable:
    """Give the refusal of that name: values stand in its reason and in its remedy."""
    return Unreadable(said(key, **values), _remedy(key, values), lacks)


def kept_elsewhere(key: str, /, **values: object) -> KeptElsewhere:
    """Give the refusal of that name, of a file that was read and does not have its text in it."""
    return KeptElsewhere(said(key, **values), _remedy(key, values))


def said(key: str, /, **values: object) -> Bilingual:
    """Give the message of that name; a value in both languages stands in each in its own."""
    return _filled(_message(key), values)


def have_at_hand() -> None:
    """Read the catalogue now: when memory has run out, there may be none to read it."""
    _catalogue()


def _remedy(key: str, values: Mapping[str, object]) -> Bilingual:
    remedy = _message(key)["remedy"]
    return _filled(_catalogue()[_SHARED][remedy] if isinstance(remedy, str) else remedy, values)


def _message(key: str) -> Mapping[str, Any]:
    subject, name = key.split(".")
    message: Mapping[str, Any] = _catalogue()[subject][name]
    return message


def _filled(text: Mapping[str, str], values: Mapping[str, object]) -> Bilingual:
    both = [
        (name, value if isinstance(value, Bilingual) else (value, value))
        for name, value in values.items()
    ]
    zh, en = ({name: value[place] for name, value in both} for place in (0, 1))
    return Bilingual(text["zh"].format_map(zh), text["en"].format_map(en))


@cache
def _catalogue() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text("utf-8"))
