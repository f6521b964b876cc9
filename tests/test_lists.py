"""Several things in a line, as each language says them."""

from __future__ import annotations

import pytest

from publish.arrange.lists import listed, row

AND = [
    ("en", ("English",), "English"),
    ("en", ("English", "French"), "English and French"),
    ("en", ("English", "French", "Spanish"), "English, French and Spanish"),
    ("en", (), ""),
    ("fr", ("anglais", "français", "espagnol"), "anglais, français et espagnol"),
    ("es", ("inglés", "francés"), "inglés y francés"),
    ("es", ("padres", "hijos"), "padres e hijos"),
    ("es", ("francés", "español", "inglés"), "francés, español e inglés"),
    ("es", ("España", "Italia"), "España e Italia"),
    ("es", ("agua", "hielo"), "agua y hielo"),
    ("es", ("átomos", "iones"), "átomos y iones"),
    ("es", ("él", "yo"), "él y yo"),
    ("ru", ("английский", "русский"), "английский и русский"),
    ("ar", ("أ", "ب"), "أ وب"),
    ("zh", ("英语", "法语", "西班牙语"), "英语、法语和西班牙语"),
    ("xx", ("a", "b"), "a, b"),
]
OR = [
    ("en", ("one", "two"), "one or two"),
    ("fr", ("un", "deux"), "un ou deux"),
    ("es", ("seis", "siete"), "seis o siete"),
    ("es", ("siete", "ocho"), "siete u ocho"),
    ("es", ("7", "8"), "7 u 8"),
    ("es", ("10", "11"), "10 u 11"),
    ("es", ("uno", "otro"), "uno u otro"),
    ("es", ("mujer", "hombre"), "mujer u hombre"),
    ("ru", ("один", "два"), "один или два"),
]


@pytest.mark.parametrize(("language", "things", "said"), AND)
def test_things_are_listed_with_and(language: str, things: tuple[str, ...], said: str) -> None:
    assert listed(things, language) == said


@pytest.mark.parametrize(("language", "things", "said"), OR)
def test_things_are_listed_with_or(language: str, things: tuple[str, ...], said: str) -> None:
    assert listed(things, language, "or") == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a, b"), ("pt-BR", "a, b"), ("ar", "a، b"), ("fa", "a، b"), ("ja", "a、b")]
)
def test_names_stand_in_a_row_with_the_comma_of_the_language(language: str, said: str) -> None:
    assert row(("a", "", "b"), language) == said
