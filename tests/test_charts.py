"""Charts: from a table or a CSV file to a native chart on a slide, a drawing in print, and words for both."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from pptx import Presentation

from publish import build
from publish.arrange.charts import format_of, labelled
from publish.compile import compile_project
from publish.diagnostics import Diagnostic, Span
from publish.events import Found, Written
from publish.link.drawings import plotted
from publish.load import load
from publish.model import Catalog, Chart, Entry, Series, Sheet, Source
from publish.pipeline import check
from publish.read.charts import TYPES
from publish.read.document import read
from publish.read.sheets import read_sheet
from publish.render.chart import Look, draw
from publish.render.pptx import render
from publish.request import Request
from publish.translate.commands import update
from tests.decks import TALK, arranged, file, template
from tests.folder import changed, write
from tests.pptx_lint import faults
from tests.project import project

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
TABLE = "| Year | By sea | By land |\n|---|---:|---:|\n| 2014 | 1200 | 900.5 |\n| Later | 2200 | -50 |\n"
CAPTION = ' caption="Arrivals"'
CSV = "Year,By sea,By land\n2014,1200,900.5\nLater,2200,\n"
LOOK = Look("Source Sans 3", "sans", "sans-bold", 9, ("#0b6e6e", "#e3a008"), "#000", "#555", "#ccc", "#fff", "en")


def block(type: str = "column", table: str = TABLE, more: str = "") -> str:
    return f'::: {{.chart #sea type="{type}" alt="What it shows"{more}}}\n{table}:::\n'


def read_chart(text: str, catalog: Catalog | None = None) -> tuple[Chart, list[Diagnostic]]:
    document, found = read(Source("content/x.md", f"---\nid: x\n---\n# X\n\n{text}"), catalog)
    chart = document.blocks[0]
    assert isinstance(chart, Chart)
    return chart, [d for d in found if d.severity == "error"]


# ── reading ───────────────────────────────────────────────────────────────────


def test_a_table_in_the_block_is_a_chart() -> None:
    chart, found = read_chart(block("line", more=' caption="Arrivals *by route*"'))
    assert not found
    assert (chart.type, chart.key, chart.alt, chart.head) == ("line", "x#sea", "What it shows", "Year")
    assert chart.categories == ("2014", "Later")
    assert chart.series == (Series("By sea", (1200.0, 2200.0)), Series("By land", (900.5, -50.0)))
    assert len(chart.caption) == 2  # marks in a caption are marks


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12.0),
        ("-1.5", -1.5),
        ("−3", -3.0),
        ("1 234 567", 1234567.0),
        ("1\u202f234.5", 1234.5),
        ("12 %", 12.0),
        ("", None),
        ("1,234", "no"),
        ("a few", "no"),
        ("1e5", "no"),
        ("12 34", "no"),
        ("9" * 40, "no"),
        ("inf", "no"),
    ],
)
def test_what_a_number_is(written: str, value: float | str | None) -> None:
    chart, found = read_chart(block(table=f"| a | b |\n|---|---|\n| x | {written} |\n| y | 1 |\n"))
    if value == "no":
        assert [d.code for d in found] == ["S030"]
    else:
        assert not found
        assert chart.series[0].values[0] == value


def test_percentages_are_a_unit_if_all_are() -> None:
    assert read_chart(block(table="| a | b |\n|---|---|\n| x | 60% |\n| y | 40 % |\n"))[0].unit == "%"
    assert read_chart(block(table="| a | b |\n|---|---|\n| x | 60% |\n| y | 40 |\n"))[0].unit == ""


ROWS = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (block("colum"), "S031", "no chart of type `colum`", "did you mean `column`?"),
        ('::: {.chart alt="x"}\n' + TABLE + ":::", "S031", "has no type", "types: bar, column"),
        ('::: {.chart type="bar"}\n' + TABLE + ":::", "S015", "no description", "alt="),
        ('::: {.chart type="bar" alt="x" colour="red"}\n' + TABLE + ":::", "S004", "no attribute `colour`", "takes"),
        (block(table=""), "S032", "one table of numbers", "data="),
        (block(more=' data="data/x.csv"'), "S032", "one table of numbers", "data="),
        (block(table=TABLE + "\nWords.\n"), "S032", "one table of numbers", "data="),
        (block(table=ROWS), "S032", "has no numbers", "a row for each category"),
        (block(table=ROWS + "| x | |\n"), "S032", "has no numbers", "fill in"),
        (block("pie"), "S032", "2 columns of numbers are too many (pie: 1)", "divide it"),
        (block("pie", ROWS + "| x | 1 |\n" * 9), "S032", "9 categories are too many", "sum up"),
        (block("bar", ROWS + "| x | 1 |\n" * 25), "S032", "25 categories are too many", "sum up"),
        (block("pie", ROWS + "| x | -1 |\n| y | 2 |\n"), "S032", "shares of a whole", "bars"),
        (block("doughnut", ROWS + "| x | 0 |\n"), "S032", "shares of a whole", "bars"),
    ],
)
def test_what_cannot_be_drawn_is_said(text: str, code: str, message: str, hint: str) -> None:
    _, found = read_chart(text)
    assert [d.code for d in found] == [code]
    assert message in found[0].message
    assert hint in found[0].hint
    assert found[0].span is not None
    assert found[0].span.line >= 6


def test_a_translation_has_its_own_words_and_the_same_key() -> None:
    said = {("th", "By sea"): "Par mer", ("td", "Later"): "Plus tard", ("alt", "What it shows"): "Ce qu'on voit"}
    said[("caption", "Arrivals")] = "Arrivées"
    catalog = Catalog("fr", "content/locale/fr/x.po", {key: Entry(text, 1) for key, text in said.items()})
    text = block(more=' caption="Arrivals"').replace("#sea ", "")
    (chart, _), (source, _) = read_chart(text, catalog), read_chart(text)
    assert (chart.categories[1], chart.series[0].name, chart.alt) == ("Plus tard", "Par mer", "Ce qu'on voit")
    assert chart.key == source.key == "x#arrivals"
    assert "Arrivées" in str(chart.caption)


# ── CSV files ─────────────────────────────────────────────────────────────────


def sheet(text: str) -> tuple[Sheet, list[Diagnostic]]:
    made, _, found = read_sheet(Source("content/data/x.csv", text))
    return made, list(found)


def from_file(text: str, type: Any = "column") -> tuple[Chart | None, list[Diagnostic]]:
    made, found = sheet(text)
    blocks = plotted(Chart(type, (), (), "alt", data="data/x.csv"), {"content/data/x.csv": made}, found)
    chart = blocks[0] if blocks else None
    assert chart is None or isinstance(chart, Chart)
    return chart, found


@pytest.mark.parametrize(
    "text",
    [
        "Year,Sea\n2014,1200.5\n2015,3\n",
        "Year;Sea\n2014;1200,5\n2015;3\n",
        'Year\tSea\n"2014"\t1 200.5\n2015\t3',
        '"Year","Sea"\n"2014","1200.5"\n\n"2015","3"\n,\n',
    ],
)
def test_csv_files_as_programs_write_them(text: str) -> None:
    chart, found = from_file(text)
    assert not found
    assert chart is not None
    assert (chart.head, chart.categories) == ("Year", ("2014", "2015"))
    assert chart.series == (Series("Sea", (1200.5, 3.0)),)


def test_quotes_hold_separators_quotes_and_lines() -> None:
    chart, _ = from_file('Who,People\n"Women, ""all""\nof them",5\n')
    assert chart is not None
    assert chart.categories == ('Women, "all" of them',)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("Year,Sea,Land\n2014,1,2\n2015,3,many\n", "S030", 3, 8),
        ("Year;Sea\n2014; 1.5\n", "S030", 2, 7),
        ('Year,Sea\n2014,"1,5"\n', "S030", 2, 7),
        ("Year,Sea\n2014,1,5\n", "S032", 2, 8),
        ('Year,Sea\n2014,"1\n', "S032", 2, 6),
        ("", "S032", 0, 0),
        ("Year,Sea\n" + "x,1\n" * 600, "S032", 1, 1),
    ],
)
def test_mistakes_are_found_at_line_and_column_of_the_file(text: str, code: str, line: int, column: int) -> None:
    chart, found = from_file(text)
    assert chart is None
    assert found[0].code == code
    if line:
        assert found[0].span is not None
        assert (found[0].span.path, found[0].span.line, found[0].span.column) == ("content/data/x.csv", line, column)


def test_head_and_first_column_are_messages_and_numbers_are_not() -> None:
    _, messages, _ = read_sheet(Source("content/data/x.csv", CSV))
    assert [(m.context, m.text) for m in messages] == [
        ("th", "Year"),
        ("th", "By sea"),
        ("th", "By land"),
        ("td", "Later"),
    ]


def test_a_file_has_a_catalog_and_a_missing_one_is_said(tmp_path: Path) -> None:
    use = '::: {.chart type="line" data="data/flows.csv" alt="Flows"}\n:::\n\n## Why'
    folder = write(tmp_path, {**changed(CHAPTER, "## Why", use), "content/data/flows.csv": CSV})
    update(folder, ("fr",))
    catalog = folder / "content/locale/fr/data/flows.csv.po"
    said = catalog.read_text("utf-8").replace('msgid "By sea"\nmsgstr ""', 'msgid "By sea"\nmsgstr "Par mer"')
    catalog.write_text(said, "utf-8")
    compiled = compile_project(load(folder)[0], ("fr",))[0]["fr"]  # type: ignore[arg-type]
    chapter = compiled.publication.chapter("c-1.1")
    charts = [b for b in chapter.blocks if isinstance(b, Chart)] if chapter else []
    assert [s.name for s in charts[0].series] == ["Par mer", "By land"]
    (folder / "content/data/flows.csv").rename(folder / "content/data/flow.csv")
    (wrong,) = [d for d in check(folder, ("en",))[0] if d.severity == "error"]
    assert (wrong.code, wrong.hint) == ("R013", "did you mean `data/flow.csv`?")
    assert wrong.span == Span(CHAPTER, wrong.span.line if wrong.span else 0, 1, 3)


# ── numbers in words ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "unit", "said"),
    [
        ("en", "", "1,200.0"),
        ("fr", "", "1\u202f200,0"),
        ("es", "", "1.200,0"),
        ("en", "%", "1,200.0%"),
        ("fr", "%", "1\u202f200,0\u00a0%"),
        ("xx", "", "1,200.0"),
    ],
)
def test_numbers_are_written_as_their_language_does(language: str, unit: str, said: str) -> None:
    chart = Chart("column", ("a", "b"), (Series("s", (1200.0, 0.5)),), unit=unit)
    assert format_of(chart, language)(1200.0) == said


def test_numbers_stand_at_their_places_where_they_are_few() -> None:
    one, other = Series("s", (1.0,) * 6), Series("t", (2.0,) * 6)
    names = tuple("abcdef")
    assert labelled(Chart("column", names, (one, other)))
    assert not labelled(Chart("column", names, (one, other, one)))
    assert labelled(Chart("line", names, (one,)))
    assert not labelled(Chart("line", names, (one, other)))


# ── slides ────────────────────────────────────────────────────────────────────


def slides(body: str, language: str = "en") -> Any:
    deck, found = arranged(TALK + body, language)
    assert not [d for d in found if d.severity != "note"]
    return Presentation(io.BytesIO(file(deck))).slides


def charts_of(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart]


ONE = "| Who | Share |\n|---|---|\n| Women | 60% |\n| =Men | 40% |\n"


@pytest.mark.parametrize("type", TYPES)
def test_a_chart_is_powerpoints_own(type: str) -> None:
    slide = slides(f"## Flows\n\n{block(type, ONE if type in ('pie', 'doughnut') else TABLE)}")[1]
    (shape,) = charts_of(slide)
    assert slide.shapes.title.text == "Flows"
    assert slide.slide_layout.name == "Figure"
    assert shape._element.xpath(".//p:cNvPr/@descr") == ["What it shows"]
    plot = shape.chart.plots[0]
    names = {"bar": "BAR_CLUSTERED", "column": "COLUMN_CLUSTERED", "stacked": "COLUMN_STACKED"}
    names |= {"line": "LINE_MARKERS", "pie": "PIE", "doughnut": "DOUGHNUT"}
    assert shape.chart.chart_type.name == names[type]
    if type in ("pie", "doughnut"):
        assert list(plot.categories) == ["Women", "=Men"]
        assert [(s.name, list(s.values)) for s in plot.series] == [("Share", [60.0, 40.0])]
    else:
        assert list(plot.categories) == ["2014", "Later"]
        assert [(s.name, list(s.values)) for s in plot.series] == [
            ("By sea", [1200.0, 2200.0]),
            ("By land", [900.5, -50.0]),
        ]


@pytest.mark.parametrize(
    ("type", "categories", "values", "legend"),
    [
        ("column", ("maxMin", "b"), ("minMax", "r"), "t"),
        ("stacked", ("maxMin", "b"), ("minMax", "r"), "t"),
        ("line", ("maxMin", "b"), ("minMax", "r"), "t"),
        ("bar", ("maxMin", "r"), ("maxMin", "b"), "t"),
        ("doughnut", None, None, "l"),
        ("pie", None, None, None),
    ],
)
def test_a_chart_begins_on_the_right_where_text_does(
    type: str, categories: tuple[str, str] | None, values: tuple[str, str] | None, legend: str | None
) -> None:
    slide = slides(f"## Flows\n\n{block(type, ONE if type in ('pie', 'doughnut') else TABLE)}", "he")[1]
    root = charts_of(slide)[0].chart._chartSpace
    for kind, wanted in (("catAx", categories), ("valAx", values)):
        axes = [(a.xpath("c:scaling/c:orientation/@val"), a.xpath("c:axPos/@val")) for a in root.xpath(f"//c:{kind}")]
        assert axes == ([([wanted[0]], [wanted[1]])] if wanted else [])
    assert root.xpath("//c:legend/c:legendPos/@val") == ([legend] if legend else [])
    # Words run from right to left, numbers never do: `-50` would be `50-`.
    assert set(root.xpath("//c:legend//a:pPr/@rtl | //c:catAx//a:pPr/@rtl")) == ({"1"} if legend else set())
    assert not root.xpath("//c:valAx//a:pPr/@rtl")
    assert bool(root.xpath("//c:dLbls//a:pPr/@rtl")) == (type == "pie")  # there they follow the names


def cells(workbook: bytes) -> list[list[str | float]]:
    """What a spreadsheet finds in a workbook; a formula would be an element of its own."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter("{*}f"))
    return [
        ["".join(cell.itertext()) if cell.get("t") else float("".join(cell.itertext())) for cell in row]
        for row in sheet.iter("{*}row")
    ]


