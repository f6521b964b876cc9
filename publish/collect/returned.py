"""A form that came back → what stands in it; or why it cannot be taken, in a sentence for whoever collects.

Forms are filled in by any program, and may be damaged, or no forms at all: nothing in a file is taken for granted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.arrange.response import MARK

if TYPE_CHECKING:
    import pikepdf

DEEPEST = 12
"""Fields stand in groups of groups; deeper than this, a file leads in circles."""

FLAT = (
    "it has no fields any more: it was printed to a file, or flattened. Ask for the file as it was saved, or type it in"
)
FOREIGN = "it is no response form (worksheets stay with those who wrote on them)"
LOCKED = "it is protected by a password. Ask for it without one"
DAMAGED = "it is damaged, or no PDF. Ask for it again"


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in a field: a text, or the number of a choice; `said` are the words beside that."""

    value: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A filled-in form: of which workshop, in which language, from which revision; answers by the name of the field."""

    workshop: str
    language: str
    revision: str
    answers: tuple[tuple[str, Answer], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is left out."""

    reason: str


def read(data: bytes) -> Returned | Refused:
    """What a file holds. A damaged file is not mended: what it lost would be lost without a word."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return _form(pdf)
    except pikepdf.PasswordError:
        return Refused(LOCKED)
    except Exception:  # whatever is wrong in a stranger's file must not cost the others
        return Refused(DAMAGED)


def _form(pdf: pikepdf.Pdf) -> Returned | Refused:
    import pikepdf

    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    fields = dict(_fields(form.get("/Fields", pikepdf.Array()), "", 0))
    if not fields:
        return Refused(FLAT)
    mark = fields.pop(MARK, Answer("")).value.split()
    if len(mark) != 3:
        return Refused(FOREIGN)
    return Returned(mark[0], mark[1], mark[2], tuple((name, answer) for name, answer in fields.items() if answer.value))


def _fields(run: Iterable[pikepdf.Object], path: str, depth: int) -> Iterator[tuple[str, Answer]]:
    """Every field by its whole name (`answers.useful.labour`), empty ones too."""
    if depth > DEEPEST:
        raise ValueError("a form that leads in circles")
    for field in run:
        name = ".".join(filter(None, (path, str(field.get("/T", "")))))
        kids = _kids(field)
        if any("/T" in kid for kid in kids):
            yield from _fields(kids, name, depth + 1)
        else:
            yield name, _button(field, kids) if field.get("/FT") == "/Btn" else _text(field)


def _kids(field: pikepdf.Object) -> list[pikepdf.Object]:
    import pikepdf

    return list(field.get("/Kids", pikepdf.Array()))


def _text(field: pikepdf.Object) -> Answer:
    """What was written; a long text may stand in a stream."""
    import pikepdf

    value = field.get("/V", "")
    said = value.read_bytes().decode("utf-8", "replace") if isinstance(value, pikepdf.Stream) else str(value)
    return Answer(said.replace("\r\n", "\n").replace("\r", "\n").strip())


def _button(field: pikepdf.Object, kids: list[pikepdf.Object]) -> Answer:
    """What is chosen. Programs say so in the field, at what is seen of it, or at both."""
    states = [str(field.get("/V", "")), *(str(widget.get("/AS", "")) for widget in (field, *kids))]
    chosen = next((state for state in states if state not in ("", "/Off")), "")
    widget = next((kid for kid in kids if chosen and _draws(kid, chosen)), field)
    return Answer(chosen.lstrip("/"), str(widget.get("/TU", "")) if chosen else "")


def _draws(widget: pikepdf.Object, state: str) -> bool:
    """Whether a widget is the one that shows this state of its field."""
    import pikepdf

    return state in widget.get("/AP", pikepdf.Dictionary()).get("/N", pikepdf.Dictionary())
