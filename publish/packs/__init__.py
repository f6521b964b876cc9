"""Packs: the right files for one facilitator, one room, the organisers, the interpreters, before a workshop.

    workshop + people ──plan──▶ packs ──making──▶ files, each made once ──closing──▶ folder, zip, print-ready PDF

What is in which pack is the table in `contents`; how each document is arranged is in `documents`.
"""
