"""The spaces and apostrophes of each language, as a table of examples."""

from __future__ import annotations

import pytest

from publish.model import Box, Code, Figure, Footnote, Link, Paragraph, Table, Term, Text
from publish.translate.typography import RULES, typeset, typeset_blocks
from publish.walk import inlines

# In what is expected, _ is a narrow no-break space (U+202F) and ~ a no-break space (U+00A0).
FRENCH = [
    # what is written, what is printed
    ("Pourquoi?", "Pourquoi_?"),
    ("Pourquoi ?", "Pourquoi_?"),
    ("Pourquoi\u00a0? Oui !", "Pourquoi_? Oui_!"),
    ("Quoi ?!", "Quoi_?!"),
    ("Vraiment… ?", "Vraiment…_?"),
    ("(vraiment ?)", "(vraiment_?)"),
    ("(?) et [!]", "(?) et [!]"),
    ("un; deux ; trois", "un_; deux_; trois"),
    ("Exemple: un accord", "Exemple~: un accord"),
    ("Exemple : un accord", "Exemple~: un accord"),
    ("Les étapes :", "Les étapes~:"),
    ("Il dit: « Oui. »", "Il dit~: «_Oui._»"),
    ("« oui »", "«_oui_»"),
    ("«oui»", "«_oui_»"),
    ("«\u00a0Qui paie\u00a0?\u00a0»", "«_Qui paie_?_»"),
    ("« Qui ? », dit-elle", "«_Qui_?_», dit-elle"),
    ("« oui » : non", "«_oui_»~: non"),
    ("de 09:30 à 11:00", "de 09:30 à 11:00"),
    ("à 09:30 : accueil", "à 09:30~: accueil"),
    ("0:1, a:b, 3::4", "0:1, a:b, 3::4"),
    ("https://example.org/a?b=1;c:d", "https://example.org/a?b=1;c:d"),
    (
        "Voir https://example.org/a?b=1 ; puis https://example.org/?",
        "Voir https://example.org/a?b=1_; puis https://example.org/_?",
    ),
    ("Écrire à a.b@example.org ; merci", "Écrire à a.b@example.org_; merci"),
    ("50 %, 50%", "50_%, 50%"),
    ("l'État d'origine, aujourd'hui", "l’État d’origine, aujourd’hui"),
    ("l'« exemple »", "l’«_exemple_»"),
    ("l’État", "l’État"),
    ("le mot 'clé' ici", "le mot 'clé' ici"),
    ("5'10 \"", "5'10 \""),
    ("main-d'œuvre", "main-d’œuvre"),
    # at the start of a text another inline stands before it, at the end another one follows
    ("?", "_?"),
    (" ?", "_?"),
    (" : trois", "~: trois"),
    ("« ", "«_"),
    (" »", "_»"),
    ("de l'", "de l’"),
    ("", ""),
]

ENGLISH = [
    ("the worker's contract", "the worker’s contract"),
    ("workers' rights", "workers’ rights"),
    ("the 1990's", "the 1990’s"),
    ("'s obligations", "’s obligations"),
    ("it's 'quoted' here", "it’s 'quoted' here"),
    ("Why? Yes: no; 09:30!", "Why? Yes: no; 09:30!"),
    ("5' long", "5' long"),
    ("https://example.org/it's", "https://example.org/it's"),
    ('a "word"', 'a "word"'),
]

SPANISH = [
    ("¿Por qué? ¡Sí!", "¿Por qué? ¡Sí!"),
    ("Ejemplo: uno; dos", "Ejemplo: uno; dos"),
    ("«sí»", "«sí»"),
    ("Côte d'Ivoire, O'Higgins", "Côte d’Ivoire, O’Higgins"),
    ("'sí'", "'sí'"),
]

OTHER = [("Почему? l'a : b", "Почему? l'a : b")]

TABLE = [
    pytest.param(language, written, printed.replace("_", "\u202f").replace("~", "\u00a0"), id=f"{language}-{written}")
    for language, rows in (("fr", FRENCH), ("en", ENGLISH), ("es", SPANISH), ("ru", OTHER))
    for written, printed in rows
]


@pytest.mark.parametrize(("language", "written", "printed"), TABLE)
def test_typeset(language: str, written: str, printed: str) -> None:
    assert typeset(written, language) == printed
    assert typeset(printed, language) == printed


@pytest.mark.parametrize("tag", ["fr", "fr-CA", "fr_FR", "FR"])
def test_a_language_is_known_by_the_first_part_of_its_tag(tag: str) -> None:
    assert typeset("Qui ?", tag) == "Qui\u202f?"


@pytest.mark.parametrize("language", [*RULES, "ar"])
@pytest.mark.parametrize(
    "hostile", ["a" * 60_000, " " * 60_000, "'" * 60_000, "? " * 30_000, "a." * 30_000, "://" * 20_000]
)
def test_no_text_takes_long(language: str, hostile: str) -> None:
    typeset(hostile, language)


def test_blocks_are_typeset_everywhere_but_in_code_and_targets() -> None:
    note = Footnote("n", (Paragraph((Text("Voir : là"),)),))
    link = Link("https://example.org/?a ; b", (Text("ici ?"),))
    run = (
        Paragraph((Text("La "), Term("trafficking", (Text("traite"),)), Text(" ? "), Code("a ? b : c"), link, note)),
        Box("exercise", (Figure("a.svg", "Deux États ; un accord"),), (Text("Qui ?"),)),
    )
    paragraph, box = typeset_blocks(run, "fr")
    assert isinstance(paragraph, Paragraph)
    assert "".join(i.text for i in inlines(paragraph.content) if isinstance(i, Text)) == "La traite\u202f? ici\u202f?"
    assert Code("a ? b : c") in paragraph.content
    assert Link(link.target, (Text("ici\u202f?"),)) in paragraph.content
    assert Footnote("n", (Paragraph((Text("Voir\u00a0: là"),)),)) in paragraph.content
    assert box == Box("exercise", (Figure("a.svg", "Deux États\u202f; un accord"),), (Text("Qui\u202f?"),))


@pytest.mark.parametrize(
    ("language", "written", "left", "right"),
    [
        ("fr", "9.8", "9.8", "9,8"),
        ("es-419", "-1.5 %", "-1.5 %", "-1,5 %"),
        ("en", "9.8", "9.8", "9.8"),
        ("fr", "2.6 et 3.1", "2.6 et 3.1", "2.6 et 3.1"),
    ],
)
def test_numbers_in_columns_set_to_the_right_are_data(language: str, written: str, left: str, right: str) -> None:
    table = Table(((), ()), (((Text(written),), (Text(written),)),), ("left", "right"))
    (made,) = typeset_blocks((table,), language)
    assert isinstance(made, Table)
    assert [cell[0] for cell in made.rows[0]] == [Text(left), Text(right)]
