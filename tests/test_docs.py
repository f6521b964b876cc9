"""The documents are true: every command, option, target, module and block is in them, and what they show works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from publish.cli import cli
from publish.diagnostics import show
from publish.kinds import HEADING_ATTRIBUTES, KINDS, LAYOUTS
from publish.model import Source
from publish.products import PRODUCTS
from publish.read.document import read
from tests.conftest import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands(group: click.Group = cli, path: str = "publish") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


# ── commands ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented(path: str, command: click.Command) -> None:
    said = text("docs/commands.md")
    assert f"`{path}" in said
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            names = [*parameter.opts, *parameter.secondary_opts]
            assert any(f"{name}" in said for name in names), f"{path} {names[0]} is not in docs/commands.md"


def test_every_command_that_is_shown_exists() -> None:
    known = {path for path, _ in commands()}
    for document in DOCUMENTS:
        for shown in re.findall(r"publish ((?:(?:translations|template) )?[a-z][a-z-]*)", "\n".join(_code(document))):
            assert f"publish {shown}" in known, f"{document.relative_to(ROOT)} shows `publish {shown}`"


def test_every_option_that_is_shown_exists() -> None:
    known = {name for _, command in commands() for p in command.params for name in (*p.opts, *p.secondary_opts)}
    known |= {"--help", "--version"}
    for document in DOCUMENTS:
        for line in "\n".join(_code(document)).splitlines():
            if re.match(r"\s*publish ", line):
                assert set(re.findall(r"--[a-z-]+", line)) <= known, f"{document.relative_to(ROOT)}: {line}"


def _code(document: Path) -> Iterator[str]:
    """What a document shows as code, in blocks and within lines."""
    said = document.read_text("utf-8")
    yield from re.findall(r"^```(?:sh)?\n(.*?)^```", said, re.MULTILINE | re.DOTALL)
    yield from re.findall(r"`(publish [^`]+)`", said)


def test_every_make_target_is_documented_and_the_other_way_round() -> None:
    makefile, readme = text("Makefile"), text("README.md")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"help", "lock"}
    assert targets == set(re.findall(r"`?make ([a-z]+)", readme))
    assert {product.target for product in PRODUCTS if product.target} <= targets


def test_the_exit_codes_are_documented() -> None:
    said = set(re.findall(r"^\| (\d+) \|", text("docs/commands.md"), re.MULTILINE))
    listed = re.search(r"Exit codes: (.*?)\"\"\"", text("publish/cli.py"), re.DOTALL)
    assert listed
    assert said == set(re.findall(r"(?<!\d)(\d+) [a-z]", listed[1]))


# ── links and examples ────────────────────────────────────────────────────────


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as code-hosting sites make them."""
    prose = re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    prose = re.sub(r"^```.*?^```|`[^`\n]+`", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            file = (document.parent / path).resolve() if path else document
            assert file.exists(), target
            assert not anchor or anchor in anchors(file), target


def examples() -> list[str]:
    """The whole files that the authors' guide shows: those with front matter."""
    shown = re.findall(r"^```markdown\n(---\n.*?)^```", text("docs/for-authors.md"), re.MULTILINE | re.DOTALL)
    assert len(shown) >= 2
    return shown


@pytest.mark.parametrize("example", examples())
def test_the_examples_for_authors_are_right(example: str) -> None:
    folder = "sessions" if "| Min |" in example else "curriculum/emm/2-policy"
    source = Source(f"content/{folder}/example.md", example)
    _, found = read(source)
    assert not found, "\n".join(show(d, {source.path: example}) for d in found)


def test_the_workflow_for_people_without_a_terminal() -> None:
    workflow = yaml.safe_load(text("docs/examples/build-packs.yml"))
    steps = workflow["jobs"]["build"]["steps"]
    run = "\n".join(step.get("run", "") for step in steps)
    assert "make all" in run
    # What a person types reaches the build by environment, never through a shell line.
    assert "${{" not in run
    assert {"PUBLISH_LANG"} == {name for step in steps for name in step.get("env", {})}


# ── the language and the house ────────────────────────────────────────────────


def test_every_block_attribute_and_layout_is_documented() -> None:
    said = text("docs/source-format.md")
    for kind in KINDS:
        for name in (kind.name, *kind.aliases, *kind.attributes):
            assert f"`{name}`" in said, f"{name} is not in docs/source-format.md"
    for name in LAYOUTS:
        assert name in ("title", "section") or f"`{name}`" in said, f"the layout {name} is not in docs/source-format.md"
    for name in HEADING_ATTRIBUTES:
        assert name in said


def test_architecture_names_every_module() -> None:
    """But rules (`checks/s003_unknown_kind.py`): each is a page of `publish explain`."""
    said = text("docs/architecture.md")
    for path in sorted((ROOT / "publish").rglob("*.py")):
        relative = path.relative_to(ROOT / "publish").as_posix().removesuffix("__init__.py")
        rule = re.match(r"checks/[a-z]\d{3}_", relative)
        if relative not in ("", "__main__.py") and not rule:
            name = relative.rstrip("/").rpartition("/")[2].removesuffix(".py")
            assert re.search(rf"\b{name}\b", said), f"publish/{relative} is not in docs/architecture.md"


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/extending.md", "docs/for-designers.md"])
def test_paths_in_the_documents_exist(name: str) -> None:
    roots = "publish|templates|content|tests|docs|build"
    for path in re.findall(rf"`((?:{roots})/[^`\s<…*]*)`", text(name)):
        exists = (ROOT / path).exists() or path.startswith(("build/", "content/locale/"))
        assert exists, f"{name} names {path}"


def test_architecture_lists_the_layers_in_import_order() -> None:
    """The order of the contract, which `make test` holds, is the order of the document."""
    layers = re.search(r"^layers = \[(.*?)^\]", text("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert layers
    order = re.findall(r"\w+", layers[1])
    shown = re.findall(r"^  ([a-z_]+)(?:\.py|/)", text("docs/architecture.md"), re.MULTILINE)
    assert shown == [name for name in order if name in shown]
    assert set(order) - {"__main__"} == set(shown)
