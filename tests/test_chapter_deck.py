"""Chapters as decks to teach from: what becomes a slide, in whose words, with which notes; slides authors add."""

from __future__ import annotations

import pytest

from publish import walk
from publish.arrange.slides.points import first_sentence, last_sentence, points
from publish.model import Deck, Footnote, Strong, Text
from tests.decks import file, linked, taught

CHAPTER = """
::: objectives
- Know
:::

::: guiding-questions
1. Why?
:::

## Why people move

Pay explains part of it. Family links decide as well.[^a]

Reasons can be mixed. See [](#tbl).

| A | B |
|---|---|
| 1 | 2 |

: Numbers {#tbl}

![A circle](images/a.svg){#fig caption="Round"}

::: {.variant region="Africa"}
One protocol matters. It is old.
:::

### Closer

Some **closer** words. More.

## Forms

Law has a word for it. There are forms:

- **Permanent:** to settle. For good.
- Seasonal

::: {.exercise #draft minutes="30"}
### Draft it
1. Write.
:::

::: answer
The model.
:::

::: feedback
On your own.
:::

::: facilitator
Bring paper.
:::

::: key-messages
- Remember
:::

[^a]: A source.
"""


def slides(deck: Deck) -> list[tuple[str, str, str, str]]:
    """Each slide: its eyebrow, its title, its layout, what stands on it."""
    return [
        (s.eyebrow, walk.plain(s.title), s.layout, " | ".join(walk.plain_blocks(slot.blocks) for slot in s.slots))
        for s in deck.slides
    ]


def notes(deck: Deck, title: str) -> str:
    return walk.plain_blocks(next(s.notes for s in deck.slides if walk.plain(s.title) == title))


def test_a_chapter_is_taught_in_its_own_order_and_words() -> None:
    assert slides(taught(CHAPTER)) == [
        ("Volume 2 · Second", "2.1 Chapter", "section", "The library"),
        ("2.1 Chapter", "Objectives", "content", "Know"),
        ("2.1 Chapter", "Guiding questions", "content", "Why?"),
        ("2.1 Chapter", "Why people move", "content", "Pay explains part of it.\nReasons can be mixed."),
        ("Why people move", "Table 1. Numbers", "table", "A\nB\n1\n2"),
        ("Why people move", "Figure 1. Round", "figure", "A circle"),
        ("In Africa", "Why people move", "content", "One protocol matters."),
        ("Why people move", "Closer", "content", "Some closer words."),
        (
            "2.1 Chapter",
            "Forms",
            "content",
            "Law has a word for it.\nThere are forms:\nPermanent: to settle.\nSeasonal",
        ),
        ("Exercise 1 · 30 minutes", "Draft it", "exercise", "Write."),
        ("2.1 Chapter", "Key messages", "key-messages", "Remember"),
    ]


def test_a_chapter_has_the_colour_of_its_volume_and_sections() -> None:
    deck = taught(CHAPTER)
    assert {slide.volume for slide in deck.slides} == {2}
    assert list(dict.fromkeys(slide.section for slide in deck.slides)) == ["2.1 Chapter", "Why people move"]
    assert (deck.id, deck.title) == ("c-2.1", "2.1 Chapter")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Why people move",
            "Pay explains part of it. Family links decide as well.\n"
            "Reasons can be mixed. See table 1.\nSources\nA source.",
        ),
        ("Table 1. Numbers", "Reasons can be mixed. See table 1."),
        ("Closer", "Some closer words. More."),
        ("Draft it", "The model.\nBring paper."),
        ("Key messages", ""),
    ],
)
def test_the_notes_are_the_text_that_a_slide_was_drawn_from(title: str, said: str) -> None:
    assert notes(taught(CHAPTER), title) == said


def test_without_notes_no_answer_is_anywhere() -> None:
    deck = taught(CHAPTER, notes=False)
    assert not any(slide.notes for slide in deck.slides)
    assert "The model" not in repr(deck)


def test_feedback_is_for_those_who_work_alone() -> None:
    assert "On your own" not in repr(taught(CHAPTER))


def test_a_slide_of_the_authors_is_added_or_takes_the_place_of_one() -> None:
    own = """
## One

Drawn. Told.

::: slide
### Added
- a
:::

## Two

Not shown. But told.

::: {.slide instead="#two"}
### Instead {layout="statement"}
Better words.
:::

::: {.notes}
Say it.
:::

| A |
|---|
| 1 |

: Numbers {#tbl}

::: {.slide instead="#tbl"}
### The number
- 1
:::
"""
    deck = taught(own)
    assert [title for _, title, _, _ in slides(deck)] == ["2.1 Chapter", "One", "Added", "Instead", "The number"]
    assert notes(deck, "Instead") == "Not shown. But told.\nSay it."
    assert "Numbers" in notes(deck, "The number")


def test_a_section_may_be_hidden_or_ask_for_a_layout() -> None:
    deck = taught('## One {.hidden}\n\nA.\n\n## Two {layout="statement"}\n\nB.\n')
    assert [(s.hidden, s.layout) for s in deck.slides[1:]] == [(True, "content"), (False, "statement")]


def test_the_file_opens() -> None:
    assert file(taught(CHAPTER))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("One. Two. Three.", "One.", "Three."),
        ("Only one", "Only one", "Only one"),
        ("ILO Convention No. 97 binds. So it is.", "ILO Convention No. 97 binds.", "So it is."),
        ("As in Art. Two of it, e.g. France. Next.", "As in Art. Two of it, e.g. France.", "Next."),
        ("The stages of Figure 1. For each.", "The stages of Figure 1.", "For each."),
        ("« Pourquoi ? » Elle part. Il reste.", "« Pourquoi ? »", "Il reste."),
        ("¿Por qué? Por trabajo.", "¿Por qué?", "Por trabajo."),
        ("It costs 3.5 per cent. Less by 2030.", "It costs 3.5 per cent.", "Less by 2030."),
        ("… and so on. then small.", "… and so on. then small.", "… and so on. then small."),
        ("هل نعم؟ لا.", "هل نعم؟", "لا."),
        ("一つ。二つ。", "一つ。", "二つ。"),
    ],
)
def test_sentences(said: str, first: str, last: str) -> None:
    content = (Text(said),)
    assert (walk.plain(first_sentence(content)), walk.plain(last_sentence(content))) == (first, last)


def test_a_sentence_keeps_its_styles_and_its_footnote() -> None:
    footnote = Footnote("k", ())
    content = (Text("A "), Strong((Text("bb. C"),)), footnote, Text(" d. E"))
    assert first_sentence(content) == (Text("A "), Strong((Text("bb."),)))
    assert last_sentence((Text("Aa."), footnote, Text(" Bb."), footnote)) == (Text("Bb."), footnote)
    assert first_sentence((Text("Aa."), footnote, Text(" Bb."))) == (Text("Aa."), footnote)


def test_nothing_is_made_of_nothing() -> None:
    assert points(()) == ()
    assert len(taught("").slides) == 1
    assert linked({}).curricula == ()
