"""Where the results go: standard output, or a file that appears when it is complete."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from quotes.cli.inputs import reason
from quotes.console import silence_stdout

if TYPE_CHECKING:
    from quotes.cli.writers import Item


class OutputError(Exception):
    """The output cannot be written; the message says why and what to do."""


class Writer(Protocol):
    """What takes the results."""

    quiet: bool
    """Whether nothing of it appears on the terminal, so that a progress bar may."""

    def add(self, item: Item) -> None:
        """Write the quotations of one text."""

    def commit(self) -> None:
        """Finish."""

    def abandon(self) -> str:
        """Stop early and return the end of a message that says where the results are."""


class Stdout:
    """Standard output.

    Args:
        encoding: The one to use, ``None`` for that of the terminal.

    Raises:
        OutputError: It is closed.
    """

    def __init__(self, encoding: str | None = None) -> None:
        if sys.stdout is None:
            raise OutputError("standard output is closed; write to a file with -o")
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding, errors="replace", newline="\n")
        self.quiet = not sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write and show the text."""
        try:
            with writing("standard output"):
                sys.stdout.write(text)
                sys.stdout.flush()
        except (BrokenPipeError, OutputError):
            silence_stdout()
            raise

    def commit(self) -> None:
        """Do nothing more."""

    def abandon(self) -> str:
        """Return nothing: what was written is seen."""
        return ""


class PartFile:
    """A file that is written beside its place as ``NAME.part``, and takes its place when it is complete.

    Args:
        path: The file. What is no plain file, such as a pipe, is written directly.

    Raises:
        OutputError: It cannot be written.
    """

    quiet = True

    def __init__(self, path: Path) -> None:
        self.name = path
        with writing(str(path)):
            if path.is_dir():
                raise OutputError(f"{path}: is a folder; name a file after -o")
            self.direct = path.exists() and not path.is_file()
            self.path = path.resolve()
            self.part = self.path if self.direct else self.path.with_name(f"{self.path.name}.part")
            self.stream: TextIO = self.part.open("w", encoding="utf-8", errors="replace", newline="\n")
        self.written = False

    def write(self, text: str) -> None:
        """Write the text, and hand it to the system at once: results are not lost when the process is killed."""
        with writing(str(self.name)):
            self.stream.write(text)
            self.stream.flush()
        self.written = self.written or bool(text)

    def commit(self) -> None:
        """Put the file in its place."""
        with writing(str(self.name)):
            self.stream.close()
            if not self.direct:
                if self.path.exists():
                    shutil.copymode(self.path, self.part)
                self.part.replace(self.path)

    def abandon(self) -> str:
        """Keep what was written under the other name."""
        with suppress(OSError):
            self.stream.close()
        if self.direct:
            return ""
        if self.written:
            return f"; what was done is in {self.name}.part"
        with suppress(OSError):
            self.part.unlink()
        return ""


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there with all of the text or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    with writing(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
    file = PartFile(path)
    try:
        file.write(text)
        file.commit()
    except BaseException:  # an interruption too: half a page is of no use
        file.abandon()
        if not file.direct:
            file.part.unlink(missing_ok=True)
        raise


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what the system says into an `OutputError`; a closed pipe stays what it is.

    Args:
        name: What is being written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(f"{name}: cannot be written, {reason(error)}") from error
