"""Opening a package that anybody may have made: it may be a bomb, or lead out of itself.

Writing is here as well, so that every package has the same bytes for the same parts.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from publish.diagnostics import Diagnostic, Diagnostics, error

MOST_FILES = 3000
MOST_BYTES = 150_000_000
MOST_XML = 40_000_000

CORE = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
Parts = dict[str, bytes]


def unpack(data: bytes, name: str) -> tuple[Parts, Diagnostics]:
    """The parts of a package by path; T001 where it is none, too large to be honest, or leads out of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            wrong = _dishonest(entries, name)
            parts = {} if wrong else {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return {}, (_no_package(name),)
    except zlib.error:
        return {}, (_no_package(name),)
    if not wrong and len(parts) < len(entries):
        wrong = error("T001", f"`{name}` holds two files of one name", hint="save it again in PowerPoint")
    if not wrong and not {"ppt/presentation.xml", "[Content_Types].xml"} <= set(parts):
        wrong = _no_package(name)
    return ({}, (wrong,)) if wrong else (parts, ())


def _no_package(name: str) -> Diagnostic:
    return error("T001", f"`{name}` is not a PowerPoint file", hint="save it as .pptx or .potx")


def _dishonest(entries: list[zipfile.ZipInfo], name: str) -> Diagnostic | None:
    """What the list of the files already tells, before any is unpacked."""
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        return error("T001", f"`{name}` unpacks to more than {MOST_BYTES // 1_000_000} MB")
    if xml > MOST_XML:
        return error("T001", f"`{name}` unpacks to more than {MOST_XML // 1_000_000} MB of XML")
    for entry in entries:
        path = entry.filename
        if path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/"):
            return error(
                "T001", f"`{name}` holds a file that leads out of it: {path!r}", hint="save it again in PowerPoint"
            )
    return None


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file, never more of it than the list says: the list may lie. Other compressions cannot be bounded."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return data


def sample_slides(parts: Parts) -> int:
    """How many slides stand in a package that was unpacked."""
    return sum(kind == "slide" for kind, _ in relationships(parts, "ppt/presentation.xml").values())


def parse(xml: bytes) -> etree._Element:
    """An element tree, with nothing fetched and no entity resolved."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def relationships(parts: Mapping[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """Those of the part `path`: id → (last word of the type, path of the target)."""
    folder, file = posixpath.split(path)
    rels = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if rels is None:
        return {}
    return {
        rel.get("Id", ""): (rel.get("Type", "").rpartition("/")[2], target_of(folder, rel.get("Target", "")))
        for rel in parse(rels).iter(f"{PACKAGE_RELS}Relationship")
    }


def zipped(parts: Mapping[str, bytes], compressed: bool = True) -> bytes:
    """A package whose bytes depend on nothing but its parts: sorted, undated, made on no particular system."""
    how = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for path in sorted(parts):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = how, 3, 0o644 << 16
            archive.writestr(entry, parts[path])
    return stream.getvalue()


def undated(package: bytes) -> bytes:
    """An Office file as another library saved it, without the time of day in its list of parts and its properties."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, CORE: _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", parts[CORE])})


def source_of(rels_path: str) -> str:
    """The part whose relationships stand in `rels_path`."""
    folder, file = posixpath.split(rels_path)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def target_of(folder: str, target: str) -> str:
    """The part that a relationship of a part in `folder` leads to."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
