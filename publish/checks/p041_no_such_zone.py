"""P041: a time zone that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication
from publish.read.attributes import near


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Each workshop whose zone no calendar could tell the time of."""
    for workshop in publication.workshops:
        if not workshop.timezone:
            continue
        try:
            ZoneInfo(workshop.timezone)
        except (KeyError, ValueError, OSError):  # not known, no name of a zone, a folder of zones
            hint = near(workshop.timezone, available_timezones(), "write the name of a large city's: Europe/Zurich")
            yield error("P041", f"there is no time zone `{workshop.timezone}`", workshop.span, hint)


RULE = Rule(
    code="P041",
    title="a time zone that does not exist",
    explanation="""
The time zone says when a workshop begins for those who look at it from elsewhere: calendars are made with it.

Write it as the names of the zones of the world are written: a part of the world and a large city, such as
`Europe/Zurich`, `Africa/Nairobi`, `America/Santiago`.
""",
    path="content/workshops/w/workshop.md",
    bad="timezone: Europe/Zurick",
    good="timezone: Europe/Zurich",
    check=check,
)
