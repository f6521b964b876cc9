"""Entries ↔ XLIFF 1.2, as translators' programs exchange it.

The rules are those of the OASIS standard of 2008: http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from publish.diagnostics import Diagnostics, Span, error
from publish.templates.archive import parse
from publish.translate.exchange import Parcel, Returned, Row, Unit

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
NS = f"{{{SPACE}}}"
KEEP = "{http://www.w3.org/XML/1998/namespace}space"

DONE, TO_CHECK = "translated", "needs-translation"
"""States as Weblate, too, understands them; an entry without a translation has no target, and so no state."""


def write(parcel: Parcel) -> bytes:
    """One file element for each catalog; the same entries give the same bytes."""
    root = parse(f'<xliff xmlns="{SPACE}" version="1.2"/>'.encode())
    for catalog, run in groupby(parcel.units, key=lambda unit: unit.catalog):
        about = {
            "original": catalog,
            "source-language": parcel.source,
            "target-language": parcel.language,
            "datatype": "po",
        }
        body = etree.SubElement(etree.SubElement(root, f"{NS}file", about), f"{NS}body")
        for unit in run:
            _write(body, unit)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _write(body: etree._Element, unit: Unit) -> None:
    said = etree.SubElement(body, f"{NS}trans-unit", {"id": unit.name, "resname": unit.context, KEEP: "preserve"})
    etree.SubElement(said, f"{NS}source").text = unit.source
    if unit.target:
        state = TO_CHECK if unit.fuzzy else DONE
        etree.SubElement(said, f"{NS}target", {"state": state}).text = unit.target
    for origin, note in (("developer", unit.comment), ("developer", _before(unit)), ("translator", unit.remark)):
        if note:
            etree.SubElement(said, f"{NS}note", {"from": origin}).text = note


def _before(unit: Unit) -> str:
    return f"The source before it changed: {unit.previous}" if unit.previous else ""


def read(path: str, data: bytes) -> tuple[Returned, Diagnostics]:
    """The rows of a file that came back; none, with L006, where it is damaged or of another kind."""
    empty = Returned("", ())
    try:
        root = parse(data)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", None) or 0
        found = error(
            "L006", "the file is damaged: it is no whole XML", Span(path, line), "export it from your program again"
        )
        return empty, (found,)
    if problem_said := _foreign(root):
        return empty, (error("L006", problem_said, Span(path, 1), "save it as XLIFF 1.2"),)
    languages = {file.get("target-language", "") for file in root.iter(f"{NS}file")}
    if len(languages) != 1 or "" in languages:
        hint = "each `file` in it says the same `target-language`"
        return empty, (error("L006", "the file has no language, or several", Span(path, 1), hint),)
    return Returned(languages.pop(), tuple(map(_row, root.iter(f"{NS}trans-unit")))), ()


def _foreign(root: etree._Element) -> str:
    """Why a document is none of ours, or ""."""
    if root.getroottree().docinfo.internalDTD is not None:
        return "the file brings definitions of its own (DOCTYPE)"
    if root.tag == f"{NS}xliff" and root.get("version") == "1.2":
        return ""
    return "the file is not XLIFF 1.2"


def _row(unit: etree._Element) -> Row:
    source, target = unit.find(f"{NS}source"), unit.find(f"{NS}target")
    problem = "inline elements in it, which were not sent" if any(map(_marked, (source, target))) else ""
    state = target.get("state", "") if target is not None else ""
    fuzzy = state == "new" or state.startswith("needs-")
    return Row(_line(unit), unit.get("id", ""), _text(source), _text(target), fuzzy, problem)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _marked(said: etree._Element | None) -> bool:
    """Whether there is more than text, and the marks of segments, which some programs leave."""
    return said is not None and any(one.tag != f"{NS}mrk" for one in said.iterdescendants())


def _text(said: etree._Element | None) -> str:
    return "" if said is None else "".join(_pieces(said)).replace("\r\n", "\n")


def _pieces(said: etree._Element) -> Iterator[str]:
    for piece in said.itertext():
        yield str(piece)
