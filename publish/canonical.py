"""A canonical digest of values: what jobs and cached results are named by.

The same for equal values in every process, whatever the hash seed; never pickle's bytes,
which differ between equal values. Spans are left out: moving a paragraph down a line changes nothing printed.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from publish.values import dataclass

Say = Callable[[str], object]
Form = Callable[[Any, Say], object]
Value = TypeVar("Value")

LIBRARIES = ("weasyprint-", "python-pptx-", "pikepdf-", "pypdfium2-", "jinja2-", "uharfbuzz-", "resvg-py-", "pydyf-")


def digest(*values: object) -> str:
    """The SHA-256, in hex, of dataclasses, tuples, mappings, texts, bytes, numbers and None."""
    said: list[str] = []
    _each(values, said.append)
    return hashlib.sha256("".join(said).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Named(Generic[Value]):
    """A large value with its digest: where many share it, it is gone through once."""

    value: Value
    name: str


def named(value: Value) -> Named[Value]:
    return Named(value, digest(value))


@cache
def _form(kind: type[Any]) -> Form:
    """How values of a type are said: with their type and length, so that no two different values sound alike."""
    if is_dataclass(kind):
        return _fields(kind) if kind is not Named else lambda value, say: say(f"v{value.name}")
    for types, form in _FORMS:
        if issubclass(kind, types):
            return form
    raise TypeError(f"no canonical form for {kind}")


def _fields(kind: type[Any]) -> Form:
    names = [field.name for field in fields(kind) if field.name != "span"]
    if not names:
        return lambda _, say: say(f"d{kind.__name__}:")
    values = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def say_fields(value: object, say: Say) -> None:
        say(f"d{kind.__name__}:")
        _each(values(value), say)

    return say_fields


def _items(value: Collection[object], say: Say) -> None:
    say(f"({len(value)}:")
    _each(value, say)


def _each(values: Iterable[Any], say: Say) -> None:
    for value in values:
        _form(value.__class__)(value, say)


_FORMS: tuple[tuple[tuple[type, ...], Form], ...] = (
    ((str,), lambda value, say: say(f"s{len(value)}:{value}")),
    ((bytes,), lambda value, say: say(f"b{hashlib.sha256(value).hexdigest()}")),
    ((bool, int, float, type(None)), lambda value, say: say(f"n{value!r}:")),
    ((tuple, list), _items),
    ((Mapping,), lambda value, say: _items(sorted(value.items(), key=repr), say)),
)


@cache
def versions() -> str:
    """What results depend on besides their input: this package's code, and the libraries that draw."""
    return digest(sorted(_own(os.path.dirname(__file__))), _installed())


def _own(home: str) -> Iterator[tuple[str, bytes]]:
    """Each module by its path. (There are hundreds, and `pathlib` would take longer to say where than to read them.)"""
    for folder, _, names in os.walk(home):
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    yield path[len(home) :], file.read()


def _installed() -> tuple[str, ...]:
    """Our libraries with their versions, by the folders that say so beside each: `lxml-5.3.0.dist-info`.

    `importlib.metadata` would read what is in them, and takes longer to import than a small deck to draw.
    """
    folders = (path for path in sys.path if os.path.isdir(path))
    names = (name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))
    return tuple(sorted({name for name in names if _plain(name).startswith(LIBRARIES)}))


def _plain(name: str) -> str:
    """A package's name as it is compared: installers write it with - or _, in capitals or not."""
    return re.sub(r"[-_.]+", "-", name).lower()
