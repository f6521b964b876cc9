"""Blocks → HTML, by a table type → function, put into the brand's page template.

What something looks like is said by the brand's style sheet, through a class: the role of a box or
table, the role of a part, `volume-2`. Nothing here knows a colour or a measure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from publish import walk
from publish.kinds import FACILITATOR_ROLES, RESPONSE, WORKSHEET
from publish.model import (
    Beside,
    Block,
    Blocks,
    Book,
    Box,
    Break,
    Chart,
    CodeBlock,
    Columns,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Figure,
    Folio,
    Heading,
    Inlines,
    Item,
    LineBreak,
    ListBlock,
    Paragraph,
    Part,
    Quote,
    Room,
    SlideDrawing,
    Table,
    Text,
    Timetable,
    Tongue,
)
from publish.render import pagenumbers, slides, timetable
from publish.render.chart import address as drawing
from publish.render.inlines import Place, address, inlines
from publish.render.languages import direction

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from publish.render.brand import Brand

OPENING = ("guiding-questions", "in-this-chapter")
"""Boxes that stand on the opening page of a chapter, where they come first."""
SECTIONS = {"activity": 2}
"""Boxes that are sections of their part: their title is a heading of this level."""
FORMS = frozenset({WORKSHEET, RESPONSE})
"""Products that are filled in on screen."""
LINES_A_PAGE = 24
WIDE = 5
"""A table of so many columns is wide: the style sheet may give it more than the column of text."""


# ── pages ─────────────────────────────────────────────────────────────────────


def page(book: Book, part: Part, brand: Brand, pages: Mapping[tuple[str, str], Folio]) -> str:
    """`part` as a page of HTML. `pages`: (other book or "", key) → what is printed as its page, or "00".

    Only the prefix and the number of digits are kept to; the number is put in when the book is bound.
    """
    keys = frozenset({part.key, *walk.keys(part.blocks)})
    place = Place(keys, pages, book.edition.product in FORMS)
    run = part.blocks if part.role == "chapter" else ()
    first = next((n for n, b in enumerate(run) if not _opens(b)), len(run))
    template = environment(brand.templates).select_template([f"{part.role}.html.j2", "page.html.j2"])
    return template.render(
        **_shell(book, part.language),
        folios=book.folios,
        part=part,
        title=inlines(part.title, place),
        name=" ".join(filter(None, (part.number, _in_one_line(part.title)))),
        opening=blocks(part.blocks[:first], place),
        body=blocks(part.blocks[first:], place),
    )


def _in_one_line(title: Inlines) -> str:
    """A title as it is called where nothing stands below another: “Migration and Labour / Migration et travail”."""
    said = walk.plain(walk.rewrite_inlines(title, lambda one: (Text("\n"),) if isinstance(one, LineBreak) else (one,)))
    return " / ".join(line.strip() for line in said.split("\n"))


@dataclass(frozen=True, slots=True)
class Margin:
    """What is printed in the margins of a page, and what it may depend on. `side`: recto (odd) or verso.

    `first`: of its part. `heads`: the running heads at the start and the end of the line. `said`: the folio,
    as words and, for each number, how many digits it has; the digits themselves are put in when the book is bound.
    `foot` stands beside it. `thumb`: where the mark of the part's `language` stands at the edge, counted from the top;
    0: nowhere.
    """

    side: str
    role: str
    volume: int | None = None
    first: bool = False
    heads: tuple[str, str] = ("", "")
    said: tuple[str | int, ...] = ()
    foot: str = ""
    language: str = ""
    thumb: int = 0

    @property
    def folio(self) -> Markup:
        """The folio with noughts for digits."""
        return Markup("").join(
            _NUMBER.format(pagenumbers.DIGITS, "0" * piece) if isinstance(piece, int) else piece for piece in self.said
        )


_NUMBER = Markup(
    '<span style="font-variant-numeric: tabular-nums lining-nums">'
    '<span style="position: absolute; top: -999mm">{}</span>{}</span>'
)
"""Far above the sheet, where nobody sees them, stand the ten digits: so the typeface has them, and tells codes."""


def folios(book: Book, margins: Sequence[Margin], brand: Brand) -> str:
    """Margins as a page of HTML, to be laid over the pages of a book: a sheet for each."""
    template = environment(brand.templates).get_template("folio.html.j2")
    return template.render(**_shell(book), sheets=margins)


def jacket(book: Book, cover: Part, brand: Brand, page: tuple[float, float], spine: float) -> str:
    """The cover of a book as one piece, around its pages: back, spine and front. All lengths are in mm."""
    place = Place(frozenset(), {}, False)
    width, height = page
    template = environment(brand.templates).get_template("jacket.html.j2")
    return template.render(
        **_shell(book, cover.language),
        part=cover,
        title=inlines(cover.title, place),
        body=blocks(cover.blocks, place),
        width=f"{2 * width + spine:.2f}",
        height=f"{height:.2f}",
        spine=spine,
    )


def _shell(book: Book, own: str = "") -> dict[str, str]:
    """What every template is told about the book; `own` is the language of a part, where that is another."""
    language = own or book.edition.language
    return {
        "book": book.title,
        "product": book.edition.product,
        "language": language,
        "direction": direction(language),
        "looks": " ".join(book.edition.looks),
    }


@lru_cache(maxsize=8)
def environment(templates: tuple[tuple[str, str], ...]) -> SandboxedEnvironment:
    """Templates are a designer's, not ours: they run in a sandbox, and every value is escaped."""
    from jinja2 import DictLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _opens(block: Block) -> bool:
    return isinstance(block, Box) and block.role in OPENING


