"""Front matter and publication.yml: which fields there are, and what each may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from publish import cldr
from publish.diagnostics import Diagnostic, Span, error, warning
from publish.model import Figure, Front, Partly, Settings, Source
from publish.read.attributes import near
from publish.read.yaml import Fields, Value, parse

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


def _text(value: Value) -> str:
    return " ".join(value.text.split())


def _id(value: Value) -> str:
    """An id names files in every product: lower-case, and no name that Windows keeps to itself."""
    if not _ID.fullmatch(value.text) or value.text.rstrip(".") != value.text or len(value.text) > 80:
        raise ValueError("an id has small letters, digits, dots and hyphens, such as `emm-2.6`")
    if value.text.split(".")[0] in RESERVED:
        raise ValueError(f"`{value.text}` cannot be the name of a file on Windows")
    return value.text


def _ids(value: Value) -> tuple[str, ...]:
    return tuple(_id(replace(value, texts=(text,))) for text in value.texts)


def _minutes(value: Value) -> int:
    if not value.text.isdecimal() or not 0 < int(value.text) <= 1440:
        raise ValueError("write a number of minutes, such as 120")
    return int(value.text)


def _date(value: Value) -> str:
    try:
        return datetime.date.fromisoformat(value.text).isoformat()
    except ValueError:
        raise ValueError("write the date as 2026-12-01 (year, month, day)") from None


def _month(value: Value) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", value.text):
        raise ValueError("write the date as 2026-11 or 2026-11-23")
    return _date(value) if value.text.count("-") == 2 else value.text


def _zone(value: Value) -> str:
    """A zone's name, not its rules: those are looked up where calendars are made."""
    if not re.fullmatch(r"[A-Za-z_]+(/[A-Za-z_+0-9-]+)*", value.text):
        raise ValueError("write a time zone as Europe/Zurich")
    return value.text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f"`{text}` is no language; write its code, such as en, fr, es, ar, pt-BR")
    return text


def _languages(value: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_language, value.texts)))


def _partly(value: Value) -> tuple[Partly, ...]:
    return tuple(Partly(_language(name), _ids(below), below.spans) for name, below in value.within.items())


def _address(value: Value) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]{1,500}", value.text):
        raise ValueError("write an address as https://example.org/handbook")
    return value.text


_LOGO = re.compile(r"(\S.*?\.(?:svg|png|jpe?g|gif))\s+(\S.*)")


def _logos(value: Value) -> tuple[Figure, ...]:
    """Each is a file beside the workshop, then whose logo it is, which is what a screen reader says."""
    found = [_LOGO.fullmatch(text.strip()) for text in value.texts]
    if not all(found):
        raise ValueError("write a file beside this one, then whose logo it is: ministry.svg Ministry of Labour")
    return tuple(Figure(logo[1], logo[2], span=value.span) for logo in found if logo)


def _kind(value: Value) -> str:
    if value.text not in ("deck", "session"):
        raise ValueError("a kind is `deck` or `session`; leave it out for a session")
    return value.text


def _one_of(*names: str) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        if value.text not in names:
            raise ValueError(f"write {' or '.join(f'`{name}`' for name in names)}")
        return value.text

    return read


def _leaf(value: Value) -> float:
    """From the thinnest paper to board."""
    try:
        thick = float(value.text.removesuffix("mm"))
    except ValueError:
        thick = 0.0
    if not 0.02 <= thick <= 1:
        raise ValueError("write how thick a leaf of paper is, in millimetres: 0.11")
    return thick


Schema = Mapping[str, Callable[[Value], object]]

FRONT: Schema = {
    "id": _id,
    "kind": _kind,
    "title": _text,
    "subtitle": _text,
    "audience": lambda value: value.texts,
    "chapters": _ids,
    "minutes": _minutes,
    "date": _date,
    "timezone": _zone,
    "venue": _text,
    "languages": _languages,
    "logos": _logos,
    # The Carpentries' names, read so that their lessons build as they stand.
    "teaching": _minutes,
    "exercises": _minutes,
    "break": _minutes,
}
_FOREIGN = ("teaching", "exercises", "break")

SETTINGS: Schema = {
    "title": _text,
    "source": lambda value: _language(value.text),
    "languages": _languages,
    "date": _month,
    "licence": _text,
    "brand": _id,
    "curricula": _ids,
    "workshops": _ids,
    "cut-off": _month,
    "folios": _one_of("continuous", "chapter"),
    "paper": _one_of("a4", "letter"),
    "address": _address,
    "partly": _partly,
    "leaf": _leaf,
}
_NESTED = ("partly",)


