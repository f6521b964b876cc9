"""The subsets of a typeface that parts carry → one. Each has other letters, all know them by the same numbers.

WeasyPrint cuts a typeface down and lets its glyphs keep their numbers, so the outlines of several subsets can
stand in one table. What is no TrueType, or differs where it should be the same, stays as it is.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

Tables = dict[str, bytes]


def unite(whole: Pdf) -> None:
    """Let all pages of `whole` share one font for each typeface."""
    places = list(_places(whole))
    groups: dict[tuple[str, ...], dict[tuple[int, int], Object]] = {}
    for holder, name in places:
        font = holder[name]
        groups.setdefault(_face(font), {})[font.objgen] = font
    new: dict[tuple[int, int], Object] = {}
    for fonts in groups.values():
        if len(fonts) > 1 and (one := _united(whole, tuple(fonts.values()))) is not None:
            new.update(dict.fromkeys(fonts, one))
    for holder, name in places:
        holder[name] = new.get(holder[name].objgen, holder[name])


def _places(whole: Pdf) -> Iterator[tuple[Object, str]]:
    """Every table of fonts in `whole` that names a subset, and the name it has there."""
    for thing in whole.objects:
        held = thing.get("/Font", None) if isinstance(thing, (Dictionary, Stream)) else None
        if isinstance(held, Dictionary):
            yield from ((held, name) for name in list(held.keys()) if _is_subset(held[name]))


def _is_subset(font: Object) -> bool:
    return (
        font.get("/Subtype") == Name.Type0
        and "/ToUnicode" in font
        and font.is_indirect
        and "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    )


def _face(font: Object) -> tuple[str, ...]:
    """What tells one typeface from another: its name without the letters of the subset, and how it looks."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    look = (descriptor.get(name) for name in ("/Ascent", "/Descent", "/Flags", "/StemV"))
    return (str(font.BaseFont).rpartition("+")[2], *map(str, look))


NEEDED = frozenset({"glyf", "loca", "hmtx", "hhea", "maxp", "head"})

# ── one font of several ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Glyph:
    """An outline, and its metrics as they stand in `hmtx`."""

    outline: bytes
    metrics: bytes


def _united(whole: Pdf, fonts: Sequence[Object]) -> Object | None:
    """A font with the letters of all, made of the first; None where they cannot be one."""
    tables = [_tables(bytes(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())) for font in fonts]
    widths = [_widths(font.DescendantFonts[0].W) for font in fonts]
    if any(not own.keys() >= NEEDED for own in tables):
        return None
    beyond = max(number for used in widths for number in used) + 1
    glyphs: dict[int, _Glyph] = {}
    pieces: dict[_Glyph, int] = {}
    for own, used in zip(tables, widths, strict=True):
        for number, glyph in _letters_of(_glyphs(own), used, beyond, pieces):
            if glyphs.setdefault(number, glyph) != glyph:
                return None
    glyphs.update({beyond + place: piece for piece, place in pieces.items()})
    program = _program(tables, glyphs)
    # One glyph may stand for several letters, such as a hyphen and the sign of hyphenation: the plainer one is told.
    letters = dict(sorted({pair for font in fonts for pair in _letters(font)}, reverse=True))
    return _font(whole, fonts[0], program, {n: w for used in widths for n, w in used.items()}, letters)


def _letters_of(
    glyph: Callable[[int], _Glyph], used: Collection[int], beyond: int, pieces: dict[_Glyph, int]
) -> Iterator[tuple[int, _Glyph]]:
    """The glyphs that a subset uses, by their numbers; what they are composed of is gathered in `pieces`.

    Cutting a typeface may move pieces (accents) to other numbers. So letters name them by their places in
    `pieces`, which are counted from `beyond` on; equal ones are one.
    """

    def put(number: int) -> _Glyph:
        own = glyph(number)
        outline = bytearray(own.outline)
        for at in _pieces(own.outline):
            piece = put(*struct.unpack_from(">H", outline, at))
            struct.pack_into(">H", outline, at, beyond + pieces.setdefault(piece, len(pieces)))
        return _Glyph(bytes(outline), own.metrics)

    yield from ((number, put(number)) for number in used)


