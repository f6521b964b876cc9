"""A small workshop with everything that packs are made of, and its packs read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pypdfium2

from publish.checks.outputs import texts_of
from tests.folder import FILES, write

WORKSHOP = "content/workshops/w/workshop.md"
LIST = "content/workshops/w/participants.csv"
QUESTION = """
::: {.question #true}
Tick what is true.

- [ ] People move for one reason
- [ ] People move for several reasons
:::

::: answer
Only the second one is true, as the chapter says at its beginning.
:::
"""
PROGRAMME = """---
id: w
date: 2026-12-01
timezone: Europe/Zurich
venue: Conference Centre
languages: [en, fr]
logos: host.svg Ministry of Hosts
---
# A workshop

What it is for.

## Programme

| Day | Start | Min | Session | Groups | Rooms |
|---|---|---:|---|---|---|
| 1 | 09:00 | 30 | t | all | Hall |
| 1 | 09:30 | 30 | Coffee | | |
| 1 | 10:00 | 60 | s | all | own |
| 2 | 14:15 | 60 | s | Group B | own |

## Rooms

| Room | Languages | Seats | Equipment |
|---|---|---:|---|
| Hall | en, fr | 60 | projector |
| Room A | en | 20 | flipchart |
| Room B | en, fr | 20 | flipchart |

## Groups

| Group | Room | Languages | People |
|---|---|---|---:|
| Group A | Room A | en | 4 |
| Group B | Room B | en, fr | 6 |

## Facilitators

| Name | Languages | Leads | Not available |
|---|---|---|---|
| Facilitator 1 | en, fr | t, s | |
| Facilitator 2 | en | s | |
| Facilitator 3 | fr | s | |

## Teams

| Day | Start | Group | Lead | Co-facilitator | Interpreter |
|---|---|---|---|---|---|
| 1 | 09:00 | | Facilitator 1 | - | |
| 1 | 10:00 | Group A | Facilitator 2 | - | |
| 1 | 10:00 | Group B | Facilitator 1 | Facilitator 3 | |
| 2 | 14:15 | Group B | Facilitator 1 | Facilitator 3 | |
"""
PEOPLE = """Name,Organisation,Language,Group
Participant Ada,Ministry 1,en,Group A
=1+1,Ministry 2,en,Group A
Participant Élise,Ministry 1,fr,Group B
Participant Bo,Ministry 3,en,Group B
Participant Chloé,Ministry 2,fr,Group B
"""
NAMES = {
    "Group A": ("Participant Ada", "=1+1"),
    "Group B": ("Participant Élise", "Participant Bo", "Participant Chloé"),
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#0b6e6e"/></svg>'
CHANGES: Mapping[str, str] = {
    "content/workshops/w/host.svg": LOGO,
    WORKSHOP: PROGRAMME,
    LIST: PEOPLE,
    "content/sessions/s.md": FILES["content/sessions/s.md"] + QUESTION,
    "content/publication.yml": FILES["content/publication.yml"] + "address: https://example.org/handbook\n",
}


def project(root: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The project, with `changes` over it."""
    return write(root, {**CHANGES, **(changes or {})})


def text(file: Path) -> str:
    """Everything that can be read in a file, on one line."""
    return _text(file.name.rpartition(".")[2], file.read_bytes())


@cache
def _text(kind: str, data: bytes) -> str:
    return " ".join(" ".join(said.text for said in texts_of(f"x.{kind}", data)).split())


def seen(data: bytes) -> list[str]:
    """The text of each page of a PDF."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return [page.get_textpage().get_text_range() for page in document]


def clock_times(said: str) -> set[str]:
    return set(re.findall(r"\b\d\d:\d\d\b", said))


def files(folder: Path, *endings: str) -> Iterator[Path]:
    yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name.endswith(endings or ("",)))