# ── blocks ────────────────────────────────────────────────────────────────────


def blocks(run: Blocks, place: Place) -> Markup:
    """A run of blocks as HTML, a line for each."""
    return Markup("\n").join(RULES[type(block)](block, place) for block in run)


def _id(key: str) -> Markup:
    return Markup(' id="{}"').format(key) if key else Markup("")


def _class(*names: str) -> Markup:
    said = " ".join(filter(None, names))
    return Markup(' class="{}"').format(said) if said else Markup("")


def _heading(heading: Heading, place: Place) -> Markup:
    level = min(heading.level, 6)
    return Markup("<h{0}{1}>{2}</h{0}>").format(level, _id(heading.key), inlines(heading.content, place))


def _paragraph(paragraph: Paragraph, place: Place) -> Markup:
    return Markup("<p{}>{}</p>").format(_id(paragraph.key), inlines(paragraph.content, place))


def _list(block: ListBlock, place: Place) -> Markup:
    name = "ol" if block.ordered else "ul"
    start = Markup(' start="{}"').format(block.start) if block.ordered and block.start != 1 else ""
    ticks = _class("ticks" if any(item.tick for item in block.items) else "")
    items = Markup("\n").join(_item(item, block.label, place) for item in block.items)
    return Markup("<{0}{1}{2}{3}>\n{4}\n</{0}>").format(name, _id(block.key), ticks, start, items)


def _item(item: Item, label: str, place: Place) -> Markup:
    match item.blocks:
        case (Paragraph() as only,):
            content = inlines(only.content, place)
        case (Paragraph() as first, *rest):
            content = Markup("{}\n{}").format(inlines(first.content, place), blocks(tuple(rest), place))
        case _:
            content = blocks(item.blocks, place)
    return Markup("<li>{}{}</li>").format(_tick(item, label, place), content)


def _tick(item: Item, label: str, place: Place) -> Markup:
    """A box to tick, or one of several choices: `label` is what they answer, read aloud before them."""
    if not item.tick:
        return Markup("")
    if not place.fillable:
        return Markup('<span class="blank {}"></span> ').format("radio" if item.choice else "checkbox")
    said = walk.plain_blocks(item.blocks).replace("\n", " ")
    if item.choice:
        return Markup('<input type="radio" name="{}" value="{}" title="{}" data-group="{}"> ').format(
            item.tick, item.choice, said, label
        )
    return Markup('<input type="checkbox" name="{}" title="{}"> ').format(item.tick, said)


