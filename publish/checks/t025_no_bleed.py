"""T025: a print template that is not made for a printing house."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T025",
    title="a print template that is not made for a printing house",
    explanation="""
A file for a printing house (`--press`) needs a cover in one piece, with its spine, and colours that reach 3 mm beyond
the edge of the page, since no knife cuts to the hair. A brand with a `print.css` of its own takes nothing from the
default one. Where it has no `jacket.html.j2`, books have no cover; where it has no `press.css`, or measures nothing
with `--bleed`, colours end at the edge, and a white line may show there.

Copy the file that is named from templates/default/print/ and change it. In `print.css`, let what reaches the edge reach
beyond it: `margin-top: calc(-27mm - var(--bleed))`.
""",
)
