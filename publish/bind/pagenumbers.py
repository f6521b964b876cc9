"""Page numbers in the text of a part, put in where it was laid out with samples of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from publish.model import Folio
from publish.render.pagenumbers import MARK, SPOKEN, name

_RUN = re.compile(re.escape(MARK) + rb"(\S+) ([0-9a-f]+)\n(.*?)\[[^\]]*\] TJ", re.DOTALL)
_SAID = re.compile(SPOKEN.format(r"([^\ue001]*)"))


def put(part: Pdf, pages: Mapping[tuple[str, str], Folio]) -> None:
    """Write the numbers of `pages` into `part`: as text on its pages, and in the names of its links.

    KeyError where the part has a number that `pages` does not.
    """
    numbers = {name(place): str(folio.number) for place, folio in pages.items()}
    for page in part.pages:
        _on(page, numbers)
        for link in page.obj.get("/Annots", Array()):
            if "/Contents" in link:
                link.Contents = String(_SAID.sub(lambda found: numbers[found[1]], str(link.Contents)))


def _on(page: Page, numbers: Mapping[str, str]) -> None:
    def run(found: re.Match[bytes]) -> bytes:
        codes = [found[2][at : at + 4] for at in range(0, 40, 4)]
        return found[3] + b"[<" + b"".join(codes[int(digit)] for digit in numbers[found[1].decode()]) + b">] TJ"

    for stream in _streams(page):
        drawn = stream.read_bytes()
        if MARK in drawn:
            stream.write(_RUN.sub(run, drawn))


def _streams(page: Page) -> Iterator[Object]:
    """What a page draws: its own content, and what is drawn as a group within it."""
    yield page.obj.Contents
    yield from _groups(page.obj.Resources)


def _groups(resources: Object) -> Iterator[Object]:
    for held in resources.get("/XObject", Dictionary()).values():
        if held.get("/Subtype") == Name.Form:
            yield held
            yield from _groups(held.get("/Resources", Dictionary()))
