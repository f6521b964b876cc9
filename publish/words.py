"""The product's own words: everything printed that no author wrote.

English here; other languages in `locale/<language>/ui.po` of the package, which a project may
override with its own `content/locale/<language>/ui.po`. Each has a context for the translator.
A word in braces is filled in: `words("Slide {number}", number=4)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publish.plurals import ENGLISH, Plurals
from publish.values import dataclass

WORDS: dict[str, str] = {
    # word: where it is printed
    "Chapter": "before a chapter's number",
    "Volume {number}": "on the divider of a volume and above a chapter",
    "Contents": "title of the table of contents",
    "Glossary": "title of the glossary",
    "In the text: {pages}": "in the glossary: the pages on which a term is used",
    "Acronyms": "title of the list of acronyms",
    "Index": "title of the index",
    "see {entry}": "in the index: the entry to read instead of this one",
    "Table {number}": "before the caption of a table, and in a reference that begins a sentence",
    "Figure {number}": "before the caption of a figure, and in a reference that begins a sentence",
    "table {number}": "in a reference, within a line: see table 2, page 41",
    "figure {number}": "in a reference, within a line",
    "exercise {number}": "in a reference, within a line",
    "question {number}": "in a reference, within a line",
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
    "Points to consider": "label of the feedback to an exercise, and title of the part of the book that has it",
    "on your own": "in the label of an exercise, in the edition for self-study: instead of “groups of five”",
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
    "Date": "field on the worksheet",
    "Exercises and model answers": "title of a curriculum's guide",
    "Source": "before the source of a figure",
    "Sources": "before footnotes in the notes of a slide",
    "Revision {revision}": "on the imprint, and on documents of packs",
    "{part} of {parts}": "folio of a worksheet: page 1 of 2",
    "Thank you": "title of a closing slide",
    "minutes": "unit",
    "{language} only": "the one language of a room or group",
    "Preface": "title of what stands before the first volume of a handbook",
    "Imprint": "title of the page that says who publishes this, under which licence",
    "Licence: {licence}": "on the imprint",
    "Suggested citation: {title}. {work}.": "on the imprint; work: the publication, its date and its revision",
    "revision {revision}": "in the suggested citation, and on the page from which files are downloaded",
    "older than the sources": "of a file to download that was made before the texts were changed",
    "State of the law and of events: {date}": "on the imprint: what came later is not taken into account",
    "Languages: {languages}": "on the imprint: the languages of the publication",
    "Translated from: {language} ({share})": "on the imprint of a translation, and how much is done",
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
    "Timetable": "name of the product: the programme of a workshop as a picture",
    "It is not decided yet who leads which group.": "in a facilitator's calendar",
    "Reader": "name of the product: the chapters of the handbook that one workshop is about",
    "not in this reader": "after a reference to a chapter of the handbook that this selection leaves out",
    "Downloads": "title of the page from which files are downloaded",
    "Self-study": "name of an edition: for those who study by themselves, on the page from which files are downloaded",
    "Large print": "name of an edition: in large type, on the page from which files are downloaded",
    "Booklet": "name of an edition: sheets to fold and staple, on the page from which files are downloaded",
    "For the printing house": "name of an edition: for a printing house, on the page from which files are downloaded",
    "Cover": "name of a file for a printing house: the cover of a book with its spine",
    "Slides": "name of the product: decks",
    "Calendars": "name of the product: files for calendar programs",
    "Response form": "name of the product: what participants are asked when a workshop is over",
    "Your response": "title of the response form",
    "This form is anonymous: it does not ask who you are, and every question may be left open.": "on the response form",
    "Group (optional)": "field on the response form",
    "Language (optional)": "field on the response form: the language in which one took part",
    "How useful was each session for your work?": "question of the response form",
    "Substance: what was missing, unclear or not right?": "question of the response form",
    "Form: what should be different in the way we worked, in the slides or in the documents?": (
        "question of the response form"
    ),
    "Your work: how does this fit what you do? What will you use first?": "question of the response form",
    "Tools: which do you still need?": "question of the response form",
    "{least}: the least, {most}: the most": "what the points of a rating mean: 1: the least, 5: the most",
    "Save the filled-in file and send it back, or hand in the sheet. Thank you.": "at the foot of the response form",
    "Responses": "title of the summary of response forms, and of their spreadsheet",
    "Form": "head of a column: the number of a response form",
    "Forms": "how many response forms came back",
    "Answers": "head of a column: how many have answered",
    "Average": "head of a column, and below a chart: of the points given",
    "An average of fewer than {count} answers is not told.": "in the summary of response forms",
    "Handout": "name of the product: slides on paper, with lines to write on",
    "Speaker's notes": "name of the product: slides on paper, each with its notes",
    "Checklists": "title",
    "Two weeks before": "title of a checklist",
    "One week before": "title of a checklist",
    "On the day": "title of a checklist",
    "Afterwards": "title of a checklist",
    "Programme, rooms and groups are confirmed with the host.": "in a checklist",
    "Each group has a facilitator, and each facilitator knows which group, when and where.": "in a checklist",
    "The languages of every room are covered; interpretation is booked where it is needed.": "in a checklist",
    "What participants need is known: access to rooms, large print, food, times of prayer.": "in a checklist",
    "You have read the chapters, and noted what is different in the countries of the participants.": "in a checklist",
    "Local services that can support a person in distress are known, with their telephone numbers.": "in a checklist",
    "Worksheets and handbooks are printed in the languages of each group, with five to spare.": "in a checklist",
    "Everything on the list of materials is there, packed by room.": "in a checklist",
    "The slides were shown once with the projector and the computer of the room.": "in a checklist",
    "The team has gone through the run sheets together and agreed who leads what.": "in a checklist",
    "You know how you will work if there is no projector.": "in a checklist",
    "You are in the room 45 minutes before the start.": "in a checklist",
    "Tables and chairs stand as planned; everybody can reach a seat, see and hear.": "in a checklist",
    "Slides, sound and interpretation are tested.": "in a checklist",
    "Worksheets, pens and cards lie on the tables, in the languages of the room.": "in a checklist",
    "You can see a clock; the times of the breaks are written where everybody can read them.": "in a checklist",
    "A quiet place and a person to turn to are agreed, and announced.": "in a checklist",
    "Participants were thanked, and know what happens with what they said.": "in a checklist",
    "Flipcharts are photographed without names, then taken away.": "in a checklist",
    "The team has met on the same day: two things that worked, one to change.": "in a checklist",
    "Remarks on the material have gone to its authors.": "in a checklist",
    "Lists with names are destroyed as soon as nobody needs them.": "in a checklist",
    "Rooms and equipment are left as you found them.": "in a checklist",
    "Before we begin": "title of a content warning: what a session or chapter speaks of that may distress somebody",
    "Where to find support": "title of a box with services and contacts",
    "Room layout": "title of a passage for facilitators: how tables and chairs stand",
    "Without a projector": "title of a passage for facilitators: how to work without slides",
    "Difficult questions": "title of a passage for facilitators: questions that may be asked, and neutral replies",
    "Debrief": "title of a passage for facilitators: what to talk about after an activity",
    "In my own setting": "title of a field on the worksheet",
    "What is the same where I work, and what is different? What follows from it?": "question on the worksheet",
    "My action plan": "title of a table to fill in, on the worksheet",
    "What I will do": "head of a column of the action plan",
    "With whom": "head of a column of the action plan",
    "By when": "head of a column of the action plan",
    "Questions that may come, each with a short neutral reply.": "how to use the guide: what a box means",
    "How to hold the session if there is no projector, or no electricity.": "how to use the guide: what a box means",
    "How tables and chairs stand.": "how to use the guide: what a box means",
    "What to talk about when it is over, with the group or among yourselves.": "how to use the guide: what a box means",
    "What may distress somebody. Say it before you begin.": "how to use the guide: what a box means",
    "Services that can help. Fill in what is empty before the session.": "how to use the guide: what a box means",
    "In total": "head of a column: how many of a thing are needed",
    "Numbers are for all groups together. What is left after one session can be used in the next.": (
        "below the list of materials"
    ),
    "{things} per group": "in a list of materials, as authors and translators write it: 2 markers per group",
    "{things} per person": "in a list of materials, as authors and translators write it: 1 card per person",
    "Who leads which group": "title of the table of facilitators and groups",
    "Team": "head of a column: who leads a session together",
    "{name} (lead)": "in a timetable: who leads a session",
    "{name} (co-facilitator)": "in a timetable: who helps to lead a session",
    "{name} (rapporteur)": "in a timetable: who writes down what a group says",
    "{name} (interpreter)": "in a timetable: who interprets in a session",
    "Model answers": "title of the sheet with all model answers of a session; facilitators only",
    "Who is where": "title of the rooms, groups, facilitators and teams of a workshop, in a guide",
    "Calendar": "on the cover of a pack: a file for calendars",
    "Programme at a glance": "on the cover of a pack: the programme as a picture",
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
    "changed by hand: slide {number}": "on the cover of a pack: a deck of which its speaker changed one slide",
    "Not in {language}, but in {others}: {documents}": "on the cover of a pack: what readers of a language lack",
    "in its session, not translated yet: {number}": "on the cover of a pack, beside a document: how many passages",
    "changed by hand: slides {numbers}": "on the cover of a pack: a deck that its speaker changed",
    "Changed by the speaker: this is what the slide says. Its picture"
    "s are in the deck alone.": "above the notes to a slide",
    "Knowledge test": "title: questions asked before and after a workshop",
    "Knowledge test, before": "on the cover of a pack",
    "Knowledge test, after": "on the cover of a pack",
    "Knowledge test, answers": "on the cover of a pack",
    "Before the workshop": "title of a knowledge test",
    "After the workshop": "title of a knowledge test",
    "{sign} not translated yet": "at the foot of a draft: what a sign behind a passage means",
    "{sign} translation to be checked": "at the foot of a draft: the source has changed since it was translated",
    "Not everything is translated: {reason}": "on the cover of an edition that was accepted with gaps, or at its foot",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A word that depends on a number: how it is said of one, and the name of the value that counts."""

    one: str
    number: str


