"""Form fields: gathered from the pages again, since copying pages leaves the form behind."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publish.bind import ruled

HIDDEN, READ_ONLY = 2, 1  # flags of annotations and of fields (ISO 32000-1, tables 165 and 221)


def merge(whole: Pdf, hidden: tuple[tuple[str, str], ...] = ()) -> None:
    """Make one form of all fields on the pages of `whole`; none, no form. `hidden`: name and value of unseen ones.

    A name with dots is a path (`labour.priorities` is `priorities` in the group `labour`), as the format wants it.
    """
    for name, value in hidden:
        _hide(whole, name, value)
    fields = list(_fields(whole))
    if not fields:
        return
    names = frozenset(str(field.T) for _, _, field in fields)
    groups: dict[tuple[str, ...], Object] = {}
    choices: dict[tuple[str, ...], Object] = {}
    form = whole.make_indirect(Dictionary(Fields=Array(), NeedAppearances=True, DR=Dictionary(Font=Dictionary())))
    for page, widget, field in fields:
        path = steps(str(field.T), names)
        form.DR.Font.update(_fonts(page, widget))
        ruled.keep_to_lines(whole, form, widget)
        if path in choices:  # of the same question, on another page
            choices[path].Kids.append(widget)
            widget.Parent = choices[path]
            continue
        if "/Kids" in field:
            choices[path] = field = _question(whole, field, widget)
            widget.Parent = field
        field.T = String(path[-1])
        _group(whole, form, groups, path[:-1]).append(field)
        if path[:-1]:
            field.Parent = groups[path[:-1]]
    whole.Root.AcroForm = form


def draw(whole: Pdf) -> None:
    """Let fields be part of their pages, as far as they have a look: an empty one to write in has none."""
    if "/AcroForm" in whole.Root:
        whole.Root.AcroForm.NeedAppearances = False
        whole.flatten_annotations("print")


def _hide(whole: Pdf, name: str, value: str) -> None:
    """A text field on the first page that is not to be seen nor changed. Programs that save forms keep it."""
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value))
    field.F, field.Ff, field.Rect = HIDDEN, READ_ONLY, Array([0, 0, 0, 0])
    page = whole.pages[0].obj
    page.Annots = Array([*page.get("/Annots", Array()), whole.make_indirect(field)])


def _question(whole: Pdf, field: Object, first: Object) -> Object:
    """The field of several choices, in a form of its own: it has the first of them, the others come as they are met."""
    kept = {name: field[name] for name in ("/FT", "/Ff", "/TU", "/V")}
    return whole.make_indirect(Dictionary({**kept, "/T": field.T, "/Kids": Array([first])}))


def steps(name: str, names: frozenset[str]) -> tuple[str, ...]:
    """`a.b.c` as a path; where `a.b` is a field itself, and so can hold no other, (`a`, `b_c`)."""
    path = name.split(".")
    for depth in range(1, len(path)):
        if ".".join(path[:depth]) in names:
            return (*path[: depth - 1], "_".join(path[depth - 1 :]))
    return tuple(path)


def _fields(whole: Pdf) -> Iterator[tuple[Object, Object, Object]]:
    """Each field to fill in, with its page: what is to be seen of it, and what holds its name and value.

    They are one and the same, but for choices, which share a field. WeasyPrint lists those twice.
    """
    for page in whole.pages:
        seen: dict[tuple[int, int], Object] = {}
        for annotation in page.obj.get("/Annots", Array()):
            seen.setdefault(annotation.objgen, annotation)
        if "/Annots" in page.obj:
            page.obj.Annots = Array(list(seen.values()))
        for widget in (one for one in seen.values() if one.Subtype == Name.Widget):
            yield page.obj, widget, widget if "/T" in widget else widget.Parent


def _group(whole: Pdf, form: Object, groups: dict[tuple[str, ...], Object], path: tuple[str, ...]) -> Object:
    """The list that fields of the group `path` stand in; groups are made as they are needed."""
    if not path:
        return form.Fields
    if path not in groups:
        group = whole.make_indirect(Dictionary(T=String(path[-1]), Kids=Array()))
        _group(whole, form, groups, path[:-1]).append(group)
        if path[:-1]:
            group.Parent = groups[path[:-1]]
        groups[path] = group
    return groups[path].Kids


def _fonts(page: Object, widget: Object) -> dict[str, Object]:
    """The typeface that a field is written in, by the name that the field calls it."""
    called = [step for step in str(widget.get("/DA", "")).split() if step.startswith("/")]
    return {name: page.Resources.Font[name] for name in called if name in page.Resources.Font}
