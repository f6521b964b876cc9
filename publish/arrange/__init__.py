"""Selected content → a `Deck` or a `Book`: one module a product. Pure; only page numbers stay symbols."""
