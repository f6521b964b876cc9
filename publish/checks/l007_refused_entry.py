"""L007: an entry of a translator's file that is refused."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L007",
    title="an entry of a translator's file that is refused",
    explanation="""
It is not sure what this row of an XLIFF file or spreadsheet means: its source text was changed, it stands there
twice, the project has no such entry any more, or somebody has changed the catalog since the file was exported.
A wrong guess would put a translation under the wrong passage. The catalog stays as it is for this entry; the other
rows are taken.

Do what the message says; where it says so, run `publish translations export` again and carry the translation over.
""",
)
