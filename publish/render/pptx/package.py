"""The package around the slides: the template's parts as its designer saved them, and ours beside them.

Slides are parts made of text. To go through python-pptx's objects for them costs XPath for each placeholder and
a walk through the package for each part; that library is asked where a template is read, for what it lacks.
"""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from publish.model import Deck
from publish.render.languages import tag
from publish.render.pptx.pictures import Medium
from publish.render.pptx.xml import HEAD, NAMESPACES, Relations, attribute, text
from publish.templates.archive import PACKAGE_RELS, parse, relationships, unpack, zipped

if TYPE_CHECKING:
    from publish.render.pptx.charts import Plot

FIRST_ID = 256  # the least id the format allows for a slide
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
UNDATED = datetime(1980, 1, 1)

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = f"{PACKAGE}/relationships/metadata/core-properties"
PML = "application/vnd.openxmlformats-officedocument.presentationml"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

PRESENTATION, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
BEFORE_SLIDES = (f"{P}sldMasterIdLst", f"{P}notesMasterIdLst", f"{P}handoutMasterIdLst")
SORTS = {"layout": "slideLayout", "notes": "notesSlide", "master": "notesMaster", "workbook": "package"}
"""What the format calls the sorts of relationships, where we say it shorter."""

Relation = tuple[str, str]
"""A relationship's sort and target: a part, by its name from the root (`/ppt/…`), or an address."""


def slide_name(number: int) -> str:
    """The name of a slide's part."""
    return f"/ppt/slides/slide{number}.xml"


class Package:
    """A presentation being put together: parts by path, and what type each is of."""

    def __init__(self, master: bytes, media: Mapping[str, Medium], charts: Mapping[str, Plot]) -> None:
        self._parts, _ = unpack(master, "master")
        self._types, self._by_extension = _types(self._parts)
        self._master = next(
            f"/{target}" for kind, target in relationships(self._parts, PRESENTATION).values() if kind == "notesMaster"
        )
        self._slides = 0
        for name, medium in media.items():
            self._put(name, medium.type, medium.data)
        for name, plot in charts.items():
            file = f"/ppt/embeddings/{posixpath.basename(name).removesuffix('.xml')}.xlsx"
            self._put(file, WORKBOOK, plot.workbook)
            self._add(name, CHART, plot.xml, (("workbook", file),))

    def notes_places(self) -> tuple[int, int]:
        """The placeholders of the notes master for the text and for the picture of the slide."""
        places = parse(self._parts[self._master[1:]]).iter(f"{P}ph")
        found = {place.get("type", "obj"): int(place.get("idx", "0")) for place in places}
        return found.get("body", 1), found.get("sldImg", 2)

    def add_slide(self, xml: str, relations: Relations, notes: tuple[str, Relations] | None = None) -> None:
        """A slide with what it refers to, and its notes with what they refer to."""
        self._slides += 1
        name, notes_name = slide_name(self._slides), f"/ppt/notesSlides/notesSlide{self._slides}.xml"
        self._add(name, f"{PML}.slide+xml", xml, (*relations.ids, *([("notes", notes_name)] if notes else [])))
        if notes:
            referred = (*notes[1].ids, ("master", self._master), ("slide", name))
            self._add(notes_name, f"{PML}.notesSlide+xml", notes[0], referred)

    def _add(self, name: str, type: str, xml: str, relations: Iterable[Relation]) -> None:
        """A part whose relationships have the ids that its XML already uses: they are counted in order."""
        folder, file = posixpath.split(name)
        self._types[name] = type
        self._parts[name[1:]] = xml.encode()
        rows = "".join(_row(f"rId{n}", *relation, folder) for n, relation in enumerate(relations, 1))
        if rows:
            self._parts[f"{folder[1:]}/_rels/{file}.rels"] = _relationships(rows)

    def _put(self, name: str, type: str, data: bytes) -> None:
        """A part that is no XML: its extension says its type, unless it says something else in the template."""
        if self._by_extension.setdefault(name.rpartition(".")[2], type) != type:
            self._types[name] = type
        self._parts[name[1:]] = data

    def finish(self, deck: Deck) -> bytes:
        """The file: slides listed, sections, properties; the same bytes each time."""
        self._list_slides(deck)
        self._describe(deck)
        self._parts[TYPES] = self._said_types()
        return zipped(self._parts)

    def _list_slides(self, deck: Deck) -> None:
        """In the presentation: the slides, below the masters, and the sections, at the end."""
        rows = [("slide", slide_name(n)) for n in range(1, self._slides + 1)]
        ids = self._also("ppt/_rels/presentation.xml.rels", [(f"{OFFICE}/{sort}", to) for sort, to in rows], "/ppt")
        listed = "".join(f'<p:sldId id="{FIRST_ID + n}" r:id="{id}"/>' for n, id in enumerate(ids))
        root = parse(self._parts[PRESENTATION])
        at = max(n for n, element in enumerate(root, 1) if element.tag in BEFORE_SLIDES)
        root.insert(at, etree.fromstring(f"<p:sldIdLst {NAMESPACES}>{listed}</p:sldIdLst>"))
        root.append(etree.fromstring(_sections(deck)))
        self._parts[PRESENTATION] = _written(root)

    def _also(self, path: str, rows: Iterable[Relation], folder: str) -> list[str]:
        """Adds relationships (by their whole types) to those the template has in `path`; gives their ids."""
        root = parse(self._parts[path])
        numbers = [id.removeprefix("rId") for rel in root if (id := rel.get("Id", ""))]
        first = max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
        ids = []
        for n, (type, target) in enumerate(rows, first):
            ids.append(f"rId{n}")
            root.append(_relationship(ids[-1], type, _relative(target, folder)))
        self._parts[path] = _written(root)
        return ids

    def _describe(self, deck: Deck) -> None:
        """The properties of the file: the deck's own, and none of the template's."""
        known = relationships(self._parts, "")
        path = next((target for kind, target in known.values() if kind == "core-properties"), "docProps/core.xml")
        if path not in self._parts:
            self._also("_rels/.rels", [(CORE, f"/{path}")], "/")
        self._types[f"/{path}"] = CORE_PROPERTIES
        self._parts[path] = _properties(deck)

    def _said_types(self) -> bytes:
        extensions = "".join(
            f"<Default Extension={attribute(name)} ContentType={attribute(type)}/>"
            for name, type in sorted(self._by_extension.items())
        )
        names = "".join(
            f"<Override PartName={attribute(name)} ContentType={attribute(type)}/>"
            for name, type in sorted(self._types.items())
        )
        return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{extensions}{names}</Types>'.encode()


