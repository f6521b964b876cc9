"""The product's own words: everything printed that no author wrote.

English here; other languages in `locale/<language>/ui.po` of the package, which a project may
override with its own `content/locale/<language>/ui.po`. Each has a context for the translator.
A word in braces is filled in: `words("Slide {number}", number=4)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

WORDS: dict[str, str] = {
    # word: where it is printed
    "Chapter": "before a chapter's number",
    "Volume {number}": "on the divider of a volume and above a chapter",
    "Contents": "title of the table of contents",
    "Glossary": "title of the glossary",
    "Table {number}": "before the caption of a table, and in references to it",
    "Figure {number}": "before the caption of a figure, and in references to it",
    "page {number}": "in a reference: table 2, page 41",
    "In this chapter": "on a chapter's opening page, above the list of its sections",
    "Objectives": "title of a box",
    "Guiding questions": "title of a box",
    "Key messages": "title of a box",
    "Exercise": "label of an exercise",
    "Exercise {number}": "label of an exercise",
    "Question": "label of a question, on a slide",
    "Question {number}": "label of a question, on the worksheet",
    "Model answer": "label of an answer; facilitators only",
    "Points to consider": "label of the feedback to an exercise",
    "Facilitators only": "on everything participants must not see",
    "Notes": "label of what a facilitator says and does",
    "Note": "label of a boxed passage without a title",
    "{minutes} minutes": "length of an exercise or activity",
    "In {region}": "label of a passage on one region",
    "For {audience}": "label of a passage for one audience",
    "Slide {number}": "reference to a slide",
    "slide {number}": "reference to a slide, within a line",
    "slides {first}–{last}": "reference to several slides, within a line",
    "worksheet, page {number}": "reference from the guide",
    "{title} ({part}/{parts})": "title of a slide that was split",
    "Handbook": "name of the product",
    "Facilitator guide": "name of the product",
    "Participant's worksheet": "name of the product",
    "Programme": "title of the timetable of a workshop",
    "Time": "head of a column",
    "Min": "head of a column: minutes",
    "Activity": "head of a column",
    "Method": "head of a column",
    "Materials": "head of a column, and of a list",
    "Lead": "head of a column: who leads the activity",
    "If late": "head of a column: what to cut when time is short",
    "Session": "head of a column",
    "Group": "head of a column",
    "Groups": "head of a column",
    "Room": "head of a column",
    "Rooms": "title and head of a column",
    "Language": "head of a column",
    "Languages": "head of a column",
    "Seats": "head of a column",
    "People": "head of a column",
    "Equipment": "head of a column",
    "Facilitators": "title",
    "Day {number}": "head of a day in a programme of several days",
    "all groups": "in a programme",
    "own room": "in a programme: each group in its own room",
    "Run sheet": "title of the timed table of a session",
    "How to use this guide": "title",
    "Say": "in the notes: what the facilitator says",
    "Do": "in the notes: what the facilitator does",
    "Ask": "in the notes: what the facilitator asks the room",
    "Name (optional)": "field on the worksheet",
    "Group and room": "field on the worksheet",
    "Date": "field on the worksheet",
    "To take home": "title of the last field on the worksheet",
    "Exercises and model answers": "title of a curriculum's guide",
    "Source": "before the source of a figure",
    "Sources": "before footnotes in the notes of a slide",
    "Revision {revision}": "on the imprint: which state of the sources this was made from",
    "{part} of {parts}": "folio of a worksheet: page 1 of 2",
    "Thank you": "title of a closing slide",
    "minutes": "unit",
    "{language} only": "the one language of a room or group",
    "Preface": "title of what stands before the first volume of a handbook",
    "Imprint": "title of the page that says who publishes this, under which licence",
    "Licence: {licence}": "on the imprint",
    "1 minute": "length of an exercise or activity",
    "{label}: {title}": "in a reference: Exercise 1: A bilateral agreement",
    "{label} in {place}": "in a reference to another chapter or session: Table 1 in 2.6 Migration and Labour",
    "Facilitator": "head of a column: their names",
    "Leads": "head of a column: the sessions a facilitator leads",
    "Not available": "head of a column: when a facilitator is not there",
    "This guide follows the programme. Each session begins with its run sheet.": "how to use the guide",
    "Then come its activities, with what to say, do and ask, and model answers.": "how to use the guide",
    "What you say, in these words or in your own.": "how to use the guide: what Say means",
    "What you do; nobody hears it.": "how to use the guide: what Do means",
    "A question to the room. Wait for answers before you go on.": "how to use the guide: what Ask means",
    "What to look for. It is not the only right answer, and it stays with the facilitators.": (
        "how to use the guide: what a model answer is"
    ),
    "What to shorten or leave out when time is short.": "how to use the guide: what If late means",
    "The slide to show, and the page of the worksheet on which participants write.": "how to use the guide",
    "Numbers of the chart": "in the notes of a slide, above the table of what a chart on it shows",
    "Handout": "name of the product: slides on paper, with lines to write on",
    "Speaker's notes": "name of the product: slides on paper, each with its notes",
    "Timetable": "title of the list of what a person or room has when",
    "Team": "head of a column: who leads a session together",
    "{name} (lead)": "in a timetable: who leads a session",
    "{name} (co-facilitator)": "in a timetable: who helps to lead a session",
    "{name} (rapporteur)": "in a timetable: who writes down what a group says",
    "{name} (interpreter)": "in a timetable: who interprets in a session",
    "Model answers": "title of the sheet with all model answers of a session; facilitators only",
    "Slides": "name of the product, on the cover of a pack",
    "Slides with notes": "on the cover of a pack: slides on paper, each with its notes",
    "Door sign": "on the cover of a pack: the sign on the door of a room",
    "Attendance": "title of the sheet that participants sign",
    "Name": "head of a column, and below a line to write a name on",
    "Organisation": "head of a column: where a participant works",
    "Participants": "title of the list of participants",
    "Name badges": "on the cover of a pack",
    "Certificate of participation": "title of a certificate",
    "has taken part in": "on a certificate, between a person's name and the title of the workshop",
    "For the organisers": "on a certificate, below the line to sign on",
    "Printing order": "title of the list of what is to be printed",
    "Print again": "title of the list of what is to be printed again after a change",
    "Document": "head of a column: what is printed",
    "For whom": "head of a column: who gets a document",
    "Pages": "head of a column: how many",
    "Copies": "head of a column: how many",
    "Sheets": "head of a column: how many sheets of paper",
    "Total": "before a sum",
    "Copies for a group include spares: {spares} for each group.": "on the printing order",
    "There is no list of participants: copies are shared out among the languages of a group.": "on the printing order",
    "Organisers": "for whom a pack is",
    "Interpreters": "for whom a pack is",
    "File": "head of a column: the name of a file",
    "Check": "head of a column: the beginning of a file's SHA-256, to check that it is whole",
    "The handbook is at": "on the cover of a pack, before an address",
    "What has changed": "title of a notice, and head of a column",
    "From revision {before} to revision {now}.": "on a notice of changes",
    "The whole pack": "in a notice of changes: a pack that is new, or no longer there",
    "new": "in a notice of changes: a document that was not there before",
    "changed": "in a notice of changes: a document",
    "no longer there": "in a notice of changes: a document",
    "as it was; more copies are needed": "in a notice of changes: a document",
    "and {number} more": "in a notice of changes, below what is told of a document",
    "changed by hand: slides {numbers}": "on the cover of a pack: a deck that its speaker changed",
    "Knowledge test": "title: questions asked before and after a workshop",
    "Knowledge test, before": "on the cover of a pack",
    "Knowledge test, after": "on the cover of a pack",
    "Knowledge test, answers": "on the cover of a pack",
    "Before the workshop": "title of a knowledge test",
    "After the workshop": "title of a knowledge test",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: `words("Table {number}", number=2)`.

    A word outside `WORDS` is our own mistake (KeyError); one without a translation is said in English,
    and reported by the language checks.
    """

    language: str
    translations: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, word: str, **values: object) -> str:
        if word not in WORDS:
            raise KeyError(f"not in publish.words.WORDS: {word!r}")
        said = self.translations.get(word) or word
        return said.format(**values) if values else said
