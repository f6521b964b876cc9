"""Native charts: a chart part with its workbook, in the colours and the typeface of the template.

What is drawn where follows from the chart alone: numbers at their places where they are few, else a scale;
a legend where there are several series.
"""

from __future__ import annotations

import locale
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from publish.arrange.charts import Format, decimals, format_of, labelled
from publish.model import Chart, Deck, Series
from publish.render.chart.scale import scale
from publish.render.pptx.shapes import holder
from publish.render.pptx.text import Voice
from publish.render.pptx.workbook import cells, workbook
from publish.render.pptx.xml import HEAD, ID, Frame, attribute, fill, placed, text
from publish.templates import Place, Template
from publish.templates.paint import light
from publish.templates.scenery import sceneries

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INK, PAPER = "tx1", "bg1"
PALER_BY = (0.6, 0.4)
PALER = f'<a:lumMod val="{PALER_BY[0] * 100_000:.0f}"/><a:lumOff val="{PALER_BY[1] * 100_000:.0f}"/>'
CATEGORIES, VALUES = 1001, 1002  # the ids of the two axes within a chart
LEAST_SIZE = 12.0
LINE, HAIRLINE = 34925, 9525  # EMU
BELOW = "<c:separator>\n</c:separator>"
"""The number stands below the name."""
MARKERS = ("circle", "square", "diamond", "triangle", "x", "dash")


@dataclass(frozen=True, slots=True)
class Plot:
    """The parts of a chart in the package: its XML, which calls its workbook `rId1`."""

    xml: str
    workbook: bytes


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is set: theme colours of its series with their changes, the size of its type in points.

    `bright`: those of the colours on which dark type is read better.
    """

    colours: tuple[tuple[str, str], ...]
    bright: frozenset[tuple[str, str]]
    line: str
    size: float
    voice: Voice
    write: Format

    def fill(self, number: int) -> str:
        return fill(*self.colours[number % len(self.colours)])

    def over(self, number: int) -> str:
        """The colour of type that stands on the series' own colour."""
        return INK if self.colours[number % len(self.colours)] in self.bright else PAPER


def prepare(deck: Deck, template: Template, voice: Voice) -> tuple[dict[tuple[int, str], str], dict[str, Plot]]:
    """The name of the part of each chart by (number of the slide, slot), and the parts by name."""
    names: dict[tuple[int, str], str] = {}
    plots: dict[str, Plot] = {}
    for slide in deck.slides:
        for slot in slide.slots:
            if isinstance(chart := slot.blocks[0], Chart):
                name = f"/ppt/charts/chart{len(plots) + 1}.xml"
                names[slide.number, slot.name] = name
                look = _look(chart, template, template.layout(slide.layout).part, slide.volume, voice, deck.language)
                plots[name] = Plot(chart_xml(chart, look), workbook(chart))
    return names, plots


def _look(chart: Chart, template: Template, layout: str, volume: int | None, voice: Voice, language: str) -> Look:
    colours = series_colours(template, volume)
    theme = sceneries(template.master, template.table.style)[layout].colours
    bright = frozenset(one for one in colours if one[1] or light(theme.get(one[0], "#000000")))
    write = format_of(chart, language)
    return Look(colours, bright, template.palette.line, type_size(chart, template), voice, write)


def series_colours(template: Template, volume: int | None) -> tuple[tuple[str, str], ...]:
    """Theme colours for series: the volume's own first, then those of the others, then all of them paler."""
    own = tuple(dict.fromkeys((template.volume_colour(volume), template.palette.mark, *template.volumes)))
    return (*((colour, "") for colour in own), *((colour, PALER) for colour in own))


