"""Updating catalogs, counting what is done, checking translations against their source, the product's words."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Span
from publish.model import Catalog, Entry, Message, Source
from publish.translate import catalogs, commands, damage, status, update, words

HOME = Span("content/sessions/labour.md", 3)


def messages(*texts: str, context: str = "p") -> list[Message]:
    return [Message(context, text, HOME) for text in texts]


def translated(*texts: str) -> str:
    """A French catalog in which each text is translated by itself in angle quotes."""
    po = update.merge("", messages(*texts), "fr").text
    return catalogs.fill(po, {("p", text): f"«{text}»" for text in texts})


# ── update ────────────────────────────────────────────────────────────────────


def test_a_new_catalog_is_as_a_translator_and_a_diff_want_it() -> None:
    slide = Message("li", "A worker, an agency,\nand two [countries]{.term}", HOME, inside="slide")
    again = Message("li", "A worker, an agency,\nand two [countries]{.term}", HOME, inside="key-messages")
    secret = Message("p", "Welcome them. " * 20, HOME, inside="notes")
    text = update.merge("", [slide, secret, again], "pt-BR", "A library").text
    assert '"Language: pt_BR\\n"' in text
    assert '"Project-Id-Version: A library\\n"' in text
    assert "POT-Creation-Date" not in text
    assert text.count("Welcome them.") == 20
    assert max(map(len, text.split("\n"))) > 280  # not wrapped: a changed word changes one line
    assert text.endswith(
        "#. List item, in a slide; List item, in key messages\n"
        "#: content/sessions/labour.md\n"
        'msgctxt "li"\n'
        'msgid ""\n"A worker, an agency,\\n"\n"and two [countries]{.term}"\n'
        'msgstr ""\n\n'
        "#. Paragraph, in a facilitator's notes (participants never see it)\n"
        "#. Used in: slides, guide\n"
        "#: content/sessions/labour.md\n"
        'msgctxt "p"\n'
        f'msgid "{"Welcome them. " * 20}"\n'
        'msgstr ""\n'
    )


@pytest.mark.parametrize(
    ("context", "inside", "said"),
    [
        ("p", "", "Paragraph"),
        ("li", "key-messages", "List item, in key messages"),
        ("h3", "exercise", "Heading, in an exercise"),
        ("td.if-late", "run sheet", "Table cell, column “if late”, in a run sheet"),
        ("attr.method", "", "Detail of a block: method"),
        ("dd", "notes", "Definition, in a facilitator's notes (participants never see it)"),
        ("new", "novelty", "new, in a novelty"),
    ],
)
def test_the_comment_says_in_plain_words_where_a_message_stands(context: str, inside: str, said: str) -> None:
    assert update.where(Message(context, "x", HOME, inside)) == said


def test_updating_twice_changes_nothing() -> None:
    once = update.merge(translated("One", "Two"), messages("Two", "Three"), "fr")
    assert update.merge(once.text, messages("Two", "Three"), "fr") == update.Merged(once.text)


def test_a_changed_message_becomes_fuzzy_and_shows_what_it_was() -> None:
    old = translated("Who pays for recruitment?", "What is a contract?", "A worker has rights.")
    new = messages("What is a contract?", "Who pays for the recruitment?", "Nothing like it, 42")
    merged = update.merge(old, new, "fr")
    entries = {entry.msgid: entry for entry in polib.pofile(merged.text)}
    assert list(entries) == [*(message.text for message in new), "A worker has rights."]
    changed = entries["Who pays for the recruitment?"]
    assert changed.msgstr == "«Who pays for recruitment?»"
    assert changed.fuzzy
    assert changed.previous_msgid == "Who pays for recruitment?"
    assert not entries["What is a contract?"].fuzzy
    assert entries["Nothing like it, 42"].msgstr == ""
    assert entries["A worker has rights."].obsolete
    assert (merged.new, merged.changed, merged.gone) == (1, 1, 1)


def test_a_message_changed_twice_still_shows_what_was_translated() -> None:
    old = translated("Who pays for recruitment?")
    once = update.merge(old, messages("Who pays for the recruitment?"), "fr").text
    twice = polib.pofile(update.merge(once, messages("Who pays the recruitment?"), "fr").text)
    assert twice[0].previous_msgid == "Who pays for recruitment?"
    assert len(twice) == 1


def test_only_vanished_translations_are_offered_and_each_once() -> None:
    old = translated("Chapter one, the worker", "Chapter two, the worker")
    new = messages("Chapter one, the worker", "Chapter two, a worker", "Chapter too, the worker")
    entries = polib.pofile(update.merge(old, new, "fr").text)
    assert [(e.msgstr, e.fuzzy) for e in entries] == [
        ("«Chapter one, the worker»", False),
        ("", False),
        ("«Chapter two, the worker»", True),
    ]


def test_a_message_that_comes_back_gets_its_translation_back() -> None:
    old = translated("One", "Two")
    without = update.merge(old, messages("One"), "fr").text
    assert '#~ msgid "Two"' in without
    assert update.merge(without, messages("One", "Two"), "fr").text == old


def test_the_same_text_in_another_role_is_another_message() -> None:
    merged = update.merge(translated("Lead"), messages("Lead", context="th"), "fr")
    entry = polib.pofile(merged.text)[0]
    assert (entry.msgctxt, entry.msgstr, entry.fuzzy, entry.previous_msgctxt) == ("th", "«Lead»", True, "p")


def test_what_translators_and_their_tools_write_is_kept() -> None:
    old = translated("One").replace("#. Para", "# Checked by the ministry\n#. Para")
    old = old.replace('"Last-Translator: \\n"', '"Last-Translator: A. Person\\n"\n"X-Generator: Poedit 3\\n"')
    old = old.replace("# Translate what", "# Our own header\n# Translate what").replace(
        "#: content", "#, no-wrap\n#: content"
    )
    new = update.merge(old, messages("One", "Two"), "fr").text
    for kept in ("# Our own header\n", "A. Person", "X-Generator", "# Checked by the ministry\n", "#, no-wrap\n"):
        assert kept in new


@given(
    st.lists(st.text(st.characters(categories=("L", "P", "Zs")), min_size=1).filter(str.strip), unique=True, max_size=6)
)
def test_no_translation_is_ever_lost(texts: list[str]) -> None:
    emptied = update.merge(translated(*texts), [], "fr").text
    assert [entry.msgstr for entry in polib.pofile(emptied)] == [f"«{text}»" for text in texts]
    assert update.merge(emptied, messages(*texts), "fr").text == translated(*texts)


# ── status ────────────────────────────────────────────────────────────────────


def test_fuzzy_counts_as_not_done_and_words_are_counted() -> None:
    entries = {("p", "One two"): Entry("Un deux", 1), ("p", "Three four five"): Entry("Trois", 2, fuzzy=True)}
    catalog = Catalog("fr", "content/locale/fr/a.po", entries)
    said = status.with_status(messages("One two", "Three four five", "Six", "One two"), catalog)
    row = status.coverage(said, "fr", "content/a.md", catalog.path)
    assert (row.translated, row.fuzzy, row.missing) == (
        status.Count(1, 2, 7),
        status.Count(1, 3, 15),
        status.Count(1, 1, 3),
    )
    assert row.done == pytest.approx(2 / 6)
    missing, fuzzy = status.diagnose(row, "en")
    assert (missing.code, fuzzy.code) == ("L001", "L002")
    assert missing.message == "1 of 3 messages (1 word) of content/a.md is not translated, but printed in en"
    assert status.as_json(row)["fuzzy"] == {"messages": 1, "words": 3, "characters": 15}
    lines = status.table([status.Standing("fr", (row,), (), ())]).split("\n")
    assert lines[2].split() == ["fr", "33%", "1", "1", "1", "6", "25"]


def test_hundred_per_cent_is_said_of_complete_files_only() -> None:
    row = status.Coverage("fr", "a", "b", status.Count(999, 9999), missing=status.Count(1, 1))
    said = status.table([status.Standing("fr", (row,), (), ())])
    assert "99%" in said
    assert "100%" not in said


# ── damage ────────────────────────────────────────────────────────────────────

SOUND = [
    # source, translation
    ("A [migrant worker]{.term} works.[^1]", "Le [travailleur migrant]{.term} travaille.[^1]"),
    ("See [](emm-1.1) and [here](https://a.org/x).", "Voir [ici](https://a.org/x) et [](emm-1.1)."),
    ("**Permanent:** to *settle*", "**Permanente :** pour *s’établir*"),
    ("Use `make`, 1,500 times", "Utilisez `make`, 1 500 fois"),
    ("Convention No. 97, chapter 2.6", "Convention nº 97, chapitre 2,6"),
    ("at 11:00, the 3 stages", "à 11 h, les trois étapes"),
    ("the 21st century", "le XXIe siècle"),
    ("1. Temps", "1. Temps"),
    ("{minutes} minutes", "{minutes} minutos"),
    ("two lines\nof it", "sur\ndeux lignes"),
    ("<https://a.org>", "<https://a.org>"),
    ("plain", "tout simple"),
    ("A – B: c", "A – B : c"),
]

DAMAGED = [
    # source, translation, code
    ("See [here](https://a.org).", "Voir ici.", "L010"),
    ("See [here](https://a.org).", "Voir [ici](https://b.org).", "L010"),
    ("Plain", "[Cliquez](javascript:alert(1))", "L010"),
    ("Plain", "[Cliquez](https://evil.org)", "L010"),
    ("Plain", "Voir https://evil.org", "L010"),
    ("Plain", "Voir www.evil.org", "L010"),
    ("Plain", "<https://evil.org>", "L010"),
    ("See [](emm-1.1).", "Voir [](emm-1.2).", "L010"),
    ("Plain", "![x](x.png)", "L011"),
    ("Type `make`", "Tapez `faire`", "L012"),
    ("Type `make`", "Tapez make", "L012"),
    ("True.[^1]", "Vrai.", "L013"),
    ("True.[^1]", "Vrai.[^2]", "L013"),
    ("True.", "Vrai.^[par moi]", "L013"),
    ("A [worker]{.term}", "Un [travailleur]{.terme}", "L014"),
    ("A [worker]{.term}", "Un [travailleur]", "L014"),
    ("A [worker]{.term}", "Un travailleur{.term}", "L014"),
    ("Slide {number}", "Diapositive {numéro}", "L014"),
    ("Slide {number}", "Diapositive {number", "L014"),
    ("Slide {number}", "Diapositive {number} {number}", "L014"),
    ("Plain", "{{ config }}", "L014"),
    ("Convention No. 97", "Convention nº 79", "L015"),
    ("in 1990", "jadis", "L015"),
    ("1,500 words", "150 mots", "L015"),
    ("chapter 2.6", "chapitre 2.5", "L015"),
    ("a **strong** word", "un mot fort", "L016"),
    ("a **strong** word", "un **mot fort", "L016"),
    ("Plain", "<b>gras</b>", "L017"),
    ("Plain", "<img src=x onerror=alert(1)>", "L017"),
    ("Plain", "<!-- rien -->", "L017"),
    ("Plain", "1. Temps", "L018"),
    ("Plain", "- Temps", "L018"),
    ("Plain", "# Temps", "L018"),
    ("Plain", "> Temps", "L018"),
    ("Plain", "| Temps |", "L018"),
    ("Plain", "::: notes", "L018"),
    ("Plain", "Temps\n::: {.notes}\ncaché\n:::", "L018"),
    ("Plain", "```\ncode", "L018"),
    ("Plain", "Titre\n===", "L018"),
    ("Plain", "un\n\ndeux", "L018"),
    ("Plain", "un\n---\ndeux", "L018"),
]


def checked(source: str, text: str) -> list[str]:
    catalog = Catalog("fr", "content/locale/fr/a.po", {("p", source): Entry(text, 12)})
    found = damage.check(catalog)
    assert all(d.span == Span(catalog.path, 12) and d.hint for d in found)
    return [d.code for d in found]


@pytest.mark.parametrize(("source", "text"), SOUND)
def test_a_sound_translation_passes(source: str, text: str) -> None:
    assert checked(source, text) == []


@pytest.mark.parametrize(("source", "text", "code"), DAMAGED)
def test_a_damaged_translation_is_named(source: str, text: str, code: str) -> None:
    assert code in checked(source, text)


def test_the_message_says_what_is_lost_and_what_came_instead() -> None:
    catalog = Catalog("fr", "a.po", {("p", "See [here](https://a.org)"): Entry("Voir [ici](https://b.org)", 7)})
    (found,) = damage.check(catalog)
    expected = "other links in the translation of “See [here](https://a.org)”: without `https://a.org`, but with `https://b.org`"
    assert found.message == expected
    assert found.severity == "error"


def test_a_fuzzy_translation_is_not_used_and_not_checked() -> None:
    assert damage.check(Catalog("fr", "a.po", {("p", "Plain"): Entry("<b>", 1, fuzzy=True)})) == ()


@given(st.text(st.sampled_from("[]()`*_{}<>!^.#|1: \nab\\")))
def test_every_text_is_a_sound_translation_of_itself(text: str) -> None:
    assert checked(text, text) == []


@pytest.mark.parametrize("unit", ["[", "](", "{", "<a", "*a ", "`", "1 000 ", "www.", "[^", "[a](b) ", "- \n", "\\"])
def test_no_translation_takes_long(unit: str) -> None:
    checked("Plain", unit * (20_000 // len(unit)))


# ── the product's own words ───────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_word_of_the_product_is_translated(language: str) -> None:
    source = words.packaged(language)
    assert source is not None
    catalog, found = catalogs.parse(source, language)
    assert found == ()
    assert damage.check(catalog) == ()
    lacking = [message.text for message in words.messages() if ("ui", message.text) not in catalog.entries]
    assert lacking == [], f"add them to {source.path}"
    assert [entry for entry in catalog.entries.values() if entry.fuzzy] == []
    assert update.merge(source.text, words.messages(), language, "publish").text == source.text


def test_a_project_may_override_a_word_but_not_break_it() -> None:
    package, _ = catalogs.parse(words.packaged("fr") or Source("", ""), "fr")
    entries = {
        ("ui", "Session"): Entry("Atelier", 1),
        ("ui", "Slide {number}"): Entry("Vue {numero}", 2),
        ("ui", "Chapter"): Entry("Chap.", 3, fuzzy=True),
        ("ui", "In {region}"): Entry("Ici: {region}", 4),
    }
    said = words.load_words("fr", package, Catalog("fr", "content/locale/fr/ui.po", entries))
    assert said("Session") == "Atelier"
    assert said("Slide {number}", number=4) == "Diapositive 4"
    assert said("Chapter") == "Chapitre"
    assert said("In {region}", region="Afrique") == "Ici\u00a0: Afrique"


def test_a_language_without_words_speaks_english() -> None:
    assert words.load_words("qu", None, None)("Chapter") == "Chapter"
    assert words.packaged("qu") is None
    assert words.packaged("../fr") is None


# ── whole projects ────────────────────────────────────────────────────────────

SETTINGS = "title: A library\nsource: en\nlanguages: [en, fr, qu]\ndate: 2026-11\n"
CHAPTER = "---\nid: a\n---\n# Work\n\nWho pays [fees]{.term}?\n\n::: key-messages\n- Write it down.\n:::\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>Country of origin</text><text>1</text></svg>\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {"publication.yml": SETTINGS, "a.md": CHAPTER, "images/a.svg": SVG}.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def written(project: Path) -> dict[str, str]:
    files = sorted((project / "content/locale").rglob("*"))
    return {f.relative_to(project / "content/locale").as_posix(): f.read_text("utf-8") for f in files if f.is_file()}


def test_update_makes_a_catalog_for_each_source(project: Path) -> None:
    done = commands.update(project)
    assert done.diagnostics == ()
    french = ["fr/a.po", "fr/images/a.svg.po", "fr/publication.yml.po"]
    quechua = ["qu/a.po", "qu/images/a.svg.po", "qu/publication.yml.po", "qu/ui.po"]
    assert list(written(project)) == french + quechua
    assert 'msgctxt "li"\nmsgid "Write it down."' in written(project)["fr/a.po"]
    assert 'msgid "Country of origin"' in written(project)["fr/images/a.svg.po"]
    assert 'msgid "1"' not in written(project)["fr/images/a.svg.po"]
    before = written(project)
    assert not any(catalog.written for catalog in commands.update(project).catalogs)
    assert written(project) == before


def test_only_the_languages_asked_for_are_written_and_never_the_source(project: Path) -> None:
    commands.update(project, ("fr", "en"))
    assert {path.split("/")[0] for path in written(project)} == {"fr"}


def test_a_broken_catalog_is_left_as_it_is(project: Path) -> None:
    commands.update(project, ("fr",))
    file = project / "content/locale/fr/a.po"
    broken = file.read_text("utf-8").replace('msgstr ""', 'msgstr "Trav', 2)
    file.write_text(broken, encoding="utf-8")
    done = commands.update(project, ("fr",))
    assert {d.code for d in done.diagnostics} == {"L003"}
    assert "error[L003]" in str(done)
    assert file.read_text("utf-8") == broken
    assert "L003" in {d.code for d in commands.check(project, ("fr",))}


def test_status_and_check_see_what_a_translator_did(project: Path) -> None:
    commands.update(project, ("fr",))
    file = project / "content/locale/fr/a.po"
    said = {("h1", "Work"): "Travail", ("p", "Who pays [fees]{.term}?"): "Qui paie les frais?"}
    file.write_text(catalogs.fill(file.read_text("utf-8"), said), encoding="utf-8")
    (standing,) = commands.status(project, ("fr",))
    row = next(row for row in standing.documents if row.path == "content/a.md")
    assert (row.title, [passage.text for passage in standing.lacking if passage.path == "content/a.md"]) == (
        "Work",
        ["Write it down."],
    )
    assert (row.translated.messages, row.missing.messages) == (2, 1)
    found = [d for d in commands.check(project, ("fr",)) if d.span and d.span.path.endswith("fr/a.po")]
    assert [d.code for d in found] == ["L001", "L014"]
    line = next(n for n, text in enumerate(file.read_text("utf-8").split("\n"), 1) if "Qui paie" in text)
    assert found[1].span == Span("content/locale/fr/a.po", line)


def test_a_changed_sentence_makes_exactly_its_message_fuzzy(project: Path) -> None:
    commands.update(project, ("fr",))
    file = project / "content/locale/fr/a.po"
    everything = {catalogs.key_of(entry): entry.msgid for entry in polib.pofile(file.read_text("utf-8"))}
    file.write_text(catalogs.fill(file.read_text("utf-8"), everything), encoding="utf-8")
    (project / "content/a.md").write_text(CHAPTER.replace("Who pays", "Who pays the"), encoding="utf-8")
    commands.update(project, ("fr",))
    assert [entry.msgid for entry in polib.pofile(file.read_text("utf-8")) if entry.fuzzy] == [
        "Who pays the [fees]{.term}?"
    ]


def test_a_catalog_whose_source_is_gone_is_named(project: Path) -> None:
    commands.update(project, ("fr",))
    shutil.move(project / "content/a.md", project / "content/b.md")
    found = [d for d in commands.check(project, ("fr",)) if d.code == "L005"]
    assert [d.span for d in found] == [Span("content/locale/fr/a.po")]


def test_no_catalog_is_written_out_of_the_project(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (project / "content/locale").symlink_to(outside)
    assert {d.code for d in commands.update(project, ("fr",)).diagnostics} == {"L005"}
    assert list(outside.iterdir()) == []
