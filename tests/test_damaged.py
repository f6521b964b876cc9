"""Kinds of damaged catalogs, in one table: each is told with its file, its line and its entry.

What would break a page is an error, so nothing is built; what needs a second look is a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic, failed
from publish.model import Source
from publish.pipeline import check
from publish.translate import catalogs, habits
from publish.translate import damage as same
from publish.translate.terms import Terms
from tests.folder import FILES, write

CATALOG = "content/locale/fr/imprint.po"
GLOSSARY = "content/locale/fr/glossary.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SOURCE = "Who pays [fees](https://a.org/1), in 2020[^1], and `why`: [cost]{.term} **matters**?"
SOUND = "Qui paie les [frais](https://a.org/1), en 2020[^1], et `why` : le [coût]{.term} **compte** ?"
ENTRY = f'msgctxt "p"\nmsgid "{SOURCE}"\nmsgstr "{SOUND}"\n\nmsgctxt "h1"\nmsgid "About"\nmsgstr "À propos"\n'
"""The entry that is damaged has its translation in line 8, the sound one after it in line 12."""


@dataclass(frozen=True, slots=True)
class Damage:
    """`old` → `new`, once, in the catalog; `line` is that of what is told, `entry` how its message names the entry."""

    kind: str
    old: str
    new: str
    code: str
    line: int = 8
    entry: str = "Who pays"
    severity: str = "error"


DAMAGED = [
    # the form of the file
    Damage("a quote lost at the end", '** ?"', "** ?", "L003"),
    Damage("a quote lost at the start", '"Qui paie', "Qui paie", "L003"),
    Damage("quotes within the text", "paie", '"paie"', "L003"),
    Damage("a backslash", "paie", "pa\\ie", "L003"),
    Damage("a word of no PO file", "msgstr", "msgtext", "L003"),
    Damage("text after the quote", '** ?"', '** ?" oui', "L003"),
    Damage("a translation without its text", "msgid", "#. msgid", "L003", line=7, entry=""),
    Damage("a text without its translation", "msgstr", "#. msgstr", "L003", line=8),
    Damage("two versions of a colleague", "msgctxt", "<<<<<<< mine\nmsgctxt", "L003", line=6, entry=""),
    Damage("a control character", "paie", "pa\x07ie", "L003"),
    Damage("letters that were lost", "coût", "co\ufffdt", "L003"),
    Damage("plural forms", "msgstr", 'msgid_plural "Whose"\nmsgstr[0]', "L003", line=9),
    Damage("half obsolete", "msgctxt", "#~ msgctxt", "L003", line=7, entry=""),
    Damage("an entry twice", ENTRY, ENTRY + "\n" + ENTRY, "L003", line=16),
    Damage("cut off", SOUND + '"\n\nmsgctxt "h1"\nmsgid "About"\nmsgstr "À propos"\n', "Qui pa", "L003"),
    Damage("another language", "Language: fr", "Language: es", "L004", line=1, entry="`es`"),
    # what must be the same
    Damage("another link", "a.org/1", "b.org/1", "L010"),
    Damage("a link lost", "[frais](https://a.org/1)", "frais", "L010"),
    Damage("a link of one's own", "Qui paie", "[Qui](https://c.org) paie", "L010"),
    Damage("a bare address", "Qui paie", "Qui paie www.c.org", "L010"),
    Damage("a picture of one's own", "Qui paie", "![](x.png) Qui paie", "L011"),
    Damage("code translated", "`why`", "`pourquoi`", "L012"),
    Damage("a footnote lost", "[^1]", "", "L013"),
    Damage("a footnote twice", "[^1]", "[^1][^1]", "L013"),
    Damage("a mark translated", "{.term}", "{.terme}", "L014"),
    Damage("a brace lost", "{.term}", "{.term", "L014"),
    Damage("another number", "2020", "2022", "L015", severity="warning"),
    Damage("emphasis lost", "**compte**", "compte", "L016", severity="warning"),
    Damage("emphasis with spaces", "**compte**", "** compte **", "L016", severity="warning"),
    Damage("a tag", "Qui paie", "<b>Qui</b> paie", "L017"),
    Damage("a script", "Qui paie", "<script src=x> Qui paie", "L017"),
    Damage("a fence", "Qui paie", "::: answer\\nQui paie", "L018"),
    Damage("a list", "Qui paie", "1. Qui paie", "L018"),
    Damage("a second passage", "Qui paie", "Bien.\\n\\nQui paie", "L018"),
    # habits
    Damage("another word than agreed", "[coût]", "[prix]", "L019", severity="warning"),
    Damage("a quotation left open", "Qui paie", "« Qui paie", "L020", severity="warning"),
    Damage("two spaces", "Qui paie", "Qui  paie", "L021", severity="warning"),
    Damage("much too long", "Qui paie", "Qui paie " + "et encore et encore" * 20, "L022", severity="warning"),
]


def damaged(damage: Damage) -> str:
    """The catalog with its damage, in the header or in the entries."""
    parts = [HEADER, ENTRY]
    part = next(n for n, text in reversed([*enumerate(parts)]) if damage.old in text)
    parts[part] = parts[part].replace(damage.old, damage.new, 1)
    return "".join(parts)


def told(catalog: str) -> list[Diagnostic]:
    """What reading the catalog finds, with the agreed terms of a glossary."""
    read, found = catalogs.parse(Source(CATALOG, catalog), "fr")
    return [*found, *same.check(read), *habits.check(read, Terms((("cost", "coût"),)))]


def test_the_catalog_is_sound_before_it_is_damaged() -> None:
    assert told(HEADER + ENTRY) == []


@pytest.mark.parametrize("damage", DAMAGED, ids=lambda damage: damage.kind)
def test_damage_is_told_with_file_line_and_entry(damage: Damage) -> None:
    found = told(damaged(damage))
    first = found[0]
    assert (first.code, first.severity) == (damage.code, damage.severity)
    assert first.span
    assert (first.span.path, first.span.line) == (CATALOG, damage.line)
    assert damage.entry in first.message
    assert first.hint


def test_there_are_more_than_twenty_kinds() -> None:
    assert len({damage.kind for damage in DAMAGED}) == len(DAMAGED) > 20


@pytest.mark.parametrize("code", sorted({damage.code for damage in DAMAGED}))
def test_a_whole_project_is_told_the_same(code: str, tmp_path: Path) -> None:
    """One damage of each code, found by `publish check`: an error stops a build, a warning does not."""
    damage = next(damage for damage in DAMAGED if damage.code == code)
    glossary = FILES["content/glossary.md"] + "\ncost\n: What is paid.\n"
    agreed = HEADER + 'msgctxt "dt"\nmsgid "cost"\nmsgstr "coût"\n'
    write(tmp_path, {"content/glossary.md": glossary, CATALOG: damaged(damage), GLOSSARY: agreed})
    found = [d for d in check(tmp_path, ("fr",))[0] if d.span and d.span.path == CATALOG and d.code not in ("L001",)]
    assert code in {d.code for d in found}
    assert failed(found) == (damage.severity == "error")


SPANISH = [
    ("Who pays?", "¿Quién paga?", []),
    ("Who pays?", "Quién paga?", ["L020"]),
    ("Who pays?", "¿Quién paga.", ["L020"]),
    ("Stop!", "¡Alto!", []),
    ("Stop!", "Alto!", ["L020"]),
    ("Smith, *Who pays the bill?*, 2020", "Smith, *Who pays the bill?*, 2020", []),  # a title of a book stays as it is
    ("See `a?`", "Véase `a?`", []),
    ("See https://a.org/?b", "Véase https://a.org/?b", []),
]


@pytest.mark.parametrize(("source", "text", "codes"), SPANISH)
def test_spanish_marks_go_in_pairs(source: str, text: str, codes: list[str]) -> None:
    body = f'{HEADER.replace("fr", "es")}msgctxt "p"\nmsgid "{source}"\nmsgstr "{text}"\n'
    read, _ = catalogs.parse(Source(CATALOG, body), "es")
    assert [d.code for d in habits.check(read, Terms())] == codes


AGREED = Terms(
    (
        ("trafficking in persons", "traite des personnes"),
        ("remittance", "envoi de fonds"),
        ("refugee", "réfugié"),
        ("host country", "pays d'accueil (ou de destination)"),
    )
)


TERMS = [
    ("[trafficking in persons]{.term}", "[traite des personnes]{.term}", []),
    ("[trafficking in persons]{.term}", "[trafic de personnes]{.term}", ["L019"]),  # the trap of the field
    ("[trafficking in persons]{.term}", "La traite, de [personnes]{.term} jeunes", []),
    ("[remittance]{.term}", "Les [envois de fonds]{.term}", []),
    ("[remittance]{.term}", "Les [transferts d'argent]{.term}", ["L019"]),
    ("[refugee]{.term}", "Une [réfugiée]{.term}", []),
    ("[refugee]{.term}", "[REFUGIES]{.term}", []),
    ("[refugee]{.term}", "Un [exilé]{.term}", ["L019"]),
    ("A refugee", "Un exilé", []),  # not marked: nobody knows whether the term is meant
    ("[host country]{.term}", "[pays hôte]{.term}", []),  # two expressions are agreed: not sure
    ("[other]{.term}", "[autre]{.term}", []),
]


@pytest.mark.parametrize(("source", "text", "codes"), TERMS)
def test_an_agreed_term_is_used_in_some_form(source: str, text: str, codes: list[str]) -> None:
    read, _ = catalogs.parse(Source(CATALOG, f'{HEADER}msgctxt "p"\nmsgid "{source}"\nmsgstr "{text}"\n'), "fr")
    assert [d.code for d in habits.check(read, AGREED)] == codes


@given(st.text(alphabet="`*_[]<>!\\{}:.^#~|=+-/ 1\n\twWhtpsda"))
def test_a_text_without_a_sign_of_anything_has_nothing_that_must_be_kept(text: str) -> None:
    if not same.TELLING.search(text):
        assert [rule.things(text) for rule in same.RULES] == [[]] * len(same.RULES)
