"""T022: a page template with an error."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T022",
    title="a page template with an error",
    explanation="""
The page templates are written in Jinja, and this one cannot be read: a tag in {% %} is not closed, or misspelt.

Correct the line that is named; compare it with the file of the same name in templates/default/print/.
""",
    path="templates/default/print/page.html.j2",
    bad="{% if part %}",
    good="{% if part %}{% endif %}",
)
