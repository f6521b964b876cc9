"""Catalogs, their upkeep and their checks; typography; the product's own words.

catalogs    PO text ↔ `Catalog`, strictly
scan        the entries of a PO file, as they stand
rooms       where on a slide a message stands, and what is told of the room there
update      the messages of a source → its PO, keeping what translators wrote
terms       the terms of the glossary that occur in a message, and what was agreed for them
scope       which messages a language needs that only some documents are in
status      how much is done, in messages and in words
damage      each translation against its source: what must be the same
habits      how a translation is written: agreed terms, marks in pairs, spaces, length
passages    what is not translated, with its entry and the products that show it
typography  the spaces and apostrophes of a language
words       the product's own words in one language
exchange    entries sent to translators and rows that come back, as values
xliff       entries ↔ XLIFF 1.2
spreadsheet entries ↔ an Excel workbook
commands    what `publish translations …` does
sending     what `publish translations export | import` does
"""
