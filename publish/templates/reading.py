"""The files of a template folder → a `Template`, and what is wrong with them.

Which layout is which is chosen by `publish.templates.choosing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, failed, warning
from publish.templates import FontMatch, Layout, Place, Template
from publish.templates.archive import Parts, sample_slides, unpack, zipped
from publish.templates.choosing import LAYOUT_NAMES, WANTED, Choice, Rule, choose, slots_of
from publish.templates.layouts import Holder, RawLayout, default_table_style, raw_layouts, slide_size
from publish.templates.notes import with_notes_master
from publish.templates.scrubbing import scrub
from publish.templates.settings import FILE, Settings, read_settings
from publish.templates.typefaces import FALLBACK, stands_in
from publish.values import dataclass

DEFAULT_FLOOR = 18.0
UNMATCHED_MARGIN = 1.1


@dataclass(frozen=True, slots=True)
class Opened:
    """A template folder as far as it could be read: `parts` is none where the master could not.

    `slides` counts the sample slides, which reach no deck; `rules` says how each of `layouts` was found.
    """

    settings: Settings
    parts: Parts
    raw: tuple[RawLayout, ...]
    layouts: tuple[Layout, ...]
    rules: Mapping[str, Rule]
    fonts: tuple[FontMatch, ...]
    slides: int
    found: Diagnostics


def read_template(files: Mapping[str, bytes]) -> tuple[Template | None, Diagnostics]:
    """See `publish.templates.read`."""
    opened = open_template(files)
    if failed(opened.found):
        return None, opened.found
    settings, parts = opened.settings, opened.parts
    width, height = slide_size(parts)
    table = replace(settings.table, style=settings.table.style or default_table_style(parts))
    master, colours = zipped(with_notes_master(parts)), settings.colours
    template = Template(master, width, height, opened.layouts, settings.volumes, colours, table, opened.fonts)
    return template, opened.found


def open_template(files: Mapping[str, bytes]) -> Opened:
    """Everything that can be told of a template, also of one with errors."""
    settings, found = read_settings(files.get(FILE))
    if settings.master not in files:
        hint = f"save the master as {settings.master}, or name it in {FILE}: `master: …`"
        missing = error("T001", f"the template has no `{settings.master}`", Span(FILE), hint)
        return Opened(settings, {}, (), (), {}, (), 0, (*found, missing))
    parts, problems = unpack(files[settings.master], settings.master)
    found, slides = (*found, *problems), 0
    if parts:
        whole = parts
        parts, problems = scrub(whole, settings.master)
        found, slides = (*found, *problems), sample_slides(whole) if parts else 0
    if not parts:
        return Opened(settings, {}, (), (), {}, (), slides, found)
    raw = raw_layouts(parts)
    layouts, rules, problems = _layouts(raw, settings)
    fonts, unmatched = _fonts(layouts, settings)
    return Opened(settings, parts, raw, layouts, rules, fonts, slides, (*found, *problems, *unmatched))


# ── layouts ───────────────────────────────────────────────────────────────────


def _layouts(raw: tuple[RawLayout, ...], settings: Settings) -> tuple[tuple[Layout, ...], dict[str, Rule], Diagnostics]:
    found: list[Diagnostic] = [
        error("T002", f"`{name}` is no layout of ours", Span(FILE), f"ours are: {', '.join(LAYOUT_NAMES)}")
        for name in settings.layouts
        if name not in WANTED
    ]
    chosen: dict[str, Choice] = {}
    for name in WANTED:
        choice, problem = choose(name, raw, settings, chosen)
        found += [problem] if problem else []
        if choice:
            chosen[name] = choice
    layouts = [_layout(name, choice, settings) for name, choice in chosen.items()]
    for layout_ in layouts:
        found += _missing(layout_, settings)
    return tuple(layouts), {name: choice.rule for name, choice in chosen.items()}, tuple(found)


def _layout(name: str, choice: Choice, settings: Settings) -> Layout:
    raw, slots = choice.layout, slots_of(choice.layout.holders, WANTED[choice.meant])
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
