"""The shapes of a slide: placeholders, text boxes, bars, pictures."""

from __future__ import annotations

from publish.render.pptx.xml import DECORATIVE, ID, Frame, attribute, fill, placed
from publish.templates import Place

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def holder(place: Place) -> str:
    """The reference to a layout's placeholder."""
    kind = f' type="{place.kind}"' if place.kind else ""
    size = ' sz="quarter"' if place.kind in ("ftr", "sldNum") else ""
    idx = f' idx="{place.idx}"' if place.idx else ""
    return f"<p:ph{kind}{size}{idx}/>"


def placeholder(place: Place, paragraphs: str, style: str = "", frame: Frame | None = None, columns: str = "") -> str:
    """Text in a placeholder of the layout.

    Autofit is inherited from the master: said on the slide, LibreOffice would shrink text that fits as it is.
    """
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ID}" name={attribute(place.name)}/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{holder(place)}</p:nvPr></p:nvSpPr><p:spPr>{placed(frame)}</p:spPr>'
        f"<p:txBody><a:bodyPr{columns}/><a:lstStyle>{style}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def text_box(
    name: str, frame: Frame, paragraphs: str, style: str, insets: Frame = (0, 0, 0, 0), colour: str = ""
) -> str:
    """Text where the layout has no place for it; `insets` from left, top, right and bottom."""
    left, top, right, bottom = insets
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ID}" name={attribute(name)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{placed(frame)}{RECTANGLE}{colour or '<a:noFill/>'}</p:spPr><p:txBody>"
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"/>'
        f"<a:lstStyle>{style}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def bar(name: str, frame: Frame, colour: str, language: str) -> str:
    """A filled rectangle that says nothing and is passed over by screen readers."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ID}" name={attribute(name)}><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{placed(frame)}{RECTANGLE}{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr>"
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{language}"/></a:p></p:txBody></p:sp>'
    )


def picture(alt: str, frame: Frame, image: str, vector: str = "", place: Place | None = None) -> str:
    """A picture, in a placeholder where there is one; `image` and `vector` are the ids of its PNG and its SVG."""
    ext = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{vector}"/></a:ext></a:extLst>'
    )
    named = f'name="picture" descr={attribute(alt)}' if alt else 'name="picture"'
    mute = "" if alt else f"<a:extLst>{DECORATIVE}</a:extLst>"
    held = holder(place) if place else ""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{ID}" {named}>{mute}</p:cNvPr><p:cNvPicPr>'
        f'<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{held}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{image}">{ext if vector else ""}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{placed(frame)}{RECTANGLE}</p:spPr></p:pic>"
    )
