"""What is posted: everything in the output folder that anybody may have, on one page to download it from.

Only files that are as a build wrote them are listed, since only those were searched for what is the facilitators'.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from publish import store
from publish.arrange.common import capital, date_said, joined, language_said
from publish.arrange.labels import names, variants
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostics, failed
from publish.editions.asked import subjects
from publish.editions.honesty import shown_in
from publish.kinds import SELF_STUDY
from publish.load import Project, load, template_files
from publish.model import Artifact, Edition, Publication
from publish.products import BY_NAME, PRODUCTS, Product, is_public
from publish.render.languages import direction
from publish.render.posting import Download, Section, Shelf, render
from publish.slug import slug
from publish.translate.passages import Passage, refused
from publish.words import Words

INDEX = "index.html"
FORMATS = {"pptx": "PowerPoint", "ics": "iCalendar"}


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of it: where the page is (nowhere, if there was nothing to list), how many files, which not."""

    path: Path | None
    listed: int
    changed: tuple[str, ...]
    found: Diagnostics


def post(root: Path, output: Path, *, final: bool = False, accepted: str = "") -> Posted:
    """Writes the page into the output folder. Nothing is built for it: it lists what is there.

    `final`: not where what it lists lacks translations; `accepted`: all the same, and for this reason, which it tells.
    """
    project, found = load(root)
    if project is None:
        return Posted(None, 0, (), found)
    compiled, wrong = compile_project(project, project.settings.languages)
    if failed(errors := (*found, *wrong)):
        return Posted(None, 0, (), errors)
    written = store.record(output)
    files = tuple(_public(output, written, tuple(compiled)))
    whole = tuple(file for file in files if store.sha((output / file.path).read_bytes()) == written[file.path])
    changed = tuple(file.path for file in files if file not in whole)
    if not whole:
        return Posted(None, 0, changed, ())
    if final and not accepted and (lacking := tuple(refused(_lacking(compiled, whole)))):
        return Posted(None, 0, changed, lacking)
    made_from = store.made_from(output)
    old = frozenset(file.path for file in whole if made_from.get(file.path, project.revision) != project.revision)
    sections = tuple(_section(one, whole, output, old, accepted) for one in compiled.values())
    page = Artifact(INDEX, render(tuple(s for s in sections if s.shelves), _templates(project)))
    saved = store.save(output, page, written)
    if saved.status != "kept":
        store.save_record(output, {**written, INDEX: store.sha(page.data)})
    return Posted(output / saved.path, len(whole), changed, ())


def _lacking(compiled: Mapping[str, Compiled], files: tuple[_File, ...]) -> Iterator[Passage]:
    """The passages that the files of each language lack, as far as their products show them."""
    for language, one in compiled.items():
        products = tuple({file.product.name for file in files if language in file.languages})
        yield from shown_in(one, *products) if products else ()


def _templates(project: Project) -> tuple[tuple[str, str], ...]:
    """The brand's own pages over the default's."""
    files = template_files(project.root, project.settings.brand, "index")
    return tuple((name, data.decode("utf-8-sig")) for name, data in sorted(files.items()))


# ── files ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is posted: in which languages, of which product, and what its name says besides."""

    path: str
    languages: tuple[str, ...]
    product: Product
    name: str

    def subject(self, known: tuple[str, ...]) -> str:
        """The id that its name begins with: `emm` of `emm.intersessional`; the longest, since ids have dots."""
        fits = [id for id in known if self.name == id or self.name.startswith(f"{id}.")]
        return max(fits, key=len, default="")


