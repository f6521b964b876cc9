"""Entries sent to translators and back, as XLIFF and as a spreadsheet: nothing lost, damage refused with its place."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook

from publish.cli import main
from publish.diagnostics import Span
from publish.model import Message, Source
from publish.translate import catalogs, commands, sending, update
from publish.translate.exchange import Parcel, Returned, Unit, take, units

PATH = "content/locale/fr/a.po"
FORMS = sorted(sending.FORMS)


def catalog(translations: dict[tuple[str, str], str], path: str = PATH) -> Source:
    """A French catalog of these messages; "" is not translated, what begins with `?` is fuzzy."""
    messages = [Message(context, source, Span("content/a.md")) for context, source in translations]
    po = polib.pofile(update.merge("", messages, "fr").text, wrapwidth=0)
    for entry in po:
        said = translations[catalogs.key_of(entry)]
        entry.msgstr = said
        if said.startswith("?"):
            entry.flags, entry.previous_msgid = ["fuzzy"], f"Before {entry.msgid}"
    return Source(path, str(po))


def parcel(*sources: Source) -> Parcel:
    return Parcel("en", "fr", tuple(unit for source in sources for unit in units(source)[0]))


def sent(form: str, what: Parcel) -> Returned:
    """What stands in a file of this form, read back."""
    back, found = sending.FORMS[form].read("fr", sending.FORMS[form].write(what))
    assert found == ()
    return back


def translated(what: Parcel, **targets: str) -> Parcel:
    """The parcel as a translator sends it back: other translations, by source text, all of them sure."""
    done = [replace(u, target=targets[u.source], fuzzy=False) if u.source in targets else u for u in what.units]
    return replace(what, units=tuple(done))


# ── laws ──────────────────────────────────────────────────────────────────────

text = st.text(
    st.characters(
        exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffd", include_characters='"\\\n\t\u200f=_x'
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)
entries = st.dictionaries(st.tuples(st.sampled_from(["p", "h2"]), text), st.one_of(st.just(""), text), max_size=6)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(entries)
def test_everything_that_is_sent_comes_back(form: str, translations: dict[tuple[str, str], str]) -> None:
    what = parcel(catalog(translations))
    assert {(u.context, u.source): u.target for u in what.units} == translations
    if not what.units and form == "xliff":
        return  # a file without any catalog has no language
    back = sent(form, what)
    assert back.language == "fr"
    assert [(r.name, r.source, r.target, r.fuzzy, r.problem) for r in back.rows] == [
        (u.name, u.source, u.target, u.fuzzy, "") for u in what.units
    ]
    assert take("f", back, [catalog(translations)], "fr") == ({}, ())


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(entries.filter(bool), st.data())
def test_what_is_translated_is_taken_and_nothing_else_changes(
    form: str, translations: dict[tuple[str, str], str], data: st.DataObject
) -> None:
    before = catalog(translations)
    key = data.draw(st.sampled_from(sorted(translations)))
    new = "Une traduction, en toutes lettres"
    what = parcel(before)
    done = tuple(replace(u, target=new, fuzzy=False) if (u.context, u.source) == key else u for u in what.units)
    taken, found = take("f", sent(form, replace(what, units=done)), [before], "fr")
    if any(d.severity == "error" for d in found):  # the random source has marks that this translation lacks
        assert taken == {}
        return
    assert taken[PATH].count == 1
    expected = catalogs.fill(before.text, {key: new})
    assert taken[PATH].text == expected
    assert catalogs.parse(Source(PATH, taken[PATH].text), "fr")[1] == ()


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_is_a_traceback_or_changes_a_source(form: str, data: st.DataObject) -> None:
    before = catalog({("p", "One"): "Un", ("p", "Two"): "?Deux", ("p", "Three"): ""})
    whole = bytearray(sending.FORMS[form].write(parcel(before)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    back, found = sending.FORMS[form].read("f", bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    assert all(d.code == "L006" and d.span for d in found)
    for taken in take("f", back, [before], "fr")[0].values():
        after = polib.pofile(taken.text)
        assert [entry.msgid for entry in after] == ["One", "Two", "Three"]
        assert catalogs.parse(Source(PATH, taken.text), "fr")[1] == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_entries_give_the_same_bytes(form: str) -> None:
    what = parcel(catalog({("p", "One"): "Un", ("p", "Two"): ""}))
    assert sending.FORMS[form].write(what) == sending.FORMS[form].write(what)


# ── what is refused ───────────────────────────────────────────────────────────

BEFORE = {("p", "One"): "Un", ("p", "See [it](https://a.org)"): "", ("p", "In 1990"): "?Alors"}


def rows(*changes: Callable[[Unit], Unit]) -> Parcel:
    what = parcel(catalog(BEFORE))
    for change in changes:
        what = replace(what, units=tuple(map(change, what.units)))
    return what


def of(this: str, /, **values: str | bool) -> Callable[[Unit], Unit]:
    return lambda unit: replace(unit, **values) if unit.source == this else unit  # type: ignore[arg-type]


REFUSED = {
    "source changed": ([of("One", source="Ones", target="Uns")], "L007", "One", "source text was changed"),
    "entry unknown": ([of("One", name="m0-0", target="Uns")], "L007", "One", "no such entry"),
    "line separator": ([of("One", target="Un\u2028deux")], "L007", "One", "control character"),
    "link lost": ([of("See [it](https://a.org)", target="Voir")], "L010", "See", "without `https://a.org`"),
    "link added": ([of("One", target="[Un](https://evil.org)")], "L010", "One", "with `https://evil.org`"),
    "year lost": ([of("In 1990", target="Alors", fuzzy=False)], "L015", "In 1990", "1990"),
    "a list": ([of("One", target="- Un")], "L018", "One", ""),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", REFUSED)
def test_a_damaged_row_is_refused_with_its_line_and_entry(case: str, form: str) -> None:
    changes, code, entry, said = REFUSED[case]
    sound = of("One", target="Une") if entry != "One" else of("In 1990", target="En 1990", fuzzy=False)
    taken, found = take("fr", sent(form, rows(*changes, sound)), [catalog(BEFORE)], "fr")
    (problem,) = [d for d in found if d.severity == "error" or d.code == code]
    assert problem.code == code
    assert entry in problem.message
    assert said in problem.message
    assert problem.span is not None
    assert problem.span.path == "fr"
    assert problem.span.line > 1
    after = {e.msgid: e.msgstr for e in polib.pofile(taken[PATH].text)}
    before = {source: target for (_, source), target in BEFORE.items()}
    if problem.severity == "error":
        assert after == {**before, **({"One": "Une"} if entry != "One" else {"In 1990": "En 1990"})}


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_that_stands_twice_is_refused(form: str) -> None:
    what = rows(of("One", target="Une"))
    taken, found = take("fr", sent(form, replace(what, units=(*what.units, what.units[0]))), [catalog(BEFORE)], "fr")
    assert taken == {}
    assert [d.code for d in found] == ["L007", "L007"]
    assert "stands 2 times" in found[0].message


def test_what_changed_here_since_the_export_is_not_overwritten() -> None:
    what = translated(rows(), One="Une")
    now = catalog({**BEFORE, ("p", "One"): "Un seul"})
    taken, found = take("fr", sent("xliff", what), [now], "fr")
    assert taken == {}
    assert "changed in the catalog as well" in found[0].message
    untouched = take("fr", sent("xliff", rows()), [now], "fr")
    assert untouched == ({}, ())  # nobody touched that row: what is newer here stays
    same = catalog({**BEFORE, ("p", "One"): "Une"})
    assert take("fr", sent("xliff", what), [same], "fr") == ({}, ())


def test_an_empty_translation_takes_nothing_away() -> None:
    assert take("fr", sent("xlsx", rows(of("One", target=""))), [catalog(BEFORE)], "fr") == ({}, ())


def test_what_no_file_can_hold_stays_at_home_and_is_named() -> None:
    source = catalog({("p", "One"): "Un\vdeux", ("p", "Two"): "x" * 40_000, ("p", "Three"): "Trois"})
    kept, found = units(source)
    assert [unit.source for unit in kept] == ["Three"]
    assert [(d.code, d.span and d.span.path) for d in found] == [("L007", PATH)] * 2


def test_a_fuzzy_translation_that_is_confirmed_is_done() -> None:
    taken, found = take("fr", sent("xlsx", rows(of("In 1990", target="En 1990", fuzzy=False))), [catalog(BEFORE)], "fr")
    assert found == ()
    entry = polib.pofile(taken[PATH].text)[2]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("En 1990", False, None)


# ── what programs make of files ───────────────────────────────────────────────


def test_xliff_is_as_the_standard_has_it() -> None:
    root = etree.fromstring(sending.FORMS["xliff"].write(parcel(catalog(BEFORE))))
    ns = "{urn:oasis:names:tc:xliff:document:1.2}"
    assert (root.tag, root.get("version")) == (f"{ns}xliff", "1.2")
    (file,) = root
    assert dict(file.attrib) == {
        "original": PATH,
        "source-language": "en",
        "target-language": "fr",
        "datatype": "po",
    }
    one, see, year = file.iter(f"{ns}trans-unit")
    assert [child.tag.removeprefix(ns) for child in one] == ["source", "target", "note"]
    assert [child.tag.removeprefix(ns) for child in see] == ["source", "note"]
    assert (one[1].get("state"), year[1].get("state")) == ("translated", "needs-translation")
    assert year[-1].text == "The source before it changed: Before In 1990"


def edited(old: str, new: str) -> tuple[Returned, tuple[str, ...]]:
    said = sending.FORMS["xliff"].write(parcel(catalog(BEFORE))).decode()
    assert old in said
    back, found = sending.FORMS["xliff"].read("fr.xlf", said.replace(old, new).encode())
    return back, tuple(d.message for d in found)


def test_segments_of_other_programs_are_put_together_and_foreign_marks_refused() -> None:
    target = '<target state="translated">Un</target>'
    back, _ = edited(target, '<target><mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">Deux.</mrk></target>')
    assert (back.rows[0].target, back.rows[0].problem) == ("Un. Deux.", "")
    back, _ = edited(target, '<target>U<g id="1">n</g></target>')
    taken, found = take("fr.xlf", back, [catalog(BEFORE)], "fr")
    assert taken == {}
    assert "inline elements" in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('version="1.2"', 'version="2.0"', "not XLIFF 1.2"),
        ("</xliff>", "", "no whole XML"),
        ("<xliff", '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff', "DOCTYPE"),
        ('target-language="fr"', "", "no language"),
    ],
)
def test_a_damaged_xliff_is_refused(old: str, new: str, said: str) -> None:
    back, (message,) = edited(old, new)
    assert said in message
    assert back.rows == ()


def workbook(change: Callable[[Workbook], object]) -> bytes:
    """The spreadsheet as somebody saves it after a change."""
    made = load_workbook(io.BytesIO(sending.FORMS["xlsx"].write(parcel(catalog(BEFORE)))))
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("B2", "=1+1", "a formula"),
        ("B2", 1.5, "a number or a date"),
        ("B2", True, "a number or a date"),
        ("C2", "perhaps", "its state is `perhaps`"),
        ("A2", "Two", "source text was changed"),
        ("F2", None, "no such entry"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_row_is_refused(cell: str, value: object, said: str) -> None:
    data = workbook(lambda made: made.worksheets[0].__setitem__(cell, value))
    back, found = sending.FORMS["xlsx"].read("fr.xlsx", data)
    assert found == ()
    taken, (refused,) = take("fr.xlsx", back, [catalog(BEFORE)], "fr")
    assert taken == {}
    assert said in refused.message
    assert refused.span == Span("fr.xlsx", 2)


def test_columns_and_rows_may_be_moved_and_added() -> None:
    def change(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["B2"] = "Une"
        sheet.insert_cols(1)
        sheet["A1"] = "My remarks"
        sheet.move_range("A3:G3", rows=10)

    back, found = sending.FORMS["xlsx"].read("fr.xlsx", workbook(change))
    assert found == ()
    taken, found = take("fr.xlsx", back, [catalog(BEFORE)], "fr")
    assert found == ()
    assert 'msgstr "Une"' in taken[PATH].text


def test_no_cell_of_the_spreadsheet_is_a_formula_and_only_translations_may_be_typed_in() -> None:
    what = parcel(catalog({("p", "=1+1"): "=CMD()", ("p", "_x0041_"): "_x000D_"}))
    sheet = load_workbook(io.BytesIO(sending.FORMS["xlsx"].write(what))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}
    assert sheet["A3"].value == "_x005F_x0041_"
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True, False, False, True, True, True]


def test_a_workbook_without_our_columns_or_none_at_all_is_refused() -> None:
    for data in (b"", b"PK\3\4", workbook(lambda made: made.worksheets[0].delete_cols(6))):
        back, found = sending.FORMS["xlsx"].read("fr.xlsx", data)
        assert back.rows == ()
        assert [d.code for d in found] == ["L006"]


# ── whole projects ────────────────────────────────────────────────────────────

SETTINGS = "title: A library\nsource: en\nlanguages: [en, fr, es]\ndate: 2026-11\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/publication.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content/a.md").write_text("---\nid: a\n---\n# Work\n\nWho pays [fees](https://a.org)?\n", "utf-8")
    commands.update(tmp_path)
    return tmp_path


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in the project: exit code, and all that it says."""

    def command(*words: str) -> tuple[int, str]:
        code = main(["translations", *words, "--project", str(project)])
        said = capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    return command


