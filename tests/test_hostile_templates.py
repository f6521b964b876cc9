"""A template may come from anybody: what acts, points outwards or explodes is refused or taken out, and said."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest
from pptx import Presentation

from publish import templates
from publish.diagnostics import Diagnostics
from publish.render.pptx import render
from publish.templates import Template
from publish.templates.archive import zipped
from tests.decks import IMAGES, TALK, arranged
from tests.masters import PLAIN, RELATIONS, related, unzipped, with_slides

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
PRESENTATION = "ppt/presentation.xml"
EVIL = "evil.example"
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = f'xmlns:r="{RELATIONS}"'
BOX = '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr>'


def named(inside: str = "") -> str:
    return f'<p:cNvPr id="99" name="evil shape">{inside}</p:cNvPr>'


def button(attributes: str) -> str:
    return (
        f"<p:sp {A} {R}><p:nvSpPr>{named(f'<a:hlinkClick {attributes}/>')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{BOX}</p:sp>"
    )


PICTURE = (
    f'<p:pic {A} {R}><p:nvPicPr>{named()}<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:{{}}="rIdX"/>'
    f"</p:blipFill>{BOX}</p:pic>"
)
OBJECT = (
    f"<p:graphicFrame {A} {R}><p:nvGraphicFramePr>{named()}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
    '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj progId="Package" '
    'r:id="rIdX"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>evil.example</script></svg>'
MICROSOFT = "http://schemas.microsoft.com/office"

CLEANED = {
    "a linked picture": related(LAYOUT, "image", f"http://{EVIL}/a.png", PICTURE.format("link")),
    "a hyperlink": related(LAYOUT, "hyperlink", f"http://{EVIL}/", button('r:id="rIdX"')),
    "a script's hyperlink": related(LAYOUT, "hyperlink", f"javascript:{EVIL}", button('r:id="rIdX"')),
    "a file's hyperlink": related(LAYOUT, "hyperlink", f"file:///{EVIL}", button('r:id="rIdX"')),
    "an attached template": related(PRESENTATION, "attachedTemplate", f"http://{EVIL}/t.dotm"),
    "macros": related(
        PRESENTATION,
        f"{MICROSOFT}/2006/relationships/vbaProject",
        "vbaProject.bin",
        more={"ppt/vbaProject.bin": b"evil.example macro"},
        external=False,
    ),
    "a ribbon that calls macros": related(
        PRESENTATION,
        f"{MICROSOFT}/2006/relationships/ui/extensibility",
        "../customUI/customUI.xml",
        more={"customUI/customUI.xml": b"<customUI onLoad='evil.example'/>"},
        external=False,
    ),
    "a pane from the web": related(
        PRESENTATION,
        f"{MICROSOFT}/2011/relationships/webextensiontaskpanes",
        "webextensions/taskpanes.xml",
        more={"ppt/webextensions/taskpanes.xml": b"<taskpanes>evil.example</taskpanes>"},
        external=False,
    ),
    "an embedded object": related(
        LAYOUT,
        "oleObject",
        "../embeddings/oleObject1.bin",
        OBJECT,
        more={"ppt/embeddings/oleObject1.bin": b"evil.example"},
        external=False,
    ),
    "an embedded workbook": related(
        LAYOUT,
        "package",
        "../embeddings/book.xlsx",
        OBJECT,
        more={"ppt/embeddings/book.xlsx": b"evil.example"},
        external=False,
    ),
    "a control": related(
        LAYOUT, "control", "../activeX/a.xml", more={"ppt/activeX/a.xml": b"<a>evil.example</a>"}, external=False
    ),
    "a drawing with a script": related(
        LAYOUT, "image", "../media/a.svg", PICTURE.format("embed"), more={"ppt/media/a.svg": SVG}, external=False
    ),
    "a button that runs a macro": related(
        LAYOUT, "tags", "none.xml", button(f'r:id="" action="ppaction://macro?name={EVIL}"'), external=False
    ),
    "a button that starts a program": related(
        LAYOUT, "tags", "none.xml", button(f'r:id="" action="ppaction://program?{EVIL}"'), external=False
    ),
}
for case in ("a button that runs a macro", "a button that starts a program"):
    CLEANED[case] = zipped(
        {
            name: data.replace(f'<Relationship Id="rIdX" Type="{RELATIONS}/tags" Target="none.xml"/>'.encode(), b"")
            for name, data in unzipped(CLEANED[case]).items()
        }
    )


def read(data: bytes) -> tuple[Template | None, Diagnostics]:
    return templates.read({"master.pptx": data})


def built(template: Template) -> dict[str, bytes]:
    """The parts of a deck in this template."""
    deck, _ = arranged(TALK + "## One\n- a\n", own=template)
    data = render(deck, template, {})
    assert len(Presentation(io.BytesIO(data)).slides) == 2
    return unzipped(data)


@pytest.mark.parametrize("case", CLEANED)
def test_what_acts_or_points_outwards_is_taken_out_and_said(case: str) -> None:
    assert EVIL.encode() in b"".join(unzipped(CLEANED[case]).values())  # it was there
    template, found = read(CLEANED[case])
    assert template is not None, found
    assert [d.severity for d in found if d.code == "T005"] == ["warning"]
    for parts in (built(template), unzipped(template.master)):
        everything = b"".join(parts.values())
        assert EVIL.encode() not in everything
        assert b'TargetMode="External"' not in everything
        assert not [
            n for n in parts if any(word in n for word in ("vba", "embeddings", "activeX", "customUI", "webext"))
        ]


def test_a_picture_that_went_takes_its_shape_along_and_a_link_leaves_its_own() -> None:
    for case, shape in (("a linked picture", False), ("an embedded object", False), ("a hyperlink", True)):
        template, _ = read(CLEANED[case])
        assert template is not None
        assert (b"evil shape" in unzipped(template.master)[LAYOUT]) is shape, case


def test_sample_slides_with_all_they_bring_stay_behind() -> None:
    template, found = read(with_slides("Our sample", "Another sample"))
    assert template is not None
    assert not [d for d in found if d.severity != "note"]
    assert not [name for name in unzipped(template.master) if name.startswith("ppt/slides/")]
    assert b"sample" not in b"".join(built(template).values()).lower().replace(b"samples", b"")


def test_pictures_of_the_template_stay_what_they_are_beside_those_of_the_deck() -> None:
    logo = {"ppt/media/image1.jpeg": b"the logo"}
    master = related(LAYOUT, "image", "../media/image1.jpeg", PICTURE.format("embed"), logo, external=False)
    template, _ = read(master)
    assert template is not None
    deck, _ = arranged(TALK + "## One\n![Seen](images/a.svg)\n", own=template)
    parts = unzipped(render(deck, template, IMAGES))
    assert parts["ppt/media/image1.jpeg"] == b"the logo"
    assert {name.rpartition(".")[2] for name in parts if "picture1" in name} == {"png", "svg"}


def test_what_leads_nowhere_is_left_out() -> None:
    template, found = read(related(LAYOUT, "image", "../media/NULL", PICTURE.format("embed"), external=False))
    assert template is not None
    assert not [d for d in found if d.severity != "note"]
    assert b"NULL" not in b"".join(built(template).values())


# ── refused ───────────────────────────────────────────────────────────────────


def plus(name: str, data: bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a", compression) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def lying() -> bytes:
    """A bomb whose list says that it is small."""
    data = bytearray(plus("ppt/media/a.bin", bytes(120_000_000)))
    at = data.rindex(b"PK\x01\x02")  # the last entry of the list
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12)
)
REFUSED = {
    "a bomb": (plus("ppt/media/a.bin", bytes(160_000_000)), "unpacks to more than"),
    "a bomb of XML": (plus("ppt/a.xml", b"<a>" + b" " * 41_000_000 + b"</a>"), "MB of XML"),
    "a bomb that lies": (lying(), "is not a PowerPoint file"),
    "another compression": (plus("ppt/a.bin", bytes(99), zipfile.ZIP_LZMA), "is not a PowerPoint file"),
    "too many files": (
        zipped(unzipped(PLAIN) | {f"ppt/media/{n}.bin": b"" for n in range(3001)}),
        "unpacks to more than",
    ),
    "a way up": (plus("../../evil.xml", b"<a/>"), "leads out of it"),
    "a way up within": (plus("ppt/../../evil.xml", b"<a/>"), "leads out of it"),
    "an absolute name": (plus("/etc/evil.xml", b"<a/>"), "leads out of it"),
    "a drive": (plus("C:/evil.xml", b"<a/>"), "leads out of it"),
    "a billion laughs": (plus("ppt/theme/theme9.xml", LAUGHS + b"]><l>&m;</l>"), "ppt/theme/theme9.xml"),
    "an outer entity": (
        plus("ppt/a.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "ppt/a.xml",
    ),
    "entities in another encoding": (
        plus(
            "ppt/a.xml",
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
        ),
        "ppt/a.xml",
    ),
    "entities in a part called otherwise": (plus("ppt/a.txt", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "ppt/a.txt"),
    "a thousand levels": (plus("ppt/a.xml", b"<a>" * 1000 + b"</a>" * 1000), "ppt/a.xml"),
    "broken XML": (plus("ppt/a.xml", b"<a>"), "ppt/a.xml"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_explodes_or_leads_out_is_refused_and_said(case: str) -> None:
    data, message = REFUSED[case]
    template, found = read(data)
    assert template is None
    assert [(d.code, d.severity) for d in found] == [("T001", "error")]
    assert message in found[0].message


def test_a_bomb_that_lies_is_not_unpacked() -> None:
    data, _ = REFUSED["a bomb that lies"]
    tracemalloc.start()
    read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("name", ["ppt/presentation.xml", "[Content_Types].xml"])
def test_two_files_of_one_name_are_refused(name: str) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = plus(name, b"<a/>")
    template, found = read(data)
    assert template is None
    assert "two files of one name" in found[0].message
