"""Frozen dataclasses, made in a third of the time: there are so many that making them was a tenth of a small deck.

The standard library writes and compiles six methods for each class. Here it is `__init__` alone; the others are the
same functions for all. What comes of it is a dataclass like any other: `fields`, `replace` and `match` know it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # which those who check types know
else:
    Kind = TypeVar("Kind", bound=type)

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[Kind], Kind]:  # noqa: ARG001
        """`dataclasses.dataclass(frozen=True, slots=True)`; it can do nothing else, and knows no `__post_init__`."""
        return _made


def _made(kind: type[Any]) -> type[Any]:
    kind.__doc__ = kind.__doc__ or kind.__name__  # else it would be the signature, which takes long to find
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    for name, method in _methods(made).items():
        setattr(made, name, method)
    return made


def _methods(kind: type[Any]) -> dict[str, Callable[..., Any]]:
    values = _values(kind)
    return {
        "__init__": _init(kind),
        "__repr__": _repr,
        "__eq__": lambda self, other: values(self) == values(other) if other.__class__ is kind else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__reduce__": lambda self: (kind, values(self)),
        "__setattr__": _frozen,
        "__delattr__": _frozen,
    }


def _values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of an object."""
    names = tuple(field.name for field in dataclasses.fields(kind))
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    only = attrgetter(*names)
    return lambda self: (only(self),)


def _init(kind: type[Any]) -> Callable[..., None]:
    """Its `__init__`. Fields are set through their slots, which ask nobody whether the object is frozen."""
    takes, sets = ["self"], ["pass"]
    known: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    for field in dataclasses.fields(kind):
        name, value = field.name, field.name
        known[f"set_{name}"] = getattr(kind, name).__set__
        if field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            takes.append(f"{name}=default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            takes.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        else:
            takes.append(name)
        sets.append(f"set_{name}(self, {value})")
    made: dict[str, Callable[..., None]] = {}
    exec(f"def __init__({', '.join(takes)}):\n  {'; '.join(sets)}", known, made)
    return made["__init__"]


def _repr(self: Any) -> str:
    said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({said})"


def _frozen(_: object, name: str, *__: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
