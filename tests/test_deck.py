"""Talks and session plans as decks: what becomes a slide, which layout, whose notes; and that everything fits."""

from __future__ import annotations

import re

import pytest

from publish import walk
from publish.arrange.slides.split import atoms, parts, piece
from publish.model import Deck, Item, ListBlock, Paragraph, Slide, Text
from tests.decks import SESSION, TALK, arranged, deck


def titles(deck: Deck) -> list[str]:
    return [walk.plain(slide.title) for slide in deck.slides]


def named(deck: Deck, title: str) -> Slide:
    return next(slide for slide in deck.slides if walk.plain(slide.title) == title)


def text(slide: Slide) -> str:
    return "\n".join(walk.plain_blocks(slot.blocks) for slot in slide.slots)


def notes(deck: Deck) -> dict[str, str]:
    return {walk.plain(slide.title): walk.plain_blocks(slide.notes) for slide in deck.slides}


def bullets(count: int, words: str = "with a few words more") -> str:
    return "".join(f"- Bullet {n} {words}\n" for n in range(1, count + 1))


# ── a talk ────────────────────────────────────────────────────────────────────

STRUCTURE = """
::: notes
Welcome.
:::

# First part

::: notes
On the part.
:::

## One

- a

::: notes
On one.
:::

---

- b

# Second part {volume="2"}

## Two {volume="3"}

- c

## Three {.hidden}

- d
"""


def test_headings_become_sections_and_slides() -> None:
    made = deck(STRUCTURE)
    found = [(s.number, walk.plain(s.title), s.layout, s.eyebrow, s.section) for s in made.slides]
    assert found == [
        (1, "A talk", "title", "The library", "A talk"),
        (2, "First part", "section", "", "First part"),
        (3, "One", "content", "First part", "First part"),
        (4, "One", "content", "First part", "First part"),
        (5, "Second part", "section", "", "Second part"),
        (6, "Two", "content", "Second part", "Second part"),
        (7, "Three", "content", "Second part", "Second part"),
    ]
    assert text(made.slides[0]) == "For everybody"
    assert (made.title, made.footer, made.revision, made.date) == ("A talk", "A talk", "0123456789ab", "2026-11")


def test_notes_go_where_they_stand_and_a_continuation_has_those_of_its_slide() -> None:
    made = deck(STRUCTURE)
    assert [walk.plain_blocks(slide.notes) for slide in made.slides[:4]] == [
        "Welcome.",
        "On the part.",
        "On one.",
        "On one.",
    ]


def test_keys_volumes_and_hidden_slides() -> None:
    made = deck(STRUCTURE)
    assert [slide.key for slide in made.slides[2:4]] == ["t#one", "t#one/2"]
    assert [slide.volume for slide in made.slides] == [None, None, None, None, 2, 3, 2]
    assert [slide.hidden for slide in made.slides] == [False] * 6 + [True]


def test_without_notes_there_are_none_anywhere() -> None:
    made, _ = arranged(TALK + STRUCTURE, notes=False)
    assert not any(slide.notes for slide in made.slides)


# ── layouts ───────────────────────────────────────────────────────────────────

COLUMNS = ":::: columns\n::: column\n{a}- a\n:::\n::: column\n{b}- b\n:::\n::::\n"
PICTURE = '![A circle](images/a.svg){caption="A circle"}'


