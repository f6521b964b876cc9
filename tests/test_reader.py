"""A reader: the handbook of what one workshop is about, and nothing else of it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from publish import build, walk
from publish.arrange.handbook import arrange
from publish.events import Found, Written
from publish.model import Book, Publication, Reference, Term, Text
from publish.request import Request
from publish.schedule import chapters_of
from publish.words import Words
from tests.folder import changed, write
from tests.samples import LABOUR, PUBLICATION, WORKSHOP, edition, p, part

READER = replace(edition("handbook", "emm"), workshop="geneva")
ASIDE = p("See ", Reference("emm-1.1", (Text("terms"),)), " and ", Reference("emm-1.1#types", (Text("types"),)), ".")


def reader(publication: Publication = PUBLICATION) -> Book:
    return arrange(publication, READER, Words("en"))


def with_labour(*blocks: object) -> Publication:
    """The publication, its chapter on labour with these blocks alone."""
    (curriculum,) = PUBLICATION.curricula
    cut = replace(LABOUR, blocks=blocks)  # type: ignore[arg-type]
    volumes = tuple(
        replace(v, chapters=tuple(cut if c.id == cut.id else c for c in v.chapters)) for v in curriculum.volumes
    )
    return replace(PUBLICATION, curricula=(replace(curriculum, volumes=volumes),))


def test_it_has_the_chapters_of_the_workshops_sessions_and_no_others() -> None:
    assert chapters_of(WORKSHOP, PUBLICATION) == ("emm-2.6",)
    assert [(one.role, one.key) for one in reader().parts] == [
        ("cover", "emm"),
        ("imprint", "imprint"),
        ("contents", "emm/contents"),
        ("chapter", "emm-2.6"),
        ("glossary", "glossary"),
        ("index", "index"),
    ]


def test_its_title_page_names_the_workshop() -> None:
    book = reader()
    cover = part(book, "emm")
    assert (walk.plain(cover.title), cover.eyebrow) == ("The Workshop", "Reader")
    assert walk.plain_blocks(cover.blocks).splitlines() == [
        "Essentials",
        "A library",
        "Centre",
        "1 December 2026",
        "English",
    ]
    assert book.title == "The Workshop · Reader"


def test_a_chapter_is_the_one_of_the_handbook() -> None:
    whole = arrange(PUBLICATION, edition("handbook", "emm"), Words("en"))
    there, here = part(whole, "emm-2.6"), part(reader(), "emm-2.6")
    assert (there.number, there.eyebrow, there.heads) == (here.number, here.eyebrow, here.heads)
    kept = [type(block) for block in there.blocks]
    assert kept == [type(block) for block in here.blocks]


def test_what_it_leaves_out_is_named_in_words() -> None:
    blocks = part(reader(with_labour(ASIDE)), "emm-2.6").blocks
    assert walk.plain_blocks(blocks) == "See terms (not in this reader) and types (not in this reader)."
    assert not [i for i in walk.all_inlines(blocks) if isinstance(i, Reference)]


def test_its_glossary_has_the_terms_that_occur_and_those_that_explain_them() -> None:
    entries = {entry.slug: entry for entry in PUBLICATION.glossary}
    deeper = replace(entries["remittances"], blocks=(p("Sent from a ", Term("zone", (Text("zone"),)), "."),))
    publication = replace(
        with_labour(p(Term("remittances", (Text("money sent home"),)))),
        glossary=tuple(deeper if e.slug == "remittances" else e for e in PUBLICATION.glossary),
    )
    said = walk.plain_blocks(part(reader(publication), "glossary").blocks)
    assert "zone is" in said
    assert "remittances" in said
    assert "État" not in said
    assert "glossary" not in {one.key for one in reader(with_labour(ASIDE)).parts}


def test_a_workshop_on_no_chapter_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, changed("content/sessions/s.md", "chapters: [c-1.1]\n", ""))
    events = tuple(build.run(Request(root, root / "build", ("handbook",), ("en",), workshop="w")))
    assert [d.code for e in events if isinstance(e, Found) for d in e.diagnostics] == ["P043"]
    assert not list((root / "build").glob("*/*/*.pdf"))


def test_an_unknown_workshop_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        arrange(PUBLICATION, replace(READER, workshop="nowhere"), Words("en"))


@pytest.mark.slow
def test_it_is_built_beside_the_handbook_and_says_it_whole(tmp_path: Path) -> None:
    root = write(tmp_path)
    request = Request(root, root / "build", ("handbook",), ("en",), workshop="w")
    events = tuple(build.run(request))
    assert [e.path for e in events if isinstance(e, Written)] == ["en/handbook/c.w.pdf"]
    assert [d for e in events if isinstance(e, Found) for d in e.diagnostics if d.severity != "note"] == []
    document = pypdfium2.PdfDocument(io.BytesIO((root / "build/en/handbook/c.w.pdf").read_bytes()))
    assert "A workshop" in document[0].get_textpage().get_text_range()