COUNTED: dict[str, Counted] = {
    "{minutes} minutes": Counted("{minutes} minute", "minutes"),
    "An average of fewer than {count} answers is not told.": Counted(
        "An average of fewer than {count} answer is not told.", "count"
    ),
    "and {number} more": Counted("and {number} more", "number"),
}
"""Those of `WORDS`, said of several, that are said otherwise of one; other languages have forms of their own."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A word in every form of a language, in the order of its plural forms."""

    plurals: Plurals
    texts: tuple[str, ...]

    def of(self, number: int) -> str:
        return self.texts[self.plurals.form(number)]


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: `words("Table {number}", number=2)`.

    One of `COUNTED` is said in the form that its number takes: `words("{minutes} minutes", minutes=21)`.

    A word outside `WORDS` is our own mistake (KeyError); one without a translation is said in English, in a draft with
    the `sign` of such, and reported by the language checks.
    """

    language: str
    translations: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Forms] = field(default_factory=dict)
    sign: str = ""

    def __call__(self, word: str, **values: object) -> str:
        if word not in WORDS:
            raise KeyError(f"not in publish.words.WORDS: {word!r}")
        if counted := COUNTED.get(word):
            forms = self.counted.get(word) or Forms(ENGLISH, (counted.one + self.sign, word + self.sign))
            return forms.of(int(str(values[counted.number]))).format(**values)
        said = self.translations.get(word) or word + self.sign
        return said.format(**values) if values else said
