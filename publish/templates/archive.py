"""Opening a master that anybody may have made: checked, scrubbed, without slides.

A template is a zip: it may be a bomb, carry macros, or point outwards. What comes out is a
package of the same parts without relationships to anything outside, macros, embedded objects
and slides. Writing is here as well, so that every package has the same bytes for the same parts.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from publish.diagnostics import Diagnostic, Diagnostics, error, warning

MOST_FILES = 3000
MOST_BYTES = 150_000_000

PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE_RELS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

HARMFUL = ("vbaProject", "oleObject", "package", "control", "activeXControlBinary", "attachedTemplate", "externalLink")
STALE = ("slide", "thumbnail", "printerSettings", "extended-properties", "customXml", "comments", "commentAuthors")

MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OTHER_MAIN_TYPES = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)

Parts = dict[str, bytes]


def unpack(data: bytes, name: str) -> tuple[Parts, Diagnostics]:
    """The parts of a package by path; T001 where it is none or too large to be honest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                return {}, (error("T001", f"`{name}` unpacks to more than {MOST_BYTES // 1_000_000} MB"),)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return {}, (error("T001", f"`{name}` is not a PowerPoint file", hint="save it as .pptx or .potx"),)
    if len(parts) < len(entries):
        return {}, (error("T001", f"`{name}` holds two files of one name", hint="save it again in PowerPoint"),)
    if "ppt/presentation.xml" not in parts or "[Content_Types].xml" not in parts:
        return {}, (error("T001", f"`{name}` is not a PowerPoint file", hint="save it as .pptx or .potx"),)
    return parts, ()


def scrub(parts: Parts, name: str) -> tuple[Parts, Diagnostics]:
    """The same parts without slides, macros, embedded objects and links outwards; a template becomes a presentation.

    T001 for XML that is broken or brings a DOCTYPE (the way to entity bombs), T005 for what was taken out.
    """
    clean, found = dict(parts), list[Diagnostic]()
    for path in parts:
        if path.endswith((".xml", ".rels")) and not _parses(parts[path]):
            return {}, (error("T001", f"`{name}`: the part {path} cannot be read"),)
    for path in [path for path in parts if path.endswith(".rels")]:
        dropped = _scrub_relationships(clean, path)
        if dropped:
            message = f"`{name}`: links or objects were taken out of {source_of(path) or 'the package'}"
            found.append(warning("T005", f"{message} ({', '.join(dropped)})"))
    types = clean["[Content_Types].xml"]
    for other in OTHER_MAIN_TYPES:
        types = types.replace(other, MAIN_TYPE)
    clean["[Content_Types].xml"] = types
    clean["ppt/presentation.xml"] = _without_slides(clean["ppt/presentation.xml"])
    return clean, tuple(found)


def parse(xml: bytes) -> etree._Element:
    """An element tree, with nothing fetched and no entity resolved."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def relationships(parts: Mapping[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """Those of the part `path`: id → (last word of the type, path of the target)."""
    folder, file = posixpath.split(path)
    rels = parts.get(f"{folder}/_rels/{file}.rels")
    if rels is None:
        return {}
    return {
        rel.get("Id", ""): (rel.get("Type", "").rpartition("/")[2], _target(folder, rel.get("Target", "")))
        for rel in parse(rels).iter(f"{PACKAGE_RELS}Relationship")
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package whose bytes depend on nothing but its parts: sorted, undated, made on no particular system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(parts):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, parts[path])
    return stream.getvalue()


def source_of(rels_path: str) -> str:
    """The part whose relationships stand in `rels_path`."""
    folder, file = posixpath.split(rels_path)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _parses(xml: bytes) -> bool:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return False
    try:
        parse(xml)
    except etree.XMLSyntaxError:
        return False
    return True


def _scrub_relationships(parts: Parts, path: str) -> list[str]:
    """Drops relationships from `path`, and what uses them from its part; says which of them were harmful."""
    root = parse(parts[path])
    gone: dict[str, str] = {}
    for rel in list(root.iter(f"{PACKAGE_RELS}Relationship")):
        kind = rel.get("Type", "").rpartition("/")[2]
        outward = rel.get("TargetMode") == "External"
        if outward or kind in HARMFUL or kind in STALE:
            gone[rel.get("Id", "")] = kind if outward or kind in HARMFUL else ""
            root.remove(rel)
    if not gone:
        return []
    parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    source = source_of(path)
    if source in parts:
        parts[source] = _without_references(parts[source], gone)
    return sorted({kind for kind in gone.values() if kind})


def _without_references(xml: bytes, gone: Mapping[str, str]) -> bytes:
    root = parse(xml)
    for element in list(root.iter()):
        uses = any(str(name).startswith(OFFICE_RELS) and value in gone for name, value in element.attrib.items())
        parent = element.getparent()
        if uses and parent is not None:
            parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_slides(xml: bytes) -> bytes:
    """The presentation part without its list of slides, and the sections and shows that speak of them."""
    root = parse(xml)
    for name in ("sldIdLst", "custShowLst", "extLst"):
        for element in root.findall(f"{PRESENTATION}{name}"):
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