@pytest.mark.parametrize(
    ("body", "layout", "slots"),
    [
        ("## T\n- a", "content", ["body"]),
        ("## T", "content", []),
        (
            "## T\n" + COLUMNS.format(a="### A\n", b="### B\n"),
            "comparison",
            ["left-head", "left", "right-head", "right"],
        ),
        ("## T\n" + COLUMNS.format(a="", b=""), "columns", ["left", "right"]),
        ("## T\n| A | B |\n|---|---|\n| 1 | 2 |", "table", ["body"]),
        ("## T\nBefore\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nAfter", "content", ["body", "body-2", "body-3"]),
        (f"## T\n{PICTURE}", "figure", ["body", "caption"]),
        (f"## T\nWords\n\n{PICTURE}", "columns", ["left", "right", "right-2"]),
        (f"## T\n{PICTURE}\n\n{PICTURE.replace('circle', 'ring')}", "columns", ["left", "left-2", "right", "right-2"]),
        (f"## T\n- a\n\n  {PICTURE}", "columns", ["left", "right", "right-2"]),
        ('## T {layout="title"}\nWords.', "content", ["body"]),
        ('## T {layout="overview"}\n- **1** a\n- **2** b\n- **3** c', "overview", ["left", "right"]),
        ('## T {layout="statement"}\nOne sentence.', "statement", ["body"]),
        ('## One sentence. {layout="statement"}', "statement-alone", []),
        ('## T {layout="question"}\nWhy?', "question", ["body"]),
        ('## T {layout="question"}\nWhich?\n\n- a', "question-list", ["body"]),
        ('## T {layout="key-messages"}\n- a', "key-messages", ["body"]),
        ('## T {layout="closing"}\n- a', "closing", ["body"]),
    ],
)
def test_the_layout_comes_from_what_was_asked_and_what_stands_there(body: str, layout: str, slots: list[str]) -> None:
    slide = deck(body).slides[-1]
    assert (slide.layout, [slot.name for slot in slide.slots]) == (layout, slots)


def test_a_layout_that_cannot_hold_what_stands_there_is_not_forced() -> None:
    made, found = arranged(TALK + '## T {layout="overview"}\nNo list.\n')
    assert made.slides[-1].layout == "content"
    (said,) = found
    assert (said.code, said.severity, said.key) == ("F004", "note", "t#t")
    assert "one list and nothing else" in said.message


def test_only_a_programme_is_laid_out_as_cards_which_have_no_heads() -> None:
    made, found = arranged(TALK + '## T {layout="agenda"}\n| Day | What |\n|---|---|\n| 1 | Work |\n')
    assert (made.slides[-1].layout, [d.code for d in found]) == ("table", ["F004"])


def test_three_columns_stand_side_by_side() -> None:
    column = "::: column\n### {0}\n- in {0}\n:::\n"
    body = "## T\n:::: columns\n" + "".join(column.format(name) for name in "ABCD") + "::::\n"
    slide = deck(body).slides[-1]
    assert slide.layout == "three-columns"
    assert [text(slide).split("\n").index(f"in {name}") for name in "ABCD"] == [1, 3, 5, 7]


def test_the_second_column_of_an_overview_goes_on_where_the_first_ends() -> None:
    slide = deck('## T {layout="overview"}\n1. a\n2. b\n3. c\n').slides[-1]
    halves = [block for slot in slide.slots for block in slot.blocks if isinstance(block, ListBlock)]
    assert [(len(half.items), half.start) for half in halves] == [(2, 1), (1, 3)]


def test_a_slide_without_a_title_is_called_by_its_section() -> None:
    made, _ = arranged(SESSION + "::: slide\n- Words\n:::\n")
    assert titles(made) == ["A session", "Opening"]


# ── text that is not for the screen ───────────────────────────────────────────


def test_footnotes_stand_at_the_foot_where_there_is_room() -> None:
    slide = deck("## T\n- Words[^1] here\n\n::: notes\nSay it.\n:::\n\n[^1]: ILO, 2020.\n").slides[-1]
    assert [slot.name for slot in slide.slots] == ["body", "foot"]
    assert text(slide) == "Words here\nILO, 2020."
    assert walk.plain_blocks(slide.notes) == "Say it."


def test_footnotes_go_to_the_notes_where_there_is_none() -> None:
    long = "ILO, 2020." + " On the matter." * 100
    made, found = arranged(TALK + f"## T\n- Words[^1] here\n\n::: notes\nSay it.\n:::\n\n[^1]: {long}\n")
    slide = made.slides[-1]
    assert [d.code for d in found] == ["F005"]
    assert text(slide) == "Words here"
    assert walk.plain_blocks(slide.notes) == f"Say it.\nSources\n{long}"


