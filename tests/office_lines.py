"""How LibreOffice breaks the text of a deck: its PDF of a copy without autofit, read glyph by glyph."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
from pypdfium2 import raw

from tests.text_boxes import TextBox, Written

SOFFICE = shutil.which("soffice")
FONTS = Path(__file__).parents[1] / "publish/fonts"
STAND_IN = {"Calibri": "Carlito", "Georgia": "Gelasio"}
SAME_LINE = 0.5  # of the type size: how far a baseline may move within a line


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter or digit and where it stands, in pt from the page's lower left."""

    sign: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph on LibreOffice's page: its glyphs, none where it is not there whole (cut off by the page's edge)."""

    box: TextBox
    paragraph: Written
    glyphs: tuple[Glyph, ...]
    page: tuple[float, float]

    @property
    def baselines(self) -> tuple[float, ...]:
        """The height of each line, in pt from the top of the page."""
        made: list[float] = []
        for glyph in self.glyphs:
            if not made or abs(made[-1] - glyph.y) > SAME_LINE * self.paragraph.level.size:
                made.append(glyph.y)
        return tuple(self.page[1] - y for y in made)

    @property
    def off_the_page(self) -> bool:
        """LibreOffice sometimes does not break at all and runs off the page; then it is no measure."""
        return not self.glyphs or any(glyph.x > self.page[0] for glyph in self.glyphs)


def drawn(decks: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """A PDF of each deck by LibreOffice, of a copy in which nothing shrinks; all slides are shown."""
    copies = {deck: folder / f"{n}.pptx" for n, deck in enumerate(decks)}
    for deck, copy in copies.items():
        _without_autofit(deck, copy)
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(folder), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    assert SOFFICE
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *copies.values()],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {deck: copy.with_suffix(".pdf") for deck, copy in copies.items()}


def _without_autofit(deck: Path, copy: Path) -> None:
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".xml"):
                data = re.sub(rb"<a:normAutofit\b[^>]*/>", b"<a:noAutofit/>", data)
                data = data.replace(b' show="0"', b"")
            new.writestr(name, data)


def _fonts(folder: Path) -> str:
    """The fonts that we measure with, standing in for those the deck names, whatever else is installed."""
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><accept><family>{ours}</family></accept></alias>'
        for name, ours in STAND_IN.items()
    )
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    folders = f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{escape(str(FONTS))}</dir>'
    return f"{head}{folders}<cachedir>{escape(str(folder))}/cache</cachedir>{aliases}</fontconfig>"


def found(pdf: Path, boxes: Sequence[TextBox]) -> Iterator[Found]:
    """Each paragraph of the boxes as it stands on the pages. Pages hold their text in the order of the shapes."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            glyphs = tuple(_glyphs(page))
            stream = "".join(glyph.sign for glyph in glyphs)
            at = 0
            for box in (box for box in boxes if box.slide == number + 1):
                for paragraph in box.paragraphs:
                    said = plain(paragraph.text)
                    if not said:
                        continue
                    start = stream.find(said, at)
                    start = stream.find(said) if start < 0 else start
                    at = start + len(said) if start >= 0 else at
                    yield Found(box, paragraph, glyphs[start:at] if start >= 0 else (), page.get_size())


def plain(text: str) -> str:
    """Letters and digits alone, each as one sign, in one case: spaces and ligatures are LibreOffice's affair."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for n in range(raw.FPDFText_CountChars(text.raw)):
        signs = plain(chr(raw.FPDFText_GetUnicode(text.raw, n)))
        if signs and raw.FPDFText_GetCharOrigin(text.raw, n, x, y):
            yield from (Glyph(sign, x.value, y.value) for sign in signs)
