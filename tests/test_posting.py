"""The page to download from: what it lists, what it never lists, and that a browser shows it as it should."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from click.testing import CliRunner

from publish import store
from publish.cli import cli
from publish.model import Artifact
from publish.posting import post, size_said
from publish.render.posting import Download, Section, Shelf, render
from tests.conftest import ROOT
from tests.folder import write

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
BUILT = (
    "en/handbook/c.pdf",
    "en/handbook/c.w.pdf",
    "en/handbook/c.self-study.pdf",
    "fr/handbook/c.pdf",
    "fr/handbook/c.large.letter.booklet.pdf",
    "fr/handbook/c.press.cover.pdf",
    "en+fr/worksheet/s.pdf",
    "en/calendar/w.group-a.ics",
    "en/slides/t.no-notes.pptx",
)
PRIVATE = (
    "en/guide/w.pdf",
    "en/slides/t.pptx",
    "en/notes-pages/t.pdf",
    "en/calendar/facilitators/w.ana.ics",
    "packs/w/ana.zip",
)


def pdf(revision: str = "") -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    if revision:
        made.docinfo["/Keywords"] = revision
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A project with files in its output folder, as builds leave them."""
    root = write(tmp_path / "a library")
    files = {path: pdf() if path.endswith(".pdf") else b"x" * 1500 for path in (*BUILT, *PRIVATE)}
    for path, data in files.items():
        store.save_whole(root / "build" / path, data)
    store.save_record(root / "build", {path: store.sha(data) for path, data in files.items()})
    return root


class Page(HTMLParser):
    """What a page refers to, and the languages of its sections."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.other: list[tuple[str, str | None]] = []
        self.sections: dict[str, str] = {}
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        said = dict(attrs)
        self.other += [
            (name, value) for name, value in attrs if name in ("src", "srcset", "action", "onclick", "style")
        ]
        if tag == "a":
            self.links.append(said.get("href") or "")
        if said.get("class") == "language":
            self.sections[said.get("lang") or ""] = said.get("dir") or ""


def posted(root: Path) -> Page:
    assert post(root, root / "build").path == root / "build/index.html"
    return Page((root / "build/index.html").read_text("utf-8"))


def files(page: Page) -> list[str]:
    return [unquote(link) for link in page.links if not link.startswith("#")]


# ── what is listed ────────────────────────────────────────────────────────────


def test_it_lists_what_anybody_may_have_and_nothing_else(library: Path) -> None:
    page = posted(library)
    assert sorted(set(files(page))) == sorted(BUILT)
    assert files(page).count("en+fr/worksheet/s.pdf") == 2  # in each of its languages


def test_it_is_whole_in_itself_and_in_every_language(library: Path) -> None:
    page = posted(library)
    assert page.sections == {"en": "ltr", "fr": "ltr"}
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert page.other == []
    assert "url(" not in (library / "build/index.html").read_text("utf-8")


def test_titles_say_what_sets_a_file_apart(library: Path) -> None:
    posted(library)
    said = (library / "build/index.html").read_text("utf-8")
    titles = dict(re.findall(r'<a href="(en/[^"]+)" download>([^<]+)</a>', said))
    assert titles["en/handbook/c.w.pdf"].endswith("· A workshop")
    assert titles["en/handbook/c.self-study.pdf"].endswith("· Self-study")
    french = dict(re.findall(r'<a href="(fr/[^"]+)" download>([^<]+)</a>', said))
    assert french["fr/handbook/c.large.letter.booklet.pdf"].endswith("· Gros caractères · Letter · Livret à plier")
    assert french["fr/handbook/c.press.cover.pdf"].endswith("imprimerie · Couverture")
    assert "no-notes" not in titles["en/slides/t.no-notes.pptx"]


def test_what_was_changed_by_hand_is_left_out_and_told(library: Path) -> None:
    (library / "build/en/handbook/c.pdf").write_bytes(b"%PDF changed")
    done = post(library, library / "build")
    assert done.changed == ("en/handbook/c.pdf",)
    assert "en/handbook/c.pdf" not in (library / "build/index.html").read_text("utf-8")


def test_a_file_says_its_revision_and_whether_the_sources_were_changed_since(library: Path) -> None:
    shelf = store.Shelf.of(library / "build", "an earlier one")
    shelf.put(Artifact("en/handbook/c.pdf", pdf("0123456789ab")))
    shelf.note()
    posted(library)
    page = (library / "build/index.html").read_text("utf-8")
    assert re.findall(r'c\.pdf" download>[^<]+</a> <span class="about">([^<]+)<', page)[0].endswith(
        "· revision 0123456789ab · older than the sources"
    )
    assert page.count("older than the sources") == 1


def test_what_an_author_wrote_becomes_no_tag() -> None:
    templates = tuple((f.name, f.read_text("utf-8")) for f in (ROOT / "templates/default/index").iterdir())
    shelf = Shelf("<b>", (Download('"><script>', "a.pdf", "&"),))
    page = Page(render((Section("ar", "rtl", "ع", "<i>", (), "", "", "", (shelf,)),), templates).decode())
    assert not page.tags & {"script", "b", "i"}
    assert page.sections == {"ar": "rtl"}


SIZES = [(200, "en", "1 kB"), (1_234_567, "en", "1.2 MB"), (1_234_567, "fr", "1,2 Mo"), (84_000, "es", "84 kB")]


@pytest.mark.parametrize(("count", "language", "said"), SIZES)
def test_sizes_are_said_in_the_language(count: int, language: str, said: str) -> None:
    assert " ".join(size_said(count, language).split()) == said


def test_the_command_says_where_it_is_and_the_same_build_gives_the_same_page(library: Path) -> None:
    arguments = ["index", "--project", str(library)]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.output.split(": ")[-1]) == (0, f"{len(BUILT)} files to download\n")
    before = (library / "build/index.html").read_bytes()
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert (library / "build/index.html").read_bytes() == before


def test_where_nothing_is_built_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["index", "--project", str(write(tmp_path))])
    assert result.exit_code == 2
    assert "publish all" in result.output


# ── in a browser ──────────────────────────────────────────────────────────────

LOOK = """<!doctype html><iframe src="index.html" width="1000" height="300"></iframe><pre></pre><script>
const frame = document.querySelector("iframe"), found = {seen: {}, links: [], faint: []};
const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
  .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
