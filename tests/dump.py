"""Blocks as readable text, for expectations in tests: one line a block, indented by nesting."""

from __future__ import annotations

from collections.abc import Iterator

from publish import model as m


def dump(blocks: m.Blocks, depth: int = 0) -> str:
    return "\n".join(line for block in blocks for line in _block(block, depth))


def _block(block: m.Block, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match block:
        case m.Heading():
            yield f"{pad}{'#' * block.level} {said(block.content)} <{block.key}>{_attributes(block.attributes)}"
        case m.Paragraph():
            yield f"{pad}p {said(block.content)}"
        case m.ListBlock():
            for n, item in enumerate(block.items, block.start):
                sign = f"{n}." if block.ordered else "-"
                field = (f" [{item.tick}]" if item.tick else "") + (f" ({item.choice})" if item.choice else "")
                yield f"{pad}{sign}{field}"
                yield dump(item.blocks, depth + 1)
        case m.DefinitionList():
            for definition in block.items:
                yield f"{pad}dt {said(definition.term)}"
                yield dump(definition.blocks, depth + 1)
        case m.Table():
            yield f"{pad}table <{block.key}> {' | '.join(map(said, block.header))} ({' '.join(block.align)})"
            yield from (f"{pad}  {' | '.join(map(said, row))}" for row in block.rows)
            if block.caption:
                yield f"{pad}  : {said(block.caption)}"
        case m.DataTable():
            yield f"{pad}{block.name}: {' | '.join(block.columns)}"
            yield from (f"{pad}  {' | '.join(cell.source for cell in row)}" for row in block.rows)
        case m.Figure():
            yield f"{pad}figure <{block.key}> {block.image} ({block.alt}): {said(block.caption)}"
        case m.Columns():
            yield f"{pad}columns <{block.key}>"
            for column in block.columns:
                yield f"{pad}  column {said(column.head)}{f' {column.width}' if column.width else ''}"
                yield dump(column.blocks, depth + 2)
        case m.Box():
            title = f" “{said(block.title)}”" if block.title else ""
            yield f"{pad}[{block.role}]{title} <{block.key}>{_attributes(block.attributes)}"
            yield dump(block.blocks, depth + 1)
        case m.Quote():
            yield f"{pad}quote"
            yield dump(block.blocks, depth + 1)
        case m.CodeBlock():
            yield f"{pad}code {block.language} {block.text!r}"
        case m.Include():
            yield f"{pad}include {block.target}"
        case m.Data():
            yield f"{pad}data {block.role}{_attributes(block.attributes)}"
        case m.Break():
            yield f"{pad}---"
        case _:
            yield f"{pad}{type(block).__name__}"


def _attributes(attributes: m.Attributes) -> str:
    values = ((name, getattr(attributes, name)) for name in m.Attributes.__dataclass_fields__)
    shown = [f"{name}={value}" for name, value in values if value not in ("", None, (), False)]
    return f" {{{', '.join(shown)}}}" if shown else ""


def said(run: m.Inlines) -> str:
    return "".join(_inline(inline) for inline in run)


def _inline(inline: m.Inline) -> str:
    match inline:
        case m.Text():
            return inline.text
        case m.Strong():
            return f"**{said(inline.content)}**"
        case m.Emphasis():
            return f"*{said(inline.content)}*"
        case m.Code():
            return f"`{inline.text}`"
        case m.LineBreak():
            return "⏎"
        case m.Link():
            return f"{said(inline.content)}→{inline.target}"
        case m.Reference():
            return f"{said(inline.content)}→{inline.target}{' (page)' if inline.page else ''}"
        case m.Term():
            return f"‹{said(inline.content)}={inline.slug}›"
        case m.IndexEntry():
            return f"^{said(inline.content)}^"
        case m.Footnote():
            return f"[^{dump(inline.blocks)}]"
        case _:
            return f"<{type(inline).__name__}>"
