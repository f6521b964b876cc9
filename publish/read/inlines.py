"""Inline tokens → inlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from publish.diagnostics import Span, error, warning
from publish.model import (
    Code,
    Emphasis,
    Footnote,
    IndexEntry,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Term,
    Text,
)
from publish.read.attributes import near
from publish.read.markdown import Reading
from publish.read.tree import Node
from publish.slug import slug
from publish.values import dataclass
from publish.walk import plain

SCHEMES = ("https:", "http:", "mailto:")
_LOCAL = re.compile(r"^[a-z0-9][a-z0-9._-]*(#[\w.:-]+)?$|^#[\w.:-]+$")
CLASSES = ("term", "index", "page")
HTML = re.compile(
    r"<(!--)|</?(a|b|blockquote|br|center|code|details|div|em|font|h[1-6]|hr|i|iframe|img|kbd|li|mark|ol|p|pre|s|script"
    r"|small|span|strong|style|sub|summary|sup|table|t[dhr]|u|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
"""A comment, and the tags that people write into Markdown. `<name>` is text, and often meant so."""
INSTEAD = {
    "!--": "put it on lines of its own: then it is printed nowhere",
    "a": "write [words](https://…)",
    "b": "write **words**",
    "br": "end the line with a backslash",
    "code": "put it between backticks",
    "em": "write *words*",
    "i": "write *words*",
    "img": "write ![what is to be seen](images/…) in a paragraph of its own",
    "strong": "write **words**",
}
"""What to write in the place of HTML."""
_AS_IT_IS = "take it out; what is to be shown as it is stands between backticks"
OF_INDEX = ("entry", "under", "see")
"""What an entry of the index may say of itself."""


@dataclass(frozen=True, slots=True)
class Context:
    """What inlines need to know: the document, its footnotes, and where this run was written."""

    document: str
    reading: Reading
    footnotes: Mapping[str, Footnote]
    span: Span
    source: str = ""

    def at(self, lexeme: str) -> Span:
        """The place of `lexeme` in the run: in the source searched for, in a catalog its entry's line."""
        return self.reading.span(self.span.line, lexeme) if self.span.path == self.reading.path else self.span


def inlines(node: Node, context: Context) -> Inlines:
    """The inlines of an `inline` node; errors are left in `context.reading`."""
    done = _run(node.children, context)
    return _with_source_terms(done, context)


def _run(nodes: list[Node], context: Context) -> Inlines:
    found: list[Inline] = []
    for node in nodes:
        rule = _RULES.get(node.type)
        for inline in rule(node, context) if rule else ():
            previous = found[-1] if found else None
            if isinstance(inline, Text) and isinstance(previous, Text):
                found[-1] = Text(previous.text + inline.text)
            else:
                found.append(inline)
    return tuple(found)


def _with_source_terms(run: Inlines, context: Context) -> Inlines:
    """In a translation, the nth term is taken for the nth of the source, until linking knows better."""
    slugs = [slug(text) for text in re.findall(r"\[([^\[\]]*)\]\{\.term\}", context.source)]
    own = [inline for inline in run if isinstance(inline, Term)]
    if len(slugs) != len(own):
        return run
    rank = iter(slugs)
    return tuple(Term(next(rank), i.content, i.span) if isinstance(i, Term) else i for i in run)


def _text(node: Node, context: Context) -> Inlines:
    for tag in HTML.finditer(node.content) if "<" in node.content else ():
        hint = INSTEAD.get((tag[1] or tag[2]).lower(), _AS_IT_IS)
        message = f"`{tag[0]}` is printed as it stands: HTML is not read"
        context.reading.found.append(warning("S043", message, context.at(tag[0]), hint))
    return (Text(node.content),) if node.content else ()


def _link(node: Node, context: Context) -> Inlines:
    target = str(node.attrs.get("href", ""))
    content = _run(node.children, context)
    classes = _classes(node, context)
    if target.startswith(SCHEMES):
        return (Link(target, content, context.at(target)),)
    if _LOCAL.match(target):
        full = context.document + target if target.startswith("#") else target
        return (Reference(full, content, "page" in classes, context.at(target)),)
    hint = "a link begins with https: or mailto:, or names an id such as emm-1.6 or #tbl-flows"
    context.reading.found.append(error("R003", f"this link leads nowhere: `{target}`", context.at(target), hint))
    return content


def _classes(node: Node, context: Context) -> tuple[str, ...]:
    """The classes of a link or span; S006 for attributes that mean nothing here."""
    names = tuple(str(node.attrs.get("class", "")).split())
    known = ("class", "href", "title", *(OF_INDEX if "index" in names else ()))
    others = [name for name in node.attrs if name not in known]
    for name in (*(n for n in names if n not in CLASSES), *others):
        hint = near(name, CLASSES, "in a text only .term, .index and .page mean something")
        context.reading.found.append(error("S006", f"unknown mark `{name}` in a text", context.at(name), hint))
    return names


def _span(node: Node, context: Context) -> Inlines:
    content = _run(node.children, context)
    classes = _classes(node, context)
    if "term" in classes:
        return (Term(slug(plain(content)), content, context.at(plain(content))),)
    if "index" in classes:
        entry, under, see = (" ".join(str(node.attrs.get(name, "")).split()) for name in OF_INDEX)
        return (IndexEntry(content, entry, under, see, span=context.at(plain(content))),)
    return content


def _footnote(node: Node, context: Context) -> Inlines:
    label = str(node.meta.get("label", ""))
    if label in context.footnotes:
        return (context.footnotes[label],)
    hint = f"add a paragraph: [^{label}]: the text of the note"
    context.reading.found.append(error("R004", f"there is no footnote `[^{label}]`", context.at(f"[^{label}]"), hint))
    return ()


_ALONE = ("a picture stands in a paragraph of its own", "leave an empty line above and below it")
_CAPTION = ("a picture takes no title in quotes", 'what stands below it is its caption: {{caption="{}"}}')


def _image(node: Node, context: Context) -> Inlines:
    title = node.attrs.get("title")
    message, hint = _CAPTION if title else _ALONE
    place = context.at(str(node.attrs.get("src", "")))
    context.reading.found.append(error("S011", message, place, hint.format(title)))
    return ()


_RULES: Mapping[str, Callable[[Node, Context], Inlines]] = {
    "text": _text,
    "code_inline": lambda node, _: (Code(node.content),),
    "softbreak": lambda *_: (Text(" "),),
    "hardbreak": lambda *_: (LineBreak(),),
    "strong": lambda node, context: (Strong(_run(node.children, context)),),
    "em": lambda node, context: (Emphasis(_run(node.children, context)),),
    "link": _link,
    "span": _span,
    "footnote_ref": _footnote,
    "image": _image,
}
