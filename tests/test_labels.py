"""How things are called and numbered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish.arrange.books import bare, book
from publish.arrange.common import date_said, language_said
from publish.arrange.labels import names, say
from publish.model import Box, Footnote, Part, Reference, Strong, Table, Term, Text
from publish.translate.catalogs import parse
from publish.translate.words import load_words, packaged
from publish.words import Words
from tests.samples import BILATERAL, LABOUR, PUBLICATION, box, edition, notes, p, run, shown, table

EDITION = edition("handbook", "emm")
NAMES = names(PUBLICATION, EDITION, Words("en"))

NUMBERS = [
    # document, key, what it is called, what a reference from chapter 1.1 says
    ("emm-2.6", "emm-2.6#tbl-flows", "Table 1", "Table 1 in 2.6 Migration and Labour"),
    # The table in the facilitators' box stands before it, but the handbook does not show it: it is counted last.
    ("emm-2.6", "emm-2.6#tbl-instruments", "Table 2", "Table 2 in 2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6#tbl-secret", "Table 3", "Table 3 in 2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6#fig-cycle", "Figure 1", "Figure 1 in 2.6 Migration and Labour"),
    (
        "emm-2.6",
        "emm-2.6#bilateral",
        "Exercise 1: A bilateral agreement",
        "Exercise 1: A bilateral agreement in 2.6 Migration and Labour",
    ),
    ("emm-2.6", "emm-2.6#offer", "Exercise 2: A job offer", "Exercise 2: A job offer in 2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6#why", "Why people move", "Why people move in 2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6#guiding-questions", "Guiding questions", "Guiding questions in 2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6#africa", "In Africa", "In Africa in 2.6 Migration and Labour"),
    # An exercise put into a session plan has a number there, too.
    (
        "labour",
        "emm-2.6#bilateral",
        "Exercise 1: A bilateral agreement",
        "Exercise 1: A bilateral agreement in 2.6 Migration and Labour",
    ),
    ("labour", "labour#priorities", "Question 1", "Question 1 in Labour at Work"),
    ("labour", "labour#stages", "Question 3", "Question 3 in Labour at Work"),
    ("labour", "labour#agreement", "Agreement", "Agreement in Labour at Work"),
    ("glossary", "glossary#zone", "zone", "zone in Glossary"),
    # What has no name is called by its document.
    ("emm-2.6", "emm-2.6#tbl-plain", "2.6 Migration and Labour", "2.6 Migration and Labour"),
    ("emm-2.6", "emm-2.6", "2.6 Migration and Labour", "2.6 Migration and Labour"),
    ("v2", "v2", "Volume 2 · Policy", "Volume 2 · Policy"),
    ("labour", "labour", "Labour at Work", "Labour at Work"),
]


@pytest.mark.parametrize(("document", "key", "within", "elsewhere"), NUMBERS)
def test_a_reference_says_what_it_refers_to(document: str, key: str, within: str, elsewhere: str) -> None:
    for here, expected in ((document, within), ("emm-1.1", elsewhere)):
        (paragraph,) = say((p(Reference(key)),), here, NAMES)
        assert shown(paragraph.content) == f"[{expected}]({key})"


SENTENCES = [
    # language, before the reference, what it says
    ("en", "See ", "table 1"),
    ("en", "", "Table 1"),
    ("en", "It is so. ", "Table 1"),
    ("en", "“It is so.” ", "Table 1"),
    ("en", "It is so, e.g. in law: ", "table 1"),
    ("fr", "Voir le ", "tableau 1"),
    ("fr", "Est-ce vrai\u202f? ", "Tableau 1"),
    ("es", "Véase el ", "cuadro 1"),
]


@pytest.mark.parametrize(("language", "before", "said"), SENTENCES)
def test_a_reference_begins_small_within_a_sentence(language: str, before: str, said: str) -> None:
    own = names(PUBLICATION, EDITION, words_of(language))
    for after in ("", " shows it."):
        (paragraph,) = say((p(before, Reference("emm-2.6#tbl-flows"), after),), "emm-2.6", own)
        assert shown(paragraph.content) == f"{before}[{said}](emm-2.6#tbl-flows){after}"
    (paragraph,) = say((p(Reference("emm-2.6#tbl-flows", run("table 1 by hand"))),), "emm-2.6", own)
    assert shown(paragraph.content) == "[table 1 by hand](emm-2.6#tbl-flows)"


def words_of(language: str) -> Words:
    source = packaged(language)
    return load_words(language, parse(source, language)[0] if source else None, None)


def test_numbers_are_those_of_the_region_that_is_shown() -> None:
    variants = (
        box("variant", "emm-2.6#a", table("emm-2.6#tbl-a", "In A", "x", "y"), region="A"),
        box("variant", "emm-2.6#b", table("emm-2.6#tbl-b", "In B", "x", "y"), region="B"),
    )
    curriculum = PUBLICATION.curricula[0]
    volume = replace(curriculum.volumes[1], chapters=(replace(LABOUR, blocks=(*variants, *LABOUR.blocks)),))
    publication = replace(PUBLICATION, curricula=(replace(curriculum, volumes=(volume,)),))
    everywhere = names(publication, EDITION, Words("en")).numbers
    in_b = names(publication, edition("handbook", "emm", region="B"), Words("en")).numbers
    assert everywhere["emm-2.6", "emm-2.6#tbl-b"] == "Table 2"
    assert everywhere["emm-2.6", "emm-2.6#tbl-flows"] == "Table 3"
    assert in_b["emm-2.6", "emm-2.6#tbl-b"] == "Table 1"
    assert ("emm-2.6", "emm-2.6#tbl-a") not in in_b


LABELS = [
    (BILATERAL, "Exercise 1 · 30 minutes · groups of five"),
    (box("exercise", "emm-2.6#offer", "…", title="A job offer", minutes=1), "Exercise 2 · 1 minute"),
    (box("objectives", "", "…"), "Objectives"),
    (box("guiding-questions", "", "…"), "Guiding questions"),
    (box("key-messages", "", "…"), "Key messages"),
    (box("answer", "", "…"), "Model answer · Facilitators only"),
    (box("feedback", "", "…"), "Points to consider"),
    (box("facilitator", "", "…"), "Facilitators only"),
    (box("room-layout", "", "…"), "Room layout · Facilitators only"),
    (box("difficult-questions", "", "…"), "Difficult questions · Facilitators only"),
    (box("content-warning", "", "…"), "Before we begin"),
    (box("callout", "", "…"), "Note"),
    (box("callout", "", "…", title="A title of its own"), ""),
    (box("variant", "", "…", region="Africa"), "In Africa"),
    (box("variant", "", "…", region="Africa", said="Afrique"), "In Afrique"),
    (box("variant", "", "…", audience="journalists"), "For journalists"),
    (box("variant", "", "…", region="Africa", audience="journalists"), "In Africa · For journalists"),
    (box("notes", "", "Speak slowly."), "Notes"),
    (notes("", Say="Welcome.", Ask="Who?"), ""),
]


@pytest.mark.parametrize(("given", "label"), LABELS)
def test_boxes_say_what_they_are(given: Box, label: str) -> None:
    (said,) = say((given,), "emm-2.6", NAMES)
    assert isinstance(said, Box)
    assert said.label == label


def test_captions_begin_with_their_number() -> None:
    flows, plain = table("emm-2.6#tbl-flows", "Flows", "x", "y"), table("emm-2.6#tbl-plain", "", "x", "y")
    said = say((flows, plain), "emm-2.6", NAMES)
    assert [shown(block.caption) for block in said if isinstance(block, Table)] == ["Table 1. Flows", ""]


def test_another_language_says_it_with_its_own_words() -> None:
    words = Words(
        "fr",
        {
            "Table {number}": "Tableau {number}",
            "page {number}": "p. {number}",
            "{label} in {place}": "{place}, {label}",
        },
    )
    french = names(PUBLICATION, EDITION, words)
    blocks = say((p(Reference("emm-2.6#tbl-flows", page=True)),), "emm-1.1", french)
    made = book(PUBLICATION, EDITION, "…", (Part("a", "prose", (), (*blocks, LABOUR.blocks[4])),), french)
    (paragraph, *_) = made.parts[0].blocks
    expected = "[2.6 Migration and Labour, Tableau 1, p. <emm-2.6#tbl-flows>](emm-2.6#tbl-flows)"
    assert shown(paragraph.content) == expected


def test_references_lead_to_places_of_this_book_or_are_plain_text() -> None:
    inside, outside = Reference("here#a", run("A"), page=True), Reference("there#b", run("B"), page=True)
    first = Part("here", "prose", (), (p(inside, " ", outside), box("callout", "here#a", "…")))
    second = Part("there", "prose", (), (box("callout", "here#a", "the same, included"),))
    made = book(PUBLICATION, EDITION, "…", (first, second), NAMES)
    (paragraph, target), (again,) = made.parts[0].blocks, made.parts[1].blocks
    assert shown(paragraph.content) == "[A, page <here#a>](here#a) B"
    # Two places of one name cannot both be gone to: the second gives its key up.
    assert (target.key, again.key) == ("here#a", "")


def test_a_term_of_the_glossary_is_a_link_where_the_book_has_it() -> None:
    term = Term("remittances", run("Remittances"))
    linked, plain = say((p(term),), "emm-2.6", NAMES, {"remittances": "glossary#r"}), say((p(term),), "emm-2.6", NAMES)
    assert shown(linked[0].content) == "[Remittances](glossary#r)"
    assert plain == (p("Remittances"),)


def test_a_title_is_repeated_without_notes_and_links() -> None:
    title = run("On ", Term("x", run("work")), Footnote("f", (p("…"),)), Strong(run(" now")))
    assert bare(title) == (Text("On "), Text("work"), Strong(run(" now")))


DATES = [
    ("2026-11", "en", "November 2026"),
    ("2026-11", "es", "noviembre de 2026"),
    ("2026-12-01", "en", "1 December 2026"),
    ("2026-12-01", "en-US", "December 1, 2026"),
    ("2026-12-01", "fr", "1er décembre 2026"),
    ("2026-12-02", "fr", "2 décembre 2026"),
    ("2026-12-10", "fr", "10 décembre 2026"),
    ("2026", "fr", "2026"),
    ("in spring", "fr", "in spring"),
    ("2026-13-01", "fr", "2026-13-01"),
    ("", "en", ""),
]


@pytest.mark.parametrize(("written", "language", "said"), DATES)
def test_dates_are_said_in_the_language(written: str, language: str, said: str) -> None:
    assert date_said(written, language) == said


def test_languages_are_said_in_the_language() -> None:
    said = [
        language_said(code, language) for code, language in (("fr", "es"), ("fr", "fr"), ("en", "fr"), ("??", "fr"))
    ]
    assert said == ["Francés", "Français", "Anglais", "??"]
