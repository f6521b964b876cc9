"""What a team ticks off before a workshop, on the day and after it: for the guide, and for packs."""

from __future__ import annotations

from dataclasses import dataclass

from publish.arrange.common import paragraphs, text
from publish.model import Blocks, Heading, Item, ListBlock
from publish.words import Words


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is to be done at one time. `id` is short and stays; `when` and `things` are in `publish.words`."""

    id: str
    when: str
    things: tuple[str, ...]


CHECKLISTS = (
    Checklist(
        "two-weeks",
        "Two weeks before",
        (
            "Programme, rooms and groups are confirmed with the host.",
            "Each group has a facilitator, and each facilitator knows which group, when and where.",
            "The languages of every room are covered; interpretation is booked where it is needed.",
            "What participants need is known: access to rooms, large print, food, times of prayer.",
            "You have read the chapters, and noted what is different in the countries of the participants.",
            "Local services that can support a person in distress are known, with their telephone numbers.",
        ),
    ),
    Checklist(
        "one-week",
        "One week before",
        (
            "Worksheets and handbooks are printed in the languages of each group, with five to spare.",
            "Everything on the list of materials is there, packed by room.",
            "The slides were shown once with the projector and the computer of the room.",
            "The team has gone through the run sheets together and agreed who leads what.",
            "You know how you will work if there is no projector.",
        ),
    ),
    Checklist(
        "day",
        "On the day",
        (
            "You are in the room 45 minutes before the start.",
            "Tables and chairs stand as planned; everybody can reach a seat, see and hear.",
            "Slides, sound and interpretation are tested.",
            "Worksheets, pens and cards lie on the tables, in the languages of the room.",
            "You can see a clock; the times of the breaks are written where everybody can read them.",
            "A quiet place and a person to turn to are agreed, and announced.",
        ),
    ),
    Checklist(
        "after",
        "Afterwards",
        (
            "Participants were thanked, and know what happens with what they said.",
            "Flipcharts are photographed without names, then taken away.",
            "The team has met on the same day: two things that worked, one to change.",
            "Remarks on the material have gone to its authors.",
            "Lists with names are destroyed as soon as nobody needs them.",
            "Rooms and equipment are left as you found them.",
        ),
    ),
)


def checklist(one: Checklist, key: str, words: Words) -> Blocks:
    """A checklist under its heading, with a box to tick for each thing; `key` is that of the document it stands in."""
    place = f"{key}/{one.id}"
    items = tuple(Item(paragraphs(words(thing)), f"{place}.{n}") for n, thing in enumerate(one.things, 1))
    return (Heading(2, text(words(one.when)), place), ListBlock(items))


def checklists(key: str, words: Words) -> Blocks:
    """All of them, in the order of time."""
    return tuple(block for one in CHECKLISTS for block in checklist(one, key, words))
