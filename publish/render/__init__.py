"""Deck or book → a file: one module a format.

Renderers know core blocks and roles only, each through a table type → function; they get values and
bytes and give bytes, open no file and reach no network.
"""
