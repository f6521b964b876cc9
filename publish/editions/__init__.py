"""What is asked for → editions → decks and books, arranged, with everything their jobs need."""