def _definitions(block: DefinitionList, place: Place) -> Markup:
    items = Markup("\n").join(_definition(item, place) for item in block.items)
    return Markup("<dl{}>\n{}\n</dl>").format(_id(block.key), items)


def _definition(item: Definition, place: Place) -> Markup:
    term, meaning = inlines(item.term, place), blocks(item.blocks, place)
    return Markup("<dt{}>{}</dt><dd>{}</dd>").format(_id(item.key), term, meaning)


def _table(table: Table, place: Place) -> Markup:
    caption = Markup("<caption>{}</caption>\n").format(inlines(table.caption, place)) if table.caption else ""
    head = _row("th", table.header, table, place) if any(table.header) else ""
    body = Markup("\n").join(_row("td", row, table, place) for row in table.rows)
    return Markup("<table{}{}>\n{}<thead>{}</thead>\n<tbody>\n{}\n</tbody></table>").format(
        _id(table.key), _class(table.role, "wide" if len(table.align) >= WIDE else ""), caption, head, body
    )


def _row(name: str, cells: tuple[Inlines, ...], table: Table, place: Place) -> Markup:
    aligned = zip(cells, table.align, strict=True)
    said = (Markup("<{0}{1}>{2}</{0}>").format(name, _aligned(a), inlines(cell, place)) for cell, a in aligned)
    return Markup("<tr>{}</tr>").format(Markup("").join(said))


def _aligned(align: str) -> Markup:
    # "left" is where lines begin: on the right in Arabic. The style sheet knows.
    return _class("" if align == "left" else align)


def _figure(figure: Figure, place: Place) -> Markup:
    return _picture(figure, figure.image, place)


def _chart(chart: Chart, place: Place) -> Markup:
    return _picture(chart, drawing(chart), place)


def _timetable(block: Timetable, _: Place) -> Markup:
    address = quote(timetable.address(block))
    return Markup('<figure{} class="timetable"><img src="image:{}" alt="{}"></figure>').format(
        _id(block.key), address, block.alt
    )


def _picture(block: Figure | Chart, path: str, place: Place) -> Markup:
    caption = Markup("<figcaption>{}</figcaption>").format(inlines(block.caption, place)) if block.caption else ""
    return Markup('<figure{}><img src="image:{}" alt="{}">{}</figure>').format(
        _id(block.key), quote(path), block.alt, caption
    )


def _columns(block: Columns, place: Place) -> Markup:
    share = round(100 / max(1, len(block.columns)))
    columns = Markup("").join(
        Markup('<div class="column" style="width: {}%">{}{}</div>').format(
            column.width or share, _title(column.head, place), blocks(column.blocks, place)
        )
        for column in block.columns
    )
    return Markup('<div{} class="columns">{}</div>').format(_id(block.key), columns)


def _title(title: Inlines, place: Place) -> Markup:
    return Markup('<p class="title">{}</p>\n').format(inlines(title, place)) if title else Markup("")


def _box(box: Box, place: Place) -> Markup:
    if box.role in SECTIONS:
        return _section(box, place)
    label = Markup('<p class="label">{}</p>\n').format(box.label) if box.label else ""
    secret = "secret" if box.role in FACILITATOR_ROLES else ""
    drawn = tuple(block for block in box.blocks if isinstance(block, SlideDrawing))
    said = tuple(block for block in box.blocks if not isinstance(block, SlideDrawing))
    head = Markup("{}{}{}").format(_drawings(drawn, place), label, _title(box.title, place))
    return Markup("<section{}{}{}>\n{}{}\n</section>").format(
        _id(box.key),
        _class("box", box.role, secret, "with-drawing" if drawn else ""),
        Markup(' style="--drawings: {}"').format(len(drawn)) if drawn else "",
        head,
        blocks(said, place),
    )


def _drawings(drawn: tuple[SlideDrawing, ...], place: Place) -> Markup:
    """What stands beside all that is in a box."""
    return Markup('<div class="drawings">{}</div>\n').format(blocks(drawn, place)) if drawn else Markup("")


