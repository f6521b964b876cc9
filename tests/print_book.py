"""A small book made by hand, with every kind of block and inline that print knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from publish.model import (
    Attributes,
    Block,
    Blocks,
    Book,
    Box,
    Break,
    Code,
    CodeBlock,
    Column,
    Columns,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Edition,
    Emphasis,
    Field,
    Figure,
    Footnote,
    Heading,
    IndexEntry,
    Inlines,
    Item,
    LineBreak,
    Link,
    ListBlock,
    PageOf,
    Paragraph,
    Part,
    Quote,
    Reference,
    Room,
    Strong,
    Table,
    Term,
    Text,
)
from publish.render import brand as brands
from publish.render.brand import Brand

PRINT = Path(__file__).parents[1] / "templates" / "default" / "print"
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40">
<rect x="1" y="1" width="70" height="38" fill="#f3f5f4" stroke="#3b4c9b"/><text x="36" y="24" text-anchor="middle"
font-family="Source Sans 3" font-size="9">before</text>
<rect x="89" y="1" width="70" height="38" fill="#f3f5f4" stroke="#3b4c9b"/><text x="124" y="24" text-anchor="middle"
font-family="Source Sans 3" font-size="9">after</text></svg>"""
IMAGES = {"content/images/cycle.svg": DRAWING}

PROSE = (
    "A worker who crosses a border carries rights along. Some belong to every human being, some to every worker, "
    "and some to those whose stay and work are authorised. An administration that designs a scheme begins with two "
    "lists: what it is bound to, and what it has chosen to offer."
)


@lru_cache(maxsize=1)
def brand() -> Brand:
    """The default brand, as it is shipped."""
    read, found = brands.read({path.name: path.read_bytes() for path in PRINT.iterdir() if path.is_file()})
    assert read is not None, found
    return read


def t(*texts: str) -> Inlines:
    return tuple(Text(text) for text in texts)


def p(*said: str | Inlines, key: str = "") -> Paragraph:
    return Paragraph(tuple(i for one in said for i in (t(one) if isinstance(one, str) else one)), key)


def items(*said: str, ordered: bool = False) -> ListBlock:
    return ListBlock(tuple(Item((p(text),)) for text in said), ordered)


def note(key: str, said: str) -> Inlines:
    return (Footnote(key, (p(said),)),)


TABLE = Table(
    (t("Instrument"), t("Adopted"), t("What it adds")),
    (
        (t("ILO Convention 97, Migration for Employment (Revised)"), t("1949"), t("Equal treatment for workers")),
        (t("ILO Convention 143, Migrant Workers"), t("1975"), t("Basic rights of all migrant workers")),
        (t("Convention on the Rights of All Migrant Workers"), t("1990"), t("Members of families")),
    ),
    ("left", "right", "left"),
    t("Table 1. Instruments on migrant workers"),
    "emm-2.6#tbl-instruments",
)

EVERY_INLINE = p(
    "Plain & <b>escaped</b>, ",
    (Strong(t("strong")), Text(", "), Emphasis(t("stressed")), Text(", "), Code("x = 1"), Text(", ")),
    (Link("https://example.org/a?b=1&c=2", t("outwards")), Text(", "), Link("javascript:alert(1)", t("harmless"))),
    (LineBreak(), Term("remittance", t("remittances")), IndexEntry(t("money")), Text(", ")),
    (Reference("emm-2.6#tbl-instruments", (*t("Table 1, page "), PageOf("emm-2.6#tbl-instruments"))), Text(" and ")),
    (Reference("emm-2.7", t("2.7 The next chapter")), Text(" and "), Reference("nowhere#at-all", t("nowhere"))),
    note("emm-2.6#fn-1", "International Labour Organization, Convention 97, 1949."),
    (Text("."),),
    key="emm-2.6#every-inline",
)

EVERY_BLOCK: Blocks = (
    Heading(2, t("Rights and protection"), "emm-2.6#rights"),
    p(PROSE),
    EVERY_INLINE,
    TABLE,
    Heading(3, t("What stands in the way"), "emm-2.6#way"),
    items("One reason", "Another reason"),
    ListBlock((Item((p("First"), items("Nested", "Twice"))), Item((p("Second"),))), True, 3),
    DefinitionList((Definition(t("Corridor"), (p("Two countries and those who move."),), "emm-2.6#corridor"),)),
    Figure(
        "content/images/cycle.svg", "Two boxes: before, after", t("Figure 1. Before and after"), "emm-2.6#fig-cycle"
    ),
    Box(
        "key-messages",
        (items("Policy must look at all three.", "Equal treatment protects both."),),
        label="Key messages",
    ),
    Columns((Column((p("On the left"),), t("Left")), Column((p("On the right"),), t("Right")))),
    Quote((p("No one is illegal."),)),
    CodeBlock("make handbook"),
    Break(),
    Box(
        "exercise",
        (
            p("Draft the three clauses on which everything else will depend."),
            Room(3, "emm-2.6.bilateral", "Exercise 1"),
        ),
        t("A bilateral agreement"),
        "emm-2.6#bilateral",
        attributes=Attributes(minutes=30),
        label="Exercise 1 · 30 minutes · groups of five",
    ),
    Box("variant", (p("Regional free movement comes first."),), label="In Africa"),
    Box("callout", (p("A boxed passage."),), t("By the way")),
)


