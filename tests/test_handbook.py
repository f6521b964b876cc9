"""The handbook: its parts in order, and what each of them begins with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish import walk
from publish.arrange.alphabet import alphabetical
from publish.arrange.handbook import arrange
from publish.diagnostics import Span
from publish.model import (
    Book,
    Box,
    Contents,
    Definition,
    DefinitionList,
    Fallback,
    GlossaryEntry,
    PagesOf,
    Paragraph,
    Term,
    Text,
)
from publish.translate.catalogs import parse
from publish.translate.words import load_words, packaged
from publish.words import Words
from tests.samples import LABOUR, PUBLICATION, box, boxes, edition, everything, fields, find, p, part, run, shown

WORDS = Words("en")


def handbook(audience: str = "", region: str = "") -> Book:
    return arrange(PUBLICATION, edition("handbook", "emm", audience, region), WORDS)


def test_the_parts_stand_in_order() -> None:
    assert [(one.role, one.key, one.number, one.volume) for one in handbook().parts] == [
        ("cover", "emm", "", None),
        ("imprint", "imprint", "", None),
        ("contents", "emm/contents", "", None),
        ("prose", "emm/preface", "", None),
        ("volume", "v1", "1", 1),
        ("chapter", "emm-1.1", "1.1", 1),
        ("volume", "v2", "2", 2),
        ("chapter", "emm-2.6", "2.6", 2),
        # The third volume has no chapters yet, and no divider.
        ("glossary", "glossary", "", None),
        ("index", "index", "", None),
    ]


def test_cover_and_imprint_say_what_this_is() -> None:
    book = handbook()
    assert (book.title, book.date, book.revision) == ("Essentials · Handbook", "2026-11", "0123456789ab")
    cover = part(book, "emm")
    assert (cover.eyebrow, walk.plain(cover.title), cover.folio) == ("Handbook", "Essentials", False)
    assert walk.plain_blocks(cover.blocks).split("\n") == ["A library", "November 2026", "English"]
    assert walk.plain_blocks(part(book, "imprint").blocks).split("\n") == [
        "Not an official text.",
        "Suggested citation: Essentials. A library, November 2026, revision 0123456789ab.",
        "Licence: CC BY-SA 4.0",
        "Languages: English and French",
        "November 2026",
        "Revision 0123456789ab",
    ]


IMPRINTS = {
    "fr": [
        "Citation suggérée\u00a0: Essentials, A library, novembre 2026, révision 0123456789ab.",
        "État du droit et des faits\u00a0: octobre 2026",
        "Licence\u00a0: CC BY-SA 4.0",
        "Langues\u00a0: anglais et français",
        "Langue source\u00a0: anglais (part traduite\u00a0: 98\u00a0%)",
        "Novembre 2026",
        "Révision 0123456789ab",
    ],
    "es": [
        "Cita recomendada: Essentials. A library, noviembre de 2026, revisión 0123456789ab.",
        "Situación del derecho y de los hechos: octubre de 2026",
        "Licencia: CC BY-SA 4.0",
        "Idiomas: inglés y francés",
        "Idioma original: inglés (parte traducida: 98\u00a0%)",
        "Noviembre de 2026",
        "Revisión 0123456789ab",
    ],
}


@pytest.mark.parametrize("language", IMPRINTS)
def test_the_imprint_says_in_its_language_how_to_cite_and_how_much_is_translated(language: str) -> None:
    settings = replace(PUBLICATION.settings, cut_off="2026-10")
    (curriculum,) = PUBLICATION.curricula
    written = (Fallback(run("To"), "en"), Text(" lecteur ou à la lectrice" * 12))
    preface = Paragraph(written, span=Span("content/curriculum/emm.md", 1))
    curricula = (replace(curriculum, blocks=(preface,)),)
    publication = replace(PUBLICATION, language=language, settings=settings, curricula=curricula)
    book = arrange(publication, edition("handbook", "emm", language=language), packaged_words(language))
    said = walk.plain_blocks(part(book, "imprint").blocks).split("\n")
    assert [line.replace("\u202f:", "\u00a0:") for line in said[1:]] == IMPRINTS[language]


def packaged_words(language: str) -> Words:
    source = packaged(language)
    assert source is not None
    return load_words(language, parse(source, language)[0], None)


def test_acronyms_are_listed_where_they_occur() -> None:
    def entry(short: str) -> GlossaryEntry:
        return GlossaryEntry(short, run(short), (p(f"meaning of {short}"),), f"acronyms#{short}")

    # “Draft three clauses.” is the text of an exercise; nothing in the book says ILOS.
    publication = replace(PUBLICATION, acronyms=(entry("Draft"), entry("ILOS"), entry("ANSWER")))
    book = arrange(publication, edition("handbook", "emm"), WORDS)
    assert [one.key for one in book.parts].index("acronyms") == 3
    (listed,) = part(book, "acronyms").blocks
    assert isinstance(listed, DefinitionList)
    assert [walk.plain(item.term) for item in listed.items] == ["Draft"]
    assert "acronyms" not in [one.key for one in handbook().parts]


def test_contents_name_volumes_chapters_and_their_sections() -> None:
    (contents,) = part(handbook(), "emm/contents").blocks
    assert isinstance(contents, Contents)
    assert [(e.level, e.number, walk.plain(e.title), e.key, e.volume) for e in contents.entries] == [
        (1, "", "Preface", "emm/preface", None),
        (1, "1", "Foundations", "v1", 1),
        (2, "1.1", "Terminology", "emm-1.1", 1),
        (3, "", "Words", "emm-1.1#words", 1),
        (1, "2", "Policy", "v2", 2),
        (2, "2.6", "Migration and Labour", "emm-2.6", 2),
        (3, "", "Why people move", "emm-2.6#why", 2),
        (3, "", "Afterwards", "emm-2.6#after", 2),
        (1, "", "Glossary", "glossary", None),
        (1, "", "Index", "index", None),
    ]


def test_a_chapter_opens_with_its_questions_and_what_is_in_it() -> None:
    chapter = part(handbook(), "emm-2.6")
    assert (chapter.eyebrow, chapter.heads) == ("Volume 2 · Policy", ("Volume 2 · Policy", "2.6 Migration and Labour"))
    roles = [block.role for block in chapter.blocks[:3] if isinstance(block, Box)]
    assert roles == ["guiding-questions", "in-this-chapter", "objectives"]
    within = chapter.blocks[1]
    assert isinstance(within, Box)
    assert isinstance(within.blocks[0], Paragraph)
    assert within.label == "In this chapter"
    assert shown(within.blocks[0].content) == "[Why people move](emm-2.6#why) · [Afterwards](emm-2.6#after)"
    assert len(boxes(chapter.blocks, "guiding-questions")) == 1


def test_references_lead_within_the_book_and_say_pages_where_asked() -> None:
    book = handbook()
    first = part(book, "emm-1.1").blocks[-1]
    second = next(b for b in part(book, "emm-2.6").blocks if isinstance(b, Paragraph))
    assert isinstance(first, Paragraph)
    table = "table 2 in 2.6 Migration and Labour, page <emm-2.6#tbl-instruments>"
    # A session has no place in a handbook: its title is plain text.
    assert shown(first.content) == f"See [{table}](emm-2.6#tbl-instruments) and Labour at Work."
    assert shown(second.content) == (
        "[Remittances](glossary#remittances) and others; [table 2](emm-2.6#tbl-instruments), "
        "[figure 1, page <emm-2.6#fig-cycle>](emm-2.6#fig-cycle), [1.1 Terminology](emm-1.1), "
        "[exercise 1: A bilateral agreement](emm-2.6#bilateral), [these words](emm-1.1#words)."
    )


def test_exercises_are_set_apart_with_no_room_to_write() -> None:
    chapter = part(handbook(), "emm-2.6")
    assert find(chapter.blocks, "emm-2.6#bilateral").label == "Exercise 1 · 30 minutes · groups of five"
    assert fields(chapter.blocks) == []


@pytest.mark.parametrize("audience", ["", "self-study", "journalists"])
def test_facilitators_text_reaches_no_reader(audience: str) -> None:
    said = everything(handbook(audience))
    assert "SECRET" not in said
    assert "ANSWER" not in said
    assert ("POINTS" in said) == (audience == "self-study")


def test_a_region_takes_its_variants_only() -> None:
    variant = box("variant", "emm-2.6#africa", region="Africa")
    assert boxes(part(handbook(), "emm-2.6").blocks, "variant")[0].label == "In Africa"
    for region, there in (("Africa", True), ("Asia", False)):
        blocks = part(handbook(region=region), "emm-2.6").blocks
        assert (p("In one region.") in blocks) is there
        assert boxes(blocks, variant.role) == []


ALPHABETS = [
    ("en", ["Äpfel", "État", "mañana", "nube", "ñandú", "zone"], ["Äpfel", "État", "mañana", "ñandú", "nube", "zone"]),
    ("es", ["ñandú", "zona", "nube"], ["nube", "ñandú", "zona"]),
    ("fr", ["zone", "États", "état", "envoi"], ["envoi", "état", "États", "zone"]),
    ("sv", ["ö", "z", "ä", "a"], ["a", "z", "ä", "ö"]),
]


@pytest.mark.parametrize(("language", "terms", "sorted_terms"), ALPHABETS)
def test_the_glossary_follows_the_languages_alphabet(language: str, terms: list[str], sorted_terms: list[str]) -> None:
    assert list(alphabetical(terms, str, language)) == sorted_terms


def test_the_glossary_has_the_places_its_terms_lead_to() -> None:
    (glossary,) = part(handbook(), "glossary").blocks
    assert isinstance(glossary, DefinitionList)
    assert [item.key for item in glossary.items] == ["glossary#État", "glossary#remittances", "glossary#zone"]
    meaning, back = glossary.items[1].blocks
    assert glossary.items[1] == Definition(run("remittances"), (meaning, back), "glossary#remittances")
    assert meaning == p("remittances is …")
    assert back == Box("found", (p("In the text: ", PagesOf(("emm-2.6@1",))),))
    assert len(glossary.items[0].blocks) == 1  # a term that is not used


def test_a_handbook_without_a_glossary_has_plain_words() -> None:
    book = arrange(replace(PUBLICATION, glossary=()), edition("handbook", "emm"), WORDS)
    assert book.parts[-1].role == "chapter"
    assert not any(isinstance(i, Term) for one in book.parts for i in walk.all_inlines(one.blocks))


def test_no_key_names_two_places() -> None:
    from publish.arrange.common import keys

    twice = replace(LABOUR, id="emm-2.7", number="2.7")
    curriculum = PUBLICATION.curricula[0]
    volume = replace(curriculum.volumes[1], chapters=(LABOUR, twice))
    publication = replace(PUBLICATION, curricula=(replace(curriculum, volumes=(volume,)),))
    book = arrange(publication, edition("handbook", "emm"), WORDS)
    every = [key for one in book.parts for key in (one.key, *keys(one.blocks))]
    assert len(every) == len(set(every))


def test_an_unknown_curriculum_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        arrange(PUBLICATION, edition("handbook", "nowhere"), WORDS)
