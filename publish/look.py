"""Contact sheets: every page or slide of a built file on one picture, to be looked at by people.

The only part besides `doctor` that starts another program: LibreOffice, which lays out the decks.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from publish import doctor
from publish.templates.typefaces import FAMILIES, MEASURES
from publish.templates.typefaces import FOLDER as FONTS

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "look"
SHEET = 1920  # pixels across
UPRIGHT, WIDE, FEWEST = 6, 4, 2  # pages in a row; few pages are drawn larger
GAP = 12
CAPTION = 18
AT_ONCE = 60  # pages on a sheet; more would be too tall to open
PAPER, INK = "#8a949b", "#ffffff"


def built(output: Path, extension: str) -> tuple[Path, ...]:
    """The built files of that kind, without caches and contact sheets, in order."""
    every = (path for path in output.glob(f"*/**/*.{extension}") if path.is_file())
    hidden = (".", FOLDER, "~$")
    return tuple(sorted(path for path in every if not path.relative_to(output).parts[0].startswith(hidden)))


def sheets(output: Path) -> Iterator[Path]:
    """Draws `look/<the file's path>.png` for every PDF below `output`, and for every deck where
    LibreOffice is present; yields each picture once it is there."""
    for pdf in built(output, "pdf"):
        yield from _draw(pdf, output / FOLDER / pdf.relative_to(output))
    decks = built(output, "pptx")
    if decks and doctor.LIBREOFFICE.present():
        with tempfile.TemporaryDirectory() as folder:
            for deck, pdf in laid_out(decks, Path(folder)):
                yield from _draw(pdf, output / FOLDER / deck.relative_to(output))


def laid_out(decks: tuple[Path, ...], folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each deck with a PDF of it in `folder`, by LibreOffice; none for one that it cannot open.

    Decks of several languages have the same name, so each gets a folder.
    """
    program = doctor.soffice() or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # a running LibreOffice would take over
    environment = {**os.environ, "FONTCONFIG_FILE": str(_fonts_for(folder))}
    for number, deck in enumerate(decks):
        made = folder / str(number)
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(made), str(deck)]
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=300,
            env=environment,
        )
        yield from ((deck, pdf) for pdf in made.glob("*.pdf"))


def _fonts_for(folder: Path) -> Path:
    """A configuration of fontconfig by which LibreOffice draws with our fonts where it has not those of the deck."""
    same = "".join(
        f'<alias binding="same"><family>{family}</family><accept><family>{FAMILIES[ours]}</family></accept></alias>'
        for family, ours in MEASURES.items()
        if family not in (ours, FAMILIES[ours])
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<dir>{escape(str(FONTS))}</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{same}'
        f"<cachedir>{escape(str(folder / 'fonts'))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return path


def _draw(pdf: Path, target: Path) -> Iterator[Path]:
    pages = enumerate(_pages(pdf), 1)
    number = 1
    while some := list(islice(pages, AT_ONCE)):
        path = target.with_name(f"{target.name}{f'.{number}' if number > 1 else ''}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        _sheet(some).save(path, optimize=True)
        yield path
        number += 1


def _pages(pdf: Path) -> Iterator[Image]:
    """The pages as pictures, of a size that fills a row."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            width, height = page.get_size()
            columns = max(FEWEST, min(len(document), WIDE if width > height else UPRIGHT))
            across = (SHEET - GAP) // columns - GAP
            yield page.render(scale=across / width, may_draw_forms=True).to_pil()


def _sheet(pages: list[tuple[int, Image]]) -> Image:
    from PIL import Image, ImageDraw, ImageFont

    wide, tall = (max(page.size[side] for _, page in pages) for side in (0, 1))
    columns = min(len(pages), round((SHEET - GAP) / (wide + GAP)))
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (GAP + columns * (wide + GAP), GAP + rows * (tall + CAPTION + GAP)), PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for place, (number, page) in enumerate(pages):
        x = GAP + place % columns * (wide + GAP)
        y = GAP + place // columns * (tall + CAPTION + GAP)
        sheet.paste(page, (x, y))
        draw.text((x, y + page.size[1] + 2), str(number), fill=INK, font=font)
    return sheet
