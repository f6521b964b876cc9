"""Form fields: gathered from the pages again, since copying pages leaves the form behind."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def merge(whole: Pdf) -> None:
    """Make one form of all fields on the pages of `whole`; none, no form.

    A name with dots is a path (`labour.priorities` is `priorities` in the group `labour`), as the format wants it.
    """
    widgets = list(_widgets(whole))
    if not widgets:
        return
    names = frozenset(str(widget.T) for _, widget in widgets)
    groups: dict[tuple[str, ...], Object] = {}
    form = whole.make_indirect(Dictionary(Fields=Array(), NeedAppearances=True, DR=Dictionary(Font=Dictionary())))
    for page, widget in widgets:
        *path, last = steps(str(widget.T), names)
        widget.T = String(last)
        _group(whole, form, groups, tuple(path)).append(widget)
        if path:
            widget.Parent = groups[tuple(path)]
        form.DR.Font.update(_fonts(page, widget))
    whole.Root.AcroForm = form


def steps(name: str, names: frozenset[str]) -> tuple[str, ...]:
    """`a.b.c` as a path; where `a.b` is a field itself, and so can hold no other, (`a`, `b_c`)."""
    path = name.split(".")
    for depth in range(1, len(path)):
        if ".".join(path[:depth]) in names:
            return (*path[: depth - 1], "_".join(path[depth - 1 :]))
    return tuple(path)


def _widgets(whole: Pdf) -> Iterator[tuple[Object, Object]]:
    for page in whole.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.Subtype == Name.Widget:
                yield page.obj, annotation


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