def opening() -> tuple[Block, ...]:
    questions = items("Why do people cross borders to work?", "What does a country gain and risk?", ordered=True)
    within = (Reference("emm-2.6#rights", t("Rights and protection")), Text(" · Two exercises"))
    return (
        Box("guiding-questions", (questions,), key="emm-2.6#guiding-questions", label="Guiding questions"),
        Box("in-this-chapter", (Paragraph(within),), label="In this chapter"),
    )


def handbook(language: str = "en") -> Book:
    """Cover, imprint, contents, a volume with two chapters, a glossary."""
    entries = (
        ContentsEntry(1, "2", t("Developing Migration Policy"), "emm-2", 2),
        ContentsEntry(2, "2.6", t("Migration and Labour"), "emm-2.6", 2),
        ContentsEntry(3, "", t("Rights and protection"), "emm-2.6#rights", 2),
        ContentsEntry(2, "2.7", t("The next chapter"), "emm-2.7", 2),
        ContentsEntry(1, "", t("Glossary"), "glossary"),
    )
    heads = ("Volume 2 · Developing Migration Policy", "2.6 Migration and Labour")
    parts = (
        Part(
            "emm",
            "cover",
            t("Essentials of Migration Management"),
            (p("A library"), p("November 2026"), p("English")),
            eyebrow="Handbook",
            folio=False,
        ),
        Part("imprint", "imprint", t("Imprint"), (p("Licence: CC BY-SA 4.0"),), opens="next", folio=False),
        Part("emm/contents", "contents", t("Contents"), (Contents(entries),), heads=("", "Contents")),
        Part(
            "emm-2",
            "volume",
            t("Developing Migration Policy"),
            (p("What it is about."),),
            "2",
            "Volume 2",
            volume=2,
            folio=False,
        ),
        Part(
            "emm-2.6",
            "chapter",
            t("Migration and Labour"),
            (*opening(), *EVERY_BLOCK, *(p(PROSE) for _ in range(9))),
            "2.6",
            heads[0],
            heads,
            2,
        ),
        Part(
            "emm-2.7",
            "chapter",
            t("The next chapter"),
            (p("See ", (Reference("emm-2.6#rights", t("rights")),)),),
            "2.7",
            heads[0],
            heads,
            2,
        ),
        Part(
            "glossary",
            "glossary",
            t("Glossary"),
            (DefinitionList((Definition(t("Remittance"), (p("Money sent home."),), "glossary#remittance"),)),),
            heads=("", "Glossary"),
        ),
    )
    return Book(
        Edition("handbook", "emm", language),
        "Essentials of Migration Management · Handbook",
        parts,
        revision="0123456789ab",
    )


def worksheet(language: str = "en") -> Book:
    """A sheet with each kind of field."""
    fields = tuple(
        Paragraph((Text(label), Field(f"labour.{name}", label)))
        for name, label in (("name", "Name (optional)"), ("group", "Group and room"), ("date", "Date"))
    )
    ticks = ListBlock(
        tuple(
            Item((p(text),), f"labour.who.{n}")
            for n, text in enumerate(("Ministry of labour", "Employers", "Trade unions"), 1)
        )
    )
    choices = ListBlock(
        tuple(Item((p(text),), "labour.when.1", n) for n, text in enumerate(("This year", "Next year", "Later"), 1)),
        label="Question 3: When?",
    )
    cells = Table(
        (t("Clause"), t("Office")),
        tuple((t(str(n)), (Field(f"labour.bilateral.r{n}c2", f"{n}, Office"),)) for n in (1, 2, 3)),
        ("left", "left"),
    )
    blocks: Blocks = (
        Box("fields", fields),
        Box(
            "question",
            (p("Which matters most in your country, and why?"), Room(4, "labour.priorities", "Question 1")),
            key="labour#priorities",
            label="Question 1",
        ),
        Box("question", (p("Who takes part?"), ticks), key="labour#who", label="Question 2"),
        Box("question", (p("When?"), choices), key="labour#when", label="Question 3"),
        Box(
            "exercise",
            (p("Draft three clauses."), cells, Room(4, "labour.bilateral", "Exercise 1")),
            t("A bilateral agreement"),
            "labour#bilateral",
            label="Exercise 1 · 30 minutes",
        ),
        Box("take-home", (Room(2, "labour.take-home", "To take home"),), label="To take home"),
    )
    part = Part(
        "labour",
        "sheet",
        t("Migration and Labour"),
        blocks,
        eyebrow="Participant's worksheet",
        heads=("Participant's worksheet", "Migration and Labour"),
        volume=2,
    )
    return Book(Edition("worksheet", "labour", language), "Migration and Labour · Participant's worksheet", (part,))
