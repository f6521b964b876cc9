"""A small publication made by hand: two chapters, a session that includes an exercise, a talk, a workshop."""

from __future__ import annotations

from collections.abc import Iterator

from publish import walk
from publish.model import (
    Activity,
    Attributes,
    Blocks,
    Book,
    Box,
    Chapter,
    Contents,
    Curriculum,
    Deck,
    Definition,
    DefinitionList,
    Edition,
    Facilitator,
    Field,
    Figure,
    GlossaryEntry,
    Group,
    Heading,
    IndexEntry,
    Inline,
    Inlines,
    Item,
    LineBreak,
    ListBlock,
    MeetingRoom,
    PageOf,
    Paragraph,
    Part,
    Publication,
    Reference,
    Room,
    Session,
    Settings,
    Slide,
    Slot,
    Table,
    Talk,
    Term,
    Text,
    Volume,
    Workshop,
)

# ── making ────────────────────────────────────────────────────────────────────


def run(*content: str | Inline) -> Inlines:
    return tuple(Text(one) if isinstance(one, str) else one for one in content)


def p(*content: str | Inline) -> Paragraph:
    return Paragraph(run(*content))


def box(
    role: str,
    key: str,
    *blocks: str | Paragraph | Table | ListBlock | Box | Figure,
    title: str = "",
    **attributes: object,
) -> Box:
    inner = tuple(p(block) if isinstance(block, str) else block for block in blocks)
    return Box(role, inner, run(title) if title else (), key, attributes=Attributes(**attributes))


def table(key: str, caption: str, *rows: str) -> Table:
    """Rows as `a | b`; the first is the header."""
    cells = [tuple(run(cell.strip()) if cell.strip() else () for cell in row.split("|")) for row in rows]
    return Table(cells[0], tuple(cells[1:]), ("left",) * len(cells[0]), run(caption) if caption else (), key)


def notes(key: str, **said: str) -> Box:
    terms = tuple(Definition(run(term), (p(text),), f"labour#{term.lower()}") for term, text in said.items())
    return Box("notes", (DefinitionList(terms),), key=key)


# ── the publication ───────────────────────────────────────────────────────────

BILATERAL = box(
    "exercise",
    "emm-2.6#bilateral",
    "Draft three clauses.",
    title="A bilateral agreement",
    minutes=30,
    method="groups of five",
    materials="cards, flipchart",
)
BILATERAL_ANSWER = box("answer", "emm-2.6#answer", "SECRET-ANSWER")
QUESTIONS = box("guiding-questions", "emm-2.6#guiding-questions", "Why do people move?")
TERMS = Chapter(
    "emm-1.1",
    "1.1",
    run("Terminology"),
    (
        Heading(2, run("Words"), "emm-1.1#words"),
        p("See ", Reference("emm-2.6#tbl-instruments", page=True), " and ", Reference("labour"), "."),
    ),
    1,
)
LABOUR = Chapter(
    "emm-2.6",
    "2.6",
    run("Migration and Labour"),
    (
        box("objectives", "emm-2.6#objectives", "Say who moves."),
        QUESTIONS,
        Heading(2, run("Why people move"), "emm-2.6#why"),
        p(
            Term("remittances", run("Remittances")),
            " and ",
            Term("unknown", run("others")),
            "; ",
            Reference("emm-2.6#tbl-instruments"),
            ", ",
            Reference("emm-2.6#fig-cycle", page=True),
            ", ",
            Reference("emm-1.1"),
            ", ",
            Reference("emm-2.6#bilateral"),
            ", ",
            Reference("emm-1.1#words", run("these words")),
            ".",
        ),
        table("emm-2.6#tbl-flows", "Flows", "Year | People", "2020 | many"),
        Figure("images/cycle.svg", "A ring", run("The cycle"), "emm-2.6#fig-cycle"),
        table("emm-2.6#tbl-plain", "", "A | B", "1 | 2"),
        box("callout", "emm-2.6#callout", "Mind this."),
        box("variant", "emm-2.6#africa", "In one region.", region="Africa"),
        box("facilitator", "emm-2.6#inside", table("emm-2.6#tbl-secret", "SECRET-TABLE", "A | B", "1 | 2")),
        BILATERAL,
        BILATERAL_ANSWER,
        box("feedback", "emm-2.6#feedback", "POINTS"),
        box("exercise", "emm-2.6#offer", "Read the offer.", title="A job offer", minutes=1),
        box("answer", "emm-2.6#answer-2", "SECOND-ANSWER"),
        Heading(2, run("Afterwards"), "emm-2.6#after"),
        table("emm-2.6#tbl-instruments", "Instruments", "Name | Year", "C97 | 1949"),
        box("key-messages", "emm-2.6#key-messages", "People move for many reasons."),
    ),
    2,
)


