"""A master that anybody may have made → the same without what acts, points outwards, or nobody needs.

Macros, embedded objects, links to anything outside, buttons that start programs, and slides: none of
it reaches a deck. What is left are the parts that something still leads to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lxml import etree

from publish.diagnostics import Diagnostic, Diagnostics, error, warning
from publish.templates.archive import PACKAGE_RELS, Parts, parse, relationships, source_of, target_of

OFFICE_RELS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


HARMFUL = (
    *("vbaProject", "oleObject", "package", "control", "activeXControlBinary", "attachedTemplate", "externalLink"),
    *("extensibility", "webextension", "webextensiontaskpanes", "vmlDrawing"),
)
STALE = (
    *("slide", "thumbnail", "printerSettings", "extended-properties", "custom-properties", "customXml"),
    *("comments", "commentAuthors", "origin"),
)
"""Kinds of relationships (the last word of their type) that are dropped: with a warning, and without."""

ACTIONS = ("ppaction://macro", "ppaction://program", "ppaction://ole", "ppaction://hlinkfile")
WHOLE = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart", "control")
LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")

MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OTHER_MAIN_TYPES = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)


def scrub(parts: Parts, name: str) -> tuple[Parts, Diagnostics]:
    """The same parts without slides, macros, embedded objects and links outwards; a template becomes a presentation.

    T001 for XML that is broken or brings a DOCTYPE (the way to entity bombs), T005 for what was taken out.
    """
    for path, data in parts.items():
        if (path.endswith((".xml", ".rels")) or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")) and not _parses(
            data
        ):
            hint = "save it again in PowerPoint"
            return {}, (error("T001", f"`{name}`: the part {path} cannot be read, or is not safe to read", hint=hint),)
    clean, found = dict(parts), list[Diagnostic]()
    for path in [path for path in parts if path.endswith(".rels")]:
        dropped = _scrub_relationships(clean, path)
        if dropped:
            message = f"`{name}`: links or objects were taken out of {source_of(path) or 'the package'}"
            found.append(warning("T005", f"{message} ({', '.join(dropped)})"))
    clean["ppt/presentation.xml"] = _without_slides(clean["ppt/presentation.xml"])
    for path in [path for path in clean if b"ppaction://" in clean[path] and path.endswith(".xml")]:
        clean[path], count = _without_actions(clean[path])
        if count:
            found.append(warning("T005", f"`{name}`: buttons that start something were taken out of {path}"))
    clean = _reachable(clean)
    clean["[Content_Types].xml"] = _content_types(clean)
    return clean, tuple(found)


def _parses(xml: bytes) -> bool:
    """Whether this is XML without a DOCTYPE. One in another encoding does not show before it is parsed."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return False
    try:
        return not parse(xml).getroottree().docinfo.doctype  # type: ignore[attr-defined]
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return False


def _scrub_relationships(parts: Parts, path: str) -> list[str]:
    """Drops relationships from `path`, and what uses them from its part; says which of them were harmful."""
    root = parse(parts[path])
    gone: dict[str, str] = {}
    for rel in list(root.iter(f"{PACKAGE_RELS}Relationship")):
        kind = rel.get("Type", "").rpartition("/")[2]
        outward = rel.get("TargetMode") == "External"
        nowhere = target_of(posixpath.dirname(source_of(path)), rel.get("Target", "")) not in parts
        active = kind == "image" and _acts(parts, path, rel)
        if outward or nowhere or active or kind in HARMFUL or kind in STALE:
            gone[rel.get("Id", "")] = kind if outward or active or kind in HARMFUL else ""
            root.remove(rel)
    if not gone:
        return []
    parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    source = source_of(path)
    if source in parts:
        parts[source] = _without_references(parts[source], gone)
    return sorted({kind for kind in gone.values() if kind})


def _acts(parts: Parts, path: str, rel: etree._Element) -> bool:
    """Whether the picture that a relationship leads to is a drawing that does more than to be seen."""
    data = parts.get(target_of(posixpath.dirname(source_of(path)), rel.get("Target", "")), b"")
    if b"<svg" not in data:
        return False
    for element in parse(data).iter(etree.Element):
        names = {etree.QName(name).localname.lower(): value.strip() for name, value in element.attrib.items()}
        away = any(
            names.get(name, "#")[:1] != "#" and names[name][:5] != "data:" for name in ("href", "src") if name in names
        )
        if away or any(name.startswith("on") for name in names):
            return True
        if etree.QName(element).localname.lower() in ("script", "foreignobject"):
            return True
    return False


def _without_references(xml: bytes, gone: Mapping[str, str]) -> bytes:
    root = parse(xml)
    for element in list(root.iter(etree.Element)):
        if any(str(name).startswith(OFFICE_RELS) and value in gone for name, value in element.attrib.items()):
            _remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _remove(element: etree._Element) -> None:
    """Takes out an element with what means nothing without it: a link alone, a picture or object with its shape."""
    chain = [element, *element.iterancestors()]
    name = etree.QName(element).localname
    wholes = ("ext",) if name == "svgBlip" else ("bg", "buBlip", *WHOLE)
    whole = None if name in LINKS else next((one for one in chain if etree.QName(one).localname in wholes), None)
    target = element if whole is None else whole
    parent = target.getparent()
    if parent is not None:
        parent.remove(target)


def _without_actions(xml: bytes) -> tuple[bytes, int]:
    """Without clicks that start macros and programs; and how many there were."""
    root = parse(xml)
    found = [e for e in root.iter(etree.Element) if e.get("action", "").lower().startswith(ACTIONS)]
    for element in found:
        _remove(element)
    return (
        (etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), len(found))
        if found
        else (xml, 0)
    )


def _reachable(parts: Parts) -> Parts:
    """The parts that some relationship leads to; what nothing leads to any more is left behind."""
    seen, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        path = waiting.pop()
        folder, file = posixpath.split(path)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if path in seen or (path and path not in parts):
            continue
        seen |= {path, rels}
        waiting += [target for _, target in relationships(parts, path).values()]
    return {path: data for path, data in parts.items() if path in seen}


def _content_types(parts: Parts) -> bytes:
    """The list of the parts' types, of those that are there; the file is a presentation, whatever it was."""
    types = parts["[Content_Types].xml"]
    for other in OTHER_MAIN_TYPES:
        types = types.replace(other, MAIN_TYPE)
    root = parse(types)
    for entry in [e for e in root.iter(etree.Element) if e.get("PartName") and e.get("PartName", "")[1:] not in parts]:
        root.remove(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_slides(xml: bytes) -> bytes:
    """The presentation part without its list of slides, and the sections and shows that speak of them."""
    root = parse(xml)
    for name in ("sldIdLst", "custShowLst", "extLst"):
        for element in root.findall(f"{PRESENTATION}{name}"):
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
