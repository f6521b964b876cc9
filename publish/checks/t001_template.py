"""T001: a slide template that cannot be read."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T001",
    title="a slide template that cannot be read",
    explanation="""
The master is no PowerPoint file, unpacks to far more than a template has, or slides.yml says something that has no
meaning there. Without a template no deck can be made; those built before stay as they are.

Save the master again from PowerPoint or LibreOffice as .pptx; correct the line of slides.yml that is named.
""",
    path="templates/default/slides/slides.yml",
    bad="master: masters.pptx",
    good="master: master.pptx",
)