def test_a_file_goes_out_and_comes_back(project: Path, run: Run) -> None:
    code, said = run("export", "--lang", "fr")
    assert (code, "fr.xlf: 3 entries" in said) == (0, True)
    file = project / "build/translations/fr.xlf"
    assert not (project / "build/translations/es.xlf").exists()
    before = {f: f.read_bytes() for f in (project / "content").rglob("*") if f.is_file()}
    done = re.sub(r"<source>Work</source>", r"\g<0><target>Travail</target>", file.read_text("utf-8"))
    done = re.sub(r"<source>Who.*</source>", r"\g<0><target>Qui paie ?</target>", done)
    file.write_text(done.replace('"fr"', '"fr-FR"'), "utf-8")
    code, said = run("import", str(file))
    assert code == 1
    assert "content/locale/fr/a.po: 1 entry taken" in said
    assert "L010" in said
    assert "fr.xlf:" in said
    changed = [f for f, data in before.items() if f.read_bytes() != data]
    assert [f.name for f in changed] == ["a.po"]
    assert {e.msgid: e.msgstr for e in polib.pofile(str(changed[0]))} == {
        "Work": "Travail",
        "Who pays [fees](https://a.org)?": "",
    }


def test_a_spreadsheet_of_each_language(run: Run, tmp_path: Path) -> None:
    assert run("export", "--format", "xlsx", "--output", str(tmp_path / "out"))[0] == 0
    names = sorted(file.name for file in (tmp_path / "out/translations").iterdir())
    assert names == ["es.xlsx", "fr.xlsx"]
    assert all(zipfile.is_zipfile(tmp_path / "out/translations" / name) for name in names)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fr.xlf", '"fr"', '"de"', "into which nothing is translated here"),
        ("fr.xlf", '"fr"', '"en"', "into which nothing is translated here"),
        ("fr.csv", "x", "x", "no kind of file"),
    ],
)
def test_a_file_of_another_language_or_kind_changes_nothing(
    project: Path, run: Run, name: str, old: str, new: str, said: str
) -> None:
    run("export", "--lang", "fr")
    file = project / name
    text = (
        (project / "build/translations/fr.xlf").read_text("utf-8").replace("</source>", "</source><target>X</target>")
    )
    file.write_text(text.replace(old, new), "utf-8")
    code, output = run("import", str(file))
    assert code == 1
    assert "L006" in output
    assert said in output


def test_no_catalog_is_written_out_of_the_project(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run("export", "--lang", "fr")
    file = project / "build/translations/fr.xlf"
    file.write_text(file.read_text("utf-8").replace("</source>", "</source><target>X</target>"), "utf-8")
    outside = tmp_path_factory.mktemp("outside") / "locale"
    shutil.move(project / "content/locale", outside)
    (project / "content/locale").symlink_to(outside)
    before = (outside / "fr/a.po").read_bytes()
    run("import", str(file))
    assert (outside / "fr/a.po").read_bytes() == before
