"""Model dataclasses to JSON and back, exactly: decoding what was encoded gives an equal value.

The two functions of a type are built once from its annotations and kept. A field that holds its
default is left out, so that a new field with a default reads what was written before it.
"""

import base64
import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache

Json: typing.TypeAlias = (
    typing.Any
)  # what `json.loads` gives; the one place where the type of a value is not known
Hint: typing.TypeAlias = typing.Any  # a type as an annotation gives it
Convert = Callable[[Json], Json]
T = typing.TypeVar("T")


class Codec(typing.NamedTuple):
    """How values of one type are written and read; None where they stand as they are."""

    write: Convert | None
    read: Convert | None


AS_IT_STANDS = Codec(None, None)
SEQUENCES: tuple[Hint, ...] = (tuple, frozenset)
PLAIN: tuple[Hint, ...] = (str, int, float, bool, type(None))


def encode(value: object, kind: Hint = None) -> str:
    """Write a value as one line of JSON.

    Args:
        value: a model dataclass, or any value of `kind`.
        kind: its type, where it is not a dataclass (`tuple[Reason, ...]`).
    """
    hint: Hint = type(value) if kind is None else kind
    write = codec(hint).write
    plain = value if write is None else write(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(kind: type[T], line: str) -> T:
    """Read a value of a type from JSON.

    Raises:
        ValueError: the line is not JSON, or not a value of that type.
    """
    hint: Hint = kind
    read = codec(hint).read
    plain = json.loads(line)
    try:
        return typing.cast("T", plain if read is None else read(plain))
    except (AttributeError, IndexError, KeyError, TypeError) as problem:
        raise ValueError(f"not a {kind}: {line[:80]}") from problem


def plain(value: object) -> Json:
    """A value as JSON for people and other programs: every field by its name, defaults included."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple | frozenset):
        return [plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


@cache
def codec(kind: Hint) -> Codec:
    """Build the two functions of a type.

    Raises:
        TypeError: the type is none that the model uses.
    """
    if any(kind is plain for plain in PLAIN):
        return AS_IT_STANDS
    if dataclasses.is_dataclass(kind):
        return _dataclass(typing.cast("type", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Codec(None, kind)
    origin = typing.get_origin(kind)
    if origin in SEQUENCES:
        return _sequence(kind, origin)
    if origin in {types.UnionType, typing.Union}:
        return _union(kind)
    if getattr(origin, "__module__", "") == "numpy":
        return _array(typing.get_args(typing.get_args(kind)[1])[0])
    raise TypeError(f"no way to write a {kind!r} as JSON")


def _dataclass(kind: type) -> Codec:
    fields = dataclasses.fields(kind)
    by_name: dict[str, Codec] = {}
    pending: list[tuple[str, Convert | None, object]] = []

    def prepare() -> None:
        # Put off until the first value: a TimeRule holds TimeRules.
        hints = typing.get_type_hints(kind)
        by_name.update({field.name: codec(hints[field.name]) for field in fields})
        pending.extend((field.name, by_name[field.name].write, field.default) for field in fields)

    def write(value: Json) -> Json:
        if not pending:
            prepare()
        plain = {}
        for name, convert, default in pending:
            held = getattr(value, name)
            if default is dataclasses.MISSING or not (
                held is default or (held == default and type(held) is type(default))
            ):
                plain[name] = held if convert is None else convert(held)
        return plain

    def read(plain: Json) -> Json:
        if not by_name:
            prepare()
        given = {}
        for name, held in plain.items():
            convert = by_name[name].read
            given[name] = held if convert is None else convert(held)
        return kind(**given)

    return Codec(write, read)


def _sequence(kind: Hint, origin: Hint) -> Codec:
    arguments = typing.get_args(kind)
    if (len(arguments) == 2 and arguments[1] is Ellipsis) or origin is frozenset:
        return _uniform(codec(arguments[0]), origin)
    parts = [codec(argument) for argument in arguments]

    def write(values: Json) -> Json:
        return [_apply(part.write, value) for part, value in zip(parts, values, strict=True)]

    def read(plain: Json) -> Json:
        return tuple(_apply(part.read, value) for part, value in zip(parts, plain, strict=True))

    return Codec(write, read)


def _uniform(inner: Codec, origin: Hint) -> Codec:
    order = sorted if origin is frozenset else list

    def write(values: Json) -> Json:
        convert = inner.write
        return order(values if convert is None else [convert(value) for value in values])

    def read(plain: Json) -> Json:
        convert = inner.read
        return origin(plain if convert is None else [convert(value) for value in plain])

    return Codec(write, read)


def _union(kind: Hint) -> Codec:
    options = [option for option in typing.get_args(kind) if option is not type(None)]
    enums = [option for option in options if isinstance(option, type) and issubclass(option, Enum)]
    if len(enums) > 1:
        return _either(enums)
    if len(options) == 1:
        return _optional(codec(options[0]))
    # A number or a pair of numbers: JSON tells a list from what is none.
    composite = [codec(option) for option in options if typing.get_origin(option) is tuple]
    if len(composite) != 1:
        raise TypeError(f"no way to tell the options of {kind!r} apart in JSON")
    return Codec(_when(tuple, composite[0].write), _when(list, composite[0].read))


def _array(number: Hint) -> Codec:
    """A row of numbers of one type, as its bytes."""
    from numpy import frombuffer

    def write(values: Json) -> Json:
        return base64.b64encode(values.astype(number, copy=False).tobytes()).decode("ascii")

    def read(plain: Json) -> Json:
        return frombuffer(base64.b64decode(plain), dtype=number)

    return Codec(write, read)


def _optional(inner: Codec) -> Codec:
    def guarded(convert: Convert | None) -> Convert | None:
        return convert and (lambda value: None if value is None else convert(value))

    return Codec(guarded(inner.write), guarded(inner.read))


def _either(enums: list[type[Enum]]) -> Codec:
    """Two vocabularies may share a word, so the name of the vocabulary is written with it."""
    by_name = {enum.__name__: enum for enum in enums}

    def write(value: Json) -> Json:
        return None if value is None else [type(value).__name__, value.value]

    def read(plain: Json) -> Json:
        return None if plain is None else by_name[plain[0]](plain[1])

    return Codec(write, read)


def _when(shape: type, convert: Convert | None) -> Convert:
    return lambda value: _apply(convert, value) if isinstance(value, shape) else value


def _apply(convert: Convert | None, value: Json) -> Json:
    return value if convert is None else convert(value)
