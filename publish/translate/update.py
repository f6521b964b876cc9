"""The messages of a source merged into its PO: nothing a translator wrote is lost.

A message that is still there keeps its translation; one that changed gets the translation of
what it most likely was, marked fuzzy, with the previous source text; what is gone is kept as
obsolete, and comes back when its message does. Same messages, same PO: same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polib
from rapidfuzz import fuzz, process

from publish import plurals
from publish.kinds import BY_NAME, EVERYWHERE, GUIDE, HANDBOOK, RESPONSE, SLIDES, WORKSHEET
from publish.model import Message
from publish.plurals import Plurals
from publish.translate.catalogs import UI, Key, key_of, plurals_of, settle
from publish.translate.rooms import SHARED, Place
from publish.translate.rooms import said as told
from publish.translate.terms import NO_TERMS, Terms
from publish.words import WORDS

SIMILAR = 70.0
"""From 0 to 100: how alike two passages are, at least, for a translation to be worth offering."""


ABOUT = """Translate what a reader reads. Copy as it is: what stands between ` `, in ( ) after a link,
in { }, and marks of footnotes like [^1]. Keep * and ** around the same words."""
"""At the top of a new catalog, for the translator."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A PO and what happened: how many messages are new, were changed (fuzzy), are gone (obsolete)."""

    text: str
    new: int = 0
    changed: int = 0
    gone: int = 0


Room = Mapping[Message, "tuple[Place, int]"]
"""Where on a slide a message stands, and how many characters fit there; nothing for one that has no such room."""


def merge(
    po_text: str,
    messages: Sequence[Message],
    language: str,
    title: str = "",
    terms: Terms = NO_TERMS,
    room: Room | None = None,
) -> Merged:
    """The catalog of a source file, up to date with `messages`, in their order.

    `po_text` is the catalog as it is (which `catalogs.parse` must have accepted), or "" for a new one;
    `title` names the project in the header; `terms` are those that translators agreed on; `room` measures slides.
    """
    old = polib.pofile(po_text) if po_text else polib.POFile()
    wanted = _by_key(messages)
    known = {key_of(entry): entry for entry in sorted(old, key=lambda entry: not entry.obsolete)}
    fresh = [key for key in wanted if key not in known]
    vanished = [e for e in old if not e.obsolete and key_of(e) not in wanted]
    ancestors = _ancestors(fresh, [e for e in vanished if _said(e)])
    po = polib.POFile(wrapwidth=0)
    po.header = old.header or ABOUT
    po.metadata = _headers(old.metadata, language, title)
    if any(message.plural for message in messages):
        po.metadata["Plural-Forms"] = str(plurals_of(old) or plurals.of(language))
    forms = plurals_of(po)
    for key, uses in wanted.items():
        entry = _entry(key, comment(uses, terms, forms), uses, known.get(key), ancestors.get(key), forms)
        po.append(_with_room(entry, [room[use] for use in uses if room and use in room]))
    used = {key_of(entry) for entry in ancestors.values()}
    po.extend(_obsolete(e) for e in old if key_of(e) not in wanted and key_of(e) not in used and _said(e))
    gone = len(vanished) - len(used)
    return Merged(str(po), len(fresh) - len(used), len(used), gone)


def _by_key(messages: Iterable[Message]) -> dict[Key, list[Message]]:
    """Messages with the same role and text are one entry, at the place of the first."""
    found: dict[Key, list[Message]] = {}
    for message in messages:
        found.setdefault((message.context, message.text), []).append(message)
    return found


def _ancestors(fresh: Sequence[Key], vanished: Sequence[polib.POEntry]) -> dict[Key, polib.POEntry]:
    """What each new message most likely was before: the most alike pairs first, no entry used twice."""
    sources = [entry.msgid for entry in vanished]
    pairs = []
    for number, (context, text) in enumerate(fresh):
        for _, score, index in process.extract(text, sources, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=5):
            same_role = vanished[index].msgctxt == context
            pairs.append((-score, not same_role, number, index))
    found: dict[Key, polib.POEntry] = {}
    taken: set[int] = set()
    for _, _, number, index in sorted(pairs):
        if fresh[number] not in found and index not in taken:
            found[fresh[number]] = vanished[index]
            taken.add(index)
    return found


def _entry(
    key: Key,
    about: str,
    uses: Sequence[Message],
    known: polib.POEntry | None,
    ancestor: polib.POEntry | None,
    forms: Plurals | None,
) -> polib.POEntry:
    context, text = key
    entry = polib.POEntry(msgctxt=context, msgid=text, msgid_plural=uses[0].plural, comment=about)
    entry.occurrences = [(path, "") for path in dict.fromkeys(use.span.path for use in uses)]
    if kept := known or ancestor:
        entry.tcomment, entry.flags = kept.tcomment, list(kept.flags)
        entry.msgstr = _said(kept)
        entry.previous_msgid, entry.previous_msgctxt = kept.previous_msgid, kept.previous_msgctxt
    if ancestor:
        entry.flags = list(dict.fromkeys(["fuzzy", *ancestor.flags]))
        # What was already fuzzy is a translation of the text before that: this one stays the previous text.
        entry.previous_msgid = ancestor.previous_msgid or ancestor.msgid
        entry.previous_msgctxt = ancestor.previous_msgctxt or (
            ancestor.msgctxt if ancestor.msgctxt != context else None
        )
    if known and bool(known.msgid_plural) != bool(entry.msgid_plural) and not entry.fuzzy:
        entry.flags = ["fuzzy", *entry.flags]
    if forms and entry.msgid_plural:
        before = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: before.get(form, "" if before else entry.msgstr) for form in range(forms.count)}
        entry.msgstr = ""
    if not entry.fuzzy or not _said(entry):
        settle(entry)
    return entry


