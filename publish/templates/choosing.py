"""Which layout of a master is which of ours, and which placeholder is which slot.

By slides.yml first, then by PowerPoint's sort of the layout and what stands on it, by names that are
known in several languages, and by what stands on it alone. One that is missing may be stood in for by
another, and that is said; one that cannot be, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal

from publish.diagnostics import Diagnostic, Span, error, note
from publish.kinds import LAYOUTS
from publish.templates.layouts import Holder, RawLayout
from publish.templates.names import known_as
from publish.templates.settings import FILE, Settings
from publish.values import dataclass

Rule = Literal["settings", "type", "name", "placeholders", "stand-in"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What our layout needs: slots it must have and others it can use, PowerPoint's sorts of layout, a stand-in.

    `alike`: what a layout without a sort holds beside its title that is meant for this.
    """

    slots: tuple[str, ...]
    also: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    instead: str = ""
    alike: tuple[str, ...] = ()


TWO = ("left", "right")
THREE = ("left", "middle", "right")
# In an order in which each stand-in comes before those it stands in for.
WANTED: dict[str, Wanted] = {
    "title": Wanted(("title", "subtitle"), kinds=("title",), alike=("subtitle",)),
    "content": Wanted(("title", "body"), kinds=("obj", "tx"), alike=("obj",)),
    "section": Wanted(("title",), ("body",), kinds=("secHead",), instead="content"),
    "overview": Wanted(("title", *TWO), kinds=("twoObj", "twoColTx"), alike=("obj", "obj")),
    "comparison": Wanted(
        ("title", *TWO), ("left-head", "right-head"), ("twoTxTwoObj",), "overview", ("body", "body", "obj", "obj")
    ),
    "columns": Wanted(("title", *TWO), instead="overview"),
    "three-columns": Wanted(("title", *THREE), instead="columns", alike=("obj", "obj", "obj")),
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
ASIDE = ("title", "footer", "number", *UNUSED)
UNSORTED = ("", "cust", "userDrawn")


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout of the master, and by which rule it was found. `meant`: which of ours it is, also where it stands in."""

    layout: RawLayout
    rule: Rule
    meant: str


def choose(
    name: str, raw: tuple[RawLayout, ...], settings: Settings, chosen: Mapping[str, Choice]
) -> tuple[Choice | None, Diagnostic | None]:
    """The layout for our `name`, `chosen` being those before it. T002: none; T003 (note): one that stands in."""
    if name in settings.layouts:
        return _said(name, settings.layouts[name], raw)
    wanted = WANTED[name]
    for rule, candidates in _candidates(name, wanted, raw):
        fitting = next((layout for layout in candidates if offers(layout, wanted)), None)
        if fitting:
            return Choice(fitting, rule, name), None
    why = _why_not(name, wanted, raw)
    stand_in = chosen.get(wanted.instead)
    hint = f'name one in {FILE}: `layouts: {{{name}: "…"}}`'
    if stand_in:
        title = stand_in.layout.title
        message = f"no layout `{name}`{why}: “{title}” stands in for it"
        return Choice(stand_in.layout, "stand-in", stand_in.meant), note("T003", message, Span(FILE), hint)
    needs = f"one with places for {' and '.join(wanted.slots)}"
    return None, error("T002", f"no layout for `{name}`{why}", Span(FILE), f"add {needs}, or {hint}")


def _said(name: str, title: str, raw: tuple[RawLayout, ...]) -> tuple[Choice | None, Diagnostic | None]:
    by_title = {layout.title: layout for layout in raw}
    if title in by_title:
        return Choice(by_title[title], "settings", name), None
    close = get_close_matches(title, by_title, 1)
    hint = f"did you mean “{close[0]}”?" if close else f"there are: {', '.join(by_title)}"
    return None, error("T002", f"the master has no layout “{title}”", Span(FILE), hint)


def _candidates(name: str, wanted: Wanted, raw: tuple[RawLayout, ...]) -> tuple[tuple[Rule, list[RawLayout]], ...]:
    """Layouts that may be meant, by rule, best first. Copies keep their sort: one known by another name comes last."""
    called = [layout for layout in raw if known_as(layout.title) == name]
    sort = [layout for layout in raw if layout.kind in wanted.kinds]
    sort.sort(key=lambda one: (one not in called, known_as(one.title) != "", wanted.kinds.index(one.kind)))
    alone = [layout for layout in raw if layout.kind in UNSORTED and not known_as(layout.title)]
    alike = [layout for layout in alone if wanted.alike and _content(layout) == wanted.alike]
    return ("type", sort), ("name", called), ("placeholders", alike)


def _content(layout: RawLayout) -> tuple[str, ...]:
    """The sorts of what stands on a layout beside title, footer, number and date; none without a title."""
    kinds = [KIND_SLOTS.get(holder.kind, holder.kind or "obj") for holder in layout.holders]
    return tuple(sorted(kind for kind in kinds if kind not in ASIDE)) if "title" in kinds else ()


def _why_not(name: str, wanted: Wanted, raw: tuple[RawLayout, ...]) -> str:
    """What the layout lacks that would have been it: `(“Contenu” has no place for the title)`."""
    for _, candidates in _candidates(name, wanted, raw):
        for layout in candidates:
            lacking = [slot for slot in wanted.slots if slot not in slots_of(layout.holders, wanted)]
            return f" (“{layout.title}” has no place for {' and '.join(lacking)})"
    return ""


def offers(layout: RawLayout, wanted: Wanted) -> bool:
    """Whether a layout has a place for every slot that is needed."""
    return set(wanted.slots) <= set(slots_of(layout.holders, wanted))


# ── slots ─────────────────────────────────────────────────────────────────────


def slots_of(holders: tuple[Holder, ...], wanted: Wanted) -> dict[str, Holder]:
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
    # A title is a title by its sort or name only: PowerPoint lists it, and readers find it, as such.
    return slots | _by_position(
        others, [slot for slot in (*wanted.slots, *wanted.also) if slot not in (*slots, "title")]
    )


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