const ground = e => { while (e) { const c = getComputedStyle(e).backgroundColor;
  if (!/, 0\\)$/.test(c)) return c; e = e.parentElement } return "rgb(255, 255, 255)" };
const wait = () => new Promise(done => setTimeout(done, 100));
frame.onload = async () => {
  frame.onload = null;
  const page = frame.contentDocument, sections = [...page.querySelectorAll(".language")];
  const shown = () => sections.filter(s => s.getClientRects().length).map(s => s.lang);
  found.seen[""] = shown();
  for (const a of page.querySelectorAll("nav a")) { a.click(); await wait(); found.seen[a.hash] = shown();
    found.top = frame.contentWindow.scrollY;
    for (const e of page.querySelectorAll("a, h1, h2, p, span, footer")) if (e.getClientRects().length) {
      const [x, y] = [light(getComputedStyle(e).color), light(ground(e))].sort((p, q) => q - p);
      if ((x + .05) / (y + .05) < 4.5) found.faint.push(e.outerHTML) } }
  for (const a of page.querySelectorAll("main a")) {
    const r = new XMLHttpRequest(); r.open("GET", a.href, false);
    try { r.send(); found.links.push([a.getAttribute("href"), r.responseText.length > 0]) }
    catch (e) { found.links.push([a.getAttribute("href"), false]) } }
  document.querySelector("pre").textContent = JSON.stringify(found);
};
</script>"""


def looked_at(folder: Path) -> dict[str, object]:
    """What a browser sees of the page in `folder`: which language, after which click; which links lead to a file."""
    (folder / "look.html").write_text(LOOK, "utf-8")
    said = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            "--disable-web-security",  # so that one page may look at the other
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            (folder / "look.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    found = re.search(r"<pre>(\{.*\})</pre>", said.stdout, re.DOTALL)
    assert found, said.stdout[-500:] + said.stderr[-500:]
    read: dict[str, object] = json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    return read


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="needs Chromium")
def test_a_browser_switches_languages_without_a_script_and_every_link_leads_to_its_file(library: Path) -> None:
    posted(library)
    seen = looked_at(library / "build")
    assert seen["seen"] == {"": ["en"], "#en": ["en"], "#fr": ["fr"]}
    assert seen["top"] == 0, "the page must not jump over its own head"
    assert seen["faint"] == [], "contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)"
    assert sorted(seen["links"]) == sorted([link, True] for link in _links(library))  # type: ignore[call-overload]


def _links(library: Path) -> Iterator[str]:
    page = Page((library / "build/index.html").read_text("utf-8"))
    yield from (link for link in page.links if not link.startswith("#"))
