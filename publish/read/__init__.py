"""Texts as their authors wrote them → values: documents, drawings, tables, settings."""
