"""Decks that speakers changed in PowerPoint: they take the built ones' places, and it is told what is different."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from publish.diagnostics import Diagnostic, Span, note, warning
from publish.model import Wanted
from publish.packs.contents import DECK
from publish.packs.making import Made
from publish.read.attributes import near
from publish.store import sha

SIDE = frozenset({"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER", "SLIDE_IMAGE"})
"""Placeholders that say nothing of their own: they differ from revision to revision."""

Shown = tuple[tuple[str, ...], str]
"""What a slide says, text by text, and its notes."""


@dataclass(frozen=True, slots=True)
class Override:
    """A deck in the workshop's folder: where it stands, in the project and among the decks."""

    path: str
    language: str
    session: str
    data: bytes

    @property
    def wanted(self) -> Wanted:
        """The document whose place it takes."""
        return Wanted(DECK, self.language, "pptx", self.session)


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of their slides that are changed or new, and how many of ours are gone."""

    changed: tuple[int, ...]
    gone: int


def misplaced(given: tuple[Override, ...], known: frozenset[tuple[str, str]]) -> Iterator[Diagnostic]:
    """O004 for each deck that takes no place; `known` has the (language, session) of every deck that is built."""
    sessions = {session for _, session in known}
    for one in given:
        if (one.language, one.session) not in known:
            hint = near(one.session, sessions, "name it like the session: overrides/fr/labour.pptx")
            message = f"this deck takes no place: there is no deck `{one.session}` in `{one.language}` to change"
            yield warning("O004", message, Span(one.path), hint)


def taken(one: Override, built: bytes) -> tuple[Made, Diagnostic]:
    """The deck in the built one's place; O005 tells which of its slides differ."""
    difference = compare(built, one.data)
    message = f"this deck takes the built one's place; {told(difference)}"
    hint = "what is to stay for good belongs into the source"
    made = Made(one.data, sha(one.data), by_hand=numbers(difference.changed) or "–")
    return made, note("O005", message, Span(one.path), hint)


def told(difference: Difference) -> str:
    """“slides 3 and 7–9 differ, 1 slide is gone”, for people who build."""
    parts = [f"slides that differ: {numbers(difference.changed)}"] if difference.changed else []
    parts += [f"slides that are gone: {difference.gone}"] if difference.gone else []
    return ", ".join(parts) or "it says the same"


def numbers(slides: tuple[int, ...]) -> str:
    """(3, 7, 8, 9) → “3, 7–9”."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(slides), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


# ── what slides say ───────────────────────────────────────────────────────────


def compare(built: bytes, theirs: bytes) -> Difference:
    """Slides are matched by what they say and by their notes, so that one that only moved up is no change."""
    ours, now = slides_of(built), slides_of(theirs)
    matcher = SequenceMatcher(None, ours, now, autojunk=False)
    changed: list[int] = []
    gone = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            changed += range(c + 1, d + 1)
            gone += max(0, (b - a) - (d - c))
    return Difference(tuple(changed), gone)


def slides_of(data: bytes) -> tuple[Shown, ...]:
    """Each slide of a deck, hidden ones too."""
    from pptx import Presentation

    return tuple((tuple(_texts(slide.shapes)), _notes(slide)) for slide in Presentation(io.BytesIO(data)).slides)


def _texts(shapes: object) -> Iterator[str]:
    for shape in shapes:  # type: ignore[attr-defined]
        if side(shape):
            continue
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif shape.has_text_frame:
            yield plain(shape.text_frame.text)
        elif getattr(shape, "has_table", False):
            yield from (plain(cell.text) for row in shape.table.rows for cell in row.cells)


def side(shape: Any) -> bool:
    """Whether a shape of a slide says nothing of its own."""
    return bool(shape.is_placeholder and shape.placeholder_format.type.name in SIDE)


def _notes(slide: object) -> str:
    has = slide.has_notes_slide  # type: ignore[attr-defined]
    frame = slide.notes_slide.notes_text_frame if has else None  # type: ignore[attr-defined]
    return plain(frame.text) if frame is not None else ""


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