def _types(parts: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """The types of the template's parts: by name, and by extension."""
    entries = list(parse(parts[TYPES]))
    by_name = {name: entry.get("ContentType", "") for entry in entries if (name := entry.get("PartName"))}
    by_extension = {name: entry.get("ContentType", "") for entry in entries if (name := entry.get("Extension"))}
    return by_name, by_extension


# ── relationships ─────────────────────────────────────────────────────────────


def _row(id: str, sort: str, target: str, folder: str) -> str:
    type = f"{OFFICE}/{SORTS.get(sort, sort)}"
    mode = ' TargetMode="External"' if sort == "hyperlink" else ""
    to = target if mode else _relative(target, folder)
    return f'<Relationship Id="{id}" Type="{type}" Target={attribute(to)}{mode}/>'


def _relationships(rows: str) -> bytes:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _relationship(id: str, type: str, target: str) -> etree._Element:
    return etree.Element(f"{PACKAGE_RELS}Relationship", Id=id, Type=type, Target=target)


def _relative(target: str, folder: str) -> str:
    """How a part in `folder` calls another."""
    return posixpath.relpath(target, folder)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ── what the file says of itself ──────────────────────────────────────────────


def _sections(deck: Deck) -> str:
    made = []
    for n, (name, run) in enumerate(groupby(deck.slides, key=lambda slide: slide.section)):
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{deck.id}/{deck.language}/{n}/{name}")).upper()
        ids = "".join(f'<p14:sldId id="{FIRST_ID + slide.number - 1}"/>' for slide in run)
        made.append(
            f'<p14:section name={attribute(name or deck.title)} id="{{{guid}}}"><p14:sldIdLst>{ids}</p14:sldIdLst>'
            "</p14:section>"
        )
    return (
        f'<p:extLst {NAMESPACES}><p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">{"".join(made)}'
        "</p14:sectionLst></p:ext></p:extLst>"
    )


def _properties(deck: Deck) -> bytes:
    day = f'xsi:type="dcterms:W3CDTF">{_date(deck.date):%Y-%m-%dT%H:%M:%SZ}'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(deck.title)}</dc:title><cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"<dcterms:modified {day}</dcterms:modified><dc:language>{text(tag(deck.language))}</dc:language>"
        f"<dc:identifier>{text(deck.revision)}</dc:identifier><dc:creator></dc:creator><dc:description></dc:description>"
        f"<dcterms:created {day}</dcterms:created></cp:coreProperties>"
    ).encode()


def _date(said: str) -> datetime:
    """`2026-11` → 1 November 2026; a fixed day where there is none."""
    numbers = [int(part) for part in said.split("-") if part.isdecimal()]
    try:
        return datetime(*[*numbers, 1, 1][:3]) if numbers else UNDATED  # type: ignore[arg-type]
    except ValueError:
        return UNDATED
