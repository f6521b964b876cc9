"""docs/extending.md, tried: a block kind, a check and a language cost what it says, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import kinds
from publish.cli import main
from publish.compile import compile_project
from publish.diagnostics import failed
from publish.kinds import Kind
from publish.load import load
from publish.walk import blocks, plain_blocks

CASE = """
::: {.case-study #harbour region="Avelia"}
### The harbour office
Three desks, one form.
:::
"""


def test_a_kind_is_a_row(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with its attributes, offered to translators, shown where its row says, styled by its name."""
    from publish.arrange import handbook
    from publish.load import template_files
    from publish.model import Box, Edition
    from publish.render import brand, html

    kind = Kind("case-study", attributes=("region",), shown=frozenset({"handbook"}), titled=True)
    monkeypatch.setitem(kinds.BY_NAME, "case-study", kind)
    chapter = project / "content/curriculum/skills/1-meetings/1.1-good-meetings.md"
    chapter.write_text(chapter.read_text("utf-8") + CASE, "utf-8")
    loaded, found = load(project)
    assert loaded
    compiled, wrong = compile_project(loaded, ("en",))
    assert not failed([*found, *wrong])

    english = compiled["en"]
    book = handbook.arrange(english.publication, Edition("handbook", "skills", "en"), english.words)
    (part,) = [part for part in book.parts if part.key.startswith("skills-1.1")]
    (box,) = [block for block in blocks(part.blocks) if isinstance(block, Box) and block.role == "case-study"]
    assert box.attributes.region == "Avelia"
    made, _ = brand.read(template_files(project, "default", "print"))
    assert made
    page = html.page(book, part, made, {})
    assert 'class="box case-study"' in page
    assert "Three desks, one form." in page


def test_a_kind_for_facilitators_is_kept_from_participants_by_its_row(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publish.arrange import handbook, worksheet
    from publish.model import Edition

    kind = Kind("case-study", attributes=("region",), shown=frozenset({"guide"}), facilitator=True, titled=True)
    monkeypatch.setitem(kinds.BY_NAME, "case-study", kind)
    for name in ("curriculum/skills/1-meetings/1.1-good-meetings.md", "sessions/meetings.md"):
        file = project / "content" / name
        file.write_text(file.read_text("utf-8") + CASE, "utf-8")
    loaded, _ = load(project)
    assert loaded
    compiled, _ = compile_project(loaded, ("en",))
    english = compiled["en"]
    books = [
        handbook.arrange(english.publication, Edition("handbook", "skills", "en"), english.words),
        worksheet.arrange(english.publication, Edition("worksheet", "meetings", "en"), english.words),
    ]
    for book in books:
        assert "Three desks" not in "\n".join(plain_blocks(part.blocks) for part in book.parts)


def test_a_language_is_a_word_in_the_settings_and_its_catalogs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project / "content/publication.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr]", "[en, fr, de]"), "utf-8")
    assert main(["translations", "update", "--lang", "de", "--project", str(project)]) == 0
    glossary = project / "content/locale/de/glossary.po"
    own_words = project / "content/locale/de/ui.po"
    for file, english, german in ((glossary, "Glossary", "Begriffe"), (own_words, "Handbook", "Handbuch")):
        said = f'msgid "{english}"\nmsgstr ""\n'
        assert said in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(said, f'msgid "{english}"\nmsgstr "{german}"\n'), "utf-8")

    capsys.readouterr()
    assert main(["check", "--lang", "de", "--project", str(project)]) == 0
    assert "L001" in capsys.readouterr().err, "what is missing must be said"
    loaded, _ = load(project)
    assert loaded
    compiled, _ = compile_project(loaded, ("de",))
    assert compiled["de"].words("Handbook") == "Handbuch"
    assert compiled["de"].publication.language == "de"
