"""Reading: what is written, and what it is read as. Each case is a text and the dump of its blocks."""

from __future__ import annotations

import pytest

from publish.model import Catalog, Entry, Source
from publish.read.document import read
from publish.read.front import read_settings
from publish.walk import plain_blocks
from tests.dump import dump, said

HEAD = "---\nid: x\n---\n# Title\n\n"


def blocks(text: str, path: str = "content/curriculum/c/1-v/1.1-x.md") -> tuple[str, list[str]]:
    document, found = read(Source(path, HEAD + text))
    return dump(document.blocks), [f"{d.code} {d.span}" for d in found]


CASES = {
    "prose": ("One\ntwo **three**, *four* and `five`.\n", "p One two **three**, *four* and `five`."),
    "heading with id and layout": (
        '## A title {#here layout="overview" volume="2"}\n',
        "## A title <x#here> {layout=overview, volume=2}",
    ),
    "braces that are no attributes stay": ("## A {b c}\n", "## A {b c} <x#a-b-c>"),
    "equal titles get different keys": ("## Same\n\n## Same\n", "## Same <x#same>\n## Same <x#same-2>"),
    "equal fences nest": (
        '::: columns\n::: column\n### Left\n- a\n:::\n::: {.column width="40"}\nb\n:::\n:::\n',
        "columns <x#columns>\n  column Left\n    -\n      p a\n  column  40\n    p b",
    ),
    "longer outer fences nest": (
        ":::::: answer\n::: callout\nA\n:::\n::::::\n",
        "[answer] <x#answer>\n  [callout] <x#callout>\n    p A",
    ),
    "a fence in code is code": (
        "::: callout\n```\n:::\n```\nB\n:::\n",
        "[callout] <x#callout>\n  code  ':::'\n  p B",
    ),
    "a trailing fence of colons": ("::: checklist :::\nA\n:::\n", "[callout] <x#callout>\n  p A"),
    "exercise": (
        '::: {.exercise #bi minutes="30" method="groups" materials="cards" lines="6"}\n### An agreement\nDraft.\n:::\n',
        "[exercise] “An agreement” <x#bi> {minutes=30, method=groups, materials=cards, lines=6}\n  p Draft.",
    ),
    "boxes to tick": (
        "::: {.question #q}\nWho?\n\n- [ ] A\n- [ ] B\n:::\n",
        "[question] <x#q>\n  p Who?\n  - [x#q.1]\n    p A\n  - [x#q.2]\n    p B",
    ),
    "choices": (
        "::: {.question #q}\nWhen?\n\n- ( ) Now\n- ( ) Later\n\nWho?\n\n- [ ] A\n- () B\n- (c) C\n:::\n",
        "[question] <x#q>\n  p When?\n  - [x#q.1] (1)\n    p Now\n  - [x#q.1] (2)\n    p Later\n"
        "  p Who?\n  - [x#q.2]\n    p A\n  - [x#q.3] (1)\n    p B\n  -\n    p (c) C",
    ),
    "table with caption": (
        "| A | B |\n|---|---:|\n| 1 | 2 |\n\n: What it says {#tbl-a}\n",
        "table <x#tbl-a> A | B (left right)\n  1 | 2\n  : What it says",
    ),
    "figure": (
        '![Four stages](images/a.svg){#fig-a caption="The *cycle*"}\n',
        "figure <x#fig-a> images/a.svg (Four stages): The *cycle*",
    ),
    "figure as The Carpentries write it": (
        '![A caption](images/a.png){alt="What is seen"}\n',
        "figure <x#a-caption> images/a.png (What is seen): A caption",
    ),
    "footnote": ("Text[^1].\n\n[^1]: A *source*.\n", "p Text[^p A *source*.]."),
    "definitions": ("Do\n: One.\n\nSay\n: Two.\n", "dt Do\n  p One.\ndt Say\n  p Two."),
    "marks": (
        "A [migrant]{.term}, [money]{.index}, [](#t), [](emm-1.6){.page}, [w](https://un.org).\n",
        "p A ‹migrant=migrant›, ^money^, →x#t, →emm-1.6 (page), w→https://un.org.",
    ),
    "include": ("[Questions](emm-2.6#guiding-questions){.include}\n", "include emm-2.6#guiding-questions"),
    "data": (
        '::: {.programme workshop="w" sessions="a b"}\n:::\n',
        "data programme {workshop=w, sessions=('a', 'b')}",
    ),
    "The Carpentries' names": ("::: keypoints\n- A\n:::\n", "[key-messages] <x#key-messages>\n  -\n    p A"),
    "what is like HTML is text": ("A <bold> claim\n", "p A <bold> claim"),
}


@pytest.mark.parametrize("name", CASES)
def test_read_as(name: str) -> None:
    text, expected = CASES[name]
    assert blocks(text) == (expected, [])


