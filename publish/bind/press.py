"""A finished file as a printing house asks for it: four inks, bleed, crop marks, boxes; PDF/X-4 for a known press."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, String

from publish.bind import forms
from publish.bind.colours import recolour, written
from publish.bind.inks import called, process
from publish.model import Book, Part
from publish.render import pdf
from publish.render.brand import PROFILE, Brand

MM = 72 / 25.4
BLEED = 3 * MM
"""What is drawn beyond the edge, since no knife cuts to the hair."""
MARK, AWAY, ROOM = 5 * MM, 1 * MM, 10 * MM
"""How long crop marks are, how far from the bleed they begin, and how much paper there is around the page."""
HAIRLINE = 0.25
X4 = "http://www.npes.org/pdfx/ns/id/"
UNDATED = "1980-01"
FORGOTTEN = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/AcroForm", "/PageMode", "/PageLabels")


def inside(data: bytes, brand: Brand, date: str) -> bytes:
    """The pages of a bound book for the press, filled up to a multiple of four. `date` is its month: 2026-11."""
    return _ready(data, brand, date, multiple=4)


def jacket(data: bytes, book: Book, cover: Part, brand: Brand, date: str, leaf: float) -> bytes:
    """The cover of a book whose pages are `data`, in one piece: back, spine, front. `leaf`: how thick one is, in mm."""
    with Pdf.open(io.BytesIO(data)) as pages:
        count = -(-len(pages.pages) // 4) * 4
        width, height = (float(side) / MM for side in list(pages.pages[0].trimbox)[2:])
    thick = spine(count, leaf)
    made = pdf.render_jacket(book, cover, brand, (width, height), thick)
    return _ready(made.data, brand, date, folds=(width * MM, (width + thick) * MM))


def spine(pages: int, leaf: float) -> float:
    """How wide the spine of a book is, in mm: two pages are a leaf."""
    return round(pages / 2 * leaf, 1)


def _ready(data: bytes, brand: Brand, date: str, multiple: int = 1, folds: tuple[float, ...] = ()) -> bytes:
    """The pages with everything done to them; `folds`: how far from the left they are folded, in points."""
    profile = dict(brand.assets).get(PROFILE, b"")
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as whole:
        forms.draw(whole)
        _forget(whole)
        trim = [float(side) for side in whole.pages[0].trimbox]
        while len(whole.pages) % multiple:
            whole.add_blank_page()
        recolour(whole, process(profile))
        for page in whole.pages:
            if "/TrimBox" not in page.obj:  # a blank page
                page.trimbox = Array(trim)
            _mark(page, folds)
        _describe(whole, date, hashlib.sha256(data).hexdigest(), profile)
        whole.save(out, deterministic_id=True, force_version="1.6", object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _forget(whole: Pdf) -> None:
    """What is for readers on screen."""
    for name in FORGOTTEN:
        if name in whole.Root:
            del whole.Root[name]
    for page in whole.pages:
        for name in ("/Annots", "/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]


# ── pages ─────────────────────────────────────────────────────────────────────


def _mark(page: Page, folds: tuple[float, ...]) -> None:
    """The boxes of a page, and marks at its corners and folds; what it draws beyond the bleed is cut off."""
    left, foot, right, top = (float(side) for side in page.trimbox)
    page.bleedbox = Array(written((left - BLEED, foot - BLEED, right + BLEED, top + BLEED)))
    page.mediabox = Array(written((left - ROOM, foot - ROOM, right + ROOM, top + ROOM)))
    if "/CropBox" in page.obj:
        del page.obj.CropBox
    corner, size = (left - BLEED, foot - BLEED), (right - left + 2 * BLEED, top - foot + 2 * BLEED)
    page.contents_add(f"q {_said(*corner, *size)} re W n".encode(), prepend=True)
    lines = "\n".join(f"{_said(*start)} m {_said(*end)} l S" for start, end in _lines(left, foot, right, top, folds))
    page.contents_add(f"Q q /Marks CS 1 SCN {HAIRLINE} w\n{lines}\nQ".encode())
    resources = Dictionary(dict(page.resources.items()))
    resources.ColorSpace = Dictionary(
        {**dict(resources.get("/ColorSpace", Dictionary()).items()), "/Marks": _every_ink()}
    )
    page.obj.Resources = resources


Point = tuple[float, float]


def _lines(
    left: float, foot: float, right: float, top: float, folds: tuple[float, ...]
) -> Iterator[tuple[Point, Point]]:
    """Two lines at each corner of the page, which point at it, and one at each end of a fold."""
    near, far = BLEED + AWAY, BLEED + AWAY + MARK
    for x, outwards in ((left, -1), (right, 1)):
        for y, upwards in ((foot, -1), (top, 1)):
            yield (x + outwards * near, y), (x + outwards * far, y)
            yield (x, y + upwards * near), (x, y + upwards * far)
    for x in folds:
        yield (left + x, foot - near), (left + x, foot - far)
        yield (left + x, top + near), (left + x, top + far)


def _said(*lengths: float) -> str:
    return " ".join(f"{length:.3f}" for length in lengths)


def _every_ink() -> Array:
    """The colour of marks: on each plate."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


# ── what it says of itself ────────────────────────────────────────────────────


def _describe(whole: Pdf, date: str, content: str, profile: bytes) -> None:
    """Title, language and dates; that it is PDF/X-4 (ISO 15930-7) only with a profile, which that has to contain."""
    year, month = (date or UNDATED).split("-")[:2]
    title = str(whole.docinfo.get("/Title", ""))
    language = str(whole.Root.get("/Lang", ""))
    for name in ("/CreationDate", "/ModDate"):
        whole.docinfo[name] = String(f"D:{year}{month}01000000Z")
    whole.docinfo.Trapped = Name("/False")
    if "/Metadata" in whole.Root:
        del whole.Root.Metadata
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"], metadata["dc:language"] = title, [language]
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            metadata[name] = f"{year}-{month}-01T00:00:00Z"
        metadata["pdf:Trapped"] = "False"
        metadata["xmpMM:DocumentID"] = metadata["xmpMM:InstanceID"] = f"uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"
        metadata["xmpMM:RenditionClass"], metadata["xmpMM:VersionID"] = "default", "1"
        if profile:
            metadata.register_xml_namespace(X4, "pdfxid")
            metadata["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
    if profile:
        _intend(whole, profile)


def _intend(whole: Pdf, profile: bytes) -> None:
    """For which press the file is made: as its profile says."""
    stream = whole.make_stream(profile, N=4)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=stream)
    intent.OutputConditionIdentifier = String("Custom")
    intent.Info = String(called(profile))
    whole.Root.OutputIntents = Array([intent])
