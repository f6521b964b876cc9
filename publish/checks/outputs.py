"""Finished files, read back: every text that is in them, seen or not.

Not only what is on the pages: descriptions, notes, fields, properties, comments, attached files. What may
be hidden is found by looking at everything, not by knowing each hiding place.
"""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.forks import Each
from publish.values import dataclass

if TYPE_CHECKING:
    import pikepdf
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a file. `where` is for people (“page 3”); `seen`: it stands on a page, a slide or in its notes.

    `page`: where it is the text of a page, the digest of that page (see `pages`).
    """

    where: str
    text: str
    seen: bool = False
    page: str = ""


Texts = Iterator[Said]

Known = Mapping[str, str]
"""Texts of pages by the digests of these: pages that were read before."""


def texts_of(path: str, data: bytes, known: Known = MappingProxyType({}), each: Each = map) -> Texts:
    """Every text of a PDF, of an Office file or of what is attached to one; what is of no known format is plain text.

    `each` goes through the pages of a PDF, or the parts of an Office file.
    """
    kind = path.rpartition(".")[2].lower()
    if kind == "pdf":
        return _pdf(data, known, each)
    return _package(data, each) if kind in _PACKAGES else _READERS.get(kind, _plain)(data)


def known_pages(texts: Iterable[Said]) -> Known:
    """What need not be read again of the pages among these texts."""
    return {said.page: said.text for said in texts if said.page}


def words(text: str) -> list[str]:
    """The words of a text as they are compared: letters or numbers, small, without punctuation and hyphens.

    A hyphen within a word counts as nothing: at the end of a line nobody can tell it from one of layout.
    Numbers are words of their own: the mark of a footnote stands against the word before it. Marks above and below
    letters that are no part of them (short vowels in Arabic) count as nothing: a line's end may move them.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _WORD.findall(_HYPHEN.sub("", plain))


def marked(text: str) -> list[str]:
    """Words that bear marks above or below their letters: readers may take a mark for a line of its own."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [_MARKS.sub("", found[0]) for found in _BEARING.finditer(plain)]


def broken(text: str) -> list[str]:
    """Beginnings of words that a line ends with; the rest may stand on the next page."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _BROKEN.findall(_WITHIN.sub("", plain))


def parted(text: str) -> str:
    """A text in which a hyphen at the end of a line does not join the next word: that may stand in another column."""
    return _HYPHEN.sub("- ", text)


