"""A brand's parts → `master.pptx`, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

from publish.templates.archive import zipped
from publish.templates.making.master import Brand, master, notes_master, plain_levels, table_styles, theme
from publish.templates.making.shapes import HEAD, NAMESPACES, emu

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PML = "application/vnd.openxmlformats-officedocument.presentationml"


def save(brand: Brand, path: Path) -> None:
    """Writes the template."""
    path.write_bytes(zipped({name: xml.encode() for name, xml in parts(brand).items()}))


def presentation(brand: Brand) -> str:
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
        'r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(brand.width)}" cy="{emu(brand.height)}"/>'
        f'<p:notesSz cx="{emu(190)}" cy="{emu(275)}"/>'
        f"<p:defaultTextStyle>{plain_levels()}</p:defaultTextStyle></p:presentation>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    rows = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{rows}</Types>'
    )


def parts(brand: Brand) -> dict[str, str]:
    """Every file of the package, by path."""
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout.xml() for n, layout in enumerate(brand.layouts, 1)}
    to_layouts = [
        (f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(brand.layouts) + 1)
    ]
    files = {
        "ppt/presentation.xml": (f"{PML}.presentation.main+xml", presentation(brand)),
        "ppt/slideMasters/slideMaster1.xml": (f"{PML}.slideMaster+xml", master(brand)),
        "ppt/notesMasters/notesMaster1.xml": (f"{PML}.notesMaster+xml", notes_master(brand)),
        "ppt/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", theme(brand, brand.name)),
        "ppt/theme/theme2.xml": (
            "application/vnd.openxmlformats-officedocument.theme+xml",
            theme(brand, f"{brand.name} notes"),
        ),
        "ppt/tableStyles.xml": (f"{PML}.tableStyles+xml", table_styles(brand)),
        "ppt/presProps.xml": (f"{PML}.presProps+xml", f"{HEAD}<p:presentationPr {NAMESPACES}/>"),
        "ppt/viewProps.xml": (f"{PML}.viewProps+xml", f"{HEAD}<p:viewPr {NAMESPACES}/>"),
    } | {path: (f"{PML}.slideLayout+xml", xml) for path, xml in layouts.items()}
    rels = {
        "_rels/.rels": relationships((f"{OFFICE}/officeDocument", "ppt/presentation.xml")),
        "ppt/_rels/presentation.xml.rels": relationships(
            (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
            (f"{OFFICE}/tableStyles", "tableStyles.xml"),
            (f"{OFFICE}/presProps", "presProps.xml"),
            (f"{OFFICE}/viewProps", "viewProps.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            *to_layouts, (f"{OFFICE}/theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships((f"{OFFICE}/theme", "../theme/theme2.xml")),
    } | {
        f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": relationships(
            (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
        for n in range(1, len(brand.layouts) + 1)
    }
    types = content_types({path: kind for path, (kind, _) in files.items()})
    return {"[Content_Types].xml": types, **rels, **{path: xml for path, (_, xml) in files.items()}}
