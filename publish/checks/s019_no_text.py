"""S019: a file that cannot be read as text."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S019",
    title="a file that cannot be read as text",
    explanation="""
The file is not text in the encoding UTF-8, is larger than 30 MB, or may not be opened. Windows programs often
save Latin-1 or UTF-16: then é and ñ come out wrong, so the file is not read at all.

Open it in your editor and save it with the encoding UTF-8 (in Notepad: Save as, Encoding), and copy it from
another place if you may not open it.
""",
)
