"""Parts → one file: the only place that merges. Page numbers, links between parts, bookmarks, tags, form fields."""
