"""P051: a session for people whose language it is not in."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, warning
from publish.model import Publication, Slot, Workshop


def check(publication: Publication) -> Iterator[Diagnostic]:
    for workshop in publication.workshops:
        for slot in workshop.programme:
            for language, where in _spoken(slot, workshop).items():
                only = publication.settings.only(language)
                if slot.session and only and slot.session not in only:
                    hint = f"name it below `partly` in content/publication.yml, and translate it into `{language}`"
                    message = f"`{language}` is spoken in {', '.join(where)}, but `{slot.session}` is not in it"
                    yield warning("P051", message, slot.span, hint)


def _spoken(slot: Slot, workshop: Workshop) -> dict[str, list[str]]:
    """The languages of the row's groups and rooms, each with these; of neither, those of the workshop."""
    places = [(group.name, group.languages) for group in workshop.groups if group.name in slot.groups]
    places += [(room.name, room.languages) for room in workshop.rooms if room.name in slot.rooms]
    spoken: dict[str, list[str]] = {}
    for name, languages in places or [(workshop.id, workshop.languages)]:
        for code in languages:
            spoken.setdefault(code, []).append(name)
    return spoken


RULE = Rule(
    code="P051",
    title="a session for people whose language it is not in",
    explanation="""
The programme has a session in a room, or for a group, that speaks a language which only some documents are in, and
this session is none of them (`partly` in content/publication.yml). Its deck and worksheet are made in the other
languages of the room, else in the source language; the covers of the packs say so.

Name the session below `partly` and have it translated, or plan interpretation.
""",
    path="content/publication.yml",
    bad="""
partly:
  fr: [c-1.1]
""",
    good="""
partly:
  fr: [c-1.1, t]
""",
    check=check,
)
