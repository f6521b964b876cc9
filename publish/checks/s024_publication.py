"""S024: publication.yml is missing or lacks a field."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S024",
    title="publication.yml is missing or lacks a field",
    explanation="""
The file content/publication.yml makes a folder a project: it says how the publication is called (`title`), in which
language it is written (`source`) and into which it is translated (`languages`).

Add the field; `publish init FOLDER` writes a whole example.
""",
    path="content/publication.yml",
    bad="source: en",
    good="""
title: A library
source: en
""",
)