def activity(key: str, title: str, minutes: int, materials: str, *blocks: Box | Paragraph) -> Activity:
    return Activity(
        f"labour#{key}",
        run(title),
        minutes,
        run("groups of five"),
        run(materials) if materials else (),
        run("lead"),
        run("LATE"),
        blocks,
    )


TICKS = ListBlock(tuple(Item((p(name),), f"labour#bodies.{n}") for n, name in enumerate(("Labour", "Interior"), 1)))
SESSION = Session(
    "labour",
    run("Labour at Work"),
    ("emm-2.6",),
    (),
    (
        activity(
            "opening",
            "Opening",
            10,
            "flipchart",
            box("slide", "labour#why", "SLIDE-TEXT", title="Why this session"),
            notes("labour#notes", Say="SAY-THIS", Do="DO-THIS"),
        ),
        activity(
            "questions",
            "Questions",
            40,
            "Flipchart, cards",
            QUESTIONS,
            box("question", "labour#priorities", "Which matter most?", lines=6),
            box("answer", "labour#answer", "SESSION-ANSWER"),
            box("question", "labour#bodies", "Who takes part?", TICKS),
            box("question", "labour#stages", table("labour#table", "", "Stage | Body | Risk", "Travel | | ", " | | x")),
        ),
        activity("break", "Break", 5, "–"),
        activity(
            "agreement",
            "Agreement",
            65,
            "",
            BILATERAL,
            BILATERAL_ANSWER,
            box("facilitator", "labour#difficult", "DIFFICULT"),
            box("key-messages", "emm-2.6#key-messages", "People move for many reasons."),
        ),
    ),
    2,
)
TALK = Talk(
    "plenary",
    run("Two Tools"),
    "Plenary",
    (
        notes("plenary#notes", Say="WELCOME"),
        Heading(1, run("Why"), "plenary#why"),
        Heading(2, run("Goals"), "plenary#goals"),
        p("GOAL-TEXT"),
        notes("plenary#notes-2", Say="TWO-GOALS"),
    ),
)
GROUPS = (Group("Group A", "Room 1", ("en",), 20), Group("Group B", "Room 2", ("en", "fr"), 18))
BOTH = ("Group A", "Group B")
WORKSHOP = Workshop(
    "geneva",
    run("The Workshop"),
    (p("What it is for."),),
    (
        Slot(1, 570, 75, "plenary", (), BOTH, ("Hall",)),
        Slot(1, 660, 120, "labour", (), ("Group A",), ()),
        Slot(1, 780, 60, "", run("Lunch"), (), ()),
        Slot(1, 900, 120, "labour", (), ("Group B",), ()),
    ),
    (MeetingRoom("Hall", ("en", "fr"), 100, run("projector")),),
    GROUPS,
    (Facilitator("Facilitator 1", ("en",), ("labour",), ""),),
    "2026-12-01",
    "Europe/Zurich",
    "Centre",
)
GLOSSARY = tuple(
    GlossaryEntry(term, run(term), (p(f"{term} is …"),), f"glossary#{term}") for term in ("zone", "remittances", "État")
)
PUBLICATION = Publication(
    "en",
    Settings("A library", "en", ("en", "fr"), "2026-11", "CC BY-SA 4.0"),
    "A library",
    "0123456789ab",
    (
        Curriculum(
            "emm",
            run("Essentials"),
            (p("To the reader."),),
            (
                Volume("v1", 1, run("Foundations"), (p("Ground."),), (TERMS,)),
                Volume("v2", 2, run("Policy"), (), (LABOUR,)),
                Volume("v3", 3, run("Empty"), (), ()),
            ),
        ),
    ),
    (SESSION,),
    (TALK,),
    (WORKSHOP,),
    GLOSSARY,
    (p("Not an official text."),),
)


