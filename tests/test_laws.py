"""Laws of translation, over the real content and over random documents.

Identity: a catalog that says the source again changes nothing. Nothing lost: every letter of a
translation arrives. Shape: keys and structure are equal in all languages.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.canonical import digest
from publish.model import Catalog, Document, Entry, Source
from publish.read.document import read
from publish.walk import blocks, plain_blocks
from tests.dump import dump

ROOT = Path(__file__).parent.parent
REAL = sorted((ROOT / "content").rglob("*.md"))


def source_of(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def translated(source: Source, say: dict[tuple[str, str], str]) -> Document:
    catalog = Catalog("xx", "content/locale/xx/x.po", {key: Entry(text, 1) for key, text in say.items()})
    return read(source, catalog)[0]


def pseudo(text: str) -> str:
    """Every letter outside of marks doubled in height: `Word` → `Ẅörd`, so that what is left over shows."""
    table = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
    return text.translate(table)


def keys(document: Document) -> list[tuple[str, str]]:
    return [(type(block).__name__, getattr(block, "key", "")) for block in blocks(document.blocks)]


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_identity_changes_nothing(path: Path) -> None:
    source = source_of(path)
    document, _ = read(source)
    again = translated(source, {(m.context, m.text): m.text for m in document.messages})
    assert dump(again.blocks) == dump(document.blocks)
    assert digest(again.title, again.blocks) == digest(document.title, document.blocks)


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_every_word_of_a_translation_arrives(path: Path) -> None:
    """What a catalog says in capitals is all that is left, and the keys are as in the source."""
    source = source_of(path)
    document, _ = read(source)
    plain_only = {(m.context, m.text) for m in document.messages if not set(m.text) & set("[]{}*`<")}
    louder = translated(source, {(c, t): pseudo(t) for c, t in plain_only})
    assert keys(louder) == keys(document)
    said = plain_blocks(louder.blocks)
    for context, text in plain_only:
        if context not in ("h1", "title", "subtitle", "alt") and not context.startswith(("td.", "attr.")):
            assert pseudo(text).replace("\n", " ") in said


# ── random documents ──────────────────────────────────────────────────────────

WORD = st.from_regex(r"[abcdeéñ][abcdeéñ'0-9-]{0,6}", fullmatch=True)
SENTENCE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
MARKED = st.one_of(
    SENTENCE,
    SENTENCE.map(lambda s: f"**{s}** and *{s}*"),
    SENTENCE.map(lambda s: f"see [{s}](https://un.org/x) and [](#here)"),
    SENTENCE.map(lambda s: f"a [{s}]{{.term}} or [{s}]{{.index}}"),
    SENTENCE.map(lambda s: f"`{s}` is code"),
)
PARAGRAPH = MARKED
ITEMS = st.lists(MARKED, min_size=1, max_size=4).map(lambda run: "\n".join(f"- {item}" for item in run))
NESTED = st.tuples(MARKED, MARKED).map(lambda two: f"1. {two[0]}\n   - {two[1]}\n2. {two[1]}")
TABLE = st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=3).map(
    lambda rows: "| A | B |\n|---|---:|\n" + "\n".join(f"| {a} | {b} |" for a, b in rows)
)
DEFINITIONS = st.tuples(SENTENCE, MARKED).map(lambda two: f"{two[0]}\n: {two[1]}")
QUOTE = MARKED.map(lambda s: f"> {s}")
HEADING = SENTENCE.map(lambda s: f"## {s}")
LEAF = st.one_of(PARAGRAPH, ITEMS, NESTED, TABLE, DEFINITIONS, QUOTE, HEADING)
KIND = st.sampled_from(["callout", "answer", "exercise", "question", "notes", "key-messages", "challenge"])
BOX = st.tuples(KIND, st.lists(LEAF, min_size=1, max_size=3)).map(
    lambda two: "::: " + two[0] + "\n" + "\n\n".join(two[1]) + "\n:::"
)
OUTER = st.lists(BOX, min_size=1, max_size=2).map(lambda run: "::: callout\n" + "\n\n".join(run) + "\n:::")
BODY = st.lists(st.one_of(LEAF, BOX, OUTER), min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODY)
def test_identity_over_random_documents(body: str) -> None:
    source = Source("content/curriculum/c/1-v/1.1-x.md", f"---\nid: x\n---\n# T\n\n{body}\n")
    document, _ = read(source)
    again = translated(source, {(m.context, m.text): m.text for m in document.messages})
    assert dump(again.blocks) == dump(document.blocks)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODY)
def test_nothing_of_a_random_document_is_lost(body: str) -> None:
    """Every word that was written is read, whatever it stands in."""
    source = Source("content/curriculum/c/1-v/1.1-x.md", f"---\nid: x\n---\n# T\n\n{body}\n")
    document, _ = read(source)
    said = " ".join(m.text for m in document.messages)
    for word in body.replace("|", " ").split():
        bare = word.strip("*`[](){}#>:-.|0123456789")
        if bare and not bare.startswith((":::", "https", "{", "(")) and bare.isalpha() and f"::: {bare}" not in body:
            assert bare in said


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('ab:#*_[](){}|-> \n`!^1."“”=~\\<&'), max_size=200))
def test_no_text_at_all_makes_an_exception(body: str) -> None:
    """A user's mistake is a diagnostic; an exception is ours."""
    read(Source("content/sessions/x.md", f"---\nid: x\n---\n{body}\n"))
