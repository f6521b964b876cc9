"""S041: a language for some documents only, of which something is not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S041",
    title="a language for some documents only, of which something is not there",
    explanation="""
`partly` in content/publication.yml names, for a language that not everything is translated into, the documents that
are: the ids of chapters, sessions, talks and workshops. Something in it is not so: the language is none of the
`languages`, or is the one everything is written in; no document is named, or one that does not exist.

The message says which. To have everything in a language, take it out of `partly`.
""",
    path="content/publication.yml",
    bad="""
partly:
  fr: [c-1.1, labuor]
""",
    good="""
partly:
  fr: [c-1.1]
""",
)
