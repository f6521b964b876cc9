"""A small valid project for tests, written to a folder; a test changes what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SETTINGS = """title: A library
source: en
languages: [en, fr]
date: 2026-11
licence: CC BY-SA 4.0
curricula: [c]
workshops: [w]
"""

CHAPTER = """---
id: c-1.1
---
# People who move

::: guiding-questions
1. Who moves?
:::

## Why people move

A [migrant]{.term} moves[^1]. See [](#tbl-words).

| Word | Year |
|---|---:|
| migrant | 2019 |

: Words and years {#tbl-words}

[^1]: A source with a name.

::: {.exercise #case minutes="20" method="groups"}
### A case
Discuss the case of a fictional country.
:::

::: answer
Look for the institution that must act first.
:::

::: key-messages
- Words matter.
:::
"""

SESSION = """---
id: s
chapters: [c-1.1]
minutes: 60
---
# A session

| Min | Activity | Method | Materials | Lead | If late |
|---:|---|---|---|---|---|
| 15 | Opening | plenary | slides | lead | keep |
| 45 | Work | groups | worksheet | both | shorten |

## Opening

::: slide
### Welcome
- One idea
- Another idea
:::

::: notes
Say
: You are welcome here, and your experience is what we need.
:::

## Work

[Guiding questions](c-1.1#guiding-questions){.include}

::: {.question #first lines="4"}
What matters most where you work?
:::

::: answer
Any reason that names a consequence will do very well here.
:::

[A case](c-1.1#case){.include}
"""

TALK = """---
id: t
kind: deck
title: A talk
subtitle: For everybody
---
::: notes
Welcome everybody to this talk.
:::

# First part

::: notes
What the first part is about, in a few words.
:::

## A slide

- One
- Two

::: notes
Explain both of them, with an example of your own.
:::
"""

WORKSHOP = """---
id: w
date: 2026-12-01
timezone: Europe/Zurich
languages: [en, fr]
---
# A workshop

What it is for.

## Programme

| Day | Start | Min | Session | Groups | Rooms |
|---|---|---:|---|---|---|
| 1 | 09:00 | 30 | t | all | Hall |
| 1 | 09:30 | 30 | Coffee | | |
| 1 | 10:00 | 60 | s | all | own |

## Rooms

| Room | Languages | Seats | Equipment |
|---|---|---:|---|
| Hall | en, fr | 60 | projector |
| Room A | en | 20 | flipchart |

## Groups

| Group | Room | Languages | People |
|---|---|---|---:|
| Group A | Room A | en | 15 |

## Facilitators

| Name | Languages | Leads | Not available |
|---|---|---|---|
| Facilitator 1 | en, fr | t, s | |
"""

FILES: Mapping[str, str] = {
    "content/publication.yml": SETTINGS,
    "content/glossary.md": "---\nid: glossary\n---\n# Glossary\n\nmigrant\n: A person who moves.\n",
    "content/imprint.md": "---\nid: imprint\n---\n# About\n\nNo official text of anybody.\n",
    "content/curriculum/c/index.md": "---\nid: c\n---\n# A curriculum\n\nA preface.\n",
    "content/curriculum/c/1-first/index.md": "---\nid: c-volume-1\n---\n# First volume\n\nWhat it holds.\n",
    "content/curriculum/c/1-first/1.1-people.md": CHAPTER,
    "content/sessions/s.md": SESSION,
    "content/sessions/t.md": TALK,
    "content/workshops/w/workshop.md": WORKSHOP,
}


def write(root: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The project in `root`, with `changes` (path → text) over it."""
    for path, text in {**FILES, **(changes or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """One file of the project with `old` replaced; `old` must be there."""
    assert old in FILES[path], old
    return {path: FILES[path].replace(old, new)}