def type_size(chart: Chart, template: Template) -> float:
    """As small as tables may get; smaller where there are many categories."""
    return max(LEAST_SIZE, template.table.floor - 2 * (len(chart.categories) // 8))


def frame_xml(chart: Chart, frame: Frame, relation: str, place: Place | None) -> str:
    """The chart on its slide, in a placeholder where there is one that takes charts."""
    held = holder(place) if place and place.kind != "pic" else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{ID}" name="chart" descr={attribute(chart.alt)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{held}</p:nvPr>'
        f'</p:nvGraphicFramePr>{placed(frame, "p")}<a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_xml(chart: Chart, look: Look) -> str:
    """The chart part."""
    legend = chart.type != "pie" and any(series.name for series in chart.series)
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{look.voice.tag}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{_PLOTS[chart.type](chart, look)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_legend(chart, look) if legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(look)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(chart: Chart, look: Look) -> str:
    aside = "l" if look.voice.right_to_left else "r"
    place = aside if chart.type == "doughnut" else "t"
    return f'<c:legend><c:legendPos val="{place}"/><c:overlay val="0"/>{_type(look)}</c:legend>'


def _type(look: Look, colour: str = INK, bold: bool = False, words: bool = True) -> str:
    """How text of the chart is set; its typeface is that of the theme. `words` run as the language does.

    Numbers do not: `-10` would become `10-`.
    """
    weight = ' b="1"' if bold else ' b="0"'
    direction = ' rtl="1"' if words and look.voice.right_to_left else ""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr{direction}>"
        f'<a:defRPr sz="{round(look.size * 100)}"{weight}>{fill(colour)}'
        f'<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="{look.voice.tag}"/></a:p></c:txPr>'
    )


# ── data ──────────────────────────────────────────────────────────────────────


def _data(chart: Chart, number: int, look: Look, name: str = "cat", values: str = "val") -> str:
    """Categories and values of a series, with what the workbook says, so that it is drawn without opening it."""
    last, series = len(chart.categories) + 1, chart.series[number]
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(series.values) if value is not None
    )
    return (
        f"<c:{name}><c:strRef><c:f>{cells(0, 2, last)}</c:f>{_texts(chart.categories)}</c:strRef></c:{name}>"
        f"<c:{values}><c:numRef><c:f>{cells(number + 1, 2, last)}</c:f><c:numCache>"
        f"<c:formatCode>{text(format_code(look.write))}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef></c:{values}>'
    )


def _texts(said: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{text(one)}</c:v></c:pt>' for n, one in enumerate(said))
    return f'<c:strCache><c:ptCount val="{len(said)}"/>{points}</c:strCache>'


def _named(series: Series, number: int) -> str:
    said = f"<c:strRef><c:f>{cells(number + 1, 1, 1)}</c:f>{_texts((series.name,))}</c:strRef>"
    return f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx>{said}</c:tx>'


def format_code(write: Format) -> str:
    """The number format of a spreadsheet, in the language of the deck where its program can follow."""
    known = {name: number for number, name in locale.windows_locale.items()}
    number = known.get(write.language.replace("-", "_")) or known.get(_tag(write.language))
    before, after = (f'"{said}"' if said else "" for said in (write.before, write.after))
    return f"{f'[$-{number:X}]' if number else ''}{before}{write.pattern}{after}"


def _tag(language: str) -> str:
    from publish.render.languages import tag

    return tag(language).replace("-", "_")


def _labels(look: Look, place: str = "", colour: str = INK, name: bool = False) -> str:
    where = f'<c:dLblPos val="{place}"/>' if place else ""
    return (
        f'<c:dLbls><c:numFmt formatCode={attribute(format_code(look.write))} sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(look, colour, bold=not name, words=name)}{where}"
        f'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{int(name)}"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"{BELOW if name else ''}</c:dLbls>"
    )


# ── bars and columns ──────────────────────────────────────────────────────────


def _bars(chart: Chart, look: Look) -> str:
    stacked, lying = chart.type == "stacked", chart.type == "bar"
    shown = labelled(chart)
    series = "".join(
        f'<c:ser>{_named(one, n)}<c:spPr>{look.fill(n)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(look, *(('ctr', look.over(n)) if stacked else ('outEnd',))) if shown else ''}"
        f"{_data(chart, n, look)}</c:ser>"
        for n, one in enumerate(chart.series)
    )
    gap, overlap = (60, 100) if stacked else (60, -5) if len(chart.series) == 1 else (70, -5)
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/><c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
        f"</c:barChart>{_axes(chart, look, lying=lying, scale=not shown)}"
    )


def _axes(chart: Chart, look: Look, lying: bool, scale: bool) -> str:
    """The axis of categories, and that of values, with its lines, where numbers are not written at their places.

    What lies begins where lines of text do.
    """
    start, across = ("r", "maxMin") if look.voice.right_to_left else ("l", "minMax")
    line = f'<c:spPr><a:ln w="{HAIRLINE}">{fill(look.line)}</a:ln></c:spPr>'
    # Bars read from the top down, so the scale has to be sent back to the bottom.
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{"maxMin" if lying else across}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{start if lying else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}{_type(look)}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="{across if lying else "minMax"}"/>'
        f'</c:scaling><c:delete val="{int(not scale)}"/><c:axPos val="{"b" if lying else start}"/>'
        f"{f'<c:majorGridlines>{line}</c:majorGridlines>' if scale else ''}"
        f'<c:numFmt formatCode={attribute(_scale_code(chart, look))} sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_type(look, words=False)}<c:crossAx val="{CATEGORIES}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _scale_code(chart: Chart, look: Look) -> str:
    """Round steps need no decimals, whatever the numbers have."""
    values = (value for series in chart.series for value in series.values if value is not None)
    return format_code(replace(look.write, decimals=decimals(scale(values, 0, 1).step)))


# ── lines ─────────────────────────────────────────────────────────────────────


def _lines(chart: Chart, look: Look) -> str:
    shown = labelled(chart)
    series = "".join(
        f'<c:ser>{_named(one, n)}<c:spPr><a:ln w="{LINE}" cap="rnd">{look.fill(n)}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{_marker(chart, n)}"/><c:size val="8"/><c:spPr>{look.fill(n)}'
        f"<a:ln>{look.fill(n)}</a:ln></c:spPr></c:marker>{_labels(look, 't') if shown else ''}"
        f'{_data(chart, n, look)}<c:smooth val="0"/></c:ser>'
        for n, one in enumerate(chart.series)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/></c:lineChart>'
        f"{_axes(chart, look, lying=False, scale=not shown)}"
    )


def _marker(chart: Chart, number: int) -> str:
    return "none" if chart.crowded else MARKERS[number % len(MARKERS)]


# ── shares ────────────────────────────────────────────────────────────────────


def _slices(chart: Chart, look: Look) -> Iterator[str]:
    """Each slice in a colour of its own, parted from the next by the ground."""
    for n in range(len(chart.categories)):
        yield (
            f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/><c:spPr>{look.fill(n)}'
            f'<a:ln w="{2 * HAIRLINE}">{fill(PAPER)}</a:ln></c:spPr></c:dPt>'
        )


def _round(chart: Chart, look: Look) -> str:
    ring = chart.type == "doughnut"
    labels = _ring_labels(chart, look) if ring else _labels(look, "outEnd", name=True)
    series = (
        f"<c:ser>{_named(chart.series[0], 0)}{''.join(_slices(chart, look))}{labels}{_data(chart, 0, look)}</c:ser>"
    )
    kind, hole = ("doughnut", '<c:holeSize val="55"/>') if ring else ("pie", "")
    return f'<c:{kind}Chart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>{hole}</c:{kind}Chart>'


def _ring_labels(chart: Chart, look: Look) -> str:
    """Numbers on the ring, each in the type that is read on its colour; names are in the legend."""
    own = "".join(
        _labels(look, colour=look.over(n))
        .replace("<c:dLbls>", f'<c:dLbl><c:idx val="{n}"/>')
        .replace("</c:dLbls>", "</c:dLbl>")
        for n in range(len(chart.categories))
    )
    return _labels(look).replace("<c:dLbls>", f"<c:dLbls>{own}")


_PLOTS: Mapping[str, Callable[[Chart, Look], str]] = {
    "bar": _bars,
    "column": _bars,
    "stacked": _bars,
    "line": _lines,
    "pie": _round,
    "doughnut": _round,
}
