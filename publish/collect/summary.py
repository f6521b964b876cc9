"""The answers on a few pages: ratings as bars, by language and by group; what was chosen; what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish import cldr, walk
from publish.arrange.charts import format_of
from publish.arrange.common import capital, date_said, joined, language_said, paragraphs, text
from publish.arrange.response import FormField, Question
from publish.collect.tally import LEAST, Form, average, divided, points, ticked
from publish.model import (
    Align,
    Block,
    Blocks,
    Book,
    Chart,
    Edition,
    Heading,
    Inlines,
    Item,
    LineBreak,
    ListBlock,
    Paragraph,
    Part,
    Series,
    Table,
    Text,
    Workshop,
)
from publish.words import Words

PRODUCT = "summary"
POINTS = (1, 2, 3, 4, 5)
NONE = "–"

Parted = tuple[tuple[str, tuple[Form, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What every section needs."""

    forms: tuple[Form, ...]
    languages: Parted
    groups: Parted
    words: Words

    def parted(self) -> Iterator[tuple[str, Parted]]:
        """By what answers are told apart, where there are several."""
        for head, parts in (("Language", self.languages), ("Group", self.groups)):
            if len(parts) > 1:
                yield self.words(head), parts


def summary(workshop: Workshop, questions: tuple[Question, ...], forms: tuple[Form, ...], words: Words) -> Book:
    """The summary of the forms of a workshop, as a book of one part."""
    languages = divided(forms, lambda one: language_said(one.language, words.language))
    told = _Told(forms, languages, divided(forms, lambda one: one.group), words)
    key, title = f"{workshop.id}/summary", words("Responses")
    blocks = (*_opening(told), *(block for question in questions for block in _section(question, key, told)))
    when = capital(date_said(workshop.date, words.language))
    heads = (title, walk.plain(workshop.title))
    part = Part(key, PRODUCT, workshop.title, blocks, eyebrow=joined(title, when), heads=heads)
    edition = Edition(PRODUCT, workshop.id, words.language)
    return Book(edition, joined(walk.plain(workshop.title), title), (part,))


def _opening(told: _Told) -> Blocks:
    """How many there are, and from whom."""
    words = told.words

    def counted(parts: Parted) -> str:
        return ", ".join(f"{name} {len(forms)}" for name, forms in parts)

    lines = [words("{label}: {title}", label=words("Forms"), title=len(told.forms))]
    lines += (words("{label}: {title}", label=head, title=counted(parts)) for head, parts in told.parted())
    few = words("An average of fewer than {count} answers is not told.", count=LEAST)
    return paragraphs(*lines, few)


def _section(question: Question, key: str, told: _Told) -> Iterator[Block]:
    yield Heading(2, text(f"{question.number}. {question.title}"), f"{key}#{question.number}")
    choices = [field for field in question.fields if field.kind != "text"]
    if question.rating:
        yield from _ratings(question, key, told)
    elif choices:
        yield from _choices(question, choices, key, told)
    for field in question.fields:
        if field.kind == "text":
            yield from _texts(field, told)


# ── ratings ───────────────────────────────────────────────────────────────────


def _ratings(question: Question, key: str, told: _Told) -> Iterator[Block]:
    """The averages as bars; how often each number of points was given; averages by language and by group."""
    words, fields = told.words, question.fields
    rows = [(_named(field, question), points(told.forms, field)) for field in fields]
    means = tuple((name, average(given)) for name, given in rows)
    if any(mean is not None for _, mean in means):
        yield _bars(means, f"{key}/chart-{question.number}", words("Average"), words)
    counts = tuple(
        (name, *(str(given.count(n)) for n in POINTS), str(len(given)), _decimal(average(given), words))
        for name, given in rows
    )
    yield _table(("", *map(str, POINTS), words("Answers"), words("Average")), counts)
    for head, parts in told.parted():
        averages = tuple(
            (_named(field, question), *(_decimal(average(points(forms, field)), words) for _, forms in parts))
            for field in fields
        )
        yield _table((f"{words('Average')}, {head}", *(name for name, _ in parts)), averages)


def _named(field: FormField, question: Question) -> str:
    return field.label or question.title


def _decimal(value: float | None, words: Words) -> str:
    from babel.numbers import format_decimal

    if value is None:
        return NONE
    locale = cldr.locale(words.language)
    return format_decimal(value, "0.0", locale=locale) if locale else f"{value:.1f}"


# ── choices ───────────────────────────────────────────────────────────────────


def _choices(question: Question, fields: list[FormField], key: str, told: _Told) -> Iterator[Block]:
    """How often each box was ticked, or each option chosen: as bars, then by language and by group."""
    words = told.words
    rows = [(field, n, option) for field in fields for n, option in enumerate(field.options, 1)]
    rows += [(field, 0, field.label) for field in fields if field.kind == "tick"]
    counts = tuple((option, float(ticked(told.forms, field, n))) for field, n, option in rows)
    yield _bars(counts, f"{key}/chart-{question.number}", words("Answers"), words)
    for head, parts in told.parted():
        cells = tuple((option, *(str(ticked(forms, field, n)) for _, forms in parts)) for field, n, option in rows)
        yield _table((head, *(name for name, _ in parts)), cells)


# ── texts ─────────────────────────────────────────────────────────────────────


def _texts(field: FormField, told: _Told) -> Iterator[Block]:
    """What was written, by language, as it was written: nobody translates it here."""
    for name, forms in told.languages:
        written = [one.answers[field.name].value for one in forms if field.name in one.answers]
        if written:
            yield Heading(3, text(name), "")
            yield ListBlock(tuple(Item((Paragraph(_lines(said)),)) for said in sorted(written)))


def _lines(said: str) -> Inlines:
    """A text with its line breaks."""
    first, *rest = said.split("\n")
    return (Text(first), *(inline for line in rest for inline in (LineBreak(), Text(line))))


# ── charts and tables ─────────────────────────────────────────────────────────


def _bars(rows: tuple[tuple[str, float | None], ...], key: str, what: str, words: Words) -> Chart:
    """A bar for each row; what it shows is said to those who do not see it."""
    chart = Chart("bar", tuple(name for name, _ in rows), (Series("", tuple(v for _, v in rows)),), key=key)
    write = format_of(chart, words.language)
    alt = "; ".join(f"{name}: {write(value) or NONE}" for name, value in rows)
    named = words("{label}: {title}", label=what, title=alt)
    return Chart("bar", chart.categories, chart.series, alt=named, caption=text(what), key=key)


def _table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    numbers: tuple[Align, ...] = tuple("right" for _ in heads[1:])
    return Table(tuple(map(text, heads)), tuple(tuple(map(text, row)) for row in rows), ("left", *numbers))