_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_BEARING = re.compile(rf"[^\W\d_]+(?:{_MARKS.pattern}+[^\W\d_]*)+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Each begins with what is rare, and looks back then: so a long text is gone through five times as fast.
_HYPHEN = re.compile(
    r"[-\u00ad\u2010\u2011\ufffe](?<=\w.)"
    r"(?:(?<!\ufffe)(?=\w)|(?<=[-\u2010\u00ad])\r?\n(?=\w)|(?<=\ufffe)(?=[^\W\d_]))"
)
_WITHIN = re.compile(r"[\u2010\u2011-](?<=\w.)(?=[^\W\d_])")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(?:[\u00ad\u2010-](?=\s|$)|\ufffe(?![^\W\d_]))")


def _plain(data: bytes) -> Texts:
    yield Said("an attached file", data.decode("utf-8", "replace"))


def _calendar(data: bytes) -> Texts:
    """The lines of an iCalendar file, put together again where they were folded, without escapes."""
    for line in data.decode("utf-8", "replace").replace("\r\n ", "").splitlines():
        name, _, said = line.partition(":")
        yield Said(f"the property {name.partition(';')[0]}", _ESCAPED.sub(_unescaped, said), seen=True)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


_ESCAPED = re.compile(r"\\(.)")


# ── PDF ───────────────────────────────────────────────────────────────────────


def _pdf(data: bytes, known: Known, each: Each) -> Texts:
    """The pages as a reader would copy them, then every string of every object, and attached files."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _pages(pdf, data, known, each)
        for one in pdf.objects:
            is_stream = isinstance(one, pikepdf.Stream)
            if _STRING.search((one.stream_dict if is_stream else one).unparse(resolved=True)):
                yield from _strings(one, "")
            if is_stream and one.get("/Type") in ("/Metadata", "/EmbeddedFile"):
                yield from _attached(one.read_bytes())


_STRING = re.compile(rb"\(|(?<!<)<(?!<)")
"""Where a string begins in an object as it is written; most have none."""


def _pages(pdf: pikepdf.Pdf, data: bytes, known: Known, each: Each) -> Texts:
    """The text of every page; those that are `known` are not read again."""
    from publish.checks.pages import digests

    every = tuple(digests(pdf))
    unread = [place for place, page in enumerate(every) if page not in known]
    read = dict(zip(unread, _read(_from_the_left(pdf) or data, unread, each), strict=True))
    for place, page in enumerate(every):
        text = read[place] if place in read else known[page]
        yield Said(f"page {place + 1}", text, seen=True, page=page)


def _read(data: bytes, places: list[int], each: Each) -> Iterator[str]:
    """The texts of these pages, counted from 0."""
    import pypdfium2

    if places:
        with pypdfium2.PdfDocument(data) as document:
            yield from each(lambda place: str(document[place].get_textpage().get_text_range()), places)


def _from_the_left(pdf: pikepdf.Pdf) -> bytes:
    """A file whose pages follow from the right, as one whose pages follow from the left; nothing for others.

    PDFium turns every line of such a file round, foreign words as well: a passage would not be found.
    """
    if "/ViewerPreferences" not in pdf.Root or pdf.Root.ViewerPreferences.get("/Direction") != "/R2L":
        return b""
    out = io.BytesIO()
    del pdf.Root.ViewerPreferences.Direction
    pdf.save(out)
    return out.getvalue()


def _strings(one: pikepdf.Object, name: str) -> Texts:
    """The strings directly in an object; `name` is how it is called in the one that holds it (`/Alt`, `/TU`)."""
    import pikepdf

    if isinstance(one, pikepdf.String):
        yield Said(f"a text that is not on the page ({name.lstrip('/')})", str(one))
    elif isinstance(one, pikepdf.Array):
        for inner in one:
            yield from _inner(inner, name)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in one.items():
            yield from _inner(inner, key)


def _inner(one: object, name: str) -> Texts:
    import pikepdf

    if isinstance(one, pikepdf.Object) and not one.is_indirect:  # indirect ones have their own turn
        yield from _strings(one, name)


def _attached(data: bytes) -> Texts:
    known = {b"%PDF": "pdf", b"PK\3\4": "zip"}
    return texts_of(f"attached.{known.get(data[:4], 'txt')}", data)


# ── PPTX and other packages ───────────────────────────────────────────────────

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WRITING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COUNTING = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PARAGRAPHS = frozenset({f"{_DRAWING}p", f"{_WRITING}p", f"{_COUNTING}si", f"{_COUNTING}is"})
_BREAKS = frozenset({f"{_DRAWING}br", f"{_WRITING}br", f"{_WRITING}tab"})
_RUN_TEXTS = frozenset({f"{_DRAWING}t", f"{_WRITING}t", f"{_WRITING}delText", f"{_COUNTING}t"})
_FOLDERS = {
    "slides": "slide",
    "notesSlides": "the notes",
    "comments": "a comment",
    "charts": "chart",
    "docProps": "the properties",
}
_SEEN = ("slide ", "the notes ")


def _package(data: bytes, each: Each) -> Texts:
    """Every part: XML by its paragraphs and attributes, packages within it likewise."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    known: set[str] = set()  # most attributes are the same few, again and again

    def read(part: tuple[str, bytes]) -> list[Said]:
        name, data = part
        if not name.endswith((".xml", ".rels", ".svg")):
            return list(_attached(data)) if data[:4] in (b"PK\3\4", b"%PDF") else []
        place, root = _place(name), etree.fromstring(data, parser)
        attributes = set(_attributes(root)) - known
        known.update(attributes)
        return [
            *(Said(place, text) for text in sorted(attributes)),
            *(Said(place, text, place.startswith(_SEEN)) for text in _paragraphs(root)),
            # What a chart shows, it takes from plain elements.
            *(Said(place, text, place.startswith("chart ")) for text in _other_texts(root)),
        ]

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in sorted(archive.namelist())]
    for said in each(read, parts):
        yield from said


def _place(name: str) -> str:
    """`ppt/slides/slide3.xml` → “slide 3”."""
    folder = posixpath.dirname(name).rpartition("/")[2]
    number = "".join(filter(str.isdigit, posixpath.basename(name)))
    return f"{_FOLDERS[folder]} {number}".strip() if folder in _FOLDERS else name


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, or cell of a workbook, whatever runs it is in."""
    for paragraph in root.iter(*_PARAGRAPHS):
        yield "".join(" " if run.tag in _BREAKS else run.text or "" for run in paragraph.iter(*_RUN_TEXTS, *_BREAKS))


def _attributes(root: etree._Element) -> list[str]:
    return _every("//@*")(root)


def _other_texts(root: etree._Element) -> Iterator[str]:
    """The text of each element that is no run of a paragraph."""
    return filter(
        str.strip, _every("//text()[not(parent::a:t or parent::w:t or parent::w:delText or parent::x:t)]")(root)
    )


@cache
def _every(path: str) -> Callable[[etree._Element], list[str]]:
    """An XPath that finds strings, made ready once."""
    from lxml import etree

    names = {"a": _DRAWING.strip("{}"), "w": _WRITING.strip("{}"), "x": _COUNTING.strip("{}")}
    return etree.XPath(path, namespaces=names, smart_strings=False)  # type: ignore[return-value]


_READERS: Mapping[str, Callable[[bytes], Texts]] = {
    "ics": _calendar,
}
_PACKAGES = frozenset({"pptx", "docx", "xlsx", "zip"})
