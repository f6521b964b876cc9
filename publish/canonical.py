"""A canonical digest of values: what jobs and cached results are named by.

The same for equal values in every process, whatever the hash seed; never pickle's bytes,
which differ between equal values. Spans are left out: moving a paragraph down a line changes nothing printed.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from publish.values import dataclass

Feed = Callable[[bytes], None]
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


def _feed(value: object, feed: Feed) -> None:
    match value:
        case Named():
            _bytes(b"v", value.name.encode(), feed)
        case str():
            _bytes(b"s", value.encode(), feed)
        case bytes():
            _bytes(b"b", value, feed)
        case None | bool() | int() | float():
            _bytes(b"n", repr(value).encode(), feed)
        case tuple() | list():
            feed(b"(%d:" % len(value))
            for item in value:
                _feed(item, feed)
        case Mapping():
            _feed(tuple(sorted(value.items(), key=repr)), feed)
        case _ if is_dataclass(value) and not isinstance(value, type):
            name, names = _shape(value.__class__)
            _bytes(b"d", name, feed)
            for field in names:
                _feed(getattr(value, field), feed)
        case _:
            raise TypeError(f"no canonical form for {type(value)}")


def _bytes(mark: bytes, data: bytes, feed: Feed) -> None:
    feed(b"%s%d:" % (mark, len(data)))
    feed(data)


@cache
def _shape(kind: type[Any]) -> tuple[bytes, tuple[str, ...]]:
    return kind.__name__.encode(), tuple(field.name for field in fields(kind) if field.name != "span")


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
