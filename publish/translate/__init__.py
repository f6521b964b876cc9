"""Catalogs, their upkeep and their checks; typography; the product's own words.

catalogs    PO text ↔ `Catalog`, strictly
update      the messages of a source → its PO, keeping what translators wrote
terms       the terms of the glossary that occur in a message, and what was agreed for them
status      how much is done, in messages and in words
damage      each translation against its source
typography  the spaces and apostrophes of a language
words       the product's own words in one language
commands    what `publish translations …` does
"""
