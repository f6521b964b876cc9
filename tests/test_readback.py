"""Pages that were read before are not read again; a page of which anything is another is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from publish.canonical import digest
from publish.checks.finished import Measure
from publish.checks.outputs import known_pages, texts_of
from publish.checks.pages import digests
from publish.diagnostics import Span
from publish.model import Artifact, Paragraph, Text
from publish.readback import checked, read_back


def pdf(change: Callable[[Pdf], None] = lambda _: None) -> bytes:
    """Three pages that share a typeface; what the second says stands in a form of its own, as folios do."""
    with Pdf.new() as made:
        coded = Stream(made, b"1 beginbfchar\n<48> <0048>\nendbfchar\n")
        font = made.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=coded)
        )
        for _ in range(3):
            made.add_blank_page(page_size=(400, 300))
        for number, page in enumerate(made.pages):
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            page.contents_add(Stream(made, b"BT /F1 12 Tf 20 250 Td (Page %d) Tj ET" % number))
        form = Stream(made, b"BT /F1 12 Tf 20 200 Td (Folio) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Resources = Array([0, 0, 400, 300]), Dictionary(Font=Dictionary(F1=font))
        made.pages[1].obj.Resources.XObject = Dictionary(Folio=made.make_indirect(form))
        made.pages[1].contents_add(b"/Folio Do")
        change(made)
        out = io.BytesIO()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def rewritten(stream: Callable[[Pdf], pikepdf.Object], old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        said = stream(made).read_bytes()
        assert old in said
        stream(made).write(said.replace(old, new))

    return change


def letters(made: Pdf) -> pikepdf.Object:
    return made.pages[0].obj.Resources.Font.F1.ToUnicode


def widths(made: Pdf) -> None:
    made.pages[0].obj.Resources.Font.F1.Widths = Array([600])


def turned(made: Pdf) -> None:
    made.pages[2].obj.Rotate = 90


def turned_above(made: Pdf) -> None:
    made.Root.Pages.Rotate = 90


def from_the_right(made: Pdf) -> None:
    made.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def annotated(made: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("A comment"))
    made.pages[0].obj.Annots = Array([made.make_indirect(note)])
    made.pages[0].obj.StructParents = 7


def another_first(made: Pdf) -> None:
    made.add_blank_page(page_size=(400, 300))
    made.pages.insert(0, made.pages[3])


CHANGED: list[tuple[str, Callable[[Pdf], None], set[int]]] = [
    ("nothing", lambda _: None, set()),
    ("a word of a page", rewritten(lambda made: made.pages[0].obj.Contents[-1], b"Page", b"Side"), {0}),
    ("a word in a form", rewritten(lambda made: made.pages[1].obj.Resources.XObject.Folio, b"Folio", b"Other"), {1}),
    ("what a code stands for", rewritten(letters, b"48>\n", b"49>\n"), {0, 1, 2}),
    ("how wide letters are", widths, {0, 1, 2}),
    ("how a page lies", turned, {2}),
    ("how all lie", turned_above, {0, 1, 2}),
    ("where pages begin", from_the_right, {0, 1, 2}),
    ("what lies on a page", annotated, set()),
    ("a page more before it", another_first, set()),
]


@pytest.mark.parametrize(("what", "change", "anew"), CHANGED, ids=[row[0] for row in CHANGED])
def test_a_page_is_known_by_all_that_it_shows(what: str, change: Callable[[Pdf], None], anew: set[int]) -> None:
    before, after = (list(digests(pikepdf.open(io.BytesIO(data)))) for data in (pdf(), pdf(change)))
    assert {place for place, page in enumerate(before) if page not in after} == anew


@pytest.mark.parametrize(("what", "change", "anew"), CHANGED, ids=[row[0] for row in CHANGED])
def test_with_pages_known_the_same_texts_are_read(what: str, change: Callable[[Pdf], None], anew: set[int]) -> None:
    known = known_pages(texts_of("x.pdf", pdf()))
    assert len(known) == 3
    assert list(texts_of("x.pdf", pdf(change), known)) == list(texts_of("x.pdf", pdf(change)))


def test_what_pages_said_is_kept_beside_the_results_of_jobs(tmp_path: Path) -> None:
    first, second = (read_back(tmp_path, Artifact("en/x.pdf", pdf())) for _ in range(2))
    assert first == second
    (kept,) = [file for file in tmp_path.rglob("*") if file.is_file()]
    kept.write_bytes(kept.read_bytes().replace(b"Page 2", b"Page X"))
    assert [said.text for said in read_back(tmp_path, Artifact("en/x.pdf", pdf())) if "Page X" in said.text]
    kept.write_bytes(b"{}\nhalf of it")
    assert read_back(tmp_path, Artifact("en/x.pdf", pdf())) == first


def test_what_was_sound_is_read_again_when_it_is_measured_by_something_else(tmp_path: Path) -> None:
    artifact = Artifact("en/x.pdf", pdf())

    def wrong(*words: str) -> list[str]:
        shown = tuple(Paragraph((Text(word),), span=Span("content/x.md", 1)) for word in words)
        return [found.code for found in checked(tmp_path, artifact, Measure({}, (shown,)), digest(shown))]

    assert [wrong("Folio"), wrong("Folio")] == [[], []]
    assert [wrong("Folio", "absent"), wrong("Folio", "absent")] == [["O003"], ["O003"]]
    assert wrong("Folio") == []
