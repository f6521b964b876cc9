"""T024: no profile of the printing press."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T024",
    title="no profile of the printing press",
    explanation="""
A file for a printing house (`--press`) says for which press it is made, and its colours are mixed for that press. This
is what a profile is for: a file that ends in `.icc`, for four inks. Without one, colours are mixed by a plain rule and
come out darker or duller than they should. The file does not call itself PDF/X-4 then: that has to contain a profile.

Ask the printing house which profile it wants, and put it into the `print` folder of your brand as `press.icc`. Most
have one of the European Color Initiative (eci.org); Debian and Ubuntu have free ones: package `icc-profiles-free`.
""",
)
