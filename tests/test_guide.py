"""The guide: clock times, slides by number, worksheet pages, answers, and what is printed once only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish import walk
from publish.arrange import worksheet
from publish.arrange.common import keys
from publish.arrange.guide import arrange
from publish.arrange.materials import needs
from publish.arrange.plans import slides_in, slides_said
from publish.arrange.preparing import how_to, to_bring
from publish.model import (
    Block,
    Blocks,
    Book,
    Box,
    Contents,
    Heading,
    Paragraph,
    Part,
    Publication,
    SlideDrawing,
    Team,
)
from publish.words import Words
from tests.samples import (
    DECKS,
    PUBLICATION,
    SESSION,
    WORKSHOP,
    activity,
    box,
    boxes,
    edition,
    everything,
    fields,
    find,
    notes,
    part,
    run,
    shown,
    slides,
    tables,
)

WORDS = Words("en")
SHEETS = {"labour": worksheet.arrange(PUBLICATION, edition("worksheet", "labour"), WORDS)}


def guide(subject: str = "geneva", publication: Publication = PUBLICATION) -> Book:
    return arrange(publication, edition("guide", subject), WORDS, DECKS, SHEETS)


def roles(blocks: Blocks) -> list[tuple[str, str]]:
    return [(block.role, block.label) for block in blocks if isinstance(block, Box)]


# ── of a workshop ─────────────────────────────────────────────────────────────


def test_the_parts_stand_in_the_order_of_the_programme() -> None:
    assert [(one.role, one.key, one.eyebrow) for one in guide().parts] == [
        ("cover", "geneva", "Facilitator guide · Facilitators only"),
        ("imprint", "imprint", ""),
        ("contents", "geneva/contents", ""),
        ("prose", "geneva/about", ""),
        ("how-to", "geneva/how-to", ""),
        ("programme", "geneva/programme", ""),
        ("checklists", "geneva/checklists", ""),
        ("materials", "geneva/materials", ""),
        ("session", "plenary", "09:30–10:45"),
        ("session", "labour", "11:00–13:00 · 15:00–17:00"),
        ("exercises", "emm-2.6/exercises", "Exercises and model answers"),
    ]


def test_cover_and_contents_say_what_this_is() -> None:
    book = guide()
    assert book.title == "The Workshop · Facilitator guide"
    said = walk.plain_blocks(part(book, "geneva").blocks).split("\n")
    assert said == ["A library", "Centre", "1 December 2026", "English"]
    (contents,) = part(book, "geneva/contents").blocks
    assert isinstance(contents, Contents)
    assert [(e.level, e.number, walk.plain(e.title), e.key) for e in contents.entries] == [
        (1, "", "The Workshop", "geneva/about"),
        (1, "", "How to use this guide", "geneva/how-to"),
        (1, "", "Programme", "geneva/programme"),
        (1, "", "Checklists", "geneva/checklists"),
        (1, "", "Materials", "geneva/materials"),
        (1, "", "Two Tools", "plenary"),
        (1, "", "Labour at Work", "labour"),
        (1, "", "Exercises and model answers", "emm-2.6/exercises"),
        (2, "2.6", "Migration and Labour", "emm-2.6/exercises"),
    ]


def test_the_programme_has_times_places_and_the_pages_of_its_sessions() -> None:
    blocks = part(guide(), "geneva/programme").blocks
    assert tables(blocks, "programme") == [
        [
            ["Time", "Session", "Groups", "Rooms"],
            ["09:30–10:45", "[Two Tools, page <plenary>](plenary)", "all groups", "Hall"],
            ["11:00–13:00", "[Labour at Work, page <labour>](labour)", "Group A", "own room"],
            ["13:00–14:00", "Lunch", "", ""],
            ["15:00–17:00", "[Labour at Work, page <labour>](labour)", "Group B", "own room"],
        ]
    ]
    assert tables(blocks, "rooms") == [
        [["Room", "Languages", "Seats", "Equipment"], ["Hall", "English · French", "100", "projector"]]
    ]
    assert tables(blocks, "groups")[0][2] == ["Group B", "Room 2", "English · French", "18"]
    # A column with nothing in it (Not available) is left out.
    assert tables(blocks, "facilitators") == [
        [["Facilitator", "Languages", "Leads"], ["Facilitator 1", "English only", "Labour at Work"]]
    ]


def test_a_programme_of_several_days_has_a_table_for_each() -> None:
    first, *rest = WORKSHOP.programme
    workshop = replace(WORKSHOP, programme=(first, *(replace(slot, day=2) for slot in rest)))
    book = guide(publication=replace(PUBLICATION, workshops=(workshop,)))
    blocks = part(book, "geneva/programme").blocks
    heads = [walk.plain(block.content) for block in blocks if isinstance(block, Heading)]
    assert heads[:2] == ["Day 1", "Day 2"]
    assert [len(table) for table in tables(blocks, "programme")] == [2, 4]
    assert part(book, "labour").eyebrow == "Day 2, 11:00–13:00 · Day 2, 15:00–17:00"


def test_the_run_sheet_has_clock_times_slides_and_worksheet_pages() -> None:
    (run_sheet,) = tables(part(guide(), "labour").blocks, "run-sheet")
    page = "worksheet, page <worksheet/labour:labour#priorities>"
    method = ["groups of five"]
    assert run_sheet == [
        ["Time", "Min", "Activity", "Method", "Materials", "Lead", "If late"],
        ["11:00/15:00", "10", "Opening/slides 1–2", *method, "flipchart", "lead", "LATE"],
        ["11:10/15:10", "40", f"Questions/slides 3–6 · {page}", *method, "Flipchart, cards", "lead", "LATE"],
        ["11:50/15:50", "5", "Break", *method, "–", "lead", "LATE"],
        [
            "11:55/15:55",
            "65",
            "Agreement/slides 7–8 · worksheet, page <worksheet/labour:emm-2.6#bilateral>",
            *method,
            "",
            "lead",
            "LATE",
        ],
    ]


def test_materials_are_summed_over_the_session() -> None:
    assert tables(part(guide(), "labour").blocks, "materials") == [
        [
            ["Materials", "Activity"],
            ["flipchart", "Opening · Questions · Agreement"],
            ["cards", "Questions · Agreement"],
        ]
    ]


MATERIALS = [
    # what the rows of a run sheet say, with five groups of twenty → the name and the number of each thing
    (("pens",), [("pens", 0)]),
    (("pens, cards", "Pens"), [("pens", 0), ("cards", 0)]),
    (("3 cameras", "5 cameras", "cameras"), [("cameras", 5)]),
    (("2 markers per group",), [("markers", 10)]),
    (("markers per group",), [("markers", 5)]),
    (("1 card per person; tape",), [("card", 100), ("tape", 0)]),
    (("2 × flipchart", "–"), [("flipchart", 2)]),
    (("3D glasses",), [("3D glasses", 0)]),
]


@pytest.mark.parametrize(("rows", "expected"), MATERIALS)
def test_materials_are_counted_where_they_are(rows: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    session = replace(SESSION, activities=tuple(activity(f"a{n}", "A", 10, row) for n, row in enumerate(rows)))
    workshop = replace(WORKSHOP, groups=tuple(replace(WORKSHOP.groups[0], name=str(n), people=20) for n in range(5)))
    assert [(need.name, need.count) for need in needs(session, workshop, WORDS)] == expected


def test_materials_are_counted_in_the_words_of_the_language() -> None:
    words = Words("fr", {"{things} per group": "{things} par groupe"})
    session = replace(SESSION, activities=(activity("a", "A", 10, "2 feutres par groupe"),))
    assert [(need.name, need.count) for need in needs(session, WORKSHOP, words)] == [("feutres", 4)]


def test_materials_of_the_workshop_name_their_sessions() -> None:
    counted = replace(SESSION, activities=(activity("a", "A", 10, "3 cards, tape"),))
    again = replace(SESSION, id="again", title=run("Again"), activities=(activity("a", "A", 10, "4 cards"),))
    (made,) = to_bring(WORKSHOP, (counted, again), WORDS)
    assert tables(made.blocks, "materials") == [
        [
            ["Materials", "In total", "Session"],
            ["cards", "7", "Labour at Work (3) · Again (4)"],
            ["tape", "", "Labour at Work"],
        ]
    ]


def test_only_signs_that_occur_are_explained() -> None:
    def signs(*blocks: Block) -> list[str]:
        one = Part("k", "session", (), blocks)
        return [walk.plain(b.term) for d in how_to(WORKSHOP, (one,), WORDS).blocks for b in getattr(d, "items", ())]

    assert signs() == []
    assert signs(notes("", Ask="Who?")) == ["Ask"]
    assert signs(box("room-layout", "", "Five tables."), box("answer", "", "…")) == ["Model answer", "Room layout"]
    assert signs(SlideDrawing("d", 1, "Slide 1", (16, 9))) == ["Slide 4 · worksheet, page 1"]
    assert "Say" in [walk.plain(d.term) for b in part(guide(), "geneva/how-to").blocks for d in getattr(b, "items", ())]


def test_slides_are_drawn_beside_their_text() -> None:
    drawn = [b for b in walk.blocks(part(guide(), "labour").blocks) if isinstance(b, SlideDrawing)]
    assert [(one.deck, one.number, one.label) for one in drawn] == [
        ("labour", n, f"Slide {n}") for n in (2, 4, 5, 6, 7, 8)
    ]


def test_who_leads_which_group() -> None:
    slot = WORKSHOP.programme[1]
    teams = (Team(slot, "Group A", "Room 1", "Facilitator 1", "Facilitator 2"), Team(slot, "Group B", "Room 2", ""))
    book = guide(publication=replace(PUBLICATION, workshops=(replace(WORKSHOP, teams=teams),)))
    assert tables(part(book, "geneva/programme").blocks, "teams") == [
        [
            ["Time", "Session", "Group", "Room", "Facilitators"],
            ["11:00–13:00", "[Labour at Work](labour)", "Group A", "Room 1", "Facilitator 1 · Facilitator 2"],
        ]
    ]


def test_each_activity_has_its_slides_notes_questions_and_answers() -> None:
    session = part(guide(), "labour")
    assert session.heads == ("Facilitator guide", "Labour at Work · 11:00–13:00 · 15:00–17:00")
    assert [(one.label, walk.plain(one.title)) for one in boxes(session.blocks, "activity")] == [
        ("11:00 / 15:00 · 10 minutes · groups of five", "Opening"),
        ("11:10 / 15:10 · 40 minutes · groups of five", "Questions"),
        ("11:50 / 15:50 · 5 minutes · groups of five", "Break"),
        ("11:55 / 15:55 · 65 minutes · groups of five", "Agreement"),
    ]
    assert roles(find(session.blocks, "labour#opening").blocks) == [
        ("notes", ""),  # what to cut if late
        ("slide", "Slide 2"),
        ("notes", ""),
    ]
    assert roles(find(session.blocks, "labour#questions").blocks[1:]) == [
        ("guiding-questions", "Guiding questions · slide 4"),
        ("question", "Question 1 · slides 5–6"),
        ("answer", "Model answer · Facilitators only"),
        ("question", "Question 2"),
        ("question", "Question 3"),
    ]
    assert roles(find(session.blocks, "labour#agreement").blocks[1:]) == [
        ("exercise", "Exercise 1 · 30 minutes · groups of five · slide 7"),
        ("answer", "Model answer · Facilitators only"),
        ("facilitator", "Facilitators only"),
        ("key-messages", "Key messages · slide 8"),
    ]
    chapter = session.blocks[0]
    assert isinstance(chapter, Paragraph)
    assert shown(chapter.content) == "Chapter 2.6 Migration and Labour"


def test_nothing_is_to_be_written_in_a_guide() -> None:
    named = [name for one in guide().parts if one.key != "geneva/checklists" for name in fields(one.blocks)]
    assert set(named) <= {"labour#bodies.1", "labour#bodies.2"}  # boxes to tick, printed as boxes


def test_a_talk_has_its_slides_by_number_and_what_to_say() -> None:
    blocks = part(guide(), "plenary").blocks
    assert [(block.role, block.label, walk.plain(block.title)) for block in blocks if isinstance(block, Box)] == [
        ("slide", "Slide 1", "Two Tools"),
        ("notes", "", ""),
        ("slide", "Slide 2", "Why"),
        ("slide", "Slides 3–4", "Goals"),
        ("notes", "", ""),
    ]
    said = walk.plain_blocks(blocks).split("\n")
    assert [line for line in said if line.isupper() or line == "Plenary"] == [
        "Plenary",
        "WELCOME",
        "GOAL-TEXT",
        "TWO-GOALS",
    ]


def test_a_session_and_a_talk_stand_without_deck_and_worksheet() -> None:
    book = arrange(PUBLICATION, edition("guide", "geneva"), WORDS, {}, {})
    (run_sheet,) = tables(part(book, "labour").blocks, "run-sheet")
    assert [row[2] for row in run_sheet] == ["Activity", "Opening", "Questions", "Break", "Agreement"]
    assert roles(part(book, "plenary").blocks)[0] == ("slide", "")


def test_exercises_follow_and_what_was_printed_is_referred_to() -> None:
    first, *rest = part(guide(), "emm-2.6/exercises").blocks
    assert isinstance(first, Box)
    # The facilitators' table of the chapter stands nowhere else.
    assert first.key == "emm-2.6#inside"
    reference, *others = rest
    assert isinstance(reference, Paragraph)
    exercise = "Exercise 1: A bilateral agreement, page <emm-2.6#bilateral>"
    assert shown(reference.content) == f"[{exercise}](emm-2.6#bilateral)"
    # The session brought the answer along, but not the points to consider.
    assert roles(tuple(others)) == [
        ("feedback", "Points to consider"),
        ("exercise", "Exercise 2 · 1 minute"),
        ("answer", "Model answer · Facilitators only"),
    ]


def test_every_word_for_facilitators_is_in_the_guide_once() -> None:
    said = everything(guide())
    secrets = (
        "SECRET-ANSWER",
        "SECOND-ANSWER",
        "SESSION-ANSWER",
        "SAY-THIS",
        "DO-THIS",
        "DIFFICULT",
        "POINTS",
        "WELCOME",
    )
    assert {secret: said.count(secret) for secret in secrets} == dict.fromkeys(secrets, 1)


@pytest.mark.parametrize("subject", ["geneva", "emm"])
def test_no_key_names_two_places(subject: str) -> None:
    every = [key for one in guide(subject).parts for key in (one.key, *keys(one.blocks))]
    assert len(every) == len(set(every))


def test_a_session_without_tasks_needs_no_exercises_part() -> None:
    blocks = tuple(one for one in SESSION.activities[3].blocks if isinstance(one, Box))
    chapter = PUBLICATION.chapter("emm-2.6")
    assert chapter is not None
    curriculum = PUBLICATION.curricula[0]
    volume = replace(curriculum.volumes[1], chapters=(replace(chapter, blocks=blocks[:2]),))
    publication = replace(PUBLICATION, curricula=(replace(curriculum, volumes=(volume,)),))
    assert guide(publication=publication).parts[-1].key == "labour"


# ── of a curriculum ───────────────────────────────────────────────────────────


def test_the_guide_of_a_curriculum_has_all_exercises_with_their_answers() -> None:
    book = guide("emm")
    assert book.title == "Essentials · Facilitator guide"
    # Chapter 1.1 has no exercises.
    assert [(one.role, one.key, one.number) for one in book.parts] == [
        ("cover", "emm", ""),
        ("imprint", "imprint", ""),
        ("contents", "emm/contents", ""),
        ("exercises", "emm-2.6/exercises", "2.6"),
    ]
    assert roles(book.parts[-1].blocks) == [
        ("facilitator", "Facilitators only"),
        ("exercise", "Exercise 1 · 30 minutes · groups of five"),
        ("answer", "Model answer · Facilitators only"),
        ("feedback", "Points to consider"),
        ("exercise", "Exercise 2 · 1 minute"),
        ("answer", "Model answer · Facilitators only"),
    ]


def test_an_unknown_subject_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        guide("nowhere")


# ── slides ────────────────────────────────────────────────────────────────────

SAID = [
    ((), ""),
    ((4,), "slide 4"),
    ((1, 2, 3), "slides 1–3"),
    ((1, 2, 3, 7), "slides 1–3, slide 7"),
    ((1, 3), "slide 1, slide 3"),
]


@pytest.mark.parametrize(("numbers", "said"), SAID)
def test_slides_are_said_in_runs(numbers: tuple[int, ...], said: str) -> None:
    assert slides_said(numbers, WORDS) == said


def test_slides_go_with_their_place() -> None:
    places = tuple(frozenset(place.split()) for place in ("a b", "c", "", "b d"))
    # `b` stands in the first and in the last place; the title slide (t) and one of no block (x) go along.
    deck = slides("deck", "t", "a", "b", "c", "x", "b", "d")
    assert slides_in(deck, places) == ((1, 2, 3), (4, 5), (), (6, 7))
    assert slides_in(None, places) == ((), (), (), ())
