"""Plural forms: which number takes which, in catalogs and in the product's own words, for every language there is."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from publish import plurals
from publish.model import Source
from publish.translate import catalogs, damage, sending, update, words
from publish.translate.exchange import Parcel, take, units
from publish.words import COUNTED, WORDS, Words

LANGUAGES = sorted({name.partition("_")[0] for name in locale_identifiers()})
PATH = "content/locale/{}/ui.po"
MINUTE = ("ui", "{minutes} minute")

FORMS = {
    "ar": ("أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "{minutes} دقائق", "{minutes} دقيقة", "{minutes} دقيقة"),
    "es": ("{minutes} minuto", "{minutes} minutos"),
    "fr": ("{minutes} minute", "{minutes} minutes"),
    "ja": ("{minutes}分",),
    "ru": ("{minutes} минута", "{minutes} минуты", "{minutes} минут"),
}

SAID = [
    ("ar", 1, "دقيقة واحدة"),
    ("ar", 2, "دقيقتان"),
    ("ar", 5, "5 دقائق"),
    ("ar", 45, "45 دقيقة"),
    ("ar", 100, "100 دقيقة"),
    ("es", 1, "1 minuto"),
    ("es", 90, "90 minutos"),
    ("fr", 1, "1 minute"),
    ("fr", 21, "21 minutes"),
    ("ja", 1, "1分"),
    ("ru", 1, "1 минута"),
    ("ru", 3, "3 минуты"),
    ("ru", 11, "11 минут"),
    ("ru", 21, "21 минута"),
    ("ru", 45, "45 минут"),
]


def catalog(language: str, forms: tuple[str, ...] | None = None) -> Source:
    """The product's own words, of which the minutes alone are translated."""
    empty = update.merge("", words.messages(), language).text
    return Source(PATH.format(language), catalogs.fill(empty, {MINUTE: forms or FORMS[language]}))


def spoken(source: Source, language: str) -> Words:
    read, found = catalogs.parse(source, language)
    assert found == ()
    return words.load_words(language, None, read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_those_of_cldr_for_every_whole_number(language: str) -> None:
    rule, forms = Locale.parse(language).plural_form, plurals.of(language)
    told = {(rule(n), forms.form(n)) for n in range(plurals.LARGEST)}
    assert len(told) == len({name for name, _ in told}) == len({form for _, form in told}) == forms.count
    assert plurals.read(str(forms)) == forms


@pytest.mark.parametrize(("language", "number", "said"), SAID)
def test_a_word_is_said_in_the_form_of_its_number(language: str, number: int, said: str) -> None:
    assert spoken(catalog(language), language)("{minutes} minutes", minutes=number) == said


def test_english_says_one_and_several_and_so_does_a_language_without_words() -> None:
    said = Words("qu")
    assert [said("{minutes} minutes", minutes=n) for n in (1, 2)] == ["1 minute", "2 minutes"]


def test_each_word_that_counts_is_a_word_and_names_its_number() -> None:
    assert set(COUNTED) <= set(WORDS)
    assert all(f"{{{counted.number}}}" in word for word, counted in COUNTED.items())


@pytest.mark.parametrize(
    ("language", "forms", "codes"),
    [
        ("ar", FORMS["ar"], []),
        ("ar", (*FORMS["ar"][:3], "دقائق", *FORMS["ar"][4:]), ["L014"]),  # of 3 to 10, but of which?
        ("ru", ("минута", *FORMS["ru"][1:]), ["L014"]),  # of 1, but of 21, too
        ("es", ("un minuto", "{minutes} minutos"), []),
        ("es", ("{minutos} minuto", "{minutes} minutos"), ["L014"]),
        ("fr", ("{minutes} minute", "{minutes} <b>minutes</b>"), ["L017"]),
    ],
)
def test_a_form_may_leave_out_its_number_where_it_has_no_other(
    language: str, forms: tuple[str, ...], codes: list[str]
) -> None:
    read, _ = catalogs.parse(catalog(language, forms), language)
    assert [found.code for found in damage.check(read)] == codes
    if codes == ["L014"]:  # it cannot be filled in
        assert words.load_words(language, None, read)("{minutes} minutes", minutes=5) == "5 minutes"


@pytest.mark.parametrize("language", FORMS)
def test_an_update_keeps_forms_and_msgfmt_takes_them(language: str, tmp_path: Path) -> None:
    text = catalog(language).text
    assert update.merge(text, words.messages(), language).text == text
    if program := shutil.which("msgfmt"):
        (tmp_path / "ui.po").write_text(text, "utf-8")
        subprocess.run([program, "-c", "-o", "/dev/null", str(tmp_path / "ui.po")], check=True)


def test_what_was_said_of_several_is_offered_for_every_form() -> None:
    old = update.merge("", [replace(m, text=m.plural or m.text, plural="") for m in words.messages()], "ru").text
    old = catalogs.fill(old, {("ui", "{minutes} minutes"): "{minutes} мин"})
    merged = update.merge(old, words.messages(), "ru")
    assert merged.changed == 1
    read, found = catalogs.parse(Source(PATH, merged.text), "ru")
    assert found == ()
    entry = read.entries[MINUTE]
    assert (entry.fuzzy, entry.forms) == (True, ("{minutes} мин",) * 3)


def test_a_form_that_is_missing_is_not_done() -> None:
    read, found = catalogs.parse(catalog("ru", ("{minutes} минута", "", "{minutes} минут")), "ru")
    assert found == ()
    assert MINUTE not in read.entries


def test_the_header_of_an_editor_counts() -> None:
    other = "nplurals=2; plural=(n == 1 ? 1 : 0);"
    text = catalog("es", ("{minutes} minutos", "{minutes} minuto")).text.replace(str(plurals.of("es")), other)
    assert spoken(Source(PATH, text), "es")("{minutes} minutes", minutes=1) == "1 minuto"
    assert str(catalogs.parse(Source(PATH, text), "es")[0].plurals) == "nplurals=2; plural=(n == 1 ? 1 : 0);"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=1; plural=(n != 1);",
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=__import__('os');",
        f"nplurals=2; plural={'(' * 900}n{')' * 900};",
        f"nplurals=2; plural={'!' * 2000}n;",
    ],
)
def test_a_header_that_means_nothing_is_refused_not_run(header: str) -> None:
    assert plurals.read(header) is None
    text = catalog("es").text.replace(str(plurals.of("es")), header)
    _, found = catalogs.parse(Source(PATH, text), "es")
    assert {d.code for d in found} == {"L003"}
    assert all(d.span and d.span.line for d in found)


@pytest.mark.parametrize("form", sorted(sending.FORMS))
def test_forms_go_to_translators_and_come_back(form: str) -> None:
    before = catalog("ru", ("", "", ""))
    what = Parcel("en", "ru", units(before)[0])
    targets = iter(FORMS["ru"])
    done = tuple(replace(u, target=next(targets)) if "{minutes}" in u.source else u for u in what.units)
    back, found = sending.FORMS[form].read("ru", sending.FORMS[form].write(replace(what, units=done)))
    assert found == ()
    taken, refused = take("ru", back, [before], "ru")
    assert refused == ()
    assert taken[before.path].text == catalog("ru").text
    assert taken[before.path].count == 3
    silent = [replace(row, target="минут") if "{minutes} minutes" in row.source else row for row in back.rows]
    _, refused = take("ru", replace(back, rows=tuple(silent)), [before], "ru")
    assert [d.code for d in refused] == ["L014", "L014"]
