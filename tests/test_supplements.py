"""What a host puts beside its workshop: a supplement, a session plan and a deck, held like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import build
from publish.compile import compile_project
from publish.events import Found
from publish.load import load
from publish.model import Publication
from publish.pipeline import check
from publish.request import Request
from tests.folder import FILES, write
from tests.project import project

PATH = "content/workshops/w/workshop.md"
ROWS = """| 1 | 10:00 | 60 | s | all | own |
| 1 | 11:00 | 30 | host-law | all | own |
| 1 | 11:30 | 30 | host-visit | all | own |
| 1 | 12:00 | 20 | host-welcome | all | own |
| 1 | 12:20 | 20 | c-1.1 | all | own |
"""
SUPPLEMENT = """---
id: host-law
---
# The law of the host country

What is different here, see [](c-1.1).

::: key-messages
- Permits are given by the cantons.
:::

::: {.exercise #permit minutes="10"}
### Ask for a permit
Fill in the form.
:::

::: answer
It takes three signatures, one from each office of the canton.
:::
"""
VISIT = """---
id: host-visit
kind: session
chapters: [host-law]
---
# A visit

| Min | Activity |
|---:|---|
| 30 | Walking |

## Walking

::: notes
Do
: Count the people before you leave.
:::
"""
WELCOME = """---
id: host-welcome
kind: deck
title: Welcome
subtitle: By the host
---
## Good morning

- Coffee is outside
"""
HOST = {
    PATH: FILES[PATH]
    .replace("| 1 | 10:00 | 60 | s | all | own |\n", ROWS)
    .replace("| t, s | |", "| t, s, host-law, host-visit, host-welcome, c-1.1 | |"),
    "content/workshops/w/law.md": SUPPLEMENT,
    "content/workshops/w/visit.md": VISIT,
    "content/workshops/w/welcome.md": WELCOME,
}


def publication(root: Path) -> Publication:
    loaded, _ = load(root)
    assert loaded
    return compile_project(loaded, ("en",))[0]["en"].publication


def test_they_belong_to_the_workshop_and_change_nothing_else(tmp_path: Path) -> None:
    root = write(tmp_path, HOST)
    assert [d for d in check(root, ("en",))[0] if d.severity != "note"] == []
    made = publication(root)
    workshop = made.workshops[0]
    assert [chapter.id for chapter in workshop.supplements] == ["host-law"]
    assert [chapter.id for curriculum in made.curricula for chapter in curriculum.chapters] == ["c-1.1"]
    assert made.session("host-visit")
    assert made.talk("host-welcome")
    led = [team.slot.session for team in workshop.teams]
    assert led == ["t", "s", "host-law", "host-visit", "host-welcome", "c-1.1"]


def test_a_name_that_is_nowhere_is_still_told(tmp_path: Path) -> None:
    root = write(tmp_path, {**HOST, PATH: HOST[PATH].replace("| host-law |", "| host-lav |")})
    assert [(d.code, d.hint) for d in check(root, ("en",))[0] if d.severity == "error"] == [
        ("P008", "did you mean `host-law`?")
    ]


@pytest.mark.slow
def test_they_are_in_the_guide_and_have_decks(tmp_path: Path) -> None:
    root, output = write(tmp_path / "project", HOST), tmp_path / "build"
    request = Request(root, output, ("slides", "worksheet", "handbook", "guide"), ("en",))
    events = list(build.run(request))
    assert [d for e in events if isinstance(e, Found) for d in e.diagnostics if d.severity == "error"] == []
    guide = project(output / "en/guide/w.pdf")
    for said in ("11:00–11:30", "The law of the host country", "Permits are given by the cantons", "three signatures"):
        assert said in guide
    assert guide.count("three signatures") == 1
    held = next(page for page in guide.split("── page") if "12:20–12:40" in page and "Who moves?" in page)
    assert "Why people move" in held  # no opening page of its own, as in a handbook
    assert "Count the people before you leave" in guide
    deck = project(output / "en/slides/host-law.pptx")
    assert "A workshop" in deck  # where a chapter names its volume
    assert "Permits are given by the cantons." in deck
    assert "By the host" in project(output / "en/slides/host-welcome.pptx")
    assert "host country" not in project(output / "en/handbook/c.pdf")