def test_references_are_their_words() -> None:
    made = deck("## First {#one}\n- a\n\n## Second\nSee [](#one) and [these words](#one).\n")
    assert text(made.slides[-1]) == "See First and these words."


# ── a session plan ────────────────────────────────────────────────────────────

PLAN = """---
id: t
---
# A session

| Min | Activity | Method |
|---:|---|---|
| 10 | Opening | plenary |
| 20 | Work | groups |

## Opening

Prose is for the guide.

::: slide
### Welcome
- to all
:::

::: notes
Say welcome.
:::

::: objectives
- Know
:::

## Work

::: {.question #why minutes="5"}
Why do people move?
:::

::: answer
For many reasons.
:::

::: {.exercise #draft minutes="15" method="groups of five"}
### A draft
Draft three clauses.
:::

::: answer
A model answer.
:::

::: notes
Go round.
:::

::: facilitator
For you only.
:::
"""


def test_a_session_makes_a_slide_of_each_slide_box_list_and_task() -> None:
    made, _ = arranged(PLAN)
    assert [(walk.plain(s.title), s.layout, s.eyebrow, s.section) for s in made.slides] == [
        ("A session", "title", "The library", "A session"),
        ("Welcome", "content", "Opening", "Opening"),
        ("Objectives", "content", "Opening", "Opening"),
        ("Why do people move?", "question-alone", "Question 1 · 5 minutes", "Work"),
        ("A draft", "exercise", "Exercise 1 · 15 minutes · groups of five", "Work"),
    ]
    assert text(made.slides[0]) == "30 minutes"


def test_slides_show_the_task_and_nothing_else() -> None:
    made, _ = arranged(PLAN)
    everything = "\n".join((walk.plain(s.title) + text(s) + walk.plain_blocks(s.notes)) for s in made.slides)
    for hidden in ("Prose is for the guide", "For many reasons", "A model answer", "For you only"):
        assert hidden not in everything


def test_every_slide_has_notes_where_the_author_wrote_some() -> None:
    made, _ = arranged(PLAN)
    assert notes(made) == {
        "A session": "10 minutes · Opening · plenary\n20 minutes · Work · groups",
        "Welcome": "Say welcome.",
        "Objectives": "Opening · 10 minutes · plenary",
        "Why do people move?": "Work · 20 minutes · groups",
        "A draft": "Go round.",
    }
    silent, _ = arranged(re.sub(r"::: notes\n.*\n:::\n", "", PLAN))
    assert not any(slide.notes for slide in silent.slides)


def test_notes_before_the_first_slide_of_an_activity_are_not_lost() -> None:
    made, _ = arranged(SESSION + "::: notes\nFirst this.\n:::\n\n::: slide\n### Welcome\n- all\n:::\n")
    assert notes(made)["Welcome"] == "First this."


# ── fitting ───────────────────────────────────────────────────────────────────


def test_sixty_bullets_are_split_evenly_in_order_and_it_is_said() -> None:
    made, found = arranged(TALK + "## Many\n" + bullets(60))
    slides = made.slides[1:]
    count = len(slides)
    assert titles(made)[1:] == [f"Many ({n}/{count})" for n in range(1, count + 1)]
    assert [slide.part for slide in slides] == [(n, count) for n in range(1, count + 1)]
    said = [int(n) for slide in slides for n in re.findall(r"Bullet (\d+)", text(slide))]
    assert said == list(range(1, 61))
    lengths = [len(text(slide).split("\n")) for slide in slides]
    assert max(lengths) - min(lengths) <= 1
    assert [(d.code, d.severity, d.key) for d in found] == [("F003", "note", "t#many")]
    assert len({dict(slide.sizes)["body"] for slide in slides}) == 1


