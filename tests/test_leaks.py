"""What is for facilitators reaches no participant, in text, description, hidden slide, note, property or attachment."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pptx
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pptx.util import Inches

from publish.checks.finished import for_participants
from publish.checks.leaks import LENGTH, Passages, leaks, passages
from publish.checks.outputs import texts_of, words
from publish.cli import main
from publish.compile import Compiled, compile_project
from publish.kinds import FACILITATOR_ROLES
from publish.link import runs
from publish.load import load
from publish.model import Box
from publish.walk import blocks, plain_blocks
from tests.folder import FILES, write
from tests.real import made_of

ROOT = Path(__file__).parent.parent
SECRET = "Look for the institution that must act first."
"""The model answer of the small project's exercise."""


def compiled(root: Path, *languages: str) -> dict[str, Compiled]:
    project, found = load(root)
    assert project, found
    return compile_project(project, languages)[0]


@pytest.fixture
def secret(tmp_path: Path) -> Passages:
    return passages(compiled(write(tmp_path / "project"), "en")["en"].publication)


# ── what is secret ────────────────────────────────────────────────────────────

ELSEWHERE = "content/imprint.md"


def told(passage: str, secret: Passages) -> bool:
    return tuple(words(passage)[:LENGTH]) in secret


def test_a_passage_of_six_words_in_an_answer_is_secret(secret: Passages) -> None:
    assert told(SECRET, secret)
    assert told("YOU are, welcome – here: and your", secret)
    assert not told("Discuss the case of a fictional", secret)


def test_its_place_is_known(secret: Passages) -> None:
    span = secret[tuple(words(SECRET)[:LENGTH])]
    line = FILES[span.path].splitlines()[span.line - 1]
    assert line == "::: answer"


def test_what_also_stands_elsewhere_is_no_secret(tmp_path: Path) -> None:
    everybody = {ELSEWHERE: FILES[ELSEWHERE] + f"\nIn such a case: {SECRET}\n"}
    assert not told(SECRET, passages(compiled(write(tmp_path, everybody), "en")["en"].publication))


# ── where it may hide ─────────────────────────────────────────────────────────


def pdf(plant: Callable[[Pdf], None]) -> bytes:
    """A page that says “Hello”, with something planted in it."""
    with Pdf.new() as made:
        made.add_blank_page(page_size=(400, 300))
        made.pages[0].obj.Resources = Dictionary(
            Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        )
        show(made, "BT /F1 12 Tf 20 250 Td (Hello) Tj ET")
        plant(made)
        stream = io.BytesIO()
        made.save(stream)
        return stream.getvalue()


def show(made: Pdf, operators: str) -> None:
    made.pages[0].contents_add(Stream(made, operators.encode()))


def annotation(made: Pdf, **entries: object) -> None:
    made.pages[0].obj.Annots = Array([made.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries))])


def outline(made: Pdf) -> None:
    with made.open_outline() as entries:
        entries.root.append(pikepdf.OutlineItem(SECRET, 0))


def structure(made: Pdf) -> None:
    figure = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(SECRET)))
    made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([figure])))


def properties(made: Pdf) -> None:
    with made.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def attach(name: str, data: bytes) -> Callable[[Pdf], None]:
    def plant(made: Pdf) -> None:
        made.attachments[name] = data

    return plant


def lines(made: Pdf) -> None:
    """Broken over two lines, with a hyphen of layout."""
    first, second = "Look for the insti-", "tution that must act first."
    show(made, f"BT /F1 12 Tf 20 200 Td ({first}) Tj 0 -14 Td ({second}) Tj ET")


PDFS: dict[str, Callable[[Pdf], None]] = {
    "on the page": lambda made: show(made, f"BT /F1 12 Tf 20 200 Td ({SECRET}) Tj ET"),
    "in capitals": lambda made: show(made, f"BT /F1 12 Tf 20 200 Td ({SECRET.upper()}) Tj ET"),
    "over two lines": lines,
    "in white": lambda made: show(made, f"BT 1 g /F1 12 Tf 20 200 Td ({SECRET}) Tj ET"),
    "invisible": lambda made: show(made, f"BT 3 Tr /F1 12 Tf 20 200 Td ({SECRET}) Tj ET"),
    "a comment": lambda made: annotation(made, Subtype=Name.Text, Contents=String(SECRET)),
    "a field's label": lambda made: annotation(made, Subtype=Name.Widget, FT=Name.Tx, TU=String(SECRET)),
    "a field's value": lambda made: annotation(made, Subtype=Name.Widget, FT=Name.Tx, V=String(SECRET)),
    "a bookmark": outline,
    "a description": structure,
    "the properties": lambda made: made.docinfo.__setitem__("/Subject", SECRET),
    "the metadata": properties,
    "an attached text": attach("notes.md", SECRET.encode()),
    "an attached PDF": attach("notes.pdf", pdf(lambda made: show(made, f"BT /F1 9 Tf 9 9 Td ({SECRET}) Tj ET"))),
}


@pytest.mark.parametrize("place", PDFS)
def test_a_pdf_hides_nothing(place: str, secret: Passages) -> None:
    found = list(leaks("x.pdf", texts_of("x.pdf", pdf(PDFS[place])), secret))
    assert [d.code for d in found] == ["K001"]
    assert "look for the institution" in found[0].message