def test_the_table_behind_it_is_the_same_and_has_no_formulas() -> None:
    (shape,) = charts_of(slides(f"## Flows\n\n{block('pie', ONE)}")[1])
    workbook = shape.chart.part.chart_workbook.xlsx_part.blob
    assert cells(workbook) == [["Who", "Share"], ["Women", 60.0], ["=Men", 40.0]]
    formulas = shape.chart._chartSpace.xpath(".//c:cat//c:f | .//c:val//c:f | .//c:tx//c:f")
    assert sorted(f.text for f in formulas) == ["Sheet1!$A$2:$A$3", "Sheet1!$B$1", "Sheet1!$B$2:$B$3"]


def test_a_missing_number_is_a_gap() -> None:
    (shape,) = charts_of(slides(f"## Flows\n\n{block('line', TABLE.replace('2200', ''))}")[1])
    assert list(shape.chart.plots[0].series[0].values) == [1200.0, None]


@pytest.mark.parametrize(("language", "code"), [("en", "[$-809]#,##0.0"), ("fr", "[$-40C]#,##0.0")])
def test_numbers_are_formatted_in_the_language_of_the_deck(language: str, code: str) -> None:
    (shape,) = charts_of(slides(f"## Flows\n\n{block('line')}", language)[1])
    space = shape.chart._chartSpace
    assert set(space.xpath(".//c:formatCode/text()")) == {code}
    assert space.xpath("c:lang/@val") == [{"en": "en-GB", "fr": "fr-FR"}[language]]