def slides(id: str, *keys: str) -> Deck:
    return Deck(id, "en", id, "", tuple(Slide(key, n, "content", ()) for n, key in enumerate(keys, 1)))


DECKS = {
    "labour": slides(
        "labour",
        "labour",
        "labour#why",
        "labour#questions",
        "emm-2.6#guiding-questions",
        "labour#priorities",
        "labour#priorities/2",
        "emm-2.6#bilateral",
        "emm-2.6#key-messages",
    ),
    "plenary": slides("plenary", "plenary", "plenary#why", "plenary#goals", "plenary#goals/2"),
}


def edition(product: str, subject: str, audience: str = "", region: str = "", language: str = "en") -> Edition:
    return Edition(product, subject, language, audience, region)


# ── reading ───────────────────────────────────────────────────────────────────


def part(book: Book, key: str) -> Part:
    return next(part for part in book.parts if part.key == key)


def find(blocks: Blocks, key: str) -> Box:
    return next(block for block in walk.blocks(blocks) if isinstance(block, Box) and block.key == key)


def boxes(blocks: Blocks, role: str) -> list[Box]:
    return [block for block in walk.blocks(blocks) if isinstance(block, Box) and block.role == role]


def shown(content: Inlines) -> str:
    """Inlines as a line: links `[words](target)`, pages `<key>`, fields `{name}`, line ends `/`."""
    return "".join(map(_shown, content))


def _shown(inline: Inline) -> str:
    match inline:
        case IndexEntry():
            return shown(inline.content)
        case Reference():
            return f"[{shown(inline.content)}]({inline.target})"
        case PageOf():
            return f"<{inline.book}:{inline.key}>" if inline.book else f"<{inline.key}>"
        case Field():
            return f"{{{inline.key}}}"
        case LineBreak():
            return "/"
        case _:
            return walk.plain((inline,))


def rows(block: Table) -> list[list[str]]:
    return [[shown(cell) for cell in row] for row in (block.header, *block.rows)]


def tables(blocks: Blocks, role: str) -> list[list[list[str]]]:
    return [rows(block) for block in walk.blocks(blocks) if isinstance(block, Table) and block.role == role]


def fields(blocks: Blocks) -> list[str]:
    """Every form field by name, in reading order."""
    return list(_fields(blocks))


def _fields(blocks: Blocks) -> Iterator[str]:
    for block in walk.blocks(blocks):
        if isinstance(block, Room):
            yield block.key
        if isinstance(block, ListBlock):
            yield from (item.tick for item in block.items if item.tick)
        for text in walk.texts(block):
            yield from (inline.key for inline in walk.inlines(text) if isinstance(inline, Field))


def everything(book: Book) -> str:
    """All that is said in a book, also in labels and titles."""
    said = [book.title, *(label for pair in book.labels for label in pair)]
    for one in book.parts:
        said += [walk.plain(one.title), one.eyebrow, *one.heads, walk.plain_blocks(one.blocks)]
        for block in walk.blocks(one.blocks):
            if isinstance(block, Box | Room):
                said.append(block.label)
            if isinstance(block, Contents):
                said += [walk.plain(entry.title) for entry in block.entries]
        said += [inline.label for inline in walk.all_inlines(one.blocks) if isinstance(inline, Field)]
    return "\n".join(said)