def test_splitting_keeps_lead_ins_with_their_list_and_goes_on_counting() -> None:
    body = "## T\n" + bullets(9) + "\nA lead-in:\n\n" + "".join(f"{n}. Step\n" for n in range(1, 13))
    made = deck(body)
    assert len(made.slides) > 2
    for slide in made.slides[1:]:
        assert not text(slide).endswith("A lead-in:")
    lists = [b for s in made.slides[1:] for slot in s.slots for b in slot.blocks if isinstance(b, ListBlock)]
    ordered = [block for block in lists if block.ordered]
    assert [block.start for block in ordered] == [
        1 + sum(len(b.items) for b in ordered[:n]) for n in range(len(ordered))
    ]


def test_an_item_longer_than_a_slide_is_cut_between_its_own_items_and_says_its_words_again() -> None:
    made = deck("## T\n- Leading words:\n" + "".join(f"  - Inner item {n}\n" for n in range(1, 31)))
    assert len(made.slides) > 2
    assert all(text(slide).startswith("Leading words:") for slide in made.slides[1:])
    assert [int(n) for s in made.slides for n in re.findall(r"Inner item (\d+)", text(s))] == list(range(1, 31))


def test_a_long_table_repeats_its_head() -> None:
    made = deck("## T\n| Who | Where |\n|---|---|\n" + "".join(f"| Row {n} | Room |\n" for n in range(1, 25)))
    assert len(made.slides) > 2
    assert all(text(slide).startswith("Who\nWhere\n") for slide in made.slides[1:])
    assert [int(n) for s in made.slides for n in re.findall(r"Row (\d+)", text(s))] == list(range(1, 25))


def test_columns_are_split_together_and_heads_go_with_them() -> None:
    column = "::: column\n### {0}\n{1}:::\n"
    body = "## T\n:::: columns\n" + column.format("Short", "- one\n") + column.format("Long", bullets(20)) + "::::\n"
    slides = deck(body).slides[1:]
    assert len(slides) > 1
    assert "Short" in text(slides[0])
    assert not any("Short" in text(slide) for slide in slides[1:])
    assert all("Long" in text(slide) for slide in slides)


def test_type_shrinks_before_anything_is_split() -> None:
    made, found = arranged(TALK + "## T\n" + bullets(9))
    assert len(made.slides) == 2
    assert dict(made.slides[1].sizes)["body"] < 28
    assert [d.code for d in found] == ["F002"]


def test_a_long_french_title_shrinks_and_stays_whole() -> None:
    title = "Responsabilités des transporteurs internationaux et coopération entre les administrations compétentes"
    made, found = arranged(TALK + f"## {title}\n- Texte\n", "fr")
    assert titles(made)[1] == title
    assert 26 <= dict(made.slides[1].sizes)["title"] < 34
    assert [d.code for d in found] == ["F002"]


@pytest.mark.parametrize("body", ["## T\n" + "word " * 600, f"## {'word ' * 60}\n- a"])
def test_what_cannot_fit_is_a_warning_and_nothing_is_dropped(body: str) -> None:
    made, found = arranged(TALK + body + "\n")
    assert ("F001", "warning", True) in [(d.code, d.severity, d.span is not None) for d in found]
    assert "".join(titles(made)).count("word") + sum(text(s).count("word") for s in made.slides) >= body.count("word")


def test_parts_never_lose_or_reorder_anything() -> None:
    def items(count: int) -> ListBlock:
        return ListBlock(tuple(Item((Paragraph((Text(f"{n}"),)),)) for n in range(count)))

    blocks = (Paragraph((Text("lead"),)), items(5), Paragraph((Text("between"),)), items(3))
    assert piece(blocks, atoms(blocks)) == blocks

    cut = parts(blocks, lambda some: len(walk.plain_blocks(some).split("\n")), 4)
    said = "\n".join(walk.plain_blocks(part) for part in cut)
    assert said == walk.plain_blocks(blocks)
    assert [len(walk.plain_blocks(part).split("\n")) for part in cut] == [4, 4, 2]
