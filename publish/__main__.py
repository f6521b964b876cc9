"""`python -m publish`, the same as `publish`."""

import sys

from publish.cli import main

if __name__ == "__main__":  # spawned workers import this file too
    sys.exit(main())
