"""Response forms: what is on them, and that what comes back is collected: all of it, and nothing of anybody's name."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import page as validator
import pikepdf
import pypdfium2
import pytest

from publish import build, walk
from publish.arrange.response import FormField, Question, arrange, questions
from publish.bind import folios, numbers
from publish.bind.pdf import bind
from publish.cli import main
from publish.collect import LeftOut, collect
from publish.collect.returned import DAMAGED, FLAT, FOREIGN, LOCKED, Answer, Refused, Returned, read
from publish.collect.spreadsheet import workbook
from publish.collect.summary import summary as summed
from publish.collect.tally import LEAST, Form, average, divided, form
from publish.events import Found
from publish.model import Book, Box
from publish.pipeline import check
from publish.render.pdf import render_margins, render_part
from publish.request import Request
from publish.words import Words
from tests.folder import write
from tests.print_book import brand
from tests.samples import PUBLICATION, WORKSHOP, boxes, edition, fields

OWN = """---
id: w-response
---
# What do you take away?

Please be frank.

::: {.rating #useful sessions="s"}
How useful was it?
:::

::: {.rating #overall}
### The whole workshop
:::

::: {.question #tools}
Which tools do you need?

- [ ] A checklist
- [ ] A template
:::

::: {.question #again}
Would you come again?

- ( ) Yes
- ( ) No
:::

::: {.question #more lines="3"}
Anything else?
:::
"""


def ours(language: str = "en") -> Book:
    publication = replace(PUBLICATION, language=language, workshops=(replace(WORKSHOP, languages=("en", "fr")),))
    return arrange(publication, edition("response", "geneva", language=language), Words(language))


def printed(book: Book) -> bytes:
    parts = tuple(render_part(book, part, brand(), {}, {}) for part in book.parts)
    margins = render_margins(book, folios.sheets(book, tuple(numbers.leaves(book, parts)), Words("en")), brand())
    return bind(book, parts, margins, Words("en"))


@pytest.fixture(scope="module")
def blank() -> bytes:
    return printed(ours())


# ── filling in ────────────────────────────────────────────────────────────────


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    def down(run: pikepdf.Object, path: str) -> Iterator[tuple[str, pikepdf.Object]]:
        for field in run:  # type: ignore[attr-defined]
            name = ".".join(filter(None, (path, str(field.get("/T", "")))))
            kids = field.get("/Kids", [])
            if any("/T" in kid for kid in kids):
                yield from down(kids, name)
            else:
                yield name, field

    yield from down(pdf.Root.AcroForm.Fields, "")


def filled(data: bytes, answers: Mapping[str, str], states_only: bool = False) -> bytes:
    """A form as a program saves it; `states_only`: one that says what is chosen only where it is seen."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = dict(widgets(pdf))
        for name, value in answers.items():
            field = known[name]
            if field.FT != "/Btn":
                field.V = pikepdf.String(value)
                continue
            state = pikepdf.Name(f"/{value}")
            if not states_only:
                field.V = state
            for widget in field.get("/Kids", [field]):
                shown = str(state) in widget.AP.N.keys()  # noqa: SIM118 # a PDF's dictionary
                widget.AS = state if shown else pikepdf.Name.Off
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def taken(data: bytes) -> dict[str, Answer]:
    returned = read(data)
    assert isinstance(returned, Returned)
    return dict(returned.answers)


# ── the form ──────────────────────────────────────────────────────────────────


def test_it_asks_for_no_name_and_what_the_workshop_asked() -> None:
    names = fields(ours().parts[0].blocks)
    assert list(dict.fromkeys(names)) == [
        "about.group",
        "about.language",
        "answers.useful.plenary",
        "answers.useful.labour",
        "answers.substance",
        "answers.form",
        "answers.work",
        "answers.tools",
    ]
    assert names.count("answers.useful.labour") == 5
    assert [q.number for q in questions(ours())] == [1, 2, 3, 4, 5]


def test_fields_are_called_alike_in_all_languages_and_each_form_says_which_it_is() -> None:
    assert fields(ours("fr").parts[0].blocks) == fields(ours().parts[0].blocks)
    assert ours("fr").hidden == (("about.form", "geneva fr 0123456789ab"),)


def test_nothing_of_the_facilitators_can_be_on_it() -> None:
    from publish.model import ResponseForm as Asked

    secret = Box("answer", (*ours().parts[0].blocks[:1],), key="f#answer")
    own = replace(WORKSHOP, form=Asked("f", (), (Box("question", (), key="f#q"), secret)))
    book = arrange(replace(PUBLICATION, workshops=(own,)), edition("response", "geneva"), Words("en"))
    assert boxes(book.parts[0].blocks, "answer") == []


def test_a_project_asks_its_own(tmp_path: Path) -> None:
    root = write(tmp_path, {"content/workshops/w/response.md": OWN})
    events = tuple(build.run(Request(root, root / "build", ("response",), ("en",))))
    assert [d for e in events if isinstance(e, Found) for d in e.diagnostics if d.severity != "note"] == []
    data = (root / "build/en/response/w.pdf").read_bytes()
    said = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    for line in ("What do you take away?", "Please be frank.", "A session", "The whole workshop", "A checklist"):
        assert line in said
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = [name for name, _ in widgets(pdf)]
    assert [n for n in names if n.startswith("answers")] == [
        "answers.useful.s",
        "answers.overall",
        "answers.tools.1",
        "answers.tools.2",
        "answers.again.1",
        "answers.more",
    ]


def test_a_rating_of_a_session_that_does_not_exist_is_told(tmp_path: Path) -> None:
    wrong = OWN.replace('sessions="s"', 'sessions="nowhere"')
    found = check(write(tmp_path, {"content/workshops/w/response.md": wrong}), ("en",))[0]
    assert [(d.code, d.span and (d.span.path, d.span.line)) for d in found] == [
        ("R001", ("content/workshops/w/response.md", 8))
    ]


def test_a_reader_can_be_used_to_fill_it_in(blank: bytes) -> None:
    """Every field has a spoken name; what is chosen is drawn."""
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        shown = {name: field for name, field in widgets(pdf) if name != "about.form"}
        assert all(str(field.get("/TU", "")) for field in shown.values())
        mark = dict(widgets(pdf))["about.form"]
        assert (int(mark.F) & 2, int(mark.Ff) & 1) == (2, 1)
    assert drawn(blank) != drawn(filled(blank, {"answers.useful.labour": "4"}))


def test_it_is_valid_for_assistive_technology(blank: bytes) -> None:
    assert [failure.message for failure in validator.validate_pdf_bytes(blank, profile="ua1").failures] == []


def drawn(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    pixels: bytes = document[0].render(may_draw_forms=True).to_pil().tobytes()
    return pixels


# ── what comes back ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("states_only", [False, True])
def test_answers_are_read_as_they_were_given(blank: bytes, states_only: bool) -> None:
    given = {"answers.useful.labour": "4", "about.group": "2", "answers.substance": "=1+1\r\n(ñ) 移民"}
    answers = taken(filled(blank, given, states_only))
    assert answers["answers.useful.labour"].value == "4"
    assert answers["about.group"] == Answer("2", "Group B")
    assert answers["answers.substance"].value == "=1+1\n(ñ) 移民"
    assert len(answers) == 3, "what was left open is no answer"


def flattened(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.AcroForm
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def locked(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


def unmarked(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        dict(widgets(pdf))["about.form"].V = pikepdf.String("")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def circular(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        group = pdf.Root.AcroForm.Fields[0]
        group.Kids = pikepdf.Array([group])
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


BROKEN = [
    ("flattened", flattened, FLAT),
    ("locked", locked, LOCKED),
    ("another's form", unmarked, FOREIGN),
    ("empty", lambda data: b"", DAMAGED),
    ("no PDF", lambda data: b"PK\3\4 not a PDF", DAMAGED),
    ("cut short", lambda data: data[: len(data) // 2], DAMAGED),
    ("overwritten", lambda data: data[:200] + b"\0" * 400 + data[600:-300] + b"x" * 300, DAMAGED),
    ("in circles", circular, DAMAGED),
]


@pytest.mark.parametrize(("spoil", "reason"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_what_cannot_be_read_says_why(blank: bytes, spoil: object, reason: str) -> None:
    assert read(spoil(blank)) == Refused(reason)  # type: ignore[operator]


# ── counted ───────────────────────────────────────────────────────────────────

ASKED = (
    Question(
        1, "How useful?", (FormField("answers.useful.s", "A session", "choice", ("1", "2", "3", "4", "5")),), True
    ),
    Question(2, "Tools", (FormField("answers.tools.1", "A list", "tick"), FormField("answers.more", "", "text"))),
)


def answered(language: str, group: str, **answers: str) -> Form:
    names = {"useful": "answers.useful.s", "tool": "answers.tools.1", "more": "answers.more"}
    return Form(language, group, {names.get(name, name): Answer(value) for name, value in answers.items()})


FORMS = (
    answered("en", "Group A", useful="5", more="=HYPERLINK(1)"),
    answered("en", "Group A", useful="4", tool="Yes"),
    answered("en", "Group B", useful="3", more="Second\nline\x07"),
    answered("fr", "", useful="1", other="kept"),
)


def test_the_spreadsheet_has_a_row_a_form_and_no_formula() -> None:
    data = workbook(ASKED, FORMS, Words("en"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        "Form",
        "Language",
        "Group",
        "1. How useful? · A session",
        "2. Tools · A list",
        "2. Tools",
        "other",
    ]
    assert rows[1] == [1, "English", "Group A", 5, None, "=HYPERLINK(1)", None]
    assert rows[3][5] == "Second\nline"
    assert rows[4] == [4, "French", None, 1, None, None, "kept"]
    assert sheet["F2"].data_type == "s"
    assert workbook(ASKED, FORMS, Words("en")) == data


def test_few_answers_tell_no_average() -> None:
    assert (average((5, 4)), average((5, 4, 3))) == (None, 4.0)
    assert LEAST == 3
    said = walk.plain_blocks(summed(WORKSHOP, ASKED, FORMS, Words("en")).parts[0].blocks)
    assert "A session: 3.2" in said  # (5 + 4 + 3 + 1) / 4 = 3.25
    english, french = divided(FORMS, lambda one: one.language)
    assert (len(english[1]), len(french[1])) == (3, 1)


def test_the_language_chosen_comes_before_that_of_the_form() -> None:
    def spoken(*answers: tuple[str, Answer]) -> str:
        return form(Returned("w", "en", "r", answers), ("en", "fr")).language

    assert spoken(("about.language", Answer("2"))) == "fr"
    assert spoken(("about.language", Answer("9"))) == spoken() == "en"


# ── 200 of them ───────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_200_forms_are_collected_five_damaged_and_one_not_ours_are_named(tmp_path: Path) -> None:
    root, back = write(tmp_path / "project"), tmp_path / "back"
    tuple(build.run(Request(root, root / "build", ("response", "worksheet"), ("en", "fr"))))
    blanks = {code: (root / f"build/{code}/response/w.pdf").read_bytes() for code in ("en", "fr")}
    chance, told = random.Random(6), []
    (back / "second box").mkdir(parents=True)
    for n in range(200):
        code, points = chance.choice(("en", "fr")), str(chance.randint(1, 5))
        own = chance.choice(("en", "fr"))  # the form one was given need not be that of one's language
        told.append((own, points, f"Answer {n} — été"))
        given = {"answers.useful.s": points, "answers.substance": told[-1][2]}
        given |= {"about.language": "12"[own == "fr"]} if own != code else {}
        path = back / ("second box" if n % 3 else "") / f"{n:03}.pdf"
        path.write_bytes(filled(blanks[code], given, states_only=n % 2 == 0))
    bad = {f"bad-{name}.pdf": spoil(blanks["en"]) for name, spoil, reason in BROKEN if reason == DAMAGED}  # type: ignore[operator]
    assert len(bad) == 5
    bad["worksheet.pdf"] = (root / "build/en/worksheet/s.pdf").read_bytes()
    for name, data in bad.items():
        (back / name).write_bytes(data)
    (back / "again.pdf").write_bytes((back / "000.pdf").read_bytes())

    done = collect(root, back, root / "build")
    assert done.forms == (("w", 200),)
    reasons = {one.path.name: one.reason for one in done.left_out}
    again = reasons.pop("again.pdf", reasons.pop("000.pdf", ""))
    assert "counts once" in again
    assert reasons == {name: FOREIGN if name == "worksheet.pdf" else DAMAGED for name in bad}
    _everything_is_there(root, told)


def _everything_is_there(root: Path, told: list[tuple[str, str, str]]) -> None:
    """Each answer in the spreadsheet and in the summary; no name of a file in either."""
    sheet = openpyxl.load_workbook(root / "build/responses/w.xlsx").worksheets[0]
    heads, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    useful = next(n for n, head in enumerate(heads) if str(head).endswith("A session"))
    substance = next(n for n, head in enumerate(heads) if str(head).startswith("2."))
    names = {"en": "English", "fr": "French"}
    assert sorted((r[1], str(r[useful]), r[substance]) for r in rows) == sorted((names[c], p, s) for c, p, s in told)
    summary = (root / "build/responses/w.pdf").read_bytes()
    assert [failure.message for failure in validator.validate_pdf_bytes(summary, profile="ua1").failures] == []
    document = pypdfium2.PdfDocument(summary)
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert all(answer in said for _, _, answer in told)
    mean = sum(int(points) for _, points, _ in told) / 200
    assert f"{mean:.1f}" in said
    assert "000.pdf" not in said
    assert ".pdf" not in str(rows)


def test_the_command_names_what_it_leaves_out(tmp_path: Path, blank: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    root, back = write(tmp_path / "project"), tmp_path / "back"
    back.mkdir()
    (back / "flat.PDF").write_bytes(flattened(blank))
    (back / "geneva.pdf").write_bytes(filled(blank, {"answers.work": "Well"}))
    assert main(["collect", str(back), "--project", str(root)]) == 1
    said = capsys.readouterr().err
    assert FLAT in said
    assert "of the workshop `geneva`, which this project does not have" in said
    assert "no response form was found" in said
    assert collect(root, back, root / "build").left_out[0] == LeftOut(back / "flat.PDF", FLAT)