MAX_LENGTH = "max-length:"
"""A flag of Weblate: https://docs.weblate.org/en/latest/admin/checks.html#check-max-length"""


def _with_room(entry: polib.POEntry, rooms: Sequence[tuple[Place, int]]) -> polib.POEntry:
    """The entry with the least room that it has on a slide, as a comment; as a flag, too, where it has that alone."""
    entry.flags = [flag for flag in entry.flags if not flag.startswith(MAX_LENGTH)]
    if rooms:
        place, least = min(rooms, key=lambda one: one[1])
        entry.flags += [f"{MAX_LENGTH}{least}"] if place[1] not in SHARED else []
        entry.comment = f"{entry.comment}\n{told(least, place)}"
    return entry


def _said(entry: polib.POEntry) -> str:
    """What a translator wrote, in the first of the plural forms that says something; "" if nothing."""
    return entry.msgstr or next(filter(None, entry.msgstr_plural.values()), "")


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgstr=entry.msgstr,
        msgstr_plural=entry.msgstr_plural,
        tcomment=entry.tcomment,
        flags=entry.flags,
        obsolete=True,
    )


def _headers(old: dict[str, str], language: str, title: str) -> dict[str, str]:
    """Our headers; those an editor adds (translator, date, plural forms) stay as they are."""
    ours = {
        "Project-Id-Version": title or old.get("Project-Id-Version", "publish"),
        "Language": old.get("Language") or language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    # Empty ones keep GNU msgfmt quiet and say nothing that is not so.
    theirs = dict.fromkeys(("PO-Revision-Date", "Last-Translator", "Language-Team"), "")
    return {**theirs, **old, **ours}


# ── where it stands, in plain words ───────────────────────────────────────────

ROLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "h1": "Title",
    "h2": "Heading",
    **dict.fromkeys(("h3", "h4", "h5", "h6"), "Heading"),
    "p": "Paragraph",
    "li": "List item",
    "th": "Head of a column",
    "td": "Table cell",
    "dt": "Term of a definition list",
    "dd": "Definition",
    "fn": "Footnote",
    "quote": "Quotation",
    "caption": "Caption",
    "alt": "What is to be seen in a picture, for people who cannot see it",
    "svg": "Words in a picture: no longer than the source",
}

INSIDE = {
    "objectives": "objectives",
    "guiding-questions": "guiding questions",
    "key-messages": "key messages",
    "notes": "a facilitator's notes",
    "facilitator": "a passage for facilitators",
    "answer": "a model answer",
    "feedback": "feedback on an exercise",
    "difficult-questions": "difficult questions and replies",
    "without-projector": "a plan without a projector",
    "variant": "a passage for one region or audience",
    "programme": "the programme",
    "rooms": "the list of rooms",
    "groups": "the list of groups",
    "facilitators": "the list of facilitators",
}


PRODUCTS = {
    SLIDES: "slides",
    HANDBOOK: "handbook",
    GUIDE: "guide",
    WORKSHEET: "worksheet",
    RESPONSE: "response form",
}
"""What the products are called, in the order in which they are told."""


def comment(uses: Sequence[Message], terms: Terms = NO_TERMS, forms: Plurals | None = None) -> str:
    """What a translator is told of a message: a line each for where it stands, what shows it, agreed terms in it."""
    lines = ["; ".join(dict.fromkeys(map(where, uses)))]
    products = frozenset[str]().union(*map(_shown, uses))
    if products < EVERYWHERE:
        lines.append(f"Used in: {', '.join(said for product, said in PRODUCTS.items() if product in products)}")
    if forms and uses[0].plural:
        lines.append("; ".join(f"msgstr[{form}]: {_numbers(forms, form)}" for form in range(forms.count)))
    pairs = terms.within(uses[0].text) if uses[0].context != UI else ()
    if pairs:
        lines.append(f"Glossary: {'; '.join(f'{_line(term)} = {_line(agreed)}' for term, agreed in pairs)}")
    return "\n".join(lines)


def _numbers(forms: Plurals, form: int, most: int = 5) -> str:
    """The numbers of a plural form: “1, 21, 31, 41, 51 …”."""
    numbers = forms.numbers(form, most + 1)
    return ", ".join(map(str, numbers[:most])) + (" …" if len(numbers) > most else "")


def _shown(message: Message) -> frozenset[str]:
    """The products that show the block a message stands in; all, where no kind of block says less."""
    kind = BY_NAME.get(message.inside)
    return kind.shown if kind else EVERYWHERE


def _line(text: str) -> str:
    return " ".join(text.split())


def where(message: Message) -> str:
    """Where a message stands: “List item, in key messages”, “Heading, in a slide”."""
    if message.context == UI:
        said = WORDS.get(message.plural or message.text, "")
        return said[:1].upper() + said[1:]
    role = _role(message.context)
    if not message.inside:
        return role
    place = INSIDE.get(message.inside) or f"{_article(message.inside)} {message.inside.replace('-', ' ')}"
    kind = BY_NAME.get(message.inside)
    return f"{role}, in {place}" + (" (participants never see it)" if kind and kind.facilitator else "")


def _role(context: str) -> str:
    """`td.if-late` is a cell of the column “if late”, `attr.method` what is said of a block."""
    role, _, name = context.partition(".")
    if role == "attr":
        return f"Detail of a block: {name}"
    said = ROLES.get(role, context)
    return f"{said}, column “{name.replace('-', ' ')}”" if name else said


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"
