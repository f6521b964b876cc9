"""What a rule is: a code, its page for people, its examples, and perhaps a check of its own.

Most mistakes are found where they are read; such a rule is a page only. What shows in the whole of a
language alone is looked for by the rule's own `check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from publish.diagnostics import Diagnostic
from publish.model import Publication
from publish.values import dataclass

Check = Callable[[Publication], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`explanation` says what it is, why it matters and what to do, to people who do not program.

    `bad` and `good` are tried by the tests in a small project: in the file `path`, where `good` stands
    `bad` is put; where it does not stand yet, each is written at the end, or is the whole file. A rule
    about something that no text shows (a lost worker, an encoding) has no example.

    `holds_packs`: a warning that lets handbooks be built, but no pack of a workshop: it would send people to
    the wrong place, or leave them without anybody.
    """

    code: str
    title: str
    explanation: str
    path: str = ""
    bad: str = ""
    good: str = ""
    check: Check | None = None
    holds_packs: bool = False