def _public(output: Path, written: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[_File]:
    """Those of the files that builds wrote which are there, for anybody: `fr/handbook/emm.pdf`, `en+fr/worksheet/…`."""
    for path in sorted(written):
        match path.split("/"):
            case [spoken, product, file] if product in BY_NAME and set(spoken.split("+")) <= set(languages):
                name = file.rpartition(".")[0]
                if is_public(BY_NAME[product], name) and (output / path).is_file():
                    yield _File(path, tuple(spoken.split("+")), BY_NAME[product], name)


# ── what the page says ────────────────────────────────────────────────────────

TITLES = {
    "handbook": "Handbook",
    "timetable": "Timetable",
    "calendar": "Calendars",
    "worksheet": "Participant's worksheet",
    "response": "Response form",
    "slides": "Slides",
    "slides-pdf": "Slides",
    "handout": "Handout",
}
"""What products are called on the page, in its order; one without a row comes last, called by the word people type."""

EDITIONS = {
    SELF_STUDY: "Self-study",
    "large": "Large print",
    "booklet": "Booklet",
    "press": "For the printing house",
    "cover": "Cover",
}
PAPERS = {"a4": "A4", "letter": "Letter"}
"""What parts of a file's name are called on the page."""

ORDER = (*(BY_NAME[name] for name in TITLES), *(product for product in PRODUCTS if product.name not in TITLES))


def _section(one: Compiled, files: tuple[_File, ...], output: Path, old: frozenset[str], accepted: str) -> Section:
    publication, words = one.publication, one.words
    language, settings = publication.language, publication.settings
    documents = names(publication, Edition("", "", language), words).documents
    maker = _Maker(publication, words, documents, output, old)
    own = [file for file in files if language in file.languages]
    shelves = (maker.shelf(product, [f for f in own if f.product == product]) for product in ORDER)
    gaps = accepted and words("Not everything is translated: {reason}", reason=accepted)
    state = (
        date_said(settings.date, language),
        gaps if any(_lacking({language: one}, files)) else "",
    )
    return Section(
        language,
        direction(language),
        language_said(language, language),
        publication.title,
        tuple(capital(line) for line in state if line),
        words("Downloads"),
        words("Languages"),
        words("Licence: {licence}", licence=settings.licence) if settings.licence else "",
        tuple(shelf for shelf in shelves if shelf.downloads),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Says of files what they are, in one language; `documents` are the titles of everything, by id.

    `old` are those that were made before the sources were changed.
    """

    publication: Publication
    words: Words
    documents: Mapping[str, str]
    output: Path
    old: frozenset[str]

    def shelf(self, product: Product, files: list[_File]) -> Shelf:
        known = subjects(product, self.publication)
        mine = [(known.index(subject), file) for file in files if (subject := file.subject(known))]
        title = self.words(TITLES[product.name]) if product.name in TITLES else capital(product.name)
        ordered = sorted(mine, key=lambda one: (one[0], one[1].name))
        return Shelf(title, tuple(self._download(file, known[place]) for place, file in ordered))

    def _download(self, file: _File, subject: str) -> Download:
        data = (self.output / file.path).read_bytes()
        form = file.path.rpartition(".")[2]
        own = revision_of(data, form)
        about = joined(
            FORMATS.get(form, form.upper()),
            size_said(len(data), self.words.language),
            self.words("revision {revision}", revision=own) if own else "",
            self.words("older than the sources") if file.path in self.old else "",
        )
        title = joined(self.documents[subject], *self._variant(file, subject))
        return Download(title, quote(file.path), about)

    def _variant(self, file: _File, subject: str) -> Iterator[str]:
        """What sets it apart from others on the same: a workshop, a group, an audience; its languages, if several."""
        workshops = self.publication.workshops
        said = {name: self.words(word) for name, word in EDITIONS.items()} | PAPERS
        said |= dict(_variants(self.publication))
        said |= {slug(group.name): group.name for workshop in workshops for group in workshop.groups}
        said |= {"no-notes": "", "together": "", **{workshop.id: self.documents[workshop.id] for workshop in workshops}}
        rest = file.name.removeprefix(subject).split(".")
        yield from (said.get(part, part) for part in rest)
        if len(file.languages) > 1:
            yield ", ".join(language_said(code, self.words.language) for code in file.languages)


def _variants(publication: Publication) -> Iterator[tuple[str, str]]:
    """The regions and audiences that passages are for, as a file's name and as this language calls them."""
    for one in variants(publication):
        said = "" if one.region and one.audience else one.said
        yield from ((slug(name), capital(said or name)) for name in (one.region, one.audience) if name)


def size_said(count: int, language: str) -> str:
    """The size of a file as the language writes it: (1_234_567, `fr`) → “1,2 Mo”; never less than a kilobyte."""
    from babel import Locale
    from babel.units import format_unit

    locale = Locale.parse(language, sep="-")
    if count >= 1_000_000:
        return format_unit(round(count / 1_000_000, 1), "digital-megabyte", "short", locale=locale)
    return format_unit(max(1, round(count / 1_000)), "digital-kilobyte", "short", locale=locale)


def revision_of(data: bytes, form: str) -> str:
    """The revision that a file says it is; "" for one that does not say so."""
    import pikepdf

    if form != "pdf":
        return ""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.docinfo.get("/Keywords", ""))
