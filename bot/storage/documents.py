"""Frozen values of the desk as JSON documents and back, led by their type hints: ``decode(T, encode(x)) == x``.

Decimals and instants are strings, time spans seconds, sets sorted lists. A field that a class does not know is an
error; a field that a document lacks takes its default, so that a new field with a default reads old documents.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decoder = Callable[[Any], Any]


class UnreadableDocument(Exception):
    """A stored document and the class it should become do not fit; names the class and the field."""


def encode(value: object) -> Any:
    """The value as JSON data; raises TypeError for a kind of value that documents do not hold."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (datetime, date)):
        return _instant(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((encode(item) for item in value), key=json.dumps)
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"A document cannot hold a {type(value).__name__}.")


def decode(kind: type[T], document: object) -> T:
    """The value of this class that the document was made from; raises UnreadableDocument."""
    try:
        return cast(T, _decoder(cast(Any, kind))(document))
    except (KeyError, TypeError, ValueError, ArithmeticError) as wrong:
        raise UnreadableDocument(f"A stored {kind.__name__} cannot be read: {wrong}") from wrong


def _instant(value: datetime | date) -> str:
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise TypeError(f"A document cannot hold {value}: it has no time zone.")
    return value.isoformat()


@cache
def _decoder(hint: Any) -> _Decoder:
    """How a value with this type hint is read."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(args)
    if origin is tuple:
        return _tuple(args)
    if origin is frozenset:
        item = _decoder(args[0])
        return lambda data: frozenset(item(each) for each in _list(data))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        value = _decoder(args[1])
        return lambda data: {key: value(each) for key, each in _object(data).items()}
    if isinstance(hint, type):
        return _of_class(hint)
    raise TypeError(f"Documents have no way to write {hint}.")


def _of_class(kind: type) -> _Decoder:
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return lambda data: datetime.fromisoformat(data)
    if kind is date:
        return lambda data: date.fromisoformat(data)
    if kind is timedelta:
        return lambda data: timedelta(seconds=data)
    if kind is Decimal:
        return lambda data: Decimal(_exactly(str, data))
    if kind is float:
        return lambda data: float(data) if isinstance(data, int) else _exactly(float, data)
    if kind in (str, int, bool):
        return lambda data: _exactly(kind, data)
    raise TypeError(f"Documents have no way to write {kind.__name__}.")


def _dataclass(kind: type) -> _Decoder:
    hints = get_type_hints(kind)
    decoders: dict[str, _Decoder] = {}

    def read(data: Any) -> Any:
        # Decoders are looked up at the first use: a class may hold itself.
        if not decoders:
            decoders.update({field.name: _decoder(hints[field.name]) for field in fields(kind)})
        unknown = _object(data).keys() - decoders.keys()
        if unknown:
            raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
        return kind(**{name: decoders[name](each) for name, each in data.items()})

    return read


def _optional(args: tuple[Any, ...]) -> _Decoder:
    kinds = [arg for arg in args if arg is not type(None)]
    if len(kinds) != 1 or len(kinds) == len(args):
        raise TypeError("Documents hold one kind of value per field, or none.")
    inner = _decoder(kinds[0])
    return lambda data: None if data is None else inner(data)


def _tuple(args: tuple[Any, ...]) -> _Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        item = _decoder(args[0])
        return lambda data: tuple(item(each) for each in _list(data))
    items = [_decoder(arg) for arg in args]

    def read(data: Any) -> Any:
        if len(_list(data)) != len(items):
            raise ValueError(f"{len(items)} values are expected, {len(data)} are there")
        return tuple(item(each) for item, each in zip(items, data, strict=True))

    return read


def _exactly(kind: type, data: Any) -> Any:
    if type(data) is not kind:
        raise TypeError(f"a {kind.__name__} is expected, not {data!r}")
    return data


def _list(data: Any) -> list[Any]:
    return cast("list[Any]", _exactly(list, data))


def _object(data: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", _exactly(dict, data))
