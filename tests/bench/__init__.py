"""How fast, beside the peers: generators of large publications, and whole processes measured in turns (`make bench`)."""
