"""Page numbers in the text of a part, put in where it was laid out with samples of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from publish.model import Folio
from publish.render.pagenumbers import MARK, SPOKEN, name

_RUN = re.compile(re.escape(MARK) + rb"(\S+) ([0-9a-f]+) (\d+)\n(.*?)\[([^\]]*)\] TJ", re.DOTALL)
_SHOWN = re.compile(rb"<([0-9a-f]*)>")
_SAID = re.compile(SPOKEN.format(r"([^\ue001]*)"))


def put(parts: Iterable[Pdf], pages: Mapping[tuple[str, str], Folio]) -> None:
    """Write the numbers of `pages` into `parts`: as text on their pages, and in the names of their links.

    KeyError where a part has a number that `pages` does not.
    """
    numbers = {name(place): str(folio.number) for place, folio in pages.items()}
    for part in parts:
        _put(part, numbers)


def _put(part: Pdf, numbers: Mapping[str, str]) -> None:
    seen: set[tuple[int, int]] = set()
    for page in part.pages:
        for stream in _streams(page, seen):
            _write(stream, numbers)
        for link in page.obj.get("/Annots", Array()):
            if "/Contents" in link:
                link.Contents = String(_SAID.sub(lambda found: numbers[found[1]], str(link.Contents)))


def _write(stream: Object, numbers: Mapping[str, str]) -> None:
    def run(found: re.Match[bytes]) -> bytes:
        name, codes, move, before, sample = found.groups()
        number = numbers[name.decode()]
        shown = b"".join(codes[4 * int(digit) :][:4] for digit in number)
        return before + b"[%d <%s>] TJ" % (-int(move) * (_length(sample) - len(number)), shown)

    drawn = stream.read_bytes()
    if MARK in drawn:
        stream.write(_RUN.sub(run, drawn))


def _length(sample: bytes) -> int:
    """How many digits what a TJ operator shows has."""
    return sum(map(len, _SHOWN.findall(sample))) // 4


def _streams(page: Page, seen: set[tuple[int, int]]) -> Iterator[Object]:
    """What a page draws: its own content, and what is drawn as a group within it, as far as that was not `seen`."""
    yield page.obj.Contents
    yield from _groups(page.obj.Resources, seen)


def _groups(resources: Object, seen: set[tuple[int, int]]) -> Iterator[Object]:
    for held in resources.get("/XObject", Dictionary()).values():
        if held.objgen not in seen and held.get("/Subtype") == Name.Form:
            seen.add(held.objgen)
            yield held
            yield from _groups(held.get("/Resources", Dictionary()), seen)
