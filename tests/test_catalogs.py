"""PO text ↔ Catalog: what is read, and the broken files that are refused with line and entry."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Span
from publish.model import Entry, Message, Source
from publish.translate import catalogs, scan, update

ROOT = Path(__file__).parent.parent
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PATH = "content/locale/fr/labour.po"


def po(body: str) -> Source:
    """A catalog whose body begins on line 6."""
    return Source(PATH, HEADER + body)


@pytest.mark.parametrize(
    ("source", "catalog"),
    [
        ("content/sessions/labour.md", "content/locale/fr/sessions/labour.po"),
        ("content/curriculum/emm/2-policy/2.6-labour.md", "content/locale/fr/curriculum/emm/2-policy/2.6-labour.po"),
        ("content/images/labour-cycle.svg", "content/locale/fr/images/labour-cycle.svg.po"),
    ],
)
def test_each_source_has_its_catalog(source: str, catalog: str) -> None:
    assert catalogs.path_for("fr", source) == catalog


def test_entries_are_read_with_the_line_of_their_translation() -> None:
    text = (
        '#. Heading, in a slide\n#: content/labour.md\nmsgctxt "h2"\nmsgid "Opening"\nmsgstr "Ouverture"\n\n'
        '#, fuzzy\n#| msgid "Closed"\nmsgctxt "h2"\nmsgid "Closing"\nmsgstr ""\n"Clô"\n"ture"\n\n'
        'msgctxt "p"\nmsgid "Nothing yet"\nmsgstr ""\n\n'
        'msgctxt "p"\nmsgid "Blank"\nmsgstr "  "\n\n'
        '#~ msgctxt "p"\n#~ msgid "Gone"\n#~ msgstr "Parti"\n'
    )
    catalog, found = catalogs.parse(po(text), "fr")
    assert found == ()
    assert catalog.entries == {
        ("h2", "Opening"): Entry("Ouverture", 10),
        ("h2", "Closing"): Entry("Clôture", 16, fuzzy=True),
    }


GOOD = 'msgctxt "p"\nmsgid "One"\nmsgstr "Un"\n\n'

PLURAL = 'msgctxt "ui"\nmsgid "One"\nmsgid_plural "Ones"\n'

BROKEN = {
    "closing quote missing": ('msgid "One\nmsgstr "Un"\n', 6, "closing quote"),
    "quote within the text": ('msgid "One"\nmsgstr "Un "deux" trois"\n', 7, "after the closing quote"),
    "quote after a backslash": ('msgid "One"\nmsgstr "Un\\\\" deux"\n', 7, "after the closing quote"),
    "text after the quote": ('msgid "One"\nmsgstr "Un" deux\n', 7, "after the closing quote"),
    "opening quote missing": ('msgid "One"\nmsgstr Un"\n', 7, "opening quote"),
    "unknown escape": ('msgid "One"\nmsgstr "C:\\dir"\n', 7, "backslash"),
    "unknown word": ('msgid "One"\nmsgtext "Un"\n', 7, "msgtext"),
    "msgstr alone": ('msgstr "Un"\n', 6, "without a `msgid`"),
    "msgid twice": ('msgid "One"\nmsgid "Two"\nmsgstr "Deux"\n', 7, "`msgid` after `msgid`"),
    "msgctxt without msgid": ('msgctxt "p"\nmsgstr "Un"\n', 7, "`msgstr` after `msgctxt`"),
    "end of file": (GOOD + 'msgctxt "p"\nmsgid "Two"\n', 12, "the file ends"),
    "prose": ("Hello there\n", 6, "unknown word"),
    "a row of signs": ("----\n", 6, "neither a comment nor"),
    "text of nothing": ('"Un"\n', 6, "belongs to nothing"),
    "merge conflict": ("<<<<<<< HEAD\n" + GOOD, 6, "not merged"),
    "half a merge": (GOOD + ">>>>>>> other\n", 10, "not merged"),
    "plural": ('msgctxt "p"\nmsgid "One"\nmsgid_plural "Ones"\nmsgstr[0] "Un"\n', 9, "its source has none"),
    "plural text": ('msgid "One"\nmsgstr[0] "Un"\n', 7, "`msgstr[0]` after `msgid`"),
    "plural without forms": ('msgid "One"\nmsgid_plural "Ones"\nmsgstr "Un"\n', 8, "`msgstr` after `msgid_plural`"),
    "form left out": (PLURAL + 'msgstr[0] "Un"\nmsgstr[2] "Uns"\n', 10, "where the plural form `msgstr[1]` stands"),
    "form twice": (PLURAL + 'msgstr[0] "Un"\nmsgstr[0] "Uns"\n', 10, "where the plural form `msgstr[1]` stands"),
    "forms of no number": (PLURAL + 'msgstr[0] "Un"\nmsgstr[1] "Uns"\n', 9, "does not say which number"),
    "twice": (GOOD + GOOD, 12, "stands twice"),
    "second header": (GOOD + 'msgid ""\nmsgstr "Language: es"\n', 11, "two headers"),
    "control character": ('msgid "One"\nmsgstr "U\x00n"\n', 7, "control character"),
    "not UTF-8": ('msgid "One"\nmsgstr "D\ufffd"\n', 7, "UTF-8"),
    "line separator": ('msgid "One"\nmsgstr "U\u2028n"\n', 7, "control character"),
    "comment in the middle": ('msgid "One"\n# well\nmsgstr "Un"\n', 7, "a comment between"),
    "half obsolete": ('#~ msgid "One"\nmsgstr "Un"\n', 7, "obsolete"),
    "bad previous text": ('#| msgid One\nmsgid "One"\nmsgstr "Un"\n', 6, "opening quote"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_catalog_is_refused_at_its_line(name: str) -> None:
    body, line, message = BROKEN[name]
    catalog, found = catalogs.parse(po(body), "fr")
    assert not catalog.entries
    assert [(d.code, d.severity) for d in found] == [("L003", "error")] * len(found)
    assert message in found[0].message
    assert found[0].span == Span(PATH, line)
    assert found[0].hint


def test_every_broken_entry_is_named_once_and_the_good_ones_between_are_not() -> None:
    body = 'msgid "One\nmsgstr "Un"\n\n' + GOOD + 'msgid "Two"\nmsgtext "Deux"\nmsgstr "Deux"\n'
    _, found = catalogs.parse(po(body), "fr")
    assert [d.span.line for d in found if d.span] == [6, 14]
    assert '"Two"' in found[1].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "L003"),
        (GOOD, "L003"),
        (HEADER.replace("UTF-8", "ISO-8859-1"), "L003"),
        (HEADER.replace("fr", "es"), "L004"),
        (HEADER.replace("Language", "Team"), "L004"),
        (HEADER.replace("Language: fr", "Language: fr_CA"), ""),
        (HEADER.replace("Language: fr", "Language: fro"), "L004"),
    ],
)
def test_the_header_says_what_it_is(text: str, code: str) -> None:
    _, found = catalogs.parse(Source(PATH, text), "fr")
    assert [d.code for d in found] == ([code] if code else [])


@given(st.text(alphabet='"#~|\\ \nmsgidctr[0]_:.,é\t\u202f', max_size=60))
def test_no_text_whatever_is_a_traceback(text: str) -> None:
    catalogs.parse(po(text), "fr")


@given(st.lists(st.sampled_from([line for body, _, _ in BROKEN.values() for line in body.split("\n")]), max_size=12))
def test_no_lines_in_whatever_order_are_a_traceback(lines: list[str]) -> None:
    catalogs.parse(po("\n".join(lines)), "fr")


PIECES = [
    GOOD,
    PLURAL,
    "#, fuzzy\n",
    "#, c-format, fuzzy\n",
    "#. fuzzy\n",
    '#| msgid "One"\n',
    '#~ msgctxt "p"\n#~ msgid "Gone"\n#~ "es"\n#~ msgstr "Parti"\n',
    'msgid ""\n"Two\\n"\n"lines"\nmsgstr "De\\"ux\\\\"\n',
    'msgctxt "h2"\nmsgid "Empty"\nmsgstr ""\n',
    "\n",
    "# remark\n",
    'msgid "{n} day"\nmsgid_plural "{n} days"\n',
    'msgstr[0] "un"\n',
    'msgstr[1] "deux"\n"mots"\n',
    *(line + "\n" for body, _, _ in BROKEN.values() for line in body.split("\n")),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans())
def test_what_is_read_quickly_is_sound_and_read_the_same_as_by_polib(pieces: list[str], ended: bool) -> None:
    source = po("".join(pieces) if ended else "".join(pieces).rstrip("\n"))
    read = scan.quick(source.text)
    if read is not None:
        assert list(catalogs._syntax(source)) == []
        one_header = all(raw.source for raw in read.entries)  # of two, polib takes the other one; both are refused
        assert read == scan.thorough(source.text) or not one_header


def test_every_catalog_of_the_repository_is_read_quickly() -> None:
    files = [*ROOT.glob("content/locale/**/*.po"), *ROOT.glob("publish/locale/*/*.po")]
    quick = {file for file in files if scan.quick(file.read_text("utf-8")) == scan.thorough(file.read_text("utf-8"))}
    assert len(files) > 50
    assert {file for file in files if file not in quick} == set()


text = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffd", include_characters='"\\\n\t'),
    min_size=1,
    max_size=40,
).filter(str.strip)


@given(st.dictionaries(st.tuples(st.sampled_from(["p", "h2"]), text), text, max_size=5))
def test_what_is_filled_in_is_read_back(translations: dict[tuple[str, str], str]) -> None:
    messages = [Message(context, source, Span("content/a.md")) for context, source in translations]
    merged = update.merge("", messages, "fr").text
    catalog, found = catalogs.parse(Source(PATH, catalogs.fill(merged, translations)), "fr")
    assert found == ()
    assert {key: entry.text for key, entry in catalog.entries.items()} == translations


def test_filling_takes_the_fuzzy_mark_off_and_refuses_what_is_not_there() -> None:
    fuzzy = HEADER + '#, fuzzy, no-wrap\n#| msgid "Open"\n' + GOOD
    assert polib.pofile(catalogs.fill(fuzzy, {("p", "One"): "Un !"}))[0].flags == ["no-wrap"]
    assert "#|" not in catalogs.fill(fuzzy, {("p", "One"): "Un !"})
    with pytest.raises(KeyError, match="Two"):
        catalogs.fill(fuzzy, {("p", "Two"): "Deux"})


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not on this machine")
def test_gnu_msgfmt_accepts_what_is_written(tmp_path: Path) -> None:
    message = Message("p", 'A "quoted"\nline with \\ and {braces}', Span("content/a.md"))
    file = tmp_path / "a.po"
    file.write_text(update.merge(update.merge("", [message], "fr").text, [], "fr").text, encoding="utf-8")
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
