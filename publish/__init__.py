"""One Markdown source; decks, handbooks, guides and worksheets in every language of the room."""
