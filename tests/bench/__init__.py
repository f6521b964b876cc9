"""How fast, beside the peers: large publications made of our own texts, whole processes in turns (`make bench`)."""
