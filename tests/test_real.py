"""The real content, as people get it: the promises of the main job, read back from the finished files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from publish.compile import compile_project
from publish.load import load
from publish.model import Source
from publish.read.document import read
from publish.render.languages import tag
from publish.walk import plain

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr", "es")


TITLES_OF_2005 = (
    "Introduction – Evolution of Migration Management",
    "Today’s Presentation – Two Goals",
    "International Agenda for Migration Management (IAMM)",
    "International Agenda for Migration Management (IAMM)",
    "IAMM – The Contents",
    "Some Examples",
    "The Way Forward – Berne II Chairman’s Summary",
    "Essentials of Migration Management (EMM)",
    "International Migration Management - What the EMM is?",
    "IAMM – What Makes It Unique?",
    "International Migration Management - How is the EMM Organized?",
    "EMM Volume One: Migration Management Foundations",
    "EMM Volume Two: Developing Migration Policy",
    "EMM Volume Three: Managing Migration",
    "Putting the EMM into Use",
    "Today’s Break Out Sessions",
    "Break Out Session Logistics",
    "Goals of Break Out Sessions",
    "Thanks for your attention",
)

# ── decks ─────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["plenary", "labour", "counter-trafficking"])
def test_decks(real: Path, language: str, name: str) -> None:
    slides = Presentation(str(real / language / "slides" / f"{name}.pptx")).slides
    assert len(slides) >= (20 if name == "plenary" else 10)
    for slide in slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text.strip()
        assert all(p.has_text_frame and p.text_frame.text.strip() for p in slide.placeholders if not _filled(p))
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert notes.text.strip()
        for part in (slide, slide.notes_slide):
            runs = [*part._element.iter("{*}r"), *part._element.iter("{*}fld")]
            assert {run.find("{*}rPr").get("lang") for run in runs} <= {tag(language)}


def _filled(placeholder: object) -> bool:
    """A table or picture in a placeholder is no text, and not empty."""
    return bool(getattr(placeholder, "has_table", False)) or hasattr(placeholder, "image")


@pytest.mark.slow
def test_the_plenary_says_what_the_presentation_of_2005_said(real: Path) -> None:
    """Every title, in its order (our section slides and continuations stand between)."""
    titles = [s.shapes.title.text for s in Presentation(str(real / "en/slides/plenary.pptx")).slides if s.shapes.title]
    bare = iter(re.sub(r" \(\d/\d\)$", "", title) for title in titles)
    for title in TITLES_OF_2005:
        assert title in bare, title  # `in` moves on: the order counts


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_times_and_groups_are_the_workshops(real: Path, language: str) -> None:
    text = _deck_text(real / language / "slides/plenary.pptx")
    assert "11:00–13:00" in text
    assert "15:00–17:00" in text
    assert all(f"Group {letter}" in text for letter in "ABCDE")


def _deck_text(path: Path) -> str:
    return "\n".join(t.text or "" for s in Presentation(str(path)).slides for t in s._element.iter("{*}t"))


# ── books ─────────────────────────────────────────────────────────────────────


def _pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_in_the_contents_are_right(real: Path, language: str) -> None:
    """Every entry is a link; the page it leads to is the one whose number it prints, and bears that folio."""
    file = real / language / "handbook/emm.pdf"
    pages = _pages(file)
    with pikepdf.open(file) as pdf:
        places = {str(name): target for name, target in _names(pdf)}
        number_of = {page.objgen: n for n, page in enumerate((p.obj for p in pdf.pages), 1)}
        contents = next(n for n, page in enumerate(pdf.pages) if len(page.get("/Annots", [])) > 10)
        page, textpage = pdf.pages[contents], pypdfium2.PdfDocument(file)[contents].get_textpage()
        links = [a for a in page.Annots if a.Subtype == "/Link"]
        assert len(links) >= 20
        for link in links:
            left, bottom, right, top = (float(x) for x in link.Rect)
            printed = textpage.get_text_bounded(left, bottom, right, top).split()[-1]
            target = number_of[places[str(link.Dest if "/Dest" in link else link.A.D)][0].objgen]
            assert printed == str(target)
            if not pages[target - 1].upper().startswith("VOLUM"):  # dividers bear no folio
                assert str(target) in pages[target - 1].split()


def _names(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    def walk(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
        names = list(node.get("/Names", []))
        yield from zip(map(str, names[::2]), names[1::2], strict=True)
        for kid in node.get("/Kids", []):
            yield from walk(kid)

    yield from walk(pdf.Root.Names.Dests)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_books_say_their_language_and_have_bookmarks(real: Path, language: str) -> None:
    for file in sorted((real / language).rglob("*.pdf")):
        with pikepdf.open(file) as pdf:
            assert str(pdf.Root.Lang).startswith(language), file
            if file.parent.name == "handbook":
                with pdf.open_outline() as outline:
                    titles = [item.title for item in outline.root]
                assert len(titles) >= 5


@pytest.mark.slow
def test_the_french_handbook_is_french(real: Path) -> None:
    """French spaces; and no sentence of the source is left (names of instruments may be quoted)."""
    text = "\n".join(_pages(real / "fr/handbook/emm.pdf"))
    flat = " ".join(text.split())
    assert re.findall(r"[^\u00a0\u202f][;!?](?=\s)", text) == []
    assert len(re.findall(r"\u202f[;!?]", text)) > 40
    for path in sorted((ROOT / "content/curriculum").rglob("*.md")):
        document, _ = read(Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")))
        for message in document.messages:
            words = message.text.split()
            if message.context == "p" and len(words) > 8:
                assert " ".join(words[:8]) not in flat, message.text


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_guides_have_run_sheets_by_the_clock(real: Path, language: str) -> None:
    """Each activity of both sessions stands in the guide at the time that the programme and the minutes give."""
    project, _ = load(ROOT)
    assert project is not None
    publication = compile_project(project, (language,))[0][language].publication
    text = " ".join(" ".join(_pages(real / language / "guide/intersessional.pdf")).split())
    for session, start in (("labour", 11 * 60), ("counter-trafficking", 15 * 60)):
        plan = publication.session(session)
        assert plan is not None
        assert plan.minutes == 120
        for activity in plan.activities:
            begins = f"{start // 60:02}:{start % 60:02}"
            words = plain(activity.title).split()[0]
            assert re.search(rf"{begins} {activity.minutes} {re.escape(words)}", text), (begins, words)
            start += activity.minutes


# ── worksheets ────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_fields_are_equal_in_all_languages_and_keep_what_is_written(real: Path) -> None:
    names = []
    for language in LANGUAGES:
        with pikepdf.open(real / language / "worksheet/labour.pdf") as pdf:
            fields = [f for f in pdf.acroform.fields if not f.is_checkbox]
            names.append(sorted(f.fully_qualified_name for f in pdf.acroform.fields))
            field = next(f for f in fields if f.fully_qualified_name == "labour.priorities")
            field.set_value("Réponse – respuesta", need_appearance=True)
            saved = io.BytesIO()
            pdf.save(saved)
        with pikepdf.open(saved) as again:
            read_back = {f.fully_qualified_name: f.value_as_string for f in again.acroform.fields}
            assert read_back["labour.priorities"] == "Réponse – respuesta"
    assert names[0] == names[1] == names[2]
    assert len(names[0]) > 10
