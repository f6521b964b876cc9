"""The table of block kinds: the whole vocabulary of the source, on one page.

To add a kind, add a row. Its name becomes the role of a `Box`; what it looks like is said
by a CSS class and a slide layout of that name; nothing else in the code needs to know it.
"""

from __future__ import annotations

from typing import Literal

from publish.values import dataclass

SLIDES, HANDBOOK, GUIDE, WORKSHEET = "slides", "handbook", "guide", "worksheet"
RESPONSE = "response"
SELF_STUDY = "self-study"
"""The audience for whom there is an edition of its own."""
EVERYWHERE = frozenset({SLIDES, HANDBOOK, GUIDE, WORKSHEET, RESPONSE})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fenced block.

    `becomes`: the core block it is read as. `shown`: the products that show it ("Which product
    shows which block" in docs/source-format.md). `facilitator`: it must reach no participant.
    `answers`: the kinds one of which must stand just before it. `label`: the word (of `publish.words`) above it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    becomes: Literal["box", "columns", "column", "data", "chart"] = "box"
    shown: frozenset[str] = EVERYWHERE
    facilitator: bool = False
    titled: bool = False
    answers: tuple[str, ...] = ()
    label: str = ""


TASKS = ("exercise", "question")
RATING = "rating"
EVERY = "all"
ON_PAPER = frozenset({HANDBOOK, GUIDE, WORKSHEET})
FOR_GUIDES = frozenset({GUIDE})

KINDS = (
    Kind("objectives", label="Objectives"),
    Kind("guiding-questions", aliases=("questions",), label="Guiding questions"),
    Kind("key-messages", aliases=("keypoints",), label="Key messages"),
    Kind("content-warning", titled=True, label="Before we begin"),
    Kind("referral", shown=ON_PAPER, titled=True, label="Where to find support"),
    Kind("exercise", ("challenge",), ("minutes", "method", "materials", "lines"), titled=True),
    Kind("question", (), ("minutes", "method", "materials", "lines"), titled=True),
    Kind("answer", ("solution",), shown=FOR_GUIDES, facilitator=True, titled=True, answers=TASKS, label="Model answer"),
    Kind(
        "feedback",
        shown=frozenset({GUIDE, HANDBOOK}),
        titled=True,
        answers=TASKS,
        label="Points to consider",
    ),
    Kind("slide", (), ("instead",), shown=frozenset({SLIDES, GUIDE}), titled=True),
    Kind("notes", (), shown=frozenset({SLIDES, GUIDE}), facilitator=True),
    Kind(
        "facilitator", ("instructor",), (), shown=FOR_GUIDES, facilitator=True, titled=True, label="Facilitators only"
    ),
    Kind("room-layout", shown=FOR_GUIDES, facilitator=True, titled=True, label="Room layout"),
    Kind("without-projector", shown=FOR_GUIDES, facilitator=True, titled=True, label="Without a projector"),
    Kind("difficult-questions", shown=FOR_GUIDES, facilitator=True, titled=True, label="Difficult questions"),
    Kind("debrief", shown=FOR_GUIDES, facilitator=True, titled=True, label="Debrief"),
    Kind("callout", ("prereq", "checklist", "discussion", "testimonial", "spoiler"), titled=True),
    Kind(RATING, (), ("sessions",), shown=frozenset({RESPONSE}), titled=True),
    Kind("variant", (), ("region", "audience")),
    Kind("columns", becomes="columns"),
    Kind("column", (), ("width",), becomes="column"),
    Kind("chart", (), ("type", "data", "alt", "caption"), becomes="chart"),
    Kind("programme", (), ("workshop", "sessions"), becomes="data"),
    Kind("rooms", (), ("workshop",), becomes="data"),
    Kind("groups", (), ("workshop",), becomes="data"),
)

BY_NAME = {name: kind for kind in KINDS for name in (kind.name, *kind.aliases)}

FACILITATOR_ROLES = frozenset(kind.name for kind in KINDS if kind.facilitator)
"""Roles whose text reaches no participant product (the promise in docs/source-format.md)."""

HEADING_ATTRIBUTES = ("layout", "hidden", "volume", "incremental")

LAYOUTS = (
    "title",
    "section",
    "content",
    "comparison",
    "overview",
    "table",
    "figure",
    "agenda",
    "question",
    "exercise",
    "key-messages",
    "statement",
    "closing",
)
"""The layouts a slide may ask for; a brand's template maps each to one of its own."""


def shown(role: str, product: str) -> bool:
    """Whether `product` shows a box of this role; a role that is no kind (made by arranging) is shown."""
    kind = BY_NAME.get(role)
    return kind is None or product in kind.shown
