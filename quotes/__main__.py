"""The command line: ``python -m quotes FILE|DIR|-``."""

from __future__ import annotations

import sys

from quotes.cli import main

if __name__ == "__main__":
    sys.exit(main())
