"""All documents of one language → a `Publication` with nothing left to look up but numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from publish import rotation, schedule
from publish.diagnostics import Diagnostic, Diagnostics, Span, error, tidy
from publish.kinds import BY_NAME
from publish.link import drawings, plans
from publish.link.resolve import Glossary, Names, glossary, include, names, resolve
from publish.model import (
    Block,
    Blocks,
    Box,
    Chapter,
    Chart,
    Curriculum,
    Data,
    Document,
    Figure,
    Front,
    Publication,
    Session,
    Settings,
    Sheet,
    Talk,
    Volume,
    Workshop,
)
from publish.read.attributes import near
from publish.values import dataclass
from publish.walk import rewrite
from publish.words import Words

_NUMBER = re.compile(r"(\d+(?:\.\d+)*)-")
SETTINGS_PATH = "content/publication.yml"


@dataclass(frozen=True, slots=True)
class Material:
    """What one language's publication is made of. `images` are the pictures there are, by path.

    `sheets` are the tables of numbers for charts, by path.
    """

    settings: Settings
    language: str
    title: str
    revision: str
    documents: tuple[Document, ...]
    images: frozenset[str]
    words: Words
    sheets: Mapping[str, Sheet] = field(default_factory=dict)


def link(material: Material) -> tuple[Publication, Diagnostics]:
    """The publication. Every error of every file is found, none stops the rest."""
    found: list[Diagnostic] = []
    by_id = _by_id(material.documents, found)
    known = names(by_id)
    terms = glossary(by_id.get("glossary"))
    included = {id: replace(d, blocks=include(d.blocks, known, found)) for id, d in by_id.items()}
    sorted_out = _sort(included.values())
    workshops = tuple(_workshop(d, sorted_out, found) for d in sorted_out.workshops)
    forms = {plans.folder(d): plans.form(d, sorted_out.subjects, found) for d in sorted_out.forms}
    homes = {d.front.id: plans.folder(d) for d in sorted_out.workshops}
    workshops = tuple(replace(w, form=forms.get(homes[w.id])) for w in workshops)
    curricula = tuple(_curriculum(name, sorted_out, found) for name in material.settings.curricula)
    curricula_found = tuple(c for c in curricula if c)
    sessions = tuple(plans.session(d, _volume(d, curricula_found), found) for d in sorted_out.sessions)
    finish = _Finish(material, known, terms, workshops, curricula_found, sorted_out, found)
    made = Publication(
        material.language,
        material.settings,
        material.title,
        material.revision,
        tuple(map(finish.curriculum, curricula_found)),
        tuple(map(finish.session, sessions)),
        tuple(finish.talk(d) for d in sorted_out.talks),
        tuple(map(finish.workshop, workshops)),
        tuple(replace(e, blocks=finish(e.blocks)) for e in terms.entries),
        finish(included["imprint"].blocks) if "imprint" in included else (),
        tuple(replace(e, blocks=finish(e.blocks)) for e in glossary(by_id.get("acronyms")).entries),
    )
    found += _whole(made)
    return made, tidy(found)


def _workshop(document: Document, documents: _Sorted, found: list[Diagnostic]) -> Workshop:
    """A workshop with a team for every group in every session: given, or proposed."""
    planned = plans.workshop(document, documents.subjects, found)
    teams, wrong = rotation.propose(planned, frozenset(d.front.id for d in documents.talks))
    found += wrong
    folder = document.path.rpartition("/")[0]
    beside = (d for d in documents.supplements if d.path.startswith(f"{folder}/"))
    return replace(planned, teams=teams, supplements=tuple(map(_supplement, beside)))


def _supplement(document: Document) -> Chapter:
    front = document.front
    return Chapter(front.id, "", document.title, document.blocks, None, front.audience, front.span)


# ── sorting documents ─────────────────────────────────────────────────────────


def _by_id(documents: Iterable[Document], found: list[Diagnostic]) -> dict[str, Document]:
    by_id: dict[str, Document] = {}
    for document in documents:
        other = by_id.setdefault(document.front.id, document)
        if other is not document:
            hint = f"{other.path} has it already"
            found.append(error("R008", f"the id `{document.front.id}` is used twice", document.front.span, hint))
    return by_id


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Documents by the folder they stand in, each folder in its order."""

    curriculum: tuple[Document, ...]
    sessions: tuple[Document, ...]
    talks: tuple[Document, ...]
    workshops: tuple[Document, ...]
    forms: tuple[Document, ...]
    supplements: tuple[Document, ...]

    @property
    def subjects(self) -> frozenset[str]:
        """The ids of all that a programme can hold: sessions and talks, chapters and supplements."""
        held = (*self.sessions, *self.talks, *self.curriculum, *self.supplements)
        return frozenset(d.front.id for d in held if not d.path.endswith("/index.md"))


def _sort(documents: Iterable[Document]) -> _Sorted:
    def under(folder: str) -> list[Document]:
        return [d for d in all_of_them if d.path.startswith(f"content/{folder}/")]

    all_of_them = sorted(documents, key=lambda d: _natural(d.path))
    sessions, workshops = under("sessions"), under("workshops")
    beside = [d for d in workshops if not d.path.endswith(("/workshop.md", "/response.md"))]
    return _Sorted(
        tuple(under("curriculum")),
        tuple(d for d in (*sessions, *beside) if d.front.kind == "session" or (d in sessions and not d.front.kind)),
        tuple(d for d in (*sessions, *beside) if d.front.kind == "deck"),
        tuple(d for d in workshops if d.path.endswith("/workshop.md")),
        tuple(d for d in workshops if d.path.endswith("/response.md")),
        tuple(d for d in beside if not d.front.kind),
    )


def _natural(path: str) -> tuple[tuple[int, str], ...]:
    """1.2 before 1.10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path))


# ── curricula ─────────────────────────────────────────────────────────────────


def _curriculum(name: str, documents: _Sorted, found: list[Diagnostic]) -> Curriculum | None:
    folder = f"content/curriculum/{name}/"
    own = [d for d in documents.curriculum if d.path.startswith(folder)]
    index = next((d for d in own if d.path == f"{folder}index.md"), None)
    if index is None:
        message = f"there is no curriculum `{name}`"
        hint = f"write {folder}index.md, or take `{name}` out of publication.yml"
        found.append(error("R009", message, Span(SETTINGS_PATH, 1), hint))
        return None
    volumes: dict[str, list[Document]] = {}
    for document in own:
        if document is not index:
            volumes.setdefault(document.path.removeprefix(folder).rpartition("/")[0], []).append(document)
    made = tuple(_volume_of(key, run, found) for key, run in volumes.items())
    return Curriculum(index.front.id, index.title, index.blocks, made)


def _volume_of(folder: str, documents: list[Document], found: list[Diagnostic]) -> Volume:
    number = int(_number(folder.rpartition("/")[2] + "-", documents[0].front, found).partition(".")[0] or 0)
    index = next((d for d in documents if d.path.endswith("/index.md")), None)
    chapters = tuple(_chapter(d, number, found) for d in documents if d is not index)
    if index is None:
        hint = "add a file index.md to it, with an id and a title"
        found.append(error("R009", f"the volume `{folder}` has no title", documents[0].front.span, hint))
        return Volume(folder, number, (), (), chapters)
    return Volume(index.front.id, number, index.title, index.blocks, chapters)


def _chapter(document: Document, volume: int, found: list[Diagnostic]) -> Chapter:
    front = document.front
    number = _number(document.path.rpartition("/")[2], front, found)
    return Chapter(front.id, number, document.title, document.blocks, volume, front.audience, front.span)


def _number(name: str, front: Front, found: list[Diagnostic]) -> str:
    match = _NUMBER.match(name)
    if not match:
        hint = f"rename it, for example to 1.1-{name}" if name.endswith(".md") else f"rename it to 1-{name.rstrip('-')}"
        found.append(error("R010", f"the name `{name.rstrip('-')}` does not begin with a number", front.span, hint))
    return match[1] if match else ""


def _volume(document: Document, curricula: tuple[Curriculum, ...]) -> int | None:
    """The volume of the first chapter a session is on: its colour."""
    wanted = document.front.chapters[:1]
    return next((c.volume for curriculum in curricula for c in curriculum.chapters if c.id in wanted), None)


# ── what is done to every run of blocks ───────────────────────────────────────


class _Finish:
    """References, terms, drawings and typography: the same for every run of blocks of this language."""

    def __init__(
        self,
        material: Material,
        known: Names,
        terms: Glossary,
        workshops: tuple[Workshop, ...],
        curricula: tuple[Curriculum, ...],
        documents: _Sorted,
        found: list[Diagnostic],
    ) -> None:
        self._material, self._known, self._terms, self._found = material, known, terms, found
        self._workshops = {workshop.id: workshop for workshop in workshops}
        chapters = tuple(c for curriculum in curricula for c in curriculum.chapters)
        supplements = tuple(c for workshop in workshops for c in workshop.supplements)
        self._numbers = {c.id: c.number for c in (*chapters, *supplements)}
        self._subjects = {
            **{c.id: drawings.Subject(c.title, c.number, c.volume) for c in (*chapters, *supplements)},
            **{d.front.id: drawings.Subject(d.title) for d in documents.talks},
            **{
                d.front.id: drawings.Subject(d.title, self._numbers_of(d), _volume(d, curricula))
                for d in documents.sessions
            },
        }

    def _numbers_of(self, document: Document) -> str:
        for id in document.front.chapters:
            if id not in self._numbers:
                message = f"there is no chapter `{id}`"
                self._found.append(error("R001", message, document.front.span, near(id, self._numbers)))
        return ", ".join(number for id in document.front.chapters if (number := self._numbers.get(id)))

    def __call__(self, blocks: Blocks) -> Blocks:
        drawn = rewrite(blocks, self._block)
        return resolve(drawn, self._known, self._terms, self._found)

    def _block(self, block: Block) -> Blocks:
        if isinstance(block, Data):
            return self._draw(block)
        if isinstance(block, Figure):
            path = f"content/{block.image}"
            if path not in self._material.images:
                hint = near(path, self._material.images).replace("content/", "") or "paths start below content/"
                if "://" in block.image:
                    hint = "nothing is fetched: save it in content/images/, and write images/ and its name"
                self._found.append(error("R011", f"there is no picture `{block.image}`", block.span, hint))
                return ()
            return (replace(block, image=path),)
        if isinstance(block, Chart):
            return drawings.plotted(block, self._material.sheets, self._found)
        return (block,)

    def _draw(self, data: Data) -> Blocks:
        wanted = data.attributes.workshop or next(iter(self._workshops), "")
        workshop = self._workshops.get(wanted)
        if workshop is None:
            hint = near(wanted, self._workshops, f"workshops: {', '.join(self._workshops) or 'none'}")
            self._found.append(error("R001", f"there is no workshop `{wanted}`", data.span, hint))
            return ()
        for id in data.attributes.sessions:
            if id not in self._subjects:
                self._found.append(error("R001", f"there is no session `{id}`", data.span, near(id, self._subjects)))
        return (drawings.draw(data, workshop, self._subjects, self._material.words),)

    def curriculum(self, curriculum: Curriculum) -> Curriculum:
        volumes = tuple(
            replace(
                volume,
                blocks=self(volume.blocks),
                chapters=tuple(replace(chapter, blocks=self(chapter.blocks)) for chapter in volume.chapters),
            )
            for volume in curriculum.volumes
        )
        return replace(curriculum, blocks=self(curriculum.blocks), volumes=volumes)

    def workshop(self, workshop: Workshop) -> Workshop:
        supplements = tuple(replace(chapter, blocks=self(chapter.blocks)) for chapter in workshop.supplements)
        form = workshop.form and replace(workshop.form, blocks=self(workshop.form.blocks))
        logos = tuple(one for logo in workshop.logos for one in self._block(logo) if isinstance(one, Figure))
        return replace(workshop, blocks=self(workshop.blocks), supplements=supplements, form=form, logos=logos)

    def session(self, session: Session) -> Session:
        activities = tuple(replace(a, blocks=self(a.blocks)) for a in session.activities)
        return replace(session, blocks=self(session.blocks), activities=activities)

    def talk(self, document: Document) -> Talk:
        front = document.front
        return Talk(front.id, document.title, front.subtitle, self(document.blocks), front.span)


# ── checks on the whole ───────────────────────────────────────────────────────


def _whole(publication: Publication) -> Iterable[Diagnostic]:
    for workshop in publication.workshops:
        yield from schedule.conflicts(workshop)
        yield from schedule.lengths(workshop, publication.sessions)
    known = {workshop.id for workshop in publication.workshops}
    for id in publication.settings.workshops:
        if id not in known:
            hint = f"write content/workshops/{id}/workshop.md, or take `{id}` out of publication.yml"
            yield error("R009", f"there is no workshop `{id}`", Span(SETTINGS_PATH, 1), hint)
    for run in runs(publication):
        yield from _answers(run)


def runs(publication: Publication) -> Iterable[Blocks]:
    """Every run of blocks of a publication: chapters, activities, talks and the rest."""
    for curriculum in publication.curricula:
        yield curriculum.blocks
        for volume in curriculum.volumes:
            yield volume.blocks
            yield from (chapter.blocks for chapter in volume.chapters)
    for session in publication.sessions:
        yield session.blocks
        yield from (activity.blocks for activity in session.activities)
    yield from (talk.blocks for talk in publication.talks)
    for workshop in publication.workshops:
        yield workshop.blocks
        yield workshop.form.blocks if workshop.form else ()
        yield from (chapter.blocks for chapter in workshop.supplements)
    yield from (entry.blocks for entry in (*publication.glossary, *publication.acronyms))
    yield publication.imprint


def _answers(run: Blocks) -> Iterable[Diagnostic]:
    """S018: an answer or feedback with no exercise or question just before it."""
    task: Block | None = None
    for block in run:
        kind = BY_NAME.get(block.role) if isinstance(block, Box) else None
        if kind and kind.answers and not (isinstance(task, Box) and task.role in kind.answers):
            hint = f"put it just after the {' or '.join(kind.answers)} it belongs to"
            yield error("S018", f"this `{kind.name}` answers nothing", getattr(block, "span", None), hint)
        if not (kind and kind.answers):
            task = block
