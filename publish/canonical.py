"""A canonical digest of values: what jobs and cached results are named by.

The same for equal values in every process, whatever the hash seed; never pickle's bytes,
which differ between equal values. Spans are left out: moving a paragraph down a line changes nothing printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

Feed = Callable[[bytes], None]

LIBRARIES = ("weasyprint", "python-pptx", "pikepdf", "jinja2", "uharfbuzz", "resvg-py", "pydyf")


def digest(*values: object) -> str:
    """The SHA-256, in hex, of dataclasses, tuples, mappings, texts, bytes, numbers and None."""
    state = hashlib.sha256()
    for value in values:
        _feed(value, state.update)
    return state.hexdigest()


def _feed(value: object, feed: Feed) -> None:
    match value:
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
    here = Path(__file__).parent
    own = tuple((str(file.relative_to(here)), file.read_bytes()) for file in sorted(here.rglob("*.py")))
    return digest(own, tuple((name, metadata.version(name)) for name in LIBRARIES))