def test_colours_and_type_are_the_templates() -> None:
    slide = slides(f'## Flows {{volume="2"}}\n\n{block("stacked")}')[1]
    (shape,) = charts_of(slide)
    xml = zipfile.ZipFile(io.BytesIO(file(arranged(TALK + f"## F\n\n{block()}")[0]))).read("ppt/charts/chart1.xml")
    assert b"srgbClr" not in xml
    assert set(re.findall(rb'typeface="([^"]*)"', xml)) == {b"+mn-lt"}
    first = shape.chart._chartSpace.xpath(".//c:ser/c:spPr/a:solidFill/a:schemeClr/@val")[0]
    assert first == template().volume_colour(2)


def test_nothing_is_lost_for_those_who_do_not_see_it() -> None:
    text = f"## Flows\n\n{block(more=CAPTION)}\n::: notes\nSay this.\n:::\n"
    slide = slides(text, "fr")[1]
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("Say this.")
    assert "Later · 2\u202f200,0 · -50,0" in notes
    assert any("Arrivals" in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_a_chart_stands_beside_text() -> None:
    slide = slides(f"## Flows\n\n- A point\n- Another\n\n{block()}")[1]
    (shape,) = charts_of(slide)
    body = next(s for s in slide.shapes if s.has_text_frame and "A point" in s.text_frame.text)
    assert shape.left >= body.left + body.width


@pytest.mark.slow
def test_the_same_deck_gives_the_same_bytes_and_a_validator_finds_nothing(tmp_path: Path) -> None:
    kinds = "".join(f"## {type}\n\n{block(type, ONE if type in ('pie', 'doughnut') else TABLE)}\n" for type in TYPES)
    deck, _ = arranged(TALK + kinds.replace("#sea ", ""))
    data = render(deck, template(), {})
    assert data == render(deck, template(), {})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        workbooks = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert len(workbooks) == len(TYPES)
    assert {e.date_time for one in workbooks for e in zipfile.ZipFile(io.BytesIO(one)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    audit = [str(Path(sys.executable).with_name("openxml-audit")), str(path)]
    assert faults(data) == []
    assert "Errors: 0" in subprocess.run(audit, capture_output=True, text=True).stdout


# ── print ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("type", TYPES)
@pytest.mark.parametrize("count", [1, 8])
def test_a_drawing_says_everything_within_its_frame(type: Any, count: int) -> None:
    names = tuple(f"A category number {n}" for n in range(count))
    several = 1 if type in ("pie", "doughnut") else 3
    series = tuple(Series(f"Series {n}", tuple(float(n + k + 1) for k in range(count))) for n in range(several))
    svg = draw(Chart(type, names, series), LOOK, 368)
    said = " ".join(re.findall(r"<text[^>]*>([^<]*)", svg))
    for name in (*names, *(s.name for s in series)):
        assert all(word in said for word in name.split())
    width, height = (float(value) for value in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    for x, y, anchor, more, text in re.findall(
        r'<text x="([^"]+)" y="([^"]+)" text-anchor="(\w+)"([^>]*)>([^<]*)', svg
    ):
        if "rotate" in more:
            continue
        wide = LOOK.width(text, bold="700" in more)
        left = float(x) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        assert left >= -2, text
        assert left + wide <= width + 2, text
        assert 0 <= float(y) <= height, text


@pytest.mark.parametrize("type", TYPES)
@pytest.mark.parametrize("count", [3, 8])
def test_a_drawing_is_mirrored_where_text_begins_on_the_right(type: Any, count: int) -> None:
    """All but slices: they follow each other as the hours of a clock do."""
    several = 1 if type in ("pie", "doughnut") else 2
    series = tuple(Series(f"Series {n}", tuple(float(n + k + 1) for k in range(count))) for n in range(several))
    chart = Chart(type, tuple(f"Category {n}" for n in range(count)), series)
    one, other = (draw(chart, replace(LOOK, language=language), 368) for language in ("en", "he"))

    def bars(svg: str) -> list[list[float]]:
        found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', svg)
        return [[float(value) for value in each] for each in found]

    def slices(svg: str) -> list[str]:
        return re.findall(r'd="(M[^"]*A[^"]*)"', svg)

    for (x, y, wide), mirrored in zip(bars(one), bars(other), strict=True):
        assert mirrored == pytest.approx([368 - x - wide, y, wide], abs=0.02)
    assert slices(one) == slices(other)
    assert (type in ("pie", "doughnut")) == bool(slices(one))
    starts, ends = (
        re.findall(r'text-anchor="start"[^>]*>([^<]*)', one),
        re.findall(r'text-anchor="end"[^>]*>([^<]*)', other),
    )
    assert type in ("pie", "doughnut") or starts == ends


def test_series_are_told_apart_without_colours() -> None:
    chart = Chart("column", ("a",), (Series("s", (1.0,)), Series("t", (2.0,)), Series("u", (3.0,))))
    assert len(re.findall("<pattern ", draw(chart, LOOK, 368))) == 2
    lines = Chart("line", ("a", "b"), tuple(Series(n, (1.0, 2.0)) for n in "stu"))
    assert len(set(re.findall('stroke-dasharray="([^"]*)"', draw(lines, LOOK, 368)))) == 2


def test_values_below_zero_and_none_at_all() -> None:
    for values in ((-1.0, -2.0), (0.0, 0.0), (None, 5.0), (-3.0, 4.0)):
        for type in ("bar", "column", "stacked", "line"):
            svg = draw(Chart(type, ("a", "b"), (Series("s", values),)), LOOK, 368)  # type: ignore[arg-type]
            assert not re.search(r'(?:width|height)="-', svg)
            assert "nan" not in svg


def test_in_a_book_it_is_a_figure(tmp_path: Path) -> None:
    text = f"See [](#sea).\n\n{block(more=CAPTION)}\n## Why"
    folder = write(tmp_path, changed(CHAPTER, "## Why", text))
    events = list(build.run(Request(folder, folder / "build", ("handbook", "slides"), ("en",), jobs=1)))
    assert [d for e in events if isinstance(e, Found) for d in e.diagnostics] == []
    assert "en/handbook/c.pdf" in [e.path for e in events if isinstance(e, Written)]
    printed = project(folder / "build/en/handbook/c.pdf")
    assert re.search(r"Figure \d+\. Arrivals", printed)
    assert re.search(r"See figure \d+\.", printed)
    assert all(word in printed for word in ("By sea", "By land", "Later", "900.5", "2,200"))
    with pikepdf.open(folder / "build/en/handbook/c.pdf") as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert "What it shows" in [str(figure.get("/Alt")) for figure in figures]


def test_what_is_for_facilitators_is_in_no_participants_deck(tmp_path: Path) -> None:
    """A chart in notes is said in the notes, and gone with them: its workbook as well."""
    chart = block(more=' caption="A secret caption of at least six words in a row"')
    body = f"## Flows\n\nWords.\n\n::: notes\n{chart}:::\n"
    whole, without = (file(arranged(TALK + body, notes=notes)[0]) for notes in (True, False))
    with zipfile.ZipFile(io.BytesIO(whole)) as one, zipfile.ZipFile(io.BytesIO(without)) as other:
        assert any("secret caption" in one.read(name).decode("utf-8", "replace") for name in one.namelist())
        assert not any("secret caption" in other.read(name).decode("utf-8", "replace") for name in other.namelist())
        assert not [name for name in other.namelist() if "chart" in name]
