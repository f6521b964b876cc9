"""Nothing falls back in silence: status, drafts, final and accepted editions tell the passages that are not done."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import polib
import pypdfium2
import pytest
from pptx import Presentation
from pptx.slide import Slide

from publish import walk
from publish.arrange import honest
from publish.cli import main
from publish.compile import FUZZY, MISSING, Compiled, compile_project
from publish.diagnostics import failed
from publish.editions.arranging import arrange_all
from publish.editions.plans import Arranged
from publish.fit import runs
from publish.jobs import perform
from publish.load import load
from publish.model import Fallback, Paragraph, Rendered, Text
from publish.products import PRODUCTS
from publish.render.inlines import Place, inlines
from publish.request import Request
from publish.translate import commands
from publish.translate.passages import Passage
from publish.translate.typography import typeset_blocks
from publish.words import Words
from tests.folder import FILES, write

ROOT = Path(__file__).parent.parent
SIGNS = {"missing": MISSING, "fuzzy": FUZZY}
TWENTY = 20

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a project: exit code, and all that it says."""

    def command(root: Path, *words: str) -> tuple[int, str]:
        code = main([*words, "--project", str(root)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return command


def named(passages: Iterable[Passage]) -> set[tuple[str, int, str]]:
    return {(p.span.path, p.span.line, p.text) for p in passages}


def compiled(root: Path, language: str = "fr", *, marked: bool = False) -> Compiled:
    project, _ = load(root)
    assert project
    return compile_project(project, (language,), marked=marked)[0][language]


# ── the real content ──────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The real content in French, with twenty messages made stale or untranslated at random: (source text, status)."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("participants*"))
    files = {file: polib.pofile(str(file), wrapwidth=0) for file in sorted((root / "content/locale/fr").rglob("*.po"))}
    entries = [(file, entry) for file, po in files.items() for entry in po if entry.msgstr and not entry.obsolete]
    once = [one for one in entries if sum(one[1].msgid == other.msgid for _, other in entries) == 1]
    chosen: dict[str, str] = {}
    for file, entry in random.Random(20).sample(once, TWENTY):
        if len(chosen) % 2:
            entry.flags, status = ["fuzzy"], "fuzzy"
        else:
            entry.msgstr, status = "", "missing"
        chosen[entry.msgid] = status
        file.write_text(str(files[file]), "utf-8")
    return root, chosen


def test_twenty_messages_are_named_by_status_and_no_other(real: tuple[Path, dict[str, str]], run: Run) -> None:
    root, chosen = real
    (standing,) = commands.status(root, ("fr",))
    assert {p.text: p.status for p in standing.lacking} == chosen
    assert (standing.total.fuzzy.messages, standing.total.missing.messages) == (TWENTY // 2, TWENTY // 2)
    for passage in standing.lacking:  # the place is that of its entry
        text = (root / passage.span.path).read_text("utf-8").split("\n")
        assert text[passage.span.line - 1].startswith("msgstr")
        entry = next(e for e in polib.pofile(str(root / passage.span.path)) if e.msgid == passage.text)
        assert entry.linenum <= passage.span.line
    said = json.loads(run(root, "translations", "status", "--lang", "fr", "--format", "json")[1])
    assert {p["text"] for p in said[0]["lacking"]} == set(chosen)
    _, told = run(root, "translations", "status", "--lang", "fr", "--verbose")
    assert len(re.findall(r"^  (?:fuzzy|missing)  +content/locale/fr/\S+:\d+ ", told, re.MULTILINE)) == TWENTY
    (spanish,) = commands.status(root, ("es",))
    assert spanish.lacking == ()
    assert {row.path: row.done for row in spanish.products}["handbook"] == 1.0


def test_a_final_edition_refuses_the_twenty_and_writes_nothing(real: tuple[Path, dict[str, str]], run: Run) -> None:
    root, chosen = real
    code, said = run(root, "all", "--lang", "fr", "--final", "--format", "json")
    assert code == 1
    told = json.loads(said)
    refused = [d for d in told["diagnostics"] if d["code"] == "L008"]
    assert {(d["path"], d["line"], d["severity"]) for d in refused} == {
        (path, line, "error") for path, line, _ in named(compiled(root).lacking)
    }
    assert len(refused) == TWENTY
    assert told["files"] == []
    report = json.loads((root / "build/report.json").read_text("utf-8"))
    assert (report["edition"], {p["text"] for p in report["lacking"]}) == ("final", set(chosen))


def test_a_final_edition_in_a_complete_language_is_not_refused(real: tuple[Path, dict[str, str]]) -> None:
    root, _ = real
    assert compiled(root, "es").lacking == ()
    assert compiled(root, "en").lacking == ()


LEGEND = ("pas encore traduit", "traduction à vérifier")


def letters(text: str) -> str:
    """A text by its letters alone, so that spaces, marks, hyphens and signs of footnotes do not count."""
    return re.sub(r"[\W\d_]+", "", text)


def bare(message: str) -> str:
    """What is read of a message: without footnotes, targets, braces."""
    return letters(re.sub(r"\[\^[^\]]*\]|\]\([^)]*\)|\{[^}]*\}", " ", message))


def signed(value: object) -> Iterator[tuple[str, str]]:
    """Every text before a sign in whatever was arranged, and the sign; legends left out."""
    if isinstance(value, Fallback):
        yield walk.plain(value.content), value.sign
    elif isinstance(value, str):
        for found in re.finditer(f"[{MISSING}{FUZZY}]", value):
            if not value[found.end() :].strip().startswith(LEGEND):
                yield value[: found.start()], found[0]
    elif isinstance(value, tuple | list):
        for one in value:
            yield from signed(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from signed(getattr(value, field.name))


def told(marks: Iterable[tuple[str, str]], chosen: dict[str, str]) -> dict[str, str]:
    """Which of the chosen messages these signs stand behind; a sign behind anything else is a failure.

    A slide may have the first sentence only of a passage: then that of the message is looked for.
    """
    known = {bare(message): (message, SIGNS[status]) for message, status in chosen.items()}
    found: dict[str, str] = {}
    for text, sign in marks:
        end = letters(text)
        here = [
            m for own, (m, s) in known.items() if s == sign and (end.endswith(own) or own.find(end) >= 0 < len(end))
        ]
        assert here, f"a sign behind “{text[-80:]}”"
        found |= {message: chosen[message] for message in here[:1]}
    return found


@pytest.fixture(scope="module")
def draft(real: tuple[Path, dict[str, str]]) -> tuple[Compiled, Arranged]:
    """All that a draft in French is arranged as."""
    root, _ = real
    project, _ = load(root)
    assert project
    one = compiled(root, marked=True)
    products = tuple(product.name for product in PRODUCTS if product.in_all)
    arranged, found = arrange_all(project, {"fr": one}, Request(root, root / "build", products, ("fr",)))
    assert not failed(found)
    return one, arranged


@pytest.mark.slow
def test_a_draft_marks_the_twenty_and_no_other(
    real: tuple[Path, dict[str, str]], draft: tuple[Compiled, Arranged]
) -> None:
    _, chosen = real
    one, arranged = draft
    values = [plan.job.values for plan in arranged.decks] + [plan.book for plan in arranged.books]
    drawings = [data.decode() for plan in arranged.books for data in plan.pictures.values() if b"<svg" in data]
    assert told((*signed(values), *signed(drawings)), chosen) == chosen
    assert one.signs == SIGNS


@pytest.mark.slow
def test_each_product_shows_no_passage_that_it_is_not_said_to_show(
    real: tuple[Path, dict[str, str]], draft: tuple[Compiled, Arranged]
) -> None:
    _, chosen = real
    one, arranged = draft
    shown = {passage.text: passage.products for passage in one.lacking}
    for plan in arranged.books:
        for message in told(signed(plan.book), chosen):
            assert plan.book.edition.product in shown[message], (message, plan.path)
    for message in told(signed([plan.job.values for plan in arranged.decks]), chosen):
        assert "slides" in shown[message]


@pytest.mark.slow
def test_the_marks_are_read_back_from_files(
    real: tuple[Path, dict[str, str]], draft: tuple[Compiled, Arranged]
) -> None:
    """Of three decks with marks, and of a worksheet: the same passages as were arranged, each with its sign."""
    _, chosen = real
    _, arranged = draft
    decks = [plan for plan in arranged.decks if list(signed(plan.job.values))][:3]
    for plan in decks:
        made = perform(plan.job.function, plan.job.values)
        assert isinstance(made, Rendered)
        texts = [said for slide in Presentation(io.BytesIO(made.data)).slides for said in texts_of(slide)]
        assert told(signed(texts), chosen) == told(signed(plan.job.values), chosen)
        assert any(LEGEND[0] in said or LEGEND[1] in said for said in texts)
    assert len(decks) == 3


def texts_of(slide: Slide) -> Iterator[str]:
    """Every paragraph of a slide, its tables and its notes."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    frames += [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
        frames.append(slide.notes_slide.notes_text_frame)
    yield from (paragraph.text for frame in frames for paragraph in frame.paragraphs)


# ── a small project ───────────────────────────────────────────────────────────

WORKSHEET = "content/sessions/s.md"
QUESTION = "What matters most where you work?"
NOTES = "You are welcome here, and your experience is what we need."


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project with every French catalog filled, but for what a test takes out."""
    write(tmp_path)
    commands.update(tmp_path, ("fr",))
    for file in (tmp_path / "content/locale/fr").rglob("*.po"):
        po = polib.pofile(str(file), wrapwidth=0)
        for entry in po:
            entry.msgstr = entry.msgid  # an identity: as good as any translation, for counting
        file.write_text(str(po), "utf-8")
    assert compiled(tmp_path).lacking == ()
    return tmp_path


def spoil(root: Path, text: str, status: str) -> None:
    """Takes the translation of a message away, or makes it fuzzy, wherever it stands."""
    for file in (root / "content/locale/fr").rglob("*.po"):
        po = polib.pofile(str(file), wrapwidth=0)
        for entry in (entry for entry in po if entry.msgid == text):
            entry.msgstr, entry.flags = ("", []) if status == "missing" else (entry.msgstr, ["fuzzy"])
        file.write_text(str(po), "utf-8")


def page_text(file: Path) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))


@pytest.mark.parametrize(("status", "sign", "legend"), [("missing", "◊", LEGEND[0]), ("fuzzy", "‡", LEGEND[1])])
def test_a_draft_of_a_worksheet_shows_a_sign_and_says_what_it_means(
    small: Path, run: Run, status: str, sign: str, legend: str
) -> None:
    assert run(small, "worksheet", "--lang", "fr")[0] == 0
    file = small / "build/fr/worksheet/s.pdf"
    assert not set(page_text(file)) & {MISSING, FUZZY}
    before = file.read_bytes()
    spoil(small, QUESTION, status)
    assert run(small, "worksheet", "--lang", "fr", "--final")[0] == 1
    assert file.read_bytes() == before  # the last good file is kept
    assert run(small, "worksheet", "--lang", "fr")[0] == 0
    said = page_text(file)
    assert re.search(rf"{re.escape(QUESTION)}\s*{sign}", said)
    assert f"{sign} {legend}" in said
    assert run(small, "worksheet", "--lang", "fr", "--accept-stale", "Monday, then")[0] == 0
    accepted = page_text(file)
    assert not set(accepted) & {MISSING, FUZZY}
    assert letters("La traduction n’est pas complète : Monday, then") in letters(accepted)
    report = json.loads((small / "build/report.json").read_text("utf-8"))
    assert (report["edition"], report["accepted"]) == ("accepted", "Monday, then")
    assert {p["text"] for p in report["lacking"]} == {QUESTION}


def test_the_reason_stands_on_covers_and_first_slides_of_what_lacks_something_only(small: Path, run: Run) -> None:
    spoil(small, QUESTION, "fuzzy")
    assert run(small, "all", "--lang", "fr", "--accept-stale", "Monday, then")[0] == 0
    guide = pypdfium2.PdfDocument(small / "build/fr/guide/w.pdf")
    assert "Monday, then" in guide[0].get_textpage().get_text_bounded()
    decks = {name: Presentation(small / f"build/fr/slides/{name}.pptx").slides for name in ("s", "t")}
    first = "\n".join(texts_of(decks["s"][0]))
    assert "Monday, then" in first
    assert all("Monday, then" not in said for slide in decks["t"] for said in texts_of(slide))
    assert "Monday, then" not in page_text(small / "build/fr/worksheet/c-1.1.pdf")


def test_a_final_edition_asks_only_for_what_its_products_show(small: Path, run: Run) -> None:
    spoil(small, NOTES, "missing")
    assert run(small, "worksheet", "--lang", "fr", "--final")[0] == 0
    code, said = run(small, "slides", "--lang", "fr", "--final")
    assert (code, said.count("error[L008]")) == (1, 1)


def test_the_page_to_download_from_is_final_too(small: Path, run: Run) -> None:
    run(small, "worksheet", "--lang", "fr")
    spoil(small, QUESTION, "missing")
    code, said = run(small, "index", "--final")
    assert (code, said.count("error[L008]")) == (1, 1)
    assert not (small / "build/index.html").exists()
    assert run(small, "index", "--accept-stale", "Monday, then")[0] == 0
    page = (small / "build/index.html").read_text("utf-8")
    assert page.count("Monday, then") == 1


@pytest.mark.parametrize("reason", ["", "   ", "x" * 121, "two\x07lines"])
def test_a_reason_is_a_line_that_can_be_printed(small: Path, run: Run, reason: str) -> None:
    assert run(small, "slides", "--accept-stale", reason)[0] == 2


def test_packs_of_a_final_edition_are_refused(small: Path, run: Run) -> None:
    spoil(small, QUESTION, "missing")
    code, said = run(small, "pack", "w", "--lang", "fr", "--final")
    assert (code, said.count("error[L008]")) == (1, 1)


def test_a_changed_sentence_is_stale_in_every_language_and_nothing_else_is(small: Path, run: Run) -> None:
    """From the source to status, draft and final: the messages it touches, in each language."""
    (small / "content/publication.yml").write_text(
        FILES["content/publication.yml"].replace("[en, fr]", "[en, fr, es]"), "utf-8"
    )
    shutil.copytree(small / "content/locale/fr", small / "content/locale/es")
    for file in (small / "content/locale/es").rglob("*.po"):
        file.write_text(file.read_text("utf-8").replace("Language: fr", "Language: es"), "utf-8")
    source = small / WORKSHEET
    assert source.read_text("utf-8").count(QUESTION) == 1
    changed = QUESTION.replace("?", ", and why?")
    source.write_text(source.read_text("utf-8").replace(QUESTION, changed), "utf-8")
    commands.update(small)
    standings = commands.status(small)
    assert {one.language: [(p.status, p.text) for p in one.lacking] for one in standings} == {
        "fr": [("fuzzy", changed)],
        "es": [("fuzzy", changed)],
    }
    code, said = run(small, "slides", "--final")
    assert (code, said.count("error[L008]")) == (1, 2)
    one = compiled(small, "es", marked=True)
    assert {text for text, _ in signed([s.blocks for s in one.publication.sessions])} <= {changed}


# ── names and numbers are data ────────────────────────────────────────────────


def test_names_rooms_dates_and_times_need_no_translator() -> None:
    """No message of the real workshops is the name of a person, group or room, a date or a time."""
    project, _ = load(ROOT)
    assert project
    one = compile_project(project, ("en",))[0]["en"]
    names = {
        name
        for workshop in one.publication.workshops
        for run in (workshop.rooms, workshop.groups, workshop.facilitators)
        for name in (item.name for item in run)
    }
    assert len(names) > 10
    said = {m.text.strip() for run in commands.messages(project).values() for m in run}
    assert not said & names
    assert not [text for text in said if re.fullmatch(r"[\d\s:.,/–-]+", text)]


# ── values ────────────────────────────────────────────────────────────────────


def test_a_fallback_says_its_language_to_screen_readers_and_powerpoint() -> None:
    passage = Fallback((Text("fees"),), "en", MISSING)
    assert walk.plain((passage,)) == f"fees{MISSING}"
    html = inlines((passage,), Place(frozenset(), {}))
    assert html == f'<span class="fallback" lang="en">fees<span class="sign">{MISSING}</span></span>'
    assert [(run.text, run.language, run.raised) for run in runs((passage,))] == [
        ("fees", "en", False),
        (MISSING, "", True),
    ]


def test_a_fallback_is_typeset_in_its_own_language() -> None:
    own = Paragraph((Text("Why? "), Fallback((Text("Why? Who's asking?"),), "en")))
    (made,) = typeset_blocks((own,), "fr", "en")
    assert isinstance(made, Paragraph)
    assert walk.plain(made.content) == "Why\u202f? Why? Who’s asking?"


def test_a_word_of_the_product_that_is_not_translated_has_its_sign(tmp_path: Path, run: Run) -> None:
    """In a language of which we have no words: a draft marks them, and a final edition asks for them."""
    settings = FILES["content/publication.yml"].replace("[en, fr]", "[en, qu]")
    write(tmp_path, {"content/publication.yml": settings})
    assert compiled(tmp_path, "qu", marked=True).words("Chapter") == f"Chapter{MISSING}"
    assert compiled(tmp_path, "qu", marked=True).words("{minutes} minutes", minutes=1) == f"1 minute{MISSING}"
    assert compiled(tmp_path, "qu").words("Chapter") == "Chapter"
    assert compiled(tmp_path, "en", marked=True).words("Chapter") == "Chapter"
    assert "“Chapter” is not translated in qu" in run(tmp_path, "handbook", "--lang", "qu", "--final")[1]


def test_the_legend_is_in_the_words_of_the_language() -> None:
    words = Words("xx", {"{sign} not translated yet": "{sign} nada", "{sign} translation to be checked": "{sign} ojo"})
    assert honest.legend({"missing": "a", "fuzzy": "b"}, words) == "a nada · b ojo"
