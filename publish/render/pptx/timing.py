"""Items that come one by one: the timing of a slide (ECMA-376 part 1, 19.5), a click for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from publish.arrange.slides.text import lines
from publish.fit import Line
from publish.model import Slide
from publish.render.pptx.xml import attribute

ITEMS = ("bullet", "number", "tick", "choice")
NOT_TIMED = ("overview",)
"""Layouts whose list stands in columns, row beside row."""

Step = range
"""The paragraphs of a shape that come with one click."""

NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
CLICKED = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'


def timing(slide: Slide, shapes: str) -> str:
    """The timing of a slide whose items come one by one; nothing for others. `shapes` is the XML of its shapes."""
    if not slide.incremental or slide.layout in NOT_TIMED:
        return ""
    found = []
    for slot in slide.slots:
        shape = re.search(rf'<p:sp><p:nvSpPr><p:cNvPr id="(\d+)" name={re.escape(attribute(slot.name))}', shapes)
        if shape and (taken := tuple(steps(lines(slot.blocks)))):
            found.append((shape[1], taken))
    return _timing(found) if found else ""


def steps(said: tuple[Line, ...]) -> Iterator[Step]:
    """Each item of the first level with all that is in it; what stands before and between lists is always there."""
    starts = [n for n, line in enumerate(said) if line.level == 1 and line.mark in ITEMS]
    for start in starts:
        end = start + 1
        while end < len(said) and (said[end].level > 1 or said[end].mark == "more"):
            end += 1
        yield range(start, end)


def _timing(shapes: list[tuple[str, tuple[Step, ...]]]) -> str:
    ids = count(3)
    clicks = "".join(_click(shape, step, ids) for shape, taken in shapes for step in taken)
    built = "".join(f'<p:bldP spid="{shape}" grpId="0" build="p"/>' for shape, _ in shapes)
    ends = "".join(
        f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'
        for name, event in (("prev", "onPrev"), ("next", "onNext"))
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{clicks}</p:childTnLst></p:cTn>{ends}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{built}</p:bldLst></p:timing>"
    )


def _click(shape: str, step: Step, ids: Iterator[int]) -> str:
    """One click: the item's first paragraph on it, the others with it."""
    outer, inner = next(ids), next(ids)
    effects = "".join(_appear(shape, n, "clickEffect" if n == step.start else "withEffect", ids) for n in step)
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{CLICKED}<p:childTnLst><p:par><p:cTn id="{inner}" fill="hold">{NOW}'
        f"<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _appear(shape: str, paragraph: int, kind: str, ids: Iterator[int]) -> str:
    """The effect “Appear” (preset 1) on a paragraph."""
    effect, set_ = next(ids), next(ids)
    return (
        f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
        f'nodeType="{kind}">{NOW}<p:childTnLst><p:set><p:cBhvr><p:cTn id="{set_}" dur="1" fill="hold">{NOW}</p:cTn>'
        f'<p:tgtEl><p:spTgt spid="{shape}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl></p:spTgt>'
        "</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )
