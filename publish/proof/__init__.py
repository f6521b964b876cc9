"""A printer's proof of a slide template: a sample deck with a slide for each layout, by our own writer, and drawn."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from publish.diagnostics import Diagnostics
from publish.kinds import LAYOUTS, SLIDES
from publish.model import Deck, Edition, Settings, Source
from publish.templates import Template

HERE = Path(__file__).parent
PICTURE = "content/images/sample.svg"
LANGUAGE = "en"
ACROSS = 1280  # pixels of a picture


def sample(template: Template) -> tuple[Deck, Diagnostics]:
    """The sample deck, fitted to a template; and what was decided about it."""
    from publish.arrange.deck import arrange
    from publish.link import Material, link
    from publish.read.document import read
    from publish.words import Words

    day = (HERE / "workshop.md").read_text(encoding="utf-8")
    sources = (Source("content/sessions/sample.md", _markdown()), Source("content/workshops/sample/workshop.md", day))
    documents = tuple(read(source)[0] for source in sources)
    settings = Settings("Sample", LANGUAGE, (LANGUAGE,))
    words = Words(LANGUAGE)
    material = Material(settings, LANGUAGE, "Sample", "", documents, frozenset({PICTURE}), words)
    publication, _ = link(material)
    return arrange(publication, Edition(SLIDES, "sample", LANGUAGE), template, words)


def _markdown() -> str:
    """The sample's text; a layout that it does not know yet gets a slide of its own."""
    text = (HERE / "sample.md").read_text(encoding="utf-8")
    new = (name for name in LAYOUTS if name not in ("title", "section") and f'layout="{name}"' not in text)
    return text + "".join(f'\n## {name} {{layout="{name}"}}\n\n- One point\n- And another\n' for name in new)


def presentation(template: Template) -> tuple[Deck, bytes]:
    """The sample deck and its .pptx."""
    from publish.render.pptx import render

    deck, _ = sample(template)
    return deck, render(deck, template, {PICTURE: (HERE / "sample.svg").read_bytes()})


def write(template: Template, folder: Path) -> Iterator[Path]:
    """Writes `sample.pptx` into `folder`, and where LibreOffice is present a picture for each slide of it
    (`01-title.png`); yields each file once it is there."""
    from publish import doctor

    deck, data = presentation(template)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "sample.pptx"
    file.write_bytes(data)
    yield file
    if doctor.LIBREOFFICE.present():
        yield from _pictures(deck, file, folder)


def _pictures(deck: Deck, file: Path, folder: Path) -> Iterator[Path]:
    import pypdfium2

    from publish import look

    with tempfile.TemporaryDirectory() as work:
        for _, pdf in look.laid_out((file,), Path(work)):
            with pypdfium2.PdfDocument(pdf) as document:
                for slide, page in zip(deck.slides, document, strict=False):
                    path = folder / f"{slide.number:02}-{slide.layout}.png"
                    page.render(scale=ACROSS / page.get_width()).to_pil().save(path, optimize=True)
                    yield path
