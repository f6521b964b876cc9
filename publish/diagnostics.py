"""Where things stand in the sources, and what is wrong with them.

A mistake of an author is a value, a `Diagnostic`, never an exception; passes collect
them and hand them on, and only the command line shows them, all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]
ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source: `path` relative to the project, `line` and `column` from 1; 0 is unknown."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell the people: what (`message`), where (`span`), what to do (`hint`).

    `code` has the letter of its family: S source, R reference, P programme, L language,
    F fit, T template, K leak, O output. `key` names a block where no line is known.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""
    key: str = ""


Diagnostics = tuple[Diagnostic, ...]


def error(code: str, message: str, span: Span | None = None, hint: str = "", key: str = "") -> Diagnostic:
    """A `Diagnostic` that stops a build."""
    return Diagnostic(code, "error", message, span, hint, key)


def warning(code: str, message: str, span: Span | None = None, hint: str = "", key: str = "") -> Diagnostic:
    """A `Diagnostic` that stops a build only under `--strict`."""
    return Diagnostic(code, "warning", message, span, hint, key)


def note(code: str, message: str, span: Span | None = None, hint: str = "", key: str = "") -> Diagnostic:
    """A `Diagnostic` that only informs (a slide was split, a font stands in for another)."""
    return Diagnostic(code, "note", message, span, hint, key)


def counted(number: int, noun: str) -> str:
    """“1 file”, “2 files”: for what is told on the terminal, which is in English."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tidy(found: Iterable[Diagnostic]) -> Diagnostics:
    """Each diagnostic once, in the order in which a person works through files."""
    nowhere = Span("￿")
    return tuple(sorted(dict.fromkeys(found), key=lambda d: (d.span or nowhere, ORDER[d.severity], d.code, d.message)))


def failed(found: Iterable[Diagnostic], strict: bool = False) -> bool:
    """Whether these stop a build: errors do; under `strict`, warnings too."""
    stopping = ("error", "warning") if strict else ("error",)
    return any(d.severity in stopping for d in found)


def show(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """The diagnostic as shown on a terminal, with the line it is about.

    `sources` maps a path to its text; a path that is not in it is shown without the line.
    """
    d = diagnostic
    parts = [f"{d.severity}[{d.code}]: {d.message}"]
    if d.span:
        parts.append(f" --> {d.span}")
        parts += _excerpt(d.span, sources.get(d.span.path, ""))
    elif d.key:
        parts.append(f" --> {d.key}")
    if d.hint:
        parts.append(f"   = help: {d.hint}")
    return "\n".join(parts)


def _excerpt(span: Span, text: str) -> list[str]:
    lines = text.splitlines()
    if not 0 < span.line <= len(lines):
        return []
    # Tabs would shift the marks; very long lines are cut around the column.
    line = lines[span.line - 1].replace("\t", " ")
    start = max(0, span.column - 60) if len(line) > 100 else 0
    margin = " " * len(str(span.line))
    shown = [f"{margin} |", f"{span.line} | {line[start : start + 100]}"]
    if span.column:
        width = max(1, min(span.length or 1, len(line) - span.column + 1))
        shown.append(f"{margin} | {' ' * (span.column - 1 - start)}{'^' * width}")
    return shown


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """The diagnostic for a machine: the fields of `Diagnostic`, the span flattened."""
    d = diagnostic
    return {
        "code": d.code,
        "severity": d.severity,
        "message": d.message,
        "path": d.span.path if d.span else None,
        "line": d.span.line if d.span else None,
        "column": d.span.column if d.span else None,
        "length": d.span.length if d.span else None,
        "hint": d.hint,
        "key": d.key or None,
    }


def from_json(said: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic that `as_json` made this of; KeyError or TypeError if it did not."""
    path = said["path"]
    span = Span(path, said["line"], said["column"], said["length"]) if path is not None else None
    return Diagnostic(said["code"], said["severity"], said["message"], span, said["hint"], said["key"] or "")
