"""The notes of a slide → the XML of its notes page."""

from __future__ import annotations

from dataclasses import replace

from publish.arrange.slides.text import lines
from publish.model import Blocks
from publish.render.pptx.text import Voice, paragraphs
from publish.render.pptx.xml import HEAD, NAMESPACES, TREE_HEAD, Relations
from publish.templates import Level

LEVELS = tuple(Level(12, 171450 * n, -171450, 0, 1.0, "") for n in range(1, 6))
"""Indents of lists in notes: PowerPoint's notes style has none."""


def notes_xml(notes: Blocks, body: int, image: int, voice: Voice, relations: Relations) -> str:
    """A notes page: the slide's picture and the notes, in the placeholders `image` and `body` of the notes master."""
    said = tuple(replace(line, level=min(line.level, len(LEVELS))) for line in lines(notes))
    text = paragraphs(said, LEVELS, voice, relations)
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="{image}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="{body}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
