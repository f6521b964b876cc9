"""What validators of PowerPoint files miss, and PowerPoint does not: every test that builds a deck looks for it.

Sections that list missing slides, timing of shapes that are not there, placeholders their layout does not
have, ids twice, parts without a content type, entries twice, links to nowhere.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LISTED_SECTION = ".//{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
PRESENTATION = "ppt/presentation.xml"
Parts = dict[str, bytes]
Relations = dict[str, tuple[str, str, bool]]
"""Of one part: id → (last word of the type, target's part or address, whether it is outside)."""


def faults(data: bytes) -> list[str]:
    """What is wrong with a .pptx, one line for each fault; nothing where PowerPoint would find nothing to repair."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = Counter(entry.filename for entry in archive.infolist())
        parts = {name: archive.read(name) for name in names}
    twice = [f"{name}: twice in the file" for name, count in names.items() if count > 1]
    return [*twice, *(fault for check in CHECKS for fault in check(parts))]


def relations(parts: Parts, part: str) -> Relations:
    folder, name = posixpath.split(part)
    data = parts.get(f"{folder}/_rels/{name}.rels")
    found: Relations = {}
    for one in etree.fromstring(data) if data else ():
        outside = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        full = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], full, outside)
    return found


def slides(parts: Parts) -> list[str]:
    return sorted(name for name in parts if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name))


# ── the package ───────────────────────────────────────────────────────────────


def _typed(parts: Parts) -> Iterator[str]:
    """Every part has a content type; slides one of their own, for the default of .xml is no slide."""
    listed = etree.fromstring(parts["[Content_Types].xml"])
    own = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in listed.iter(f"{TYPES}Override")}
    defaults = {one.get("Extension", "").lower() for one in listed.iter(f"{TYPES}Default")}
    for name in parts:
        if name != "[Content_Types].xml" and name not in own and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name}: no content type"
    kinds = (".slide+xml", ".notesSlide+xml")
    yield from (
        f"{name}: absent from the content types" for name in slides(parts) if not own.get(name, "").endswith(kinds)
    )
    yield from (f"{name}: a content type of nothing" for name in own if name not in parts)


def _related(parts: Parts) -> Iterator[str]:
    """What a part refers to is there, and what its XML names is a relationship of it."""
    for name in parts:
        if not name.endswith(".xml"):
            continue
        root = etree.fromstring(parts[name])
        known = relations(parts, name)
        yield from (
            f"{name}: {id} leads to no {target}"
            for id, (_, target, out) in known.items()
            if not out and target not in parts
        )
        used = {value for one in root.iter("*") for key, value in one.attrib.items() if key.startswith(R) and value}
        yield from (f"{name}: no relationship {id}" for id in sorted(used - set(known)))


# ── slides ────────────────────────────────────────────────────────────────────


def _listed(parts: Parts) -> Iterator[str]:
    """The presentation lists every slide once, and its sections list every one of them once, in order."""
    root, known = etree.fromstring(parts[PRESENTATION]), relations(parts, PRESENTATION)
    entries = root.findall(f"./{P}sldIdLst/{P}sldId")
    shown = [known[entry.get(f"{R}id", "")][1] for entry in entries]
    there = [name for name in slides(parts) if name.startswith("ppt/slides/")]
    yield from (f"{name}: not listed once" for name in there if shown.count(name) != 1)
    ids = [entry.get("id", "") for entry in entries]
    yield from (
        f"slide id {id}: twice or out of range" for id, n in Counter(ids).items() if n > 1 or not 256 <= int(id) < 2**31
    )
    sections = [one.get("id", "") for one in root.iterfind(LISTED_SECTION)]
    if sections and sections != ids:
        yield f"sections list {sections}, the presentation {ids}"


def _identified(parts: Parts) -> Iterator[str]:
    for name in slides(parts):
        ids = [one.get("id", "") for one in etree.fromstring(parts[name]).iter(f"{P}cNvPr")]
        yield from (
            f"{name}: shape id {id} is 0 or there twice" for id, n in Counter(ids).items() if n > 1 or id == "0"
        )


def _held(parts: Parts) -> Iterator[str]:
    """Every placeholder of a slide is one of its layout's, of notes one of the notes master's, and there once."""
    for name in slides(parts):
        above = next(
            (t for kind, t, _ in relations(parts, name).values() if kind in ("slideLayout", "notesMaster")), ""
        )
        if above not in parts:
            yield f"{name}: no layout"
            continue
        known = {_place(one) for one in etree.fromstring(parts[above]).iter(f"{P}ph")}
        own = [_place(one) for one in etree.fromstring(parts[name]).iter(f"{P}ph")]
        yield from (f"{name}: placeholder {idx} is not in {above}" for idx in own if idx not in known)
        yield from (f"{name}: placeholder {idx} twice" for idx, n in Counter(own).items() if n > 1)


def _place(placeholder: etree._Element) -> str:
    kind = placeholder.get("type", "obj").replace("ctrTitle", "title")
    return kind if kind == "title" else placeholder.get("idx", "0")


def _timed(parts: Parts) -> Iterator[str]:
    """Timing speaks of shapes and paragraphs that are there; ids of its nodes are unique."""
    for name in slides(parts):
        root = etree.fromstring(parts[name])
        shapes = {one.get("id"): one.getparent().getparent() for one in root.iter(f"{P}cNvPr")}
        for target in root.iter(f"{P}spTgt", f"{P}bldP"):
            shape = shapes.get(target.get("spid"))
            if shape is None:
                yield f"{name}: timing of no shape {target.get('spid')}"
                continue
            count = len(shape.findall(f"./{P}txBody/{A}p"))
            for run in target.iter(f"{P}pRg"):
                if not 0 <= int(run.get("st", -1)) <= int(run.get("end", -1)) < count:
                    yield f"{name}: timing of no paragraph {run.get('st')} in shape {target.get('spid')}"
        ids = Counter(one.get("id") for one in root.iter(f"{P}cTn"))
        yield from (f"{name}: timing id {id} twice" for id, n in ids.items() if n > 1)


def _linked(parts: Parts) -> Iterator[str]:
    """A jump leads to a slide; any other link leads outside."""
    for name in slides(parts):
        known = relations(parts, name)
        for link in etree.fromstring(parts[name]).iter(f"{A}hlinkClick"):
            kind, target, outside = known.get(link.get(f"{R}id", ""), ("", "", False))
            jump = link.get("action") == "ppaction://hlinksldjump"
            if jump and not (kind == "slide" and target in parts):
                yield f"{name}: a jump to no slide"
            if not jump and not (kind == "hyperlink" and outside):
                yield f"{name}: a link to nowhere"


CHECKS: tuple[Callable[[Parts], Iterator[str]], ...] = (
    _typed,
    _related,
    _listed,
    _identified,
    _held,
    _timed,
    _linked,
)
