"""Attributes as pandoc writes them: `{.exercise #bilateral minutes="30"}`, for blocks, headings and captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from publish.diagnostics import Diagnostic, Span, error, warning
from publish.model import NO_ATTRIBUTES, Attributes
from publish.values import dataclass

_PART = re.compile(
    r"""\s*(?:
        \.(?P<class>[\w-]+)
      | \#(?P<id>[\w:.-]+)
      | (?P<name>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+))
    )""",
    re.VERBOSE,
)
CURLY_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Raw:
    """Attributes as written: classes, an id, and name–value pairs."""

    classes: tuple[str, ...] = ()
    id: str = ""
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        return dict(self.pairs).get(name, "")


def parse(text: str) -> Raw | None:
    """What stands between the braces; None if it is not attributes."""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    id, at = "", 0
    text = text.translate(CURLY_QUOTES).rstrip()
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            return None
        at = part.end()
        if part["class"]:
            classes.append(part["class"])
        elif part["id"]:
            id = part["id"]
        else:
            pairs.append((part["name"], part["quoted"] if part["quoted"] is not None else part["bare"]))
    return Raw(tuple(classes), id, tuple(pairs))


def trailing(text: str) -> tuple[str, Raw]:
    """`Title {#id layout="x"}` → the title, and its attributes (none if the braces hold something else)."""
    found = re.search(r"\s*\{([^{}]*)\}\s*$", text)
    raw = parse(found[1]) if found and found[1].strip() else None
    return (text[: found.start()], raw) if found and raw else (text, Raw())


def _words(value: str) -> tuple[str, ...]:
    return tuple(re.split(r"[\s,]+", value.strip())) if value.strip() else ()


def _number(low: int, high: int) -> Callable[[str], int]:
    def convert(value: str) -> int:
        number = int(value)
        if not low <= number <= high:
            raise ValueError
        return number

    return convert


# attribute → how its text becomes a value, and what to say when it cannot
_CONVERT: Mapping[str, tuple[Callable[[str], object], str]] = {
    "minutes": (_number(1, 1440), "a number of minutes, from 1 to 1440"),
    "lines": (_number(1, 60), "a number of ruled lines, from 1 to 60"),
    "width": (_number(1, 100), "a share of the width, from 1 to 100"),
    "volume": (_number(1, 99), "the number of a volume"),
    "sessions": (_words, "ids of sessions, with spaces between"),
    "hidden": (lambda value: value in ("", "true", "yes"), "true"),
    "incremental": (lambda value: value in ("", "true", "yes"), "true"),
}
FLAGS = ("hidden", "incremental")
"""Attributes that are also written as a class: `{.hidden}`."""


def near(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint: the known word that was probably meant, else `otherwise`."""
    spelled = {name.lower(): name for name in sorted(known)}
    found = get_close_matches(word.lower(), spelled, 1, 0.6)
    return f"did you mean `{spelled[found[0]]}`?" if found else otherwise


def convert(raw: Raw, allowed: tuple[str, ...], where: str, span: Span) -> tuple[Attributes, list[Diagnostic]]:
    """Typed attributes of `where` (“`exercise`”, “a heading”), and S004/S005 for what it does not take."""
    values: dict[str, object] = {}
    found: list[Diagnostic] = []
    pairs = raw.pairs + tuple((name, "true") for name in raw.classes if name in FLAGS)
    for name, value in pairs:
        if name not in allowed:
            takes = f"{where} takes: {', '.join(allowed)}" if allowed else f"{where} takes no attributes"
            found.append(error("S004", f"{where} has no attribute `{name}`", span, near(name, allowed, takes)))
            continue
        to, wanted = _CONVERT.get(name, (str, ""))
        try:
            values[name] = to(value)
        except ValueError:
            found.append(error("S005", f'`{name}="{value}"` cannot be understood', span, f"write {wanted}"))
    return (_typed(values) if values else NO_ATTRIBUTES), found


def _typed(values: Mapping[str, object]) -> Attributes:
    return Attributes(**values)  # type: ignore[arg-type]  # the converters above make the types


def curly(line: str, span: Span) -> Diagnostic:
    """S008: curly quotes as Word and macOS type them; read as straight ones, and the line corrected."""
    fixed = line.translate(CURLY_QUOTES).strip()
    return warning("S008", "curly quotes in attributes", span, f"other tools need straight ones: {fixed}")
