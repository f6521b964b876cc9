"""Tables that are data: closed sets of columns, in the words of the field.

Their heads are keywords and stay as they are in every language; only the columns named in
`translated` hold messages. Where such a table stands: a session plan opens with its run sheet;
a workshop has one under each of its fixed headings.
"""

from __future__ import annotations

from publish.diagnostics import Diagnostic, Span, error
from publish.read.attributes import near
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class TableKind:
    """`needed` and `optional` columns; `translated` are those whose cells people read."""

    name: str
    heading: str
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return self.needed + self.optional


RUN_SHEET = TableKind(
    "run-sheet",
    "",
    ("Min", "Activity"),
    ("Method", "Materials", "Lead", "If late"),
    ("Activity", "Method", "Materials", "Lead", "If late"),
)

WORKSHOP_TABLES = (
    TableKind("programme", "Programme", ("Start", "Min", "Session"), ("Day", "Groups", "Rooms"), ("Session",)),
    TableKind("rooms", "Rooms", ("Room",), ("Languages", "Seats", "Equipment"), ("Equipment",)),
    TableKind("groups", "Groups", ("Group",), ("Room", "Languages", "People")),
    TableKind("facilitators", "Facilitators", ("Name",), ("Languages", "Leads", "Not available")),
    TableKind("teams", "Teams", ("Start", "Lead"), ("Day", "Group", "Co-facilitator", "Rapporteur", "Interpreter")),
)

BY_HEADING = {kind.heading: kind for kind in WORKSHOP_TABLES}
BY_NAME = {kind.name: kind for kind in (RUN_SHEET, *WORKSHOP_TABLES)}


def check_columns(kind: TableKind, header: tuple[str, ...], span: Span) -> list[Diagnostic]:
    """S010 for each column that is unknown, missing or there twice."""
    title = kind.heading or "run sheet"
    found = []
    for name in header:
        if name not in kind.columns:
            hint = near(name, kind.columns, f"columns of this table: {', '.join(kind.columns)}")
            found.append(error("S010", f"the table “{title}” has no column `{name}`", span, hint))
        elif header.count(name) > 1:
            found.append(error("S010", f"the column `{name}` stands twice", span, "keep one of them"))
    missing = (name for name in kind.needed if name not in header)
    needs = f"the table “{title}” needs a column"
    return found + [error("S010", f"{needs} `{name}`", span, "add it to the head") for name in missing]
