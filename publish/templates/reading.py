"""The files of a template folder → a `Template`: which layout is which, and which placeholder is which slot.

Layouts are found by slides.yml first, then by their name, their sort and their placeholders. One that
is missing may be stood in for by another, and that is said; one that cannot be, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, failed, note, warning
from publish.kinds import LAYOUTS
from publish.templates import FontMatch, Layout, Place, Template
from publish.templates.archive import scrub, unpack, zipped
from publish.templates.layouts import Holder, RawLayout, default_table_style, raw_layouts, slide_size
from publish.templates.settings import FILE, Settings, read_settings
from publish.templates.typefaces import FALLBACK, stands_in

DEFAULT_FLOOR = 18.0
UNMATCHED_MARGIN = 1.1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What our layout needs: slots it must have and others it can use, PowerPoint's sorts of layout, a stand-in."""

    slots: tuple[str, ...]
    also: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    instead: str = ""


TWO = ("left", "right")
THREE = ("left", "middle", "right")
# In an order in which each stand-in comes before those it stands in for.
WANTED: dict[str, Wanted] = {
    "title": Wanted(("title", "subtitle"), kinds=("title",)),
    "content": Wanted(("title", "body"), kinds=("obj", "tx")),
    "section": Wanted(("title",), ("body",), kinds=("secHead",), instead="content"),
    "overview": Wanted(("title", *TWO), kinds=("twoObj", "twoColTx")),
    "comparison": Wanted(("title", *TWO), ("left-head", "right-head"), ("twoTxTwoObj",), "overview"),
    "columns": Wanted(("title", *TWO), instead="overview"),
    "three-columns": Wanted(("title", *THREE), instead="columns"),
    "table": Wanted(("title", "body"), kinds=("tbl",), instead="content"),
    "figure": Wanted(("title", "body"), ("caption",), instead="content"),
    "agenda": Wanted(("title", "body"), instead="table"),
    "question": Wanted(("title", "body"), instead="content"),
    "question-list": Wanted(("title", "body"), instead="question"),
    "question-alone": Wanted(("title",), instead="question"),
    "exercise": Wanted(("title", "body"), instead="content"),
    "key-messages": Wanted(("title", "body"), instead="content"),
    "statement": Wanted(("title", "body"), instead="content"),
    "statement-alone": Wanted(("title",), instead="statement"),
    "closing": Wanted(("title",), ("body",), instead="section"),
}
LAYOUT_NAMES = tuple(WANTED)
assert set(LAYOUTS) <= set(LAYOUT_NAMES)

KIND_SLOTS = {"title": "title", "ctrTitle": "title", "subTitle": "subtitle", "ftr": "footer", "sldNum": "number"}
UNUSED = ("dt", "hdr")


def read_template(files: Mapping[str, bytes]) -> tuple[Template | None, Diagnostics]:
    """See `publish.templates.read`."""
    settings, found = read_settings(files.get(FILE))
    if settings.master not in files:
        hint = f"save the master as {settings.master}, or name it in {FILE}: `master: …`"
        return None, (*found, error("T001", f"the template has no `{settings.master}`", Span(FILE), hint))
    parts, problems = unpack(files[settings.master], settings.master)
    found += problems
    if parts:
        parts, problems = scrub(parts, settings.master)
        found += problems
    if not parts:
        return None, found
    layouts, problems = _layouts(raw_layouts(parts), settings)
    found += problems
    if failed(found):
        return None, found
    fonts, problems = _fonts(layouts, settings)
    width, height = slide_size(parts)
    table = replace(settings.table, style=settings.table.style or default_table_style(parts))
    template = Template(zipped(parts), width, height, layouts, settings.volumes, settings.colours, table, fonts)
    return template, (*found, *problems)


# ── layouts ───────────────────────────────────────────────────────────────────


def _layouts(raw: tuple[RawLayout, ...], settings: Settings) -> tuple[tuple[Layout, ...], Diagnostics]:
    found: list[Diagnostic] = [
        error("T002", f"`{name}` is no layout of ours", Span(FILE), f"ours are: {', '.join(LAYOUT_NAMES)}")
        for name in settings.layouts
        if name not in WANTED
    ]
    chosen: dict[str, RawLayout] = {}
    for name, wanted in WANTED.items():
        layout, problem = _choose(name, wanted, raw, settings, chosen)
        found += [problem] if problem else []
        if layout:
            chosen[name] = layout
    layouts = [_layout(name, layout, settings) for name, layout in chosen.items()]
    for layout_ in layouts:
        found += _missing(layout_, settings)
    return tuple(layouts), tuple(found)


