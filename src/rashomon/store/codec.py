"""Values to JSON and back: pydantic reads the types of the frozen dataclasses, so there is no second schema to keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")
_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """The adapter of a type, made once (some milliseconds each)."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def encode(value: Any) -> str:
    """A value of the model as JSON, every field present, non-ASCII letters as they are."""
    return _adapter(type(value)).dump_json(value).decode()


def decode(kind: type[T], record: str) -> T:
    """The value of a record. Raises `pydantic.ValidationError` where it does not fit the type."""
    value: T = _adapter(kind).validate_json(record)
    return value


def decode_all(kind: type[T], records: Iterable[str]) -> tuple[T, ...]:
    """The values of several records, decoded in one go."""
    several: Any = tuple[kind, ...]  # type: ignore[valid-type]
    values: tuple[T, ...] = _adapter(several).validate_json(f"[{','.join(records)}]")
    return values
