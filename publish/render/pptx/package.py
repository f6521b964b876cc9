"""The package around the slides: python-pptx owns the template, our parts are registered in it as they are.

Making slides through python-pptx's objects costs XPath for each placeholder and a walk through the
package for each part; parts made of bytes cost nothing.
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import Any
from xml.sax.saxutils import quoteattr

from publish.model import Deck
from publish.render.pptx.charts import Plot
from publish.render.pptx.languages import tag
from publish.render.pptx.pictures import Medium
from publish.render.pptx.xml import Relations
from publish.templates.archive import zipped

FIRST_ID = 256  # the least id the format allows for a slide
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
UNDATED = datetime(1980, 1, 1)


def slide_name(number: int) -> str:
    """The name of a slide's part."""
    return f"/ppt/slides/slide{number}.xml"


class Package:
    """A presentation being put together. Library objects without types stay inside."""

    def __init__(self, master: bytes, media: Mapping[str, Medium], charts: Mapping[str, Plot]) -> None:
        from pptx import Presentation
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        self._presentation: Any = Presentation(io.BytesIO(master))
        self._part: Any = self._presentation.part
        self._layouts = {
            str(layout.part.partname): layout.part
            for slide_master in self._presentation.slide_masters
            for layout in slide_master.slide_layouts
        }
        self._media: dict[str, Any] = {
            name: Part(PackURI(name), medium.type, self._part.package, medium.data) for name, medium in media.items()
        }
        self._charts: dict[str, Any] = {name: self._chart(name, plot) for name, plot in charts.items()}
        self._drawn: dict[str, Any] = {}
        self._slides: list[str] = []

    def _chart(self, name: str, plot: Plot) -> Any:
        """A chart's part, with its workbook as the first thing it refers to."""
        from pptx.opc.constants import CONTENT_TYPE as CT
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        part: Any = Part(PackURI(name), CT.DML_CHART, self._part.package, plot.xml.encode())
        file = PackURI(f"/ppt/embeddings/{posixpath.basename(name).removesuffix('.xml')}.xlsx")
        part.relate_to(Part(file, CT.SML_SHEET, self._part.package, plot.workbook), RT.PACKAGE)
        return part

    def notes_places(self) -> tuple[int, int]:
        """The placeholders of the notes master for the text and for the picture of the slide."""
        from pptx.enum.shapes import PP_PLACEHOLDER

        found = {
            p.placeholder_format.type: p.placeholder_format.idx for p in self._presentation.notes_master.placeholders
        }
        return found.get(PP_PLACEHOLDER.BODY, 1), found.get(PP_PLACEHOLDER.SLIDE_IMAGE, 2)

    def add_slide(self, xml: str, relations: Relations) -> Any:
        """A slide with what it refers to; gives its part, for its notes."""
        from pptx.opc.constants import CONTENT_TYPE as CT
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT

        number = len(self._slides) + 1
        part = self._made(slide_name(number), CT.PML_SLIDE, xml, relations)
        # `relate_to` would look through all relations for one to this part, which is new: quadratic in slides.
        self._slides.append(self._part.rels._add_relationship(RT.SLIDE, part))
        return part

    def add_notes(self, slide: Any, xml: str, relations: Relations) -> None:
        """Notes of a slide that was added."""
        from pptx.opc.constants import CONTENT_TYPE as CT
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT

        number = len(self._slides)
        part = self._made(f"/ppt/notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE, xml, relations)
        part.relate_to(self._presentation.notes_master.part, RT.NOTES_MASTER)
        part.relate_to(slide, RT.SLIDE)
        slide.relate_to(part, RT.NOTES_SLIDE)

    def _made(self, name: str, type: str, xml: str, relations: Relations) -> Any:
        """A part whose relationships come out under the ids that its XML already uses."""
        part = self._drawn_part(name, type)
        part._blob = xml.encode()
        for (sort, target), id in relations.ids.items():
            assert self._related(part, sort, target) == id
        return part

    def _drawn_part(self, name: str, type: str) -> Any:
        """The part of this name; made before it is written where another slide links forward to it."""
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        if name not in self._drawn:
            self._drawn[name] = Part(PackURI(name), type, self._part.package)
        return self._drawn[name]

    def _related(self, part: Any, sort: str, target: str) -> str:
        from pptx.opc.constants import CONTENT_TYPE as CT
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT

        if sort == "slide":
            return str(part.relate_to(self._drawn_part(target, CT.PML_SLIDE), RT.SLIDE))
        if sort == "layout":
            return str(part.relate_to(self._layouts[target], RT.SLIDE_LAYOUT))
        if sort == "image":
            return str(part.relate_to(self._media[target], RT.IMAGE))
        if sort == "chart":
            return str(part.relate_to(self._charts[target], RT.CHART))
        return str(part.relate_to(target, RT.HYPERLINK, is_external=True))

    def finish(self, deck: Deck) -> bytes:
        """The file: slides listed, sections, properties; the same bytes each time."""
        self._list_slides()
        self._list_sections(deck)
        self._describe(deck)
        stream = io.BytesIO()
        self._presentation.save(stream)
        with zipfile.ZipFile(stream) as archive:
            return zipped({name: archive.read(name) for name in archive.namelist()})

    def _list_slides(self) -> None:
        from pptx.oxml import parse_xml
        from pptx.oxml.ns import nsdecls

        ids = "".join(f'<p:sldId id="{FIRST_ID + n}" r:id="{rel}"/>' for n, rel in enumerate(self._slides))
        listed = self._part._element.get_or_add_sldIdLst()
        listed.extend(parse_xml(f"<p:sldIdLst {nsdecls('p', 'r')}>{ids}</p:sldIdLst>"))

    def _list_sections(self, deck: Deck) -> None:
        from pptx.oxml import parse_xml
        from pptx.oxml.ns import nsdecls

        made = []
        for n, (name, run) in enumerate(groupby(deck.slides, key=lambda slide: slide.section)):
            guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{deck.id}/{deck.language}/{n}/{name}")).upper()
            ids = "".join(f'<p14:sldId id="{FIRST_ID + slide.number - 1}"/>' for slide in run)
            made.append(
                f'<p14:section name={quoteattr(name or deck.title)} id="{{{guid}}}"><p14:sldIdLst>{ids}</p14:sldIdLst>'
                "</p14:section>"
            )
        self._part._element.append(
            parse_xml(
                f'<p:extLst {nsdecls("p")}><p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">{"".join(made)}'
                "</p14:sectionLst></p:ext></p:extLst>"
            )
        )

    def _describe(self, deck: Deck) -> None:
        properties = self._presentation.core_properties
        properties.title = deck.title
        properties.language = tag(deck.language)
        properties.identifier = deck.revision
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = _date(deck.date)
        properties.revision = 1


def _date(said: str) -> datetime:
    """`2026-11` → 1 November 2026; a fixed day where there is none."""
    numbers = [int(part) for part in said.split("-") if part.isdecimal()]
    try:
        return datetime(*[*numbers, 1, 1][:3]) if numbers else UNDATED  # type: ignore[arg-type]
    except ValueError:
        return UNDATED
