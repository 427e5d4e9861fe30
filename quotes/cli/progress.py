"""A bar on standard error while many texts are read."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm


class Progress:
    """Counts texts on a terminal, and says what goes wrong without breaking the bar.

    Args:
        total: How many texts there are.
        shown: Whether a bar is wanted; there is none where standard error is no terminal.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self.total = total
        self.shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self.bar: tqdm[None] | None = None

    def __enter__(self) -> Progress:
        if self.shown:
            from tqdm import tqdm

            self.bar = tqdm(total=self.total, unit="text", file=sys.stderr, dynamic_ncols=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def advance(self) -> None:
        """Count one text."""
        if self.bar is not None:
            self.bar.update()

    def say(self, line: str) -> None:
        """Print a line on standard error."""
        if self.bar is not None:
            self.bar.write(line, file=sys.stderr)
        elif sys.stderr is not None:
            print(line, file=sys.stderr)
