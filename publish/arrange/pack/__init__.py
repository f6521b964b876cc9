"""The documents of packs: each of them small, made of what a workshop's tables say. One module a document."""
