"""Agreed terms in the comments of catalogs: which are found, what is written, and that a second run writes nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from publish.diagnostics import Span
from publish.model import Catalog, Entry, Message
from publish.translate import catalogs, commands, terms, update

AGREED = terms.Terms(
    (
        ("migration", "migración"),
        ("irregular migration", "migración irregular"),
        ("host community", "comunidad de acogida"),
        ("remittance", "remesa"),
        ("TIP", "TdP"),
        ("travailleur migrant", "trabajador migrante"),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Remittances, and remittances again", ["remittance"]),
        ("Irregular migration is not migration", ["irregular migration", "migration"]),
        ("irregular\nmigration", ["irregular migration"]),
        ("host communities", ["host community"]),
        ("A host-community project", ["host community"]),
        ("what travailleurs migrants earn", ["travailleur migrant"]),
        ("[remittance]{.term} and the rest", ["remittance"]),
        ("see [there](migration.md){.migration}[^migration]", []),
        ("immigration", []),
        ("The TIP report", ["TIP"]),
        ("tipping point", []),
        ("Host community", []),  # itself a term: it is what is to be agreed on
        ("", []),
    ],
)
def test_terms_are_found_in_their_inflections_and_the_longest_counts(text: str, found: list[str]) -> None:
    assert [term for term, _ in AGREED.within(text)] == found


def test_only_what_is_agreed_is_a_term() -> None:
    entries = {
        ("dt", "migration"): Entry("migración", 1),
        ("dt", "diaspora"): Entry("diáspora", 2, fuzzy=True),
        ("dd", "Movement."): Entry("Movimiento.", 3),
    }
    assert terms.agreed(Catalog("es", "a.po", entries)).pairs == (("migration", "migración"),)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (("notes",), "Used in: slides, guide"),
        (("answer",), "Used in: guide"),
        (("answer", "referral"), "Used in: handbook, guide, worksheet"),
        (("rating",), "Used in: response form"),
        (("notes", "key-messages"), ""),
        (("",), ""),
    ],
)
def test_the_products_are_named_where_not_all_show_it(inside: tuple[str, ...], said: str) -> None:
    uses = [Message("p", "Welcome them.", Span("a.md"), kind) for kind in inside]
    assert update.comment(uses).split("\n")[1:] == ([said] if said else [])


# ── whole projects ────────────────────────────────────────────────────────────

FILES = {
    "publication.yml": "title: A library\nsource: en\nlanguages: [en, es]\ndate: 2026-11\n",
    "a.md": "---\nid: a\n---\n# Work\n\nWho gains by remittances?\n\n::: notes\nSay what a remittance is.\n:::\n",
    "glossary.md": "---\nid: glossary\n---\n# Glossary\n\nremittance\n: Money sent home.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    commands.update(tmp_path)
    file = tmp_path / "content/locale/es/glossary.po"
    file.write_text(catalogs.fill(file.read_text("utf-8"), {("dt", "remittance"): "remesa"}), encoding="utf-8")
    return tmp_path


def comments(project: Path) -> dict[str, str]:
    po = polib.pofile((project / "content/locale/es/a.po").read_text("utf-8"))
    return {entry.msgid: entry.comment for entry in po}


def test_an_agreed_term_is_told_where_it_occurs_and_nothing_is_written_twice(project: Path) -> None:
    written = [one.path for one in commands.update(project).catalogs if one.written]
    assert written == ["content/locale/es/a.po"]
    assert comments(project) == {
        "Work": "Title",
        "Who gains by remittances?": "Paragraph\nGlossary: remittance = remesa",
        "Say what a remittance is.": "Paragraph, in a facilitator's notes (participants never see it)\n"
        "Used in: slides, guide\nGlossary: remittance = remesa",
    }
    assert not any(one.written for one in commands.update(project).catalogs)


def test_one_run_is_enough_when_the_glossary_itself_changes(project: Path) -> None:
    commands.update(project)
    (project / "content/glossary.md").write_text(FILES["glossary.md"].replace("remittance\n", "remittances\n"), "utf-8")
    commands.update(project)
    assert not any("Glossary" in said for said in comments(project).values())  # fuzzy: agreed no longer
    (project / "content/glossary.md").write_text(FILES["glossary.md"], "utf-8")
    commands.update(project)
    assert not any(one.written for one in commands.update(project).catalogs)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on this machine")
def test_gnu_msgfmt_accepts_the_comments(project: Path, tmp_path: Path) -> None:
    commands.update(project)
    file = project / "content/locale/es/a.po"
    command = ["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
