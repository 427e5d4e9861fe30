"""Colour for the table, where it is wanted."""

from __future__ import annotations

import os
import sys

from quotes.cli.options import Color
from quotes.table import Paint, Style, plain

_CODES: dict[Style, str] = {"header": "1", "speaker": "1;34", "negative": "31", "neutral": "2", "positive": "32"}


def painter(choice: Color, *, to_file: bool) -> Paint:
    """Return what puts colour into the table.

    Args:
        choice: "always", "never", or "auto": on a terminal, unless NO_COLOR is set or TERM is dumb.
        to_file: Whether the table goes to a file.
    """
    wanted = choice == "always" or (choice == "auto" and not to_file and _on_terminal())
    return _painted if wanted else plain


def _on_terminal() -> bool:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _painted(cell: str, style: Style) -> str:
    code = _CODES.get(style)
    return f"\x1b[{code}m{cell}\x1b[0m" if code else cell
