"""What became of a file as JSON and back, exactly: for caches, pipes and other machines.

A record is read strictly: what is not just as it would be written is no record at all. How a value is
written follows from its type: dataclasses are objects, named tuples and sequences are arrays, a
decimal is an object of its own, so that it is not taken for a text.
"""

from __future__ import annotations

import enum
import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from typing import Any, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from reportlint.model.ledger import Facts
from reportlint.model.outcome import Outcome
from reportlint.model.packed_facts import PackedFacts

FORMAT = 4
"""Raised when records are written in another way, though of the same values."""

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_DECIMAL = "decimal"
_FORMAT, _OUTCOME = "format", "outcome"


class NoRecordError(ValueError):
    """A text that is not a record, or a value that has no exact one."""


def to_json(outcome: Outcome) -> str:
    """Write an outcome; raises NoRecordError where something in it is not of the type it should be."""
    try:
        record = {_FORMAT: FORMAT, _OUTCOME: _shape(Outcome).write(outcome)}
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError) as error:  # A whole number may have too many digits.
        raise NoRecordError(str(error)) from None


def from_json(text: str) -> Outcome:
    """Read an outcome; raises NoRecordError."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoRecordError(str(error)) from None
    if not isinstance(record, dict) or record.keys() != {_FORMAT, _OUTCOME}:
        raise NoRecordError("not a record")
    if type(record[_FORMAT]) is not int or record[_FORMAT] != FORMAT:
        raise NoRecordError("a record of another format")
    outcome: Outcome = _shape(Outcome).read(record[_OUTCOME])
    return outcome


class _Shape(NamedTuple):
    """How the values of a type are written as JSON of one kind, and read again.

    Values of `plain` types are in JSON what they are: most of a record need only be looked at.
    """

    made: type
    kind: type
    write: Callable[[Any], Json]
    read: Callable[[Any], Any]
    plain: frozenset[type] = frozenset()


@cache
def _shape(hint: Any) -> _Shape:
    """Give the shape of a type as it stands in an annotation; raises TypeError if it has none."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union([_shape(member) for member in arguments])
    if origin is Sequence or (origin is tuple and arguments[1:] == (...,)):
        return _row(_shape(arguments[0]))
    if hint == Facts:
        return _facts()
    if origin is Mapping and arguments[0] is str:
        return _mapping(_shape(arguments[1]))
    if hint in (int, str, bool, types.NoneType):
        as_it_is = partial(_exactly, hint)
        return _Shape(hint, hint, as_it_is, as_it_is, frozenset({hint}))
    if hint is Decimal:
        return _Shape(Decimal, dict, _decimal_written, _decimal_read)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _member(hint)
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return _named_tuple(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    raise TypeError(f"values of type {hint} do not travel")


def _exactly(expected: type, value: Any) -> Any:
    """Give a value of just this type: True is not a number, a token is not a text."""
    if type(value) is not expected:
        raise NoRecordError(f"{value!r} is not of type {expected.__name__}")
    return value


def _union(members: Sequence[_Shape]) -> _Shape:
    by_type = {member.made: member for member in members}
    by_kind = {member.kind: member for member in members}
    if len(by_kind) < len(members):
        raise TypeError(f"JSON cannot tell the members of {members} apart")

    def write(value: Any) -> Json:
        member = by_type.get(type(value))
        if member is None:
            raise NoRecordError(f"{value!r} is of none of the types it may be")
        return member.write(value)

    def read(value: Any) -> Any:
        member = by_kind.get(type(value))
        if member is None:
            raise NoRecordError(f"{value!r} is of none of the kinds it may be")
        return member.read(value)

    plain = frozenset[type]().union(*(member.plain for member in members))
    return _Shape(object, object, write, read, plain)


def _row(item: _Shape) -> _Shape:
    def write(value: Any) -> Json:
        return [item.write(part) for part in _exactly(tuple, value)]

    def read(value: Any) -> Any:
        return tuple([item.read(part) for part in _exactly(list, value)])

    return _Shape(tuple, list, write, read)


def _mapping(item: _Shape) -> _Shape:
    def write(value: Any) -> Json:
        return {_exactly(str, key): item.write(part) for key, part in _exactly(dict, value).items()}

    def read(value: Any) -> Any:
        return {key: item.read(part) for key, part in _exactly(dict, value).items()}

    return _Shape(dict, dict, write, read)


def _facts() -> _Shape:
    """Write facts as they are packed: few who recall an outcome read them."""
    groups = _mapping(_shape(str))

    def write(value: Any) -> Json:
        return groups.write(PackedFacts.of(value).groups)

    def read(value: Any) -> Any:
        return PackedFacts(groups.read(value))

    return _Shape(PackedFacts, dict, write, read)


def _decimal_written(value: Any) -> Json:
    return {_DECIMAL: str(_exactly(Decimal, value))}


def _decimal_read(value: Any) -> Decimal:
    if _exactly(dict, value).keys() != {_DECIMAL}:
        raise NoRecordError(f"{value!r} is not a decimal")
    digits = _exactly(str, value[_DECIMAL])
    try:
        decimal = Decimal(digits)
    except InvalidOperation:
        raise NoRecordError(f"{digits!r} is not a decimal") from None
    if str(decimal) != digits:
        raise NoRecordError(f"{digits!r} is not how a decimal is written")
    return decimal


def _member(kind: type[enum.Enum]) -> _Shape:
    by_name = kind.__members__

    def write(value: Any) -> Json:
        return str(_exactly(kind, value).name)

    def read(value: Any) -> Any:
        if _exactly(str, value) not in by_name:
            raise NoRecordError(f"{value!r} is not a {kind.__name__}")
        return by_name[value]

    return _Shape(kind, str, write, read)


def _named_tuple(kind: Any) -> _Shape:
    hints = get_type_hints(kind)
    shapes = [_shape(hints[name]) for name in kind._fields]
    writing = [(shape.plain, shape.write) for shape in shapes]
    reading = [(shape.plain, shape.read) for shape in shapes]

    def write(value: Any) -> Json:
        return [
            part if type(part) in plain else write(part)
            for (plain, write), part in zip(writing, _exactly(kind, value), strict=True)
        ]

    def read(value: Any) -> Any:
        if len(_exactly(list, value)) != len(shapes):
            raise NoRecordError(f"{value!r} is not a {kind.__name__}")
        return kind._make(
            [
                part if type(part) in plain else read(part)
                for (plain, read), part in zip(reading, value, strict=True)
            ]
        )

    return _Shape(kind, list, write, read)


def _dataclass(kind: Any) -> _Shape:
    hints = get_type_hints(kind)
    shapes = {field.name: _shape(hints[field.name]) for field in fields(kind)}
    writing = [(name, shape.plain, shape.write) for name, shape in shapes.items()]
    reading = [(name, shape.plain, shape.read) for name, shape in shapes.items()]

    def write(value: Any) -> Json:
        _exactly(kind, value)
        return {
            name: part if type(part := getattr(value, name)) in plain else write(part)
            for name, plain, write in writing
        }

    def read(value: Any) -> Any:
        if _exactly(dict, value).keys() != shapes.keys():
            raise NoRecordError(f"{value!r} is not a {kind.__name__}")
        return kind(
            **{
                name: part if type(part := value[name]) in plain else read(part)
                for name, plain, read in reading
            }
        )

    return _Shape(kind, dict, write, read)
