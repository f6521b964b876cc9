"""The page that tells a coordinator how the translations stand, in the brand's type and colours."""

from __future__ import annotations

from pathlib import Path

from publish import store
from publish.arrange.common import language_said
from publish.load import load, template_files
from publish.render.standing import Bar, Gap, Language, render
from publish.translate.passages import shortened
from publish.translate.status import Coverage, Standing, percent

FOLDERS = {"curriculum": "Chapters", "sessions": "Sessions", "workshops": "Workshops"}
"""What stands in the folders below content/; all other files are “Other”."""


def write(root: Path, standings: tuple[Standing, ...], page: Path) -> None:
    """Writes the page, whole or not at all. Nothing where the project cannot be read."""
    project, _ = load(root)
    if project is None:
        return
    files = template_files(root, project.settings.brand, "index")
    templates = tuple((name, data.decode("utf-8-sig")) for name, data in sorted(files.items()))
    made = tuple(_language(one) for one in standings)
    state = f"Revision {project.revision}"
    store.save_whole(page.resolve(), render(project.settings.title, state, made, templates))


def _language(one: Standing) -> Language:
    groups: dict[str, list[Bar]] = {"Products": [_bar(row) for row in one.products]}
    groups |= {heading: [] for heading in (*FOLDERS.values(), "Other")}
    for row in one.documents:
        folder = row.path.removeprefix("content/").partition("/")[0]
        groups[FOLDERS.get(folder, "Other")].append(_bar(row))
    gaps = tuple(Gap(str(passage.span), shortened(passage.text, 100), passage.status) for passage in one.lacking)
    shown = tuple((heading, tuple(bars)) for heading, bars in groups.items() if bars)
    return Language(one.language, language_said(one.language, "en"), _bar(one.total), shown, gaps)


def _bar(row: Coverage) -> Bar:
    done, fuzzy, missing = row.translated.words, row.fuzzy.words, row.missing.words
    title = row.title or row.path.removeprefix("content/")
    about = row.path.removeprefix("content/") if row.title else ""
    return Bar(title, about, percent(row), done, fuzzy, missing, row.total.words, row.total.characters)
