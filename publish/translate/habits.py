"""How a translation is written, beside what it must keep: agreed terms, marks in pairs, spaces, length.

Only what is sure is told, as a warning: these are the habits of languages, and people may have reasons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from publish.diagnostics import Diagnostic, Diagnostics, Span, warning
from publish.model import Catalog
from publish.translate.damage import TELLING, shortened
from publish.translate.terms import TERM, UNSEEN, Terms
from publish.values import dataclass

Habit = Callable[[str, str, str], str]
"""(source, translation, language) → what is wrong, or ""."""


def check(catalog: Catalog, terms: Terms) -> Diagnostics:
    """What is odd in translations in use, at each one's line; `terms` are those that translators agreed on."""
    agreed = {term.casefold(): said for term, said in terms.pairs}
    return tuple(
        found
        for (context, source), entry in catalog.entries.items()
        if not entry.fuzzy and context != TERM
        for text in entry.forms or (entry.text,)
        for found in _odd(source, text, Span(catalog.path, entry.line), catalog.language, agreed)
    )


def _odd(source: str, text: str, span: Span, language: str, agreed: Mapping[str, str]) -> Iterator[Diagnostic]:
    for term, said in _unused(source, text, agreed):
        hint = f"write “{said}”, as the glossary has it; or change the glossary's own catalog, for all"
        yield warning("L019", f"the agreed word for “{term}” is not used {_name(source)}: “{said}”", span, hint)
    seen, before = _seen(text), _seen(source)
    for rule in RULES:
        if problem := rule.problem(before, seen, language):
            yield warning(rule.code, f"{problem} {_name(source)}", span, rule.hint)


def _name(source: str) -> str:
    return f"in the translation of “{shortened(source)}”"


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    problem: Habit
    hint: str


def _seen(text: str) -> str:
    """What of a text is read: no targets, braces, marks of footnotes, code, addresses; a reference is a word."""
    if not TELLING.search(text):
        return text
    text = re.sub(r"\[\]\([^)]*\)|`[^`]*`|\bhttps?://\S+|\bwww\.\S+", "x", text)
    return re.sub(r"[\[\]]", "", UNSEEN.sub("", text))


# ── agreed terms ──────────────────────────────────────────────────────────────

MARKED = re.compile(r"\[([^\[\]]*)\]\{\.term\}")
WORD = re.compile(r"[^\W\d_]+")
CONTENT = 4
"""Letters of a word that carries meaning; `des`, `por`, `of` and the like are shorter."""
PREFIXING = ("ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
"""Scripts of languages that change words at their beginning, or do not part them: there nothing is sure."""


def _unused(source: str, text: str, agreed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Terms marked in the source of whose agreed translation a word is missing, in whatever form."""
    terms = dict.fromkeys(MARKED.findall(source))
    words = {_plain(word) for word in WORD.findall(text)} if terms else frozenset()
    for term in terms:
        said = agreed.get(term.casefold(), "")
        wanted = [_plain(word) for word in WORD.findall(said) if len(word) >= CONTENT]
        if not _sure(said) or not wanted:
            continue
        if any(not any(_alike(word, other) for other in words) for word in wanted):
            yield term, said


def _sure(said: str) -> bool:
    """Whether it is one expression, in a script in which a word keeps its beginning."""
    script = unicodedata.name(next(filter(str.isalpha, said), " "), "")
    return not re.search(r"[(/;,]", said) and not script.startswith(PREFIXING)


def _plain(word: str) -> str:
    """Without capitals and accents: “Réfugié” and “refugie” are the same."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _alike(word: str, other: str) -> bool:
    """Forms of one word most likely begin alike, in two thirds of the shorter one (`traite` is no form of `trafic`)."""
    shorter = min(len(word), len(other))
    same = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), shorter)
    return same >= max(3, (2 * shorter + 2) // 3)


# ── marks, spaces, length ─────────────────────────────────────────────────────

PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {"es": (("¿", "?"), ("¡", "!")), "": (("«", "»"),)}
"""Marks that open and close, of Spanish and of all languages."""
ENDING = re.compile(r"\w+\W+\w+\W+\w+[?!]")


def _unpaired(source: str, text: str, language: str) -> str:
    """A mark that is opened and not closed; what is quoted in the language of the source has its own."""
    ends = ENDING.findall(text) if "?" in text or "!" in text else ()
    quoted = "".join(end[-1] for end in ends if end in source)
    for opening, closing in (*PAIRS.get(language.partition("-")[0], ()), *PAIRS[""]):
        if text.count(opening) != text.count(closing) - quoted.count(closing):
            return f"`{opening}` and `{closing}` do not go in pairs"
    return ""


SPACED = re.compile(r"\S(?: {2,})(?=\S)|[^\s.…] [,.](?=\s|$)|\( | \)(?=\W|$)")


def _spaced(source: str, text: str, language: str) -> str:
    """Spaces that no language has; those of French punctuation are set when it is printed."""
    found = SPACED.search(text)
    if not found or language.startswith(("ja", "zh")) or SPACED.search(source):
        return ""
    return f"a space too many (`{found[0]}`)"


LONG, TIMES = 60, 3
"""Characters from which on a length says something, and how many times as long or short one may be."""


def _sized(source: str, text: str, language: str) -> str:  # noqa: ARG001 # a habit
    """A length that no translation has: a part is missing, or something else was pasted in."""
    if len(text) > LONG and len(text) > TIMES * len(source):
        return f"{len(text)} characters for {len(source)}"
    if len(source) > LONG and len(source) > TIMES * len(text) and not _wide(text):
        return f"only {len(text)} characters for {len(source)}"
    return ""


def _wide(text: str) -> bool:
    """Whether it has characters that say a word each."""
    return any(unicodedata.east_asian_width(c) == "W" for c in text)


RULES = (
    Rule("L020", _unpaired, "each mark that opens is closed, and each that closes was opened"),
    Rule("L021", _spaced, "take the space away"),
    Rule("L022", _sized, "compare it with the source: perhaps a part is missing, or belongs elsewhere"),
)
