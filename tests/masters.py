"""Templates as designers make them, and as nobody should: built here, so no strange file lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pptx
from pptx import Presentation

from publish.templates.archive import zipped
from publish.templates.scrubbing import MAIN_TYPE

PLAIN = (Path(pptx.__file__).parent / "templates/default.pptx").read_bytes()
TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

FRENCH = {
    "Title Slide": "Diapositive de titre",
    "Title and Content": "Titre et contenu",
    "Section Header": "En-tête de section",
    "Two Content": "Deux contenus",
    "Comparison": "Comparaison",
    "Title Only": "Titre seul",
}
ARABIC = {
    "Title Slide": "شريحة عنوان",
    "Title and Content": "عنوان ومحتوى",
    "Section Header": "رأس المقطع",
    "Two Content": "محتويان",
    "Comparison": "مقارنة",
    "Title Only": "عنوان فقط",
}


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def renamed(names: Mapping[str, str], sorts: bool = True, data: bytes = PLAIN) -> bytes:
    """A master whose layouts are called otherwise; without `sorts`, they do not say what they are."""
    made = Presentation(io.BytesIO(data))
    for layout in made.slide_layouts:
        layout.name = names.get(layout.name, layout.name)
        if not sorts:
            layout._element.attrib.pop("type", None)
    return saved(made)


def potx(data: bytes) -> bytes:
    parts = unzipped(data)
    types = parts["[Content_Types].xml"]
    assert MAIN_TYPE in types
    return zipped(parts | {"[Content_Types].xml": types.replace(MAIN_TYPE, TEMPLATE_TYPE)})


def without_layout(name: str, data: bytes = PLAIN) -> bytes:
    made = Presentation(io.BytesIO(data))
    made.slide_layouts.remove(next(layout for layout in made.slide_layouts if layout.name == name))
    return saved(made)


def without_title(name: str, data: bytes = PLAIN) -> bytes:
    made = Presentation(io.BytesIO(data))
    layout = next(layout for layout in made.slide_layouts if layout.name == name)
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            shape._element.getparent().remove(shape._element)
    return saved(made)


def with_slides(*titles: str, data: bytes = PLAIN) -> bytes:
    made = Presentation(io.BytesIO(data))
    for title in titles:
        slide = made.slides.add_slide(made.slide_layouts[1])
        assert slide.shapes.title is not None
        slide.shapes.title.text = title
    return saved(made)


def related(
    part: str, kind: str, target: str, shape: str = "", more: Mapping[str, bytes] | None = None, external: bool = True
) -> bytes:
    """A master with a relationship from `part`, used by `shape` (XML, put into its tree), and further parts."""
    parts = unzipped(PLAIN)
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    mode = ' TargetMode="External"' if external else ""
    full = kind if kind.startswith("http") else f"{RELATIONS}/{kind}"
    own = f'<Relationship Id="rIdX" Type="{full}" Target="{target}"{mode}/></Relationships>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", own)
    if shape:
        parts[part] = parts[part].replace(b"</p:spTree>", f"{shape}</p:spTree>".encode())
    return zipped(parts | dict(more or {}))


def saved(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