def _section(box: Box, place: Place) -> Markup:
    """A box that is a section: “11:10 Guiding questions 40 minutes · groups of five” in one heading."""
    lead, _, rest = box.label.partition(" · ")
    heading = Markup(
        '<h{0} data-label="{1}"><span class="lead">{2}</span> {3}<span class="rest"> {4}</span></h{0}>'
    ).format(SECTIONS[box.role], walk.plain(box.title), lead, inlines(box.title, place), rest)
    return Markup("<section{}{}>\n{}\n{}\n</section>").format(
        _id(box.key), _class(box.role), heading, blocks(box.blocks, place)
    )


def _quote(block: Quote, place: Place) -> Markup:
    return Markup("<blockquote{}>\n{}\n</blockquote>").format(_id(block.key), blocks(block.blocks, place))


def _code(block: CodeBlock, _: Place) -> Markup:
    return Markup("<pre{}><code>{}</code></pre>").format(_id(block.key), block.text)


def _beside(block: Beside, place: Place) -> Markup:
    tongues = Markup("\n").join(_tongue(tongue, place) for tongue in block.tongues)
    head = any(isinstance(block, Heading) for block in block.tongues[0].blocks[-1:])  # it stays with what follows
    return Markup("<div{}>\n{}\n</div>").format(_class("beside", "head" if head else ""), tongues)


def _tongue(tongue: Tongue, place: Place) -> Markup:
    label = Markup('<p class="label">{}</p>\n').format(tongue.label) if tongue.label else ""
    return Markup('<div class="tongue" lang="{}" dir="{}">{}{}{}</div>').format(
        tongue.language,
        direction(tongue.language),
        label,
        _title(tongue.title, place),
        blocks(tongue.blocks, place),
    )


def _break(block: Break, _: Place) -> Markup:
    return Markup("<hr{}>").format(_id(block.key))


def _room(room: Room, place: Place) -> Markup:
    """Ruled lines, and one field over them; more lines than a page holds go on in a field of their own."""
    starts = range(0, room.lines, LINES_A_PAGE)
    return Markup("\n").join(
        _lines(min(LINES_A_PAGE, room.lines - start), room.key if not start else f"{room.key}-{n}", room.label, place)
        for n, start in enumerate(starts, 1)
    )


def _lines(count: int, name: str, label: str, place: Place) -> Markup:
    ruled = Markup('<div class="line"></div>') * count
    written = Markup('<textarea name="{}" title="{}" rows="{}"></textarea>').format(name, label, count)
    field = written if place.fillable else ""
    return Markup('<div class="room">{}{}</div>').format(ruled, field)


def _drawing(drawing: SlideDrawing, _: Place) -> Markup:
    """A picture that is put there when the book is bound; what it shows is said beside it."""
    return Markup('<img class="drawn" src="image:{}" alt="{}">').format(quote(slides.address(drawing)), drawing.label)


def _contents(contents: Contents, place: Place) -> Markup:
    entries = Markup("\n").join(_entry(entry, place) for entry in contents.entries)
    return Markup('<div class="entries" data-tag="TOC">\n{}\n</div>').format(entries)


def _entry(entry: ContentsEntry, place: Place) -> Markup:
    volume = f"volume-{entry.volume}" if entry.volume else ""
    asked = ("", entry.key)
    return Markup(
        '<p{} data-tag="TOCI"><a href="{}"><span class="number">{}</span> <span class="name">{}</span> '
        '<span class="page">{}</span></a></p>'
    ).format(
        _class(f"level-{entry.level}", volume),
        address(entry.key, place),
        entry.number,
        inlines(entry.title, place),
        pagenumbers.marked(asked, place.pages.get(asked), column=True),
    )


RULES: dict[type[Block], Callable[[Any, Place], Markup]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    DefinitionList: _definitions,
    Table: _table,
    Figure: _figure,
    Chart: _chart,
    Columns: _columns,
    Box: _box,
    Quote: _quote,
    CodeBlock: _code,
    Break: _break,
    Room: _room,
    SlideDrawing: _drawing,
    Contents: _contents,
    Timetable: _timetable,
    Beside: _beside,
}