def _choose(
    name: str, wanted: Wanted, raw: tuple[RawLayout, ...], settings: Settings, chosen: Mapping[str, RawLayout]
) -> tuple[RawLayout | None, Diagnostic | None]:
    by_title = {layout.title: layout for layout in raw}
    if name in settings.layouts:
        said = settings.layouts[name]
        if said in by_title:
            return by_title[said], None
        close = get_close_matches(said, by_title, 1)
        hint = f"did you mean “{close[0]}”?" if close else f"there are: {', '.join(by_title)}"
        return None, error("T002", f"the master has no layout “{said}”", Span(FILE), hint)
    for layout in raw:
        if _slug(layout.title) == name and _offers(layout, wanted):
            return layout, None
    for layout in raw:
        if layout.kind in wanted.kinds and _offers(layout, wanted):
            return layout, None
    stand_in = chosen.get(wanted.instead)
    hint = f'name one in {FILE}: `layouts: {{{name}: "…"}}`'
    if stand_in:
        return stand_in, note("T003", f"no layout `{name}`: “{stand_in.title}” stands in for it", Span(FILE), hint)
    return None, error("T002", f"no layout for `{name}`", Span(FILE), hint)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _offers(layout: RawLayout, wanted: Wanted) -> bool:
    return set(wanted.slots) <= set(_slots(layout.holders, wanted))


def _layout(name: str, raw: RawLayout, settings: Settings) -> Layout:
    slots = _slots(raw.holders, WANTED[name])
    places = tuple(_place(name, slot, holder, settings) for slot, holder in slots.items())
    return Layout(name, raw.title, raw.part, places, raw.volume, raw.background == settings.volumes[0])


def _place(layout: str, slot: str, holder: Holder, settings: Settings) -> Place:
    floor = settings.floors.get(f"{layout}.{slot}", settings.floors.get(slot, DEFAULT_FLOOR))
    floor = min(floor, holder.levels[0].size)
    return Place(slot, holder.kind, holder.idx, holder.rect, holder.insets, holder.levels, floor)


def _missing(layout: Layout, settings: Settings) -> Iterable[Diagnostic]:
    # A layout that stands in may have fewer slots: arranging puts what has no place into the body.
    for slot in WANTED[layout.name].slots if layout.name in settings.layouts else ("title",):
        place = layout.place(slot)
        if place is None or not place.rect.width:
            hint = f"add a placeholder called `{slot}` (View › Slide Master › Selection Pane)"
            yield error("T002", f"the layout “{layout.title}” has no place for the {slot}", Span(FILE), hint)


# ── slots ─────────────────────────────────────────────────────────────────────


def _slots(holders: tuple[Holder, ...], wanted: Wanted) -> dict[str, Holder]:
    """Each slot with its placeholder: by sort (title, footer …), by name, then by where it stands."""
    names = {*wanted.slots, *wanted.also, "eyebrow"}
    slots: dict[str, Holder] = {}
    others: list[Holder] = []
    for holder in holders:
        slot = KIND_SLOTS.get(holder.kind) or _named(holder.name, names)
        if slot and slot not in slots:
            slots[slot] = holder
        elif holder.kind not in UNUSED:
            others.append(holder)
    return slots | _by_position(others, [slot for slot in (*wanted.slots, *wanted.also) if slot not in slots])


def _named(name: str, names: set[str]) -> str:
    plain = re.sub(r"[\s\d]+$", "", name).lower()
    return plain if plain in names else ""


def _by_position(holders: list[Holder], slots: list[str]) -> dict[str, Holder]:
    """Placeholders without a telling name: those for text only are heads and captions, the rest go left to right."""
    content = [holder for holder in holders if holder.kind != "body"]
    texts = [holder for holder in holders if holder.kind == "body"]
    small = [slot for slot in slots if slot.endswith("-head") or slot == "caption"]
    large = [slot for slot in slots if slot not in small]
    if len(content) < len(large):
        content, texts = [*content, *texts], []

    def across(holder: Holder) -> tuple[int, int]:
        return holder.rect.x, holder.rect.y

    places = [(large, sorted(content, key=across)), (small, sorted(texts, key=across))]
    return {slot: holder for names, found in places for slot, holder in zip(names, found, strict=False)}


# ── fonts ─────────────────────────────────────────────────────────────────────


def _fonts(layouts: Iterable[Layout], settings: Settings) -> tuple[tuple[FontMatch, ...], Diagnostics]:
    families = dict.fromkeys(level.font for layout in layouts for place in layout.places for level in place.levels)
    matches, found = [], []
    for family in families:
        ours = stands_in(settings.fonts.get(family, family))
        if ours is None:
            hint = f"name a font of the same widths in {FILE}: `fonts: {{{family}: Carlito}}`"
            message = f"no metrics for the font “{family}”: measured with {FALLBACK} and a margin"
            found.append(warning("T004", message, Span(FILE), hint))
        matches.append(FontMatch(family, ours or FALLBACK, 1.0 if ours else UNMATCHED_MARGIN))
    return tuple(matches), tuple(found)
