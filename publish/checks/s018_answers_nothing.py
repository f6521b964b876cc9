"""S018: an answer or feedback that answers nothing."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S018",
    title="an answer or feedback that answers nothing",
    explanation="""
A model answer, or feedback, belongs to the exercise or question just before it; with something else in between
nobody knows to which, and an included exercise would come without its answer.

Move it up, just below its exercise or question.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.question #why}
Why do people move?
:::

Talk about it.

::: answer
For many reasons at once.
:::
""",
    good="""
::: {.question #why}
Why do people move?
:::

::: answer
For many reasons at once.
:::

Talk about it.
""",
)
