"""A canonical digest of values: what jobs and cached results are named by.

The same for equal values in every process, whatever the hash seed; never pickle's bytes,
which differ between equal values. Spans are left out: moving a paragraph down a line changes nothing printed.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from publish.values import dataclass

Feed = Callable[[bytes], None]
Form = Callable[[Any, Feed], None]
"""What writes a value of one type."""

Value = TypeVar("Value")

LIBRARIES = ("weasyprint-", "python-pptx-", "pikepdf-", "pypdfium2-", "jinja2-", "uharfbuzz-", "resvg-py-", "pydyf-")


def digest(*values: object) -> str:
    """The SHA-256, in hex, of dataclasses, tuples, mappings, texts, bytes, numbers and None."""
    state = hashlib.sha256()
    for value in values:
        _feed(value, state.update)
    return state.hexdigest()


@dataclass(frozen=True, slots=True)
class Named(Generic[Value]):
    """A large value with its digest: where many share it, it is gone through once."""

    value: Value
    name: str


def named(value: Value) -> Named[Value]:
    return Named(value, digest(value))


class _Forms(dict[type, Form]):
    """How values of a type are written; of a type that is not in the table when its first value comes."""

    def __missing__(self, kind: type) -> Form:
        known = next((self[known] for known in kind.__mro__ if known in self), None)
        form = known or (_mapping if issubclass(kind, Mapping) else _fields(kind))
        return self.setdefault(kind, form)


def _feed(value: object, feed: Feed) -> None:
    _FORMS[type(value)](value, feed)


def _text(value: str, feed: Feed) -> None:
    data = value.encode()
    feed(b"s%d:%b" % (len(data), data))


def _data(value: bytes, feed: Feed) -> None:
    feed(b"b%d:" % len(value))
    feed(value)


def _plain_value(value: float | None, feed: Feed) -> None:
    data = repr(value).encode()
    feed(b"n%d:%b" % (len(data), data))


def _named(value: Named[object], feed: Feed) -> None:
    feed(b"v%d:%b" % (len(value.name), value.name.encode()))


def _row(value: Sequence[object], feed: Feed) -> None:
    feed(b"(%d:" % len(value))
    for item in value:
        _FORMS[type(item)](item, feed)


def _mapping(value: Mapping[object, object], feed: Feed) -> None:
    _row(sorted(value.items(), key=repr), feed)


def _fields(kind: type[Any]) -> Form:
    """The form of a dataclass: its name, and its fields but for spans."""
    if not is_dataclass(kind):
        raise TypeError(f"no canonical form for {kind}")
    name = kind.__name__.encode()
    head = b"d%d:%b" % (len(name), name)
    getters = tuple(attrgetter(field.name) for field in fields(kind) if field.name != "span")

    def form(value: object, feed: Feed) -> None:
        feed(head)
        for get in getters:
            item = get(value)
            _FORMS[type(item)](item, feed)

    return form


# Each form is given values of its own type only.
_FORMS = _Forms(
    {
        Named: _named,
        str: _text,
        bytes: _data,
        bool: _plain_value,
        int: _plain_value,
        float: _plain_value,
        type(None): _plain_value,
        tuple: _row,
        list: _row,
    }
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
