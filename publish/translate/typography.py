"""The spaces and apostrophes a language is printed with.

Quotation marks stay as the translator wrote them. Works on text only: the target of a link and
code are other inlines; addresses that stand in a text are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from publish import walk
from publish.model import Block, Blocks, Box, Chart, Figure, IndexEntry, Inline, Inlines, Series, Sheet, Table, Text

NARROW = "\u202f"
WIDE = "\u00a0"

DECIMAL = re.compile(r"[-−]?\d+\.\d+(\s?%)?")
DECIMAL_COMMA = frozenset(
    re.findall(r"\w+", "bg ca cs da de el es fi fr hr hu id it lt lv nl pl pt ro ru sk sl sr sv tr uk vi")
)
"""Languages that write a comma before decimals (CLDR); the United Nations do so in Spanish, everywhere."""

Rule = Callable[[str], str]

# Addresses: what precedes their closing punctuation.
# (Each alternative can begin at the start of a word only: else a long word would take quadratic time.)
ADDRESS = re.compile(
    r"((?<![\w.+-])(?:[a-z][a-z0-9+.-]*://|www\.)\S*[\w/#=&%~-]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)

IN_ADDRESSES = ("://", "@")
"""Without one of these, or `www.`, there is no address in a text."""


def typeset(text: str, language: str) -> str:
    """`text` as its language is printed; the same again if it is typeset twice."""
    rule = RULES.get(language.lower().replace("_", "-").partition("-")[0])
    if rule is None:
        return text
    if not any(sign in text for sign in IN_ADDRESSES) and "www." not in text.lower():
        return rule(text)
    # With one group, split gives text and addresses by turns.
    return "".join(part if i % 2 else rule(part) for i, part in enumerate(ADDRESS.split(text)))


def typeset_inlines(run: Inlines, language: str, source: str = "") -> Inlines:
    """A run of text as its language is printed; passages that it lacks, as that of the `source` is."""
    return walk.rewrite_inlines(run, _inline_rule(language), None, _inline_rule(source))


def typeset_blocks(blocks: Blocks, language: str, source: str = "") -> Blocks:
    """Blocks as their language is printed, with what is said about pictures and exercises."""

    def block_rule(block: Block) -> Blocks:
        return (_typeset_attributes(block, language),)

    return walk.rewrite(blocks, block_rule, _inline_rule(language), _inline_rule(source))


def _inline_rule(language: str) -> walk.InlineRule:
    def rule(inline: Inline) -> Inlines:
        if isinstance(inline, IndexEntry):
            entry, under, see = (typeset(said, language) for said in (inline.entry, inline.under, inline.see))
            return (replace(inline, entry=entry, under=under, see=see),)
        if not isinstance(inline, Text) or (said := typeset(inline.text, language)) == inline.text:
            return (inline,)
        return (Text(said),)

    return rule


def _typeset_attributes(block: Block, language: str) -> Block:
    match block:
        case Figure():
            return replace(block, alt=typeset(block.alt, language))
        case Chart():
            return _typeset_chart(block, language)
        case Table():
            return _typeset_table(block, language)
        case Box():
            said = block.attributes
            method, materials = typeset(said.method, language), typeset(said.materials, language)
            return replace(block, attributes=replace(said, method=method, materials=materials))
        case _:
            return block


def _typeset_chart(chart: Chart, language: str) -> Chart:
    def said(text: str) -> str:
        return typeset(text, language)

    series = tuple(Series(said(one.name), one.values) for one in chart.series)
    categories = tuple(map(said, chart.categories))
    return replace(chart, alt=said(chart.alt), head=said(chart.head), categories=categories, series=series)


def _typeset_table(table: Table, language: str) -> Table:
    """Numbers in columns that are set to the right: data, which nobody translates. `2.6` elsewhere is a chapter."""
    if language.partition("-")[0] not in DECIMAL_COMMA or "right" not in table.align:
        return table
    rows = (
        tuple(_number(cell) if side == "right" else cell for cell, side in zip(row, table.align, strict=True))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _number(cell: Inlines) -> Inlines:
    match cell:
        case (Text(said),) if DECIMAL.fullmatch(said):
            return (Text(said.replace(".", ",")),)
        case _:
            return cell


def typeset_sheet(sheet: Sheet, language: str, source: str = "") -> Sheet:
    """The cells of a CSV file as their language is printed."""
    rows = (
        tuple(replace(cell, content=typeset_inlines(cell.content, language, source)) for cell in row)
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows))


# ── apostrophes ───────────────────────────────────────────────────────────────

BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
ELISION = re.compile(r"(?<=[^\W\d_])'(?=[\w«“‘(]|$)")
POSSESSIVE = re.compile(r"(?<=[^\W\d_])'(?=\w|[\s.,;:!?)»”…]|$)|(?<=\d)'(?=s\b)|^'(?=s\b)")
OPENING = re.compile(r"(?:^|[\s(«“])'(?!s\b)\w")


def _letters(text: str) -> str:
    return BETWEEN_LETTERS.sub("’", text)


def _english(text: str) -> str:
    """Where a straight quotation mark opens, one may close as well: then only those within words are sure."""
    if "'" not in text:
        return text
    return _letters(text) if OPENING.search(text) else POSSESSIVE.sub("’", text)


def _elisions(text: str) -> str:
    """As in « l'État », and where what follows is another inline: « l'**État** »."""
    return _letters(text) if OPENING.search(text) else ELISION.sub("’", text)


# ── French ────────────────────────────────────────────────────────────────────

# A sign at the very start of a text follows another inline (« la *traite* ? »): it gets its space as well.
# A sign is one where a space, a closing mark or the end follows: so not in 09:30, `a;b`, “?x=1”.
HIGH = re.compile(r"(?:^|(?<=[^\s!?;(\[]))\s*(?=[!?;](?:[\s!?.…,)\]»”’]|$))")
COLON = re.compile(r"(?<![\s:(\[])\s*:(?=[\s«“]|$)")
PER_CENT = re.compile(r"(?<=\d)\s+(?=[%‰])")


def _french(text: str) -> str:
    """Spaces of the *Lexique des règles typographiques en usage à l'Imprimerie nationale*.

    A narrow no-break space before ; ! ? and inside « », a no-break space before the colon.
    """
    text = _elisions(text)
    text = re.sub(r"«\s*", f"«{NARROW}", text)
    text = re.sub(r"(?<!\s)\s*»", f"{NARROW}»", text)
    text = HIGH.sub(NARROW, text)
    text = COLON.sub(f"{WIDE}:", text)
    return PER_CENT.sub(NARROW, text)


RULES: Mapping[str, Rule] = {"en": _english, "es": _letters, "fr": _french}
"""By the first part of the language's tag; a language that is not here is left as it is."""