WRONG = {
    "unknown kind": ("::: excercise\nA\n:::\n", ["S003 content/curriculum/c/1-v/1.1-x.md:6:5"]),
    "unclosed": ("::: callout\nA\n", ["S002 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "stray": ("A\n\n:::\n", ["S001 content/curriculum/c/1-v/1.1-x.md:8:1"]),
    "attribute": ('::: {.notes minutes="3"}\nA\n:::\n', ["S004 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "value": ('::: {.exercise #a minutes="ten"}\nA\n:::\n', ["S005 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "curly quotes": ("::: {.exercise #a minutes=“10”}\nA\n:::\n", ["S008 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "no id": ("::: question\nA\n:::\n", ["S026 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "mark": ("A [b]{.terms}.\n", ["S006 content/curriculum/c/1-v/1.1-x.md:6:8"]),
    "no blank line": ("- a\n::: callout\nB\n:::\n", ["S007 content/curriculum/c/1-v/1.1-x.md:7:1"]),
    "heading jump": ("### Deep\n", ["S009 content/curriculum/c/1-v/1.1-x.md:6:5"]),
    "second title": ("# Again\n", ["S009 content/curriculum/c/1-v/1.1-x.md:6:3"]),
    "inline picture": ("A ![b](c.png) d\n", ["S011 content/curriculum/c/1-v/1.1-x.md:6:8"]),
    "no alt": ("![](images/a.png)\n", ["S015 content/curriculum/c/1-v/1.1-x.md:6:5"]),
    "empty block": ("::: answer\n:::\n", ["S016 content/curriculum/c/1-v/1.1-x.md:6:1"]),
    "javascript": ("[a](other:thing)\n", ["R003 content/curriculum/c/1-v/1.1-x.md:6:5"]),
    "footnote": ("A[^9].\n", ["R004 content/curriculum/c/1-v/1.1-x.md:6:2"]),
    "same id": ("## A {#b}\n\n## C {#b}\n", ["R005 content/curriculum/c/1-v/1.1-x.md:8:4"]),
    "layout": ('## A {layout="grid"}\n', ["S027 content/curriculum/c/1-v/1.1-x.md:6:4"]),
    "deep lists": ("".join(f"{'  ' * n}- a\n" for n in range(40)), ["S013 content/curriculum/c/1-v/1.1-x.md"]),
    "wide table": ("|" * 90 + "\n", ["S013 content/curriculum/c/1-v/1.1-x.md:6"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name: str) -> None:
    text, expected = WRONG[name]
    assert blocks(text)[1] == expected


FRONT = {
    "no front matter": ("# A\n", ["S023 content/sessions/a.md:1"]),
    "not closed": ("---\nid: a\n# A\n", ["S023 content/sessions/a.md:1"]),
    "unknown field": ("---\nid: a\nidd: b\n---\n# A\n", ["S021 content/sessions/a.md:3"]),
    "doubled": ("---\nid: a\nid: b\n---\n# A\n", ["S020 content/sessions/a.md:3:1"]),
    "HTML": ("---\nid: a\n---\n# A\n\nA <b>bold</b> claim\n", [f"S043 content/sessions/a.md:6:{n}" for n in (3, 10)]),
    "alias": ("---\nid: &a b\ntitle: *a\n---\n# A\n", ["S020 content/sessions/a.md:2:5"]),
    "colon": ("---\nid: a\ntitle: Séance 1 : x\n---\n# A\n", ["S020 content/sessions/a.md:3:17"]),
    "bad id": ("---\nid: ../etc\n---\n# A\n", ["S022 content/sessions/a.md:2:5"]),
    "windows": ("---\nid: con\n---\n# A\n", ["S022 content/sessions/a.md:2:5"]),
    "minutes": ("---\nid: a\nminutes: two hours\n---\n# A\n", ["S022 content/sessions/a.md:3:10"]),
    "no title": ("---\nid: a\n---\nText.\n", ["S014 content/sessions/a.md:1"]),
    "deck without a title": ("---\nid: a\nkind: deck\n---\n## One\n", ["S014 content/sessions/a.md:1"]),
}


@pytest.mark.parametrize("name", FRONT)
def test_front(name: str) -> None:
    text, expected = FRONT[name]
    _, found = read(Source("content/sessions/a.md", text))
    assert [f"{d.code} {d.span}" for d in found] == expected


def test_scalars_are_text() -> None:
    """YAML 1.1 would make False, 660 and 1.1 of these."""
    document, found = read(Source("content/sessions/a.md", "---\nid: a\ntitle: no\nvenue: 11:00\n---\nText.\n"))
    assert (document.front.title, document.front.venue, found) == ("no", "11:00", ())


RUN_SHEET = """---
id: s
---
# Session

| Min | Activity | If late |
|---:|---|---|
| 10 | Opening | keep |

## Opening

| Min | Max |
|---|---|
| 1 | 2 |
"""


def test_run_sheet_is_data_and_other_tables_are_not() -> None:
    document, found = read(Source("content/sessions/s.md", RUN_SHEET))
    assert found == ()
    assert dump(document.blocks) == (
        "run-sheet: Min | Activity | If late\n  10 | Opening | keep\n## Opening <s#opening>\n"
        "table <s#table> Min | Max (left left)\n  1 | 2"
    )
    assert [(m.context, m.text) for m in document.messages] == [
        ("h1", "Session"),
        ("td.activity", "Opening"),
        ("td.if-late", "keep"),
        ("h2", "Opening"),
        ("th", "Min"),
        ("th", "Max"),
    ]


def test_columns_of_data_are_a_closed_set() -> None:
    _, found = read(Source("content/sessions/s.md", RUN_SHEET.replace("If late", "If latte").replace("Min |", "Mn |")))
    assert [(d.code, d.hint) for d in found] == [
        ("S010", "did you mean `If late`?"),
        ("S010", "did you mean `Min`?"),
        ("S010", "add it to the head"),
    ]


TRANSLATED = """# Titre

::: {.exercise #bi method="groups"}
### An agreement
See [](#t) and [migrant]{.term}.
:::
"""


def test_translation_keeps_shape_and_keys() -> None:
    entries = {
        ("h3", "An agreement"): "Un accord",
        ("p", "See [](#t) and [migrant]{.term}."): "Voir [](#t) et [migrants]{.term}.",
        ("attr.method", "groups"): "en groupes",
    }
    catalog = Catalog("fr", "content/locale/fr/x.po", {k: Entry(v, 7) for k, v in entries.items()})
    text = "---\nid: x\n---\n" + TRANSLATED
    document, found = read(Source("content/x.md", text), catalog)
    assert found == ()
    assert dump(document.blocks) == (
        "[exercise] “Un accord” <x#bi> {method=en groupes}\n  p Voir →x#t et ‹migrants=migrant›."
    )
    assert {m.text: m.status for m in document.messages}["Titre"] == "missing"
    assert str(document.blocks[0].blocks[0].span) == "content/locale/fr/x.po:7"  # type: ignore[union-attr]


def test_a_fuzzy_translation_is_not_used() -> None:
    catalog = Catalog("fr", "fr/x.po", {("h1", "Title"): Entry("Titre", 3, fuzzy=True)})
    document, _ = read(Source("content/x.md", HEAD), catalog)
    assert (said(document.title), document.messages[0].status) == ("Title", "fuzzy")


def test_a_slip_in_the_settings_hides_no_other_line() -> None:
    text = "title: A library\nlanguages: [en, fr\nsource: en\npartly:\n  ar: [c-1.1]\nleaf: 7\n"
    settings, found = read_settings(Source("content/publication.yml", text))
    assert [f"{one.code} {one.span.line}:{one.span.column}" for one in found if one.span] == [
        "S020 2:12",
        "S022 6:7",
        "S041 5:7",
    ]
    assert settings
    assert settings.title == "A library"


def test_a_block_may_follow_a_comment() -> None:
    text = "---\nid: a\n---\n# A\n\nSome text.\n\n<!-- one\nof two lines -->\n::: callout\nMind this.\n:::\n"
    document, found = read(Source("content/sessions/a.md", text))
    assert found == ()
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Box"]
    assert [one.code for one in read(Source("content/sessions/a.md", text.replace(" -->", "")))[1]] != []


def test_what_to_write_in_the_place_of_html() -> None:
    text = "---\nid: a\n---\n# A\n\nA <B>bold</B> claim,<br> H<sub>2</sub>O\n"
    _, found = read(Source("content/sessions/a.md", text))
    assert [one.hint.partition(";")[0] for one in found] == [
        "write **words**",
        "write **words**",
        "end the line with a backslash",
        "take it out",
        "take it out",
    ]


def test_a_comment_on_lines_of_its_own_is_printed_nowhere() -> None:
    """In code, within a line and without an end it stands as it is."""
    text = """---
id: a
---
# A

First
<!-- to do -->

<!-- a whole

::: nothing
paragraph -->

- one
  <!-- of the list -->
- two

Then <!-- and --> now

    <!-- code -->

`<!-- code -->` and <name>

<!-- the end --> or not

<!-- without an end
"""
    document, found = read(Source("content/sessions/a.md", text))
    kept = (
        "First one two Then <!-- and --> now <!-- code --> <!-- code --> and <name>"
        " <!-- the end --> or not <!-- without an end"
    )
    assert plain_blocks(document.blocks).split() == kept.split()
    assert [(one.code, one.span.line) for one in found if one.span] == [("S043", 18), ("S043", 24), ("S043", 26)]
    assert not any("to do" in message.text or "whole" in message.text for message in document.messages)
