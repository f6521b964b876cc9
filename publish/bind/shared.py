"""What the parts have in common is kept once: typefaces, pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, Stream

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def share(whole: Pdf) -> None:
    """Let equal font programs and equal pictures of `whole` be one object; the others are not saved."""
    first: dict[bytes, Object] = {}
    for holder, name in _places(whole):
        stream = holder[name]
        holder[name] = first.setdefault(_fingerprint(stream), stream)


def name_fonts(whole: Pdf) -> None:
    """Give each subset of a typeface a name of its own, made of what is in it.

    Parts call theirs alike, though each has other letters; a printer that keeps fonts by name would mix them up.
    """
    for font in _dictionaries(whole):
        if font.get("/Subtype") != Name.Type0:
            continue
        (inner,) = font.DescendantFonts
        program = next(inner.FontDescriptor[name] for name in PROGRAMS if name in inner.FontDescriptor)
        called = str(font.BaseFont).rpartition("+")[2].strip("/,")
        name = Name(f"/{_letters(_fingerprint(program))}+{re.sub('[^A-Za-z0-9-]', '', called)}")
        font.BaseFont = inner.BaseFont = inner.FontDescriptor.FontName = name


def _letters(fingerprint: bytes) -> str:
    return "".join(chr(65 + byte % 26) for byte in fingerprint[:6])


def _places(whole: Pdf) -> Iterator[tuple[Object, str]]:
    """Every dictionary that holds a font program or a picture, and the name it holds it by."""
    for thing in _dictionaries(whole):
        if thing.get("/Type") == Name.FontDescriptor:
            yield from ((thing, name) for name in PROGRAMS if name in thing)
        held = thing.get("/XObject", None)
        if isinstance(held, Dictionary):
            yield from ((held, name) for name in sorted(held.keys()) if _is_picture(held[name]))


def _dictionaries(whole: Pdf) -> list[Object]:
    return [thing for thing in whole.objects if isinstance(thing, (Dictionary, Stream))]


def _is_picture(thing: Object) -> bool:
    return thing.get("/Subtype") == Name.Image and "/SMask" not in thing


def _fingerprint(stream: Object) -> bytes:
    kind = [repr(stream.get(name)) for name in ("/Filter", "/Width", "/Height", "/ColorSpace")]
    return hashlib.sha256(" ".join(kind).encode() + stream.read_raw_bytes()).digest()
