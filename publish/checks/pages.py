"""What a page of a PDF shows, as a digest: pages with the same one have the same text, in whatever file they stand.

So a page that was read before need not be read again, and none is left out: each is looked at, down to the last
byte of its typefaces.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pikepdf import Dictionary, Object, Page, Pdf, Stream

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page may have of those above it (ISO 32000-1, table 30)."""
BESIDE = frozenset({"/Parent", "/Annots", "/StructParents"})
"""What is about a page's place in the file, or lies above it: not what is drawn."""
WHOLE = ("/OCProperties", "/ViewerPreferences")
"""What the file says of all its pages that changes how they are read: layers, and from which side they follow."""
_REFERENCE = re.compile(rb"\b(\d+) (\d+) R\b")


def digests(pdf: Pdf) -> Iterator[str]:
    """A digest of each page, in order: of its drawing, and of all that this uses."""
    known: dict[tuple[int, int], bytes] = {}
    whole = b"".join(_digest(pdf, pdf.Root[name], known) for name in WHOLE if name in pdf.Root)
    for page in pdf.pages:
        yield hashlib.sha256(whole + _digest(pdf, _drawn(page), known)).hexdigest()


def _drawn(page: Page) -> Object:
    above: dict[str, Object] = {}
    holder: Object | None = page.obj
    while holder is not None:
        above = {name: holder[name] for name in INHERITED if name in holder} | above
        holder = holder.get("/Parent")
    return Dictionary({**above, **{name: held for name, held in page.obj.items() if name not in BESIDE}})


def _digest(pdf: Pdf, one: Object, known: dict[tuple[int, int], bytes]) -> bytes:
    """Of an object as it is written, with digests of others where it refers to these; `known` are those taken."""

    def of_other(found: re.Match[bytes]) -> bytes:
        place = (int(found[1]), int(found[2]))
        if place not in known:
            known[place] = b"around again"  # where an object leads back to itself
            known[place] = _digest(pdf, pdf.get_object(place), known)
        return known[place]

    said = (one.stream_dict if isinstance(one, Stream) else one).unparse(resolved=True)
    state = hashlib.sha256(_REFERENCE.sub(of_other, said))
    if isinstance(one, Stream):
        state.update(one.read_raw_bytes())
    return state.hexdigest().encode()
