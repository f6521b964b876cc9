"""Rules: what can be wrong, each with its code, its explanation and its examples; one file a rule.

To add a rule, add a file named for its code (`p009_nobody_speaks_it.py`) with a `RULE` in it.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from publish.checks.rule import Rule
from publish.compile import Compiled
from publish.diagnostics import Diagnostic

__all__ = ["RULES", "Rule", "check_all", "for_packs"]

_NAMED_FOR_A_CODE = re.compile(r"[a-z]\d{3}_\w+")


def _rules() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(__path__):
        if _NAMED_FOR_A_CODE.fullmatch(module.name):
            yield import_module(f"{__name__}.{module.name}").RULE


RULES: Mapping[str, Rule] = {rule.code: rule for rule in sorted(_rules(), key=lambda rule: rule.code)}
"""Every rule by its code: whatever a diagnostic may name."""


def check_all(compiled: Mapping[str, Compiled]) -> Iterator[Diagnostic]:
    """What only the whole of a language shows: every rule's own check, on every language."""
    for one in compiled.values():
        for rule in RULES.values():
            if rule.check:
                yield from rule.check(one.publication)


def for_packs(found: Iterable[Diagnostic], workshops: Iterable[str]) -> Iterator[Diagnostic]:
    """What was found, as it counts for packs: what would make a wrong one of these workshops is an error."""
    folders = tuple(f"content/workshops/{id}/" for id in workshops)
    for d in found:
        theirs = d.span is not None and d.span.path.startswith(folders)
        yield replace(d, severity="error") if theirs and d.severity == "warning" and RULES[d.code].holds_packs else d
