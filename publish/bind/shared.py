"""What the parts have in common is kept once: typefaces, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, Stream

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def share(whole: Pdf) -> None:
    """Let equal font programs and equal pictures of `whole` be one object; the others are not saved."""
    first: dict[bytes, Object] = {}
    for holder, name in list(_places(whole)):
        stream = holder[name]
        holder[name] = first.setdefault(_fingerprint(stream), stream)


def _places(whole: Pdf) -> Iterator[tuple[Object, str]]:
    """Every dictionary that holds a font program or a picture, and the name it holds it by."""
    for thing in whole.objects:
        if not isinstance(thing, (Dictionary, Stream)):
            continue
        if thing.get("/Type") == Name.FontDescriptor:
            yield from ((thing, name) for name in PROGRAMS if name in thing)
        held = thing.get("/XObject", None)
        if isinstance(held, Dictionary):
            yield from ((held, name) for name in held.keys() if _is_picture(held[name]))


def _is_picture(thing: Object) -> bool:
    return thing.get("/Subtype") == Name.Image and "/SMask" not in thing


def _fingerprint(stream: Object) -> bytes:
    kind = f"{stream.get('/Filter')!r} {stream.get('/Width')} {stream.get('/Height')} {stream.get('/ColorSpace')!r}"
    return hashlib.sha256(kind.encode() + stream.read_raw_bytes()).digest()
