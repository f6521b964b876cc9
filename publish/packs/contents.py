"""The table of packs: which documents each has, for whom, in which languages and forms.

To add a document: a row here, and a function in `documents` that arranges it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from publish.model import Audience, Form, Reader

DECK, WORKSHEET, NOTES = "deck", "worksheet", "notes-pages"
"""The documents that are decks, those that participants write on, and decks on paper with what is said to them."""

GLANCE = "programme-at-a-glance"
COVER, ORDER = "cover", "printing-order"
"""Made last: they tell of all other documents."""

PERSONAL = frozenset({"attendance", "participants", "badges", "certificates"})
"""Documents with participants' names in them: nothing of these stays in a cache."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document of a pack. `title` is how its cover calls it, a word of `publish.words`.

    `about`: one for the `workshop`, for this person or room (`name`), for the `rows` of the programme in this pack;
    one for each `group`, for each session or talk `held`, for each `session` that has a plan.
    `spoken`: a file for each of its reader's `own` languages, of the languages of their `rooms`; one in which those of
    the `groups` in them stand side by side; or one for all `together`.
    `copies`: how often it is printed: `once`, one for each of the `people`, or not at all (`screen`).
    """

    document: str
    title: str
    reader: Reader
    about: Literal["workshop", "name", "rows", "group", "held", "session"]
    spoken: Literal["own", "rooms", "groups", "together"] = "own"
    forms: tuple[Form, ...] = ("pdf",)
    copies: Literal["once", "people", "screen"] = "once"


CONTENTS: Mapping[Audience, tuple[Row, ...]] = {
    "facilitator": (
        Row("timetable", "Timetable", "facilitator", "name"),
        Row("calendar", "Calendar", "facilitator", "name", forms=("ics",), copies="screen"),
        Row(GLANCE, "Programme at a glance", "participant", "workshop"),
        Row("guide", "Facilitator guide", "facilitator", "rows"),
        Row("run-sheet", "Run sheet", "facilitator", "rows", forms=("docx",), copies="screen"),
        Row(DECK, "Slides", "facilitator", "held", "rooms", ("pptx",), "screen"),
        Row(WORKSHEET, "Participant's worksheet", "participant", "session", "rooms"),
        Row("answers", "Model answers", "facilitator", "session"),
    ),
    "room": (
        Row("door-sign", "Door sign", "participant", "name", "together", ("pdf", "docx")),
        Row("timetable", "Timetable", "participant", "name"),
        Row(GLANCE, "Programme at a glance", "participant", "workshop"),
        Row("attendance", "Attendance", "participant", "group", "together", ("pdf", "docx")),
        Row(WORKSHEET, "Participant's worksheet", "participant", "session", "groups", copies="people"),
    ),
    "organiser": (
        Row("programme", "Programme", "organiser", "name", forms=("pdf", "docx", "xlsx")),
        Row(GLANCE, "Programme at a glance", "participant", "workshop"),
        Row("checklists", "Checklists", "organiser", "workshop", forms=("pdf", "docx")),
        Row(ORDER, "Printing order", "organiser", "workshop", "together", ("pdf", "xlsx")),
        Row("participants", "Participants", "organiser", "workshop", "together", ("pdf", "xlsx")),
        Row("badges", "Name badges", "participant", "workshop", "together"),
        Row("certificates", "Certificate of participation", "participant", "workshop"),
        Row("response", "Your response", "participant", "workshop", copies="people"),
        Row("test-before", "Knowledge test, before", "participant", "workshop", copies="people"),
        Row("test-after", "Knowledge test, after", "participant", "workshop", copies="people"),
        Row("test-key", "Knowledge test, answers", "organiser", "workshop"),
    ),
    "interpreter": (
        Row("timetable", "Timetable", "interpreter", "name"),
        Row(GLANCE, "Programme at a glance", "participant", "workshop"),
        Row(NOTES, "Slides with notes", "interpreter", "held", "rooms"),
        Row("glossary", "Glossary", "interpreter", "workshop", "together", ("pdf", "xlsx")),
    ),
}