def _typed(fields: Fields, schema: Schema) -> tuple[dict[str, object], list[Diagnostic]]:
    values: dict[str, object] = {}
    found: list[Diagnostic] = []
    for name, value in fields.items():
        if name not in schema:
            hint = near(name, schema, f"fields here: {', '.join(schema)}")
            found.append(error("S021", f"unknown field `{name}`", Span(value.span.path, value.span.line), hint))
            continue
        try:
            values[name] = schema[name](value)
        except ValueError as problem:
            found.append(error("S022", f"`{name}: {value.text}` cannot be understood", value.span, str(problem)))
    return values, found


def split(source: Source) -> tuple[str, str, int]:
    """The front matter, the body with as many empty lines before it as were taken off, and the first line."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return "", source.text, 1
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return "", source.text, 1
    return "\n".join(lines[1:end]), "\n".join([""] * (end + 1) + lines[end + 1 :]), 2


def read_front(source: Source) -> tuple[Front, str, list[Diagnostic]]:
    """The front matter of a Markdown file and its body, whose lines keep their numbers.

    Errors: S020 (not YAML), S021 (unknown field), S022 (value), S023 (no front matter, or no id).
    """
    head, body, first = split(source)
    stem = source.path.rsplit("/", 1)[-1].removesuffix(".md")
    here = Span(source.path, 1)
    if not head and source.text.startswith("---"):
        found = [error("S023", "the front matter is not closed", here, "end it with a line of three hyphens: ---")]
        return Front(id=stem, span=here), "", found
    fields, found = _read(head, source.path, first)
    values, wrong = _typed(fields, FRONT)
    found += wrong
    foreign = [values.pop(name) for name in _FOREIGN if name in values]
    if "id" not in values:
        if not foreign and not found:
            hint = f"begin the file with three lines: --- and id: {stem} and ---"
            found.append(error("S023", "this file has no id", here, hint))
        values["id"] = stem
    return Front(**values, span=here), body, found  # type: ignore[arg-type]  # the schema makes the types


def _read(head: str, path: str, first: int = 1, nested: Collection[str] = ()) -> tuple[Fields, list[Diagnostic]]:
    """YAML, as `parse` has it; where it cannot be read, the lines that can be read by themselves.

    One slip must not hide which file this is, and of what kind; nor make a field look missing that is there.
    """
    fields, found = parse(head, path, first, nested)
    if found and not fields:
        kept = (line if not parse(line, path)[1] else "" for line in head.split("\n"))
        fields = parse("\n".join(kept), path, first, nested)[0]
    return fields, found


def read_settings(source: Source) -> tuple[Settings | None, list[Diagnostic]]:
    """publication.yml. Errors: S020–S022, S024 where a field that is needed is missing, S041 in `partly`."""
    fields, found = _read(source.text, source.path, nested=_NESTED)
    values, wrong = _typed(fields, SETTINGS)
    found += wrong
    for name, example in (("title", "title: Our training library"), ("source", "source: en")):
        if name not in fields:
            found.append(error("S024", f"publication.yml has no `{name}`", Span(source.path, 1), f"add: {example}"))
    if any(name not in values for name in ("title", "source")):
        return None, found
    languages = values.setdefault("languages", (values["source"],))
    if values["source"] not in languages:  # type: ignore[operator]
        values["languages"] = (values["source"], *languages)  # type: ignore[misc]
    found += _unknown(fields)
    settings = Settings(**{name.replace("-", "_"): value for name, value in values.items()})  # type: ignore[arg-type]
    return settings, [*found, *_partial(settings, fields)]


_SPELT = "write the code of the language, such as en, fr, es, ar; if this is it, let it be"


def _unknown(fields: Fields) -> Iterator[Diagnostic]:
    """S042: a language that CLDR does not know; often the code of a country. Its dates stay as they are written."""
    for name in ("source", "languages"):
        value = fields.get(name)
        for code, span in zip(value.texts, value.spans, strict=True) if value else ():
            if not cldr.locale(code):
                meant = cldr.language_of(code)
                hint = f"`{code}` is a country: did you mean `{meant}`?" if meant else _SPELT
                yield warning("S042", f"of a language `{code}` nothing is known", span, hint)


def _partial(settings: Settings, fields: Fields) -> Iterator[Diagnostic]:
    """S041: a language in `partly` that nothing is translated into, or for which nothing is named."""
    for one in settings.partly:
        span = fields["partly"].within[one.language].span
        known = [language for language in settings.languages if language != settings.source]
        if one.language == settings.source:
            message = f"`{one.language}` is the language of the source, so everything is in it"
            yield error("S041", message, span, f"take `{one.language}` out of `partly`")
        elif one.language not in known:
            message = f"`{one.language}` is partly there, but it is none of the languages"
            yield error("S041", message, span, f"write languages: [{', '.join((*settings.languages, one.language))}]")
        elif not one.ids:
            hint = f"write {one.language}: [emm-2.6, labour], or take it out, if everything is in it"
            yield error("S041", f"`{one.language}` is for some documents only, but none is named", span, hint)