def _pieces(outline: bytes) -> Iterator[int]:
    """Where in the outline of a composed letter the numbers of its pieces stand."""
    if outline and struct.unpack_from(">h", outline)[0] < 0:
        at, more = 10, True
        while more:
            (flags,) = struct.unpack_from(">H", outline, at)
            yield at + 2
            at += (
                4
                + (4 if flags & 0x01 else 2)
                + (2 if flags & 0x08 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
            )
            more = bool(flags & 0x20)


def _font(
    whole: Pdf, like: Object, program: bytes, widths: Mapping[int, Object], letters: Mapping[bytes, bytes]
) -> Object:
    inner = Dictionary(dict(like.DescendantFonts[0].items()))
    inner.FontDescriptor = Dictionary(dict(inner.FontDescriptor.items()))
    inner.FontDescriptor.FontFile2 = Stream(whole, program, {"/Length1": len(program)})
    inner.FontDescriptor = whole.make_indirect(inner.FontDescriptor)
    inner.W = Array()
    for number in sorted(widths):
        inner.W.append(number)
        inner.W.append(Array([widths[number]]))
    font = Dictionary(dict(like.items()))
    font.DescendantFonts = Array([whole.make_indirect(inner)])
    font.ToUnicode = Stream(whole, _map(bytes(like.ToUnicode.read_bytes()), letters))
    return whole.make_indirect(font)


def _widths(run: Object) -> dict[int, Object]:
    """Widths by number of glyph, from `[1 [239 744] 4 [682]]`."""
    found: dict[int, Object] = {}
    for first, widths in zip(list(run)[::2], list(run)[1::2], strict=True):
        found.update({int(first) + n: width for n, width in enumerate(widths)})
    return found


_PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>\n")
_PAIRS = re.compile(rb"\d+ beginbfchar\n.*endbfchar\n", re.S)
_MOST = 100
"""Pairs that one section of a map may have (PDF 1.7, 9.10.3)."""


def _letters(font: Object) -> list[tuple[bytes, bytes]]:
    _, _, pairs = bytes(font.ToUnicode.read_bytes()).partition(b"endcodespacerange\n")
    return _PAIR.findall(pairs)


def _map(like: bytes, letters: Mapping[bytes, bytes]) -> bytes:
    """The map from codes to letters, in the words of one of the subsets."""
    lines = [b"<%s> <%s>\n" % (code, letters[code]) for code in sorted(letters)]
    runs = [lines[at : at + _MOST] for at in range(0, len(lines), _MOST)]
    said = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(run), b"".join(run)) for run in runs)
    return _PAIRS.sub(lambda _: said, like, count=1)


# ── TrueType (the tables are described in the OpenType specification) ─────────


def _tables(program: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", program, 4)
    entries = (struct.unpack_from(">4sLLL", program, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): program[offset : offset + length] for tag, _, offset, length in entries}


def _glyphs(tables: Tables) -> Callable[[int], _Glyph]:
    """The glyphs of a subset, by their numbers."""
    places = _places_of(tables)
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    outlines, measures = tables["glyf"], tables["hmtx"]

    def glyph(number: int) -> _Glyph:
        if number + 1 >= len(places):  # a letter that the typeface lacks
            return _Glyph(b"", b"\0\0\0\0")
        own = measures[4 * number : 4 * number + 4]
        if number >= metrics:  # the last width is that of all that follow
            beyond = 4 * metrics + 2 * (number - metrics)
            own = measures[4 * metrics - 4 : 4 * metrics - 2] + measures[beyond : beyond + 2]
        return _Glyph(outlines[places[number] : places[number + 1]], own)

    return glyph


def _places_of(tables: Tables) -> tuple[int, ...]:
    """Where each outline begins in `glyf`; one place more than there are glyphs."""
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        return struct.unpack(f">{len(loca) // 4}L", loca)
    return tuple(map((2).__mul__, struct.unpack(f">{len(loca) // 2}H", loca)))


def _program(tables: Sequence[Tables], glyphs: Mapping[int, _Glyph]) -> bytes:
    """A TrueType file: the first one's tables, with the outlines and metrics of all."""
    count = max(glyphs) + 1
    none = _Glyph(b"", b"\0\0\0\0")
    run = [glyphs.get(number, none) for number in range(count)]
    outlines = [glyph.outline + b"\0" * (-len(glyph.outline) % 4) for glyph in run]
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    first = tables[0]
    most = [max(values) for values in zip(*(struct.unpack(">13H", one["maxp"][6:32]) for one in tables), strict=True)]
    new = {
        "glyf": b"".join(outlines),
        "loca": struct.pack(f">{count + 1}L", *places),
        "hmtx": b"".join(glyph.metrics for glyph in run),
        "hhea": first["hhea"][:34] + struct.pack(">H", count),
        "maxp": first["maxp"][:4] + struct.pack(">14H", count, *most),
        "head": first["head"][:8] + b"\0\0\0\0" + first["head"][12:50] + struct.pack(">h", 1) + first["head"][52:],
    }
    return _file({**first, **new})


def _file(tables: Tables) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    entries, data, offset = b"", b"", 12 + 16 * count
    for tag in sorted(tables):
        padded = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        entries += struct.pack(">4sLLL", tag.encode("latin-1"), _sum(padded), offset + len(data), len(tables[tag]))
        data += padded
    whole = head + entries + data
    # The sum over the whole file is written into `head`, which was summed without it.
    at = struct.unpack_from(">L", entries, 16 * sorted(tables).index("head") + 8)[0] + 8
    return whole[:at] + struct.pack(">L", (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF) + whole[at + 4 :]


def _sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