def test_a_pdf_without_it_is_fine(secret: Passages) -> None:
    five = " ".join(SECRET.split()[: LENGTH - 1])
    data = pdf(lambda made: show(made, f"BT /F1 12 Tf 20 200 Td ({five}) Tj ET"))
    assert list(leaks("x.pdf", texts_of("x.pdf", data), secret)) == []


Deck = pptx.presentation.Presentation


def deck(plant: Callable[[Deck], None], *parts: tuple[str, bytes]) -> bytes:
    """A slide that says “Hello”, with something planted in it, and further parts."""
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = "Hello"
    plant(made)
    stream = io.BytesIO()
    made.save(stream)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def box(made: Deck) -> pptx.text.text.TextFrame:
    return made.slides[0].shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame


def on_slide(made: Deck) -> None:
    box(made).text = SECRET


def in_runs(made: Deck) -> None:
    """As an editor leaves it: words cut in the middle by a change of language or of type."""
    for n in range(0, len(SECRET), 7):
        box_runs = made.slides[0].shapes.title.text_frame.paragraphs[0]
        box_runs.add_run().text = SECRET[n : n + 7] if n else f" {SECRET[:7]}"


def hidden(made: Deck) -> None:
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide._element.set("show", "0")
    slide.shapes.title.text = SECRET


def in_table(made: Deck) -> None:
    made.slides[0].shapes.add_table(1, 1, 0, 0, Inches(3), Inches(1)).table.cell(0, 0).text = SECRET


def notes(made: Deck) -> None:
    made.slides[0].notes_slide.notes_text_frame.text = SECRET


def described(made: Deck) -> None:
    made.slides[0].shapes.title._element.nvSpPr.cNvPr.set("descr", SECRET)


def titled(made: Deck) -> None:
    made.core_properties.comments = SECRET


def nothing(_: Deck) -> None:
    pass


COMMENT = f'<p:cmLst xmlns:p="urn:x"><p:cm><p:text>{SECRET}</p:text></p:cm></p:cmLst>'.encode()

DECKS = {
    "on a slide": deck(on_slide),
    "in many runs": deck(in_runs),
    "on a hidden slide": deck(hidden),
    "in a table": deck(in_table),
    "in the notes": deck(notes),
    "a description": deck(described),
    "the properties": deck(titled),
    "a comment": deck(nothing, ("ppt/comments/comment1.xml", COMMENT)),
    "an embedded deck": deck(nothing, ("ppt/embeddings/deck1.pptx", deck(notes))),
    "an embedded PDF": deck(nothing, ("ppt/embeddings/one.bin", pdf(PDFS["a comment"]))),
}


@pytest.mark.parametrize("place", DECKS)
def test_a_deck_hides_nothing(place: str, secret: Passages) -> None:
    assert {d.code for d in leaks("x.pptx", texts_of("x.pptx", DECKS[place]), secret)} == {"K001"}


# ── a build ───────────────────────────────────────────────────────────────────


def test_such_a_file_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page template with an answer typed into it: the books stay as they were, the decks are built."""
    root = write(tmp_path)
    arguments = ["--project", str(root), "--lang", "en", "--jobs", "1"]
    assert main(["worksheet", *arguments]) == 0
    sheet = root / "build/en/worksheet/s.pdf"
    before = sheet.read_bytes()
    shutil.copytree(ROOT / "templates/default/print", root / "templates/default/print")
    page = root / "templates/default/print/page.html.j2"
    page.write_text(page.read_text("utf-8").replace("</body>", f"<p>{SECRET}</p></body>"), encoding="utf-8")
    capsys.readouterr()
    assert main(["all", *arguments]) == 1
    said = capsys.readouterr().err
    assert "error[K001]" in said
    assert " --> content/curriculum/c/1-first/1.1-people.md:" in said
    assert sheet.read_bytes() == before
    assert not (root / "build/en/handbook").exists()
    for path in ("slides/s.pptx", "slides/t.pptx", "guide/w.pdf", "guide/c.pdf"):
        assert (root / "build/en" / path).exists()


# ── the promise, on the real content ──────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_participant_product_has_a_secret(language: str, real: Path) -> None:
    """Tried in another way than the program does: each passage is searched for in all the text of each file."""
    publication = compiled(ROOT, language)[language].publication
    files = [real / path for path, edition in made_of(publication) if for_participants(edition)]
    assert len(files) >= 10
    secret = passages(publication)
    assert len(secret) > 1000
    for file in files:
        said = [words(text.text) for text in texts_of(file.name, file.read_bytes())]
        whole = " | ".join(f" {' '.join(run)} " for run in said)
        letters = " | ".join(f" {' '.join(word for word in run if not word.isdecimal())} " for run in said)
        assert [p for p in secret if f" {' '.join(p)} " in whole or f" {' '.join(p)} " in letters] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_facilitators_have_them_all(language: str, real: Path) -> None:
    """Each answer and each note is in a guide or a deck: so what is searched for above could be found."""
    publication = compiled(ROOT, language)[language].publication
    secret = passages(publication)
    files = [*(real / language / "guide").glob("*.pdf"), *(real / language / "slides").glob("*.pptx")]
    found = {d.span for file in files for d in leaks(file.name, texts_of(file.name, file.read_bytes()), secret)}
    private = [
        b for run in runs(publication) for b in blocks(run) if isinstance(b, Box) and b.role in FACILITATOR_ROLES
    ]
    long = {box.span for box in private if len(words(plain_blocks((box,)))) > 12}
    assert long - found == set()
