"""The slides of a deck: drafted from what an author wrote, laid out, fitted, split."""
