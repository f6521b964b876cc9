"""What is written on screen stands on the ruled lines.

The format cannot say how far apart the lines of a field are. Readers take it from the typeface: from its highest
to its lowest point (PDFium, in Chrome, does; some take the type size alone). So a field on ruled lines is written
in a typeface whose measures say just that, and which is the same otherwise.
"""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Object, Pdf, String

from publish.render.tags import RULED

BELOW = 0.5
"""How far above its line a text stands, in em: room for what hangs below."""
_FONT = re.compile(r"/(\S+) ([\d.]+) Tf")


def keep_to_lines(whole: Pdf, form: Object, widget: Object) -> None:
    """Give a field that says on how many ruled lines it stands a typeface with their distance; others stay."""
    if f"/{RULED}" not in widget:
        return
    lines = int(widget[f"/{RULED}"])
    del widget[f"/{RULED}"]
    found = _FONT.search(str(widget.get("/DA", "")))
    if found is None:
        return
    _, foot, _, top = _sides(widget.Rect)
    distance = (top - foot) / lines / float(found[2])
    called = f"/{found[1]}-{round(distance * 1000)}"
    if called not in form.DR.Font:
        form.DR.Font[called] = _spaced(whole, form.DR.Font[f"/{found[1]}"], distance)
    widget.DA = String(_FONT.sub(f"{called} {found[2]} Tf", str(widget.DA)))


def _sides(rect: Object) -> tuple[float, float, float, float]:
    """Left, foot, right and top of a rectangle; the format lets two corners stand in any order."""
    x, y, x2, y2 = (float(side) for side in rect)
    return min(x, x2), min(y, y2), max(x, x2), max(y, y2)


def _spaced(whole: Pdf, font: Object, distance: float) -> Object:
    """The typeface with lines this far apart (in em)."""
    (inner,) = font.DescendantFonts
    below, above = -round(BELOW * 1000), round((distance - BELOW) * 1000)
    left, _, right, _ = inner.FontDescriptor.FontBBox
    measures = {"/Ascent": above, "/Descent": below, "/FontBBox": Array([left, below, right, above])}
    descriptor = whole.make_indirect(Dictionary({**dict(inner.FontDescriptor.items()), **measures}))
    own = whole.make_indirect(Dictionary({**dict(inner.items()), "/FontDescriptor": descriptor}))
    return whole.make_indirect(Dictionary({**dict(font.items()), "/DescendantFonts": Array([own])}))
