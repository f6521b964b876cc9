"""The worksheet: what is on it, what is not, and the names of its fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish import walk
from publish.arrange.worksheet import arrange
from publish.kinds import KINDS, Kind
from publish.model import Blocks, Book, Box, Column, Columns, Field, Publication, Room, Session, Table
from publish.products import PRODUCTS
from publish.words import Words
from tests.samples import (
    BILATERAL,
    PUBLICATION,
    SESSION,
    activity,
    box,
    boxes,
    edition,
    everything,
    fields,
    find,
    rows,
    table,
)

SHEET = edition("worksheet", "labour")


def worksheet(session: Session = SESSION, language: str = "en", words: Words | None = None) -> Book:
    publication: Publication = replace(PUBLICATION, sessions=(session,), language=language)
    return arrange(publication, edition("worksheet", "labour", language=language), words or Words(language))


def sheet_of(*blocks: Box) -> Blocks:
    """The sheet of a session with nothing but these."""
    return worksheet(replace(SESSION, activities=(activity("one", "One", 10, "", *blocks),))).parts[0].blocks


def rooms(blocks: Blocks) -> list[tuple[str, int]]:
    return [(block.key, block.lines) for block in walk.blocks(blocks) if isinstance(block, Room)]


def test_it_is_one_sheet_with_its_tasks_in_order() -> None:
    book = worksheet()
    (sheet,) = book.parts
    assert (sheet.role, sheet.key, sheet.eyebrow, sheet.volume) == ("sheet", "labour", "Participant's worksheet", 2)
    assert (book.title, sheet.heads) == (
        "Labour at Work · Participant's worksheet",
        ("Labour at Work", ""),
    )
    assert [(block.role, block.label) for block in sheet.blocks if isinstance(block, Box)] == [
        ("fields", ""),
        ("guiding-questions", "Guiding questions"),
        ("question", "Question 1"),
        ("question", "Question 2"),
        ("question", "Question 3"),
        ("exercise", "Exercise 1 · 30 minutes · groups of five"),
        ("key-messages", "Key messages"),
        ("my-setting", "In my own setting"),
        ("take-home", "My action plan"),
    ]


def test_fields_are_named_for_their_session_and_question() -> None:
    assert fields(worksheet().parts[0].blocks) == [
        "labour.name",
        "labour.group",
        "labour.room",
        "labour.date",
        "labour.priorities",
        "labour.bodies.1",
        "labour.bodies.2",
        "labour.stages.r1c2",
        "labour.stages.r1c3",
        "labour.stages.r2c1",
        "labour.stages.r2c2",
        "labour.bilateral",
        "labour.my-setting",
        *(f"labour.take-home.r{row}c{column}" for row in (1, 2, 3) for column in (1, 2, 3)),
    ]


def test_fields_have_the_same_names_in_every_language() -> None:
    words = Words("fr", {"Name (optional)": "Nom (facultatif)", "Question {number}": "Question nº {number}"})
    french = worksheet(language="fr", words=words).parts[0].blocks
    assert fields(french) == fields(worksheet().parts[0].blocks)
    assert "Nom (facultatif)" in walk.plain_blocks(french)


LINES = [
    # task, ruled lines
    (box("question", "labour#q", "Why?"), [("labour.q", 4)]),
    (box("exercise", "labour#q", "Draft.", title="A draft"), [("labour.q", 6)]),
    (box("question", "labour#q", "Why?", lines=9), [("labour.q", 9)]),
    # Where cells or boxes are there to fill in, only the author asks for more.
    (box("question", "labour#q", table("labour#t", "", "A | B", "x | ")), []),
    (box("question", "labour#q", table("labour#t", "", "A | B", "x | "), lines=2), [("labour.q", 2)]),
    (box("question", "labour#q", table("labour#t", "", "A | B", "x | y")), [("labour.q", 4)]),
]


@pytest.mark.parametrize(("task", "expected"), LINES)
def test_there_is_room_to_write(task: Box, expected: list[tuple[str, int]]) -> None:
    assert [room for room in rooms(sheet_of(task)) if room[0] != "labour.my-setting"] == expected


def test_empty_cells_are_fields_and_say_where_they_are() -> None:
    stages = find(worksheet().parts[0].blocks, "labour#stages")
    (filled,) = (block for block in stages.blocks if isinstance(block, Table))
    assert rows(filled) == [
        ["Stage", "Body", "Risk"],
        ["Travel", "{labour.stages.r1c2}", "{labour.stages.r1c3}"],
        ["{labour.stages.r2c1}", "{labour.stages.r2c2}", "x"],
    ]
    spoken = [inline.label for inline in walk.all_inlines((filled,)) if isinstance(inline, Field)]
    # A row that has no head of its own is called by its number.
    assert spoken == ["Travel, Body", "Travel, Risk", "2, Stage", "2, Body"]


SPOKEN = [
    (box("question", "labour#q", "Which matter most?"), "Question 1: Which matter most?"),
    (box("question", "labour#q", "Which?", title="Priorities"), "Question 1: Priorities"),
    (BILATERAL, "Exercise 1: A bilateral agreement"),
]


@pytest.mark.parametrize(("task", "label"), SPOKEN)
def test_a_field_is_read_aloud_as_its_question(task: Box, label: str) -> None:
    first = next(block for block in walk.blocks(sheet_of(task)) if isinstance(block, Room))
    assert first.label == label


def test_no_field_is_named_twice() -> None:
    taken = box("question", "labour#name", "What is it called?")
    names = fields(sheet_of(BILATERAL, BILATERAL, box("question", "labour#bilateral", "Again?"), taken))
    assert names == [
        "labour.name-2",
        "labour.group",
        "labour.room",
        "labour.date",
        "labour.bilateral",
        "labour.bilateral-2",
        "labour.bilateral-3",
        "labour.name",
        "labour.my-setting",
        *(f"labour.take-home.r{row}c{column}" for row in (1, 2, 3) for column in (1, 2, 3)),
    ]


def test_the_authors_own_last_question_takes_the_place_of_ours() -> None:
    blocks = sheet_of(box("question", "labour#take-home", "What will you do?"))
    assert fields(blocks) == [
        "labour.name",
        "labour.group",
        "labour.room",
        "labour.date",
        "labour.take-home",
        "labour.my-setting",
    ]
    assert boxes(blocks, "take-home") == []


def test_tasks_in_variants_and_columns_are_on_it_and_prose_is_not() -> None:
    variant = box("variant", "labour#v", "PROSE", box("question", "labour#a", "In one region?"), region="Africa")
    aside = Columns((Column((box("question", "labour#b", "In a column?"),)),))
    session = replace(SESSION, activities=(replace(SESSION.activities[0], blocks=(variant, aside)),))
    blocks = worksheet(session).parts[0].blocks
    assert [one.label for one in boxes(blocks, "question")] == ["Question 1", "Question 2"]
    assert boxes(blocks, "variant")[0].label == "In Africa"
    assert "PROSE" not in walk.plain_blocks(blocks)


def test_nothing_of_the_facilitators_is_on_it() -> None:
    inside = box("question", "labour#q", "Why?", box("facilitator", "labour#f", "DIFFICULT"), "Because.")
    session = replace(SESSION, activities=(*SESSION.activities, activity("more", "MORE", 5, "DEVICE", inside)))
    said = everything(worksheet(session))
    assert "Because." in said
    for secret in ("ANSWER", "SAY-THIS", "DO-THIS", "DIFFICULT", "LATE", "DEVICE", "SLIDE-TEXT", "lead", "POINTS"):
        assert secret not in said


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.facilitator], ids=lambda kind: kind.name)
def test_no_kind_for_facilitators_is_shown_to_participants(kind: Kind) -> None:
    assert not kind.shown & {product.name for product in PRODUCTS if product.reader == "participant"}


def test_an_unknown_session_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        arrange(PUBLICATION, edition("worksheet", "nowhere"), Words("en"))
